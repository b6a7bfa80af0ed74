"""The duties with a date as a calendar (RFC 5545), for the time-limits page. Pure: values in, bytes out."""

from __future__ import annotations

import calendar
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum, auto

from policybase.model import Deadline, Document, Record, Status
from policybase.periods import ENDED, first_day, last_due, status

# In each title: nobody shall take a duty of a plan that is over for one of today.
STATUS = {
    Status.IN_FORCE: "【现行有效】",
    Status.INVALID: "【已失效】",
    Status.PERIOD_ENDED: "【规划期已满】",
    Status.UNKNOWN: "【效力未载明】",
}
_LINE = 75  # octets of a line before it is folded
# Where the text says how often but not when, a reminder stands on the last day of each interval.
_REMINDERS = {
    "FREQ=YEARLY": "BYMONTH=12;BYMONTHDAY=31",
    "FREQ=MONTHLY": "BYMONTHDAY=-1",
    "FREQ=WEEKLY": "BYDAY=SU",
}
_REMINDED = "原文未载明具体日期，提醒列在每一周期的最后一天。"


class Scope(Enum):
    RUNNING = auto()  # what has not ended
    ALL = auto()


def ics(
    deadlines: Iterable[Deadline],
    documents: Iterable[Document],
    *,
    today: date,
    scope: Scope = Scope.RUNNING,
) -> bytes:
    """An all-day event for every duty with a date or a recurrence; CRLF, folded, UTF-8.

    What provisions inherit from a general rule is there once, at the rule. The same values give the same bytes.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//policybase//time limits//ZH", "CALSCALE:GREGORIAN"]
    by_id = {document.id: document for document in documents}
    seen: Counter[str] = Counter()
    for deadline in deadlines:
        document = by_id.get(deadline.at.document_id)
        if document is None or deadline.inherited_from is not None:
            continue
        name = f"{deadline.at} {deadline.quote}"
        seen[name] += 1
        if scope is Scope.ALL or not has_ended(deadline, document.record, today=today):
            lines += _event(deadline, document, name=f"{name} {seen[name]}", today=today)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def has_ended(deadline: Deadline, record: Record, *, today: date) -> bool:
    """Whether the duty no longer runs: its text, its period, its last repetition or its own day is over."""
    last = last_due(deadline)
    return status(record, today=today) in ENDED or (last is not None and last < today)


def _event(deadline: Deadline, document: Document, *, name: str, today: date) -> Iterator[str]:
    rule, reminded = _rule(deadline.recurrence)
    first = deadline.date if rule is None else _first(rule, _begin(document.record))
    if first is None:
        return
    digest = hashlib.sha256(name.encode()).hexdigest()[:32]
    yield from ("BEGIN:VEVENT", f"UID:{digest}@policybase", f"DTSTAMP:{today:%Y%m%d}T000000Z")
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    if rule is not None:
        yield f"RRULE:{rule}"
    yield f"SUMMARY:{_escaped(_summary(deadline, document, today=today))}"
    yield f"DESCRIPTION:{_escaped(_description(deadline, document, reminded))}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _summary(deadline: Deadline, document: Document, *, today: date) -> str:
    done = f"{deadline.action or ''}{deadline.object or ''}"
    who = f"{deadline.actor}：" if deadline.actor else ""
    return f"{STATUS[status(document.record, today=today)]}{deadline.quote} {who}{done}".strip()


def _description(deadline: Deadline, document: Document, reminder: str) -> str:
    record = document.record
    number = f"（{record.document_number}）" if record.document_number else ""
    said = deadline.sentence.of(document.transcript.text).strip()
    place = f"zh/policies/{document.id}.html#{deadline.at.anchor}"
    return "\n".join(filter(None, (f"{record.title or document.id}{number}", said, reminder, place)))


def _rule(recurrence: str | None) -> tuple[str | None, str]:
    """The rule with a day in it, and what to say where that day is only a reminder's."""
    if recurrence is None:
        return None, ""
    parts = recurrence.split(";")
    if any(part.startswith("BY") for part in parts) or parts[0] not in _REMINDERS:
        return recurrence, ""
    interval = next((int(part[9:]) for part in parts if part.startswith("INTERVAL=")), 1)
    ends = [part for part in parts if part.startswith("UNTIL=")]
    # 每季度, 每半年: the last months of the quarters, of the half-years
    if parts[0] == "FREQ=MONTHLY" and interval in (3, 6):
        months = ",".join(str(month) for month in range(interval, 13, interval))
        return ";".join(("FREQ=YEARLY", f"BYMONTH={months}", "BYMONTHDAY=-1", *ends)), _REMINDED
    return ";".join((*parts[: len(parts) - len(ends)], _REMINDERS[parts[0]], *ends)), _REMINDED


def _begin(record: Record) -> date | None:
    """From when a recurrence counts: the text's force, its date, or its period."""
    period = record.planning_period
    known = (record.date_effective, record.date_issued, first_day(period[0]) if period else None)
    return next((day for day in known if day is not None), None)


def _first(rule: str, begin: date | None) -> date | None:
    """The first day of ``rule`` from ``begin``; an event's start must be one of its days."""
    if begin is None:
        return None
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    last = date.fromisoformat(parts["UNTIL"][:8]) if "UNTIL" in parts else None
    interval = int(parts.get("INTERVAL", "1"))
    months = [int(month) for month in parts.get("BYMONTH", "").split(",") if month]
    days = [int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day]
    day = begin
    if parts["FREQ"] == "YEARLY" and interval > 1:  # 每两年: the first interval ends with its last year
        day = date(begin.year + interval - 1, 1, 1)
    for _ in range(366 * 5):
        length = calendar.monthrange(day.year, day.month)[1]
        fits = not days or any(day.day == (at if at > 0 else length + 1 + at) for at in days)
        if fits and (not months or day.month in months) and ("BYDAY" not in parts or day.weekday() == 6):
            return day if last is None or day <= last else None
        day += timedelta(days=1)
    return None


def _escaped(words: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", words).replace("\n", "\\n")


def _folded(line: str) -> str:
    """``line`` in pieces of at most 75 octets, each but the first after a blank; no sign is cut."""
    pieces: list[str] = []
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + sign, size + octets
    return "\r\n".join((*pieces, piece))
