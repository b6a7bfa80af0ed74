"""Nouns of *link*: what the documents say about each other, about works, subjects and time limits."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from policybase.model.documents import Address
from policybase.model.knowledge import LinkRelation, Ruling, Work
from policybase.model.texts import Span


class MentionKind(StrEnum):
    TITLE = "title"  # 《…》
    NUMBER = "number"  # 晋政发〔2009〕3号
    PROVISION = "provision"  # 第十三条第一款


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation as written, not yet aimed. ``at.anchor`` is empty in the head."""

    at: Address
    span: Span
    quote: str
    kind: MentionKind
    title: str | None = None  # words between 《 》, blanks removed
    steps: tuple[str, ...] = ()  # ("第十三条", "第一款")


class CitationRelation(StrEnum):
    BASIS = "basis"  # 根据《…》制定本方案
    IMPLEMENTS = "implements"  # 贯彻落实《…》
    ATTACHED = "attached"  # 现将《…》印发给你们
    SELF = "self"
    MENTION = "mention"
    AMENDS = "amends"
    REPEALS = "repeals"


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention and what it was aimed at. ``work`` None: not a work, or nobody can tell which."""

    mention: Mention
    relation: CitationRelation
    work: str | None = None
    document: str | None = None
    resolved_title: str | None = None  # what a short form stands for
    target: Address | None = None  # a provision of a document in this base


@dataclass(frozen=True, slots=True)
class Subject:
    """A provision has a subject: in substance (``about``) or in passing. ``span``: its sentence."""

    at: Address
    topic: str
    about: bool
    evidence: str  # the words that prove it
    span: Span  # the sentence, in the uncorrected transcript
    weight: float = 1.0  # 0–1: a heading says it more than a clause


class DeadlineKind(StrEnum):
    BY_DATE = "by-date"
    WITHIN = "within"
    RECURRING = "recurring"
    PERIOD = "period"
    START = "start"
    QUOTA = "quota"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    min: int | None
    max: int | None
    unit: str  # as printed: 学时, 次, 人


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit, date due, recurrence, period or quota, with its parties as the text states them."""

    at: Address
    span: Span  # of the quote, in the uncorrected transcript
    quote: str
    kind: DeadlineKind
    sentence: Span
    date: datetime.date | None = None
    period: tuple[str, str] | None = None  # ISO 8601 start and end
    duration: str | None = None  # ISO 8601: P15D
    day_type: str | None = None  # calendar | working | None: not stated
    interval: str | None = None  # ISO 8601: P2Y
    recurrence: str | None = None  # RFC 5545: FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20;UNTIL=…
    quantity: Quantity | None = None
    actor: str | None = None
    action: str | None = None
    object: str | None = None
    recipient: str | None = None
    trigger: str | None = None  # from what event it runs: 自公布之日起
    inherited_from: Address | None = None


class Line(StrEnum):
    SAME = "same-line"
    ELSEWHERE = "elsewhere"  # 外地参考


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two provisions: comparable values side by side, or why they are not comparable."""

    zh: str
    en: str
    comparable: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A directed link as shown to readers."""

    source: Address
    target: Address
    rank: int  # 1 is the strongest of its source
    relation: LinkRelation
    line: Line
    topic: str | None
    score: float  # 0–1
    reasons: tuple[str, ...]  # zh
    reasons_en: tuple[str, ...]
    sentence: Span  # the very sentence, in the target's uncorrected transcript
    differs: tuple[Difference, ...] = ()
    ruled: str | None = None  # "accepted" where a person said so


@dataclass(frozen=True, slots=True)
class Links:
    """What the documents say about each other and about works outside this base."""

    mentions: tuple[Mention, ...] = ()
    citations: tuple[Citation, ...] = ()
    works: tuple[Work, ...] = ()  # every cited work, most cited first
    subjects: tuple[Subject, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    links: tuple[Link, ...] = ()
    unused_rulings: tuple[Ruling, ...] = ()
    # Provisions that no subject was found for, with the ids of the topics that come nearest.
    without_subject: tuple[tuple[Address, tuple[str, ...]], ...] = ()
