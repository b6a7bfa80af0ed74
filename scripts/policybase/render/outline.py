"""The outline beside the text, from our data: units with a run-in heading are in it too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybase.model import Document, Kind, Part, Provision

DEEPEST = 3
_NOT_UNITS = {Kind.PARAGRAPH, Kind.TABLE, Kind.ADDRESSEES}
_OPENING_WORDS = re.compile(r"[^，。；：、,;:]{1,14}")


@dataclass(frozen=True, slots=True)
class Entry:
    anchor: str
    depth: int
    words: str


def outline(document: Document) -> tuple[Entry, ...]:
    """Parts, where there are several, and labelled units down to the third level."""
    parts = [part for part in document.parts if part.provisions or part.title_spans]
    entries: list[Entry] = []
    for part in parts:
        if len(parts) > 1:
            first = part.provisions[0].anchor if part.provisions else part_anchor(part)
            anchor = part_anchor(part) if part.title_spans and part is not parts[0] else first
            entries.append(Entry(anchor, 0, _part_name(part)))
        for provision in part.provisions:
            entries.extend(_units(provision, depth=1))
    return tuple(entries)


def part_anchor(part: Part) -> str:
    """The id of a part's title: notice-title, text-title, annex-1-title. No provision is named so."""
    return f"{part.name or 'text'}-title"


def _part_name(part: Part) -> str:
    if part.name == "notice":
        return "印发通知" if part.kind in (None, "通知") else part.kind
    if part.name and part.name.startswith("annex"):
        return part.title or "附件" + part.name.removeprefix("annex").removeprefix("-")
    return part.kind or "正文"


def _units(provision: Provision, *, depth: int) -> Iterator[Entry]:
    if provision.kind in _NOT_UNITS or depth > DEEPEST:
        return
    label = provision.label or ""
    # 第一条 为了……, but 一、总体要求: a label that ends in a word is set off from what follows.
    label += " " if label[-1:] in {"编", "章", "节", "条"} else ""
    if provision.heading:
        yield Entry(provision.anchor, depth, label + provision.heading)
    elif label and (depth == 1 or provision.kind is Kind.ARTICLE):
        opening = _OPENING_WORDS.match(provision.text.strip())
        said = opening.group() if opening else ""
        more = "……" if len(provision.text.strip()) > len(said) else ""
        yield Entry(provision.anchor, depth, f"{label}{said}{more}")
    for child in provision.children:
        yield from _units(child, depth=depth + 1)
