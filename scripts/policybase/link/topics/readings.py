"""A sentence as it is read for matching: damage mended, blanks gone, half-width marks made full-width.

Only to match; what is shown always comes from the transcript.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policybase.model import Certainty, Document, Fix, Span

# 重大行政决策"必要性和可行性论证,广泛听取…: half and full width stand in one text, even in one sentence.
WIDE = str.maketrans(",;:()!?", "，；：（）！？")
STOPS = "。！？；"


@dataclass(frozen=True, slots=True)
class Reading:
    """``words[i]`` was read from ``offsets[i]`` of the transcript."""

    span: Span
    words: str
    offsets: tuple[int, ...]

    def at(self, start: int, end: int) -> Span:
        """Where ``words[start:end]`` stands in the transcript."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1) if end > start else self.span


def reading(document: Document, span: Span) -> Reading:
    """The words of ``span`` without the stop that ends them."""
    text = document.transcript.text
    chars: list[tuple[str, int]] = []
    position = span.start
    for fix in (*_certain(document.fixes, span), None):
        until = span.end if fix is None else fix.span.start
        chars += ((char, at) for at, char in enumerate(text[position:until], position) if not char.isspace())
        if fix is not None:
            # 规范性文牛 → 规范性文件: each mended character stands where its damage begins.
            chars += ((char, fix.span.start) for char in fix.correction.read_as or "" if not char.isspace())
            position = fix.span.end
    words = "".join(char for char, _ in chars).translate(WIDE).rstrip(STOPS)
    return Reading(span, words, tuple(at for _, at in chars[: len(words)]))


def _certain(fixes: Iterable[Fix], span: Span) -> tuple[Fix, ...]:
    inside = (fix for fix in fixes if span.start <= fix.span.start and fix.span.end <= span.end)
    return tuple(fix for fix in inside if fix.correction.certainty is Certainty.CERTAIN)
