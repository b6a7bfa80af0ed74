"""When a document applies: 施行 and 失效, its planning period, and what follows for its status."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from policybase.model import Evidence, Origin, Span, Status
from policybase.numerals import CHINESE, value
from policybase.parse.dates import first_date
from policybase.parse.head import Finding, evidence

# Nothing of the People's Republic is older: 自1913年4月3日起施行 is what an anti-copy font left of a date.
FOUNDING = date(1949, 10, 1)

_DATE = r"[0-9０-９一二〇○零三四五六七八九十年月日\s]{6,24}"
_DAYS = r"(?:公布|发布|印发|颁布|下发|签发|通过|发文)之日"

_KINDS = (
    "通知|办法|规定|条例|细则|意见|方案|规划|计划|纲要|决定|规则|规范|规程|标准|制度|措施|法|解释|章程|"
    "公告|通告|令|准则|导则|指南|文件|政策"
)
_ITSELF = rf"本[\u4e00-\u9fff]{{0,6}}?(?:{_KINDS})"

# 第三十二条 本办法自2019年1月1日起施行。 …现予公布，自公布之日起施行。
_EFFECT = re.compile(
    rf"(?:从|自|于)\s*(?:{_ITSELF})?(?P<when>{_DATE}|{_DAYS})\s*(?:起|后)?\s*(?:正式)?(?:施行|实施|执行|生效|试行)"
)
# The clause before it tells whose effect it is. 《某办法》自…起施行 is another text's, 本市自…起实施 a
# measure's.
_OWN_CLAUSE = re.compile(rf"{_ITSELF}[^》]*$|现予|现将|予以(?:公布|发布|印发)")
_LABEL_ONLY = re.compile(r"[\s第条、．.（）()0-9０-９一二三四五六七八九十百零〇，,]*")
# 此件于2017年7月31日宣布失效; 本通知自2025年1月1日起废止; 该文件已废止
_END = re.compile(
    rf"(?P<quote>(?:此件|本件|此文|本文件?|该文件?|此文件|本(?:通知|办法|规定|意见|方案|规划|条例|细则))(?:现?已)?"
    rf"(?:(?:于|自|从)(?P<when>{_DATE})起?)?(?:现?已)?(?:被|宣布|予以)?(?:失效|废止|停止执行))"
)
# …的通知（已失效）; 【废止】…
_MARK = re.compile(r"[（(【\[]\s*(?P<quote>(?:现?已)?(?:宣布)?(?:失效|废止))\s*[）)】\]]")
# 本办法自2017年7月1日起施行，有效期至2022年6月30日; 本通知有效期5年. 许可证有效期5年 is not the text's own.
_TERM = re.compile(
    rf"{_ITSELF}(?:[^。；》]{{0,40}}(?:施行|实施|执行|生效|之日起)[，,；;\s]*|\s*的?)有效期(?:限)?\s*(?:为|：|:)?\s*(?:(?:截?至|到)\s*(?P<until>{_DATE})|(?P<years>[0-9０-９]{{1,2}}|[{CHINESE}]{{1,3}})\s*年)"
)
# 现行有效, 有效, 失效, 废止, 已修改
_STATES = (
    (re.compile(r"失效|废止|无效"), Status.INVALID),
    (re.compile(r"^(?:现行)?有效$|^继续有效$|^生效$|^是$|^有效性：有效$"), Status.IN_FORCE),
)

_RANGE = r"(?P<first>[12][0-9]{3})\s*年?\s*(?:[-－—–―~～]+|至|到)\s*(?P<last>[12][0-9]{3})\s*年?"
# 晋城市全面推进依法行政规划（2009-2013年）, …规划2021—2025年
_TITLE_RANGE = re.compile(_RANGE)
# 余庆县2009年度依法行政工作实施方案, 甘肃省人民政府2020年立法计划
_TITLE_YEAR = re.compile(r"(?<![0-9])(?P<year>[12][0-9]{3})\s*年度?")
# 规划期为2021—2025年, 实施期限：2016年6月至2017年12月, 活动从2009年2月开始至11月结束 is a phase, not read
_CLAUSE = re.compile(
    r"(?:规划|实施|计划|方案|行动|活动)(?:期限|期|时间|年限)(?:为|是|：|:|自|从)*\s*"
    r"(?P<first>[12][0-9]{3})\s*年?\s*(?:(?P<month>[0-9]{1,2})\s*月)?\s*(?:[-－—–―~～]+|至|到)\s*"
    r"(?P<last>[12][0-9]{3})\s*年\s*(?:(?P<last_month>[0-9]{1,2})\s*月)?"
)
_PLANS = ("规划", "纲要", "计划", "要点", "方案", "安排", "意见")

Period = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ending:
    """Words that end a document's force, and the day they name, if they do."""

    day: date | None
    last_day: bool  # 有效期至: the text still holds on that day; 宣布失效: no longer
    note: str
    evidence: Evidence

    def over(self, today: date) -> bool:
        return self.day is None or self.day < today or (self.day == today and not self.last_day)


