"""What a time limit's ISO 8601 and RFC 5545 values say, taken apart for whoever puts them into words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from policybase.model import Deadline

# P15D, P1Y6M, PT24H, P2W
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
UNITS = ("year", "month", "week", "day", "hour", "minute")
_END = re.compile(r"\d{4}(-\d{2}){0,2}")
_DAY = re.compile(r"\d{8}")


@dataclass(frozen=True, slots=True)
class Repeated:
    """A recurrence: FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=20;UNTIL=20201231."""

    frequency: str  # YEARLY; empty where there is no rule
    times: str  # 2: every second
    months: tuple[int, ...]
    days: tuple[str, ...]  # 20; -1 is the last of the month
    until: date | None


def repeated(limit: Deadline) -> Repeated:
    rule = dict(part.split("=", 1) for part in (limit.recurrence or "").split(";") if "=" in part)
    until = rule.get("UNTIL", "")[:8]
    return Repeated(
        frequency=rule.get("FREQ", ""),
        times=rule.get("INTERVAL", "1"),
        months=tuple(int(month) for month in rule["BYMONTH"].split(",")) if "BYMONTH" in rule else (),
        days=tuple(rule["BYMONTHDAY"].split(",")) if "BYMONTHDAY" in rule else (),
        until=date.fromisoformat(until) if _DAY.fullmatch(until) else None,
    )


def parts(duration: str) -> tuple[tuple[str, str], ...]:
    """P1Y6M → (year, 1), (month, 6); empty where it is no duration."""
    found = _DURATION.fullmatch(duration)
    return tuple((unit, number) for unit, number in zip(UNITS, found.groups(), strict=True) if number) if found else ()


def ends(period: tuple[str, str]) -> tuple[str, str]:
    """First and last year, month or day; an open end (ISO 8601 ``..``) is empty."""
    first, last = (end if _END.fullmatch(end) else "" for end in period)
    return first, last
