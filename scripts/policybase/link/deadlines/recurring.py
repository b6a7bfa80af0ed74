"""Times that come again: 每年12月20日前, 每季度至少…, 每两年, 按月报送, 次年1月31日前."""

from __future__ import annotations

import re

from policybase.link.deadlines.recurrence import every, yearly
from policybase.link.deadlines.time_expressions import (
    BEFORE,
    DAY,
    MONTH,
    NUMBER,
    QUARTER,
    Form,
    TimeExpression,
    Years,
    number,
)
from policybase.model import DeadlineKind

_EACH_YEAR = r"(?:每一?年度?的?|次年的?|翌年|下一?年度?)"
_MONTHS = rf"(?P<months>{MONTH}(?:(?:月底?)?[、和及与或]{MONTH})*)月份?"
# 每人每月, 每户每年, 每日按罚款数额的百分之三加处: a rate, not a duty that comes again; 每月1000元 likewise
_RATE = r"(?<![人户名生亩吨头只套辆台方米件次元个岗])"
_PAID = (
    r"(?!(?:[^，。；]{0,8}?)[0-9.,]+(?:万|亿|多)*元|按[^，。；]{0,20}(?:加处|加收|计收|收取)"
    r"|增长|递增|新增|减少|降低|提高|下降|以[0-9]|按[0-9]|的?[0-9]+%)"
)
_HALF = {"上半年": 6, "下半年": 12}


def _dated(match: re.Match[str], known: Years) -> TimeExpression:
    """每年7月底前 → the last of July, every year."""
    words = match.groupdict()
    months = tuple(
        month for word in re.split(r"[、和及与或月底]+", words.get("months") or "") if (month := number(word))
    )
    day = number(words.get("d"))
    if (quarter := words.get("quarter")) is not None:
        months = (3 * (number(quarter.strip("第个季度")) or 4),)
    elif (half := words.get("half")) is not None:
        months = (_HALF[half],)
    elif words.get("last") is not None:
        months = (12,)
    elif words.get("before") and not day and not words.get("part"):
        # 每年3月前 ends with February; 每年3月底前 does not.
        months = tuple((month - 2) % 12 + 1 for month in months)
    elif words.get("part") in ("上旬", "中旬"):
        day = {"上旬": 10, "中旬": 20}[words["part"]]
    return _again(match, "P1Y", yearly(months=months, day=day))


def _window(match: re.Match[str], known: Years) -> TimeExpression:
    """每年10月1日至10月31日: the rule names the last day, as for a quarter."""
    month = number(match["m2"]) or number(match["m"]) or 0
    return _again(match, "P1Y", yearly(months=(month,), day=number(match["d2"])))


def _either(match: re.Match[str], known: Years) -> TimeExpression:
    """每年年底前或次年年初: yearly; 年初 has no last day, so the rule has none."""
    return _again(match, "P1Y", yearly())


def _plain(match: re.Match[str], known: Years) -> TimeExpression | None:
    words = match.groupdict()
    count = number(words.get("n")) if words.get("n") else 1
    if not count:
        return None
    interval, rule = every(count, match["unit"])
    return _again(match, interval, rule)


def _month_day(match: re.Match[str], known: Years) -> TimeExpression:
    """每月10日前; 每月底前."""
    day = number(match["d"]) or -1
    return _again(match, "P1M", f"FREQ=MONTHLY;BYMONTHDAY={day}")


