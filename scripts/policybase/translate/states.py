"""What translator comments say: signatures, notes to readers, waivers, and the state that follows.

Comments, because the standard tools keep them; msgmerge drops flags that it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from policybase.model import State, Waiver

# reviewed: 王律师 2026-11-21 ；compared: second reading 2026-11-21
_SIGNED = re.compile(r"(reviewed|compared):\s*(.*?)\s*(?:(\d{4}-\d{2}-\d{2})\s*)?")
# note: The Chinese has 以宪施政, probably for 依宪施政.
_NOTE = re.compile(r"note:\s*(.*\S)\s*")
# waive TRA012: 两手 is an idiom
_WAIVED = re.compile(r"waive\s+([A-Z]{3}\d{3})\s*:?\s*(.*?)\s*")
_FORMERLY = "formerly "


def state(*, text: str, fuzzy: bool, comment: str) -> State:
    """A person's name outweighs a second reading; nothing outweighs changed Chinese."""
    if not text:
        return State.MISSING
    if fuzzy:
        return State.OUTDATED
    signed = {match[1] for match in _signatures(comment) if match[2] and match[3]}
    for each in (State.REVIEWED, State.COMPARED):
        if each in signed:
            return each
    return State.DRAFT


def unsigned(comment: str) -> tuple[str, ...]:
    """Signatures that nobody signed, or that have no day."""
    return tuple(match[0] for match in _signatures(comment) if not (match[2] and match[3]))


def notes(comment: str) -> tuple[str, ...]:
    return tuple(match[1] for line in _lines(comment) if (match := _NOTE.fullmatch(line)))


def waivers(comment: str) -> tuple[Waiver, ...]:
    found = (_WAIVED.fullmatch(line) for line in _lines(comment))
    return tuple(Waiver(match[1], match[2]) for match in found if match)


def withdrawn(comment: str) -> str:
    """Signatures no longer hold once the Chinese has changed; they stay to be read, as ``formerly reviewed``.

    Otherwise taking ``fuzzy`` away in an editor would make the old signature stand for new words.
    """
    return "\n".join(
        _FORMERLY + line if _SIGNED.fullmatch(line.strip()) else line for line in comment.split("\n")
    )


def _signatures(comment: str) -> Iterable[re.Match[str]]:
    return [match for line in _lines(comment) if (match := _SIGNED.fullmatch(line))]


def _lines(comment: str) -> Iterable[str]:
    return (line.strip() for line in comment.split("\n"))
