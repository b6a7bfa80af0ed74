"""What differs between two provisions: values side by side only where they are of one kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from policybase.link.overlaps.duties import Duty, duty
from policybase.link.overlaps.units import Unit
from policybase.model import Deadline, DeadlineKind, Difference, Quantity

MOST = 3  # differences of one pair


class Tells(Enum):
    """What a comparison of two values says of the first."""

    TIGHTER = "tighter"
    LOOSER = "looser"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Compared:
    difference: Difference
    tells: Tells


def compared(mine: Unit, theirs: Unit) -> tuple[Compared, ...]:
    """Each duty of ``mine`` that ``theirs`` has too, with both times, or why the times cannot be compared."""
    side_by_side: dict[str, list[Compared]] = {}
    apart: dict[str, Compared] = {}
    for own in _duties(mine):
        for other in _duties(theirs):
            if own.kind is None or not _same_duty(own, other):
                continue
            why = _obstacle(own, other)
            if why is None:
                side_by_side.setdefault(own.kind.zh, []).append(_side_by_side(own, other))
                break
            apart.setdefault(own.kind.zh, _not_comparable(own, other, why))
    # Why times cannot be compared is worth a line only where none of that duty can.
    told = [each for found in side_by_side.values() for each in found]
    told += [each for kind, each in apart.items() if kind not in side_by_side]
    return tuple(told[:MOST])


def _duties(unit: Unit) -> Iterator[Duty]:
    text = unit.document.transcript.text
    for deadline in unit.deadlines:
        # 备案及时率达到100% is a goal of another sort than a time; it answers no question of when.
        percent = deadline.quantity is not None and deadline.quantity.unit == "%"
        if deadline.kind not in (DeadlineKind.VAGUE, DeadlineKind.START) and not percent:
            yield duty(deadline, "".join(deadline.sentence.of(text).split()))


def _same_duty(one: Duty, other: Duty) -> bool:
    return (
        one.kind is not None
        and other.kind is not None
        and one.kind.zh == other.kind.zh
        and bool(one.matters & other.matters)
    )


def _obstacle(one: Duty, other: Duty) -> tuple[str, str] | None:
    """Why two times for the same duty cannot be compared, in both languages; None where they can."""
    first, second = one.deadline, other.deadline
    if _form(first) != _form(second):
        (zh, en), (their_zh, their_en) = _FORMS[_form(first)], _FORMS[_form(second)]
        return f"本条为{zh}，对方为{their_zh}", f"here {en}, there {their_en}"
    if _form(first) == "once" and (first.date is None) != (second.date is None):
        return "一方未定日期", "only one of them has a date"
    if (first.trigger is None) != (second.trigger is None):
        return "起算的事由不同", "they run from different events"
    if (
        first.trigger is not None
        and second.trigger is not None
        and _event(first.trigger) != _event(second.trigger)
    ):
        return "起算的事由不同", "they run from different events"
    if _apart(one.actors, other.actors):
        return "义务主体不同", "different bodies owe the duty"
    if _apart(one.recipients, other.recipients):
        return "报送对象不同", "it is owed to different bodies"
    if first.quantity and second.quantity and _unit(first.quantity) != _unit(second.quantity):
        return "计量单位不同", "they are measured in different units"
    return None


_FORMS = {
    "once": ("一次性任务", "a task for once"),
    "within": ("自某一事由起算、每次适用的期限", "a limit that runs anew from each event"),
    "again": ("定期重复的义务", "a duty that recurs"),
    "quota": ("数量要求", "a number"),
    "period": ("期间", "a period"),
}


# 每年至少举办两期 and 每季度至少组织一次 count the same thing.
_TIMES = ("次", "期", "场", "回", "轮")


def _unit(quantity: Quantity) -> str:
    return _TIMES[0] if quantity.unit in _TIMES else quantity.unit


def _form(deadline: Deadline) -> str:
    if deadline.recurrence is not None or deadline.kind is DeadlineKind.RECURRING:
        return "again"
    if deadline.kind is DeadlineKind.BY_DATE or (deadline.kind is DeadlineKind.PERIOD and deadline.date):
        return "once"
    # 对出台的规范性文件进行一次彻底清理
    if (
        deadline.kind is DeadlineKind.QUOTA
        and deadline.quantity is not None
        and _unit(deadline.quantity) == _TIMES[0]
    ):
        return "once"
    return {DeadlineKind.WITHIN: "within", DeadlineKind.QUOTA: "quota"}.get(deadline.kind, "period")


def _event(trigger: str) -> str:
    """文件公布之日 and 公布之日起 are one event."""
    for word in ("公布", "发布", "印发", "收到", "受理", "通过", "作出", "施行"):
        if word in trigger:
            return "公布" if word in ("发布", "印发") else word
    return trigger


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Both say who, and nobody is the same."""
    return bool(one) and bool(other) and not one & other


