"""Which provisions are worth comparing at all: never all pairs, only those that an index brings together.

Every list that grows with the base is cut at a fixed length, so that the work for one provision does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt

from policybase.link.overlaps.similarity import HAN, rarest, rarity
from policybase.link.overlaps.units import Unit

KIN = 12  # documents most like this one in what they are about
KIN_OF_TOPIC = 30  # documents tried for that, for each subject: those it takes most room in
IN_KIN = 4  # provisions of one subject in one such document
LEADING = 12  # provisions of a subject in any document, those that say it most plainly
TELLING = 6  # the rarest pairs of characters of a provision, within its subjects
FEW = 16  # provisions with the same subject and the same telling pair; more tell nothing
SHINGLE = 6  # characters in a row
ANCHOR = 7.0  # a run of characters is indexed only from a pair this rare: 邓小平 is in every report
COPIES = 8  # provisions with the same run of characters; more of them is a set phrase
RUNS = 3  # in common, that make a copied clause
PORTION = 0.15  # of a provision's runs: a clause in a whole page is no copy
COPIED = 4  # provisions tried for copied clauses, those with most runs in common
CITING = 24  # provisions that cite the same work; more of them, and the work tells nothing
SUBJECTS = 6  # of one provision, the strongest


class Candidates:
    """The indexes over all provisions of a base."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = tuple(units)
        self.profiles = _profiles(self.units)
        self._by_topic: dict[str, dict[str, list[Unit]]] = {}
        self._by_telling: dict[tuple[str, str], list[Unit]] = defaultdict(list)
        self._by_run: dict[str, list[Unit]] = defaultdict(list)
        self._by_work: dict[str, list[Unit]] = defaultdict(list)
        self._by_address = {unit.at: unit for unit in self.units}
        for unit in self.units:
            self._enter(unit)
        self._leading = {topic: _leading(documents, topic) for topic, documents in self._by_topic.items()}
        self._roomy = _roomy(self.profiles)
        self._kin: dict[str, dict[str, float]] = {}

    def of(self, unit: Unit) -> Iterator[Unit]:
        """Provisions of other documents, each once, in an order that does not depend on chance."""
        found: dict[Unit, None] = {}
        for other in self._near(unit):
            if other.document.id != unit.document.id:
                found.setdefault(other)
        yield from found

    def kinship(self, one: Unit, other: Unit) -> float:
        """How alike two documents are in what they are about, 0–1."""
        return _cosine(self.profiles.get(one.document.id, {}), self.profiles.get(other.document.id, {}))

    def _enter(self, unit: Unit) -> None:
        for work in unit.works:
            _append(self._by_work[work], unit, CITING)
        if unit.aims:
            return
        telling = rarest(unit.words, number=TELLING) if unit.subjects else ()
        for topic in _strongest(unit):
            self._by_topic.setdefault(topic, {}).setdefault(unit.document.id, []).append(unit)
            for pair in telling:
                _append(self._by_telling[topic, pair], unit, FEW)
        for run in set(_runs(unit.words)):
            _append(self._by_run[run], unit, COPIES)

    def _near(self, unit: Unit) -> Iterator[Unit]:
        for at in sorted(unit.cited_provisions):
            if at in self._by_address:
                yield self._by_address[at]
        if not unit.aims:
            kin = self._kin_of(unit.document.id)
            telling = rarest(unit.words, number=TELLING) if unit.subjects else ()
            for topic in _strongest(unit):
                by_document = self._by_topic[topic]
                for document in kin:
                    yield from _best(by_document.get(document, ()), topic, IN_KIN)
                yield from self._leading[topic]
                for pair in telling:
                    yield from _few(self._by_telling.get((topic, pair), ()), FEW)
            yield from self._copies(unit)
        for work in sorted(unit.works):
            yield from _few(self._by_work[work], CITING)

    def _copies(self, unit: Unit) -> Iterator[Unit]:
        common: dict[Unit, int] = {}
        mine = set(_runs(unit.words))
        for run in mine:
            for other in _few(self._by_run.get(run, ()), COPIES):
                if other.document.id != unit.document.id:
                    common[other] = common.get(other, 0) + 1
        enough = [other for other, number in common.items() if number >= max(RUNS, PORTION * len(mine))]
        yield from sorted(enough, key=lambda other: (-common[other], other.at))[:COPIED]

    def _kin_of(self, document: str) -> Mapping[str, float]:
        if document not in self._kin:
            mine = self.profiles.get(document, {})
            tried = {other for topic in mine for other in self._roomy[topic]} - {document}
            near = {other: _cosine(mine, self.profiles[other]) for other in tried}
            first = sorted(near, key=lambda other: (-near[other], other))[:KIN]
            self._kin[document] = {other: near[other] for other in first}
        return self._kin[document]


def _profiles(units: Iterable[Unit]) -> dict[str, dict[str, float]]:
    """What each document is about: of length one, so that a long document is not everybody's kin."""
    sums: dict[str, dict[str, float]] = {}
    for unit in units:
        for topic, subject in unit.subjects.items():
            weights = sums.setdefault(unit.document.id, {})
            weights[topic] = weights.get(topic, 0.0) + subject.weight
    profiles = {}
    for document, weights in sums.items():
        length = sqrt(sum(weights.values()))
        profiles[document] = {topic: sqrt(weight) / length for topic, weight in weights.items()}
    return profiles


def _roomy(profiles: Mapping[str, Mapping[str, float]]) -> dict[str, list[str]]:
    by_topic: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for document, profile in profiles.items():
        for topic, weight in profile.items():
            by_topic[topic].append((-weight, document))
    return {
        topic: [document for _, document in sorted(found)[:KIN_OF_TOPIC]] for topic, found in by_topic.items()
    }


def _strongest(unit: Unit) -> list[str]:
    return sorted(unit.subjects, key=lambda topic: (-unit.subjects[topic].weight, topic))[:SUBJECTS]


def _best(units: Iterable[Unit], topic: str, number: int) -> list[Unit]:
    return sorted(units, key=lambda unit: -unit.subjects[topic].weight)[:number]


def _leading(documents: Mapping[str, list[Unit]], topic: str) -> tuple[Unit, ...]:
    """One a document, lest a law of a hundred articles on the subject leaves no room for others."""
    first = [_best(units, topic, 1)[0] for units in documents.values()]
    return tuple(sorted(first, key=lambda unit: (-unit.subjects[topic].weight, unit.at))[:LEADING])


def _append(units: list[Unit], unit: Unit, most: int) -> None:
    """One more than ``most`` is kept, to know that there are too many."""
    if len(units) <= most:
        units.append(unit)


def _few(units: Sequence[Unit], most: int) -> Sequence[Unit]:
    return units if len(units) <= most else ()


def _runs(words: str) -> Iterator[str]:
    """规范性文件必须在文件公布之日起 → every six characters that begin with a rare pair."""
    for run in HAN.findall("".join(words.split())):
        for start in range(len(run) - SHINGLE + 1):
            if rarity(run[start : start + 2]) >= ANCHOR:
                yield run[start : start + SHINGLE]


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[topic] for topic, weight in one.items() if topic in other)
