"""REC010…: metadata that cannot be, or that contradicts the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policybase.checks.rule import Finding, Rules, Subject
from policybase.diagnostics import Place, Severity
from policybase.model import Origin, Role, Segment, Span
from policybase.numerals import CHINESE, value

RULES = Rules()

# The People's Republic; a date before it is a misreading or a damaged copy (1913年4月3日 for 2021年…).
FIRST_DAY = date(1949, 10, 1)

# What must not come after what.
ORDER = (
    ("date_issued", "date_published"),
    ("date_issued", "date_invalid"),
    ("date_published", "date_invalid"),
    ("date_effective", "date_invalid"),
)

# 二○○九年六月九日 ；2016年8月23 (its 日 lost) ；2009-06-23
_NUMBER = rf"[{CHINESE}◯○\d]"
WRITTEN_DATE = re.compile(rf"({_NUMBER}{{4}})[年\-./]({_NUMBER}{{1,3}})[月\-./]({_NUMBER}{{1,3}})")
# 晋政办发〔2009〕74号
NUMBER_YEAR = re.compile(r"〔(\d{4})〕")


@RULES.add("REC010", Severity.ERROR)
def period_backwards(subject: Subject) -> Iterator[Finding]:
    """The planning period ends before it begins.

    Example: （2012—2008年）.

    What to do: compare with the original and write `planning_period:` in `document.yml`.
    """
    period = subject.document.record.planning_period
    if period is not None and _backwards(*period):
        first, last = period
        yield Finding(
            _place(subject, "planning_period"),
            f"planning period {first} to {last} ends before it begins",
            subject.state(planning_period=f'["{last}", "{first}"]'),
        )


@RULES.add("REC011", Severity.WARNING)
def dates_backwards(subject: Subject) -> Iterator[Finding]:
    """A date comes before one that it must follow.

    A text is issued before it is published, and loses force after both. One of the dates is another
    document's, or was damaged in the copy.

    Example: issued 2016-08-23, published 2016-06-01.

    What to do: compare with the original and write the right one in `document.yml`.
    """
    record = subject.document.record
    for first, second in ORDER:
        earlier, later = getattr(record, first), getattr(record, second)
        if earlier is not None and later is not None and earlier > later:
            yield Finding(
                _place(subject, second),
                f"{second} {later} is before {first} {earlier}",
                subject.state(**{first: "YYYY-MM-DD", second: "YYYY-MM-DD"}),
            )


@RULES.add("REC012", Severity.WARNING)
def date_impossible(subject: Subject) -> Iterator[Finding]:
    """A date cannot be.

    The text is said to be issued or published after today or before 1 October 1949. Digits of the
    original are damaged, or they are not a date.

    Example: 1913年4月3日 in a text about connected cars.

    What to do: compare with the original and write the right date in `document.yml`.
    """
    record = subject.document.record
    for key in ("date_issued", "date_published"):
        day = getattr(record, key)
        if day is not None and not FIRST_DAY <= day <= subject.today:
            yield Finding(
                _place(subject, key), f"{key} {day} cannot be", subject.state(**{key: "YYYY-MM-DD"})
            )


@RULES.add("REC013", Severity.WARNING)
def years_apart(subject: Subject) -> Iterator[Finding]:
    """The year of the number and the year of the date are apart.

    A document number carries the year in which the text was drawn up: the year of its date, at most
    the year before. Where they differ more, one of them is another document's.

    Example: 晋政发〔2009〕3号 and 2016年8月23日.

    What to do: compare with the original and write the right one in `document.yml`.
    """
    record = subject.document.record
    match = NUMBER_YEAR.search(record.document_number or "")
    if match and record.date_issued is not None and abs(int(match[1]) - record.date_issued.year) > 1:
        yield Finding(
            _place(subject, "date_issued"),
            f"number {record.document_number} and date_issued {record.date_issued} are years apart",
            subject.state(document_number="X〔YYYY〕N号", date_issued="YYYY-MM-DD"),
        )


@RULES.add("REC014", Severity.WARNING)
def contradicts_original(subject: Subject) -> Iterator[Finding]:
    """`document.yml` contradicts the original.

    A title, number or date that a person wrote is not the one that stands in the text. The person's
    is shown; but if the original is damaged, that belongs in `corrections.yml`, where readers see it.

    Example: `date_issued: 2016-08-24` beside 2016年8月23日 under the signature.

    What to do: correct `document.yml`, or record the damage in `corrections.yml`.
    """
    record = subject.document.record
    for key, role, agrees in (
        ("title", Role.TITLE, _title_agrees),
        ("document_number", Role.NUMBER, _number_agrees),
        ("date_issued", Role.DATE, _date_agrees),
    ):
        evidence, said = record.evidence_of(key), getattr(record, key)
        if said is None or evidence is None or evidence.origin is not Origin.PERSON:
            continue
        spans = _segments(subject, role)
        if spans and not agrees(said, [span.of(subject.text) for span in spans]):
            printed = " ".join(span.of(subject.text).strip() for span in spans)
            yield Finding(
                subject.of(spans[0]),
                f"document.yml says {key} {said}, the original reads {printed}",
                f"correct {key} in {subject.file('document.yml')}, "
                f"or record the damage in {subject.file('corrections.yml')}",
            )


def _place(subject: Subject, key: str) -> Place:
    """Where a value was read; for a person's value the file it is written in."""
    evidence = subject.document.record.evidence_of(key)
    if evidence is not None and evidence.span is not None:
        return subject.of(evidence.span)
    if evidence is not None and evidence.origin is Origin.PERSON:
        return Place(subject.file("document.yml"))
    return subject.whole()


