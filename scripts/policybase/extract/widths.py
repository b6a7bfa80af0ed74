"""Widths of lines: at how many cells, or characters, a text was wrapped."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable

# Widths are in display cells: a Han character is two wide. A wrapped line ends when the next
# character, or a bracket that must not stand alone, does not fit: so widths differ by a few cells.
TOLERANCE = 8
NARROWEST = 40  # no page sets official text narrower than twenty characters
CUT_BY_COUNT = 0.7  # of the wrapped lines have exactly as many characters
FEWEST = 6  # that many lines of one width are a measure; fewer are chance

TERMINAL = "。！？；：!?;:"
CLOSERS = "”’》〉）)】」』\"'"

Ruler = Callable[[str], int]


def cells(text: str) -> int:
    """Display width of ``text``: wide characters count two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def characters(text: str) -> int:
    return 2 * len(text)


def share_of_mode(ends: list[tuple[int, str]]) -> float:
    """How many of the lines that end within a sentence have exactly one width."""
    widths = [width for width, last in ends if last not in TERMINAL + CLOSERS and width >= NARROWEST]
    return max(Counter(widths).values()) / len(widths) if len(widths) >= FEWEST else 0.0


def least_full(ends: list[tuple[int, str]], ruler: Ruler) -> int | None:
    """The least width of a line that was wrapped, or None where lines are not wrapped.

    Wrapped lines are nearly equal, end in the middle of a sentence, and hardly any is wider.
    """
    open_ends = [width for width, last in ends if last not in TERMINAL + CLOSERS and width >= NARROWEST]
    if len(open_ends) < FEWEST:
        return None
    mode = max(Counter(open_ends).items(), key=lambda item: (_near(open_ends, item[0]), item[0]))[0]
    near = _near(open_ends, mode)
    wider = sum(1 for width, _ in ends if width > mode + TOLERANCE)
    # A page of the 2009 kind has one wider line: an address of 130 characters without a blank.
    if near < FEWEST or near < 0.6 * len(open_ends) or wider > max(2, 0.05 * len(ends)):
        return None
    return mode - (TOLERANCE if ruler is cells else ruler("。"))


def _near(widths: list[int], mode: int) -> int:
    return sum(1 for width in widths if abs(width - mode) <= TOLERANCE // 2)


def full(width: int, least: int) -> bool:
    return width >= least
