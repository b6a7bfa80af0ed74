"""The page on accessibility says what was tested; the results are those of the pages there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from page_kinds import KINDS, kind_of
from rendered import html, pages
from sample_links import DOCUMENTS, KNOWLEDGE, LINKS

from policybase.knowledge.accessibility import accessibility
from policybase.model import Accessibility, CheckTested, Edition, PagesTested
from policybase.render import render
from policybase.render.accessibility import CHECKS
from policybase.render.accessibility import KINDS as NAMED

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "tests" / "accessibility" / "results.json"
AGAIN = "KB_ACCESSIBILITY=write python3 kb.py test --browser tests/browser/test_accessibility.py, then commit the results"

FOUND = Accessibility(
    date=date(2026, 11, 22),
    axe="4.14.1",
    browser="Chromium 150",
    schemes=("light", "dark"),
    widths=(360, 1280),
    pages=(PagesTested("home", "zh", 0), PagesTested("home", "en", 2), PagesTested("search", "zh", 0)),
    rules=(("color-contrast", 2),),
    checks=(CheckTested("reflow", 3, 0), CheckTested("focus", 3, 1)),
)


def shown(found: Accessibility | None) -> str:
    return str(html(pages(*DOCUMENTS, knowledge=replace(KNOWLEDGE, accessibility=found))["zh/accessibility.md"]))


def test_every_page_is_of_a_kind_and_every_kind_has_a_name_and_an_example():
    made = render(Edition("zh", DOCUMENTS), LINKS, KNOWLEDGE, date(2026, 11, 22))
    written = (path.name for path in (ROOT / "docs" / "zh").glob("*.md"))
    addresses = {page.path.removeprefix("zh/") for page in made if "/_" not in page.path} | set(written)
    assert [path for path in sorted(addresses) if kind_of(path.removesuffix(".md") + ".html") is None] == []
    assert {kind.name for kind in KINDS} == set(NAMED)
    assert [kind.name for kind in KINDS if kind_of(kind.example) != kind.name] == []
    assert kind_of("reports/2026.html") is None


def test_the_committed_results_are_of_the_kinds_of_pages_there_are():
    found = accessibility(RESULTS.read_text(encoding="utf-8"))
    wanted = {(kind.name, edition) for kind in KINDS for edition in ("zh", "en")}
    missing = sorted(wanted - {(each.kind, each.edition) for each in found.pages})
    assert not missing, f"not tested: {missing}; {AGAIN}"
    assert {each.check for each in found.checks} == set(CHECKS)


def test_the_page_says_what_was_tested_when_and_what_was_found():
    said = shown(FOUND)
    assert "检查日期：2026年11月22日。所用程序：axe-core 4.14.1，Chromium 150。" in said
    assert "以浅色、深色、宽360、1280像素打开" in said
    assert "axe-core共发现2处不符合。" in said
    assert "<code>color-contrast</code>（2处）" in said
    assert "<td>首页</td>\n<td>0处</td>\n<td>2处</td>" in said
    assert "<td>搜索</td>\n<td>0处</td>\n<td>未检查</td>" in said
    assert "<td>3</td>\n<td>全部通过</td>" in said
    assert "<td>3</td>\n<td>1页未通过</td>" in said


def test_without_results_nothing_is_claimed():
    said = shown(None)
    assert "尚未检查。" in said
    assert "没有发现" not in said and "全部通过" not in said


def test_it_always_says_what_was_not_tested():
    assert "没有请使用读屏软件的人试用" in shown(replace(FOUND, rules=()))
