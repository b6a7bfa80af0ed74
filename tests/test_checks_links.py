"""Findings about links and subjects: what a person is asked, and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from policybase import library
from policybase.checks import check
from policybase.diagnostics import Diagnostic, Severity
from policybase.link import link
from policybase.model import Address, Library, Ruling, Source
from policybase.pipeline import understand

TODAY = date(2026, 11, 21)
ROOT = Path(__file__).parents[1]
KNOWLEDGE = library.read_knowledge(ROOT / "knowledge", tested=ROOT / "none.json", shown_as="knowledge").value

TEXT = """某县水务工作方案
为贯彻落实省政府两个《实施意见》，制定本方案。
一、加强规范性文件备案。规范性文件自公布之日起15日内报市政府备案。
二、种植紫花苜蓿。各村种植紫花苜蓿，适时收割。
三、执行某政发〔2016〕3号文件。各乡镇认真执行某政发〔2016〕3号文件。"""


def findings(text: str = TEXT, rulings: tuple[Ruling, ...] = ()) -> tuple[Diagnostic, ...]:
    source = Source(id="sample", file="sample/original.txt", original=text.encode(), folder="sample")
    document = understand(source, today=TODAY)
    known = replace(KNOWLEDGE, rulings=rulings)
    return check(Library((document,), (source,), link((document,), known), known, TODAY))


def of(code: str, found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [each for each in found if each.code == code]


def test_a_short_form_that_nobody_can_resolve_is_listed() -> None:
    (found,) = of("LNK002", findings())
    assert found.severity is Severity.NOTE
    assert "《实施意见》" in found.message and found.line == 2


def test_a_provision_without_subject_is_listed_and_one_with_a_subject_is_not() -> None:
    lines = {found.line for found in of("TAX002", findings())}
    assert 4 in lines and 3 not in lines


def test_a_ruling_that_matches_nothing_is_reported_with_its_line() -> None:
    ruling = Ruling(Address("sample", "point-9"), Address("other", "point-1"), "reject", line=12)
    (found,) = of("LNK003", findings(rulings=(ruling,)))
    assert (found.path, found.line, found.severity) == ("knowledge/rulings.yml", 12, Severity.WARNING)
