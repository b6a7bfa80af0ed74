"""The words of the English beside the Chinese: dates, states, what we call things."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from policybase.model import Record, State, Status, Translation
from policybase.render import words

STATUS = {
    Status.IN_FORCE: "In force",
    Status.INVALID: "No longer in force",
    Status.PERIOD_ENDED: "Planning period over",
    Status.UNKNOWN: "Force not stated",
}

STATE = {
    State.REVIEWED: "reviewed by a named person",
    State.COMPARED: "drafted, then compared with the Chinese in a second reading; not reviewed by a named person",
    State.DRAFT: "draft, not yet compared with the Chinese",
    State.OUTDATED: "out of date: the Chinese has changed since",
    State.MISSING: "not translated, or only in part",
}
# Below a provision: only what readers must be warned of.
NOTICE = (State.DRAFT, State.OUTDATED, State.MISSING)

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def translated(said: Mapping[str, Translation], context: str) -> str | None:
    """The English of one passage of a document; None where there is none."""
    found = said.get(context)
    return found.text.strip() or None if found is not None else None


def day(value: date) -> str:
    """9 June 2009"""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def period(value: tuple[str, str]) -> str:
    """("2009", "2013") → 2009 to 2013; ("2016-06", "2016-10") → June 2016 to October 2016"""
    first, last = (_moment(end) for end in value)
    return first if first == last else f"{first} to {last}"


def _moment(iso: str) -> str:
    year, *rest = iso.split("-")
    named = [MONTHS[int(rest[0]) - 1]] if rest else []
    days = [str(int(rest[1]))] if len(rest) > 1 else []
    return " ".join((*days, *named, year))


def banner(record: Record, *, today: date) -> tuple[str, str] | None:
    """What the status banner says, and what follows from it; None where there is no banner."""
    if record.status is Status.INVALID:
        when = f" on {day(record.date_invalid)}" if record.date_invalid else ""
        said = f"This document was declared no longer in force{when}." if when else "This document is no longer in force."
        return said, "It must not be cited as law or policy now in force. It is kept for reference, comparison, and training."
    if record.status is Status.PERIOD_ENDED or words.period_over(record, today=today):
        years = f" ({period(record.planning_period)})" if record.planning_period else ""
        return (
            f"The planning period of this document{years} is over.",
            "It is not a basis for present duties. The tasks and time limits in it were arrangements of their time; "
            "for what is required today, see the provisions now in force.",
        )
    return None
