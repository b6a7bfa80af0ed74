"""The search as readers use it: keyboard, input methods, addresses, filters; on a server and from a disk.

The engine is a stub with records made by hand (stub_engine.js): what is found and in which order is tested elsewhere.
"""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

STUB = Path(__file__).with_name("stub_engine.js")
HITS = ".pb-finder [data-provision]"
POLICY = "default-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'"


def _record(document: str, anchor: str, heading: str, text: str, **more: object) -> dict[str, object]:
    return {
        "id": f"{document}#{anchor}",
        "document": document,
        "anchor": anchor,
        "url": f"policies/{document}.html#{anchor}",
        "title": f"{document}的规划",
        "number": None,
        "year": 2009,
        "level": "county",
        "status": "period-ended",
        "kind": "规划",
        "jurisdiction": "520329",
        "place": "一、（一）",
        "path": ["一", "（一）"],
        "heading": heading,
        "text": text,
        "lang": "zh",
        "answers": None,
        "why": ["text"],
        "topic": ["filing"],
        **more,
    }


RECORDS = [
    _record("plan", "point-1-1", "指导思想", "坚持依法行政。"),
    _record("plan", "point-2-0-1", "备案", "备案机关应当自收到之日起三十日内审查。", why=["heading"]),
    _record(
        "county",
        "point-1-0-1",
        "",
        "规范性文件应当在15日内备案。",
        status="invalid",
        year=2016,
        answers="deadline",
        number="某政办发〔2016〕1号",
    ),
    _record(
        "hostile",
        "point-1-1",
        "<img src=x onerror=hacked=1>备案",
        "<script>hacked=1</script>",
        level="province",
    ),
    *(_record("long", f"art-{number}", f"第{number}条", "备案机关应当审查。") for number in range(1, 46)),
]
RECORDED = {
    "records": RECORDS,
    "labels": {"level": {"county": "县级", "province": "省级"}, "topic": {"filing": "规范性文件备案"}},
    "jumps": {
        "某县 1": [
            {
                "kind": "provision",
                "title": "一、（一）",
                "detail": "plan的规划",
                "url": "policies/plan.html#point-1-1",
                "document": "plan",
                "anchor": "point-1-1",
            }
        ]
    },
}


@pytest.fixture(scope="module")
def stubbed(site: Path) -> Path:
    """The site once more, with the stub in the place of the engine."""
    copy = site.parent / "stubbed"
    shutil.copytree(site, copy)
    page = (copy / "zh" / "search.html").read_text(encoding="utf-8")
    engine = re.findall(r'data-engine="([^"]*)"', page)[0].split()
    assert engine
    for script in engine:
        (copy / "zh" / script).write_text("", encoding="utf-8")
    stub = STUB.read_text(encoding="utf-8")
    (copy / "zh" / engine[0]).write_text(f"window.STUB = {json.dumps(RECORDED)};\n{stub}", encoding="utf-8")
    return copy


@pytest.fixture(params=["server", "disk"])
def zh(request: pytest.FixtureRequest, stubbed: Path, address: str) -> str:
    if request.param == "disk":
        return f"{stubbed.as_uri()}/zh/"
    return address.replace("/below/", "/stubbed/zh/")


@pytest.fixture
def served(stubbed: Path, address: str) -> str:
    return address.replace("/below/", "/stubbed/zh/")


def _provisions(page, inside: str = "") -> list[str]:
    return page.locator(f"{inside} [data-provision]").evaluate_all(
        "all => all.map(item => item.dataset.provision)"
    )


def _until(page, condition: str) -> None:
    """Not wait_for_function: it evaluates the words again in the page, which the policy of the server forbids."""
    end = time.monotonic() + 30
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(50)


def _open(page, address: str, query: str = "") -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    _until(page, "window.stub && window.stub.warmed")
    if query:
        page.locator("#pb-finder-q").fill(query)
        page.locator(HITS).first.wait_for()


# ── The dialog ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize("key", ["Control+k", "/", "button"])
def test_the_search_opens_and_escape_gives_the_focus_back(page, zh, key):
    page.goto(f"{zh}policies/plan.html")
    page.locator("#point-1-1 > a.permalink").focus()
    if key == "button":
        page.get_by_role("button", name="搜索条文").click()
    else:
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") == "pb-finder-q"
    assert page.locator("#pb-finder-q").input_value() == ""
    page.keyboard.press("Escape")
    assert not page.locator("#pb-finder").is_visible()
    focused = "pb-finder-button" if key == "button" else "permalink"
    assert page.evaluate("name => document.activeElement.classList.contains(name)", focused)


