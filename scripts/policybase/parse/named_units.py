"""Units without number in the tree: 指导思想：… 目标：… inside the words of a point, or as its paragraphs."""

from __future__ import annotations

from policybase.model import Doubt, DoubtCode, Kind
from policybase.parse.tree import Node
from policybase.parse.unlabelled import unit_at, units_within


def split_units(text: str, node: Node) -> None:
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


def name_paragraphs(text: str, node: Node) -> None:
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
