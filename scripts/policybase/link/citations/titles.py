"""《…》 as printed: nested, half-width, with blanks inside, broken over a line end, and damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policybase.labels import read_label
from policybase.model import Span

# What opens a title and what closes it. << >> and ＜＜ ＞＞ are typed where an input method has no 《.
BRACKETS = {"《": "》", "«": "»", "≪": "≫", "<<": ">>", "＜＜": "＞＞"}
OPENING = re.compile("|".join(BRACKETS))

# 《省人民政府办公厅关于转发省发展改革委等部门〈…〉的通知》: the longest that we have seen are below 100.
LONGEST = 120
# No title has these inside; a 《 before them has lost its 》.
STOPS = "。；"


def titles(text: str) -> Iterator[tuple[Span, str]]:
    """Each title with its brackets, and the words between them, blanks removed.

    The outermost brackets count: 《…关于〈…〉的通知》 names one work. A 《 that is not closed in its
    paragraph (or on the line after, for a title broken in two) is damage and is passed over, so
    the next 《 is read as if it were not there.
    """
    position = 0
    while (opened := OPENING.search(text, position)) is not None:
        end = _closed(text, opened)
        position = opened.end() if end is None else end
        if end is not None:
            inner = text[opened.end() : end - len(BRACKETS[opened.group()])]
            title = "".join(inner.split())
            if title:
                yield Span(opened.start(), end), title


def _closed(text: str, opened: re.Match[str]) -> int | None:
    """Where the title that begins with ``opened`` ends, or None."""
    opening, closing = opened.group(), BRACKETS[opened.group()]
    depth, letters, line_ends, position = 1, 0, 0, opened.end()
    while position < len(text) and letters <= LONGEST:
        if text.startswith(opening, position):
            depth, position = depth + 1, position + len(opening)
            letters += 1  # a row of 《《《《 is bounded too
            continue
        if text.startswith(closing, position):
            depth, position = depth - 1, position + len(closing)
            if depth == 0:
                return position
            continue
        character = text[position]
        if character in STOPS:
            return None
        if character == "\n":
            line_ends += 1
            # 《海晏县开展法治政府建设示范创建⏎活动实施方案》 goes on; 《纲要⏎（二）加强领导 has lost its 》.
            if line_ends > 1 or read_label(text, position + 1) is not None:
                return None
        letters += not character.isspace()
        position += 1
    return None