def test_one_escape_closes_it_with_words_in_it_and_they_are_there_again(page, served):
    _open(page, f"{served}index.html", "备案")
    page.keyboard.press("Escape")
    assert not page.locator("#pb-finder").is_visible()
    page.keyboard.press("/")
    assert page.locator("#pb-finder-q").input_value() == "备案"
    assert page.evaluate("document.activeElement.selectionEnd - document.activeElement.selectionStart") == 2
    page.locator(HITS).first.wait_for()


def test_nothing_of_the_search_is_fetched_before_it_is_used(page, served):
    page.goto(f"{served}policies/plan.html", wait_until="networkidle")
    early = [url for url in page.asked if re.search(r"/search/|search-|finder-", url)]
    assert early == []
    assert not [url for url in page.asked if "search_index" in url or "workers" in url], (
        "Material's own search"
    )
    page.keyboard.press("/")
    _until(page, "window.stub && window.stub.warmed")


def test_a_slash_can_be_typed_and_the_key_can_be_switched_off(page, served):
    page.goto(f"{served}search.html")
    page.locator("#pb-search-q").press("/")
    assert page.locator("#pb-search-q").input_value() == "/"
    page.get_by_label("按 / 键打开搜索").uncheck()
    page.goto(f"{served}about.html")
    page.keyboard.press("/")
    assert not page.locator("#pb-finder").is_visible()
    page.keyboard.press("Control+k")
    assert page.locator("#pb-finder").is_visible()


def test_results_come_as_one_types_with_count_place_status_and_marked_words(page, zh):
    _open(page, f"{zh}index.html")
    page.keyboard.type("15日")
    hit = page.locator(HITS)
    hit.wait_for()
    assert page.locator(".pb-finder [role=status]").inner_text() == "找到1条，出自1件文件"
    assert hit.get_attribute("data-provision") == "county#point-1-0-1"
    for words in ("一、（一）", "county的规划", "已失效", "县级", "2016", "某政办发〔2016〕1号", "时限"):
        assert words in hit.inner_text()
    assert hit.locator("mark.pb-value").inner_text() == "15日"
    assert page.get_by_role("link", name="已失效").count() == 1, (
        "who hears links alone hears that it is repealed"
    )
    assert page.errors == []


def test_words_put_in_without_keys_are_searched(page, served):
    """Paste with the mouse, voice, handwriting: an input event and no key."""
    _open(page, f"{served}index.html")
    page.evaluate("document.execCommand('insertText', false, '指导思想')")
    page.locator(HITS).wait_for()
    assert _provisions(page, ".pb-finder") == ["plan#point-1-1"]


def test_arrows_choose_enter_opens_and_letters_go_back_to_the_field(page, zh):
    _open(page, f"{zh}time-limits.html", "备案")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    focused = "document.activeElement.parentNode.dataset.provision"
    assert page.evaluate(focused) == "plan#point-2-0-1"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "pb-finder-q"
    page.keyboard.press("ArrowDown")
    page.keyboard.type("m")
    assert page.locator("#pb-finder-q").input_value().endswith("m")
    page.keyboard.press("Backspace")
    _until(page, "document.querySelectorAll('.pb-finder [data-provision]').length > 1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/policies/county.html?q=*#point-1-0-1")
    assert page.errors == []


def test_enter_in_the_field_opens_the_first_result_of_what_stands_there(page, served):
    _open(page, f"{served}index.html", "依法行政")
    page.evaluate("window.stub.delay['备案'] = 400")
    page.locator("#pb-finder-q").fill("备案")
    page.keyboard.press("Enter")
    page.wait_for_url("**/policies/plan.html?q=*#point-2-0-1")


def test_an_answer_that_comes_too_late_is_dropped(page, served):
    _open(page, f"{served}index.html")
    page.evaluate("window.stub.delay['备'] = 600")
    page.locator("#pb-finder-q").fill("备")
    _until(page, "window.stub.asked.includes('备')")
    page.locator("#pb-finder-q").fill("指导")
    page.locator(HITS).wait_for()
    page.wait_for_timeout(700)
    assert _provisions(page, ".pb-finder") == ["plan#point-1-1"]


