"""What is known of a provision beside its words: its number, its time limits, quotas, and who acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from policybase.model import Deadline, DeadlineKind, Span
from policybase.numerals import value
from policybase.search.units import Corrected, Unit

# Kinds of answers; their keys among the postings are ``!d`` ``!q`` ``!r`` ``!a`` ``!b``.
LIMIT, QUOTA, RECURRING, ACTOR, BAN = "d", "q", "r", "a", "b"

_KINDS = {
    DeadlineKind.BY_DATE: LIMIT,
    DeadlineKind.WITHIN: LIMIT,
    DeadlineKind.RECURRING: RECURRING,  # 每年第一季度: how often, and when
    DeadlineKind.PERIOD: LIMIT,
    DeadlineKind.START: LIMIT,
    DeadlineKind.QUOTA: QUOTA,
}
_BODY = r"[^，。；：,;:、（）()由对与和]{0,20}?[府厅局办委部院处科门关位构会组室队员人长者]"
_BODIES = rf"(?:{_BODY}[、和及]?){{1,4}}"
_CLAUSE = r"[^，。；,;]{0,40}"
# The clause that says who acts: a bare name is no answer to "who does what". Before each, a sign it cannot do without.
_ACTORS = (
    # 由市人民政府法制办审核后向省人民政府法制办推荐
    (
        "由",
        re.compile(
            rf"由{_BODIES}[^，。；,;]{{0,6}}(?:负责|牵头|承担|承办|组织|审|办理|协调|汇总|领导|实施|监督|管理|处理){_CLAUSE}"
        ),
    ),
    # 以省人民政府名义颁发牌匾；赔偿费用由财政支出
    ("名义", re.compile(rf"以{_BODIES}(?:的)?名义{_CLAUSE}")),
    ("财政", re.compile(r"由[^，。；,;由]{0,6}财政[^，。；,;]{0,4}?(?:支出|列支|负担|承担|保障|补助|安排)")),
    # 县政府法制办负责日常工作；省政府法制办要牵头
    ("负责", re.compile(rf"(?:^|(?<=[，。；,;：:])){_BODIES}(?:要|应当?|具体|统一)*负责{_CLAUSE}")),
    ("牵头", re.compile(rf"(?:^|(?<=[，。；,;：:])){_BODIES}(?:要|应当?|具体|统一)*牵头{_CLAUSE}")),
    # 报送市政府进行备案审查
    ("报", re.compile(rf"报送?{_BODIES}(?:进行)?(?:备案|审查|审批|批准|审定|审核|备查)[^，。；,;]{{0,4}}")),
    # （牵头单位：省政府法制办）
    ("位", re.compile(r"(?:责任|牵头|主管|配合|承办)单位[：:为是][^。；;）)]{2,60}")),
    ("部门", re.compile(r"(?:责任|牵头|主管|配合|承办)部门[：:为是][^。；;）)]{2,60}")),
    ("机关", re.compile(r"(?:责任|牵头|主管|配合|承办)机关[：:为是][^。；;）)]{2,60}")),
)
# What people ask for: 谁牵头
_VERBS = ("负责", "牵头", "主管", "承办", "审查", "审核", "审批", "监督", "备案", "协调", "组织")
# 每月1000元; 一万元以上五万元以下; 10%
_AMOUNT = re.compile(
    r"(?:每[月年人日次])?[0-9０-９一二三四五六七八九十百千][0-9０-９.,一二三四五六七八九十百千]*(?:[万亿千百]*元|[%％])"
    r"(?:以[上下])?(?:[0-9一二三四五六七八九十百千][0-9.,一二三四五六七八九十百千]*[万亿千百]*(?:元|[%％])以下)?"
)
# 未经合法性审查的，不得提交讨论；严禁将……
_BAN = re.compile(rf"(?:一律)?(?:不得|严禁|禁止|不准|不能|不予){_CLAUSE}")
# The number of a step, with what kind of unit it counts: 第十二条 a12; a point has none.
_STATUTE = re.compile(r"第(.+?)([编章节条])(?:之(.+))?")
_SIGN = {"编": "p", "章": "c", "节": "s", "条": "a"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The words of ``printed`` that answer a question, and the keys they are found by."""

    start: int
    end: int
    kind: str
    keys: tuple[str, ...]


