"""Who owes a duty, what is to be done, to what, and to whom: words of the sentence, or None."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policybase.link.deadlines.bodies import phrase, subject
from policybase.link.deadlines.deeds import deed, starts
from policybase.link.deadlines.time_expressions import TimeExpression
from policybase.model import DeadlineKind

# How far from its time the words of a duty may stand. Sentences are shorter; a text without stops is not read whole
# for each of its times.
_REACH = 800
_STOPS = "，；："
_BORDERS = re.compile(rf"[{_STOPS}（）]")
_SENTENCE_ENDS = "。！？\n"
# What may stand before a subject: 并, 同时, 一是; 保证行政机关领导干部…每年学法 names who is to learn.
_OPENING = re.compile(
    r"(?:并且|并|且|请|同时|其中|此外|另外|还|[一二三四五六七八九]是|（[一二三四五六七八九十]）|[0-9]{1,2}[.．、]|原则上)+"
)
_CAUSING = re.compile(r"(?:保证|确保|要求|责成|鼓励|督促|责令)")
# 由县政府法制办公室于5月前组织…
_BY = re.compile(r"(?<![自缘理经])由(?!于|此)")
# 可以函告制定机关|在三十日内作出说明: who is asked to act stands right before the time.
_ASKED = re.compile(r"函告|责令|责成|要求|督促|判决|通知(?!书|要求)")
_AT = ("", "在", "于", "自", "应当在", "应当自")
# 本方案中提出的各项工作任务…，都要争取在2019年底前完成: what is to be done is the subject, not who does it.
_TASKS = re.compile(
    r"(?:本|该|上述|以上|所有|各项|有关|列入)[^，。；]{0,20}(?:任务|工作|事项|措施|项目|文件|制度|办法)(?=除|应|要|须|必须|均|都|，|原则)"
)
# 以县级政府名义发布的规范性文件，必须…报送: the body in whose name it is issued files it.
_IN_NAME_OF = re.compile(r"以([^，。；]{2,20}?)名义(?:制定|发布|印发|出台|公布|下发)的[^，。；]{2,16}")
# （省司法厅牵头，各市政府配合）; 责任单位：省发展改革委; 牵头单位：省司法厅，配合单位：…
_NAMED = re.compile(
    r"(?:牵头|责任|负责|承办|主办|主责|实施)(?:单位|部门|机构|人|处室|科室)[：:]?(?P<after>[^。；\n）：]{2,60})"
    r"|（(?P<before>[^（）。；\n：]{2,60}?)(?:牵头|负责|分别负责|按职责分工负责)"
)

# …的，应当|自收到通知书之日起3日内建议人民检察院…: where the modal verb stands before the time, who acts does too.
_ALREADY_TOLD = re.compile(r"(?:应当|必须|可以|不得|应该)(?:自|从|在|于)?$")
# 规范性文件应当|自公布之日起30日内报送备案: what is done to it stands where a subject would
_THING = re.compile(r"(?P<thing>(?![对将把向由经未])[^，。；：（）\n的]{2,24}?)(?:应当|必须|应|须|要|计划)(?:自|从|于|在)?")
# 报送备案 says to what end, not what is sent.
_PURPOSES = ("备案", "备查", "审查", "审批", "批准")
# 认为依法应当由公安机关决定立案的，可以…: a condition says whose case it is, not who is told to act.
_CONDITION = re.compile(r"(?:认为|发现|属于|对)?.*的$")

# Clauses that only lead up to the subject: 根据本方案，各部门要…; 贯彻实施《意见》是…的基本任务，各地各部门要…
_OPENS = re.compile(r"(?:根据|按照|依据|依照|为|为了|对|在|凡|以|结合|随着|自|从|每|[0-9])|[^，。；：]*是|[^，。；：]*[的后时前]$")


@dataclass(frozen=True, slots=True)
class Parties:
    actor: str | None = None
    action: str | None = None
    object: str | None = None
    recipient: str | None = None


def parties(words: str, plain: str, found: TimeExpression) -> Parties:
    """The parties of the duty that has its time at ``found``; ``plain`` is as long as ``words``."""
    begin, stop = sentence(plain, found.start, found.end)
    begin, stop = max(begin, found.start - _REACH), min(stop, found.end + _REACH)
    clause = _clauses(plain, begin, found.start)[-1]
    if found.kind is DeadlineKind.START:
        start = starts(words, plain, clause=clause, quote=(found.start, found.end))
        return Parties(action=start.action, object=start.object)
    actor, deed_from = _actor(plain, begin, found, stop)
    done = deed(
        words,
        plain,
        clause=clause,
        begin=found.deed if found.deed is not None and found.deed > deed_from else deed_from,
        stop=stop,
        dated=found.kind not in (DeadlineKind.VAGUE, DeadlineKind.QUOTA),
    )
    object = None if done.object in _PURPOSES else done.object
    if object is None and (said := _said_before(plain, begin, found.start)) is not None:
        object = words[slice(*said)]
    return Parties(words[slice(*actor)] if actor else None, done.action, object, done.recipient)


def _actor(plain: str, begin: int, found: TimeExpression, stop: int) -> tuple[tuple[int, int] | None, int]:
    """Who acts, and where the words of the deed begin."""
    deed_from = found.end if found.deed is None else found.deed
    if _TASKS.match(plain, *_clauses(plain, begin, found.start)[-1]):
        return None, deed_from
    actor = _subject_before(plain, begin, found.start)
    if actor is None and plain.startswith("由其", _clauses(plain, begin, found.start)[-1][0]):
        # 由其协助在…之日起10个工作日内: 其 is another body than the one that acts before
        return None, deed_from
    told = _ALREADY_TOLD.search(plain, begin, found.start)
    if actor is None and (actor := _subject_after(plain, found.end, stop, told=told)) is not None:
        return actor, actor[1]
    if actor is None:
        actor, settled = _in_earlier_clauses(plain, begin, found.start)
        if settled:
            return None, deed_from
    if actor is None:
        actor = _named(plain, begin, stop)
    if actor is None and not _has_own_subject(plain, begin, stop):
        actor = _carried_over(plain, begin)
    return actor, deed_from


def _said_before(plain: str, begin: int, start: int) -> tuple[int, int] | None:
    """What the duty is about, where it stands before the time: 以县级政府名义发布的规范性文件，必须…"""
    clauses = _clauses(plain, begin, start)
    thing = _THING.fullmatch(plain, *clauses[-1])
    if thing is not None and _subject_at(plain, *clauses[-1]) is None:
        return thing.span("thing")
    for clause in reversed(clauses):
        for pattern in (_IN_NAME_OF, _TASKS):
            if (said := pattern.match(plain, *clause)) is not None:
                return said.span()
    return None


def opening_subject(plain: str) -> tuple[int, int] | None:
    """The subject of the first sentence, where it begins with it."""
    return _subject_at(plain, 0, sentence(plain, 0, 0)[1])


def answerable(plain: str) -> tuple[int, int] | None:
    """The body that 责任单位： or （…牵头） names."""
    return _named(plain, 0, len(plain))


def sentence(plain: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around ``[start, end)``."""
    begin = max(plain.rfind(sign, 0, start) for sign in _SENTENCE_ENDS) + 1
    stops = [found for sign in _SENTENCE_ENDS if (found := plain.find(sign, end)) >= 0]
    return begin, min(stops, default=len(plain))