def test_nothing_is_searched_or_opened_while_an_input_method_composes(page, served):
    _open(page, f"{served}index.html")
    before = page.evaluate("window.stub.asked.length")
    typed = page.context.new_cdp_session(page)
    for letters in ("b", "be", "bei an"):
        typed.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
    page.wait_for_timeout(300)
    assert page.evaluate("window.stub.asked.length") == before
    typed.send(
        "Input.dispatchKeyEvent",
        {"type": "rawKeyDown", "key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229},
    )
    page.wait_for_timeout(200)
    assert page.url.endswith("index.html")
    typed.send("Input.insertText", {"text": "备案"})
    page.locator(HITS).first.wait_for()
    assert page.evaluate("window.stub.asked.slice(-1)[0]") == "备案"


def test_enter_that_ends_a_composition_opens_nothing(page, served):
    """Safari sends it after the end of the composition, with the key code of an input method."""
    _open(page, f"{served}index.html", "备案")
    kept = page.evaluate(
        """() => {
          const event = new KeyboardEvent('keydown', {key: 'Enter', keyCode: 229, bubbles: true, cancelable: true});
          return document.getElementById('pb-finder-q').dispatchEvent(event);
        }"""
    )
    assert kept is False, "the browser would have sent the form"
    assert page.url.endswith("index.html")


def test_a_place_asked_for_stands_first_and_opens_there(page, served):
    _open(page, f"{served}index.html", "某县 1")
    first = page.locator(HITS).first
    assert first.get_attribute("data-provision") == "plan#point-1-1"
    assert first.inner_text().startswith("条款")
    page.keyboard.press("Enter")
    page.wait_for_url("**/policies/plan.html*#point-1-1")


def test_no_text_runs_as_a_script(page, served):
    _open(page, f"{served}index.html", "onerror")
    assert "<img src=x onerror=hacked=1>备案" in page.locator(HITS).inner_text()
    page.locator("#pb-finder-q").fill("<img src=x onerror=hacked=1>没有")
    _until(page, "document.querySelector('.pb-finder [role=status]').textContent.includes('没有找到')")
    assert page.evaluate("window.hacked") is None
    assert page.errors == []


def test_on_a_phone_the_dialog_fills_the_screen(page, served):
    page.set_viewport_size({"width": 320, "height": 640})
    _open(page, f"{served}policies/plan.html", "备案")
    box = page.locator("#pb-finder").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 320, 640)
    wide = page.evaluate(
        "[...document.querySelectorAll('.pb-finder *')].filter(e => e.getBoundingClientRect().right > 321).length"
    )
    assert wide == 0


def test_a_search_that_cannot_be_loaded_says_so_and_tries_again(page, served):
    page.route("**/search/*.js", lambda route: route.abort())
    page.goto(f"{served}index.html")
    page.keyboard.press("/")
    page.locator("#pb-finder-q").fill("备案")
    again = page.get_by_role("button", name="再试一次")
    again.wait_for()
    assert page.get_by_role("link", name="文件目录").last.is_visible()
    page.unroute("**/search/*.js")
    again.click()
    page.locator(HITS).first.wait_for()
    assert page.errors == []


def test_an_engine_that_fails_says_so(page, served):
    _open(page, f"{served}index.html", "备案")
    page.locator("#pb-finder-q").fill("坏")
    page.get_by_role("button", name="再试一次").wait_for()
    page.locator("#pb-finder-q").fill("备案")
    page.locator(HITS).first.wait_for()
    assert page.errors == []


@pytest.mark.parametrize("base", ["server", "disk"])
def test_with_the_real_engine_a_phrase_leads_to_its_provision(page, site, address, base):
    start = address if base == "server" else f"{site.as_uri()}/"
    page.goto(f"{start}zh/policies/long.html")
    page.keyboard.press("/")
    page.keyboard.type("收到之日起30日")
    page.locator(f"{HITS} mark", has_text="三十日").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/policies/plan.html?q=*#point-2-*")
    page.locator("mark.pb-word").first.wait_for()
    assert [url for url in page.asked if not url.startswith(start)] == []
    page.goto(f"{start}zh/search.html?q=备案&level=county")
    page.locator("[data-provision]").first.wait_for()
    assert page.get_by_role("checkbox", name="县级").is_checked()
    assert page.errors == []


def test_with_the_real_engine_what_there_is_can_be_browsed_without_words(page, address):
    page.goto(f"{address}zh/search.html")
    examples = page.locator(".pb-search-start .pb-picks button")
    examples.first.wait_for()
    assert examples.first.inner_text() == "规范性文件备案"
    page.goto(f"{address}zh/search.html?level=county&status=period-ended")
    page.locator("[data-provision]").first.wait_for()
    assert {each.partition("#")[0] for each in _provisions(page)} == {"county"}
    assert page.errors == []


# ── Where a result leads ─────────────────────────────────────────────────────


