"""The calendar file: RFC 5545 to the letter, ended duties left out, statuses in the titles."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr
from sample_documents import Line, document

from policybase.export.calendar import Scope, ics
from policybase.link.deadlines.limits import deadlines
from policybase.model import Document, Kind, Record, Status

TODAY = date(2026, 1, 1)
STANDING = Record(
    title="某省实施办法", document_number="某政发〔2024〕3号", date_issued=date(2024, 3, 1), status=Status.IN_FORCE
)


def text(*words: str, record: Record = STANDING, id: str = "sample") -> Document:
    lines = (Line(said, anchor=f"point-{n}", kind=Kind.POINT) for n, said in enumerate(words, 1))
    return document(*lines, record=record, id=id)


def made(given: Document, *, scope: Scope = Scope.RUNNING) -> str:
    return ics(deadlines(given), (given,), today=TODAY, scope=scope).decode()


def events(file: str) -> list[dict[str, str]]:
    """A small reader of RFC 5545: unfolds, splits at the first colon, undoes escapes."""
    assert file.endswith("\r\n") and "\n" not in file.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in file.split("\r\n"))
    lines = file.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    found: list[dict[str, str]] = []
    inside = False
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        assert re.fullmatch(r"[A-Z]+(;[A-Z]+=[A-Z]+)*", name), line
        if line == "BEGIN:VEVENT":
            assert not inside
            inside = True
            found.append({})
        elif line == "END:VEVENT":
            inside = False
        elif inside:
            plain = re.sub(r"\\([\\;,n])", lambda match: "\n" if match[1] == "n" else match[1], value)
            assert found[-1].setdefault(name, plain) == plain, f"{name} stands twice"
    assert not inside
    return found


def test_a_dated_duty_is_an_event_of_its_last_day() -> None:
    (event,) = events(made(text("县司法局要在2027年底前完成清理工作；目录,报省政府。")))
    assert event["DTSTART;VALUE=DATE"] == "20271231"
    assert event["SUMMARY"] == "【现行有效】2027年底前 县司法局：完成清理工作"
    assert event["DESCRIPTION"].split("\n") == [
        "某省实施办法（某政发〔2024〕3号）",
        "县司法局要在2027年底前完成清理工作；目录,报省政府",
        "zh/policies/sample.html#point-1",
    ]


@pytest.mark.parametrize(
    ("words", "rule", "first"),
    [
        ("每年12月20日前报告。", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20", "20241220"),
        ("每年2月底前报告。", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "20250228"),
        ("每年报告。", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", "20241231"),
        ("每两年清理。", "FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=31", "20251231"),
        ("每季度学习。", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "20240331"),
        ("每月报送。", "FREQ=MONTHLY;BYMONTHDAY=-1", "20240331"),
        ("每周巡查。", "FREQ=WEEKLY;BYDAY=SU", "20240303"),
    ],
)
def test_a_recurring_duty_begins_with_one_of_its_days(words: str, rule: str, first: str) -> None:
    (event,) = events(made(text(words)))
    assert (event["RRULE"], event["DTSTART;VALUE=DATE"]) == (rule, first)
    start = datetime.strptime(first, "%Y%m%d")
    assert next(iter(rrulestr(rule, dtstart=start))) == start
    assert ("提醒列在" in event["DESCRIPTION"]) == ("日前" not in words and "底前" not in words)


def test_ended_duties_are_left_out_unless_asked_for() -> None:
    over = Record(title="某市规划", planning_period=("2009", "2013"))
    given = text("每年12月20日前报告。", "2010年底前完成。", record=over)
    assert events(made(given)) == []
    found = events(made(given, scope=Scope.ALL))
    assert [event["SUMMARY"] for event in found] == ["【规划期已满】每年12月20日前 报告", "【规划期已满】2010年底前 完成"]
    assert found[0]["RRULE"].endswith(";UNTIL=20131231")


def test_a_date_that_is_past_is_left_out() -> None:
    record = Record(title="某县方案", date_issued=date(2024, 3, 1))
    (event,) = events(made(text("2025年底前完成清理。", "2026年底前完成检查。", record=record)))
    assert event["SUMMARY"] == "【效力未载明】2026年底前 完成检查"


def test_what_has_no_day_and_no_rule_is_no_event() -> None:
    assert events(made(text("收到申请之日起15日内答复。", "定期通报情况。", "不少于40学时。"))) == []


def test_a_recurrence_whose_beginning_nobody_knows_is_no_event() -> None:
    assert events(made(text("每年12月20日前报告。", record=Record(status=Status.IN_FORCE)))) == []


def test_uids_are_stable_and_differ() -> None:
    words = "省政府每年第一季度要向省委报告。政府部门每年第一季度要向本级政府报告。"
    found = events(made(text(words)))
    assert len({event["UID"] for event in found}) == 2
    again = events(made(text(words, "2027年底前完成清理工作。")))
    assert [event["UID"] for event in again][:2] == [event["UID"] for event in found]
