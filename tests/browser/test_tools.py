"""The tools of a provision: one tab stop, a menu, what is copied and downloaded; links that know their words."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import PLAN, ROOT, TODAY

from policybase import wordings
from policybase.extract import extract
from policybase.model import Certainty, Correction, Document, Stated, Wording
from policybase.parse import parse

pytestmark = pytest.mark.browser

CASES = json.loads((ROOT / "tests" / "citations.json").read_text(encoding="utf-8"))
PROVISION = "#point-2-0-1"
BUTTON = f"{PROVISION} > .pb-tool"
MENU = "#pb-menu"


def plan(text: str) -> Document:
    correction = Correction("。", "坚时", "依法", "坚持", Certainty.CERTAIN, "形近而误。")
    return parse(extract(text.encode("utf-8"), name="plan.txt"), Stated(), (correction,), id="plan", today=TODAY)


def digits(text: str, anchor: str = PROVISION[1:]) -> str:
    return next(each.hash for each in wordings.current(plan(text)) if each.anchor == anchor)


OLDER = PLAN.replace("三十日", "十五日").replace("备案机关应当", "备案机关可以")


@pytest.fixture(scope="module")
def with_wordings(site: Path) -> Path:
    """The same site, with what 1. once read."""
    known = wordings.grown(wordings.grown((), plan(OLDER)), plan(PLAN))
    known = (*known, Wording("point-9", wordings.fingerprint("九、附则。"), "九、附则。"))
    path = site / "data" / "wordings" / "plan.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(wordings.script(known, plan(PLAN)), encoding="utf-8")
    return site


@pytest.fixture
def copies(page: Any) -> Any:
    """A page that may use the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def clipboard(page: Any) -> str:
    return str(page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")


def choose(page: Any, tool: str) -> None:
    page.locator(BUTTON).focus()
    page.keyboard.press("Enter")
    page.locator(f"{MENU} [data-tool={tool}]").click()


# ── the same in both languages of the program ────────────────────────────────


def test_scripts_cite_as_python_does(page, address):
    page.goto(f"{address}zh/policies/plan.html")
    for case in CASES:
        for form, place in (("chinese", "place"), ("english", "place_en"), ("gbt7714", "place")):
            made = page.evaluate(
                "([form, cited, ...more]) => pbCitation[form](cited, ...more)",
                [form, case["cited"], case[place], case["address"], case["accessed"]],
            )
            assert made == case[{"chinese": "zh", "english": "en"}.get(form, form)], case["why"]


def test_scripts_make_the_same_digits(page, address):
    page.goto(f"{address}zh/policies/plan.html")
    lines = (ROOT / "tests" / "wordings.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for words, wanted, why in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        plain = re.sub(r"\\u([0-9a-f]{4})", lambda sign: chr(int(sign[1], 16)), words)
        assert page.evaluate("words => pbWording.fingerprint(words)", plain) == wanted, why


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("", "甲"), ("甲", ""), ("甲", "甲"), ("自收到之日起十五日内审查。", "自公布之日起三十日内审查。"),
        ("一、甲乙丙丁", "一、丁丙乙甲"), ("😀甲😀", "😀乙😀"), ("甲" * 3000, "乙" * 3000), ("ab", "ba"), ("甲乙" * 40, "乙甲" * 40),
    ],
)  # fmt: skip
def test_a_comparison_contains_both_texts(page, address, was, now):
    page.goto(f"{address}zh/policies/plan.html")
    runs = page.evaluate("([was, now]) => pbWording.diff(was, now)", [was, now])
    assert "".join(words for sign, words in runs if sign != "+") == was
    assert "".join(words for sign, words in runs if sign != "-") == now
    assert all(words for _, words in runs)
    assert (was == now) == all(sign == "=" for sign, _ in runs)


# ── the menu ─────────────────────────────────────────────────────────────────


def test_a_provision_is_one_tab_stop(page, address):
    page.goto(f"{address}zh/policies/plan.html")
    provisions = page.locator("[data-place][id]").count()
    assert provisions >= 6
    assert page.locator(".pb-tool").count() == provisions
    stops = page.evaluate(
        "[...document.querySelectorAll('[data-place]')].map(at => [...at.querySelectorAll('a[href],button,[tabindex]')]"
        ".filter(each => each.tabIndex >= 0 && !each.matches('.work, .sign a, .term')).length)"
    )
    assert set(stops) == {1}
    assert page.locator("[role=menu]").count() == 1


