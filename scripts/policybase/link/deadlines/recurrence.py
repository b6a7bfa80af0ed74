"""Days and recurrences in normal form: ISO 8601 dates, RFC 5545 rules."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from policybase.model import Record
from policybase.periods import last_day

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


def day_before(day: date | None) -> date | None:
    return day - timedelta(days=1) if day and day > date.min else None
