"""Segments: every character of the transcript has one role. Joined, they are the transcript."""

from __future__ import annotations

from collections.abc import Iterable

from policybase.model import Kind, Part, Provision, Role, Segment, Span


def partition(text: str, pieces: Iterable[tuple[Span, Role]], parts: Iterable[Part]) -> tuple[Segment, ...]:
    """The transcript's segments, in order. White space that nothing claims is layout.

    ``pieces`` are the runs that are no provision: titles, numbers, metadata, signatures, dates.
    """
    claims = [*pieces, *(claim for part in parts for provision in part.walk() for claim in _claims(provision))]
    segments: list[Segment] = []
    position = 0
    for span, role in sorted(((span, role) for span, role in claims if span), key=lambda claim: claim[0]):
        if span.start < position:
            # Two claims to one character: the earlier keeps it. A check reports it (STR020).
            span = Span(position, max(position, span.end))
        segments += _between(text, position, span.start)
        if span:
            blank = text[span.start : span.end].isspace()
            segments.append(Segment(span, Role.LAYOUT if blank else role))
        position = max(position, span.end)
    segments += _between(text, position, len(text))
    return tuple(segments)


def _claims(provision: Provision) -> Iterable[tuple[Span, Role]]:
    if provision.label_span:
        yield provision.label_span, Role.LABEL
    if provision.heading_span:
        yield provision.heading_span, Role.HEADING
    role = {Kind.TABLE: Role.TABLE, Kind.ADDRESSEES: Role.ADDRESSEE}.get(provision.kind, Role.BODY)
    yield provision.text_span, role
    # The stop that ends a heading: of the provision's own words, and in neither span.
    covered = [provision.label_span, provision.heading_span, provision.text_span]
    position = provision.span.start
    for span in sorted(span for span in covered if span):
        if span.start > position:
            yield Span(position, span.start), Role.BODY
        position = max(position, span.end)
    if position < provision.span.end:
        yield Span(position, provision.span.end), Role.BODY


def _between(text: str, start: int, end: int) -> Iterable[Segment]:
    """What no claim covers. Only white space may be left; words are body, and a check reports them."""
    if end > start:
        yield Segment(Span(start, end), Role.LAYOUT if text[start:end].isspace() else Role.BODY)