def test_the_menu_by_keyboard(page, address):
    page.goto(f"{address}zh/policies/plan.html")
    button = page.locator(BUTTON)
    assert button.get_attribute("aria-label") == "本条工具：二、1."
    assert (button.get_attribute("aria-haspopup"), button.get_attribute("aria-expanded")) == ("menu", "false")

    def focused() -> str | None:
        return page.evaluate("document.activeElement.dataset.tool || document.activeElement.classList[0]")

    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.locator(MENU).get_attribute("aria-label") == "本条工具：二、1."
    names = page.locator(f"{MENU} [role=menuitem]:visible").evaluate_all("all => all.map(each => each.dataset.tool)")
    assert names == ["link", "zh", "en", "gbt7714", "ris", "csl", "other", "parallel", "report"]
    for key, there in (
        ("ArrowDown", "zh"), ("ArrowUp", "link"), ("ArrowUp", "report"), ("ArrowDown", "link"),
        ("End", "report"), ("Home", "link"), ("看", "other"),
    ):  # fmt: skip
        if len(key) == 1:
            page.evaluate(
                "key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: key, bubbles: true}))", key
            )
        else:
            page.keyboard.press(key)
        assert focused() == there
    page.keyboard.press("Escape")
    assert focused() == "pb-tool"
    assert not page.locator(MENU).is_visible()
    page.keyboard.press("ArrowUp")
    assert focused() == "report"
    page.keyboard.press("Tab")
    assert not page.locator(MENU).is_visible()
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate("!document.querySelector('#pb-menu').contains(document.activeElement)")
    button.click()
    page.mouse.click(5, 400)
    assert not page.locator(MENU).is_visible()
    assert page.errors == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_menu_fits_the_screen_and_fingers(page, address, width):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"{address}zh/policies/plan.html")
    for button in page.locator(".pb-tool").all():
        button.focus()
        page.keyboard.press("Enter")
        box = page.locator(MENU).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        header = page.locator(".md-header").bounding_box()
        assert box["y"] >= header["y"] + header["height"] and box["y"] + box["height"] <= 641
        targets = [button, *page.locator(f"{MENU} [role=menuitem]:visible").all()]
        assert all(min(each.bounding_box()["width"], each.bounding_box()["height"]) >= 24 for each in targets)
        assert float(button.evaluate("each => getComputedStyle(each).opacity")) == 1
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_button_is_always_seen(browser, address):
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    opened = context.new_page()
    opened.goto(f"{address}zh/policies/plan.html")
    assert opened.locator(BUTTON).evaluate("each => getComputedStyle(each).opacity") == "1"
    opened.locator(BUTTON).tap()
    assert opened.locator(MENU).is_visible()
    context.close()


# ── what it does ─────────────────────────────────────────────────────────────


def test_what_is_copied(copies, address):
    copies.goto(f"{address}zh/policies/plan.html")
    choose(copies, "link")
    assert clipboard(copies) == f"{address}zh/policies/plan.html?w={digits(PLAN)}{PROVISION}"
    assert copies.locator("#pb-told").inner_text().startswith("已复制：http")
    assert copies.evaluate("document.activeElement.classList[0]") == "pb-tool"
    choose(copies, "zh")
    title = "《某县依法行政工作规划（2009—2013年）》"
    assert clipboard(copies) == f"{title}（发文机关、文号、年份未载明）二、1.（规划期已满）"
    choose(copies, "en")
    assert clipboard(copies).endswith("(issuing body, number, and year not stated), II.1 [planning period over]")
    choose(copies, "gbt7714")
    day = copies.evaluate("new Date().toLocaleDateString('sv')")
    assert clipboard(copies) == (
        f"某县依法行政工作规划（2009—2013年）: 规划期已满[A/OL]. 二、1[{day}]. {address}zh/policies/plan.html{PROVISION}."
    )


def test_where_the_browser_has_no_clipboard(copies, address):
    """http:// in an intranet: the old way; where that is refused too, the words to copy by hand."""
    copies.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => undefined})")
    copies.goto(f"{address}zh/policies/plan.html")
    copies.evaluate(
        "document.execCommand = what => { window.ran = what + ' ' + document.activeElement.value; return !window.refuse; }"
    )
    choose(copies, "zh")
    assert copies.evaluate("window.ran").startswith("copy 《某县依法行政工作规划")
    assert copies.locator("#pb-told").inner_text().startswith("已复制")
    assert copies.evaluate("document.activeElement.classList[0]") == "pb-tool"
    copies.evaluate("window.refuse = true")
    choose(copies, "zh")
    assert copies.locator("#pb-told textarea").input_value().startswith("《某县依法行政工作规划")
    assert copies.evaluate("document.activeElement.tagName") == "TEXTAREA"
    copies.keyboard.press("Escape")
    assert copies.locator("#pb-told textarea").count() == 0


