"""Markup → BeautifulSoup's tree: what browsers do with careless markup, in linear time."""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Mapping

from bs4 import BeautifulSoup, Tag
from bs4.element import NamespacedAttribute

_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main "
    "menu nav noscript ol optgroup option p pre section select summary table tbody td template textarea "
    "tfoot th thead title tr ul"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())

# A start tag of the key ends an open element of the values, as in browsers: <td>甲<td>乙, <p>甲<p>乙.
_ENDS = {name: frozenset({"p"}) for name in BLOCKS - {"option", "optgroup", "title"}}
_ENDS |= {"li": frozenset({"p", "li"}), "option": frozenset({"option"})}
_ENDS |= {name: frozenset({"p", "dt", "dd"}) for name in ("dt", "dd")}
_ENDS |= {name: frozenset({"p", "td", "th"}) for name in ("td", "th")}
_ENDS |= {"tr": frozenset({"p", "td", "th", "tr"})}
# As deep as Chromium goes; deeper elements are read as if they stood at this depth.
_DEEPEST = 512

# &nbsp; &#8203; &copy2019 AT&T; — what html.unescape looks at, and the lone &
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)?")

# Those that BeautifulSoup reads as everybody does. They keep their length, so that columns stay right.
_USUAL = re.compile(
    r"&(?:nbsp|lt|gt|amp|quot|[lr][sd]quo|mdash|hellip|middot|e[mn]sp|zwn?j|#(?:1[6-9]\d|[2-9]\d\d|\d{4}));"
)


def parse_markup(markup: str) -> BeautifulSoup:
    """The tree of a page or a fragment, with the source line of each element."""
    with warnings.catch_warnings():
        # It warns of words that could be a file name, and of pages that begin as XML. We mean text.
        warnings.simplefilter("ignore")
        return _Page(_REFERENCE.sub(_plain_reference, markup), "html.parser")


def _plain_reference(match: re.Match[str]) -> str:
    # BeautifulSoup drops the ; of a reference it does not know (AT&T;) and leaves &copy2019 alone,
    # so it only gets to see references that nobody reads differently.
    if _USUAL.fullmatch(match.group()):
        return match.group()
    return html.escape(html.unescape(match.group()).replace("\n", " ").replace("\r", " "))


class _Page(BeautifulSoup):
    """BeautifulSoup, with end tags that HTML leaves out, a limit of depth, and linear time.

    Without it, 30,000 <br> and as many </p> took minutes: it remembers every <br> in a list and
    looks through it at each end tag; and each unclosed <p> nests in the last.
    """

    def handle_starttag(
        self,
        name: str,
        namespace: str | None,
        nsprefix: str | None,
        attrs: Mapping[str | NamespacedAttribute, str],
        sourceline: int | None = None,
        sourcepos: int | None = None,
        namespaces: dict[str, str] | None = None,
    ) -> Tag | None:
        self.endData()
        ends = _ENDS.get(name, frozenset())
        while self.currentTag is not None and self.currentTag.name in ends:
            self.handle_endtag(self.currentTag.name)
        if len(self.tagStack) > _DEEPEST:
            if name not in BLOCKS and name != "br":
                return None
            name = "br"
        tag: Tag | None = super().handle_starttag(
            name, namespace, nsprefix, attrs, sourceline, sourcepos, namespaces
        )
        if tag is not None and tag.is_empty_element:
            self.handle_endtag(name)
            return None
        return tag
