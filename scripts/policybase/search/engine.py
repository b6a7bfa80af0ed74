"""The scripts that search, in one file: one request, and comments stay at home."""

from __future__ import annotations

from collections.abc import Mapping

# In the order in which they need each other; each is theme/assets/<name>.js.
SCRIPTS = (
    *("search-text", "search-english", "search-load", "search-index", "search-query", "search-match"),
    *("search-places", "search-rank", "search-excerpt", "search-show", "search-synonyms"),
    *("search-cut", "search-titles", "search-attempt", "search-find", "search"),
)


def engine(texts: Mapping[str, str]) -> tuple[str, bytes]:
    """search/engine.js of the scripts by name. A line is a statement or a comment, as our scripts are written."""
    lines = (line.strip() for name in SCRIPTS for line in texts[name].split("\n"))
    kept = (line for line in lines if line and not (line.startswith("/*") and line.endswith("*/")))
    return "search/engine.js", ("\n".join(kept) + "\n").encode()
