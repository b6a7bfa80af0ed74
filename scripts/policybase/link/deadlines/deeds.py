"""What is to be done, to what, and to whom: the predicate behind a time expression, in the text's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policybase.link.deadlines.bodies import NAMED_BY_VERB, recipient
from policybase.link.deadlines.verbs import ACTIONS, ADVERBS, MODALS, REPORTS, alternatives

_ACTION = alternatives(ACTIONS)
_REPORT = alternatives(REPORTS)
_COUNT = r"(?:不少于|至少)?(?:[0-9]+|[一二两三四五六七八九十]+)(?:-[0-9]+)?(?:次|期|场次?|轮|名|个|项|篇|人|份|家|件)(?:以上)?"
_OPEN = rf"内|止|起|{alternatives(MODALS)}|{alternatives(ADVERBS)}|至少|不少于|给予|予以|责令|同时"
# ，要全面; 再; 至少: between time and verb. 年初有计划、…，形成…: words without a date do not reach over a comma.
_FILL = re.compile(rf"(?:，|{_OPEN})*")
_FILL_INSIDE = re.compile(rf"(?:{_OPEN})*")
# 各级政府及其部门依托政府门户网站建立…: the way it is done stands before what is done
# …之日起3日内，依照刑法、刑事诉讼法关于…的规定，对所移送的案件进行审查
_MEANS = re.compile(
    rf"(?:依照|按照|根据|依据)[^。；\n]{{1,120}}?(?:规定|要求|标准|程序|办法)，(?=对|[将把向]|(?:{alternatives(ADVERBS)})*(?:{_ACTION}))|(?:依托|结合|通过|根据|按照|依照|围绕|利用|采取|会同|以(?!案)|在)[^。；\n]{{1,40}}?，?(?=(?:{alternatives(ADVERBS)})*(?!{NAMED_BY_VERB})(?:{_ACTION})|[将把])"
)
# 向同级党委、人大常委会和上一级政府报告上一年度法治政府建设情况
_TO = re.compile(rf"向(?P<to>[^，。；\n]{{1,40}}?)(?P<act>(?:{_REPORT}))")
# 对依法行政工作进行评比表彰；对规范性文件进行一次全面清理；对行政执法人员进行公共法律知识和专业法律知识培训
_ON = re.compile(
    rf"(?:组织开展|组织|开展)?对(?P<object>[^。；，\n]{{2,80}}?)(?:进行|开展|实施|予以|作出|组织|给予)(?:{_COUNT})?"
    rf"[^。；，\n]{{0,24}}?(?P<act>(?:{_ACTION}){{1,3}})(?=[，。；：（\n]|$)"
)
# 对推进不力的乡镇…限期整改；对事故进行通报
_ON_BARE = re.compile(rf"对(?P<object>[^。；，\n]{{2,60}}?)(?P<act>(?:{_ACTION}){{1,3}})(?=[，。；\n]|$)")
# 将继续有效和废止的规范性文件报送县政府法制办公室备案
_TAKING = re.compile(
    r"[将把](?P<object>(?:《[^》\n]*》|[^。；，\n]){2,80}?)(?P<act>上报|报送|报请|报备|报告(?![等书的、和及])|报(?!告)|提交|提请|抄送|移送|移交|缴付|交付|推送|转送|转报|传真|"
    r"送达|送交|送|通报|告知|通知|(?:公布|公示|公开)(?!信息|系统|平台|栏|期)|纳入|列入|录入|上传|汇总|反馈|发放|拨付|缴入|上缴)(?P<rest>[^。；，\n]*)"
)
# 报送市政府进行备案审查；报省人民政府法制办；上报1期信息到县政府法制办
_SENDING = re.compile(
    r"(?P<act>报送|上报|报请|报备|报告|通知|告知|报(?!告|酬|名|道|废|刊|表)|提交|提请|抄送|抄报|移送|移交|转送|转报|推送|送达|送)(?P<rest>[^。；，\n]*)"
)
# 一般案件有2人承办；备案及时率、规范率、报备率均达到100%: what it is about stands before
_MEASURED = re.compile(rf"有{_COUNT}(?P<act>{_ACTION})|(?:均|都|要|应|力争|分别)*(?P<reach>达到|达|提高到|保持在|稳定在)[0-9]+%")
# 学法时间不少于40学时
_LASTING = re.compile(r"(?P<act>[^，。；\n]{2,8}?)(?:的?时间|课时|学时)(?:累计|原则上|均)*(?:不少于|不得少于|不低于|至少)")
_PLAIN = re.compile(rf"(?P<act>{_ACTION})(?:出|好)?(?:{_COUNT})?(?P<object>[^。；\n]*)")
# 各项探索、试点工作全面铺开；政务服务平台、公共资源交易平台建成运行
_DONE = re.compile(
    rf"(?P<object>[^，。；\n]{{2,40}}?)(?:{alternatives(ADVERBS)})*(?P<act>{_ACTION})(?=[，。；\n]|$)"
)
_ARRIVING = re.compile(rf"(?:{_COUNT})?(?P<object>[^，。；\n]*?)(?:到|至|给)(?P<to>[^，。；\n]{{2,30}})$")
# 政府相关部门要向政协定期通报；对完成情况定期通报: what stands before the time in its clause
_BEFORE = re.compile(
    r"(?:向(?P<to>[^，。；]{1,40}?)|[对将把](?P<object>[^，。；]{2,60}?))(?:责令|要求|要|应当|应|须|进行|开展|实施)?[于在自]?$"
)
# 检查同一企业原则上不超过2次
_COUNTED = re.compile(rf"(?:原则上|一般)?(?:不得?超过|不得?少于|至少)?{_COUNT}$")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Deed:
    action: str | None = None
    object: str | None = None
    recipient: str | None = None


def deed(words: str, plain: str, *, clause: tuple[int, int], begin: int, stop: int, dated: bool) -> Deed:
    """The predicate from ``begin`` on; ``clause`` is what stands before the time in its own clause.

    Only a ``dated`` time reaches over a comma: 2016年底前，… but not 年初有计划，….
    """
    at = _start(plain, begin, stop, _FILL if dated else _FILL_INSIDE)
    found = _read(words, plain, at, stop)
    if (measured := _MEASURED.match(plain, begin, stop)) is not None:
        head = re.match(r"(?:保证|确保|做到|应当|使)*", plain[slice(*clause)])
        start = clause[0] + (head.end() if head else 0)
        return Deed(measured["act"] or measured["reach"], words[start:begin] or None)
    before = _BEFORE.search(plain[slice(*clause)])
    if before is None:
        return found
    group = "to" if before["to"] else "object"
    named = words[clause[0] + before.start(group) : clause[0] + before.end(group)]
    if group == "to":
        return Deed(found.action, found.object, found.recipient or named)
    # 对出台的规范性文件进行|一次彻底清理
    on = _ON.match(plain, clause[0] + before.start(), stop)
    return Deed(words[slice(*on.span("act"))] if on else found.action, named, found.recipient)


def starts(words: str, plain: str, *, clause: tuple[int, int], quote: tuple[int, int]) -> Deed:
    """本条例自2007年2月1日起施行: what starts stands before the time, what it does at the end of the quote."""
    subject = words[slice(*clause)].strip()
    does = re.search(r"(?:施行|实施|执行|生效|试行|废止|开始)$", plain[slice(*quote)])
    return Deed(does[0] if does else None, subject if 0 < len(subject) <= 30 else None)


def _start(plain: str, begin: int, stop: int, fill: re.Pattern[str]) -> int:
    filled = fill.match(plain, begin, stop)
    at = filled.end() if filled else begin
    means = _MEANS.match(plain, at, stop)
    if means is not None:
        again = _FILL_INSIDE.match(plain, means.end(), stop)
        at = again.end() if again else means.end()
    return at


def _read(words: str, plain: str, at: int, stop: int) -> Deed:
    def said(match: re.Match[str], group: str) -> str:
        return words[slice(*match.span(group))]

    if plain.startswith("向", at) and (where := recipient(plain, at + 1, stop)) is not None:
        begin = _start(plain, where[1], stop, _FILL_INSIDE)
        does = _PLAIN.match(plain, begin, stop)
        object = _object(words, plain, does.start("object"), stop) if does else None
        return Deed(said(does, "act") if does else None, object, words[slice(*where)])
    if (to := _TO.match(plain, at, stop)) is not None:
        return Deed(said(to, "act"), _object(words, plain, to.end(), stop), said(to, "to"))
    for pattern in (_ON, _ON_BARE):
        if (on := pattern.match(plain, at, stop)) is not None:
            return Deed(said(on, "act"), said(on, "object"))
    if (taking := _TAKING.match(plain, at, stop)) is not None:
        # 将有关信息向所在地公安机关报告
        what, _, body = said(taking, "object").partition("向")
        # 将处罚信息通过公示系统进行公示: the way is no part of what is taken
        what = re.split(r"通过(?!的|后)", what)[0]
        return Deed(said(taking, "act"), what or None, body or _sent(words, plain, taking)[1])
    if (sending := _SENDING.match(plain, at, stop)) is not None:
        object, to_whom = _sent(words, plain, sending)
        if to_whom is not None:
            return Deed(said(sending, "act"), object, to_whom)
    if (lasting := _LASTING.match(plain, at, stop)) is not None:
        return Deed(said(lasting, "act"))
    if (does := _PLAIN.match(plain, at, stop)) is not None:
        # 组织对各乡镇、县政府各工作部门…的清理情况进行一次检查
        if (on := _ON.match(plain, does.end("act"), stop)) is not None:
            return Deed(said(on, "act"), said(on, "object"))
        return Deed(said(does, "act"), _object(words, plain, does.start("object"), stop))
    if (done := _DONE.match(plain, at, stop)) is not None:
        return Deed(said(done, "act"), said(done, "object"))
    return Deed()


def _sent(words: str, plain: str, sending: re.Match[str]) -> tuple[str | None, str | None]:
    """What is sent, where the words name it after the verb, and to whom."""
    counted = re.match(_COUNT, sending["rest"])
    start = sending.start("rest") + (sending["rest"][:1] in ("至", "到", "给"))
    where = None if counted else recipient(plain, start, sending.end("rest"))
    if where is not None:
        return None, words[slice(*where)]
    rest = words[slice(*sending.span("rest"))]
    arriving = _ARRIVING.match(rest)
    return (arriving["object"] or None, arriving["to"]) if arriving else (None, None)


def _object(words: str, plain: str, start: int, stop: int) -> str | None:
    """The words to the end of the clause; 以及… goes on after a comma."""
    end, depth = start, 0
    while end < stop and not (plain[end] in "，；：" and depth <= 0):
        depth += {"（": 1, "）": -1, "《": 1, "》": -1}.get(plain[end], 0)
        end += 1
        if plain[end : end + 3] == "，以及":
            end += 1
    object = _COUNTED.sub("", words[start:end]).strip("、，的")
    unfinished = object.startswith(("和", "及", "与", "）"))
    return object if object and not unfinished and len(object) <= _LONGEST else None
