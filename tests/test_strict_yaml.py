"""Every file that people write is read by one reader: the same slip is told in each, and nothing is cut in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policybase.diagnostics import Written
from policybase.knowledge.rulings import rulings
from policybase.knowledge.terms import terms
from policybase.knowledge.topics import topics
from policybase.knowledge.works import works
from policybase.written import corrections, stated

Read = Callable[[str, str], Written[object]]

# Of each: its code, a file without a mistake, and one of its lines.
FILES: tuple[tuple[Read, str, str, str], ...] = (
    (stated, "REC020", "values:\n  title: 某方案\n", "  title: 某方案"),
    (
        corrections,
        "REC020",
        "corrections:\n  - reads: 甲\n    certainty: uncertain\n    reason: 疑误\n",
        "    reason: 疑误",
    ),
    (
        rulings,
        "LNK001",
        "rulings:\n  - source: 'a#point-1'\n    target: 'b#point-1'\n    verdict: accept\n    by: 张三\n    reason: 同\n",
        "    reason: 同",
    ),
    (
        topics,
        "TAX001",
        "topics:\n  - id: filing\n    zh: 备案\n    en: Filing\n    definition_zh: 报\n    definition_en: To send\n",
        "    zh: 备案",
    ),
    (works, "REC021", "works:\n  - id: some-law\n    title: 某法\n", "    title: 某法"),
    (terms, "TRA007", "terms:\n  - zh: 法治\n    en: rule of law\n", "    en: rule of law"),
)
EACH = pytest.mark.parametrize(("read", "code", "text", "line"), FILES, ids=[file[0].__name__ for file in FILES])


def only(read: Read, code: str, text: str) -> str:
    found = read(text, "some.yml")
    (error,) = found.errors
    assert (error.code, error.path) == (code, "some.yml")
    assert error.help
    # The caret stands below something, unless the file ends there.
    assert error.column <= len(error.excerpt) + 1
    return error.message


@EACH
def test_the_file_as_it_should_be(read: Read, code: str, text: str, line: str) -> None:
    assert read(text, "some.yml").errors == ()
    assert line in text.split("\n")


@EACH
def test_a_key_that_stands_twice(read: Read, code: str, text: str, line: str) -> None:
    # YAML itself would keep the last and say nothing.
    assert "stands twice" in only(read, code, text.replace(line, f"{line}\n{line}"))


@EACH
def test_a_file_that_is_written_in_twice(read: Read, code: str, text: str, line: str) -> None:
    assert "stands twice" in only(read, code, text + text)


@EACH
@pytest.mark.parametrize("value", ["!某 甲", "[甲]", "{甲: 乙}"])
def test_words_that_yaml_would_cut_or_change(read: Read, code: str, text: str, line: str, value: str) -> None:
    key = line.partition(":")[0]
    assert only(read, code, text.replace(line, f"{key}: {value}"))


@EACH
@pytest.mark.parametrize("text_", ["a: [\n", "\x07", "a: *nowhere\n", "a: 'b\n"])
def test_a_file_that_is_no_yaml(read: Read, code: str, text: str, line: str, text_: str) -> None:
    assert "not YAML" in only(read, code, text_)


@EACH
@pytest.mark.parametrize("nothing", ["", "# nothing yet\n", "---\n"])
def test_an_empty_file_is_no_mistake(read: Read, code: str, text: str, line: str, nothing: str) -> None:
    assert read(nothing, "some.yml").errors == ()


def test_lines_are_those_of_an_editor() -> None:
    # YAML counts U+2028 as the end of a line, editors do not.
    text = "works:\n  - id: some-law\n    title: '某\u2028法'\n  - id: 备案\n    title: 乙\n"
    (error,) = works(text, "works.yml").errors
    assert (error.line, error.column, error.excerpt) == (4, 5, "  - id: 备案")


def test_a_list_with_nothing_below_is_empty() -> None:
    for read, name in ((corrections, "corrections"), (rulings, "rulings"), (topics, "topics"), (works, "works")):
        assert read(f"{name}:\n", "some.yml") == Written(())


def test_digits_stay_as_they_are_written() -> None:
    values = "values:\n  jurisdiction: {code: 0632223}\n  planning_period: [2009-02, 2009-11]\nsources:\n  title: 0011\n"
    read = stated(values, "document.yml")
    assert read.errors == ()
    assert read.value.sources == (("title", "0011"),)
    jurisdiction, period = (value for _, value in read.value.values)
    assert getattr(jurisdiction, "code", None) == "0632223"
    assert period == ("2009-02", "2009-11")


def test_a_day_that_is_none_is_told_at_its_line_in_every_file() -> None:
    (error,) = works("works:\n  - id: some-law\n    title: 某法\n    date: 2016-02-30\n", "works.yml").errors
    assert (error.line, "`date` is a day" in error.help) == (2, True)
    (error,) = stated("values:\n  title: 甲\n  date_issued: 2016-02-30\n", "document.yml").errors
    assert (error.line, "day of the calendar" in error.help) == (3, True)
