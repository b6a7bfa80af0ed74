"""Where findings point, and what exactly they tell a maintainer to type."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sample_documents import Line, document
from test_checks_codes import (
    COMPLETE,
    EXAMPLES,
    LINES,
    SOUND,
    SOURCE,
    TODAY,
    by_person,
    findings,
    with_census,
)

from policybase.checks import check
from policybase.model import Doubt, DoubtCode, Evidence, Library, Origin, Source, Stated

BARE = Source(id="sample", file="sample.txt", original=b"")


def test_a_doubt_points_into_the_transcript() -> None:
    (found,) = findings(*EXAMPLES["STR003"])
    assert (found.path, found.line, found.column) == ("source_texts/sample/transcript.txt", 4, 1)
    assert found.excerpt == "二、分工负责。"
    assert "二 (point-2)" in found.message


def test_the_parser_s_own_words_are_printed() -> None:
    doubt = Doubt(DoubtCode.NUMBER_GAP, at=20, note="article 22 follows article 20; article 21 is missing")
    (found,) = [
        each
        for each in findings(document(*LINES[:3], replace(LINES[3], doubts=(doubt,)), record=COMPLETE))
        if each.code == "STR003"
    ]
    assert found.message.startswith("article 22 follows article 20; article 21 is missing: ")


def test_a_bare_file_is_named_itself() -> None:
    sample = replace(EXAMPLES["STR003"][0], source_file="sample.txt")
    (found,) = findings(sample, BARE)
    assert (found.path, found.line) == ("source_texts/sample.txt", 4)


def test_a_bare_file_must_move_before_document_yml_can_stand_beside_it() -> None:
    sample = replace(EXAMPLES["REC002"][0], source_file="sample.txt")
    (found,) = findings(sample, BARE)
    assert found.help.split("\n") == [
        "move the file to source_texts/sample/original.txt, then write in source_texts/sample/document.yml:",
        "  values:",
        "    date_issued: YYYY-MM-DD",
        "  sources:",
        "    date_issued: WHERE YOU FOUND IT",
    ]


def test_what_a_person_says_is_unknown_is_not_asked_for_again() -> None:
    record = replace(COMPLETE, date_issued=None, evidence=(("date_issued", Evidence(Origin.PERSON)),))
    assert findings(replace(SOUND, record=record)) == ()


def test_another_folder_of_originals_is_named_as_it_was_given() -> None:
    sample, source = EXAMPLES["STR003"]
    (found,) = check(Library((sample,), (source,), today=TODAY), sources="../texts/")
    assert found.path == "../texts/sample/transcript.txt"


def test_findings_are_sorted_by_file_then_place() -> None:
    later = Doubt(DoubtCode.NUMBER_GAP, at=20)
    earlier = Doubt(DoubtCode.NUMBER_REPEATED, at=7)
    one = document(*LINES[:3], replace(LINES[3], doubts=(later, earlier)), LINES[4], record=COMPLETE, id="b")
    two = document(*LINES, record=replace(COMPLETE, title=None), id="a")
    found = [(each.path, each.line) for each in check(Library((one, two), today=TODAY))]
    assert found == sorted(found) and len({path for path, _ in found}) == 2


def test_characters_lost_and_invented_are_named() -> None:
    lost, invented = sorted(each.message for each in findings(with_census(("甲", 2), ("丁", 1), ("己", -1))))[
        ::-1
    ]
    assert lost == (
        "3 characters of the original stand neither in the transcript nor in set_aside.tsv: 甲×2 丁×1"
    )
    assert invented == (
        "1 character stand in the transcript or in set_aside.tsv, and not in the original: 己×1"
    )


def test_a_correction_is_named_by_its_line_and_how_often_it_matches() -> None:
    (found,) = findings(*EXAMPLES["EXT020"])
    assert (found.path, found.line) == ("source_texts/sample/corrections.yml", 7)
    assert "“提高认视。” stands 0 times" in found.message
    assert found.help.startswith("copy prefix")


def test_a_correction_that_matches_twice_is_told_to_be_longer() -> None:
    correction = replace(EXAMPLES["EXT020"][0].unmatched[0], prefix="", reads="。", suffix="")
    (found,) = findings(replace(SOUND, unmatched=(correction,)))
    assert "stands 2 times" in found.message and found.help.startswith("lengthen")


def test_a_lost_anchor_is_told_how_to_move() -> None:
    (found,) = findings(*EXAMPLES["ANC002"])
    assert found.path == "source_texts/sample/anchors.lock"
    # point-2 is the only anchor that anchors.lock does not have: the likely place.
    assert found.help == "write in source_texts/sample/document.yml:\n  moved:\n    point-3: point-2"


def test_a_moved_anchor_is_not_lost() -> None:
    source = replace(SOURCE, anchors=("point-1", "point-3"), stated=Stated(moved=(("point-3", "point-2"),)))
    assert findings(SOUND, source) == ()


def test_borders_inferred_are_one_finding_with_every_unit() -> None:
    doubts = (Doubt(DoubtCode.BREAK_INFERRED, at=7),)
    lines = [replace(line, doubts=doubts) if line.anchor else line for line in LINES]
    found = [each for each in findings(document(*lines, record=COMPLETE)) if each.code == "STR006"]
    assert [each.message for each in found] == [
        "paragraph borders inferred (3): point-1, point-1-para-1, point-2"
    ]


@pytest.mark.parametrize(
    "printed", ["二○一六年八月二十三日", "2016年8月23", "2016 年 8 月 23 日", "2016-08-23"]
)
def test_a_date_in_any_spelling_agrees_with_document_yml(printed: str) -> None:
    lines = (*LINES[:4], replace(LINES[4], words=printed))
    sample = document(*lines, record=by_person("date_issued", date(2016, 8, 23)).record)
    assert "REC014" not in {each.code for each in findings(sample)}


def test_a_title_with_the_issuer_s_name_agrees_with_one_printed_without() -> None:
    assert findings(by_person("title", "某省某县实施方案")) == ()
    assert {each.code for each in findings(by_person("title", "某县工作规划"))} == {"REC014"}


def test_a_value_that_no_person_stated_contradicts_nothing() -> None:
    record = replace(
        COMPLETE,
        date_issued=date(2016, 8, 24),
        evidence=(("date_issued", Evidence(Origin.ORIGINAL)),),
    )
    assert findings(replace(SOUND, record=record)) == ()


@pytest.mark.parametrize(
    ("period", "found"),
    [(("2009", "2013"), False), (("2009", "2009-11"), False), (("2009-03", "2009-02"), True)],
)
def test_a_period_may_end_in_the_year_it_begins(period: tuple[str, str], found: bool) -> None:
    codes = {each.code for each in findings(replace(SOUND, record=replace(COMPLETE, planning_period=period)))}
    assert ("REC010" in codes) is found


def test_an_addressee_line_is_no_structure() -> None:
    sample = document(Line("各乡镇：", anchor="addressees"), Line("甲。", anchor="para-1"), record=COMPLETE)
    assert "EXT011" in {each.code for each in findings(sample)}
