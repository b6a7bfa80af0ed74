"""What is known of a provision beside its words: its number, its time limits, quotas, and who acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policybase.model import Deadline, DeadlineKind, Span
from policybase.numerals import value
from policybase.search.units import Corrected, Unit

# Kinds of answers; their keys among the postings are ``!d`` ``!q`` ``!a``.
LIMIT, QUOTA, ACTOR = "d", "q", "a"

_KINDS = {
    DeadlineKind.BY_DATE: LIMIT,
    DeadlineKind.WITHIN: LIMIT,
    DeadlineKind.RECURRING: QUOTA,  # 每年两次: how often
    DeadlineKind.PERIOD: LIMIT,
    DeadlineKind.START: LIMIT,
    DeadlineKind.QUOTA: QUOTA,
}
_BODY = r"[^，。；：,;:、（）()由对与和]{0,20}?[府厅局办委部院处科门关位构会组室队员人长者]"
_ACTORS = (
    # 由市政府法制机构负责审查；由各级政府统一领导
    re.compile(rf"由((?:{_BODY}[、和及]?){{1,4}})(?=[^，。；,;]{{0,6}}(?:负责|牵头|承担|承办|组织|审|办理|协调|汇总|领导|实施|监督|管理|处理))"),
    # 县政府法制办负责日常工作
    re.compile(rf"(?:^|(?<=[，。；,;：:]))((?:{_BODY}[、和及]?){{1,4}})(?=(?:具体|统一)?(?:负责|牵头))"),
    # （牵头单位：省政府法制办）
    re.compile(r"(?:责任|牵头|主管|配合|承办)(?:单位|部门|机关)[：:为是]?([^。；;）)]{2,60})"),
)
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
    found = [*_limits(unit, limits, corrected), *_actors(unit)]
    return tuple(sorted(set(found), key=lambda each: (each.start, each.end, each.kind)))


def _limits(unit: Unit, limits: Iterable[Deadline], corrected: Corrected) -> Iterator[Answer]:
    for limit in limits:
        if limit.inherited_from is not None or limit.kind not in _KINDS:
            continue
        start, end = _place(unit, limit.span, corrected)
        if not 0 <= start < end <= len(unit.printed):
            continue
        kind = _KINDS[limit.kind]
        keys = tuple(f"={each}" for each in (limit.duration, limit.interval) if each)
        # 每季度末15日内: how often, and by when
        also = (f"!{LIMIT}",) if limit.duration and kind == QUOTA else ()
        yield Answer(start, end, kind, (f"!{kind}", *keys, *also))
        if limit.actor:
            sentence = _place(unit, limit.sentence, corrected)
            at = unit.printed.find(limit.actor, max(0, sentence[0]), sentence[1])
            if at >= 0:
                yield Answer(at, at + len(limit.actor), ACTOR, (f"!{ACTOR}",))


def _place(unit: Unit, span: Span, corrected: Corrected) -> tuple[int, int]:
    before = corrected.words(Span(unit.span.start, span.start)).replace("\n", "")
    words = corrected.words(span).replace("\n", "")
    return len(before), len(before) + len(words)


def _actors(unit: Unit) -> Iterator[Answer]:
    for pattern in _ACTORS:
        for match in pattern.finditer(unit.printed):
            yield Answer(match.start(1), match.end(1), ACTOR, (f"!{ACTOR}",))


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


def _number(step: str) -> str:
    """（五） → 5, 第十二条 → a12, 第三十六条之一 → a36-1; empty for what has no number."""
    statute = _STATUTE.fullmatch(step)
    if statute:
        number = value(statute[1])
        insert = f"-{value(statute[3])}" if statute[3] else ""
        return f"{_SIGN[statute[2]]}{number}{insert}" if number else ""
    number = value(step.strip("（）()"))
    return str(number) if number else ""
