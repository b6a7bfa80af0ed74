"""Lines of authority and periods: whether one text can bind, refine or tighten what another says."""

from __future__ import annotations

import datetime

from policybase.model import Document, Jurisdiction, Level, Line, Record, Status

_ORDER = {Level.NATIONAL: 0, Level.PROVINCE: 1, Level.PREFECTURE: 2, Level.COUNTY: 3, Level.TOWNSHIP: 4}
# A period that is open to one side.
_FOR_EVER = "9999"


def line(one: Document, other: Document) -> Line:
    """Same line: one stands over the other, or both are of one place. Unknown places stand elsewhere."""
    first, second = one.record.jurisdiction, other.record.jurisdiction
    if first is None or second is None or first.level is None or second.level is None:
        return Line.ELSEWHERE
    upper, lower = (first, second) if _ORDER[first.level] <= _ORDER[second.level] else (second, first)
    return Line.SAME if _over(upper, lower) else Line.ELSEWHERE


def below(one: Document, other: Document) -> bool:
    """``one`` is of a lower level than ``other``, in the same line, in a time that both are meant for.

    Without periods that are known on both sides nothing is claimed.
    """
    if line(one, other) is Line.ELSEWHERE or not overlapping(one.record, other.record):
        return False
    first, second = one.record.jurisdiction, other.record.jurisdiction
    if first is None or second is None or first.level is None or second.level is None:
        return False
    return _ORDER[first.level] > _ORDER[second.level]


def overlapping(one: Record, other: Record) -> bool:
    first, second = period(one), period(other)
    return (
        first is not None
        and second is not None
        and first[0] <= _end(second[1])
        and second[0] <= _end(first[1])
    )


def period(record: Record) -> tuple[str, str] | None:
    """The planning period, else the time in force where it is known; None where it is not."""
    if record.planning_period is not None:
        return record.planning_period
    if record.date_effective is None:
        return None
    if record.date_invalid is not None:
        return _day(record.date_effective), _day(record.date_invalid)
    return (_day(record.date_effective), _FOR_EVER) if record.status is Status.IN_FORCE else None


def _over(upper: Jurisdiction, lower: Jurisdiction) -> bool:
    """Every place that the upper one names, the lower one is in."""
    if upper.level is Level.NATIONAL:
        return True
    if upper.province is None:
        return False
    places = (
        (upper.province, lower.province),
        (upper.prefecture, lower.prefecture),
        (upper.county, lower.county),
    )
    return all(over is None or over == place for over, place in places)


def _end(until: str) -> str:
    """2013 ends after 2013-05-01: as text, "2013" would come first."""
    return f"{until}~"


def _day(day: datetime.date) -> str:
    return day.isoformat()
