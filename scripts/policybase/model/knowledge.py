"""Nouns that *link* is given beside the documents: what we say about the texts, knowledge/*.yml."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from policybase.model.accessibility import Accessibility
from policybase.model.documents import Address


class WorkStatus(StrEnum):
    """What a cited work is worth today; anything but unknown has a source and a day in ``checked``."""

    IN_FORCE = "in-force"
    REVISED = "revised"  # the cited text was replaced by a later version of the same work
    REPEALED = "repealed"
    EXPIRED = "expired"  # its period has ended
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Checked:
    """When and by what source a person looked a status up."""

    date: datetime.date
    source: str


@dataclass(frozen=True, slots=True)
class Work:
    """A law, rule or policy that texts cite. None where neither the texts nor works.yml say."""

    id: str
    title: str
    title_en: str | None = None
    aliases: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()  # normal form: 国发〔2004〕10号
    issuer: str | None = None
    date: datetime.date | None = None  # of the version that is cited most, where the texts do not say another
    status: WorkStatus = WorkStatus.UNKNOWN
    status_note: str | None = None  # zh, shown to readers: 2023年9月1日修订，2024年1月1日起施行
    status_note_en: str | None = None
    successor: str | None = None  # title of what stands in its place
    checked: Checked | None = None
    document: str | None = None  # id, if the work is in this base


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the field, SKOS-like. Patterns are regular expressions a lawyer can read."""

    id: str
    zh: str
    en: str
    alt: tuple[str, ...] = ()
    definition_zh: str = ""
    definition_en: str = ""
    broader: str | None = None
    about: tuple[str, ...] = ()  # a sentence or heading with one of these makes a rule on the subject
    mention: tuple[str, ...] = ()  # words that only mention it
    unless: tuple[str, ...] = ()  # same word, other matter: 清理收费, 人员清理


class LinkRelation(StrEnum):
    CITES = "cites"
    SAME_WORK = "same-work"
    SAME_TOPIC = "same-topic"
    SAME_WORDING = "same-wording"
    REFINES = "refines"  # these four only within one line of authority and overlapping periods
    TIGHTENS = "tightens"
    LOOSENS = "loosens"
    ADDS = "adds"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's word on one link (rulings.yml): accept, reject or retype."""

    source: Address
    target: Address
    verdict: str
    relation: LinkRelation | None = None
    by: str = ""
    reason: str = ""
    line: int = 0  # 1-based line in rulings.yml


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A rendering that has been seen and is wrong."""

    en: str
    reason: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field and how it is said in English (``knowledge/terms.yml``)."""

    zh: str
    en: str
    variants: tuple[str, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    enforce: str = "always"  # always | title (inside 《…》 and in titles) | never
    unless: tuple[str, ...] = ()  # words in which ``zh`` is not this term
    source: str = ""
    definition_zh: str = ""
    definition_en: str = ""
    note: str = ""  # to translators

    @property
    def accepted(self) -> tuple[str, ...]:
        return (self.en, *self.variants)


@dataclass(frozen=True, slots=True)
class Termbase:
    """``modality`` are words of duty, ban and permission, ``drafting`` verbs of official style."""

    terms: tuple[Term, ...] = ()
    modality: tuple[Term, ...] = ()
    drafting: tuple[Term, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()  # key → where renderings were seen


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What we say about the texts: knowledge/*.yml."""

    works: tuple[Work, ...] = ()
    topics: tuple[Topic, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    termbase: Termbase = Termbase()
    accessibility: Accessibility | None = None  # of the pages: what the browser tests found
