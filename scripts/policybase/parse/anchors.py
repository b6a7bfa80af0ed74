"""Anchors and paths from the official numbers, the same in every language, for ever.

二、（五）33. → point-2-5-33; 第三十六条之一第二款第（三）项 → art-36-1-para-2-item-3. Units that would
share an anchor all get a mark made of their words: order settles nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from policybase.labels import OFFICIAL, Form
from policybase.model import Kind
from policybase.parse.labelling import RANK
from policybase.parse.tree import Node, Tree

_STEMS = {
    Kind.PART: "part",
    Kind.CHAPTER: "chapter",
    Kind.SECTION: "section",
    Kind.ARTICLE: "art",
    Kind.ITEM: "item",
    Kind.SUBITEM: "subitem",
    Kind.POINT: "point",
}
_FULL_WIDTH = str.maketrans("()﹙﹚〔〕", "（）（）（）")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: its anchor and its path."""

    node: Node
    anchor: str
    path: tuple[str, ...]
    parent: Node | None


def places(text: str, tree: Tree, *, part: str | None, given: Mapping[str, str]) -> tuple[Place, ...]:
    """A place for every node of a part, in reading order. ``part``: None, notice, annex-2.

    ``given``: first words of a unit → the anchor that a person gave it, where official numbers clash.
    """
    prefix = f"{part}-" if part else ""
    root = (_part_name(part),) if part else ()
    found: list[Place] = []
    if not tree.roots or part == "notice":
        found += _paragraphs(tree.preamble, prefix, root)
    else:
        found += _paragraphs(tree.preamble, f"{prefix}preamble-", (*root, "序"))
    sections = [node for node in tree.roots if node.form is None]
    for node in tree.roots:
        above = _Above(prefix, root)
        if node.form is None:
            words = "".join(text[node.start : node.name_end].split())
            own = _Above(prefix, (*root, words), f"{prefix}unit-{sections.index(node) + 1}", (), node)
            found += _below(text, node, own)
        else:
            found += _labelled(text, node, above)
    found += _paragraphs(tree.closing, f"{prefix}closing-", (*root, "结"))
    return _distinct(text, found, given)


def _part_name(part: str) -> str:
    return "通知" if part == "notice" else "附件" + part.removeprefix("annex-")


def _paragraphs(nodes: list[Node], prefix: str, path: tuple[str, ...]) -> Iterator[Place]:
    counts: Counter[Kind] = Counter()
    for node in nodes:
        counts[node.kind] += 1
        number = counts[node.kind]
        if node.kind is Kind.TABLE:
            yield Place(node, f"{prefix}table-{number}", (*path, f"表{number}"), None)
        else:
            yield Place(node, f"{prefix}para-{number}", (*path, f"¶{number}"), None)


@dataclass(frozen=True, slots=True)
class _Above:
    """What the parent hands down: the part's prefix, its path, its anchor, its 公文 numbers."""

    prefix: str
    path: tuple[str, ...]
    anchor: str = ""
    numbers: tuple[str, ...] = ()  # of the 公文 levels so far, "0" for a skipped one
    node: Node | None = None


def _labelled(text: str, node: Node, above: _Above) -> Iterator[Place]:
    yield from _below(text, node, _own(text, node, above), parent=above.node)


def _below(text: str, node: Node, own: _Above, parent: Node | None = None) -> Iterator[Place]:
    yield Place(node, own.anchor, own.path, parent)
    # The words on the label's line are the unit's first paragraph: the next one is its second.
    paragraphs = 1 if node.body < node.end else 0
    units = tables = 0
    for child in node.children:
        if child.form is not None:
            yield from _labelled(text, child, own)
            continue
        if child.kind is Kind.UNIT:
            units += 1
            step, name = f"unit-{units}", text[child.start : child.name_end].strip()
        elif child.kind is Kind.TABLE:
            tables += 1
            step, name = f"table-{tables}", f"表{tables}"
        else:
            paragraphs += 1
            step, name = f"para-{paragraphs}", f"¶{paragraphs}"
        anchor = f"{own.anchor}-{step}"
        path = (*own.path, name)
        yield Place(child, anchor, path, node)
        for grandchild in child.children:
            yield from _labelled(text, grandchild, _Above(own.prefix, path, anchor, (), child))


def _own(text: str, node: Node, above: _Above) -> _Above:
    path = (*above.path, step(text, node))
    number = str(node.number[0]) + (f"-{node.number[1]}" if node.number[1] else "")
    if node.kind is Kind.ARTICLE:
        # 条 numbers run through the whole text: their chapter is no part of their address.
        return _Above(above.prefix, path, f"{above.prefix}art-{number}", (), node)
    if node.kind is not Kind.POINT:
        base = f"{above.anchor}-" if above.anchor else above.prefix
        return _Above(above.prefix, path, f"{base}{_STEMS[node.kind]}-{number}", (), node)
    level = RANK[node.form or Form.HAN] - RANK[OFFICIAL[0]]
    skipped = ("0",) * (level - len(above.numbers))
    numbers = (*above.numbers, *skipped, number)
    if above.numbers:
        anchor = "-".join((above.anchor, *skipped, number))
    else:
        base = f"{above.anchor}-" if above.anchor else above.prefix
        anchor = f"{base}point-" + "-".join((*skipped, number))
    return _Above(above.prefix, path, anchor, numbers, node)


def step(text: str, node: Node) -> str:
    """A label without its punctuation: 二、 → 二, (五) → （五）, 33. → 33, 第 三 章 → 第三章."""
    label = "".join(text[node.start : node.label_end].split())
    if node.form in (Form.HAN_BRACKET, Form.DIGIT_BRACKET):
        return label.rstrip("、.．").translate(_FULL_WIDTH)
    return label.rstrip("、.．﹑")


def _distinct(text: str, found: list[Place], given: Mapping[str, str]) -> tuple[Place, ...]:
    """Every unit of a clash, the first too, gets -x and six digits of its words' SHA-256."""
    counts = Counter(place.anchor for place in found)
    marks = _marks(text, [place for place in found if counts[place.anchor] > 1])
    result: list[Place] = []
    renamed: dict[int, tuple[str, str]] = {}  # node → its anchor before and after
    for place in found:
        old, new = renamed.get(id(place.parent), ("", ""))
        # Below a unit that got a mark the anchors get it too; an article's names no parent.
        anchor = new + place.anchor.removeprefix(old) if place.anchor.startswith(old) else place.anchor
        if old == new and place.anchor in marks:
            mark = marks[place.anchor].pop(0)
            anchor = _given(text, place, given) or f"{place.anchor}-x{mark}"
        if anchor != place.anchor:
            renamed[id(place.node)] = (place.anchor, anchor)
        result.append(replace(place, anchor=anchor))
    return tuple(result)


def _given(text: str, place: Place, given: Mapping[str, str]) -> str | None:
    words = _bare(text[place.node.start : place.node.end])
    return next((anchor for first, anchor in given.items() if words.startswith(_bare(first))), None)


def _marks(text: str, clashing: list[Place]) -> dict[str, list[str]]:
    """Six digits for each place, by anchor in reading order.

    Units with the very same words (a plan that prints a list twice) are told apart by what stands
    before them.
    """
    marks: dict[str, list[str]] = {}
    for place in clashing:
        words = _digest(text[place.node.start : place.node.end])
        known = marks.setdefault(place.anchor, [])
        known.append(words if words not in known else _digest(text[: place.node.end]))
    return marks


def _digest(words: str) -> str:
    return hashlib.sha256(_bare(words).encode()).hexdigest()[:6]


def _bare(words: str) -> str:
    return "".join(words.split())
