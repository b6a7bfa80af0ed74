"""Mentions: citations as written. 《…》, 文号, 第…条第…款第（…）项; not yet aimed at anything."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from policybase.document_numbers import find_numbers
from policybase.link.citations.references import references
from policybase.link.citations.titles import titles
from policybase.model import Address, Document, Mention, MentionKind, Role, Span


def mentions(document: Document) -> tuple[Mention, ...]:
    """Every mention in reading order, repeats included, each with the provision it stands in.

    The document's own number in its head is one of them; what it means is said when it is aimed.
    """
    owners = sorted((provision.span, provision.anchor) for provision in document.walk())
    starts = [span.start for span, _ in owners]

    def at(position: int) -> Address:
        """The provision whose own words cover ``position``; "" in titles, metadata, signature."""
        place = bisect_right(starts, position) - 1
        inside = place >= 0 and position < owners[place][0].end
        return Address(document.id, owners[place][1] if inside else "")

    text = document.transcript.text
    found = (
        Mention(at=at(span.start), span=span, quote=span.of(text), kind=kind, title=title, steps=steps)
        for span, kind, title, steps in _found(document)
    )
    return tuple(sorted(found, key=lambda mention: mention.span))


def _found(document: Document) -> Iterator[tuple[Span, MentionKind, str | None, tuple[str, ...]]]:
    """Titles first: a number or an article inside 《关于修改〈…〉第三条的决定》 is part of the title."""
    text = document.transcript.text
    named = tuple(titles(text))
    for span, title in named:
        yield span, MentionKind.TITLE, title, ()
    text = _blotted(text, (span for span, _ in named))
    numbered = tuple(number.span for number in find_numbers(text))
    for span in numbered:
        yield span, MentionKind.NUMBER, None, ()
    labels = frozenset(segment.span.start for segment in document.segments if segment.role is Role.LABEL)
    for reference in references(_blotted(text, numbered), labels=labels):
        yield reference.span, MentionKind.PROVISION, None, reference.steps


def _blotted(text: str, spans: Iterable[Span]) -> str:
    """``text`` with the words of ``spans`` made unreadable; every other word keeps its place."""
    kept: list[str] = []
    position = 0
    for span in spans:
        kept += (text[position : span.start], "\0" * (span.end - span.start))
        position = span.end
    return "".join((*kept, text[position:]))
