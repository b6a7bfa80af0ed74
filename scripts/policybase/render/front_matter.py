"""The lines at the head of a page that MkDocs and the theme read."""

from __future__ import annotations

from policybase.render import escape

# Pages whose text is a list or a table take the room of both columns beside it.
WIDE = "hide: [navigation, toc]"
OUTLINED = "hide: [navigation]"


def front_matter(title: str, description: str, *more: str) -> str:
    """``title`` and ``description`` are plain words, ``more`` further lines of YAML."""
    lines = (f"title: {escape.quoted(title)}", f"description: {escape.quoted(description)}", *more)
    return "\n".join(("---", *lines, "---"))
