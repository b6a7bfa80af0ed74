"""Certain corrections applied to a transcript, with the way back to it.

The outline is read from the corrected words (a restored 、 makes a label a label), but every span
we hand out is one of the uncorrected transcript: that is what was found, and what is quoted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from policybase.model import Certainty, Correction, Fix, Span


@dataclass(frozen=True, slots=True)
class Corrected:
    """Corrected words and the edits that made them, in order.

    An edit replaces ``[start, end)`` of the transcript by ``words``; ``shifts`` are the edits'
    places in the corrected text.
    """

    text: str
    edits: tuple[tuple[int, int, str], ...] = ()
    shifts: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The transcript's span for ``[start, end)`` of the corrected text."""
        first = self._source(start, after=True)
        return Span(first, max(first, self._source(end, after=False)))

    def at(self, position: int) -> int:
        """The transcript's offset for one position of the corrected text."""
        return self._source(position, after=True)

    def _source(self, position: int, *, after: bool) -> int:
        # At the very place of an inserted word, a span that begins there begins before the
        # edit, and a span that ends there ends before it: neither may eat its neighbour.
        index = bisect_right(self.shifts, position) - 1
        if index < 0:
            return position
        start, end, words = self.edits[index]
        into = position - self.shifts[index]
        if into >= len(words) and (into > 0 or words == ""):
            return end + into - len(words)
        if into == 0:
            return start
        return end if after else start


def place(text: str, corrections: Iterable[Correction]) -> tuple[tuple[Fix, ...], tuple[Correction, ...]]:
    """Fixes in order of place, and the corrections whose quote does not match exactly once.

    Quotes match ignoring white space: unwrapping may have taken a blank that a person saw.
    """
    offsets = [index for index, char in enumerate(text) if not char.isspace()]
    bare = "".join(text[index] for index in offsets)
    fixes: list[Fix] = []
    unmatched: list[Correction] = []
    for correction in corrections:
        prefix, reads, suffix = (_bare(words) for words in (correction.prefix, correction.reads, correction.suffix))
        quote = prefix + reads + suffix
        found = bare.find(quote) if reads else -1
        if found < 0 or bare.find(quote, found + 1) >= 0:
            unmatched.append(correction)
            continue
        start = found + len(prefix)
        fixes.append(Fix(Span(offsets[start], offsets[start + len(reads) - 1] + 1), correction))
    return _apart(fixes, unmatched)


def _apart(fixes: list[Fix], unmatched: list[Correction]) -> tuple[tuple[Fix, ...], tuple[Correction, ...]]:
    """Fixes that overlap an earlier one are not applied: two readings of one place need a person."""
    result: list[Fix] = []
    for fix in sorted(fixes, key=lambda fix: fix.span):
        if result and fix.span.start < result[-1].span.end:
            unmatched.append(fix.correction)
        else:
            result.append(fix)
    return tuple(result), tuple(unmatched)


def correct(text: str, fixes: Iterable[Fix]) -> Corrected:
    """``text`` with the certain fixes applied. Only what differs is an edit.

    11健全 → 11、健全 is the insertion of 、, so the label 11 stays the label as printed.
    """
    edits: list[tuple[int, int, str]] = []
    shifts: list[int] = []
    pieces: list[str] = []
    position = 0
    length = 0
    for fix in fixes:
        correction = fix.correction
        if correction.certainty is not Certainty.CERTAIN or correction.read_as is None:
            continue
        start, end, words = _minimal(text, fix.span, correction.read_as)
        pieces += [text[position:start], words]
        length += start - position
        edits.append((start, end, words))
        shifts.append(length)
        length += len(words)
        position = end
    pieces.append(text[position:])
    return Corrected("".join(pieces), tuple(edits), tuple(shifts))


def _minimal(text: str, span: Span, read_as: str) -> tuple[int, int, str]:
    """The edit without the characters at both ends that it leaves as they are."""
    start, end, words = span.start, span.end, read_as
    while start < end and words and text[start] == words[0]:
        start, words = start + 1, words[1:]
    while start < end and words and text[end - 1] == words[-1]:
        end, words = end - 1, words[:-1]
    return start, end, words


def _bare(words: str) -> str:
    return "".join(words.split())