def find_effect(text: str, spans: Iterable[Span], *, issued: date | None) -> Finding[date] | None:
    """自2017年7月1日起施行 as printed; 自公布之日起施行 is the day of issue, where that is known."""
    for span in spans:
        for match in _EFFECT.finditer(text, span.start, span.end):
            clause = re.split(r"[。；;]", text[span.start : match.start()])[-1]
            if not (_OWN_CLAUSE.search(clause) or _LABEL_ONLY.fullmatch(clause)):
                continue
            where = Span(match.start(), match.end())
            mention = first_date(match["when"])
            if mention is not None and mention.value is not None and mention.value >= FOUNDING:
                return Finding(mention.value, evidence(text, where))
            if match["when"].endswith("之日") and issued is not None:
                return Finding(issued, evidence(text, where, origin=Origin.INFERRED))
    return None


def find_ending(text: str, spans: Iterable[Span], *, effective: date | None) -> Ending | None:
    """The first words by which the document itself ends: 此件于…宣布失效, 有效期至…, 有效期5年."""
    for span in spans:
        match = _END.search(text, span.start, span.end)
        if match is not None:
            mention = first_date(match["when"]) if match["when"] else None
            return _ended(text, match, day=mention.value if mention else None)
        term = _TERM.search(text, span.start, span.end)
        if term is not None:
            ending = _of_term(text, term, effective=effective)
            if ending is not None:
                return ending
    return None


def find_mark(text: str, spans: Iterable[Span]) -> Ending | None:
    """（已失效） behind a title. In a text it is another's fate: 某办法（废止） in a plan of laws."""
    for span in spans:
        match = _MARK.search(text, span.start, span.end)
        if match is not None:
            return _ended(text, match, day=None)
    return None


def state_of(words: str) -> Status | None:
    """What a page's 有效性 field says."""
    return next((status for pattern, status in _STATES if pattern.search(words.strip())), None)


def find_period(title: str, kind: str | None) -> tuple[Period, Origin] | None:
    """The planning period in a title; inferred where it stands in the title of the work it carries out."""
    own = re.sub(r"《[^》]*》", "", title)
    plans = kind is not None and any(kind.endswith(plan) for plan in _PLANS)
    if (match := _TITLE_RANGE.search(own)) is not None and plans:
        return (match["first"], match["last"]), Origin.ORIGINAL
    if plans and len(years := {match["year"] for match in _TITLE_YEAR.finditer(own)}) == 1:
        year = years.pop()
        return (year, year), Origin.ORIGINAL
    # 贯彻落实《法治政府建设实施纲要（2015－2020年）》的实施方案
    if plans and (match := _TITLE_RANGE.search(title)) is not None:
        return (match["first"], match["last"]), Origin.INFERRED
    return None


def find_period_clause(text: str, spans: Iterable[Span]) -> Finding[Period] | None:
    """规划期为2021—2025年, 实施时间：2016年6月至2017年12月."""
    for span in spans:
        match = _CLAUSE.search(text, span.start, span.end)
        if match is not None:
            first = match["first"] + (f"-{int(match['month']):02}" if match["month"] else "")
            last = match["last"] + (f"-{int(match['last_month']):02}" if match["last_month"] else "")
            return Finding((first, last), evidence(text, Span(match.start(), match.end())))
    return None



def _ended(text: str, match: re.Match[str], *, day: date | None) -> Ending:
    note = re.sub(r"\s+", "", match["quote"])
    return Ending(day, last_day=False, note=note, evidence=evidence(text, Span(*match.span("quote"))))


def _of_term(text: str, term: re.Match[str], *, effective: date | None) -> Ending | None:
    note = re.sub(r"\s+", "", term[0])
    span = Span(term.start(), term.end())
    if term["until"] is not None:
        mention = first_date(term["until"])
        if mention is None:
            return None
        return Ending(mention.value, last_day=True, note=note, evidence=evidence(text, span))
    years = value(term["years"])
    if effective is None or years is None:
        return None
    # Texts print 自2017年7月1日起施行，有效期至2022年6月30日: the last day is the one before the anniversary.
    leap = effective.month == 2 and effective.day == 29
    last = effective.replace(year=effective.year + years, day=28 if leap else effective.day) - timedelta(
        days=1
    )
    return Ending(last, last_day=True, note=note, evidence=evidence(text, span, origin=Origin.INFERRED))
