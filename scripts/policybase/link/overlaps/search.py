"""Overlaps: for each provision the provisions of other documents on the same matter, the strongest first.

Candidates come from indexes, never from all pairs; each pair is scored, given a relation and reasons, and what
differs is set beside it. A person's rulings have the last word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policybase.link.overlaps.authority import below, line
from policybase.link.overlaps.candidates import Candidates
from policybase.link.overlaps.differences import Compared, Tells, compared
from policybase.link.overlaps.reasons import reasons
from policybase.link.overlaps.rulings import ACCEPTED, Verdict, by_pair, unused
from policybase.link.overlaps.scoring import SHOWN, Parts, parts, quick
from policybase.link.overlaps.similarity import cosine
from policybase.link.overlaps.units import Unit, sentences_of, units, words_of
from policybase.model import (
    Address,
    DeadlineKind,
    Document,
    Knowledge,
    Link,
    LinkRelation,
    Links,
    Ruling,
    Span,
)

READ = 48  # candidates whose words are compared, for one provision
MOST = 20  # links of one provision
IN_DOCUMENT = 6  # of them to one document
IN_STRANGER = 2  # to a document of another kind: a law of a hundred articles on one of our subjects
STRANGER = 0.3  # kinship below which a document is of another kind
NEAR_MISS = 0.1  # scores that `show links` still prints
COPIED, ALIKE = 0.6, 0.5  # a sentence, a whole provision, in the same words
SPELT_OUT = 0.3  # likeness of sentences from which the lower text is said to refine the upper


@dataclass(frozen=True, slots=True)
class _Pair:
    target: Unit
    parts: Parts
    kinship: float
    differs: tuple[Compared, ...]
    ruling: Ruling | None
    hidden: str | None = None  # why it is not shown


class Overlaps:
    """Everything needed to link the provisions of a base."""

    def __init__(self, documents: Iterable[Document], links: Links, knowledge: Knowledge) -> None:
        self.units = units(documents, links.subjects, links.deadlines, links.citations)
        self._candidates = Candidates(self.units)
        self._by_address = {unit.at: unit for unit in self.units}
        self._topics = {topic.id: topic for topic in knowledge.topics}
        self._broad = frozenset(topic.broader for topic in knowledge.topics if topic.broader is not None)
        self._works = {work.id: work for work in links.works}
        self._rulings = by_pair(knowledge.rulings)
        self._ruled: dict[Address, list[Address]] = {}
        for source, target in self._rulings:
            self._ruled.setdefault(source, []).append(target)

    def links_of(self, source: Unit) -> tuple[Link, ...]:
        shown = (pair for pair in self.pairs_of(source) if pair.hidden is None)
        return tuple(self._link(source, pair, rank) for rank, pair in enumerate(shown, 1))

    def pairs_of(self, source: Unit) -> tuple[_Pair, ...]:
        """Every pair whose words were compared, the strongest first; those not shown say why."""
        found = [self._pair(source, target) for target in self._read_first(source)]
        found.sort(
            key=lambda pair: (-pair.parts.score, line(source.document, pair.target.document), pair.target.at)
        )
        return tuple(_cut(found))

    def unused_rulings(self) -> tuple[Ruling, ...]:
        rejected = [pair for pair, ruling in self._rulings.items() if ruling.verdict == Verdict.REJECT]
        sources = {source for source, _ in rejected if source in self._by_address}
        strong = {
            (source, pair.target.at)
            for source in sources
            for pair in self.pairs_of(self._by_address[source])
            if pair.parts.score >= SHOWN
        }
        return unused(self._rulings.values(), frozenset(self._by_address), compared=frozenset(strong))

    def _read_first(self, source: Unit) -> list[Unit]:
        kinship = self._candidates.kinship
        near = {
            target: quick(source, target, broad=self._broad, kinship=kinship(source, target))
            for target in self._candidates.of(source)
        }
        first = sorted(near, key=lambda target: (-near[target], target.at))[:READ]
        ruled = (self._by_address.get(target) for target in self._ruled.get(source.at, ()))
        return list(dict.fromkeys((*first, *(target for target in ruled if target is not None))))

    def _pair(self, source: Unit, target: Unit) -> _Pair:
        related = not source.subjects.keys().isdisjoint(target.subjects)
        differs = compared(source, target) if related and source.deadlines and target.deadlines else ()
        kinship = self._candidates.kinship(source, target)
        duties = int(any(each.difference.comparable for each in differs))
        found = parts(source, target, broad=self._broad, kinship=kinship, same_duty=duties)
        ruling = self._rulings.get((source.at, target.at))
        return _Pair(target, found, kinship, differs, ruling)

    def _link(self, source: Unit, pair: _Pair, rank: int) -> Link:
        relation = _relation(source, pair)
        zh, en = reasons(source, pair.target, pair.parts, relation, topics=self._topics, works=self._works)
        return Link(
            source=source.at,
            target=pair.target.at,
            rank=rank,
            relation=relation,
            line=line(source.document, pair.target.document),
            topic=pair.parts.topics[0] if pair.parts.topics else None,
            score=round(pair.parts.score, 3),
            reasons=zh,
            reasons_en=en,
            sentence=_sentence(source, pair),
            differs=tuple(each.difference for each in pair.differs),
            ruled=None if pair.ruling is None else ACCEPTED,
        )

    # ── for people ───────────────────────────────────────────────────────────

    def explained(self, address: Address) -> Iterator[str]:
        source = self._by_address.get(address)
        if source is None:
            yield f"{address}: no such provision, or a heading without words of its own; its paragraphs are linked"
            return
        yield f"{address}  {_begins(source)}"
        yield f"about {', '.join(source.subjects) or 'no subject'}{'; only aims, no rule' if source.aims else ''}"
        for rank, pair in enumerate(self.pairs_of(source), 1):
            if pair.hidden is not None and pair.parts.score < NEAR_MISS:
                continue
            state = (
                f"shown, {_relation(source, pair)}" if pair.hidden is None else f"not shown: {pair.hidden}"
            )
            where = line(source.document, pair.target.document)
            yield f"{rank:3}  {pair.parts.score:.2f}  {pair.target.at}  [{where}]  {state}"
            yield f"     {', '.join(f'{name} {value:+.1f}' for name, value in pair.parts.terms if value)}"
            if pair.parts.topics or pair.parts.works:
                yield f"     shared: {', '.join((*pair.parts.topics, *pair.parts.works))}"
            for each in pair.differs:
                yield f"     {each.difference.zh}"
            yield f"     {_begins(pair.target)}"


def overlaps(
    documents: Iterable[Document], links: Links, knowledge: Knowledge
) -> tuple[tuple[Link, ...], tuple[Ruling, ...]]:
    """Every link, by source in reading order and by rank; and the rulings that match nothing."""
    found = Overlaps(documents, links, knowledge)
    return tuple(link for unit in found.units for link in found.links_of(unit)), found.unused_rulings()


def explain(
    address: Address, documents: Iterable[Document], links: Links, knowledge: Knowledge
) -> tuple[str, ...]:
    """Every link and every near miss of one provision, with what each score is made of."""
    return tuple(Overlaps(documents, links, knowledge).explained(address))


def _cut(pairs: Iterable[_Pair]) -> Iterator[_Pair]:
    """Marks what is not shown."""
    shown: Counter[str] = Counter()
    for pair in pairs:
        hidden = _hidden(pair, shown)
        if hidden is None:
            shown[pair.target.document.id] += 1
        yield _Pair(pair.target, pair.parts, pair.kinship, pair.differs, pair.ruling, hidden)


def _hidden(pair: _Pair, shown: Counter[str]) -> str | None:
    if pair.ruling is not None:
        rejected = pair.ruling.verdict == Verdict.REJECT
        return f"rejected by {pair.ruling.by}: {pair.ruling.reason}" if rejected else None
    if pair.parts.score < SHOWN:
        return f"below {SHOWN}"
    room = IN_STRANGER if pair.kinship < STRANGER else IN_DOCUMENT
    if shown[pair.target.document.id] >= room:
        return f"{room} of this document are shown already"
    return f"{MOST} are shown already" if shown.total() >= MOST else None


def _relation(source: Unit, pair: _Pair) -> LinkRelation:
    """What the source does to the target."""
    target = pair.target
    if pair.ruling is not None and pair.ruling.relation is not None:
        return pair.ruling.relation
    if target.at in source.cited_provisions or target.document.id in source.cited_documents:
        return LinkRelation.CITES
    if pair.parts.topics and below(source.document, target.document):
        lower = _lower(source, pair)
        if lower is not None:
            return lower
    if pair.parts.sentence >= COPIED or pair.parts.whole >= ALIKE:
        return LinkRelation.SAME_WORDING
    if pair.parts.topics:
        return LinkRelation.SAME_TOPIC
    return LinkRelation.SAME_WORK if pair.parts.works else LinkRelation.SAME_WORDING


def _lower(source: Unit, pair: _Pair) -> LinkRelation | None:
    """What a lower text does to the upper one's rule, where the two texts show it."""
    tells = {each.tells for each in pair.differs}
    if Tells.TIGHTER in tells and Tells.LOOSER not in tells:
        return LinkRelation.TIGHTENS
    if Tells.LOOSER in tells and Tells.TIGHTER not in tells:
        return LinkRelation.LOOSENS
    if not pair.target.deadlines and _timed(source, pair.parts.topics):
        return LinkRelation.ADDS
    return LinkRelation.REFINES if pair.parts.sentence >= SPELT_OUT else None


def _timed(unit: Unit, topics: tuple[str, ...]) -> bool:
    """A time or number stands in the sentence that makes the rule."""
    rules = {unit.subjects[topic].span for topic in topics}
    return any(
        rule.start <= deadline.span.start < rule.end
        for deadline in unit.deadlines
        if deadline.kind is not DeadlineKind.VAGUE
        for rule in rules
    )


def _sentence(source: Unit, pair: _Pair) -> Span:
    """The target's sentence that answers the source's: not its heading, where there are words below it."""
    said = sentences_of(pair.target)
    if not pair.parts.topics:
        return pair.parts.spans[1] if pair.parts.spans is not None else pair.target.provision.span
    rule = pair.target.subjects[pair.parts.topics[0]].span
    if all(not each.heading or each.span != rule for each in said):
        return rule
    asked = source.subjects[pair.parts.topics[0]].span
    asking = next((each.words for each in sentences_of(source) if each.span == asked), words_of(source))
    below = [each for each in said if not each.heading]
    return max(below, key=lambda each: cosine(asking, each.words)).span if below else rule


def _begins(unit: Unit) -> str:
    words = "".join(unit.words.split())
    return words if len(words) <= 48 else f"{words[:48]}…"
