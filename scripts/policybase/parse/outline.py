"""Outline: the units of one part as a tree. Where each stands, before it has words or an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from policybase.labels import Form
from policybase.model import Doubt, DoubtCode, Kind
from policybase.parse.chapters import DIVISIONS, titles_without_number, whole_titles
from policybase.parse.headings import is_heading_line, opening
from policybase.parse.labelling import RANK, Unit, units
from policybase.parse.lines import Line
from policybase.parse.unlabelled import unit_at, units_within


@dataclass(slots=True)
class Node:
    """A unit under construction; ``[start, end)`` are its own words in the corrected text.

    Lives only between ``grow`` and ``provisions``: the one thing here that changes after it is made.
    """

    kind: Kind
    start: int
    end: int
    form: Form | None = None
    number: tuple[int, int] = (0, 0)
    label_end: int | None = None
    starts_line: bool = True
    ends_line: bool = True
    name_end: int | None = None  # of a unit without number: where its path element ends
    heading: tuple[int, int] | None = None
    body: int = 0  # where the words after the heading begin
    heading_alone: bool = False
    doubts: list[Doubt] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def words_start(self) -> int:
        return self.start if self.label_end is None else self.label_end

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class Tree:
    """One part: what stands before the first label, the labelled units, what belongs to the whole."""

    preamble: list[Node]
    roots: list[Node]
    closing: list[Node]

    def walk(self) -> Iterator[Node]:
        for node in (*self.preamble, *self.roots, *self.closing):
            yield from node.walk()


def grow(text: str, body: tuple[Line, ...]) -> Tree:
    """The tree of a part's lines, without headings."""
    found = _one_grammar(whole_titles(text, units(text, body)))
    titles = _sections(text, found)
    chapters, inner = titles_without_number(text, found)
    tree = _attach(found, roots=titles or chapters, inner=inner)
    for node in tree.walk():
        if node.start in chapters | inner and node.kind is Kind.UNIT:
            node.doubts.append(Doubt(DoubtCode.LABEL_DAMAGED, node.start, "a title among articles, without its number"))
    if tree.roots:
        _move_wrap_ups(tree.roots)
        _close(text, tree)
        for node in list(tree.walk()):
            _split_units(text, node)
        for node in list(tree.walk()):
            _name_paragraphs(text, node)
    return tree


# ── labels → tree ────────────────────────────────────────────────────────────


