"""Translate: Documents + Catalogues → Edition.

A passage that no catalogue has is MISSING; one whose Chinese has changed since is OUTDATED, also before
``kb.py translate --update`` has been run. Nothing is refused.
"""

from __future__ import annotations

from collections.abc import Iterable

from policybase.model import Catalogue, Document, Edition, Message, State, Translation
from policybase.passages import Passage, passages
from policybase.translate.catalogue import NotACatalogue, read
from policybase.translate.merge import update
from policybase.translate.shelf import catalogues, damaged

__all__ = ["NotACatalogue", "Passage", "catalogues", "damaged", "passages", "read", "translate", "update"]


def translate(
    documents: Iterable[Document], catalogues: Iterable[Catalogue], *, interface: tuple[Message, ...] = (), locale: str = "en"
) -> Edition:
    """The edition in ``locale``: every passage of every document, in reading order, and the words of its pages."""
    by_id = {catalogue.document: catalogue for catalogue in catalogues}
    found = tuple(documents)
    said = tuple((document.id, _translations(document, by_id.get(document.id))) for document in found)
    return Edition(locale, found, said, interface)


def _translations(document: Document, catalogue: Catalogue | None) -> tuple[Translation, ...]:
    entries = {entry.context: entry for entry in catalogue.entries} if catalogue else {}
    result: list[Translation] = []
    for passage in passages(document):
        entry = entries.get(passage.context)
        if entry is None or not entry.text:
            result.append(Translation(passage.context, passage.source, "", State.MISSING))
            continue
        state = entry.state if entry.source == passage.source else State.OUTDATED
        result.append(Translation(passage.context, passage.source, entry.text, state, entry.notes))
    return tuple(result)
