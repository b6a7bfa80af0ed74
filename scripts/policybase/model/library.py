"""Nouns of ``library`` and ``pipeline``: an original with what stands beside it, and all that is understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from policybase.model.documents import Document, Wording
from policybase.model.knowledge import Knowledge
from policybase.model.links import Links
from policybase.model.texts import Correction, Stated
from policybase.model.translations import Catalogue, Message


@dataclass(frozen=True, slots=True)
class Source:
    """One original and what stands beside it, as read from disk."""

    id: str
    file: str  # relative to the folder of originals, with /
    original: bytes
    stated: Stated = field(default_factory=Stated)
    corrections: tuple[Correction, ...] = ()
    anchors: tuple[str, ...] = ()  # anchors.lock: every anchor ever published here
    wordings: tuple[Wording, ...] = ()  # wordings.tsv: how every provision has ever read here
    folder: str | None = None  # of a document with files of its own; None for a bare file


@dataclass(frozen=True, slots=True)
class Arrival:
    """When this base first had a document, or found its original or its force changed: a line of the ledger."""

    document: str
    day: date
    sha256: str  # of the original from that day on
    invalid: bool = False  # whether the text was known to have lost its force


@dataclass(frozen=True, slots=True)
class Library:
    """All that is read and understood: the documents, and what could not be read."""

    documents: tuple[Document, ...] = ()
    sources: tuple[Source, ...] = ()
    links: Links = field(default_factory=Links)
    knowledge: Knowledge = field(default_factory=Knowledge)
    today: date = field(default_factory=date.today)  # statuses depend on it; tests fix it
    catalogues: tuple[Catalogue, ...] = ()
    interface: tuple[Message, ...] = ()  # what pages say of their own, in the other language
    arrivals: tuple[Arrival, ...] = ()  # the ledger, oldest first; empty for other folders of originals