def _one_grammar(found: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """In 一、将第三条修改为： / 第三条 … the articles are quoted: words of the point, not units."""
    forms = [unit.label.form for unit in found if unit.label]
    if Form.HAN not in forms or Form.ARTICLE not in forms or Form.CHAPTER in forms:
        return found
    first, last = forms.index(Form.ARTICLE), len(forms) - forms[::-1].index(Form.HAN)
    if not forms.index(Form.HAN) < first < last:
        return found
    return tuple(_unlabelled(unit) if unit.label and unit.label.form is Form.ARTICLE else unit for unit in found)


def _unlabelled(unit: Unit) -> Unit:
    return Unit(unit.start, unit.end, None, unit.starts_line, unit.ends_line, unit.table)


_STATUTE_KINDS = {
    Form.PART: Kind.PART,
    Form.CHAPTER: Kind.CHAPTER,
    Form.SECTION: Kind.SECTION,
    Form.ARTICLE: Kind.ARTICLE,
}


LONGEST_SECTION = 40


def _sections(text: str, found: tuple[Unit, ...]) -> frozenset[int]:
    """Where a section without number begins: 2023年工作回顾 / 一、… and then 2024年工作安排 / 一、…

    Only where numbering starts anew below such a line: then the line is what tells the two 一、 apart.
    """
    forms = [unit.label.form for unit in found if unit.label and unit.label.form in (Form.HAN, Form.HAN_BRACKET)]
    if not forms:
        return frozenset()
    outermost = min(forms, key=RANK.__getitem__)
    starts = [
        index
        for index, unit in enumerate(found[1:], start=1)
        if unit.label and unit.label.form is outermost and unit.label.number == 1
    ]
    lines = frozenset(found[index].start for index in (_line_above(text, found, start) for start in starts) if index >= 0)
    return lines if len(starts) > 1 and len(lines) == len(starts) else frozenset()


def _line_above(text: str, found: tuple[Unit, ...], index: int) -> int:
    """The short line at most three paragraphs above a first 一、, or -1."""
    for above in range(index - 1, max(index - 4, -1), -1):
        unit = found[above]
        words = text[unit.start : unit.end].strip()
        if unit.label is not None or unit.table:
            return -1
        if len(words) <= LONGEST_SECTION and words[-1] not in "。！？；：;:，,、":
            return above
    return -1


def _attach(found: tuple[Unit, ...], *, roots: frozenset[int], inner: frozenset[int]) -> Tree:
    """``roots`` and ``inner``: where lines without number begin that are titles of chapters, or within one."""
    tree = Tree([], [], [])
    stack: list[Node] = []
    for unit in found:
        node = _node(unit)
        if unit.start in roots | inner:
            _name(node)
            while stack and (unit.start in roots or stack[-1].kind is not Kind.CHAPTER):
                stack.pop()
            (stack[-1].children if stack else tree.roots).append(node)
            stack.append(node)
        elif unit.label is None:
            if stack and stack[-1].kind in (Kind.ITEM, Kind.SUBITEM):
                _pop_to_article(stack)
            siblings = stack[-1].children if stack else tree.preamble
            if unit.table and siblings and siblings[-1].kind is Kind.TABLE:
                siblings[-1].end = node.end
            else:
                siblings.append(node)
        else:
            while stack and _ends(stack[-1], unit.label.form):
                stack.pop()
            parent = _parent(stack[-1], node) if stack else None
            node.kind = _kind(unit.label.form, parent)
            (parent.children if parent else tree.roots).append(node)
            stack.append(node)
    return tree


def _name(node: Node) -> None:
    """A line that is the title of what follows it."""
    node.kind = Kind.UNIT
    node.name_end = node.end
    node.heading = (node.start, node.end)
    node.heading_alone = True
    node.body = node.end


def _ends(open_node: Node, form: Form) -> bool:
    """A label ends every unit of its own level and below; a chapter ends a section without number too."""
    return form in DIVISIONS if open_node.form is None else RANK[open_node.form] >= RANK[form]


def _node(unit: Unit) -> Node:
    label = unit.label
    return Node(
        kind=Kind.TABLE if unit.table else Kind.PARAGRAPH,
        start=unit.start,
        end=unit.end,
        form=label.form if label else None,
        number=label.key if label else (0, 0),
        label_end=label.end if label else None,
        starts_line=unit.starts_line,
        ends_line=unit.ends_line,
        doubts=list(unit.doubts),
    )


def _pop_to_article(stack: list[Node]) -> None:
    """A line after （一）…；（二）… of an article is the article's next 款."""
    while stack and stack[-1].kind is not Kind.ARTICLE:
        stack.pop()


def _parent(above: Node, node: Node) -> Node:
    """（一） after the second 款 of an article belongs to that 款: 第二款第一项."""
    if above.kind is not Kind.ARTICLE or not above.children:
        return above
    last = above.children[-1]
    if last.kind is Kind.PARAGRAPH and (node.number[0] == 1 or last.children):
        return last
    return above


def _kind(form: Form, parent: Node | None) -> Kind:
    if form in _STATUTE_KINDS:
        return _STATUTE_KINDS[form]
    if parent is None:
        return Kind.POINT
    if parent.kind is Kind.UNIT:
        return Kind.POINT
    if parent.kind is Kind.ARTICLE or (parent.kind is Kind.PARAGRAPH and parent.form is None):
        return Kind.ITEM
    return Kind.SUBITEM if parent.kind in (Kind.ITEM, Kind.SUBITEM) else Kind.POINT


# ── paragraphs that belong higher up ─────────────────────────────────────────

# A habit needs this many sections that all end with a paragraph of their own.
FEWEST_WRAP_UPS = 3


def _move_wrap_ups(roots: list[Node]) -> None:
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


def _close(text: str, tree: Tree) -> None:
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


# ── units without number ─────────────────────────────────────────────────────


def _split_units(text: str, node: Node) -> None:
    """指导思想：… 目标：… inside the words of one unit become units of their own."""
    if node.kind is not Kind.POINT:
        return
    inner = _cut_units(text, node)
    if inner:
        node.children = inner + node.children
    for index, child in enumerate(list(node.children)):
        if child.kind is Kind.PARAGRAPH and child.form is None:
            # 工作分两个阶段进行：第一阶段…：… in the paragraph below a heading
            node.children[index + 1 : index + 1] = _cut_units(text, child)


def _cut_units(text: str, node: Node) -> list[Node]:
    """The units inside the words of one node, which then ends before them."""
    at = node.words_start
    words = text[at : node.end]
    named = units_within(words)
    inner: list[Node] = []
    for index, unit in enumerate(named):
        end = named[index + 1].start if index + 1 < len(named) else len(words)
        inner.append(
            Node(
                kind=Kind.UNIT,
                start=at + unit.start,
                end=at + end,
                name_end=at + unit.name,
                heading=(at + unit.start, at + unit.heading),
                body=at + unit.body,
                starts_line=False,
                ends_line=index + 1 == len(named) and node.ends_line,
                doubts=[Doubt(DoubtCode.LABEL_INLINE, at + unit.start, "a unit without number inside a line")],
            )
        )
    if inner:
        node.end = inner[0].start
        node.ends_line = False
    return inner


def _name_paragraphs(text: str, node: Node) -> None:
    """Neighbouring paragraphs 指导思想：… / 目标：… are units; one alone is a paragraph with a heading."""
    paragraphs = [child for child in node.children if child.kind is Kind.PARAGRAPH and child.form is None]
    if node.kind is not Kind.POINT:
        return
    found = [(child, unit_at(text[child.start : child.end])) for child in paragraphs]
    names = [text[child.start : child.start + unit.name] for child, unit in found if unit]
    if len(names) < 2 or len(set(names)) < len(names):
        return
    for child, unit in found:
        if unit is not None:
            child.kind = Kind.UNIT
            child.name_end = child.start + unit.name
            child.heading = (child.start, child.start + unit.heading)
            child.body = child.start + unit.body
