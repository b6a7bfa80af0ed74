"""How a finding is printed: for people, for GitHub, for programs."""

from __future__ import annotations

import json as json_module

import pytest

from policybase.diagnostics import WINDOW, Diagnostic, Severity, cells, github, json, place_in, text


def finding(words: str, *, start: int, length: int = 1, help: str = "", message: str = "说明") -> Diagnostic:
    place = place_in(words, path="transcript.txt", start=start, length=length)
    return Diagnostic(
        code="STR003",
        severity=Severity.ERROR,
        path=place.path,
        message=message,
        line=place.line,
        column=place.column,
        excerpt=place.excerpt,
        length=place.length,
        help=help,
    )


def test_a_caret_stands_below_chinese_words_which_are_two_cells_wide() -> None:
    words = "第二十条 甲\n第二十二条 乙\n"
    found = finding(
        words, start=words.index("第二十二"), length=5, message="article 21 is missing", help="look"
    )
    assert text(found).split("\n") == [
        "transcript.txt:2:1: error STR003 article 21 is missing",
        "  第二十二条 乙",
        "  ^^^^^^^^^^",
        "  = help: look",
    ]


def test_the_caret_counts_cells_before_the_place() -> None:
    assert text(finding("ab甲乙丙", start=3)).split("\n")[2] == "  " + "    " + "^^"


def test_every_line_of_help_is_indented() -> None:
    printed = text(finding("甲", start=0, help="write in document.yml:\n  title: 某规划"))
    assert printed.split("\n")[-2:] == ["  = help: write in document.yml:", "            title: 某规划"]


def test_a_file_as_a_whole_has_no_line() -> None:
    found = Diagnostic("EXT001", Severity.ERROR, "notice.txt", "the file is empty")
    assert text(found) == "notice.txt: error EXT001 the file is empty"


@pytest.mark.parametrize("start", [0, 1500, 2999])
def test_a_very_long_line_is_shown_around_the_place(start: int) -> None:
    words = "政" * start + "特" + "策" * (2999 - start)
    _, shown, caret = text(finding(words, start=start)).split("\n")
    assert cells(shown) <= WINDOW + 4
    assert shown.startswith("  …") is (start > 0)
    assert shown.endswith("…") is (start < 2999)
    marked = cells(caret) - 2
    assert cells(shown[: shown.index("特")]) == marked


def test_a_span_that_leaves_the_window_is_underlined_to_its_edge() -> None:
    _, shown, caret = text(finding("甲" * 3000, start=1000, length=2000)).split("\n")
    assert cells(caret) == cells(shown) - 1


def test_line_and_column_are_those_of_an_editor() -> None:
    # U+2028 and \f end no line in an editor that counts \n.
    place = place_in("甲\u2028乙\f丙\n丁戊", path="x", start=7)
    assert (place.line, place.column, place.excerpt) == (2, 2, "丁戊")


def test_a_place_never_underlines_more_than_its_line() -> None:
    assert place_in("甲乙\n丙", path="x", start=1, length=9).length == 1


def test_control_characters_of_an_original_never_reach_the_terminal() -> None:
    printed = text(finding("甲\x1b]0;乙\u202e丙", start=0, message="says \x1b[31m", help="\x07"))
    assert not {"\x1b", "\x07", "\u202e"} & set(printed)
    assert "甲·]0;乙·丙" in printed


def test_github_escapes_what_would_end_its_command() -> None:
    found = Diagnostic("REC001", Severity.NOTE, "a,b:c.txt", "100%\n::error::", line=3, column=2, help="x")
    assert github(found) == ("::notice file=a%2Cb%3Ac.txt,line=3,col=2,title=REC001::100%25%0A::error::%0Ax")


def test_json_is_one_object_on_one_line() -> None:
    found = finding("甲\n乙", start=2, help="一\n二")
    row = json_module.loads(json(found))
    assert "\n" not in json(found)
    assert (row["code"], row["severity"], row["line"], row["column"]) == ("STR003", "error", 2, 1)
    assert row["help"] == "一\n二"
