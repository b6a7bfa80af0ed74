"""Which units of a tree have a heading, and where its words begin."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policybase.model import Doubt, DoubtCode, Kind
from policybase.parse.headings import Opening, is_heading_line, lost_border, opening
from policybase.parse.tree import Node, Tree

# （二）基本原则。 may end with a stop and still be the heading of the paragraphs below it.
SHORT_HEADING = 12
SURE_HEADING = 24
CUSTOMARY = (
    *("指导思想", "基本原则", "总体要求", "总体思路", "总体目标", "工作目标", "主要目标", "发展目标", "工作原则"),
    *("主要任务", "重点任务", "工作重点", "保障措施", "组织领导", "工作要求"),
)
MOST = 0.6  # of the units that could have a run-in heading
_DIVISIONS = (Kind.PART, Kind.CHAPTER, Kind.SECTION)
# 第一条【立法目的】 ；第二条（适用范围）
DASHES = "—–-·•●◆■ "
_BRACKETED = re.compile(r"\s*(?:【([^【】]{2,30})】|〔([^〔〕]{2,30})〕)")


def set_headings(text: str, tree: Tree) -> None:
    """Fills heading, body and heading_alone of every node below the tree's roots."""
    for node in tree.walk():
        if node.heading is None:
            node.body = _skip(text, node.words_start, node.end)
    nodes = [node for root in tree.roots for node in root.walk()]
    for node in nodes:
        if node.kind in _DIVISIONS:
            _alone(text, node)
        elif node.kind is Kind.ARTICLE:
            _bracketed(text, node)
        elif node.kind is Kind.POINT:
            _own_line(text, node)
    _phrases_with_stop(text, [node for node in nodes if node.kind is Kind.POINT])
    points = [node for node in nodes if node.kind is Kind.POINT and node.heading is None and node.body < node.end]
    for form in {node.form for node in points}:
        _run_in(text, [node for node in points if node.form is form])
    _paragraphs_below(text, [node for node in nodes if node.kind in (Kind.POINT, Kind.UNIT)])


def _alone(text: str, node: Node) -> None:
    end = _rstrip(text, node.body, node.end)
    if end > node.body:
        node.heading = (node.body, end)
        node.heading_alone = True
        node.body = node.end


def _bracketed(text: str, node: Node) -> None:
    match = _BRACKETED.match(text, node.body, node.end)
    if match:
        group = 1 if match.group(1) else 2
        node.heading = match.span(group)
        node.body = _skip(text, match.end(), node.end)


def _own_line(text: str, node: Node) -> None:
    """二、主要任务 with units below it, on a line of its own or run into them."""
    words = text[node.body : node.end]
    below = bool(node.children) and (node.ends_line or node.children[0].start == node.end)
    if not below or not is_heading_line(words):
        _heading_with_lost_border(text, node)
        return
    if words.rstrip().endswith("。") and node.children[0].form is None and len(words) > SHORT_HEADING:
        return  # a sentence and a paragraph after it, or a heading: the neighbours decide
    _alone_without_stop(text, node)


def _phrases_with_stop(text: str, points: list[Node]) -> None:
    """4. 围绕高端高效智能经济培育打造重大场景。 / 鼓励在制造… : a heading if its neighbours are headings too."""
    for form in {node.form for node in points}:
        same = [node for node in points if node.form is form]
        phrases = [
            node
            for node in same
            if node.heading is None
            and node.ends_line
            and node.children
            and node.children[0].form is None
            and is_heading_line(text[node.body : node.end])
        ]
        if len(phrases) + sum(1 for node in same if node.heading_alone) > 1:
            for node in phrases:
                _alone_without_stop(text, node)


def _alone_without_stop(text: str, node: Node) -> None:
    _alone(text, node)
    if node.heading and text[node.heading[1] - 1] in "。！？：:":
        node.heading = (node.heading[0], node.heading[1] - 1)


def _heading_with_lost_border(text: str, node: Node) -> None:
    """（一）增强…能力建立领导干部…: only where the line ends of the original are lost too."""
    if node.starts_line and node.ends_line:
        return
    words = text[node.body : node.end]
    border = lost_border(words)
    if border is not None and words[:border] in CUSTOMARY:
        _cut_at_lost_border(text, node)  # （二）基本原则坚持统筹规划。…
        return
    found = opening(words, labelled=True)
    # 具体行政执法行为规范高效。推行… is a heading with its stop; a longer sentence may hide a lost one.
    if found and found.heading <= SURE_HEADING and not set(words[: found.heading]) & set("，,"):
        return
    _cut_at_lost_border(text, node)


def _run_in(text: str, nodes: list[Node]) -> None:
    """Run-in headings of the units of one form: all of them have one, or none has."""
    found = {id(node): opening(text[node.body : node.end], labelled=True) for node in nodes}
    with_heading = sum(1 for item in found.values() if item)
    if with_heading < MOST * len(_with_more_than_one_sentence(text, nodes)):
        return
    for node in nodes:
        item = found[id(node)]
        if item:
            _set(text, node, item.heading, item.body)
        elif with_heading * 2 > len(nodes):
            _cut_at_lost_border(text, node)


def _paragraphs_below(text: str, parents: list[Node]) -> None:
    """Run-in headings of paragraphs.

    三、主要任务 / （六）加强机制建设。 / 进一步明确建设主体。… : one paragraph alone is what the heading above
    it announces. It has a heading of its own only where the neighbours' paragraphs have one.
    """
    alone: list[tuple[Node, Node, Opening]] = []
    headed: dict[int, bool] = {}  # of the parents whose heading has a line of its own
    for parent in parents:
        paragraphs = [child for child in parent.children if child.kind is Kind.PARAGRAPH and child.form is None]
        found = [opening(text[node.body : node.end], labelled=False) for node in paragraphs]
        if parent.heading_alone and paragraphs:
            headed[id(parent)] = sum(1 for item in found if item) * 2 > len(paragraphs)
        for node, item in zip(paragraphs, found, strict=True):
            # 系统布局，谋划长远。 is a heading by its form alone: nothing else has two such halves
            paired = item is not None and bool(set(text[node.body : node.body + item.heading]) & set("，,"))
            if item and parent.heading_alone and len(paragraphs) == 1 and not paired:
                alone.append((parent, node, item))
            elif item:
                _set(text, node, item.heading, item.body)
    for parent, node, item in alone:
        others = [
            headed[id(other)]
            for other in parents
            if other is not parent and other.form is parent.form and id(other) in headed
        ]
        if not others or sum(others) * 2 > len(others):
            _set(text, node, item.heading, item.body)


def _with_more_than_one_sentence(text: str, nodes: Iterable[Node]) -> list[Node]:
    return [node for node in nodes if re.search(r"[。！？]\s*\S", text[node.body : node.end].rstrip())]


def _cut_at_lost_border(text: str, node: Node) -> None:
    border = lost_border(text[node.body : node.end])
    if border is not None:
        node.doubts.append(Doubt(DoubtCode.HEADING_BORDER, node.body + border, "no stop between heading and words"))
        _set(text, node, border, border)


def _set(text: str, node: Node, heading: int, body: int) -> None:
    # ——依法治理。加强… : the dash is printed, and belongs to neither heading nor label.
    start = node.body
    while text[start] in DASHES:
        start += 1
    node.heading = (start, _rstrip(text, start, node.body + heading))
    node.body = _skip(text, node.body + body, node.end)


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


