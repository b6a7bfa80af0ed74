"""The built site in a browser: no other host, nothing runs, nothing is hidden or cut off."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from policybase.extract import extract
from policybase.model import Certainty, Correction, Edition, Links, Stated
from policybase.parse import parse
from policybase.render import render, root_index

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 21)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")

PLAN = """某县依法行政工作规划（2009—2013年）
为推进依法行政，制定本规划。
一、总体要求
（一）指导思想。坚时依法行政。
（二）工作目标。到2013年基本实现目标。
二、主要任务
1.备案。备案机关应当自收到之日起三十日内审查。
"""
HOSTILE = """<script>window.hacked=1</script>关于<b>粗</b>的通知
一、<img src=x onerror="window.hacked=1">总体要求
（一）指导思想。[点此](javascript:alert(1)) {{ config.site_name }} *甲* &amp;
（二）工作目标。<script>window.hacked=1</script>
# 井号 { #x onclick="window.hacked=1" }
"""
LONG = "\n".join(["某市实施办法", *(f"第{n}条　备案机关应当{'审查' * 60}。" for n in "一二三四五六七八九")])
TEXTS = {"plan": PLAN, "hostile": HOSTILE, "long": LONG}
PAGES = (
    "index.html",
    "about.html",
    "what-these-texts-are.html",
    "policies/index.html",
    *(f"policies/{name}.html" for name in TEXTS),
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of three small texts, built as the real one is, in a folder below the root."""
    work = tmp_path_factory.mktemp("site")
    for name in ("mkdocs.yml", "theme"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, work / name)
    correction = Correction("。", "坚时", "依法", "坚持", Certainty.CERTAIN, "形近而误。")
    documents = tuple(
        parse(
            extract(text.encode("utf-8"), name=f"{name}.txt"),
            Stated(),
            (correction,) if name == "plan" else (),
            id=name,
            today=TODAY,
        )
        for name, text in TEXTS.items()
    )
    (work / "docs" / "zh").mkdir(parents=True)
    for written in ("about.md", "what-these-texts-are.md"):
        shutil.copy(ROOT / "docs" / "zh" / written, work / "docs" / "zh" / written)
    for page in render(Edition("zh", documents), Links(), TODAY):
        path = work / "docs" / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, encoding="utf-8")
    built = work / "served" / "below"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(built / "zh")],
        cwd=work,
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    (built / "index.html").write_text(root_index(), encoding="utf-8")
    return built


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/below/"
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        message = f"NO BROWSER: none of {', '.join(BROWSERS)} is on the PATH; the pages were NOT looked at"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: object) -> Iterator[object]:
    """A page that keeps a list of what it asked for, and of what went wrong in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})  # type: ignore[attr-defined]
    opened = context.new_page()
    opened.asked, opened.errors = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    opened.on("dialog", lambda dialog: (opened.errors.append(dialog.message), dialog.dismiss()))
    yield opened
    context.close()


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


def test_search_lands_on_the_nearest_heading(page, address):
    page.goto(f"{address}zh/index.html", wait_until="networkidle")
    page.locator("input[name=query]").click()
    page.keyboard.type("备案机关")
    hit = page.locator(".md-search-result__link[href*='plan.html#point-2']").first
    hit.wait_for(timeout=10_000)


def test_the_permanent_address_is_reached_by_keyboard_and_then_seen(page, address):
    page.goto(f"{address}zh/policies/plan.html")
    link = page.locator("#point-1-1 > a.permalink")
    link.focus()
    assert float(link.evaluate("element => getComputedStyle(element).opacity")) == 1
    page.keyboard.press("Enter")
    assert page.url.endswith("#point-1-1")
