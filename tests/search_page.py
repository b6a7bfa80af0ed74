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

from policybase.search import SCRIPTS, engine

ASSETS = Path(__file__).resolve().parents[1] / "theme" / "assets"
PAGE = (
    '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>page</title>'
    '<script src="../search/engine.js"></script></html>'
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def write_page(folder: Path) -> None:
    """folder/zh/page.html, which loads the engine as pages do."""
    path, content = engine({name: (ASSETS / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS})
    for name, written in ((path, content), ("zh/page.html", PAGE.encode())):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(written)


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
