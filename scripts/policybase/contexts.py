"""Contexts: the keys of a translation. Each is an address of its own, so words can change under it.

``point-2-5-33/heading``, ``point-2-5-33/text`` · ``part/notice/title`` (``part/main/title``: the issued text) ·
``record/title`` · members of a list by a digest of their words (``record/keywords/1f0c2a``), since a
member that comes in must not shift the others: a table's rows, addressees, keywords, missing parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from policybase.model import Correction, Document, Provision, State, Translation

TITLE = "record/title"
NUMBER = "record/document_number"


def heading(anchor: str) -> str:
    return f"{anchor}/heading"


def text(anchor: str) -> str:
    return f"{anchor}/text"


def row(anchor: str, words: str) -> str:
    """One row of a table; two rows with the same words have the same translation."""
    return f"{anchor}/row/{_digest(words)}"


def part_title(name: str | None) -> str:
    return f"part/{name or 'main'}/title"


def record(key: str) -> str:
    """A value of the record; province, prefecture and county are its jurisdiction's."""
    return f"record/{key}"


def member(key: str, words: str) -> str:
    """One of a list of the record: addressees, keywords, missing_parts."""
    return f"record/{key}/{_digest(words)}"


def correction(found: Correction) -> str:
    """The reason of a correction, by the words that it corrects: the reason may be reworded."""
    return f"correction/{_digest(found.prefix + found.reads + found.suffix)}/reason"


def anchor(context: str) -> str | None:
    """The provision that a context belongs to; None for a title or the record."""
    first, _, rest = context.partition("/")
    return None if first in ("record", "part", "correction") or not rest else first


def of(provision: Provision) -> Iterable[tuple[str, str]]:
    """(context, words) of one provision, in reading order; what has no words has no context."""
    if provision.heading:
        yield heading(provision.anchor), provision.heading
    if provision.kind == "table":
        for words in dict.fromkeys(provision.text.split("\n")):
            if words.strip():
                yield row(provision.anchor, words), words
    elif provision.text:
        yield text(provision.anchor), provision.text


def state_of(provision: Provision, said: Mapping[str, Translation]) -> State | None:
    """The worst state of what ``said`` has for the words of a provision; None where it has no words to translate."""
    order = tuple(State)
    found = [said[context].state if context in said else State.MISSING for context, _ in of(provision)]
    return max(found, key=order.index, default=None)


def moved(context: str, document: Document) -> str | None:
    """The context under which the words of ``context`` were kept before the provision moved."""
    for old, new in document.moved:
        if anchor(context) == new:
            return old + context.removeprefix(new)
    return None


def _digest(words: str) -> str:
    return sha256("".join(words.split()).encode()).hexdigest()[:6]
