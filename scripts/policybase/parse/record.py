"""The record of a document: every value with where it came from, and no value that nobody said."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from policybase.model import (
    Evidence,
    Jurisdiction,
    Origin,
    Part,
    Record,
    Role,
    Segment,
    Span,
    Stated,
    Status,
    Transcript,
)
from policybase.parse import issue, missing, sources, status
from policybase.parse.dates import first_date
from policybase.parse.head import Finding, Head, read_head
from policybase.parse.jurisdictions import Clues, find_jurisdiction
from policybase.parse.stated import KEYS, stated_value
from policybase.parse.titles import document_kind
from policybase.periods import over

T = TypeVar("T")

# How far into the text 我市 and the place it means are looked for.
_OPENING_PARAGRAPHS = 12


def read_record(
    *,
    transcript: Transcript,
    segments: tuple[Segment, ...],
    parts: tuple[Part, ...],
    stated: Stated,
    today: date,
) -> Record:
    """What the document is. What a person states stands, and what we conclude is concluded from it."""
    head = read_head(transcript, segments, parts)
    values = _Values(stated)

    number = issue.find_number(head)
    values.add("document_number", _part_of(number, number.value.normal if number else None))
    values.add("document_number_printed", _part_of(number, number.value.printed if number else None))
    normal = values.get("document_number", str)
    values.add("title", title := issue.find_title(head))
    values.add("kind", issue.find_kind(head, values.finding("title", title), normal))
    values.add("issuing_body", issue.find_body(head, title, normal))
    values.add("date_issued", issue.find_date_issued(head))
    values.add("date_published", issue.find_date_published(head))
    values.add("addressees", issue.find_addressees(head))
    values.add("keywords", issue.find_keywords(head))
    values.add("source_url", sources.find_url(head))
    values.add("source_kind", sources.find_kind(head, values.get("source_url", str)))
    values.add("jurisdiction", _jurisdiction(head, values))
    values.add("planning_period", _period(head, values))
    _add_force(head, values, today=today)
    absent = missing.find_missing(head)
    if absent:
        values.add("missing_parts", Finding(tuple(found.value for found in absent), absent[0].evidence))
    return values.record()


class _Values:
    """The values found so far. A person's value is never replaced, and what is found later builds on it."""

    def __init__(self, stated: Stated) -> None:
        self._found: dict[str, Any] = {}
        self._evidence: dict[str, Evidence] = {}
        said_by = dict(stated.sources)
        for key, value in stated.values:
            converted = stated_value(key, value)
            if converted is not None or value is None:
                self._found[key] = converted
                self._evidence[key] = Evidence(origin=Origin.PERSON, source=said_by.get(key))

    def add(self, key: str, found: Finding[T] | None) -> None:
        if found is not None and key not in self._found:
            self._found[key] = found.value
            self._evidence[key] = found.evidence

    def get(self, key: str, kind: type[T]) -> T | None:
        value = self._found.get(key)
        return value if isinstance(value, kind) else None

    def origin(self, key: str) -> Origin | None:
        return self._evidence[key].origin if key in self._evidence else None

    def quote(self, key: str) -> str | None:
        return self._evidence[key].quote if key in self._evidence else None

    def finding(self, key: str, found: Finding[str] | None) -> Finding[str] | None:
        """What stands under ``key``, where that is a person's; else what was found."""
        value = self.get(key, str)
        return Finding(value, self._evidence[key]) if value is not None else found

    def record(self) -> Record:
        known = {key: value for key, value in self._found.items() if value is not None}
        evidence = tuple((key, self._evidence[key]) for key in KEYS if key in self._evidence)
        return Record(**known, evidence=evidence)


def _jurisdiction(head: Head, values: _Values) -> Finding[Jurisdiction] | None:
    titles = [values.get("title", str)]
    titles += [part.title for part in (head.notice, head.main) if part is not None]
    clues = Clues(
        issuing_body=values.get("issuing_body", str),
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        number=values.get("document_number", str),
        opening="\n".join(span.of(head.transcript.text) for span in _opening(head)),
        text=head.transcript.text,
        day=values.get("date_issued", date),
    )
    found = find_jurisdiction(clues)
    if found is None:
        return None
    jurisdiction, quote = found
    return Finding(jurisdiction, Evidence(origin=Origin.INFERRED, quote=quote))


