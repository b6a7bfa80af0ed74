"""The sentences of a provision, as spans of the uncorrected transcript."""

from __future__ import annotations

from collections.abc import Iterator

from policybase.model import Document, Provision, Span

# 2016年底前，……征求意见；建立……制度。: each part of a long rule between ； is a rule of its own in these texts.
STOPS = "。！？；!?;"
# ……不得设定（法律另有规定的除外；本条例施行前的除外）。: no border inside brackets, quotation marks or titles.
OPENING, CLOSING = "（(《〈“‘「『【［[", "）)》〉”’」』】］]"


def sentences(document: Document, provision: Provision) -> tuple[Span, ...]:
    """The heading, if any, then each sentence of the provision's own words; labels and blanks left out."""
    heading = () if provision.heading_span is None else (provision.heading_span,)
    words = _sentences(document.transcript.text, provision.text_span)
    return tuple(span for span in (*heading, *words) if span)


def _sentences(text: str, whole: Span) -> Iterator[Span]:
    start, depth = whole.start, 0
    for position in range(whole.start, whole.end):
        char = text[position]
        if char == "\n":
            # A bracket that is never closed (damage) must not swallow the lines below it.
            depth = 0
        elif char in OPENING:
            depth += 1
        elif char in CLOSING:
            depth = max(0, depth - 1)
        if char == "\n" or (char in STOPS and not depth):
            yield _stripped(text, start, position + 1)
            start = position + 1
    yield _stripped(text, start, whole.end)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
