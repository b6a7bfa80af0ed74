"""Subjects: what each provision is about, in substance or in passing, and which sentence says so.

What the subjects are stands in ``knowledge/topics.yml``; how a text speaks of one stands here and in ``passing``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policybase.link.sentences import sentences
from policybase.link.topics.passing import (
    STRUCK,
    frames,
    in_passing_clause,
    names_only,
    speaks_of_aims,
    without_cited_titles,
)
from policybase.link.topics.patterns import Patterns, found
from policybase.link.topics.readings import Reading, reading
from policybase.model import Address, Document, Provision, Span, Subject, Topic

# A heading says it best. Of a paragraph, the more of its words speak of the subject, the stronger.
HEADING, RULE, SHARE, MENTION = 1.0, 0.6, 0.3, 0.2


@dataclass(frozen=True, slots=True)
class _Place:
    """A provision under what stands above it: the title, the headings above, its own heading."""

    provision: Provision
    above: str
    aims: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    reading: Reading
    uncited: str  # the words, with cited titles struck out
    heading: bool
    passing: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    sentence: _Sentence
    words: tuple[int, int]


def subjects(document: Document, topics: tuple[Topic, ...]) -> tuple[Subject, ...]:
    """At most one for a provision and a topic, in reading order, the strongest of each provision first.

    A provision inherits nothing from what stands above it; but that says what its words mean
    (the pattern ``决策 > 合法性审查``).
    """
    patterns = tuple(Patterns.of(topic) for topic in topics)
    return tuple(
        subject
        for place in _places(document)
        for subject in sorted(
            _subjects(document, place, patterns), key=lambda one: (not one.about, -one.weight, one.span)
        )
    )


def _places(document: Document) -> Iterator[_Place]:
    for part in document.parts:
        for provision in part.provisions:
            yield from _below(provision, above=part.title or "", aims=False)


def _below(provision: Provision, *, above: str, aims: bool) -> Iterator[_Place]:
    aims = aims or speaks_of_aims(provision)
    above = f"{above}{STRUCK}{provision.heading or ''}"
    yield _Place(provision, above, aims)
    for child in provision.children:
        yield from _below(child, above=above, aims=aims)


def _subjects(document: Document, place: _Place, patterns: tuple[Patterns, ...]) -> Iterator[Subject]:
    spoken = tuple(_sentence(document, place, span) for span in sentences(document, place.provision))
    whole = STRUCK.join(sentence.reading.words for sentence in spoken)
    at = Address(document.id, place.provision.anchor)
    for pattern in patterns:
        if not pattern.possible(whole):
            continue
        rules, named = _hits(spoken, place.above, pattern)
        if rules:
            weight = HEADING if rules[0].sentence.heading else RULE + SHARE * _share(rules, spoken)
            yield _subject(document, at, pattern.topic, rules[0], weight)
        elif named:
            yield _subject(document, at, pattern.topic, named[0], MENTION)


def _sentence(document: Document, place: _Place, span: Span) -> _Sentence:
    read = reading(document, span)
    return _Sentence(
        reading=read,
        uncited=without_cited_titles(read.words),
        heading=span == place.provision.heading_span,
        passing=place.aims or frames(read.words) or names_only(place.provision.kind, read.words),
    )


def _hits(spoken: tuple[_Sentence, ...], above: str, patterns: Patterns) -> tuple[list[_Hit], list[_Hit]]:
    """Sentences that make a rule on the subject, and sentences that only name it."""
    rules: list[_Hit] = []
    named: list[_Hit] = []
    for sentence in spoken:
        if not patterns.possible(sentence.reading.words):
            continue
        words = patterns.struck(sentence.uncited)
        hits = tuple(found(patterns.about, words, above=above))
        ruling = next((hit for hit in hits if not _in_passing(sentence, words, hit)), None)
        if ruling is not None:
            rules.append(_Hit(sentence, ruling))
            continue
        every = patterns.struck(sentence.reading.words)
        naming = next(found((*patterns.about, *patterns.mention), every, above=above), None)
        if naming is not None:
            named.append(_Hit(sentence, naming))
    return rules, named


def _in_passing(sentence: _Sentence, words: str, hit: tuple[int, int]) -> bool:
    return sentence.passing or (not sentence.heading and in_passing_clause(words, hit))


def _share(rules: list[_Hit], spoken: tuple[_Sentence, ...]) -> float:
    said = sum(len(hit.sentence.uncited) for hit in rules)
    return said / max(1, sum(len(sentence.uncited) for sentence in spoken))


def _subject(document: Document, at: Address, topic: str, hit: _Hit, weight: float) -> Subject:
    read = hit.sentence.reading
    return Subject(
        at=at,
        topic=topic,
        about=weight > MENTION,
        evidence=read.at(*hit.words).of(document.transcript.text),
        span=read.span,
        weight=round(weight, 3),
    )
