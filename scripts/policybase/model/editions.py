"""Nouns of *render*: the documents in one language, and the pages made of them."""

from __future__ import annotations

from dataclasses import dataclass

from policybase.model.documents import Document
from policybase.model.translations import Message, Translation


@dataclass(frozen=True, slots=True)
class Edition:
    """The documents in one language. Chinese is an edition too, without translations."""

    locale: str  # zh, en
    documents: tuple[Document, ...]
    translations: tuple[tuple[str, tuple[Translation, ...]], ...] = ()  # document id → its passages
    interface: tuple[Message, ...] = ()  # the words of pages; Chinese ones are their own

    def of(self, document_id: str) -> dict[str, Translation]:
        """The translations of one document by context, in reading order."""
        found = dict(self.translations).get(document_id, ())
        return {each.context: each for each in found}


@dataclass(frozen=True, slots=True)
class Page:
    """A file below ``docs/``: ``zh/policies/<id>.md``."""

    path: str
    text: str
