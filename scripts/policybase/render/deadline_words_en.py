"""A time limit in English words. What the text counts in (学时, 人) is said in English where it is known."""

from __future__ import annotations

from policybase.model import Deadline, DeadlineKind, Quantity
from policybase.render import english, escape, limit_values
from policybase.render.lookup import Lookup

_EVERY = {"P1Y": "every year", "P6M": "every six months", "P3M": "every quarter", "P1M": "every month"}
_EVERY |= {"P1W": "every week", "P1D": "every day"}
_FREQUENCY = {"YEARLY": "year", "MONTHLY": "month", "WEEKLY": "week", "DAILY": "day"}
# Units of a quota as these texts print them: singular, plural.
_COUNTED = {
    "学时": ("class hour", "class hours"),
    "课时": ("class hour", "class hours"),
    "小时": ("hour", "hours"),
    "天": ("day", "days"),
    "日": ("day", "days"),
    "次": ("time", "times"),
    "人": ("person", "persons"),
    "名": ("person", "persons"),
    "件": ("item", "items"),
    "个": ("", ""),
    "项": ("item", "items"),
    "家": ("", ""),
    "期": ("session", "sessions"),
    "场": ("session", "sessions"),
    "场次": ("session", "sessions"),
    "篇": ("article", "articles"),
    "份": ("copy", "copies"),
    "%": ("%", "%"),
    "％": ("%", "%"),
}


def value(limit: Deadline, lookup: Lookup) -> str:
    """By 31 December 2016; within 15 working days; every year, 20 December; at least 40 class hours."""
    said = [part for part in (_when(limit), _quantity(limit.quantity, lookup)) if part]
    return ", ".join(said) or lookup.locale.t("未定")


def _when(limit: Deadline) -> str:
    if limit.recurrence or limit.interval:
        return _every(limit)
    if limit.period:
        return _period(limit.period)
    if limit.date:
        return {DeadlineKind.START: "from ", DeadlineKind.BY_DATE: "by "}.get(limit.kind, "") + english.day(limit.date)
    if limit.duration:
        within = "within " if limit.kind is DeadlineKind.WITHIN else ""
        return within + duration(limit.duration, day_type=limit.day_type)
    return ""


def _period(ends: tuple[str, str]) -> str:
    first, last = limit_values.ends(ends)
    if first and last:
        return english.period((first, last))
    if first:
        return f"from {english.period((first, first))}"
    return f"until {english.period((last, last))}" if last else ""


def _every(limit: Deadline) -> str:
    rule = limit_values.repeated(limit)
    every = _EVERY.get(limit.interval or "")
    if every is None and limit.interval:
        every = f"every {duration(limit.interval, day_type=None)}"
    if every is None:
        unit = _FREQUENCY.get(rule.frequency)
        every = "at regular intervals" if unit is None else f"every {unit}" if rule.times == "1" else f"every {rule.times} {unit}s"
    months = " and ".join(english.MONTHS[month - 1] for month in rule.months)
    days = " and ".join("the last day of" if day == "-1" else day for day in rule.days)
    when = " ".join(filter(None, (days, months)))
    ends = f" (until {english.day(rule.until)})" if rule.until else ""
    return f"{every}{', ' if when else ''}{when}{ends}"


def duration(iso: str, *, day_type: str | None) -> str:
    """P15D → 15 days, P1Y6M → 1 year 6 months; days of a stated kind: 15 working days."""
    pieces = []
    for unit, number in limit_values.parts(iso):
        kind = "working " if unit == "day" and day_type == "working" else ""
        pieces.append(f"{number} {kind}{unit}{'' if number == '1' else 's'}")
    return " ".join(pieces) or iso


def _quantity(quantity: Quantity | None, lookup: Lookup) -> str:
    if quantity is None:
        return ""
    low, high = quantity.min, quantity.max
    if low is not None and high is not None:
        number = str(low) if low == high else f"{low}–{high}"
        return number + _unit(quantity.unit, high, lookup)
    if low is not None:
        return f"at least {low}{_unit(quantity.unit, low, lookup)}"
    return f"at most {high}{_unit(quantity.unit, high, lookup)}" if high is not None else ""


def _unit(printed: str, number: int, lookup: Lookup) -> str:
    forms = _COUNTED.get(printed)
    if forms is None:
        return f" {lookup.chinese(escape.text(printed))}" if printed else ""
    said = forms[0] if number == 1 else forms[1]
    return said if said in ("", "%") else f" {said}"
