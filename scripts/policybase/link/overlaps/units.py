"""Provisions as the search for overlaps sees them: subjects, cited works, time limits and words of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from policybase.link.overlaps.similarity import Vector, vector
from policybase.link.sentences import sentences
from policybase.link.topics.passing import frames, speaks_of_aims
from policybase.model import Address, Citation, CitationRelation, Deadline, Document, Provision, Span, Subject

# （一）统一思想，提高认识 … 纳入重要议事日程: said of anything; proven by no more than this, a subject links nothing.
SET_PHRASE = re.compile(
    r"(切实|进一步)?(加强|强化)?(组织)?领导|(统一思想|提高认识|高度重视)|.{0,2}入重要议事日程"
)
# Words of a base of 150,000 provisions as vectors would take gigabytes; those looked at again are kept.
KEPT = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A provision that says something of its own."""

    at: Address
    document: Document
    provision: Provision
    subjects: Mapping[str, Subject]  # topic → what it is about, in substance
    works: frozenset[str]  # it cites
    cited_documents: frozenset[str]
    cited_provisions: frozenset[Address]
    deadlines: tuple[Deadline, ...]  # its own
    aims: bool  # guiding ideology, goals, the frame: nothing in it is a rule

    @property
    def words(self) -> str:
        return f"{self.provision.heading or ''}\n{self.provision.text}"


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    span: Span
    words: Vector
    heading: bool


def units(
    documents: Iterable[Document],
    subjects: Iterable[Subject],
    deadlines: Iterable[Deadline],
    citations: Iterable[Citation],
) -> tuple[Unit, ...]:
    """In reading order, document by document.

    A heading on a line of its own makes no rule: what stands below it does, and linking both says it twice.
    """
    about: dict[Address, dict[str, Subject]] = {}
    for subject in subjects:
        if subject.about and not SET_PHRASE.fullmatch(subject.evidence):
            about.setdefault(subject.at, {}).setdefault(subject.topic, subject)
    due: dict[Address, list[Deadline]] = {}
    for deadline in deadlines:
        if deadline.inherited_from is None:
            due.setdefault(deadline.at, []).append(deadline)
    cited: dict[Address, list[Citation]] = {}
    for citation in citations:
        if citation.work is not None and citation.relation is not CitationRelation.SELF:
            cited.setdefault(citation.mention.at, []).append(citation)
    return tuple(
        _unit(document, provision, aims, about=about, due=due, cited=cited)
        for document in documents
        for provision, aims in _ruling(document)
    )


def _unit(
    document: Document,
    provision: Provision,
    aims: bool,
    *,
    about: Mapping[Address, Mapping[str, Subject]],
    due: Mapping[Address, list[Deadline]],
    cited: Mapping[Address, list[Citation]],
) -> Unit:
    at = Address(document.id, provision.anchor)
    mine = cited.get(at, ())
    return Unit(
        at=at,
        document=document,
        provision=provision,
        subjects=about.get(at, {}),
        works=frozenset(each.work for each in mine if each.work is not None),
        cited_documents=frozenset(each.document for each in mine if each.document is not None),
        cited_provisions=frozenset(each.target for each in mine if each.target is not None),
        deadlines=tuple(due.get(at, ())),
        aims=aims or frames(provision.text),
    )


def _ruling(document: Document) -> Iterator[tuple[Provision, bool]]:
    for part in document.parts:
        for provision in part.provisions:
            yield from _below(provision, part.name == "notice")


def _below(provision: Provision, aims: bool) -> Iterator[tuple[Provision, bool]]:
    aims = aims or speaks_of_aims(provision)
    if not (provision.heading_alone and provision.children):
        yield provision, aims
    for child in provision.children:
        yield from _below(child, aims)


@lru_cache(maxsize=KEPT)
def words_of(unit: Unit) -> Vector:
    return vector(unit.words)


@lru_cache(maxsize=KEPT)
def sentences_of(unit: Unit) -> tuple[Sentence, ...]:
    text = unit.document.transcript.text
    heading = unit.provision.heading_span
    return tuple(
        Sentence(span, vector(span.of(text)), heading=span == heading)
        for span in sentences(unit.document, unit.provision)
    )
