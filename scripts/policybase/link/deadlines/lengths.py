"""Lengths of time: 收到申请之日起15日内, 举行的七日前, 期限一般不少于30日, 有效期5年; and words without a number."""

from __future__ import annotations

import re

from policybase.link.deadlines.time_expressions import NUMBER, Form, TimeExpression, Years, number
from policybase.model import DeadlineKind, Quantity
from policybase.numerals import CHINESE

_UNIT = r"(?P<unit>个?工作日|个?自然日|日历天|日|天|个?小时|分钟|个月|个?季度|个?星期|周|年半|年)"
_HALF = r"(?P<half>半年|半个月|半个?小时|一年半|一个半月)"
# 15日, 十五个工作日, 3至5个工作日, 半年
# 时间为2016年6月 names a year, not a length.
_LENGTH = rf"(?!(?:19|20)[0-9]{{2}}年)(?:(?:{NUMBER}(?:至|到|-))?(?P<n>{NUMBER}){_UNIT}|{_HALF})"
_HALVES = {"半年": "P6M", "半个月": "P15D", "半小时": "PT30M", "半个小时": "PT30M", "一年半": "P18M", "一个半月": "P1M15D"}
_ISO = {"日": "P{}D", "天": "P{}D", "小时": "PT{}H", "分钟": "PT{}M", "月": "P{}M", "星期": "P{}W", "周": "P{}W", "年": "P{}Y"}
_WITHIN = r"(?:以内|之内|内)(?![部容设外控蒙陆资地涵河需网置涝])"
# 文件公布之日起, 收到申请之日起, 作出决定后: what the days run from stands before these words.
_RUNS = r"(?P<runs>(?:之日|之时|当日|次日)(?:起|前)?|起|后|以后|之后|(?<![目以日此之提年月])前)"
# Before the event stand the party and its modal verb: 制定机关应当在收到…, 申请人可以自知道…
_PARTY = re.compile(
    r"^.*?(?:应当|必须|应该|可以|不得|需要|要求|要|应|须|可|将|均)(?:自|从|在|于)|^(?:并|且|也|还)?(?:自|从|在|于)"
    r"|^由.{1,12}?(?:自|在|于)|^.*?自"
)
_MODAL = re.compile(r"^.*(?:应当|必须|可以|不得|要求)")
_TOLD = re.compile(r"近|过去|最近|前|上|以往|曾|连续|已")


def _iso(words: dict[str, str | None]) -> tuple[str | None, str | None, int | None, str]:
    """Duration, day type, count and unit as printed."""
    if (half := words.get("half")) is not None:
        return _HALVES[half], None, None, half
    count, unit = number(words.get("n")), words.get("unit") or ""
    if count is None:
        return None, None, None, unit
    bare = unit.removeprefix("个")
    if bare == "工作日":
        return f"P{count}D", "working", count, unit
    if bare in ("自然日", "日历天"):
        return f"P{count}D", "calendar", count, unit
    if bare == "季度":
        return f"P{3 * count}M", None, count, unit
    if bare == "年半":
        return f"P{12 * count + 6}M", None, count, unit
    return _ISO[bare].format(count), None, count, unit


def _within(match: re.Match[str], known: Years) -> TimeExpression | None:
    """Within days of an event. 日 and 天 alone do not say whether working days are meant."""
    words = match.groupdict()
    duration, day_type, _, _ = _iso(words)
    if duration is None:
        return None
    start, trigger = match.start(), None
    if words.get("runs"):
        trigger = _event(match, match.start("runs"))
        kept = ("之日", "之时", "当日", "次日")  # 文件公布之日, but 作出决定
        if trigger:
            start = trigger[0]
            trigger = (start, trigger[1] + (2 if match["runs"].startswith(kept) else 0))
    elif _TOLD.search(match.string[max(0, start - 2) : start]):
        return None
    return TimeExpression(
        start, match.end(), DeadlineKind.WITHIN, duration=duration, day_type=day_type, trigger=trigger
    )


def _ahead(match: re.Match[str], known: Years) -> TimeExpression | None:
    """举行的七日前: so long before the event. The event is the trigger, as printed."""
    words = match.groupdict()
    duration, day_type, _, _ = _iso(words)
    if duration is None:
        return None
    event = _event(match, match.start())
    start = event[0] if event and "提前" not in match[0] else match.start()
    trigger = event if event and "提前" not in match[0] else None
    return TimeExpression(
        start, match.end(), DeadlineKind.WITHIN, duration=duration, day_type=day_type, trigger=trigger
    )


def _event(match: re.Match[str], end: int) -> tuple[int, int] | None:
    """Where the event's words stand: the clause before ``end`` without party and modal verb."""
    clause = re.split(r"[，。；：！？\n（）]", match.string[max(0, end - 80) : end])[-1]
    head = _PARTY.match(clause) or _MODAL.match(clause)
    begin = end - len(clause) + (head.end() if head else 0)
    return (begin, end) if begin < end else None


def _length(match: re.Match[str], known: Years) -> TimeExpression | None:
    """期限一般不少于30日, 不得超过30日, 有效期5年: how long something lasts."""
    duration, day_type, count, unit = _iso(match.groupdict())
    if duration is None:
        return None
    words = match.groupdict()
    bound = (words.get("bound") or "") + (words.get("bound2") or "")
    low = any(word in bound for word in ("少于", "低于", "短于", "至少"))
    high = any(word in bound for word in ("超过", "多于", "长于", "高于", "最长", "最多"))
    quantity = Quantity(count if low else None, count if high else None, unit) if low or high else None
    return TimeExpression(
        match.start(), match.end(), DeadlineKind.PERIOD, duration=duration, day_type=day_type, quantity=quantity
    )


