"""Time expressions: where a text sets a time, and what that time is in normal form.

The patterns stand in three tables: ``dated`` (2016年底前), ``recurring`` (每年12月20日前) and
``lengths`` (收到申请之日起15日内). Each row is a form: a pattern and the function that reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from policybase.model import DeadlineKind, Document, Kind, Quantity
from policybase.numerals import CHINESE, value

# 15, 十五, 三百六十五
NUMBER = rf"(?:[0-9]{{1,4}}|[{CHINESE}]{{1,5}})"
# 2016, 二〇一六: only what can be a year of a text in force or planned
YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][九〇零○][一二三四五六七八九〇零○]{2})"
# 3, 03, 十二
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
# 1, 31, 三十一, 二十
DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
# 第一季度, 一季度, 第1季度, 四季度
QUARTER = r"(?:第?[一二三四1-4]个?季度)"
BEFORE = r"(?:以前|之前|前)"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """``[start, end)`` of the words, and its meaning. ``rule`` is a recurrence without its end."""

    start: int
    end: int
    kind: DeadlineKind
    date: date | None = None
    period: tuple[str, str] | None = None
    duration: str | None = None
    day_type: str | None = None
    interval: str | None = None
    rule: str | None = None
    quantity: Quantity | None = None
    trigger: tuple[int, int] | None = None
    deed: int | None = None  # where the words of the duty begin, if not at ``end``: 每季度|至少组织一次
    year: int | None = None  # a year that it names: 2017年6月底前完成…；9月底前完成… are both 2017


@dataclass(frozen=True, slots=True)
class Years:
    """What the document says about years that its words leave out."""

    single: int | None = None  # all of its time lies in this year: 2009年度
    issued: date | None = None
    first: int | None = None  # of its period; a bare 2003年 before it is history, not a duty
    standing: bool = False  # articles of a statute hold every year: 应当于十二月三十一日之前…下一年度
    named: int | None = None  # the year named last in this provision or in the heading above it

    def day(self, of_year: Callable[[int], date | None]) -> date | None:
        """The day that ``of_year`` gives in the year that the words leave out, or None."""
        if (year := self.named or self.single) is not None:
            return of_year(year)
        if self.issued is None:
            return None
        # 4月30日前 in a text of August: next April, or is April a slip? Nobody can tell.
        day = of_year(self.issued.year)
        return day if day and day >= self.issued else None

    def is_past(self, year: int) -> bool:
        first = self.first or (self.issued.year if self.issued else None)
        return first is not None and year < first


Reader = Callable[[re.Match[str], Years], TimeExpression | None]
Form = tuple[re.Pattern[str], Reader]


def years(document: Document) -> Years:
    record = document.record
    first = last = None
    if record.planning_period is not None:
        first, last = (value(end[:4]) for end in record.planning_period)
    standing = any(provision.kind is Kind.ARTICLE for provision in document.walk())
    return Years(
        single=first if first == last else None, issued=record.date_issued, first=first, standing=standing
    )


def find(plain: str, forms: Iterable[Form], known: Years) -> tuple[TimeExpression, ...]:
    """Every time expression in order; of two that overlap the one that begins first, then the longer."""
    candidates = sorted(
        ((match, reader) for pattern, reader in forms for match in pattern.finditer(plain)),
        key=lambda candidate: (candidate[0].start(), -candidate[0].end()),
    )
    found: list[TimeExpression] = []
    for match, reader in candidates:
        if found and match.start() < found[-1].end:
            continue
        expression = reader(match, known)
        if expression is None:
            continue
        found.append(expression)
        if expression.year is not None:
            known = replace(known, named=expression.year)
    return tuple(found)


def number(words: str | None) -> int | None:
    return value(words) if words else None


def clause_before(match: re.Match[str]) -> str:
    """The words between the last stop and the match."""
    words = match.string[max(0, match.start() - 60) : match.start()]
    return re.split(r"[，。；：！？\n（）]", words)[-1]


def clause_after(match: re.Match[str]) -> str:
    """The words from the match to the end of its sentence."""
    return re.split(r"[。；！？\n]", match.string[match.end() : match.end() + 200], maxsplit=1)[0]
