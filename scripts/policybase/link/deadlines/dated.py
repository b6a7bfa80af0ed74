"""Times with a date: 2016年底前, 到2020年, 2009年2月—4月, 2009年下半年, 自2021年9月1日起."""

from __future__ import annotations

import re
from datetime import date

from policybase.link.deadlines.recurrence import day_before, yearly
from policybase.link.deadlines.time_expressions import (
    BEFORE,
    DAY,
    MONTH,
    QUARTER,
    YEAR,
    Form,
    TimeExpression,
    Years,
    clause_after,
    clause_before,
    number,
)
from policybase.model import DeadlineKind
from policybase.periods import day_of, month_end

_END = r"(?:年?底|年?末|年终)"
# Where the year is not written as a number: 今年底前, 年内.
_THIS = r"(?:今年|本年度?|当年)"
_PART = rf"(?P<part>上半年|下半年|{QUARTER}|上旬|中旬|下旬|底|末)"
# Words that tell what has been done, not what is to be done: 五月份，我县结合实际制定下发了…
_TOLD = re.compile(
    r"^，?(?:是|时任|工作|主要|重点|全[年省市县国])|回顾|总结$|(?<![为除])了(?!解)|曾|已经|以来|取得|同比|截至目前|"
    r"(?:印发|发布|通过|实施|颁布)的"
)
# Without any year of its own a text may still tell: 2017年国家发布《…》
_ISSUED = re.compile(r"^[^，。]{0,12}(?:发布|印发|颁布|出台|召开|提出|通过)")
# 申报截至2025年6月30日: 截至 alone tells how things stood
_CLOSES = re.compile(r"期|申报|报名|受理|报送|提交|征求|时间|有效|执行")
_OWED = re.compile(r"应|须|要|请|[于在至到]$|期")
_FIRST_YEAR = 1949  # 1913年4月3日起施行 is a damaged text
_HALVES = {"上半年": (1, 6), "下半年": (7, 12)}


def _by(match: re.Match[str], known: Years) -> TimeExpression | None:
    """By a date. ``date`` is the last day on which it can be done."""
    words = match.groupdict()
    year = number(words["y"]) if words.get("y") else None
    month, day, part = number(words.get("m")), number(words.get("d")), words.get("part")
    literal = bool(words.get("before")) and not day and not part

    def of_year(year: int) -> date | None:
        if day:
            return day_of(year, month, day)
        if part in ("上旬", "中旬") and month:
            return day_of(year, month, 10 if part == "上旬" else 20)
        if literal:  # 7月前 ends before July begins; 7月底前 does not
            return day_before(day_of(year, month, 1))
        return month_end(year, month or _months(part)[1])

    if year is None and words.get("five"):
        last = _five_years(words["five"])
        year = last[1] if last else None
    said = clause_after(match)
    # 截至2016年底，全县已建成…; 2016年底前建成的，…; 对于2015年10月31日以前…
    until = "截" in match.string[max(0, match.start() - 3) : match.end()]
    told = (
        re.match(r"，?(?:已|的)|[^，。；]*的(?:，|$)", said)
        or clause_before(match).endswith(("对于", "对"))
        or (until and not _CLOSES.search(clause_before(match)))
        # 1997年12月31日以前参加工作: a statute tells whom it is about
        or (known.standing and year and not _OWED.search(clause_before(match)))
    )
    if told or (year and (known.is_past(year) or year < _FIRST_YEAR)):
        return None
    found = of_year(year) if year else known.day(of_year)
    if not year and known.standing:
        rule = yearly(months=(month or _months(part)[1],), day=day)
        return TimeExpression(match.start(), match.end(), DeadlineKind.RECURRING, interval="P1Y", rule=rule)
    return TimeExpression(match.start(), match.end(), DeadlineKind.BY_DATE, date=found, year=year)


def _in_period(match: re.Match[str], known: Years) -> TimeExpression | None:
    """2009年下半年启动并完成…: a period in which it is to be done, at the beginning of a clause."""
    words = match.groupdict()
    year = number(words["y"])
    said = clause_after(match)
    if year is None or known.is_past(year) or _TOLD.search(clause_before(match) + said):
        return None
    if known.first is None and known.issued is None and _ISSUED.search(said):
        return None
    month, part = number(words.get("m")), words.get("part")
    if month:
        start = end = f"{year}-{month:02}"
    elif part:
        start, end = (f"{year}-{at:02}" for at in _months(part))
    else:
        start = end = str(year)
    last = month_end(year, month or _months(part)[1])
    return TimeExpression(
        match.start(), match.end(), DeadlineKind.PERIOD, date=last, period=(start, end), year=year
    )


