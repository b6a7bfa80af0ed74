"""What a term means, where it first stands: by mouse, keys and finger; a link to the glossary all the while."""

from __future__ import annotations

import pytest
from test_accessibility import AXE, RUN_AXE, TAGS

pytestmark = pytest.mark.browser

TERM = "#preamble-para-1 a.term"
POPUP = "#pb-term"
# In one go: however busy the computer is, the mouse is gone before it has rested.
PASS = """term => [document.querySelector(term), document.querySelector("h1")].forEach(at =>
  at.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" })))"""


def shown(page) -> str:
    return page.locator(POPUP).inner_text() if page.locator(POPUP).is_visible() else ""


def test_a_mouse_that_rests_opens_and_may_enter_and_one_that_passes_does_not(page, address):
    page.goto(f"{address}zh/policies/plan.html")
    page.evaluate(PASS, TERM)
    page.wait_for_timeout(500)
    assert shown(page) == ""
    page.locator(TERM).hover()
    page.wait_for_selector(POPUP, state="visible")
    assert "law-based administration" in shown(page)
    assert "行政机关依照法律行使权力。" in shown(page)
    page.locator(POPUP).hover()
    page.wait_for_timeout(600)
    assert shown(page)
    page.mouse.move(1, 1)
    page.wait_for_selector(POPUP, state="hidden")


def test_esc_closes_what_the_mouse_has_opened(page, address):
    page.goto(f"{address}zh/policies/plan.html")
    page.locator(TERM).hover()
    page.wait_for_selector(POPUP, state="visible")
    page.keyboard.press("Escape")
    assert shown(page) == ""


def test_focus_opens_and_describes_esc_and_leaving_close_and_enter_leads_on(page, address):
    page.goto(f"{address}zh/policies/plan.html")
    page.locator(TERM).focus()
    assert page.locator(TERM).get_attribute("aria-describedby") == "pb-term"
    assert shown(page)
    page.wait_for_timeout(400)
    assert shown(page)  # it stays as long as the focus does
    page.keyboard.press("Escape")
    assert shown(page) == ""
    assert page.evaluate("document.activeElement.matches('a.term')")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert shown(page)
    page.keyboard.press("Tab")
    assert shown(page) == ""
    assert page.locator("[aria-describedby=pb-term]").count() == 0
    page.locator(TERM).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#term-*")
    assert page.errors == []


def test_the_english_page_says_the_chinese_and_what_it_is_not(page, address):
    page.goto(f"{address}en/policies/plan.html")
    page.locator(TERM).focus()
    said = shown(page)
    assert "law-based administration" in said and "依法行政" in said and "Power exercised under law." in said
    assert "rule by law" in said and "says the opposite" in said
    assert page.locator(f"{POPUP} [lang=zh-Hans]").inner_text() == "依法行政"


@pytest.mark.parametrize("width", [320, 390])
def test_the_first_tap_opens_within_the_window_and_the_link_inside_leads_on(browser, address, width):
    context = browser.new_context(viewport={"width": width, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}zh/policies/plan.html")
    page.locator(TERM).tap()
    page.wait_for_timeout(400)
    assert shown(page)
    assert page.url.endswith("plan.html")
    box = page.locator(POPUP).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    more = page.locator(".pb-term-more")
    assert more.bounding_box()["height"] >= 24
    page.locator("h1").tap()
    assert shown(page) == ""
    page.locator(TERM).tap()
    page.wait_for_timeout(100)
    more.tap()
    page.wait_for_url("**/glossary.html#term-*")
    context.close()


def test_a_second_tap_leads_on(browser, address):
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}zh/policies/plan.html")
    page.locator(TERM).tap()
    page.wait_for_timeout(400)
    page.locator(TERM).tap()
    page.wait_for_url("**/glossary.html#term-*")
    context.close()


@pytest.mark.parametrize("edition", ["zh", "en"])
def test_without_scripts_a_term_leads_to_its_entry(browser, address, edition):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{edition}/policies/plan.html")
    assert not page.locator(POPUP).is_visible()
    page.locator(TERM).click()
    page.wait_for_url("**/glossary.html#term-*")
    assert page.locator(":target").count() == 1
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("edition", ["zh", "en"])
def test_nothing_is_wrong_with_an_open_pop_up(browser, address, edition, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 360, "height": 700}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}{edition}/policies/plan.html")
    page.locator(TERM).focus()
    page.wait_for_selector(POPUP, state="visible")
    page.add_script_tag(content=AXE)
    assert page.evaluate(RUN_AXE, list(TAGS)) == []
    assert page.locator(POPUP).is_visible()
    context.close()
