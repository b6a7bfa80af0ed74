"""A time limit in words: its value in one form whatever the text's, and whether it still runs."""

from __future__ import annotations

from policybase.messages import N_
from policybase.model import Deadline, DeadlineKind, Document, Quantity, Status
from policybase.periods import last_due
from policybase.render import chinese, deadline_words_en, escape, limit_values, words
from policybase.render.locales import ZH
from policybase.render.lookup import Lookup

_UNITS = {"year": "年", "month": "个月", "week": "周", "day": "日", "hour": "小时", "minute": "分钟"}
_EVERY = {"P1Y": "每年", "P6M": "每半年", "P3M": "每季度", "P1M": "每月", "P1W": "每周", "P1D": "每日"}
_FREQUENCY = {"YEARLY": "每年", "MONTHLY": "每月", "WEEKLY": "每周", "DAILY": "每日"}


def value(limit: Deadline, lookup: Lookup) -> str:
    """2016年12月31日; 15个工作日内; 每年12月20日; 不少于40学时; or in English: as inline HTML."""
    if lookup.locale.code != ZH:
        return deadline_words_en.value(limit, lookup)
    return escape.text(in_chinese(limit))


def in_chinese(limit: Deadline) -> str:
    said = [part for part in (_when(limit), _quantity(limit.quantity)) if part]
    return "，".join(said) or "未定"


def _when(limit: Deadline) -> str:
    if limit.recurrence or limit.interval:
        return _every(limit)
    if limit.period:
        return _period(limit.period)
    if limit.date:
        return chinese.day(limit.date) + {DeadlineKind.START: "起", DeadlineKind.BY_DATE: "前"}.get(limit.kind, "")
    if limit.duration:
        return duration(limit.duration, day_type=limit.day_type) + ("内" if limit.kind is DeadlineKind.WITHIN else "")
    return ""


def _period(ends: tuple[str, str]) -> str:
    """2016年6月至7月; one end may be open (ISO 8601 ``..``)."""
    first, last = limit_values.ends(ends)
    if first and last:
        return chinese.period((first, last))
    if first:
        return f"{chinese.period((first, first))}起"
    return f"{chinese.period((last, last))}止" if last else ""


def _every(limit: Deadline) -> str:
    rule = limit_values.repeated(limit)
    every = _EVERY.get(limit.interval or "")
    if every is None and limit.interval:
        every = f"每{duration(limit.interval, day_type=None)}"
    if every is None:
        every = _FREQUENCY.get(rule.frequency, "定期")
        every = every if rule.times == "1" else f"{every[0]}{rule.times}{every[1:]}"
    months = "、".join(f"{month}月" for month in rule.months)
    days = "、".join("末日" if day == "-1" else f"{day}日" for day in rule.days)
    ends = f"（至{chinese.day(rule.until)}）" if rule.until else ""
    return f"{every}{months}{days}{ends}"


def duration(iso: str, *, day_type: str | None) -> str:
    """P15D → 15日, P1Y6M → 1年6个月; days of a stated kind: 15个工作日."""
    units = {**_UNITS, "day": "个工作日"} if day_type == "working" else _UNITS
    return "".join(f"{number}{units[unit]}" for unit, number in limit_values.parts(iso)) or iso


def _quantity(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    low, high, unit = quantity.min, quantity.max, quantity.unit
    if low is not None and low == high:
        return f"{low}{unit}"
    if low is not None and high is not None:
        return f"{low}—{high}{unit}"
    if low is not None:
        return f"不少于{low}{unit}"
    return f"不超过{high}{unit}" if high is not None else ""


# In the order in which they are told: what the document is comes before what the calendar says.
ENDED_BY_DOCUMENT = {Status.INVALID: N_("文件已失效"), Status.PERIOD_ENDED: N_("规划期已满")}


def ended(limit: Deadline, document: Document, lookup: Lookup) -> str:
    """Why a duty no longer runs, in words; empty where it may still run."""
    by_document = ENDED_BY_DOCUMENT.get(words.status(document.record, today=lookup.today))
    if by_document:
        return lookup.locale.t(by_document)
    last = last_due(limit)
    if last is None or last >= lookup.today:
        return ""
    return lookup.locale.t("已于{day}到期", day=lookup.locale.day(last))


def year(limit: Deadline, document: Document) -> str:
    """The year by which a list is filtered: when it falls due, else the document's."""
    if limit.date:
        return str(limit.date.year)
    if limit.period:
        return next((end[:4] for end in reversed(limit.period) if end[:4].isdigit()), "")
    return document.record.year or ""
