"""Drafts that an engine makes: what it is asked for, and where its answer goes. Nothing written is touched."""

from __future__ import annotations

from policybase.model import Catalogue, Entry, State
from policybase.translate import catalogue


def wanted(found: Catalogue) -> tuple[Entry, ...]:
    """Entries that an engine may fill: those that nobody has."""
    return tuple(entry for entry in found.entries if entry.state is State.MISSING)


def with_draft(text: str, *, entry: Entry, english: str, by: str) -> str | None:
    """The catalogue with one entry filled; None where somebody has filled or changed it in the meantime."""
    file = catalogue.parse(text)
    for each in file:
        if each.msgctxt == entry.context and each.msgid == entry.source and not each.obsolete and not each.msgstr:
            each.msgstr = english
            said = f"drafted: {by}"
            each.tcomment = f"{each.tcomment}\n{said}" if each.tcomment else said
            return catalogue.printed(file)
    return None
