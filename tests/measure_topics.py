"""How well the subjects are found, against tests/gold/topics.tsv: `python tests/measure_topics.py`.

Each wrong or missed subject is printed with the sentence, so that a lawyer can mend topics.yml.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from policybase.extract import extract
from policybase.knowledge.topics import topics
from policybase.library import read_shelf
from policybase.link.topics.tagging import subjects
from policybase.model import Address, Document, Subject, Topic
from policybase.parse import parse

GOLD = ROOT / "tests" / "gold" / "topics.tsv"


@dataclass(frozen=True, slots=True)
class Judged:
    """What a reader decided on one provision."""

    at: Address
    about: frozenset[str]
    mentioned: frozenset[str]
    debatable: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


@dataclass(frozen=True, slots=True)
class Comparison:
    right: tuple[tuple[Address, str], ...]
    wrong: tuple[tuple[Address, str], ...]
    missed: tuple[tuple[Address, str], ...]

    def score(self, topic: str | None = None) -> Score:
        counts = (
            sum(topic in (None, found) for _, found in part) for part in (self.right, self.wrong, self.missed)
        )
        return Score(*counts)


def judged() -> tuple[Judged, ...]:
    lines = [
        line for line in GOLD.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")
    ]
    rows = (line.split("\t") for line in lines[1:])
    return tuple(
        Judged(Address(row[0], row[1]), *(frozenset(column.split()) for column in row[2:5])) for row in rows
    )


@cache
def scheme() -> tuple[Topic, ...]:
    file = ROOT / "knowledge" / "topics.yml"
    written = topics(file.read_text(encoding="utf-8"), "knowledge/topics.yml")
    assert not written.errors, written.errors
    return written.value


@cache
def documents() -> tuple[Document, ...]:
    today = date(2026, 1, 1)
    sources = read_shelf(ROOT / "source_texts", shown_as="source_texts").sources
    return tuple(
        parse(extract(one.original, name=one.file), one.stated, one.corrections, id=one.id, today=today)
        for one in sources
    )


def compare(gold: Iterable[Judged], found: Iterable[Subject]) -> Comparison:
    about: dict[Address, set[str]] = {}
    for subject in found:
        if subject.about:
            about.setdefault(subject.at, set()).add(subject.topic)
    right, wrong, missed = [], [], []
    for one in gold:
        said = about.get(one.at, set())
        right += ((one.at, topic) for topic in sorted(said & one.about))
        wrong += ((one.at, topic) for topic in sorted(said - one.about - one.debatable))
        missed += ((one.at, topic) for topic in sorted(one.about - said))
    return Comparison(tuple(right), tuple(wrong), tuple(missed))


def report(compared: Comparison, found: Iterable[Subject], texts: dict[str, str]) -> Iterator[str]:
    evidence = {(one.at, one.topic): (one.evidence, one.span.of(texts[one.at.document_id])) for one in found}
    names = Counter(topic for part in (compared.right, compared.wrong, compared.missed) for _, topic in part)
    for topic, _ in sorted(names.items()):
        score = compared.score(topic)
        yield f"{topic:40} precision {score.precision:.2f}  recall {score.recall:.2f}  right {score.right}"
    for mark, pairs in (("wrong ", compared.wrong), ("missed", compared.missed)):
        for at, topic in pairs:
            words, sentence = evidence.get((at, topic), ("", ""))
            yield f"{mark} {at} {topic} «{words}» {sentence[:80]}"
    whole = compared.score()
    yield f"all: precision {whole.precision:.3f}  recall {whole.recall:.3f}  ({whole})"


def main() -> None:
    texts = documents()
    found = tuple(subject for document in texts for subject in subjects(document, scheme()))
    lines = report(compare(judged(), found), found, {text.id: text.transcript.text for text in texts})
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