def test_files_for_reference_managers(page, address):
    page.goto(f"{address}zh/policies/plan.html")
    with page.expect_download() as ris:
        choose(page, "ris")
    assert ris.value.suggested_filename == "plan-point-2-0-1.ris"
    made = Path(ris.value.path()).read_bytes().decode("utf-8")
    lines = made.split("\r\n")
    assert "\n" not in "".join(lines)
    assert (lines[0], lines[-2], lines[-1]) == ("TY  - GOVDOC", "ER  - ", "")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    assert "TI  - 某县依法行政工作规划（2009—2013年）" in lines
    assert f"UR  - {address}zh/policies/plan.html{PROVISION}" in lines
    assert "SE  - 二、1." in lines
    assert any(line.startswith("N1  - 规划期已满; planning period over") for line in lines)
    assert not [line for line in lines if line.startswith(("AU", "PY", "DA", "M1"))]  # not stated
    with page.expect_download() as csl:
        choose(page, "csl")
    (item,) = json.loads(Path(csl.value.path()).read_text(encoding="utf-8"))
    assert (item["type"], item["id"], item["section"]) == ("legislation", "plan#point-2-0-1", "二、1.")
    assert item["status"] == "规划期已满"
    assert not {"author", "number", "issued"} & set(item)
    known = {"id", "type", "title", "language", "status", "note", "section", "URL", "accessed", "genre", "jurisdiction"}
    assert set(item) <= known


def test_what_a_reference_manager_gets_of_a_text_that_says_all(page, address):
    page.goto(f"{address}zh/policies/plan.html")
    given = [CASES[0]["cited"] | {"region": ["某省"]}, "二、（五）33.", "http://x.test/", "2026-11-22"]
    made = page.evaluate("all => pbCitation.ris(...all)", given).split("\r\n")
    assert {"AU  - 某省人民政府办公厅,", "M1  - 某政办发〔2009〕74号", "PY  - 2009", "DA  - 2009/06/09/", "Y2  - 2026/11/22/"} <= {*made}
    assert "ET  - 已失效，2017年7月31日" in made
    (item,) = json.loads(page.evaluate("([cited, ...more]) => pbCitation.csl(cited, 'point-1', ...more)", given))
    assert item["author"] == [{"literal": "某省人民政府办公厅"}]
    assert item["issued"] == {"date-parts": [[2009, 6, 9]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 22]]}
    assert (item["number"], item["genre"], item["jurisdiction"]) == ("某政办发〔2009〕74号", "通知", "某省")


def test_where_the_menu_leads(page, address):
    page.goto(f"{address}zh/policies/plan.html")
    page.locator(BUTTON).focus()
    page.keyboard.press("Enter")
    links = page.locator(f"{MENU} a").evaluate_all("all => all.map(each => each.href)")
    assert links == [f"{address}en/policies/plan.html{PROVISION}", f"{address}zh/parallel/plan.html{PROVISION}"]


def test_the_english_page_has_the_same_tools(copies, address):
    copies.goto(f"{address}en/policies/plan.html")
    assert "II.1" in copies.locator(BUTTON).get_attribute("aria-label")
    choose(copies, "en")
    assert ", II.1 [" in clipboard(copies)
    choose(copies, "zh")
    assert "）二、1.（" in clipboard(copies)
    choose(copies, "link")
    assert clipboard(copies) == f"{address}en/policies/plan.html?w={digits(PLAN)}{PROVISION}"
    links = copies.locator(f"{MENU} a").evaluate_all("all => all.map(each => each.href)")
    assert links == [f"{address}zh/policies/plan.html{PROVISION}", f"{address}en/parallel/plan.html{PROVISION}"]


@pytest.mark.parametrize("to", ["mailto:a@b.test", "https://x.test/new?label=1", ""])
def test_an_error_is_reported_with_its_place(copies, address, to):
    copies.goto(f"{address}zh/policies/plan.html")
    copies.evaluate("to => { document.getElementById('pb-tools').dataset.report = to; }", to)
    asked: list[str] = []
    copies.route("https://x.test/**", lambda route: (asked.append(route.request.url), route.abort()))
    choose(copies, "report")
    if not to:
        said = clipboard(copies)
        assert "二、1." in said and f"?w={digits(PLAN)}{PROVISION}" in said and "某县依法行政工作规划" in said
        assert "已复制" in copies.locator("#pb-told").inner_text()
    elif to.startswith("https:"):
        copies.wait_for_timeout(300)
        (url,) = asked
        assert url.startswith("https://x.test/new?label=1&title=") and "&body=" in url


