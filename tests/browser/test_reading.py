"""Reading: the form above a list, previous and next, the outline that follows, the printed sheet."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

LIST = "zh/policies/index.html"


def _shown(page) -> list[str]:
    return page.locator("table.documents tbody tr:visible a").evaluate_all("links => links.map(link => link.getAttribute('href'))")


def test_the_list_is_whole_at_first_and_says_how_many(page, address):
    page.goto(address + LIST)
    everything = _shown(page)
    assert len(everything) == page.locator("table.documents tbody tr").count() > 3
    assert page.locator(".found").inner_text() == f"显示{len(everything)}项，共{len(everything)}项"
    assert not page.locator("#documents-none").is_visible()
    assert "?" not in page.url


def test_a_choice_is_counted_put_into_the_address_and_can_be_sent(page, address):
    page.goto(address + LIST)
    page.get_by_label("层级").select_option("county")
    shown = _shown(page)
    assert 0 < len(shown) < page.locator("table.documents tbody tr").count()
    assert page.url.endswith("?level=county")
    # Of a level of which nothing is left the heading goes too.
    assert page.locator("h2:visible").count() == page.locator("table.documents:visible").count()
    sent = page.url
    page.goto("about:blank")
    page.goto(sent)
    assert _shown(page) == shown
    assert page.get_by_label("层级").input_value() == "county"


def test_words_find_a_number_whatever_its_brackets_and_nothing_brings_a_way_back(page, address):
    page.goto(address + LIST)
    row = page.locator("table.documents tbody tr", has=page.locator("a[href='plan.html']"))
    assert row.is_visible()
    page.get_by_label("题名或者文号").fill("依法 ２００９-2013")
    assert _shown(page) == ["plan.html"]
    page.get_by_label("题名或者文号").fill("没有这样的文件")
    assert _shown(page) == []
    page.get_by_role("button", name="显示全部文件").click()
    assert len(_shown(page)) == page.locator("table.documents tbody tr").count()
    assert "?" not in page.url
    assert page.errors == []


def test_while_an_input_method_composes_nothing_is_filtered(page, address):
    page.goto(address + LIST)
    before = _shown(page)
    box = page.get_by_label("题名或者文号")
    box.evaluate("box => { box.value = 'zzz'; box.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true})); }")
    assert _shown(page) == before
    box.evaluate("box => { box.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true})); }")
    assert _shown(page) == []


def test_without_scripts_the_list_is_whole_and_there_is_no_form(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    opened = context.new_page()
    opened.goto(f"{address}{LIST}?level=county")
    rows = opened.locator("table.documents tbody tr")
    assert opened.locator("table.documents tbody tr:visible").count() == rows.count() > 3
    assert not opened.locator("form.filters").is_visible()
    context.close()


@pytest.mark.parametrize("edition", ["zh", "en"])
@pytest.mark.parametrize("folder", ["policies", "topics", "works"])
def test_next_leads_through_the_whole_list_in_its_order_and_previous_back(page, address, edition, folder):
    page.goto(f"{address}{edition}/{folder}/index.html")
    # Links of the list, in its order; a page of works names its documents too.
    listed = page.locator("table.documents th a, table.works th > a, ul.tree a").evaluate_all(
        "links => links.map(link => link.href)"
    )
    assert len(listed) > 1
    page.goto(listed[0])
    assert page.locator(".pb-turn .pb-previous").count() == 0
    for at, url in enumerate(listed):
        assert page.url == url
        assert page.locator(".pb-turn .pb-list").evaluate("link => link.href").endswith(f"/{edition}/{folder}/index.html")
        if at:
            assert page.locator(".pb-turn .pb-previous").evaluate("link => link.href") == listed[at - 1]
        if at + 1 < len(listed):
            page.goto(page.locator(".pb-turn .pb-next").evaluate("link => link.href"))
    assert page.locator(".pb-turn .pb-next").count() == 0


@pytest.mark.parametrize("width", [1280, 360])
def test_the_outline_marks_where_the_reader_is_in_a_paragraph_too(page, address, width):
    page.set_viewport_size({"width": width, "height": 600})
    page.goto(f"{address}zh/policies/long.html")
    outline = ".md-nav--secondary" if width == 1280 else "details.pb-outline"
    for anchor in ("art-4", "art-7", "art-2"):
        page.evaluate("id => { location.hash = id; }", anchor)
        page.wait_for_function(
            "([outline, anchor]) => (document.querySelector(outline + ' [aria-current]') || {}).hash === '#' + anchor",
            arg=[outline, anchor],
        )
    assert page.locator(f"{outline} [aria-current]").count() == 1
    # And without any address, as one scrolls.
    page.evaluate("id => document.getElementById(id).scrollIntoView()", "art-3")
    page.wait_for_function("outline => document.querySelector(outline + ' [aria-current]').hash === '#art-3'", arg=outline)
    page.evaluate("window.scrollTo(0, 0)")
    page.wait_for_function("outline => !document.querySelector(outline + ' [aria-current]')", arg=outline)
    assert page.errors == []


def test_on_a_phone_the_fold_stays_in_reach_and_closes_behind_the_reader(page, address):
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{address}zh/policies/long.html#art-5")
    page.wait_for_timeout(200)
    fold = page.locator("details.pb-outline")
    header = page.locator(".md-header").bounding_box()
    assert fold.bounding_box()["y"] == pytest.approx(header["y"] + header["height"], abs=2)
    # What an address leads to is not under the fold.
    assert page.locator("#art-5").bounding_box()["y"] >= fold.bounding_box()["y"] + fold.bounding_box()["height"] - 1
    fold.locator("summary").click()
    fold.locator("a[href='#art-8']").click()
    assert fold.get_attribute("open") is None
    assert page.url.endswith("#art-8")


# ── Print ────────────────────────────────────────────────────────────────────


def _foot(page) -> str:
    """The words of the page box at the foot of every sheet, as CSS has them."""
    return page.evaluate(
        "(() => { const found = [];"
        " const walk = rules => { for (const rule of rules) { if (rule.cssText.startsWith('@page')) found.push(rule.cssText);"
        " if (rule.cssRules) walk(rule.cssRules); } };"
        " walk(document.getElementById('pb-foot').sheet.cssRules); return found.join(' '); })()"
    )


def test_the_foot_of_a_sheet_says_title_number_date_status_and_address(page, address):
    page.goto(f"{address}zh/policies/province.html")
    foot = _foot(page)
    title = page.locator("h1").inner_text()
    assert re.sub(r"\s+", "", title)[:6] in foot
    assert f"{address}zh/policies/province.html" in foot
    assert "效力" in foot or "有效" in foot or "失效" in foot or "已满" in foot
    page.emulate_media(media="print")
    printed = page.locator(".pb-printed")
    assert printed.is_visible()
    assert f"{address}zh/policies/province.html" in printed.inner_text()
    page.emulate_media(media="screen")
    assert not printed.is_visible()


def test_a_hostile_title_ends_neither_the_string_nor_the_style(page, address):
    page.goto(f"{address}zh/policies/hostile.html")
    assert page.evaluate("window.hacked") is None
    assert "window.hacked=1" in _foot(page)
    assert page.locator(".pb-printed").evaluate("element => element.querySelectorAll('script, b, img').length") == 0


def test_printed_there_is_no_chrome_and_what_is_folded_stays_out(page, address):
    page.goto(f"{address}zh/policies/county.html")
    opened = page.locator("details.related").first
    opened.evaluate("fold => fold.insertAdjacentHTML('afterend', '<details id=closed><summary>二</summary><p>折</p></details>')")
    opened.locator("summary").click()
    # Material opens every fold when a print begins.
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    page.emulate_media(media="print")
    assert opened.locator("li").first.is_visible()
    assert not page.locator("#closed p").is_visible()
    for chrome in (".md-header", ".md-tabs", ".md-footer", ".md-sidebar", ".pb-turn", ".pb-views", "a.permalink", "details.pb-outline"):
        assert page.locator(f"{chrome} >> visible=true").count() == 0, chrome
    assert page.locator(".status-banner").first.is_visible() == (page.locator(".status-banner").count() > 0)
    # No address behind a link in the text.
    after = page.locator(".pb-document a").evaluate_all("links => links.map(link => getComputedStyle(link, '::after').content)")
    assert not any("http" in each for each in after)


def test_a_document_prints_on_a4_and_side_by_side_in_two_columns(page, address):
    page.goto(f"{address}zh/parallel/plan.html")
    sheet = page.pdf(prefer_css_page_size=True)
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", sheet)
    assert [round(float(side)) for side in box.groups()] == [595, 842]
    page.set_viewport_size({"width": 600, "height": 800})
    page.emulate_media(media="print")
    left, right = (page.locator(".parallel .pair > div").nth(at).bounding_box() for at in (0, 1))
    assert right["x"] >= left["x"] + left["width"]
