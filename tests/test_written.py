"""document.yml and corrections.yml are read strictly: a slip is named with its line, and nothing is half read."""

from __future__ import annotations

from datetime import date

import pytest

from policybase.diagnostics import Diagnostic
from policybase.model import Certainty, Correction, Jurisdiction, Level, Status
from policybase.written import KEYS, corrections, stated

DOCUMENT = """\
values:
  title: 某县节约用水实施方案
  date_issued: 2021-03-05
  status: invalid
  planning_period: ["2021", "2025"]
  addressees: [各乡镇人民政府]
  source_url_confirmed: true
  jurisdiction: {level: county, province: 青海省, code: 632223}
  document_number:
sources:
  title: 县档案馆
moved:
  point-1: point-2
anchors:
  加强领导: point-2-b
"""


def test_every_kind_of_value() -> None:
    read = stated(DOCUMENT, "document.yml")
    assert read.errors == ()
    assert dict(read.value.values) == {
        "title": "某县节约用水实施方案",
        "date_issued": date(2021, 3, 5),
        "status": Status.INVALID,
        "planning_period": ("2021", "2025"),
        "addressees": ("各乡镇人民政府",),
        "source_url_confirmed": True,
        "jurisdiction": Jurisdiction(Level.COUNTY, province="青海省", code="632223"),
        # Stated as unknown: a person looked, and the text does not say.
        "document_number": None,
    }
    assert read.value.sources == (("title", "县档案馆"),)
    assert read.value.moved == (("point-1", "point-2"),)
    assert read.value.anchors == (("加强领导", "point-2-b"),)


def test_an_empty_file_says_nothing() -> None:
    assert stated("", "document.yml").value.values == ()
    assert corrections("", "corrections.yml").value == ()
    assert corrections("corrections:\n", "corrections.yml").value == ()


def only(errors: tuple[Diagnostic, ...]) -> Diagnostic:
    (error,) = errors
    assert error.code == "REC020"
    assert error.path.endswith(".yml")
    return error


@pytest.mark.parametrize(
    ("line", "message", "help"),
    [
        ("  date_issued: 2021年3月5日", "date_issued", "2016-08-23"),
        ('  date_issued: "2021-03-05"', "date_issued", "without quotes"),
        ("  date_issued: 2021-03-05 10:00:00", "date_issued", "2016-08-23"),
        ("  status: valid", "status", "in-force"),
        ("  titel: 方案", "titel", "title"),
        ("  addressees: 各乡镇人民政府", "addressees", "list"),
        ('  planning_period: ["2021"]', "planning_period", '["2009", "2013"]'),
        ("  source_url_confirmed: 是", "source_url_confirmed", "true or false"),
        ("  jurisdiction: 海晏县", "jurisdiction", "mapping"),
        ("  jurisdiction: {level: village}", "jurisdiction", "county"),
        ("  jurisdiction: {town: 三角城镇}", "jurisdiction", "county"),
    ],
)
def test_a_value_that_cannot_be_used(line: str, message: str, help: str) -> None:
    read = stated(f"values:\n  kind: 方案\n{line}\n", "a/document.yml")
    error = only(read.errors)
    assert (error.path, error.line, error.column, error.excerpt) == ("a/document.yml", 3, 3, line)
    assert message in error.message
    assert help in error.help
    # A file with an error counts for nothing: half of what a person said would be a third thing.
    assert read.value.values == ()


def test_each_slip_of_a_file_is_named() -> None:
    read = stated("values:\n  titel: 甲\n  status: no\nvalue:\n  a: b\nmoved: 1\n", "document.yml")
    assert [error.line for error in read.errors] == [4, 6, 2, 3]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- title: 甲\n", 1, "not a mapping"),
        ("只有文字", 1, "not a mapping"),
        ("values:\n  title: 甲: 乙\n", 2, "not YAML"),
        ("values:\n\ttitle: 甲\n", 2, "not YAML"),
        ("values:\n  title: [甲\n", 3, "not YAML"),
        ("values:\n  - title: 甲\n", 1, "values is not a mapping"),
        ("values:\n  title: \x00\n", 1, "not YAML"),
    ],
)
def test_a_file_that_is_no_document_yml(text: str, line: int, message: str) -> None:
    error = only(stated(text, "document.yml").errors)
    assert (error.line, message in error.message) == (line, True), error.message
    assert error.help


def test_the_help_names_every_key() -> None:
    error = only(stated("values: {nothing: 1}\n", "document.yml").errors)
    assert all(key in error.help for key in KEYS)


ENTRY = """\
corrections:
  # 序号
  - prefix: 一、主要任务
    reads: "11"
    suffix: 健全
    read_as: "11、"
    certainty: certain
    reason: 序号后脱“、”。
  - reads: 以宪施政
    certainty: uncertain
    reason: 疑为“依宪施政”。
"""


def test_corrections_with_their_lines() -> None:
    read = corrections(ENTRY, "corrections.yml")
    assert read.errors == ()
    assert read.value == (
        Correction("一、主要任务", "11", "健全", "11、", Certainty.CERTAIN, "序号后脱“、”。", 3),
        Correction("", "以宪施政", "", None, Certainty.UNCERTAIN, "疑为“依宪施政”。", 9),
    )


def test_corrections_may_be_a_plain_list() -> None:
    lines = ENTRY.split("\n")[1:]
    assert [each.line for each in corrections("\n".join(lines), "corrections.yml").value] == [2, 8]


@pytest.mark.parametrize(
    ("entry", "help"),
    [
        ("reads: 甲, read_as: 乙, reason: 误字", "certain, uncertain"),
        ("reads: 甲, read_as: 乙, certainty: sure, reason: 误字", "certain, uncertain"),
        ("reads: 甲, read_as: 乙, certainty: certain", "reason"),
        ("read_as: 乙, certainty: certain, reason: 误字", "reads"),
        ('reads: "  ", read_as: 乙, certainty: certain, reason: 误字', "reads"),
        ("reads: 甲, certainty: certain, reason: 误字", "read_as"),
        ("reads: 甲, read_as: 乙, certainty: certain, reason: 误字, note: 见第7页", "prefix"),
    ],
)
def test_a_correction_that_cannot_be_used(entry: str, help: str) -> None:
    good = "  - {reads: 丙, certainty: uncertain, reason: 疑误}\n"
    read = corrections(f"corrections:\n{good}  - {{{entry}}}\n", "a/corrections.yml")
    error = only(read.errors)
    assert (error.path, error.line) == ("a/corrections.yml", 3)
    assert help in error.help
    assert read.value == ()


@pytest.mark.parametrize("text", ["corrections: 甲\n", "甲\n", "corrections: {reads: 甲}\n", "corrections:\n  - 甲\n"])
def test_a_file_that_is_no_list_of_corrections(text: str) -> None:
    read = corrections(text, "corrections.yml")
    assert only(read.errors).help
    assert read.value == ()
