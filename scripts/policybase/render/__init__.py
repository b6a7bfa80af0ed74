"""Edition + Links → Pages.

Pages are Markdown with explicit ids. Texts are data: see ``escape``. Elements that carry words of the
source have the attribute ``data-source``; inside them, what is ours (marks, permanent links) has
``data-added``, and a correction is an ``ins`` whose ``data-reads`` is what the original reads.
"""

from __future__ import annotations

from datetime import date

from policybase.model import Edition, Links, Page
from policybase.render import document, lists

__all__ = ["render", "root_index"]


def render(edition: Edition, links: Links, today: date) -> tuple[Page, ...]:
    """The generated pages of ``edition``: a page a document, the documents list, the home page."""
    pages = [document.page(item, today=today) for item in edition.documents]
    return (
        *pages,
        lists.documents_page(edition.documents, today=today),
        lists.home_page(edition.documents, today=today),
    )


def root_index() -> str:
    """``/index.html``: leads to the Chinese site, with scripts off and from ``file://`` too."""
    return """<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="0; url=zh/index.html">
<title>政策知识库</title>
</head>
<body>
<p><a href="zh/index.html">进入政策知识库</a></p>
</body>
</html>
"""