def _subject_at(plain: str, start: int, end: int) -> tuple[int, int] | None:
    opening = _OPENING.match(plain, start, end)
    at = opening.end() if opening else start
    causing = _CAUSING.match(plain, at, end)
    for begin in (at, causing.end() if causing else at):
        found = subject(plain, begin)
        if found is not None and found[1] <= end:
            return found
    return None


def _by(plain: str, start: int, end: int) -> tuple[int, int] | None:
    for found in reversed(tuple(_BY.finditer(plain, start, end))):
        named = subject(plain, found.end())
        # 建立健全由行政首长任组长的…机构: nobody is told to act.
        if named is None or named[1] > end:
            continue
        # 由收到申请的行政机关在|10日内协商确定
        if "的" not in plain[slice(*named)] or plain[named[1] : end] in _AT[1:4]:
            return named
    return None


def _clauses(plain: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Clauses of ``[begin, end)``, parted at stops that do not stand in brackets."""
    result: list[tuple[int, int]] = []
    depth, start = 0, begin
    for found in _BORDERS.finditer(plain, begin, end):
        sign = found[0]
        if sign in _STOPS and depth <= 0:
            result.append((start, found.start()))
            start, depth = found.end(), 0
        elif sign not in _STOPS:
            depth += 1 if sign == "（" else -1
    result.append((start, end))
    return result


def _subject_before(plain: str, begin: int, start: int) -> tuple[int, int] | None:
    clause = _clauses(plain, begin, start)[-1]
    for asked in _ASKED.finditer(plain, clause[0], start):
        named = subject(plain, asked.end())
        if named is not None and named[1] <= start and plain[named[1] : start] in _AT:
            return named
    return _by(plain, clause[0], start) or _subject_at(plain, clause[0], start)


def _subject_after(plain: str, end: int, stop: int, *, told: re.Match[str] | None) -> tuple[int, int] | None:
    """2016年底前，各级政府及其部门…; 每年年底，县政府对…; 5月底前由市司法局组织…"""
    at = end + 1 if plain[end : end + 1] == "，" else end
    clause = next((clause for clause in _clauses(plain, at, stop)), (at, stop))
    if (found := _by(plain, at, clause[1] + 1)) is not None and found[0] - at <= 12:
        return found
    if told:
        return None
    found = subject(plain, at)
    return found if found is not None and found[1] <= min(stop, clause[1] + 1) else None


def _in_earlier_clauses(plain: str, begin: int, start: int) -> tuple[tuple[int, int] | None, bool]:
    """The subject of the nearest clause that has one; True where that subject is a thing, so nobody is named."""
    for clause in reversed(_clauses(plain, begin, start)[:-1]):
        if (issued := _IN_NAME_OF.match(plain, *clause)) is not None:
            return issued.span(1), False
        named = None if _CONDITION.fullmatch(plain, *clause) else _by(plain, *clause)
        found = named or _subject_at(plain, clause[0], clause[1] + 1)
        if found is not None:
            return found, False
        if _TASKS.match(plain, *clause):
            return None, True
    return None, False


def _has_own_subject(plain: str, begin: int, stop: int) -> bool:
    """Somebody acts in a later clause: the words before are about him, not about the last sentence's subject."""
    return any(_subject_at(plain, *clause) for clause in _clauses(plain, begin, stop)[1:])


def _named(plain: str, begin: int, stop: int) -> tuple[int, int] | None:
    """The body that brackets or a 责任单位： in the same paragraph make answerable, if they name one."""
    line_end = plain.find("\n", stop)
    region = (plain.rfind("\n", 0, begin) + 1, line_end if line_end >= 0 else len(plain))
    region = (max(region[0], begin - _REACH), min(region[1], stop + _REACH))
    for found in _NAMED.finditer(plain, *region):
        group = "after" if found["after"] else "before"
        start, end = found.span(group)
        end = start + len(re.split(r"[，,]", plain[start:end])[0])
        if phrase(plain, start, end):
            return start, end
    return None


def _carried_over(plain: str, begin: int) -> tuple[int, int] | None:
    """各地各部门要及时总结…。加强信息交流…。每月至少上报1期信息: the subject goes on over the full stop.

    Only from the beginning of a sentence of the same paragraph; a subject in the middle of one
    (健全知情明政机制，政府相关部门要…) ends with it.
    """
    line = max(plain.rfind("\n", 0, begin) + 1, begin - _REACH)
    while begin > line:
        previous, stop = sentence(plain, begin - 1, begin - 1)
        if previous >= begin or stop - previous > _REACH:
            return None
        for clause in _clauses(plain, previous, stop):
            if (found := _subject_at(plain, clause[0], stop)) is not None:
                return found
            if not _OPENS.match(plain, *clause):
                break
        if any(_subject_at(plain, *clause) or _by(plain, *clause) for clause in _clauses(plain, previous, stop)):
            return None
        begin = previous
    return None
