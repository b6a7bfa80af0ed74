"""One style sheet a site instead of a dozen: what the theme brings, without the parts that no page here has, and ours.

Ten sheets of 217 KB hold back the first line on a phone; the one has two thirds of that, and is one request.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# Components of Material that no page of ours has: a rule all of whose selectors name one of them is left out.
# Code blocks, admonitions, annotations, tabs, tags, blog, comments, versions, its search, its dialogs.
UNUSED = (
    *("admonition", "annotation", "arithmatex", "codehilite", "critic", "emojione", "footnote", "gemoji", "giscus"),
    *("glightbox", "highlight", "highlighttable", "keys", "linenos", "md-annotation", "md-author", "md-authors"),
    *("md-banner", "md-code", "md-consent", "md-dialog", "md-feedback", "md-iframe", "md-meta", "md-pagination"),
    *("md-post", "md-profile", "md-progress", "md-search", "md-search-result", "md-select", "md-social", "md-source"),
    *("md-source-file", "md-status", "md-suggest", "md-tag", "md-tags", "md-version", "mermaid", "task-list"),
    *("task-list-control", "task-list-indicator", "tabbed-alternate", "tabbed-block", "tabbed-button"),
    *("tabbed-content", "tabbed-control", "tabbed-labels", "tabbed-set", "twemoji", "headerlink", "md-clipboard"),
    *("abstract", "bug", "danger", "example", "failure", "info", "question", "quote", "success", "tip"),
)
# In the order in which a later one overrules an earlier one.
OURS = ("page", "document", "links", "tools", "parallel", "editions", "reading", "search")
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
# What a selector excludes is nothing that it needs: h1:not(.headerlink)
_EXCLUDED = re.compile(r":not\([^()]*\)")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
# --md-admonition-icon--note:url('data:image/svg+xml;charset=utf-8,<svg …/>');
_CUSTOM = re.compile(r"""(?<=[{;])(--[\w-]+)\s*:((?:'[^']*'|"[^"]*"|[^;}'"])*)(;|(?=\}))""")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_BLANKS = re.compile(r"\s*\n\s*")


def joined(theirs: Iterable[str], ours: Iterable[str]) -> str:
    """One sheet: ``theirs`` trimmed, then ``ours`` whole, in this order."""
    kept = "".join("".join(_rules(_COMMENT.sub("", sheet))) for sheet in theirs)
    rest = _BLANKS.sub("\n", _COMMENT.sub("", "\n".join(ours)))
    asked = set(_ASKED.findall(kept + rest))
    trimmed = _CUSTOM.sub(lambda found: found.group() if found.group(1) in asked else "", kept)
    return f"{trimmed}\n{rest}"


def _rules(sheet: str) -> Iterator[str]:
    """Rules of ``sheet`` that some page may need; into @media and @supports one looks."""
    for prelude, body in _blocks(sheet):
        opens = prelude.lstrip()
        if opens.startswith(("@media", "@supports")):
            inner = "".join(_rules(body))
            if inner:
                yield f"{prelude}{{{inner}}}"
        elif opens.startswith("@") or not _unused(prelude):
            yield f"{prelude}{{{body}}}"


def _unused(selectors: str) -> bool:
    return all(any(map(_is_unused, _CLASS.findall(each))) for each in _EXCLUDED.sub("", selectors).split(","))


def _is_unused(name: str) -> bool:
    # .md-search__form belongs to md-search
    return name.split("__")[0].split("--")[0] in UNUSED


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before each brace of the outer level, and what stands within; a statement (@charset) has its own."""
    start = at = depth = 0
    opened = 0
    quote = ""
    while at < len(sheet):
        sign = sheet[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == ";" and not depth:  # @charset "UTF-8";
            start = at + 1
        elif sign == "{":
            opened = at if not depth else opened
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth:
                yield sheet[start:opened], sheet[opened + 1 : at]
                start = at + 1
        at += 1