def _quarter_day(match: re.Match[str], known: Years) -> TimeExpression:
    """每季度首月10日前; 每季度末月; 每季度末: in the first or the last month of a quarter."""
    first = bool(match["first"])
    months = "1,4,7,10" if first else "3,6,9,12"
    day = number(match["d"]) or -1
    return _again(match, "P3M", f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={day}")


def _after_each(match: re.Match[str], known: Years) -> TimeExpression:
    """每季度结束后10日内: the end of the interval is the event that the days run from."""
    interval, rule = every(1, match["unit"])
    found = _again(match, interval, rule)
    days = number(match["n"])
    working = "工作" in match["kind"]
    return TimeExpression(
        found.start,
        found.end,
        DeadlineKind.RECURRING,
        interval=interval,
        rule=rule,
        duration=f"P{days}D",
        day_type="working" if working else None,
        trigger=match.span("event"),
    )


def _again(match: re.Match[str], interval: str, rule: str) -> TimeExpression:
    return TimeExpression(
        match.start(), match.end(), DeadlineKind.RECURRING, interval=interval, rule=rule
    )


_UNIT = r"(?P<unit>半年|年度|年|学年|学期|季度|季|月度|月|星期|周|天|日)"

FORMS: tuple[Form, ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        # 每年年底前或次年年初对培养对象进行考核验收
        (rf"{_EACH_YEAR}(?:年底|年末|底){BEFORE}?(?:或者?|至|到)(?:次年|下一?年|翌年)(?:年初|初)", _either),
        # 要于每年的12月20日前，向市政府报告；每年十月三十一日前；次年1月31日前
        (rf"{_EACH_YEAR}{_MONTHS}(?P<d>{DAY})日?(?P<before>{BEFORE})?(?!{DAY}日|至|-|到|起|为|“)", _dated),
        # 于每年7月底前；每年6月和12月；每年3月份
        (rf"{_EACH_YEAR}{_MONTHS}(?P<part>底|末|上旬|中旬|下旬)?(?P<before>{BEFORE})?(?![0-9]|至|-|到|起|、[0-9]|为|“|{DAY}日)", _dated),
        # 每年第一季度制定印发；每年上半年；每年年底；每年年底前
        (rf"{_EACH_YEAR}(?P<quarter>{QUARTER})(?:末|结束|内)?{BEFORE}?", _dated),
        (rf"{_EACH_YEAR}(?P<half>上半年|下半年){BEFORE}?", _dated),
        (rf"{_EACH_YEAR}(?P<last>年底|年末|底|末|年终){BEFORE}?", _dated),
        # 每年10月1日至31日；每年3月至5月
        (
            rf"每年的?(?P<m>{MONTH})月(?:{DAY}日)?(?:起?至|到|-{{1,2}})(?:次年的?|第二年|翌年)?(?:(?P<m2>{MONTH})月)?(?:(?P<d2>{DAY})日)?",
            _window,
        ),
        # 每月10日前；每月底前；每月末
        (rf"{_RATE}每个?月(?:的?(?P<d>{DAY})日|底|末)(?:{BEFORE})?(?!起)", _month_day),
        # 每季度首月10日前；每季度末
        (rf"每个?季度?(?:(?P<first>首月|第一个月)|末月|最后一个月|末|底)(?:的?(?P<d>{DAY})日)?{BEFORE}?", _quarter_day),
        # 每季度结束后10日内；每月终了后15个工作日内
        (
            r"(?P<event>每个?(?P<unit>半年|年度|年|季度|季|月)(?:度)?(?:结束|终了|届满)(?:之日)?)(?:后|起)的?"
            rf"(?P<n>{NUMBER})(?P<kind>个?工作日|日|天)(?:以内|之内|内)",
            _after_each,
        ),
        # 每两年要对规范性文件进行一次全面清理；每半年；每季度至少组织一次；每3个月
        (rf"{_RATE}每(?:(?P<n>{NUMBER})?个?|一个?){_UNIT}(?!均|度假|以来|票|款){_PAID}", _plain),
        # 一年一次；半年一次；一季度一次
        (rf"(?<![每0-9])(?P<n>{NUMBER})?个?(?P<unit>半年|年|季度|月|周)(?=[一1]次)", _plain),
        # 按月报送；按季度通报；按年度公布
        (
            r"按(?P<unit>月度|月|季度|季|年度|年|周|学期)(?=(?:向[^，。；]{1,24}|对?[^，。；]{0,12})"
            r"(?:报|抄表|通报|公布|公开|调度|上传|汇总|统计|检查|考核|评估|督))",
            _plain,
        ),
    )
)