def _range(match: re.Match[str], known: Years) -> TimeExpression | None:
    words = match.groupdict()
    first_year = number(words.get("y")) or known.named or known.single
    last_year = number(words.get("y2")) or first_year
    if first_year is None or last_year is None or _TOLD.search(clause_after(match)):
        return None
    month, day = number(words.get("m")), number(words.get("d"))
    month2, day2 = number(words.get("m2")) or month, number(words.get("d2"))
    if known.is_past(last_year):
        return None
    last = day_of(last_year, month2, day2) if day2 else month_end(last_year, month2 or 12)
    period = (_iso(first_year, month, day), _iso(last_year, month2, day2))
    if last is None or period[0][:7] > period[1][:7]:
        return None
    return TimeExpression(
        match.start(), match.end(), DeadlineKind.PERIOD, date=last, period=period, year=first_year
    )


def _plan(match: re.Match[str], known: Years) -> TimeExpression | None:
    """“十三五”期间: a five-year plan's years are known from its number."""
    plan = _five_years(match["five"])
    if plan is None or known.is_past(plan[1]) or _TOLD.search(clause_after(match)):
        return None
    period = (str(plan[0]), str(plan[1]))
    return TimeExpression(
        match.start(), match.end(), DeadlineKind.PERIOD, date=date(plan[1], 12, 31), period=period
    )


def _from(match: re.Match[str], known: Years) -> TimeExpression | None:
    """自2021年9月1日起施行: ``date`` is the first day; of 从2009年开始 only the year is known."""
    year, month, day = (number(match[part]) for part in ("y", "m", "d"))
    if year is None or _TOLD.search(match["then"] or ""):
        return None
    # 《…》自2015年3月1日起废止 and 同时废止 are starts too; 2010年以来 is not.
    if year < _FIRST_YEAR:
        return TimeExpression(match.start(), match.end(), DeadlineKind.START)
    first = day_of(year, month, day) if day else None
    period = None if day else (_iso(year, month, None), "..")
    return TimeExpression(
        match.start(), match.end(), DeadlineKind.START, date=first, period=period, year=year
    )


def _iso(year: int, month: int | None, day: int | None) -> str:
    return f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def _months(part: str | None) -> tuple[int, int]:
    if part in _HALVES:
        return _HALVES[part]
    if part and "季" in part:
        quarter = number(part.removeprefix("第").split("个")[0].split("季")[0]) or 4
        return 3 * quarter - 2, 3 * quarter
    return 1, 12


def _five_years(numeral: str) -> tuple[int, int] | None:
    """The first plan began in 1953, the third, after a pause, in 1966; since then one follows the other."""
    ordinal = number(numeral)
    if ordinal is None or not 3 <= ordinal <= 30:
        return None
    return 1966 + 5 * (ordinal - 3), 1970 + 5 * (ordinal - 3)


_TO = r"(?:起?至|到|-{1,2})"
_FIVE = r"[“\"]?(?P<five>十[一二三四五六七八九]|二十)五[”\"]?"

