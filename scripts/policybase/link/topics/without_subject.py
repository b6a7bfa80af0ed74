"""Provisions that no subject was found for, with the subjects whose words come nearest: work for a lawyer.

Shared pairs of characters, rare ones weighing more. The standard library is enough for a report; a
text-statistics library would add 100 MB to every installation for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from policybase.model import Address, Document, Kind, Subject, Topic

CANDIDATES = 3
# One rare pair in common is chance: 保证 and 质量 stand everywhere.
ENOUGH = 0.12


@dataclass(frozen=True, slots=True)
class WithoutSubject:
    """A provision without subject; ``candidates`` are ids of topics, the nearest first."""

    at: Address
    candidates: tuple[str, ...]


def without_subject(
    documents: Iterable[Document], subjects: Iterable[Subject], topics: Iterable[Topic]
) -> tuple[WithoutSubject, ...]:
    """In reading order. The cost grows with the text: each pair is looked up among the topics that have it."""
    known = {subject.at for subject in subjects}
    having = _having(topics)
    return tuple(
        WithoutSubject(at, _nearest(f"{provision.heading or ''} {provision.text}", having))
        for document in documents
        for provision in document.walk()
        if provision.kind is not Kind.ADDRESSEES
        if (at := Address(document.id, provision.anchor)) not in known
    )


def _having(topics: Iterable[Topic]) -> Mapping[str, Mapping[str, float]]:
    """Pair of characters → topics that have it, each with its share of the topic's weight."""
    pairs = {
        topic.id: _pairs(" ".join((topic.zh, *topic.alt, topic.definition_zh)))
        for topic in topics
        if topic.about
    }
    spread = Counter(pair for found in pairs.values() for pair in found)
    rarity = {pair: log((1 + len(pairs)) / count) for pair, count in spread.items()}
    having: dict[str, dict[str, float]] = {}
    for id, found in pairs.items():
        whole = sum(rarity[pair] for pair in found)
        for pair in found:
            having.setdefault(pair, {})[id] = rarity[pair] / whole
    return having


def _nearest(words: str, having: Mapping[str, Mapping[str, float]]) -> tuple[str, ...]:
    scores: Counter[str] = Counter()
    for pair in sorted(_pairs(words)):
        scores.update(having.get(pair, {}))
    ranked = sorted(scores.items(), key=lambda scored: (-scored[1], scored[0]))
    return tuple(id for id, score in ranked[:CANDIDATES] if score >= ENOUGH)


def _pairs(words: str) -> frozenset[str]:
    """Two neighbouring Han characters each; marks, letters and blanks part them."""
    return frozenset(
        words[at : at + 2]
        for at in range(len(words) - 1)
        if all("\u4e00" <= char <= "\u9fff" for char in words[at : at + 2])
    )
