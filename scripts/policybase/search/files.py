"""Which scripts the search index is."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache

from policybase.model import (
    Address,
    CitationRelation,
    Deadline,
    Document,
    Edition,
    Library,
    Links,
    Translation,
    Work,
)
from policybase.search import names, shards, synonyms
from policybase.search.columns import columns
from policybase.search.facts import Answer, answers, numbers
from policybase.search.normalise import fold
from policybase.search.shards import Shards, script
from policybase.search.stemming import stems
from policybase.search.streams import Postings, Stream, characters, latin, nouns, postings
from policybase.search.symbols import gaps, sizes
from policybase.search.units import Corrected, Unit, units

VERSION = 1
# A heading says what a provision is about more firmly than a clause does.
FIRM = 0.75


@dataclass(slots=True)
class _Index:
    """What grows while documents are read."""

    zh: Stream = field(default_factory=characters)
    en: Stream = field(default_factory=latin)
    facts: Postings = field(default_factory=postings)
    rows_zh: list[tuple[int, object]] = field(default_factory=list)
    rows_en: list[tuple[int, object]] = field(default_factory=list)
    names: list[tuple[int, object]] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)  # provisions a document
    notices: list[int] = field(default_factory=list)  # how many of them stand in its notice
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)  # (document, anchor) → unit
    next: int = 0


def files(library: Library, english: Edition) -> tuple[tuple[str, bytes], ...]:
    """Paths below the site and bytes: search/manifest.js and its shards. The same values give the same bytes."""
    with _uncollected():
        return _files(library, english)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage is made here, and looking for it among millions of provisions takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _files(library: Library, english: Edition) -> tuple[tuple[str, bytes], ...]:
    index = _Index()
    documents = sorted(library.documents, key=lambda document: document.id)
    limits: dict[str, list[Deadline]] = defaultdict(list)
    for limit in library.links.deadlines:
        limits[limit.at.document_id].append(limit)
    for document in documents:
        _document(index, document, english.of(document.id), limits[document.id])
    short_forms = _short_forms(library.links)
    for work in library.links.works:
        _work(index, work, short_forms[work.id])
    _cited(index, library.links)
    tables = {
        "g": shards.of_postings("g", index.zh.found),
        "w": shards.of_postings("w", index.en.found),
        "r": shards.of_postings("r", index.facts),
        "z": shards.of_rows("z", index.rows_zh),
        "e": shards.of_rows("e", index.rows_en),
        "n": shards.of_rows("n", index.names),
    }
    others = [
        script("synonyms", synonyms.table(library.knowledge, index.zh.found.keys(), index.en.found.keys())),
        script("units", _units(index)),
    ]
    made = [*(file for table in tables.values() for file in table.files), *others]
    manifest = {
        "version": VERSION,
        "digest": shards.digest(made),
        "counts": sizes(index.counts),
        "notices": sizes(index.notices),
        "works": len(library.links.works),
        **columns(documents, english, library.knowledge, today=library.today),
        **_topics(library, index),
        "shards": {name: _starts(table) for name, table in tables.items()},
    }
    return (script("manifest", manifest), *made)


def _starts(table: Shards) -> str:
    """Keys parted by blanks; numbers as gaps."""
    keys = [each for each in table.starts if isinstance(each, str)]
    return " ".join(keys) if keys else gaps([each for each in table.starts if isinstance(each, int)])


def _units(index: _Index) -> list[str]:
    """How many blocks each unit takes: of the Chinese, then which units have English and its blocks."""
    translated = [number for number, size in enumerate(index.en.sizes) if size]
    return [sizes(index.zh.sizes), gaps(translated), sizes(size for size in index.en.sizes if size)]


def _topics(library: Library, index: _Index) -> dict[str, object]:
    """Subjects: id, zh, en, id of the wider one, other names; and which provisions are about each in substance."""
    about: dict[str, set[int]] = defaultdict(set)
    firmly: dict[str, set[int]] = defaultdict(set)
    for subject in library.links.subjects:
        number = index.numbers.get((subject.at.document_id, subject.at.anchor))
        if subject.about and number is not None:
            about[subject.topic].add(number)
            if subject.weight >= FIRM:
                firmly[subject.topic].add(number)
    topics = library.knowledge.topics
    return {
        "topics": [[topic.id, topic.zh, topic.en, topic.broader or "", *topic.alt] for topic in topics],
        "about": [gaps(sorted(about[topic.id])) for topic in topics],
        "firmly": [gaps(sorted(firmly[topic.id])) for topic in topics],
    }


# ── what is laid out ─────────────────────────────────────────────────────────


def _document(
    index: _Index, document: Document, said: Mapping[str, Translation], limits: Sequence[Deadline]
) -> None:
    line, line_en = names.lines(document, said)
    _named(index, names.title(document), names.title_en(said), line, f"{line_en} | {document.id}")
    index.names.append((len(index.counts), names.row(document, said)))
    by_anchor: dict[Address, list[Deadline]] = defaultdict(list)
    for limit in limits:
        by_anchor[limit.at].append(limit)
    corrected = Corrected(document)
    count = notices = 0
    for unit in units(document, said):
        found = answers(unit, by_anchor[Address(document.id, unit.anchor)], corrected)
        _unit(index, unit, found)
        count += 1
        notices += unit.notice == "notice"
    index.counts.append(count)
    index.notices.append(notices)


def _named(index: _Index, title: str, title_en: str, line: str, line_en: str) -> None:
    """A document or a work: its title as a heading, then its number, issuer, places."""
    head = fold(title)
    index.zh.add(f"{head}|{fold(line)}", len(head))
    head_en = stems(title_en)
    words = [*head_en, *stems(line_en)]
    if words:
        index.en.add(words, len(head_en))
    else:
        index.en.skip()
    index.next += 1


def _unit(index: _Index, unit: Unit, found: Iterable[Answer]) -> None:
    number = index.next
    index.next += 1
    index.numbers[unit.document, unit.anchor] = number
    words = fold(unit.printed)
    head = len(fold(unit.printed[: unit.head]))
    start = index.zh.add(words, head, _folded(unit.above))
    for key in numbers(unit):
        index.facts[key].append(start)
    marks: list[int | str] = []
    for answer in found:
        marks += [answer.start, answer.end, answer.kind]
        at = start + len(fold(unit.printed[: answer.start]))
        for key in answer.keys:
            # Two patterns may find the same words; postings rise.
            if not index.facts[key] or index.facts[key][-1] < at:
                index.facts[key].append(at)
    index.rows_zh.append(
        (number, [unit.anchor, list(unit.path), unit.place, unit.printed, unit.label, unit.head, marks])
    )
    _english(index, unit, number)


@lru_cache(maxsize=4096)
def _folded(headings: str) -> str:
    """The same for all that stand below them."""
    return fold(headings)


def _english(index: _Index, unit: Unit, number: int) -> None:
    head = stems(unit.heading_en)
    words = [*head, *stems(unit.text_en)]
    if not words:
        index.en.skip()
        return
    nouns(index.en, f"{unit.heading_en} {unit.text_en}", index.en.add(words, len(head)))
    index.rows_en.append((number, [unit.place_en, unit.heading_en, unit.text_en]))


def _short_forms(links: Links) -> Mapping[str, Iterable[str]]:
    """By work, what documents call it: 纲要."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for citation in links.citations:
        if citation.work and citation.mention.title:
            found[citation.work][citation.mention.title] = None
    return found


def _work(index: _Index, work: Work, short_forms: Iterable[str]) -> None:
    called = dict.fromkeys((*work.aliases, *work.numbers, *short_forms))
    _named(index, work.title, work.title_en or "", "|".join(called), "")
    index.names.append((len(index.names), names.work_row(work)))


def _cited(index: _Index, links: Links) -> None:
    """Which provisions cite each work, under whatever name: ~3 is the fourth work."""
    numbers = {work.id: number for number, work in enumerate(links.works)}
    found: dict[int, set[int]] = defaultdict(set)
    for citation in links.citations:
        at = citation.mention.at
        unit = index.numbers.get((at.document_id, at.anchor))
        if citation.work in numbers and unit is not None and citation.relation is not CitationRelation.SELF:
            found[numbers[citation.work]].add(unit)
    for number, citing in found.items():
        index.facts[f"~{number}"].extend(sorted(citing))
