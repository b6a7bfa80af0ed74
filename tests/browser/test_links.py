"""Links in a browser: folded without scripts, reached by keyboard, told in words."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from conftest import PAGES, TEXTS

pytestmark = pytest.mark.browser

WEIGHT = 250 * 1024
OF_LINKS = [path for path in PAGES if not any(name in path for name in TEXTS)]


def test_each_block_stands_below_its_provision(page, address):
    page.goto(f"{address}zh/policies/county.html")
    assert page.locator("details.related").count() == 1
    assert page.locator("#point-1-0-1 + details.related").count() == 1
    assert "<!-- related" not in page.content()


def test_a_block_opens_without_scripts_and_by_keyboard(browser, address):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{address}zh/policies/county.html")
    block = opened.locator("details.related")
    assert not block.locator("blockquote").is_visible()
    block.locator("summary").focus()
    opened.keyboard.press("Enter")
    assert block.locator("blockquote").is_visible()
    assert "更严" in block.inner_text()
    block.locator("li a").first.click()
    assert opened.url.endswith("policies/province.html#point-1-para-1")
    context.close()


def test_a_short_form_shows_its_full_title_on_focus_and_on_hover(page, address):
    page.goto(f"{address}zh/policies/county.html")
    short = page.locator("#point-1-0-1 a.cites[aria-label]").first
    shown = "element => getComputedStyle(element, '::after').content"
    assert "某省依法行政纲要" not in short.evaluate(shown)
    short.hover()
    assert "某省依法行政纲要" in short.evaluate(shown)
    page.mouse.move(0, 0)
    page.locator("#preamble-para-1 a.permalink").focus()
    for _ in range(9):
        page.keyboard.press("Tab")
        if short.evaluate("element => element === document.activeElement"):
            break
    assert "某省依法行政纲要" in short.evaluate(shown)
    assert page.get_by_role("link", name="《纲要》，即《某省依法行政纲要》").count() == 2


def test_a_revised_work_is_told_in_words_and_leads_to_its_page(page, address):
    page.goto(f"{address}zh/policies/province.html")
    assert page.locator("#point-1-para-1 .gone").inner_text() == "已修订（2019年4月3日）"
    page.locator("#point-1-para-1 a.cites").click()
    assert "已修订" in page.locator(".status-banner").inner_text()


def test_a_time_limit_is_marked_for_the_eye_and_for_a_screen_reader(page, address):
    page.goto(f"{address}zh/policies/county.html")
    mark = page.locator("#point-1-0-1 mark.deadline")
    assert mark.evaluate("element => getComputedStyle(element).boxShadow") != "none"
    assert "时限" in page.locator("#point-1-0-1").aria_snapshot()


def test_every_link_between_the_pages_leads_somewhere(page, address, site):
    for path in OF_LINKS:
        page.goto(f"{address}zh/{path}")
        links = page.evaluate("[...document.querySelectorAll('.md-content a[href]')].map(link => link.href)")
        for link in links:
            if not link.startswith(address) or "/data/" in link:
                continue
            file, _, anchor = link.removeprefix(address).partition("#")
            target = Path(site) / file.split("?")[0]
            assert target.is_file(), (path, link)
            assert not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8"), (path, link)


def _shown(page) -> list[str]:
    return page.locator("#limits tbody tr:visible").evaluate_all("rows => rows.map(row => row.dataset.document)")


def test_ended_duties_are_hidden_at_first_counted_and_brought_back(page, address):
    page.goto(f"{address}zh/time-limits.html")
    assert _shown(page) == ["province"]
    assert page.locator(".found").inner_text() == "显示1项，共4项"
    page.get_by_label("状态").select_option("ended")
    assert _shown(page) == ["county"] * 3
    page.get_by_label("文件").select_option("province")
    assert _shown(page) == []
    page.get_by_role("button", name="显示全部").click()
    assert len(_shown(page)) == 4
    assert page.errors == []


def test_what_is_shown_can_be_sent(page, address):
    page.goto(f"{address}zh/time-limits.html")
    page.get_by_label("状态").select_option("")
    page.get_by_label("类别").select_option("by-date")
    sent = page.url
    page.goto("about:blank")
    page.goto(sent)
    assert _shown(page) == ["county", "county"]


def test_the_table_is_sorted_by_keyboard_and_says_so(page, address):
    page.goto(f"{address}zh/time-limits.html?state=")
    head = page.locator("#limits th", has=page.get_by_role("button", name="时限"))
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert _shown(page)[0] == "county"
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert _shown(page)[0] == "province"


def test_without_scripts_the_table_is_whole(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    opened = context.new_page()
    opened.goto(f"{address}zh/time-limits.html")
    assert opened.locator("#limits tbody tr:visible").count() == 4
    assert not opened.locator("form.filters").is_visible()
    context.close()


def test_a_cell_of_the_matrix_leads_to_the_column_of_its_document(page, address):
    page.goto(f"{address}zh/index.html")
    page.get_by_role("link", name="规范性文件备案，1条").last.click()
    assert page.url.endswith("topics/filing.html#in-county")
    assert page.locator("#in-county").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_cell_of_a_comparison_is_read_on_a_phone(browser, address, scheme):
    context = browser.new_context(viewport={"width": 360, "height": 780}, color_scheme=scheme)
    opened = context.new_page()
    opened.goto(f"{address}zh/topics/filing.html")
    for cell in opened.locator("table.comparison td").all():
        box = cell.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    context.close()


def test_a_document_page_with_its_styles_and_scripts_is_light(page, address, site):
    page.goto(f"{address}zh/policies/county.html", wait_until="networkidle")
    own = [url.removeprefix(address).split("?")[0] for url in page.asked if re.search(r"\.(html|css|js)$", url)]
    weight = sum(len(gzip.compress((Path(site) / path).read_bytes())) for path in own)
    assert 0 < weight < WEIGHT
