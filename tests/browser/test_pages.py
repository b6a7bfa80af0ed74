"""The built site in a browser: no other host, nothing runs, nothing is hidden or cut off."""

from __future__ import annotations

import pytest
from conftest import PAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_another_host_for_anything_or_runs_what_a_text_says(page, address, path):
    page.goto(f"{address}zh/{path}", wait_until="networkidle")
    assert page.asked
    assert [url for url in page.asked if not url.startswith(address)] == []
    assert page.errors == []
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_an_id_twice_or_a_link_to_nowhere(page, address, path):
    page.goto(f"{address}zh/{path}")
    twice = page.evaluate(
        "(ids => ids.filter((id, at) => ids.indexOf(id) !== at))"
        "([...document.querySelectorAll('[id]')].map(element => element.id))"
    )
    assert twice == []
    lost = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(link => decodeURI(link.hash.slice(1)))"
        ".filter(id => id && !document.getElementById(id))"
    )
    assert lost == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_is_wider_than_the_screen(page, address, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}zh/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_title_of_a_hostile_text_is_its_words(page, address):
    page.goto(f"{address}zh/policies/hostile.html")
    assert page.title().startswith("<script>window.hacked=1</script>关于<b>粗</b>的通知")
    assert page.locator("h1").inner_text().startswith("<script>window.hacked=1</script>")


@pytest.mark.parametrize("base", ["server", "disk"])
def test_the_door_and_an_address_open_from_a_server_and_from_a_disk(page, site, address, base):
    start = address if base == "server" else site.as_uri() + "/"
    page.goto(f"{start}index.html")
    page.wait_for_url("**/zh/index.html")
    page.locator("a", has_text="某县依法行政工作规划").first.click()
    page.wait_for_url("**/zh/policies/plan.html")
    page.goto(f"{start}zh/policies/plan.html#point-1-1")
    box = page.locator("#point-1-1").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert box["y"] >= header["y"] + header["height"]
    assert box["y"] < 900
    assert page.errors == []


def test_the_place_an_address_leads_to_is_not_under_the_header(page, address):
    page.goto(f"{address}zh/policies/long.html#art-5")
    page.wait_for_timeout(300)
    box = page.locator("#art-5").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert header["y"] + header["height"] <= box["y"] <= header["y"] + header["height"] + 60


def test_without_scripts_everything_is_there(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    opened = context.new_page()
    opened.goto(f"{address}zh/policies/plan.html")
    assert opened.locator("#point-1-1 ins.correction").inner_text() == "坚持"
    assert "原件作“坚时”" in opened.locator("p.note").inner_text()
    assert opened.locator("p.note").is_visible()
    assert "规划期" in opened.locator(".status-banner").inner_text()
    opened.locator("details.pb-outline summary").click()
    assert opened.locator("details.pb-outline a", has_text="主要任务").is_visible()
    context.close()


def test_the_permanent_address_is_reached_by_keyboard_and_then_seen(page, address):
    page.goto(f"{address}zh/policies/plan.html")
    link = page.locator("#point-1-1 > a.permalink")
    link.focus()
    assert float(link.evaluate("element => getComputedStyle(element).opacity")) == 1
    page.keyboard.press("Enter")
    assert page.url.endswith("#point-1-1")
