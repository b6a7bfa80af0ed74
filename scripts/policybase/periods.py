"""When a period is over, and with it a text and its duties: one rule for parsing, links, pages and data."""

from __future__ import annotations

import calendar
import re
from datetime import date

from policybase.model import Deadline, DeadlineKind, Record, Status

_WRITTEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
# A text in one of these states asks nothing of anybody today.
ENDED = (Status.INVALID, Status.PERIOD_ENDED)


def first_day(written: str) -> date | None:
    """The first day of an ISO 8601 year, month or day: 2013-02 → 2013-02-01; None for anything else."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    year, month, day = found.groups()
    return day_of(int(year), int(month or 1), int(day or 1))


def last_day(written: str) -> date | None:
    """The last day of an ISO 8601 year, month or day: 2013 → 2013-12-31; None for anything else."""
    first = first_day(written)
    if first is None or len(written) == len("2013-12-31"):
        return first
    return month_end(first.year, first.month if len(written) == len("2013-12") else 12)


def day_of(year: int, month: int | None, day: int | None) -> date | None:
    """None where the calendar has no such day (2月30日)."""
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date | None:
    """None where there is no such month."""
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def over(period: tuple[str, str], *, today: date) -> bool:
    """Whether a period has ended: from the day after its last day, month or year."""
    last = last_day(period[1])
    return last is not None and last < today


def period_over(record: Record, *, today: date) -> bool:
    """The same of a text's planning period; a text without one has none that is over."""
    return record.planning_period is not None and over(record.planning_period, today=today)


def status(record: Record, *, today: date) -> Status:
    """The status to show: what the record says, or that the period is over where it says nothing."""
    if record.status is Status.UNKNOWN and period_over(record, today=today):
        return Status.PERIOD_ENDED
    return record.status


def last_due(deadline: Deadline) -> date | None:
    """The day after which a duty no longer runs, whatever its text: its last repetition, or its own day."""
    until = re.search(r"UNTIL=(\d{8})", deadline.recurrence or "")
    if until:
        return date.fromisoformat(until[1])
    return deadline.date if deadline.kind in (DeadlineKind.BY_DATE, DeadlineKind.PERIOD) else None
