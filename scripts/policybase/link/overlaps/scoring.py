"""How strongly two provisions overlap, 0–1, and what makes it so.

A logistic model with few terms, fitted to the pairs of tests/gold/overlaps.tsv and rounded: each term adds
to the odds, so that ``show links`` can print what each was worth. See decisions/0005.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt

from policybase.link.overlaps.similarity import cosine
from policybase.link.overlaps.units import Unit, sentences_of, words_of
from policybase.model import Span

SHOWN = 0.39  # below it a link is not shown
BASE = -9.3
WEIGHT = 2.8  # how plainly both say what they share
SUBJECT = 1.5  # for each of at most three shared subjects
SUBJECTS = 3
SHARE = 2.8  # of their subjects that are shared: 经费 in two long paragraphs on other matters is little
WHOLE = 8.0  # all their words
SENTENCE = 6.5  # the two sentences most alike
SENTENCE_ENOUGH = 0.6  # a phrase copied word for word proves no more than this
SHORT = (
    12  # pairs of characters; in shorter sentences likeness proves less: 推进政府机构改革, 推进养老机构改革
)
TOPIC_SENTENCE = 3.5  # the sentences that make the rule on the shared subject
WORK = 0.5  # for each of at most two works that both cite
WORKS = 2
DUTY = 1.5  # the same duty with a time of its own in both: 每年12月20日前报告, 每年第一季度报告
UNLIKE = -1.5  # the same subject and hardly a word in common: 经费 of reconsideration, 经费 of enforcement
HARDLY = 0.07  # likeness of all words below which that is so
KINSHIP = 4.5  # documents of the same kind: plans on law-based government among laws that share one subject
WITHIN = 0.6  # of a subject that only groups others: 行政执法体制 over 行政裁量权基准


@dataclass(frozen=True, slots=True)
class Parts:
    """The score of one pair, and what it is made of."""

    topics: tuple[str, ...]  # shared, the plainest first
    works: tuple[str, ...]
    terms: tuple[tuple[str, float], ...]  # what it is → what it adds to the odds
    whole: float  # likeness of all words
    sentence: float  # of the two sentences most alike
    spans: tuple[Span, Span] | None  # those two

    @property
    def score(self) -> float:
        return 1 / (1 + exp(-BASE - sum(value for _, value in self.terms)))


def parts(one: Unit, other: Unit, *, broad: frozenset[str], kinship: float, same_duty: int) -> Parts:
    """``broad``: subjects that group others; ``kinship``: of the two documents."""
    weights = {topic: _weight(one, other, topic, broad) for topic in one.subjects if topic in other.subjects}
    topics = tuple(sorted(weights, key=lambda topic: (-weights[topic], topic)))
    works = tuple(sorted(one.works & other.works))
    terms = {"kinship": KINSHIP * kinship, "works": WORK * min(WORKS, len(works))}
    whole, sentence, ruling, spans = _wording(one, other, topics)
    if topics:
        specific = min(SUBJECTS, sum(topic not in broad for topic in topics))
        terms["subject"] = WEIGHT * weights[topics[0]] + SUBJECT * specific
        terms["share of subjects"] = SHARE * len(topics) / sqrt(len(one.subjects) * len(other.subjects))
        terms["words of the rule"] = TOPIC_SENTENCE * ruling
        terms["duty"] = DUTY * same_duty
        terms["unlike words"] = UNLIKE if whole < HARDLY and not same_duty else 0.0
    # 以邓小平理论…为指导 stands word for word in hundreds of texts; a goal is no rule, however alike.
    if not (one.aims or other.aims):
        terms["words"] = WHOLE * whole
        terms["sentence"] = SENTENCE * min(SENTENCE_ENOUGH, sentence)
    return Parts(topics, works, tuple(terms.items()), whole, sentence, spans)


def quick(one: Unit, other: Unit, *, broad: frozenset[str], kinship: float) -> float:
    """What is known without reading the words; says only which pairs to read first."""
    weights = [_weight(one, other, topic, broad) for topic in one.subjects if topic in other.subjects]
    subject = WEIGHT * max(weights) + SUBJECT * min(SUBJECTS, len(weights)) if weights else 0.0
    return subject + KINSHIP * kinship + WORK * min(WORKS, len(one.works & other.works))


def _weight(one: Unit, other: Unit, topic: str, broad: frozenset[str]) -> float:
    plain = min(one.subjects[topic].weight, other.subjects[topic].weight)
    return plain * (WITHIN if topic in broad else 1.0)


def _wording(
    one: Unit, other: Unit, topics: tuple[str, ...]
) -> tuple[float, float, float, tuple[Span, Span] | None]:
    best, spans = 0.0, None
    ruling = 0.0
    said = {(one.subjects[topic].span, other.subjects[topic].span) for topic in topics}
    likeness: dict[tuple[Span, Span], float] = {}
    for mine in sentences_of(one):
        for theirs in sentences_of(other):
            alike = cosine(mine.words, theirs.words) * min(
                1.0, min(len(mine.words), len(theirs.words)) / SHORT
            )
            likeness[mine.span, theirs.span] = alike
            if alike > best:
                best, spans = alike, (mine.span, theirs.span)
    ruling = max((likeness.get(pair, 0.0) for pair in said), default=0.0)
    return cosine(words_of(one), words_of(other)), best, ruling, spans
