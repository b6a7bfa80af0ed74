"""Pages as a browser would have them: Markdown with the extensions of mkdocs.yml, then an HTML5 parser."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import markdown
import yaml
from bs4 import BeautifulSoup, Tag

from policybase.model import Document, Edition, Knowledge, Links
from policybase.render import render

NO_LINKS, NO_KNOWLEDGE = Links(), Knowledge()
TODAY = date(2026, 11, 21)
ROOT = Path(__file__).resolve().parent.parent


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml; a folder that MkDocs fills in is one in which nothing is included."""


_Loader.add_constructor("!relative", lambda loader, node: str(ROOT / "theme"))


def pages(
    *documents: Document, today: date = TODAY, links: Links = NO_LINKS, knowledge: Knowledge = NO_KNOWLEDGE
) -> dict[str, str]:
    return {page.path: page.text for page in render(Edition("zh", documents), links, knowledge, today)}


def page(document: Document, *, today: date = TODAY) -> str:
    return pages(document, today=today)[f"zh/policies/{document.id}.md"]


def front_matter(text: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(text.split("---\n")[1])
    return loaded


def html(text: str) -> BeautifulSoup:
    """The page after the front matter, as MkDocs would make it."""
    _, _, body = text.split("---\n", 2)
    configured = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)["markdown_extensions"]
    names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in configured]
    settings = {
        name: value for entry in configured if isinstance(entry, dict) for name, value in entry.items()
    }
    settings["pymdownx.snippets"]["check_paths"] = False
    return BeautifulSoup(markdown.markdown(body, extensions=names, extension_configs=settings), "html5lib")


def source_words(soup: BeautifulSoup) -> str:
    """The source's words on a page, as the original reads: without what is ours, blanks and metadata."""
    return "".join(_original(element) for element in soup.select("[data-source]:not(details.metadata *)"))


def metadata_words(soup: BeautifulSoup) -> str:
    return "".join(_original(element) for element in soup.select("details.metadata [data-source]"))


def without_blanks(words: str) -> str:
    return re.sub(r"\s+", "", words)


def _original(element: Tag) -> str:
    copy = BeautifulSoup(str(element), "html5lib")
    for added in copy.select("[data-added]"):
        added.decompose()
    for correction in copy.select("ins[data-reads]"):
        correction.replace_with(str(correction["data-reads"]))
    return without_blanks(copy.get_text())