def _expired(match: re.Match[str], known: Years) -> TimeExpression | None:
    """自公示之日起届满三个月的，停止公示: how long after the event."""
    duration, day_type, _, _ = _iso(match.groupdict())
    if duration is None:
        return None
    return TimeExpression(
        match.start("event"),
        match.end(),
        DeadlineKind.PERIOD,
        duration=duration,
        day_type=day_type,
        trigger=match.span("event"),
    )


def _start(match: re.Match[str], known: Years) -> TimeExpression:
    """自公布之日起施行; 自公布之日起30日后施行."""
    duration, day_type, _, _ = _iso(match.groupdict()) if match["later"] else (None, None, None, "")
    return TimeExpression(
        match.start(),
        match.end(),
        DeadlineKind.START,
        duration=duration,
        day_type=day_type,
        trigger=match.span("event"),
    )


def _vague(match: re.Match[str], known: Years) -> TimeExpression | None:
    # 责令限期改正，处一万元以下罚款 is how penalties are worded, in every second article of a statute.
    around = match.string[max(0, match.start() - 80) : match.end() + 40]
    if match[0] == "限期" and re.search(r"逾期|拒不|罚款|警告|没收|吊销|情节|处分|之一|违反|限期(?:内|届满|为|自|的|未)", around):
        return None
    return TimeExpression(match.start(), match.end(), DeadlineKind.VAGUE)


_BOUND = (
    r"(?P<bound>(?:一般|原则上|最长|最短|最多|至少|均|应当?|累计)*(?:为|是|不得?超过|不应超过|不能超过|不得?少于|不应少于|"
    r"不得?低于|不得?短于|不得?长于|最长|最短|至少)?)"
)
_TERM = r"(?:有效期限?|期限|时限|公示期|公告期|公示时间|任期|聘期|试点期|试行期|建设期|保存期限?|保存时间|审查期|办理时间|周期|为期|时间)"

# 建立定期通报制度 and 定期存款 are names; 确定期货 and 法定期满 are two words, 依法定期检查 is not.
_VAGUE = (
    r"定期(?:或|和|与|、)?不定期|"
    r"(?<![不确规约固指特决限])(?<![^依]法)定期(?![一-龥]{1,6}(?:制度|机制)|检验|抚恤|存|储|限|租|债|航|教育费)|"
    r"适时|限期(?!限)|尽快|尽早|(?<=[，。；：])近期内?(?!建设|规划)|"
    r"(?:年初|年中|年末|年底|年终|全年|平时|季度|月月|季季)有[一-龥]{2}"
)

FORMS: tuple[Form, ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        # 必须在文件公布之日起15日内报送；应当自收到申请之日起二十个工作日内；作出决定后十日内；收到之日起，五日内
        (rf"{_RUNS}(?:计?算)?的?，?{_LENGTH}{_WITHIN}", _within),
        # 自公示之日起届满三个月的，停止公示；自期满之日起满一年
        (rf"自(?P<event>[^，。；：！？\n自]{{1,40}}之日)起计?算?，?(?:届满|满|期满){_LENGTH}(?!以?[内前])", _expired),
        # 30日内给予答复；三年内实现全覆盖；一年内发生多起
        (rf"(?:(?<![0-9月年第近{CHINESE}])|(?<=[起后，。；、在]))当?{_LENGTH}{_WITHIN}", _within),
        (r"(?<![0-9])当[日天](?:内|前)", lambda match, known: TimeExpression(match.start(), match.end(), DeadlineKind.WITHIN, duration="P1D")),
        # 应当在听证会举行的七日前；会议召开三日前；有效期届满三十日前；提前5个工作日
        (rf"的?(?<![月年0-9{CHINESE}])(?<!以)(?P<n>{NUMBER})(?P<unit>个?工作日|日|天|个月|个?小时)(?:以前|之前|前)", _ahead),
        (rf"提前(?:至少)?(?P<n>{NUMBER})(?P<unit>个?工作日|日|天|个月|个?小时|周)", _ahead),
        # 期限一般不少于30日；审查时限不超过15个工作日；有效期5年；公示期为7天；任期三年
        (rf"{_TERM}，?{_BOUND}{_LENGTH}(?!以[内前]|[内前])", _length),
        # 公示不少于7日；延长不得超过三十日
        (
            r"(?P<bound>不得?超过|不应超过|不能超过|不得?少于|不应少于|不得?低于)"
            rf"(?P<n>{NUMBER})(?P<unit>个?工作日|日|天|个月|年)(?!以[内前]|[内前龄轻])",
            _length,
        ),
        # 应当至少保存一年；视频数据应当保存不少于三十天；公示7天
        (rf"(?P<bound>至少)?(?:保存|留存|公示|公告|备份){_BOUND.replace('bound', 'bound2')}{_LENGTH}(?![内前以后])", _length),
        # 本办法自发布之日起施行；自公布之日起三十日后施行
        (
            rf"自(?P<event>(?:正式)?(?:发布|公布|印发|下发|发文|颁布|签发|批准|通过|签署)之日)起(?P<later>{_LENGTH}后)?"
            r"(?:正式|开始)?(?:施行|实施|执行|生效|试行|有效)",
            _start,
        ),
        # 对完成情况定期通报；采取定期不定期的方式；适时提出；责令限期整改；尽快；年初有计划、年中有检查
        (_VAGUE, _vague),
    )
)
