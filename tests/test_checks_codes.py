"""Every code has an example that triggers it, and a document that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sample_documents import Line, document

from policybase.checks import RULES, check, explain, reference, unreadable
from policybase.checks.rule import nothing
from policybase.diagnostics import Diagnostic, Severity
from policybase.model import (
    Certainty,
    Correction,
    Document,
    Doubt,
    DoubtCode,
    Evidence,
    Jurisdiction,
    Kind,
    Level,
    Library,
    Origin,
    Record,
    Role,
    Segment,
    Source,
    Span,
    Stated,
    Status,
)

TODAY = date(2026, 11, 21)
COMPLETE = Record(
    title="某县实施方案",
    issuing_body="某县人民政府",
    document_number="某政发〔2016〕3号",
    jurisdiction=Jurisdiction(Level.COUNTY, province="某省", county="某县"),
    date_issued=date(2016, 8, 23),
    status=Status.PERIOD_ENDED,
)
LINES = (
    Line("某县实施方案", role=Role.TITLE),
    Line(label="一、", heading="工作目标", anchor="point-1", kind=Kind.POINT, path=("一",)),
    Line("提高认识。", anchor="point-1-para-1", path=("一", "¶1"), below="point-1"),
    Line("分工负责。", label="二、", anchor="point-2", kind=Kind.POINT, path=("二",)),
    Line("2016年8月23日", role=Role.DATE),
)


SOUND = document(*LINES, record=COMPLETE)
SOURCE = Source(id="sample", file="sample/original.txt", original=b"", folder="sample")


def findings(sample: Document, source: Source = SOURCE) -> tuple[Diagnostic, ...]:
    return check(Library(documents=(sample,), sources=(source,), today=TODAY))


def with_record(**values: Any) -> Document:
    return replace(SOUND, record=replace(COMPLETE, **values))


def with_census(*unaccounted: tuple[str, int]) -> Document:
    return replace(SOUND, transcript=replace(SOUND.transcript, unaccounted=unaccounted))


def by_person(key: str, value: object) -> Document:
    evidence = ((key, Evidence(Origin.PERSON, source="网站")),)
    return with_record(**{key: value}, evidence=evidence)


def doubtful(code: DoubtCode) -> Document:
    lines = (*LINES[:3], replace(LINES[3], doubts=(Doubt(code, at=20),)), LINES[4])
    return document(*lines, record=COMPLETE)


def with_anchor(anchor: str) -> Document:
    return document(*LINES[:3], replace(LINES[3], anchor=anchor), LINES[4], record=COMPLETE)


def misplaced() -> Document:
    part = SOUND.parts[0]
    first, second = part.provisions
    return replace(SOUND, parts=(replace(part, provisions=(first, replace(second, span=first.span))),))


LOST_WORDS = Correction("提高", "认视", "。", "认识", Certainty.CERTAIN, "错字", line=7)
EXAMPLES: dict[str, tuple[Document, Source]] = {
    "EXT010": (with_census(("条", 1)), SOURCE),
    "EXT011": (document(Line("甲。", anchor="para-1"), record=COMPLETE), SOURCE),
    "EXT020": (replace(SOUND, unmatched=(LOST_WORDS,)), SOURCE),
    "STR001": (doubtful(DoubtCode.LABEL_DAMAGED), SOURCE),
    "STR002": (doubtful(DoubtCode.LABEL_INLINE), SOURCE),
    "STR003": (doubtful(DoubtCode.NUMBER_GAP), SOURCE),
    "STR004": (doubtful(DoubtCode.NUMBER_REPEATED), SOURCE),
    "STR005": (doubtful(DoubtCode.HEADING_BORDER), SOURCE),
    "STR006": (doubtful(DoubtCode.BREAK_INFERRED), SOURCE),
    "STR007": (doubtful(DoubtCode.CLOSING), SOURCE),
    "STR008": (doubtful(DoubtCode.ENVELOPE), SOURCE),
    "STR020": (replace(SOUND, segments=SOUND.segments[1:]), SOURCE),
    "STR021": (misplaced(), SOURCE),
    "ANC001": (with_anchor("point-1-para-1"), SOURCE),
    "ANC002": (SOUND, replace(SOURCE, anchors=("point-1", "point-1-para-1", "point-3"))),
    "ANC003": (with_anchor("point-二"), SOURCE),
    "ANC004": (with_anchor("point-2-x1f0c2a"), SOURCE),
    "ANC005": (SOUND, replace(SOURCE, stated=Stated(moved=(("point-3", "point-33"),)))),
    "REC001": (with_record(title=None), SOURCE),
    "REC002": (with_record(date_issued=None), SOURCE),
    "REC003": (with_record(issuing_body=None), SOURCE),
    "REC004": (with_record(document_number=None), SOURCE),
    "REC005": (with_record(jurisdiction=Jurisdiction()), SOURCE),
    "REC006": (with_record(status=Status.UNKNOWN), SOURCE),
    "REC010": (with_record(planning_period=("2012", "2008")), SOURCE),
    "REC011": (with_record(date_published=date(2016, 6, 1)), SOURCE),
    "REC012": (with_record(date_issued=date(1913, 4, 3), document_number="某政发〔1913〕3号"), SOURCE),
    "REC013": (with_record(document_number="某政发〔2009〕3号"), SOURCE),
    "REC014": (by_person("date_issued", date(2016, 8, 24)), SOURCE),
}


def test_every_code_that_a_check_finds_has_an_example() -> None:
    # Translations and links have examples of their own: test_translate_checks, test_checks_links.
    found = {code for code, rule in RULES.items() if rule.run is not nothing and not code.startswith(("TRA", "LNK", "TAX"))}
    assert set(EXAMPLES) == found


def test_a_sound_document_has_no_finding() -> None:
    assert findings(SOUND) == ()


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_triggers_its_code_and_no_other(code: str) -> None:
    found = findings(*EXAMPLES[code])
    assert {diagnostic.code for diagnostic in found} == {code}
    assert {diagnostic.severity for diagnostic in found} == {RULES[code].severity}


@pytest.mark.parametrize("code", [code for code in EXAMPLES if code != "EXT011"])
def test_every_finding_says_what_to_do(code: str) -> None:
    assert all(diagnostic.help for diagnostic in findings(*EXAMPLES[code]))


@pytest.mark.parametrize("code", RULES)
def test_every_code_is_explained_with_an_example_and_what_to_do(code: str) -> None:
    said = explain(code)
    assert said is not None and said.startswith(f"{code} ({RULES[code].severity}): ")
    assert "Example:" in said and "What to do:" in said
    assert f"### {code} " in reference()


def test_an_unknown_code_is_not_explained() -> None:
    assert explain("STR999") is None


def test_a_code_is_found_however_it_is_typed() -> None:
    assert explain(" str003 ") == explain("STR003")


def test_an_unreadable_original_is_an_error_at_its_file() -> None:
    found = unreadable("source_texts/a.txt", "EXT001", "the file is empty", "fetch it again")
    assert (found.severity, found.path, found.line) == (Severity.ERROR, "source_texts/a.txt", 0)


def test_every_doubt_of_the_model_is_listed_by_a_check() -> None:
    listed = [{each.code for each in findings(doubtful(code))} for code in DoubtCode]
    assert all(len(codes) == 1 for codes in listed)
    assert len(set().union(*listed)) == len(DoubtCode)


def test_a_gap_between_segments_and_an_overlap_are_both_found() -> None:
    first, *rest = SOUND.segments
    overlap = replace(SOUND, segments=(Segment(Span(0, first.span.end + 1), first.role), *rest))
    assert {each.code for each in findings(overlap)} == {"STR020"}
    assert {each.code for each in findings(replace(SOUND, segments=SOUND.segments[:-1]))} == {"STR020"}
