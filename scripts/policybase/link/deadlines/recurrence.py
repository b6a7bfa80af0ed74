"""Days and recurrences in normal form: ISO 8601 dates, RFC 5545 rules."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from policybase.model import Record

# Words after 每 and 按, with the part of ISO 8601 and the RFC 5545 rule they stand for.
# A quarter is three months and a half-year six: RFC 5545 knows neither.
UNITS: dict[str, tuple[str, int, str]] = {
    "年": ("P{}Y", 1, "YEARLY"),
    "年度": ("P{}Y", 1, "YEARLY"),
    "学年": ("P{}Y", 1, "YEARLY"),
    "半年": ("P{}M", 6, "MONTHLY"),
    "学期": ("P{}M", 6, "MONTHLY"),
    "季": ("P{}M", 3, "MONTHLY"),
    "季度": ("P{}M", 3, "MONTHLY"),
    "月": ("P{}M", 1, "MONTHLY"),
    "月度": ("P{}M", 1, "MONTHLY"),
    "周": ("P{}W", 1, "WEEKLY"),
    "星期": ("P{}W", 1, "WEEKLY"),
    "日": ("P{}D", 1, "DAILY"),
    "天": ("P{}D", 1, "DAILY"),
}


def every(count: int, unit: str) -> tuple[str, str]:
    """每两年: ("P2Y", "FREQ=YEARLY;INTERVAL=2"); 每半年: ("P6M", "FREQ=MONTHLY;INTERVAL=6")."""
    pattern, size, frequency = UNITS[unit]
    total = count * size
    interval = f";INTERVAL={total}" if total > 1 else ""
    return pattern.format(total), f"FREQ={frequency}{interval}"


def yearly(*, months: tuple[int, ...] = (), day: int | None = None) -> str:
    """每年12月20日前: FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20. ``day`` None: the month's last.

    The rule names the last day on which the duty can be met. 每年第一季度 is a window from 1 January to
    31 March, so its rule is BYMONTH=3;BYMONTHDAY=31. -1 is the last day where months differ in length.
    A month or day that does not exist (每年31月, a damaged text) is left out, not guessed.
    """
    if not months or not all(1 <= month <= 12 for month in months):
        return "FREQ=YEARLY"
    by_month = ",".join(str(month) for month in months)
    if day is None:
        single = len(months) == 1 and months != (2,)
        day = calendar.monthrange(2001, months[0])[1] if single else -1
    elif not any(1 <= day <= calendar.monthrange(2000, month)[1] for month in months):
        return f"FREQ=YEARLY;BYMONTH={by_month}"
    return f"FREQ=YEARLY;BYMONTH={by_month};BYMONTHDAY={day}"


def until(rule: str, record: Record) -> str:
    """``rule``, ending with the text's force or, where that is not known, with its period."""
    last = record.date_invalid
    if last is None and record.planning_period is not None:
        last = last_day(record.planning_period[1])
    return f"{rule};UNTIL={last:%Y%m%d}" if last else rule


def last_day(written: str) -> date | None:
    """The last day of an ISO 8601 year, month or day: 2013 → 2013-12-31; None for anything else."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", written)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None:
        return None
    return day_of(year, month, day) if day else month_end(year, month or 12)


def day_of(year: int, month: int | None, day: int | None) -> date | None:
    """None where the calendar has no such day (2月30日)."""
    try:
        return date(year, month or 1, day or 1)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def day_before(day: date | None) -> date | None:
    return day - timedelta(days=1) if day and day > date.min else None
