"""Nouns of *translate*: a catalogue as people keep it, and what it says of each passage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far a translation can be trusted, from best to worst."""

    REVIEWED = "reviewed"  # by a named person
    COMPARED = "compared"  # a second reading against the Chinese
    DRAFT = "draft"
    OUTDATED = "outdated"  # the Chinese has changed since
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Waiver:
    """``# waive TRA012: 两手 is an idiom``: a finding that is right in its place."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a catalogue, as it stands in the PO file."""

    context: str  # point-2-5-33/text, record/title: see ``contexts``
    source: str  # the Chinese that the catalogue has; it may be older than the document's
    text: str
    state: State
    notes: tuple[str, ...] = ()  # to readers, English
    waivers: tuple[Waiver, ...] = ()
    unsigned: tuple[str, ...] = ()  # signatures without a name or a day: they make nothing reviewed
    line: int = 0  # 1-based line of the entry in the file
    comment: str = ""  # what the catalogue tells translators: label and place


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translation of one document as people keep it: ``translations/en/<document>.po``."""

    document: str
    path: str  # as messages name it
    entries: tuple[Entry, ...] = ()
    obsolete: int = 0  # entries kept of words that the document no longer has


@dataclass(frozen=True, slots=True)
class Translation:
    """What one passage of a document says in the edition's language, and how far to trust it."""

    context: str
    source: str  # the Chinese of the document today
    text: str  # empty where it is missing
    state: State
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """Words of the interface: the Chinese, and how the edition's language says them."""

    source: str
    forms: tuple[str, ...]  # one; singular and plural where a number stands in it; empty words: not translated
    state: State = State.MISSING
    line: int = 0  # 1-based line of the entry in interface.po
