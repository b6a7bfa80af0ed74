"""The outline beside the text, from our data: units with a run-in heading are in it too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybase import contexts
from policybase.model import Document, Kind, Part, Provision
from policybase.render import kind_words
from policybase.render.locales import ZH
from policybase.render.lookup import Lookup

DEEPEST = 3
_NOT_UNITS = {Kind.PARAGRAPH, Kind.TABLE, Kind.ADDRESSEES}
_OPENING_WORDS = re.compile(r"[^，。；：、,;:]{1,14}")
_ENGLISH_OPENING_WORDS = re.compile(r"\S+(?: \S+){0,7}")


@dataclass(frozen=True, slots=True)
class Entry:
    """``lang`` is said where it is not the page's: words that have no English."""

    anchor: str
    depth: int
    words: str
    lang: str | None = None


def outline(document: Document, lookup: Lookup) -> tuple[Entry, ...]:
    """Parts, where there are several, and labelled units down to the third level."""
    parts = [part for part in document.parts if part.provisions or part.title_spans]
    entries: list[Entry] = []
    for part in parts:
        if len(parts) > 1:
            first = part.provisions[0].anchor if part.provisions else part_anchor(part)
            anchor = part_anchor(part) if part.title_spans and part is not parts[0] else first
            entries.append(_part(document, part, anchor, lookup))
        for provision in part.provisions:
            entries.extend(_units(document, provision, lookup, depth=1))
    return tuple(entries)


def part_anchor(part: Part) -> str:
    """The id of a part's title: notice-title, text-title, annex-1-title. No provision is named so."""
    return f"{part.name or 'text'}-title"


def _part(document: Document, part: Part, anchor: str, lookup: Lookup) -> Entry:
    t = lookup.locale.t
    if part.name == "notice" and part.kind in (None, "通知"):
        return Entry(anchor, 0, t("印发通知"))
    if part.name and part.name.startswith("annex"):
        said = lookup.said(document.id, contexts.part_title(part.name)) if lookup.locale.code != ZH else None
        if said is not None:
            return Entry(anchor, 0, said.text)
        if part.title:
            return _chinese(anchor, 0, part.title, lookup)
        return Entry(anchor, 0, t("附件{number}", number=part.name.removeprefix("annex").removeprefix("-")).strip())
    if part.kind is None:
        return Entry(anchor, 0, t("正文"))
    if part.kind in kind_words.KINDS:
        return Entry(anchor, 0, t(part.kind))
    return _chinese(anchor, 0, part.kind, lookup)


def _units(document: Document, provision: Provision, lookup: Lookup, *, depth: int) -> Iterator[Entry]:
    if provision.kind in _NOT_UNITS or depth > DEEPEST:
        return
    found = None if lookup.locale.code == ZH else _english(document, provision, lookup, depth=depth)
    if found is not None:
        yield found
    elif words := _words(provision, depth=depth):
        yield _chinese(provision.anchor, depth, words, lookup)
    for child in provision.children:
        yield from _units(document, child, lookup, depth=depth + 1)


def _words(provision: Provision, *, depth: int) -> str:
    label = provision.label or ""
    # 第一条 为了……, but 一、总体要求: a label that ends in a word is set off from what follows.
    label += " " if label[-1:] in {"编", "章", "节", "条"} else ""
    if provision.heading:
        return label + provision.heading
    if label and _opens(provision, depth=depth):
        opening = _OPENING_WORDS.match(provision.text.strip())
        said = opening.group() if opening else ""
        more = "……" if len(provision.text.strip()) > len(said) else ""
        return f"{label}{said}{more}"
    return ""


def _english(document: Document, provision: Provision, lookup: Lookup, *, depth: int) -> Entry | None:
    """None where there is no English, or nothing to name."""
    label = f"{lookup.locale.label(provision.label)} " if provision.label else ""
    if provision.heading:
        heading = lookup.said(document.id, contexts.heading(provision.anchor))
        return Entry(provision.anchor, depth, f"{label}{heading.text.strip()}") if heading else None
    text = lookup.said(document.id, contexts.text(provision.anchor))
    if text is None or not label or not _opens(provision, depth=depth):
        return None
    opening = _ENGLISH_OPENING_WORDS.match(text.text.strip())
    said = opening.group() if opening else ""
    more = "" if said == text.text.strip() else "…"
    return Entry(provision.anchor, depth, f"{label}{said.rstrip(',;:.') if more else said}{more}")


def _opens(provision: Provision, *, depth: int) -> bool:
    """A unit without heading is named by its first words where it is of the first level, or an article."""
    return depth == 1 or provision.kind is Kind.ARTICLE


def _chinese(anchor: str, depth: int, words: str, lookup: Lookup) -> Entry:
    return Entry(anchor, depth, words, None if lookup.locale.code == ZH else "zh-Hans")