def _period(head: Head, values: _Values) -> Finding[tuple[str, str]] | None:
    """From the issued text's title, the document's, or a clause of the text."""
    main = head.main
    titles = [main.title if main is not None else None, values.get("title", str)]
    for title in titles:
        found = status.find_period(title, document_kind(title)) if title else None
        if found is not None:
            period, origin = found
            return Finding(period, Evidence(origin=origin, quote=title))
    return status.find_period_clause(head.transcript.text, head.issued_words())


def _add_force(head: Head, values: _Values, *, today: date) -> None:
    """施行, 失效 and the status that follows: invalid, period ended, in force on evidence, or unknown."""
    text = head.transcript.text
    field = head.field("date_effective")
    mention = first_date(field.pair.value) if field is not None else None
    if field is not None and mention is not None and mention.value is not None:
        values.add("date_effective", Finding(mention.value, field.evidence))
    issued = values.get("date_issued", date)
    values.add("date_effective", status.find_effect(text, head.issued_words(), issued=issued))

    effective = values.get("date_effective", date)
    ending = status.find_ending(text, head.issued_words(), effective=effective)
    if ending is None:
        marked = (*head.with_role(Role.TITLE), *head.with_role(Role.METADATA))
        ending = status.find_mark(text, (line.span for line in marked))
    if ending is not None and ending.day is not None:
        values.add("date_invalid", Finding(ending.day, ending.evidence))
    field = head.field("date_invalid")
    mention = first_date(field.pair.value) if field is not None else None
    if field is not None and mention is not None and mention.value is not None:
        values.add("date_invalid", Finding(mention.value, field.evidence))

    # What a person says of the day decides before what the text says of it.
    invalid = values.get("date_invalid", date)
    said = head.field("status")
    state = status.state_of(said.pair.value) if said is not None else None
    period = values.get("planning_period", tuple)
    if values.origin("date_invalid") is Origin.PERSON and invalid is not None and invalid <= today:
        _conclude(values, Status.INVALID, f"{invalid.isoformat()}失效", Evidence(origin=Origin.INFERRED))
    elif ending is not None and ending.over(today):
        _conclude(values, Status.INVALID, ending.note, ending.evidence)
    elif said is not None and state is Status.INVALID:
        _conclude(values, Status.INVALID, said.evidence.quote or said.pair.value, said.evidence)
    elif period is not None and over(period, today=today):
        inferred = Evidence(origin=Origin.INFERRED, quote=values.quote("planning_period"))
        _conclude(values, Status.PERIOD_ENDED, f"规划期{_printed(period)}已经届满", inferred)
    elif said is not None and state is Status.IN_FORCE:
        _conclude(values, Status.IN_FORCE, said.evidence.quote or said.pair.value, said.evidence)


def _conclude(values: _Values, state: Status, note: str, evidence: Evidence) -> None:
    stated = values.origin("status") is Origin.PERSON
    values.add("status", Finding(state, evidence))
    if not stated:
        values.add("status_note", Finding(note, evidence))


def _printed(period: tuple[str, str]) -> str:
    first, last = period
    if "-" in first or "-" in last:
        return "至".join(dict.fromkeys(map(_month, period)))
    return f"{first}年" if first == last else f"{first}至{last}年"


def _month(point: str) -> str:
    """2016-06 → 2016年6月."""
    year, _, month = point.partition("-")
    return f"{year}年{int(month)}月" if month.isdigit() else f"{year}年"


def _opening(head: Head) -> tuple[Span, ...]:
    return tuple(span for span, _ in zip(head.issued_words(), range(_OPENING_PARAGRAPHS), strict=False))


def _part_of(found: Finding[Any] | None, value: str | None) -> Finding[str] | None:
    return Finding(value, found.evidence) if found is not None and value is not None else None
