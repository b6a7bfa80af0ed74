"""Dates as official texts print them: 二○○九年六月九日, 2016年8月24日, 2016/8/24 19:09:16, 2019.02.14."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policybase.model import Span
from policybase.numerals import CHINESE, ZEROS, value

# An anti-copy font turns 2025年 into 4549年: a year outside this range is damage, not a date.
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100

_BLANK = r"[ \t\u00a0\u3000]*"
_DIGIT = r"[0-9０-９]"
_NUMERAL = rf"(?:{_DIGIT}{{1,2}}|[{CHINESE}]{{1,3}})"
_YEAR = rf"(?:{_DIGIT}{{4}}|[一二][{CHINESE}{ZEROS}]{{3}})"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as printed. ``value`` is None where no such day exists; ``damaged`` where 日 is lost."""

    span: Span
    printed: str
    value: date | None
    damaged: bool = False


# 二○○九年六月九日, 2015 年 12 月 3 日; 2016年8月23 where the page lost 日, at the end of its line only
_WRITTEN = re.compile(
    rf"(?<![0-9０-９{CHINESE}])(?P<year>{_YEAR}){_BLANK}年{_BLANK}(?P<month>{_NUMERAL}){_BLANK}月"
    rf"{_BLANK}(?P<day>{_NUMERAL}){_BLANK}(?:(?P<sign>[日号])|(?=\s|$|[，。；,;）)]))"
)
# 2009-06-23, 2019.02.14, 2016/8/24 19:09:16
_NUMERIC = re.compile(
    r"(?<![0-9０-９./-])(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"(?:[ T\u3000]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?(?![0-9]|[./-][0-9])"
)


def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every full date in ``text``, in order. A month or a year alone is not a date."""
    return tuple(sorted((*_written(text), *_numeric(text)), key=lambda mention: mention.span))


def first_date(text: str) -> DateMention | None:
    """The first date in ``text`` that exists."""
    return next((mention for mention in find_dates(text) if mention.value is not None), None)


def calendar_day(year: int | None, month: int | None, day: int | None) -> date | None:
    """The day, or None where there is none: 2009年2月30日."""
    if year is None or month is None or day is None or not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written(text: str) -> Iterator[DateMention]:
    for match in _WRITTEN.finditer(text):
        year, month, day = (value(match[name]) for name in ("year", "month", "day"))
        yield DateMention(
            span=Span(match.start(), match.end()),
            printed=match[0],
            value=calendar_day(year, month, day),
            damaged=match["sign"] is None,
        )


def _numeric(text: str) -> Iterator[DateMention]:
    for match in _NUMERIC.finditer(text):
        day = calendar_day(int(match["year"]), int(match["month"]), int(match["day"]))
        yield DateMention(span=Span(match.start(), match.end()), printed=match[0], value=day)