FORMS: tuple[Form, ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        # 于2018年12月31日前报送国务院办公厅；截至2025年6月30日；有效期至2027年3月31日
        (rf"(?P<y>{YEAR})年(?P<m>{MONTH})月(?P<d>{DAY})日?{BEFORE}", _by),
        (
            rf"(?:截止到?|截至|有效期至|执行至|延长至|延续至|不迟于|不晚于|最迟)(?P<y>{YEAR})年(?P<m>{MONTH})月"
            rf"(?:(?P<d>{DAY})日|(?P<part>底|末))(?:{BEFORE}|止)?",
            _by,
        ),
        # 应于2021年9月1日完成: a day on which a duty falls
        (rf"(?<=[应定拟]于)(?P<y>{YEAR})年(?P<m>{MONTH})月(?P<d>{DAY})日(?!起)", _by),
        # 2016年底前；2025年12月底前；2023年上半年前；2017年6月底完成
        (rf"(?P<y>{YEAR})年(?P<m>{MONTH})月份?(?P<part>底|末|上旬|中旬|下旬){BEFORE}?", _by),
        (rf"(?P<y>{YEAR})年(?P<m>{MONTH})月份?(?P<before>{BEFORE})", _by),
        (rf"(?P<y>{YEAR})(?:年底|年末|年年底|年年末|年终){BEFORE}?", _by),
        (rf"(?P<y>{YEAR})年(?P<part>上半年|下半年|{QUARTER})(?:末|底|结束)?{BEFORE}", _by),
        (rf"(?P<y>{YEAR})年(?P<before>{BEFORE})(?!后)", _by),
        (rf"(?P<y>{YEAR})年内(?!部)", _by),
        # 到2020年基本建成…；力争到2025年6月；至2027年底
        (rf"(?:(?<=[争])取?到|(?<![直达得复高])到|(?<=[，。；：\n])至)(?P<y>{YEAR})年(?:(?P<m>{MONTH})月)?(?:底|末)?(?!度|代|起|-|的|{DAY}日)", _by),
        # “十三五”末；到“十四五”末
        (rf"{_FIVE}(?:期?末|规划期末)", _by),
        (rf"{_FIVE}(?:期间|时期)(?!的|以来)", _plan),
        # 4月30日前；6月底前；第三季度前；今年底前；年底前；年内完成
        (rf"(?<![0-9年每])(?P<m>{MONTH})月(?P<d>{DAY})日?{BEFORE}", _by),
        (rf"(?<![0-9年每月、和])(?P<m>{MONTH})月份?(?P<part>底|末|上旬|中旬|下旬){BEFORE}", _by),
        (rf"{_THIS}(?P<m>{MONTH})月(?P<d>{DAY})日?{BEFORE}", _by),
        (rf"{_THIS}(?P<m>{MONTH})月(?P<part>底|末){BEFORE}?|{_THIS}(?:底|年底|末){BEFORE}", _by),
        (rf"(?<![每次同前去本今0-9年]){_END}{BEFORE}", _by),
        (rf"(?:(?<=[，。；：（\n])年内|{_THIS}内|本年内)(?!部)", _by),
        # 2009年2月—4月；2016年6月至7月；2024年1月1日至2027年12月31日；2021年至2025年
        (
            rf"(?P<y>{YEAR})年(?P<m>{MONTH})月(?:(?P<d>{DAY})日)?{_TO}"
            rf"(?:(?P<y2>{YEAR})年)?(?:(?P<m2>{MONTH})月份?)(?:(?P<d2>{DAY})日|底)?止?{BEFORE}?",
            _range,
        ),
        (rf"(?P<y>{YEAR})年(?P<m>{MONTH})月(?P<d>{DAY})日?{_TO}(?P<d2>{DAY})日", _range),
        (rf"(?<![0-9年每])(?P<m>{MONTH})月(?:(?P<d>{DAY})日)?{_TO}(?P<m2>{MONTH})月份?(?:(?P<d2>{DAY})日|底)?{BEFORE}?", _range),
        (rf"(?P<y>{YEAR})年?{_TO}(?P<y2>{YEAR})年(?:期间|内|底)", _range),
        # 2009年下半年启动并完成…；2016年制定…；2018年，选择…；2009年第一季度…
        (
            rf"(?:^|(?<=[，。；：\n])|(?<=[，。；：\n][于在从]))(?P<y>{YEAR})年"
            rf"(?:(?P<m>{MONTH})月份?(?!{DAY}日)|(?P<part>上半年|下半年|{QUARTER})内?)?"
            r"(?![0-9度版第以来底末前内起至到的、）\-]|开始|年)",
            _in_period,
        ),
        # （2016年3月）: the time of a stage stands in brackets behind its name
        (rf"(?<=（)(?P<y>{YEAR})年(?:(?P<m>{MONTH})月份?|(?P<part>上半年|下半年|{QUARTER}))(?=）)", _in_period),
        # 本条例自2007年2月1日起施行；从2019年起；创建活动从2009年开始
        (
            rf"(?:自|从)?(?P<y>{YEAR})年(?:度|(?P<m>{MONTH})月(?:份|(?P<d>{DAY})日)?)?(?:起|开始)"
            r"(?P<then>(?:正式)?(?:施行|实施|执行|生效|试行|废止)?)(?![至到])",
            _from,
        ),
    )
)