def answers(unit: Unit, limits: Iterable[Deadline], corrected: Corrected) -> tuple[Answer, ...]:
    """Time limits, quotas and actors, in the order in which they stand; those that overlap give way to the first."""
    found = [*_limits(unit, limits, corrected), *_clauses(unit)]
    return tuple(sorted(set(found), key=lambda each: (each.start, each.end, each.kind)))


def _limits(unit: Unit, limits: Iterable[Deadline], corrected: Corrected) -> Iterator[Answer]:
    for limit in limits:
        if limit.inherited_from is not None or limit.kind not in _KINDS:
            continue
        start, end = _place(unit, limit.span, corrected)
        if not 0 <= start < end <= len(unit.printed):
            continue
        kind = _KINDS[limit.kind]
        keys = [f"={each}" for each in (limit.duration, limit.interval) if each]
        # What is counted: how many days, how many hours of study.
        if limit.duration:
            keys += [f"!{LIMIT}", f"!{LIMIT}{limit.duration[-1]}"]
        if kind == RECURRING:
            keys += [f"!{LIMIT}", f"!{QUOTA}", f"!{QUOTA}{RECURRING}"]
        if limit.quantity:
            keys += [f"!{QUOTA}", f"!{QUOTA}{limit.quantity.unit}"]
        yield Answer(start, end, kind, tuple(dict.fromkeys((f"!{kind}", *keys))))
        if limit.actor:
            sentence = _place(unit, limit.sentence, corrected)
            at = unit.printed.find(limit.actor, max(0, sentence[0]), sentence[1])
            if at >= 0:
                yield Answer(at, at + len(limit.actor), ACTOR, (f"!{ACTOR}",))


def _place(unit: Unit, span: Span, corrected: Corrected) -> tuple[int, int]:
    before = corrected.words(Span(unit.span.start, span.start)).replace("\n", "")
    words = corrected.words(span).replace("\n", "")
    return len(before), len(before) + len(words)


def _clauses(unit: Unit) -> Iterator[Answer]:
    for sign, pattern in _ACTORS:
        for match in pattern.finditer(unit.printed) if sign in unit.printed else ():
            verbs = (f"!{ACTOR}{verb}" for verb in _VERBS if verb in match[0])
            yield Answer(match.start(), match.end(), ACTOR, (f"!{ACTOR}", *verbs))
    for match in _AMOUNT.finditer(unit.printed):
        yield Answer(match.start(), match.end(), QUOTA, (f"!{QUOTA}", f"!{QUOTA}元") if "元" in match[0] else (f"!{QUOTA}",))
    for match in _BAN.finditer(unit.printed):
        yield Answer(match.start(), match.end(), BAN, (f"!{BAN}",))


def numbers(unit: Unit) -> Iterator[str]:
    """Keys by which the provision is called: @2.5.33 and #33 of 二、（五）33.; @a12 of 第十二条 in any chapter."""
    steps = [_number(step) for step in unit.path if step != "通知"]
    if not steps or not steps[-1]:
        return
    if steps[-1][0].isalpha():
        yield f"@{steps[-1]}"
        return
    # An article's items are called by its number: 第十二条（三）.
    articles = [place for place, step in enumerate(steps) if step.startswith("a")]
    called = steps[articles[-1] :] if articles else steps
    if all(called):
        yield f"@{'.'.join(called)}"
    yield f"#{steps[-1]}"


@lru_cache(maxsize=4096)
def _number(step: str) -> str:
    """（五） → 5, 第十二条 → a12, 第三十六条之一 → a36-1; empty for what has no number."""
    statute = _STATUTE.fullmatch(step)
    if statute:
        number = value(statute[1])
        insert = f"-{value(statute[3])}" if statute[3] else ""
        return f"{_SIGN[statute[2]]}{number}{insert}" if number else ""
    number = value(step.strip("（）()"))
    return str(number) if number else ""
