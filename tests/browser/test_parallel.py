"""Chinese and English side by side in a browser: aligned, one column on a phone, one language when selected."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

PAGE = "zh/parallel/plan.html"
CELLS = "#point-1-1 > [lang='zh-Hans']", "#point-1-1 > [lang='en']"


def _boxes(page) -> tuple[dict[str, float], dict[str, float]]:
    return page.locator(CELLS[0]).bounding_box(), page.locator(CELLS[1]).bounding_box()


def test_the_two_languages_begin_on_one_line(page, address):
    page.goto(f"{address}{PAGE}")
    chinese, english = _boxes(page)
    assert abs(chinese["y"] - english["y"]) < 1
    assert chinese["x"] + chinese["width"] < english["x"]
    assert page.errors == []


def test_on_a_phone_they_stand_below_each_other_and_nothing_is_cut_off(page, address):
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{address}{PAGE}")
    chinese, english = _boxes(page)
    assert chinese["y"] + chinese["height"] <= english["y"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_selecting_across_paragraphs_takes_one_language(page, address):
    page.goto(f"{address}{PAGE}")
    page.locator("#point-1").evaluate("element => element.scrollIntoView({block: 'center'})")
    first, last = page.locator("#point-1 > [lang='en']"), page.locator("#point-1-2 > [lang='en'] p").first
    start, end = first.bounding_box(), last.bounding_box()
    page.mouse.move(start["x"] + 2, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] - 2, end["y"] + end["height"] - 4, steps=5)
    page.mouse.up()
    chosen = page.evaluate("getSelection().toString()")
    assert chosen.count("English") >= 2
    assert "总体要求" not in chosen and "依法行政" not in chosen


def test_without_scripts_a_provision_leads_to_its_english_and_back(browser, address):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{address}zh/policies/plan.html")
    opened.locator(".beside-head a").click()
    assert opened.url.endswith(PAGE)
    opened.goto(f"{address}zh/policies/plan.html")
    opened.locator("#point-1-1 a.beside").focus()
    opened.keyboard.press("Enter")
    opened.wait_for_url(f"**/{PAGE}#point-1-1")
    opened.locator("#point-1-1 a.to-document").click()
    assert opened.url.endswith("zh/policies/plan.html#point-1-1")
    context.close()


def test_words_that_look_like_markup_do_nothing(page, address):
    page.goto(f"{address}zh/parallel/hostile.html")
    assert page.evaluate("window.hacked") is None
    assert page.errors == []
    assert "<script>window.hacked=1</script>" in page.locator("#point-1-2 > [lang='en']").inner_text()


def test_what_is_missing_is_said_in_words(page, address):
    page.goto(f"{address}{PAGE}")
    said = page.locator("#point-2 > [lang='en']").inner_text()
    assert "II. —" in said and "尚无译文" in said


def test_a_term_leads_to_a_provision(page, address):
    page.goto(f"{address}zh/glossary.html")
    entry = page.locator("dl.glossary > div", has_text="law-based administration")
    entry.locator("summary").click()
    entry.locator("a[href^='policies/plan.html#']").first.click()
    assert "policies/plan.html#" in page.url