# ── links that know their words ──────────────────────────────────────────────


@pytest.mark.parametrize("base", ["server", "disk"])
def test_a_copied_link_says_unchanged_or_shows_what_changed(page, address, with_wordings, base):
    start = (address if base == "server" else with_wordings.as_uri() + "/") + "zh/policies/plan.html"
    page.goto(f"{start}?w={digits(PLAN)}{PROVISION}")
    notice = page.locator(f"{PROVISION} + .pb-wording")
    assert "没有改动" in notice.inner_text()
    page.locator("#pb-told", has_text="没有改动").wait_for(state="attached")
    assert not [url for url in page.asked if "wordings" in url]
    page.goto("about:blank")
    page.goto(f"{start}?w={digits(OLDER)}{PROVISION}")
    notice.wait_for()
    assert notice.locator("del").evaluate_all("all => all.map(each => each.innerText.replace(/\\s/g, ''))") == [
        "（删去：可以）", "（删去：十五）"
    ]  # fmt: skip
    assert notice.locator("ins").evaluate_all("all => all.map(each => each.childNodes[1].data)") == ["应当", "三十"]
    assert notice.locator(".pb-diff").get_attribute("lang") == "zh-Hans"
    box, header = page.locator(PROVISION).bounding_box(), page.locator(".md-header").bounding_box()
    assert header["y"] + header["height"] <= box["y"] < 900
    assert page.errors == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [("00000000", "没有留存"), ("7f3a9c", "残缺"), ("<b>x", "残缺"), ("", "残缺")],
)
def test_what_is_not_known_is_said(page, address, with_wordings, asked, said):
    page.goto(f"{address}zh/policies/plan.html?w={asked}{PROVISION}")
    notice = page.locator(".pb-wording")
    notice.wait_for()
    assert said in notice.inner_text()


def test_without_the_file_of_old_words(page, address):
    page.goto(f"{address}zh/policies/long.html?w=00000000#art-2")
    notice = page.locator(".pb-wording")
    notice.wait_for()
    assert "没有留存" in notice.inner_text()


def test_a_provision_that_is_gone_is_still_quoted(page, address, with_wordings):
    page.goto(f"{address}zh/policies/plan.html?w={wordings.fingerprint('九、附则。')}#point-9")
    notice = page.locator("h1 + .pb-wording")
    notice.wait_for()
    assert "不在本文件中" in notice.inner_text() and "九、附则。" in notice.inner_text()
    assert notice.bounding_box()["y"] < 900


def test_a_link_whose_words_are_those_of_another_place(page, address):
    """Who follows a link on the page and copies the address line: not called a change of the text."""
    page.goto(f"{address}zh/policies/plan.html?w={digits(PLAN)}#point-1-1")
    notice = page.locator("#point-1-1 + .pb-wording, #point-1-1 ~ .pb-wording").first
    assert "另一条" in notice.inner_text()
    notice.locator("a").click()
    page.wait_for_url(f"**/plan.html{PROVISION}")
    assert page.locator(".pb-wording").count() == 0


def test_without_digits_nothing_is_said(page, address):
    page.goto(f"{address}zh/policies/plan.html{PROVISION}")
    page.wait_for_timeout(300)
    assert page.locator(".pb-wording").count() == 0


# ── the page without scripts, and the whole document ─────────────────────────


def test_without_scripts_links_and_citation_are_there(browser, address):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{address}zh/policies/plan.html")
    assert opened.locator(f"{PROVISION} > a.permalink").count() == 1
    assert not opened.locator(MENU).is_visible()
    opened.locator("details.cite summary").click()
    assert "《某县依法行政工作规划（2009—2013年）》" in opened.locator("details.cite").inner_text()
    context.close()


def test_the_document_is_cited_as_a_whole(copies, address):
    copies.goto(f"{address}zh/policies/plan.html")
    copies.locator("details.cite summary").click()
    shown = copies.locator("[data-cite=gbt7714]").inner_text()
    assert shown.endswith(f"{address}zh/policies/plan.html.") and "引用日期" not in shown
    copies.locator("details.cite .pb-copy").nth(2).click()
    assert clipboard(copies) == shown


def test_the_words_of_a_hostile_text_stay_words(page, address):
    page.goto(f"{address}zh/policies/hostile.html")
    assert page.locator(".pb-tool").count() >= 3
    shown = page.locator("[data-cite=zh]").text_content()
    assert shown.startswith("《<script>window.hacked=1</script>关于<b>粗</b>的通知》")
    assert page.evaluate("window.hacked") is None
    assert page.errors == []