def _side_by_side(one: Duty, other: Duty) -> Compared:
    assert one.kind is not None
    zh = f"{one.kind.zh}：本条{_said(one.deadline)}；对方{_said(other.deadline)}"
    en = f"{one.kind.en}: here {_said(one.deadline)}; there {_said(other.deadline)}"
    if one.deadline.quote == other.deadline.quote:
        zh, en = (
            f"{one.kind.zh}：时限相同（{one.deadline.quote}）",
            f"{one.kind.en}: the same time ({one.deadline.quote})",
        )
    return Compared(Difference(zh, en, comparable=True), _tells(one.deadline, other.deadline))


def _not_comparable(one: Duty, other: Duty, why: tuple[str, str]) -> Compared:
    assert one.kind is not None
    mine, theirs = _time(one.deadline), _time(other.deadline)
    zh = f"{one.kind.zh}：不可比，{why[0]}（“{mine}”与“{theirs}”）"
    en = f"{one.kind.en}: not comparable: {why[1]} (“{mine}”, “{theirs}”)"
    return Compared(Difference(zh, en, comparable=False), Tells.NOTHING)


def _time(deadline: Deadline) -> str:
    """The words; a day without its year in words gets the year: 5月30日前（2009年）."""
    if deadline.date is None or str(deadline.date.year) in deadline.quote:
        return deadline.quote
    return f"{deadline.quote}（{deadline.date.year}年）"


def _said(deadline: Deadline) -> str:
    """市、县政府 每年12月20日前，向市政府"""
    to = f"，向{deadline.recipient}" if deadline.recipient else ""
    who = f"{deadline.actor}" if deadline.actor else ""
    return f"“{who}{'：' if who else ''}{_time(deadline)}{to}”"


def _tells(one: Deadline, other: Deadline) -> Tells:
    """Sooner, oftener, more is tighter. Said only of values on one scale."""
    if _form(one) == "within" and one.day_type == other.day_type:
        return _tighter(_days(other.duration), _days(one.duration))
    return _tighter(_rate(one), _rate(other))


def _tighter(much: float | None, little: float | None) -> Tells:
    if much is None or little is None or much == little:
        return Tells.NOTHING
    return Tells.TIGHTER if much > little else Tells.LOOSER


def _rate(deadline: Deadline) -> float | None:
    """How much a day: 每季度至少组织一次 asks more than 每年至少举办两期."""
    days = _days(deadline.interval)
    least = deadline.quantity.min if deadline.quantity is not None else None
    return least / days if days is not None and least is not None else None


_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def _days(duration: str | None) -> int | None:
    """P15D → 15, P3M → 90; None for what is not of one unit."""
    if (
        duration is None
        or not duration.startswith("P")
        or duration[-1] not in _DAYS
        or not duration[1:-1].isdigit()
    ):
        return None
    return int(duration[1:-1]) * _DAYS[duration[-1]]
