"""A page that has the search engine and nothing else, and Chromium to open it."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).resolve().parents[1] / "theme" / "assets"
# In the order in which a page loads them.
SCRIPTS = tuple(
    f"{name}.js"
    for name in (
        *("search-text", "search-english", "search-load", "search-index", "search-query", "search-match"),
        *("search-places", "search-rank", "search-excerpt", "search-show", "search-synonyms", "search-find", "search"),
    )
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def write_page(folder: Path) -> None:
    """folder/zh/page.html with the scripts beside it in zh/assets/."""
    assets = folder / "zh" / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    for name in SCRIPTS:
        shutil.copy(ASSETS / name, assets / name)
    scripts = "".join(f'<script src="assets/{name}"></script>' for name in SCRIPTS)
    page = f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>page</title>{scripts}</html>'
    (folder / "zh" / "page.html").write_text(page, encoding="utf-8")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server for the folder, on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(browser: Any, address: str, locale: str) -> Any:
    """A page with the search of one edition open."""
    page = browser.new_page()
    page.goto(f"{address}zh/page.html")
    page.evaluate("locale => PB.search.open('../', locale)", locale)
    return page
