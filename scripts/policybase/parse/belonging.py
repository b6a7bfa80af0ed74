"""Paragraphs below the last label that are not its own: they belong to a unit higher up, or to the whole text."""

from __future__ import annotations

import re

from policybase.model import Doubt, DoubtCode, Kind
from policybase.parse.headings import is_heading_line, opening
from policybase.parse.tree import Node, Tree

# A habit needs this many sections that all end with a paragraph of their own.
FEWEST_WRAP_UPS = 3


def move_wrap_ups(roots: list[Node]) -> None:
    """1. … 2. … 3. … and then 2020年，…；2021年，… below each section: the paragraph is the section's."""
    parents = [node for root in roots for node in root.walk() if _labelled(node.children)]
    for form in {node.form for node in parents}:
        same = [node for node in parents if node.form is form]
        inner = [child for node in same for child in _labelled(node.children)[:-1]]
        last = [_labelled(node.children)[-1] for node in same]
        trailing = [child for child in last if _only_paragraphs(child)]
        if len(trailing) < FEWEST_WRAP_UPS or any(child.children for child in inner) or len(trailing) * 2 < len(last):
            continue
        for node in same:
            child = _labelled(node.children)[-1]
            if _only_paragraphs(child):
                node.children += child.children
                child.children = []


def _labelled(nodes: list[Node]) -> list[Node]:
    return [node for node in nodes if node.form is not None and node.kind is Kind.POINT]


def _only_paragraphs(node: Node) -> bool:
    return bool(node.children) and all(child.form is None for child in node.children)


# 本方案中提出的各项工作任务… ；各地、各部门要根据… ；附件：1.… ；自印发之日起施行
_OF_THE_WHOLE = re.compile(
    r"本(?:实施|工作|指导)?(?:方案|意见|规划|计划|纲要|办法|通知|决定|规定|细则|要点|通报|规范|标准|制度|规则)|附\s*件\s*[:：]|自(?:发布|印发|公布|下发)之日起"
)
_ANNEXES = re.compile(r"附\s*件\s*[:：]")
# 各位代表！为民造福，… : a report ends by addressing those who hear it
_PERORATION = re.compile(r"(?:各位代表|各位委员|同志们)\s*[！!]")
# 各地、各部门要结合实际… : below a unit whose words stand on its label's line
_TO_ALL = re.compile(r"各(?:地|市|县|区|省|乡|级|部门|单位|有关)")


def close(text: str, tree: Tree) -> None:
    """The last paragraphs of a part that speak of the whole are its closing, not the last unit's."""
    last = tree.roots[-1]
    while _labelled(last.children):
        last = _labelled(last.children)[-1]
    if last.kind not in (Kind.POINT, Kind.UNIT) or any(node.kind is Kind.ARTICLE for node in last.children):
        _close_articles(text, tree)
        return
    owner = last if last.children else _owner_of_wrap_up(tree.roots[-1])
    paragraphs = [child for child in owner.children if child.form is None]
    # The first paragraph below a heading is what the heading announces.
    first = 1 if _announces(text, tree.roots, owner) else 0
    habit = first == 0 and _one_paragraph_each(tree.roots, owner)
    perorations = [child for child in paragraphs[-2:] if _PERORATION.match(text, child.start, child.end)]
    for index in range(first, len(paragraphs)):
        words = text[paragraphs[index].start : paragraphs[index].end]
        peroration = paragraphs[index] in perorations[-1:]
        of_the_whole = peroration or _OF_THE_WHOLE.search(words) or (first == 0 and _TO_ALL.match(words))
        vetoed = opening(words, labelled=False) and not _ANNEXES.match(words)
        if not habit and (not of_the_whole or vetoed):
            continue
        if first == 1 and not peroration and not opening(text[paragraphs[0].start : paragraphs[0].end], labelled=False):
            # 三、组织实施 / … / 各部门要按照本方案…: nothing but its words sets it apart from the unit's own.
            paragraphs[index].doubts.append(
                Doubt(DoubtCode.CLOSING, paragraphs[index].start, "or the closing of the whole text")
            )
            return
        closing = paragraphs[index:]
        owner.children = [child for child in owner.children if child not in closing]
        tree.closing = closing
        return


def _close_articles(text: str, tree: Tree) -> None:
    """第二十九条 本规范自…起施行。 / 附件：1.… : the list of annexes is no 款 of the last article."""
    articles = [node for node in tree.roots[-1].walk() if node.kind is Kind.ARTICLE]
    owner = articles[-1] if articles else tree.roots[-1]
    for index, child in enumerate(owner.children):
        if child.form is None and _ANNEXES.match(text, child.start, child.end):
            tree.closing = owner.children[index:]
            owner.children = owner.children[:index]
            return


def _announces(text: str, roots: list[Node], owner: Node) -> bool:
    """三、保障措施 announces the paragraph below it; 三、开展宣传，增强意识。 does where its neighbours do too."""
    words = text[owner.words_start : owner.end].rstrip()
    if not is_heading_line(words):
        return False
    same = [node for root in roots for node in root.walk() if node.form is owner.form and node is not owner]
    return not words.endswith("。") or any(child.form is None for node in same for child in node.children)


# So many units of one paragraph each are a habit: what follows the last one is not its second.
FEWEST_OF_A_HABIT = 4


def _one_paragraph_each(roots: list[Node], owner: Node) -> bool:
    """一、 to 三十、 of one paragraph each, and then 对真抓实干…的地方，…"""
    same = [node for root in roots for node in root.walk() if node.form is owner.form and node is not owner]
    return len(same) >= FEWEST_OF_A_HABIT and not any(child.form is None for node in same for child in node.children)


def _owner_of_wrap_up(node: Node) -> Node:
    return node if not _labelled(node.children) or _trailing(node) else _owner_of_wrap_up(_labelled(node.children)[-1])


def _trailing(node: Node) -> bool:
    return bool(node.children) and node.children[-1].form is None
