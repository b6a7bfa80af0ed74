"""How well overlaps are found, against tests/gold/overlaps.tsv: `python tests/measure_links.py [FOLDER]`.

With a folder of other texts (.txt) the founding texts lie among them: what ranks first must stay the same.
Each pair that is missed or wrong is printed with its score, so that somebody can mend topics.yml.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from measure_topics import ROOT, documents, scheme

from policybase.extract import extract
from policybase.link.citations.aim import works_and_citations
from policybase.link.citations.mentions import mentions
from policybase.link.deadlines.limits import deadlines
from policybase.link.overlaps.search import overlaps
from policybase.link.topics.tagging import subjects
from policybase.model import Address, Document, Knowledge, Link, Links, Stated
from policybase.parse import parse

GOLD = ROOT / "tests" / "gold" / "overlaps.tsv"
FIRST = 5
SAME_RULE, SAME_SUBJECT, LOOSE, OTHER_MATTER = 3, 2, 1, 0

Directed = tuple[Address, Address]


@dataclass(frozen=True, slots=True)
class Graded:
    """A pair that a reader judged; it counts in both directions."""

    a: Address
    b: Address
    grade: int
    topic: str
    note: str
    unseen: bool  # judged before anything was shown

    @property
    def directions(self) -> tuple[Directed, Directed]:
        return (self.a, self.b), (self.b, self.a)


@dataclass(frozen=True, slots=True)
class Figures:
    shown: Mapping[int, int]  # grade → directed pairs that are shown
    judged: Mapping[int, int]
    first: int  # pairs of the highest grade that are among the first five of either provision
    ahead: int  # the same, where others of that grade ahead of it do not count, in both directions
    unseen_wrong: int  # pairs of other matter, judged before anything was shown, that are shown
    unseen: int
    links: int

    def recall(self, grade: int) -> float:
        return self.shown[grade] / self.judged[grade]

    @property
    def among_first(self) -> float:
        return self.first / (self.judged[SAME_RULE] / 2)

    @property
    def precision(self) -> float:
        """Of the shown links that were judged, those that a lawyer would accept."""
        return 1 - self.shown[OTHER_MATTER] / sum(self.shown.values())


def gold() -> tuple[Graded, ...]:
    """The pairs, in the file's order; those below its second comment were judged after a first version."""
    found: list[Graded] = []
    comments = 0
    for line in GOLD.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            comments += bool(found) or not comments
        elif line and not line.startswith("a\t"):
            a, b, grade, topic, note = line.split("\t")
            found.append(Graded(_address(a), _address(b), int(grade), topic, note, unseen=comments < 2))
    return tuple(found)


def _address(words: str) -> Address:
    document, _, anchor = words.partition("#")
    return Address(document, anchor)


def knowledge() -> Knowledge:
    return Knowledge(topics=scheme())


def facts(texts: tuple[Document, ...]) -> Links:
    """All that overlaps are made from."""
    named = tuple(mention for text in texts for mention in mentions(text))
    works, citations = works_and_citations(texts, named, ())
    return Links(
        mentions=named,
        citations=citations,
        works=works,
        subjects=tuple(subject for text in texts for subject in subjects(text, scheme())),
        deadlines=tuple(deadline for text in texts for deadline in deadlines(text)),
    )


@cache
def found_among_founding_texts() -> tuple[Link, ...]:
    return overlaps(documents(), facts(documents()), knowledge())[0]


def figures(pairs: Iterable[Graded], links: Iterable[Link]) -> Figures:
    links = tuple(links)
    pairs = tuple(pairs)
    ranks = {(link.source, link.target): link.rank for link in links}
    shown, judged = Counter[int](), Counter[int]()
    for pair in pairs:
        judged[pair.grade] += 2
        shown[pair.grade] += sum(direction in ranks for direction in pair.directions)
    same_rule = [pair for pair in pairs if pair.grade == SAME_RULE]
    strong = {direction for pair in same_rule for direction in pair.directions}
    weaker_ranks: dict[Address, list[int]] = {}
    for (source, target), rank in ranks.items():
        if (source, target) not in strong:
            weaker_ranks.setdefault(source, []).append(rank)
    unseen = [pair for pair in pairs if pair.grade == OTHER_MATTER and pair.unseen]
    return Figures(
        shown=shown,
        judged=judged,
        first=sum(any(ranks.get(each, FIRST + 1) <= FIRST for each in pair.directions) for pair in same_rule),
        ahead=sum(
            each in ranks and sum(rank < ranks[each] for rank in weaker_ranks.get(each[0], ())) < FIRST
            for pair in same_rule
            for each in pair.directions
        ),
        unseen_wrong=sum(any(each in ranks for each in pair.directions) for pair in unseen),
        unseen=len(unseen),
        links=len(links),
    )


def report(pairs: tuple[Graded, ...], links: tuple[Link, ...]) -> Iterator[str]:
    found = {(link.source, link.target): link for link in links}
    for pair in pairs:
        for each in pair.directions:
            link = found.get(each)
            if pair.grade >= SAME_SUBJECT and link is None:
                yield f"missed {pair.grade}  {each[0]}  {each[1]}  {pair.topic}  {pair.note}"
            if pair.grade == OTHER_MATTER and link is not None:
                yield f"wrong {link.score:.2f}  {each[0]}  {each[1]}  {link.topic}  {pair.note}"
    whole = figures(pairs, links)
    for grade, name in (
        (SAME_RULE, "nearly the same rule"),
        (SAME_SUBJECT, "same subject"),
        (LOOSE, "loosely related"),
    ):
        yield f"{name:22} shown {whole.shown[grade]} of {whole.judged[grade]} ({whole.recall(grade):.3f})"
    yield f"{'among the first five':22} {whole.first} of {whole.judged[SAME_RULE] // 2} ({whole.among_first:.3f})"
    yield f"{'… in both directions':22} {whole.ahead} of {whole.judged[SAME_RULE]}, pairs of the same grade not counted"
    yield f"{'other matter':22} shown {whole.unseen_wrong} of {whole.unseen} pairs judged before anything was shown"
    yield f"{'accepted':22} {whole.precision:.3f} of the shown links that were judged"
    yield f"{'links':22} {whole.links}"


def _others(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.glob("*.txt")):
        transcript = extract(path.read_bytes(), name=path.name)
        yield parse(transcript, Stated(), (), id=path.stem, today=date(2026, 1, 1))


def main(arguments: list[str]) -> None:
    links = found_among_founding_texts()
    if arguments:
        texts = (*documents(), *_others(Path(arguments[0])))
        links = overlaps(texts, facts(texts), knowledge())[0]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print("\n".join(report(gold(), links)))


if __name__ == "__main__":
    main(sys.argv[1:])