def test_a_result_opens_its_place_with_the_words_marked_until_they_are_taken_off(page, zh):
    _open(page, f"{zh}index.html", "15日 备案")
    page.keyboard.press("Enter")
    page.wait_for_url("**/policies/county.html?q=*#point-1-0-1")
    page.locator(".pb-landed").wait_for()
    text = "document.getElementById('point-1-0-1').innerText"
    marked = page.locator("#point-1-0-1 mark.pb-word").all_inner_texts()
    assert marked
    assert set("".join(marked)) <= set("15日备案")
    box = page.locator("#point-1-0-1").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert box["y"] >= header["y"] + header["height"]
    before = page.evaluate(text)
    page.get_by_role("button", name="去掉标记").click()
    assert page.locator("mark.pb-word, .pb-landed").count() == 0
    assert page.evaluate(text) == before
    assert page.url.endswith("county.html#point-1-0-1")
    assert page.errors == []


def test_words_across_marks_of_ours_are_found(page, served):
    """坚持 is a correction, in an element of its own."""
    page.goto(f"{served}policies/plan.html?q={'坚持依法'}#point-1-1")
    page.locator(".pb-landed").wait_for()
    assert page.locator("#point-1-1 mark.pb-word").all_inner_texts() == ["坚持", "依法"]
    page.get_by_role("link", name="回到搜索结果").click()
    page.wait_for_url("**/search.html?q=*")
    assert page.locator("#pb-search-q").input_value() == "坚持依法"


def test_an_address_without_such_a_place_or_words_is_left_alone(page, served):
    for address in ("plan.html?q=备案#nowhere", "plan.html?q=备案", "plan.html?q=#point-1-1"):
        page.goto("about:blank")
        page.goto(f"{served}policies/{address}", wait_until="networkidle")
        assert page.locator("mark.pb-word").count() == 0
        assert page.errors == []


# ── The page ─────────────────────────────────────────────────────────────────


def test_an_address_opens_its_results_and_filters_and_follows_them(page, zh):
    page.goto(f"{zh}search.html?q=备案&level=county&status=invalid")
    page.locator("[data-provision]").first.wait_for()
    assert _provisions(page) == ["county#point-1-0-1"]
    assert page.locator("#pb-search-q").input_value() == "备案"
    assert page.get_by_role("checkbox", name="县级").is_checked()
    page.get_by_role("button", name="去掉“效力 · ").click()
    _until(page, "document.querySelectorAll('[data-provision]').length > 1")
    assert "status" not in page.url
    page.locator("input[name=year][value='2016']").check()
    _until(page, "document.querySelectorAll('[data-provision]').length === 1")
    sent = page.url
    assert "q=%E5%A4%87%E6%A1%88" in sent and "level=county" in sent and "year=2016" in sent
    assert page.evaluate("document.activeElement.value") == "2016", (
        "the focus stays on the box that was ticked"
    )
    page.goto("about:blank")
    page.goto(sent)
    page.locator("[data-provision]").first.wait_for()
    assert _provisions(page) == ["county#point-1-0-1"]
    page.get_by_role("button", name="清除全部筛选").click()
    _until(page, "document.querySelectorAll('[data-provision]').length > 1")
    assert page.url.partition("?")[2] == "q=%E5%A4%87%E6%A1%88"
    assert page.errors == []


def test_filters_tell_how_many_each_would_leave(page, served):
    page.goto(f"{served}search.html?q=备案&level=province")
    page.locator("[data-provision]").wait_for()
    counts = page.locator("fieldset:has(input[name=level]) label").all_inner_texts()
    assert [re.sub(r"\s+", " ", each) for each in counts] == ["县级 47", "省级 1"]


def test_more_results_follow_and_the_focus_goes_to_the_first_of_them(page, served):
    page.goto(f"{served}search.html?q=备案")
    more = page.get_by_role("button", name="更多结果（还有38条）")
    more.wait_for()
    assert len(_provisions(page)) == 10
    more.click()
    page.get_by_role("button", name="更多结果（还有18条）").wait_for()
    assert len(_provisions(page)) == 30
    assert len(set(_provisions(page))) == 30
    assert page.evaluate("document.activeElement.parentNode.dataset.provision") == _provisions(page)[10]
    box = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert box >= page.locator(".md-header").bounding_box()["height"]


def test_results_are_grouped_by_document_and_the_address_says_so(page, served):
    page.goto(f"{served}search.html?q=备案")
    page.locator("[data-provision]").first.wait_for()
    page.get_by_label("按文件归并").check()
    groups = page.locator(".pb-group")
    assert groups.locator("h3").all_inner_texts() == [
        "plan的规划",
        "county的规划",
        "hostile的规划",
        "long的规划",
    ]
    assert "已失效" in groups.nth(1).inner_text()
    assert "group=1" in page.url
    page.reload()
    page.locator(".pb-group").first.wait_for()


