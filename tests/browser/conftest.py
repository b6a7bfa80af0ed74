"""A small site, built as the real one is, a server for it, and a browser."""

from __future__ import annotations

import functools
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))  # the documents made by hand stand there

from sample_links import DOCUMENTS, KNOWLEDGE, LINKS

from policybase import library
from policybase import site as sites
from policybase.extract import extract
from policybase.model import (
    Arrival,
    Certainty,
    Correction,
    Document,
    Edition,
    Forbidden,
    Library,
    State,
    Stated,
    Term,
    Termbase,
    Translation,
)
from policybase.parse import parse
from policybase.passages import passages
from policybase.render import feed, not_found, render, root_index
from policybase.search import SCRIPTS, engine
from policybase.search import files as search_files

playwright = pytest.importorskip("playwright.sync_api")

TODAY = date(2026, 11, 21)
# As strict as an intranet may be: nothing of ours is fetched as code but from the site itself.
POLICY = "script-src 'self' 'unsafe-inline'"
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
TERMS = Termbase(
    (
        Term(
            "依法行政",
            "law-based administration",
            forbidden=(Forbidden("rule by law", "says the opposite"),),
            definition_zh="行政机关依照法律行使权力。",
            definition_en="Power exercised under law.",
        ),
        Term("备案机关", "filing authority", definition_zh="接受备案的机关。"),
    )
)
TEXTS = {"plan": PLAN, "hostile": HOSTILE, "long": LONG}
PAGES = (
    "index.html",
    "about.html",
    "search.html",
    "what-these-texts-are.html",
    "time-limits.html",
    "policies/index.html",
    "topics/index.html",
    "topics/filing.html",
    "glossary.html",
    *(f"parallel/{name}.html" for name in TEXTS),
    "works/index.html",
    "works/some-regulation.html",
    *(f"policies/{name}.html" for name in TEXTS),
    *(f"policies/{made.id}.html" for made in DOCUMENTS),
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three small texts and two documents with links, in both editions, in a folder below the root."""
    work = tmp_path_factory.mktemp("site")
    for name in ("mkdocs.yml", "mkdocs.en.yml", "theme"):
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
    said = library.read_interface(ROOT, file=ROOT / "translations" / "en" / "interface.po").value
    translations = tuple((made.id, tuple(_english(made))) for made in documents)
    chinese = Edition("zh", (*documents, *DOCUMENTS))
    english = Edition("en", (*documents, *DOCUMENTS), translations, said)
    knowledge = replace(KNOWLEDGE, termbase=TERMS)
    for edition in (chinese, english):
        for page in render(edition, LINKS, knowledge, TODAY, english=english):
            path = work / "docs" / page.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.text, encoding="utf-8")
        for path in sorted((ROOT / "docs" / edition.locale).glob("*.md")):
            if "<!-- Written by hand" in path.read_text(encoding="utf-8"):
                shutil.copy(path, work / "docs" / edition.locale)
    (work / "docs" / "zh" / "only-chinese.md").write_text("# 只有中文\n", encoding="utf-8")
    arrivals = tuple(Arrival(made.id, TODAY, made.sha256) for made in documents)
    feeds = ((f"{each.locale}/feed.xml", feed(each, arrivals, "").encode()) for each in (chinese, english))
    built = work / "served" / "below"
    built.parent.mkdir()
    doors = (("index.html", root_index().encode()), ("404.html", not_found("").encode()))
    everything = Library((*documents, *DOCUMENTS), links=LINKS, knowledge=knowledge, today=TODAY)
    scripts = {name: (ROOT / "theme" / "assets" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS}
    files = (*doors, *feeds, *search_files(everything, english), engine(scripts))
    sites.build(config=work, docs=work / "docs", out=built, files=files)
    return built


def _english(made: Document) -> Iterator[Translation]:
    """Every passage in English but one heading, so that a page shows what is missing too."""
    for number, passage in enumerate(passages(made)):
        if passage.context == "point-2/heading":
            yield Translation(passage.context, passage.source, "", State.MISSING)
        else:
            term = " for law-based administration" if made.id == "plan" and "依法行政" in passage.source else ""
            words = f"English {number} {passage.source if made.id == 'hostile' else ''}{term}{' of the county' * 9}."
            yield Translation(passage.context, passage.source, words, State.COMPARED, (f"A note {number}.",))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/below/"
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

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
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")  # type: ignore[attr-defined]
    opened = context.new_page()
    opened.asked, opened.errors, opened.said = [], [], []
    # What Chromium itself complains of: a request that failed, a script that the policy refused.
    opened.on("console", lambda message: opened.said.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    opened.on("dialog", lambda dialog: (opened.errors.append(dialog.message), dialog.dismiss()))
    yield opened
    context.close()
