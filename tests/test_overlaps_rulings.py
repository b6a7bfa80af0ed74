"""knowledge/rulings.yml, read strictly: a ruling that is half read would silently bring a link back."""

from __future__ import annotations

import pytest
from measure_topics import ROOT

from policybase.knowledge.rulings import rulings
from policybase.model import Address, LinkRelation, Ruling

ENTRY = """rulings:
  - source: 'a-plan#point-1'
    target: 'b-plan#point-2-3'
    verdict: retype
    relation: refines
    by: 张三 2026-11-21
    reason: 市规划定出期限。
"""


def test_an_entry_is_read_with_its_line() -> None:
    written = rulings(ENTRY, "knowledge/rulings.yml")
    assert written.errors == ()
    assert written.value == (
        Ruling(
            source=Address("a-plan", "point-1"),
            target=Address("b-plan", "point-2-3"),
            verdict="retype",
            relation=LinkRelation.REFINES,
            by="张三 2026-11-21",
            reason="市规划定出期限。",
            line=2,
        ),
    )


def test_the_committed_file_can_be_read() -> None:
    file = ROOT / "knowledge" / "rulings.yml"
    assert rulings(file.read_text(encoding="utf-8"), "knowledge/rulings.yml").errors == ()


@pytest.mark.parametrize("nothing", ["", "# nothing yet\n", "rulings: []\n"])
def test_no_rulings_are_no_error(nothing: str) -> None:
    assert rulings(nothing, "knowledge/rulings.yml").errors == ()
    assert rulings(nothing, "knowledge/rulings.yml").value == ()


@pytest.mark.parametrize(
    ("reads", "written", "message", "line"),
    [
        ("'b-plan#point-2-3'", "b-plan #point-2-3", "b-plan is not an address", 3),
        ("retype", "maybe", "no such verdict: maybe", 4),
        ("    relation: refines\n", "", "relation is missing", 2),
        ("refines", "better", "no such relation: better", 5),
        ("    by: 张三 2026-11-21\n", "", "by is missing", 2),
        ("reason:", "why:", "unknown key 'why'", 7),
        ("'b-plan#point-2-3'", "'a-plan#point-9'", "both provisions are of one document", 2),
        ("rulings:", "decisions:", "decisions: is not a list of rulings", 1),
        ("verdict: retype", "verdict: 'retype", "the file is not YAML", 8),
    ],
)
def test_what_is_wrong_is_named_with_its_line(reads: str, written: str, message: str, line: int) -> None:
    found = rulings(ENTRY.replace(reads, written), "knowledge/rulings.yml")
    assert found.value == ()
    assert [message in each.message for each in found.errors] == [True], found.errors
    assert found.errors[0].line == line


def test_two_rulings_on_one_link_are_an_error() -> None:
    twice = ENTRY + ENTRY.partition("\n")[2]
    assert "ruled twice" in rulings(twice, "knowledge/rulings.yml").errors[0].message