def test_where_nothing_is_found_the_page_says_what_to_try(page, served):
    page.goto(f"{served}search.html?q=没有的词&level=county")
    page.get_by_role("button", name="去掉全部筛选").wait_for()
    results = page.locator(".pb-results")
    assert "没有找到“没有的词”" in results.inner_text()
    assert results.get_by_role("link", name="文件目录").is_visible()
    results.get_by_role("button", name="规范性文件备案").click()
    assert page.locator("#pb-search-q").input_value() == "规范性文件备案"


def test_what_is_also_looked_for_is_said(page, served):
    _open(page, f"{served}index.html")
    page.evaluate("window.STUB.records[0].text += '红头文件'")
    page.locator("#pb-finder-q").fill("红头文件")
    page.locator(HITS).wait_for()
    assert page.locator(".pb-notice").inner_text() == "“红头文件”也按“规范性文件”查找。"


def test_queries_are_kept_on_this_computer_until_they_are_cleared(page, served):
    page.goto(f"{served}search.html")
    page.locator("#pb-search-q").fill("备案")
    page.keyboard.press("Enter")
    page.locator("[data-provision]").first.wait_for()
    page.goto(f"{served}search.html")
    page.get_by_role("button", name="备案", exact=True).click()
    page.locator("[data-provision]").first.wait_for()
    page.goto(f"{served}about.html")
    page.keyboard.press("/")
    page.get_by_role("button", name="清除记录").click()
    assert page.evaluate("localStorage.getItem('pb.search.recent')") is None
    page.goto(f"{served}search.html")
    page.get_by_text("可以从这些主题查起").wait_for()
    assert page.get_by_text("最近查过").count() == 0


def test_where_nothing_may_be_kept_the_search_works_all_the_same(page, served):
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    page.add_init_script(refuse)
    page.goto(f"{served}search.html?q=备案")
    page.locator("[data-provision]").first.wait_for()
    page.keyboard.press("Enter")
    assert not page.get_by_label("按 / 键打开搜索").is_visible()
    ours = [error for error in page.errors if "SecurityError" not in error and error != "no"]
    assert ours == []


def test_the_slash_goes_to_the_field_of_the_page(page, served):
    page.goto(f"{served}search.html?q=备案")
    page.locator("[data-provision]").first.wait_for()
    page.locator(".pb-hit-link").first.focus()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "pb-search-q"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.classList.contains('pb-hit-link')")


def test_without_scripts_the_button_leads_to_a_page_that_says_where_else_to_look(browser, served):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{served}policies/plan.html")
    opened.get_by_role("button", name="搜索条文").click()
    opened.wait_for_url("**/zh/search.html*")
    note = opened.get_by_role("note")
    assert "脚本" in note.inner_text()
    assert note.get_by_role("link").evaluate_all("all => all.map(link => link.href)") == [
        f"{served}policies/index.html",
        f"{served}topics/index.html",
    ]
    context.close()


def test_it_works_under_a_policy_that_forbids_scripts_of_others(page, served):
    def guarded(route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    page.route("**/*.html*", guarded)
    page.add_init_script(
        "window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.blockedURI))"
    )
    _open(page, f"{served}index.html", "备案")
    page.goto(f"{served}search.html?q=备案")
    page.locator("[data-provision]").first.wait_for()
    page.goto(f"{served}policies/plan.html?q=备案#point-2-0-1")
    page.locator(".pb-landed").wait_for()
    assert page.evaluate("window.refused") == []
    assert page.errors == []


def test_nothing_is_asked_of_another_host(page, zh, stubbed):
    _open(page, f"{zh}index.html", "备案")
    page.goto(f"{zh}search.html?q=备案", wait_until="networkidle")
    page.locator("[data-provision]").first.wait_for()
    assert [url for url in page.asked if not url.startswith(zh.removesuffix("zh/"))] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_that_is_pressed_is_large_enough(page, served, width):
    page.set_viewport_size({"width": width, "height": 800})
    small = (
        "root => [...document.querySelectorAll(root + ' button, ' + root + ' .pb-hit-link, ' + root + ' label.pb-check, '"
        " + root + ' input[type=search]')].map(e => [e.className || e.id, e.getBoundingClientRect()])"
        ".filter(([, box]) => box.width && (box.width < 24 || box.height < 23.9)).map(([name]) => name)"
    )
    page.goto(f"{served}search.html?q=备案&level=county")
    page.locator("[data-provision]").first.wait_for()
    assert page.evaluate(small, "#pb-search") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    _open(page, f"{served}index.html", "备案")
    assert page.evaluate(small, "#pb-finder") == []
