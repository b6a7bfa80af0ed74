"""knowledge/works.yml: read strictly, and honest about what was checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policybase.knowledge.works import works
from policybase.model import Checked, WorkStatus

FILE = Path(__file__).parents[1] / "knowledge" / "works.yml"
ENTRY = """works:
- id: some-law
  title: 某法
  aliases: [中华人民共和国某法]
  numbers: [国发〔2008〕17号]
  date: 2008-05-12
  status: revised
  status_note: 已修订。
  checked:
    date: 2026-11-21
    source: 某网站
"""


def test_an_entry() -> None:
    read = works(ENTRY, "works.yml")
    assert read.errors == ()
    (work,) = read.value
    assert (work.id, work.title, work.numbers) == ("some-law", "某法", ("国发〔2008〕17号",))
    assert (work.date, work.status) == (date(2008, 5, 12), WorkStatus.REVISED)
    assert work.checked == Checked(date(2026, 11, 21), "某网站")
    assert work.issuer is None


@pytest.mark.parametrize("words", ["", "works:\n", "works: []\n"])
def test_nothing_is_no_error(words: str) -> None:
    read = works(words, "works.yml")
    assert (read.value, read.errors) == ((), ())


@pytest.mark.parametrize("words", ["- id: some-law\n", "work:\n- id: some-law\n", "works: some-law\n"])
def test_a_file_of_another_shape_is_an_error(words: str) -> None:
    (error,) = works(words, "works.yml").errors
    assert "not a list of works" in error.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  title: 某法\n", "", "`title` is missing"),
        ("some-law", "某法", "small letters"),
        ("status: revised", "status: changed", "in-force"),
        ("status_note:", "note:", "no such key: note"),
        ("date: 2008-05-12", "date: 2008年", "`date` is a day"),
        ("numbers: [国发〔2008〕17号]", "numbers: 国发〔2008〕17号", "is a list"),
        ("    source: 某网站\n", "", "the page that was read"),
        ("  checked:\n    date: 2026-11-21\n    source: 某网站\n", "", "needs `checked:`"),
    ],
)
def test_what_is_wrong_is_reported_at_its_entry(old: str, new: str, said: str) -> None:
    assert old in ENTRY
    read = works(ENTRY.replace(old, new, 1), "works.yml")
    assert read.value == ()
    (error,) = read.errors
    assert said in error.help
    assert (error.path, error.line) == ("works.yml", 2)


def test_an_id_is_given_once() -> None:
    again = ENTRY + "- id: some-law\n  title: 另一法\n"
    (error,) = works(again, "works.yml").errors
    assert (error.line, "line 2" in error.help) == (12, True)


def test_broken_yaml_is_reported_with_its_line() -> None:
    (error,) = works("works:\n- id: a\n  title: [b\n", "works.yml").errors
    assert error.line >= 3
    assert "not YAML" in error.message


def test_the_file_itself() -> None:
    read = works(FILE.read_text(encoding="utf-8"), "knowledge/works.yml")
    assert read.errors == ()
    assert len(read.value) > 55
    for work in read.value:
        assert work.title_en, work.id
        assert work.status_note and work.status_note_en, work.id
        # Memory proves nothing: what a note gives as unchecked has no status of its own.
        if "据编者所知" in work.status_note:
            assert work.status is WorkStatus.UNKNOWN, work.id
        if work.status is WorkStatus.UNKNOWN:
            assert work.checked is None, work.id


def test_successors_have_entries() -> None:
    read = works(FILE.read_text(encoding="utf-8"), "knowledge/works.yml").value
    titles = {work.title for work in read}
    assert {work.successor for work in read if work.successor} <= titles