def _backwards(first: str, last: str) -> bool:
    """Whether ISO 8601 ``last`` ends before ``first`` begins; 2009 takes in 2009-11."""
    common = min(len(first), len(last))
    return last[:common] < first[:common]


def _segments(subject: Subject, role: Role) -> tuple[Span, ...]:
    segments: tuple[Segment, ...] = subject.document.segments
    return tuple(segment.span for segment in segments if segment.role is role)


def _title_agrees(said: object, printed: list[str]) -> bool:
    """A title may be printed over several lines, without the issuer's name, and be followed by the plan's."""
    title = _bare(str(said))
    return title in _bare("".join(printed)) or any(_bare(words) in title for words in printed)


def _number_agrees(said: object, printed: list[str]) -> bool:
    digits = [re.findall(r"\d+", str(said))]
    return any(re.findall(r"\d+", words) in digits for words in printed)


def _date_agrees(said: object, printed: list[str]) -> bool:
    return isinstance(said, date) and any(
        [value(number) for number in match.groups()] == [said.year, said.month, said.day]
        for words in printed
        for match in WRITTEN_DATE.finditer("".join(words.split()))
    )


def _bare(words: str) -> str:
    """Letters, digits and Han only: brackets and dashes are printed in many forms."""
    return "".join(character for character in words if character.isalnum())


RULES.explain(
    "REC020",
    Severity.ERROR,
    """`document.yml` or `corrections.yml` cannot be read.

    The file is no YAML, has a key that does not exist, or a value of the wrong kind. The document is
    left out rather than shown without what a person confirmed.

    Example: `date_issued: last summer`.

    What to do: correct the line that the message names.
    """,
)
RULES.explain(
    "REC030",
    Severity.ERROR,
    """A row of the open data does not fit its schema.

    Every row of `data/*.jsonl` is compared with `data/schema/*.json` before anything is published.
    Lists of values are closed: a value missing there is a decision to take, not a slip.

    Example: `status: repealed`, where the schema has in-force, invalid, period-ended and unknown.

    What to do: if `document.yml` says it, write one of the values of the schema; else report the
    document.
    """,
)
