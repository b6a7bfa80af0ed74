"""What ``show`` prints: each intermediate of a document, in plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields

from policybase.link import mentions
from policybase.model import Document, Provision, Record

WORDS = 24  # characters of a provision's own words in an outline


def transcript(document: Document) -> str:
    return document.transcript.text


def set_aside(document: Document) -> str:
    return "\n".join(
        f"{words.line}:{words.column}\t{words.reason}\t{' '.join(words.text.split())}"
        for words in document.transcript.set_aside
    )


def outline(document: Document) -> str:
    """The tree: anchor, label, heading, and how the words begin."""
    lines: list[str] = []
    for part in document.parts:
        title = part.title or "（题名未载明）"
        lines.append(f"[{part.name or 'main'}] {title}")
        for provision in part.provisions:
            lines += _branch(provision, depth=1)
    return "\n".join(lines)


def _branch(provision: Provision, *, depth: int) -> Iterator[str]:
    said = [provision.label or provision.path[-1]]
    if provision.heading:
        said.append(f"【{provision.heading}】")
    if provision.text:
        said.append(provision.text[:WORDS] + ("…" if len(provision.text) > WORDS else ""))
    said += [f"?{doubt.code}" for doubt in provision.doubts]
    yield f"{'  ' * depth}{provision.anchor}  {' '.join(said)}"
    for child in provision.children:
        yield from _branch(child, depth=depth + 1)


def segments(document: Document) -> str:
    text = document.transcript.text
    found = document.segments
    return "\n".join(f"{each.span.start}-{each.span.end}\t{each.role}\t{each.span.of(text)!r}" for each in found)


def record(document: Document) -> str:
    """Every value with where it came from."""
    known = document.record
    lines = []
    for field in fields(Record):
        if field.name == "evidence":
            continue
        evidence = known.evidence_of(field.name)
        origin = f"  ({evidence.origin}: {evidence.quote or evidence.source or ''})" if evidence else ""
        lines.append(f"{field.name}: {getattr(known, field.name)}{origin}")
    return "\n".join(lines)


def cited(document: Document) -> str:
    return "\n".join(f"{each.at.anchor or '(head)'}\t{each.kind}\t{each.quote}" for each in mentions(document))


VIEWS: dict[str, Callable[[Document], str]] = {
    "transcript": transcript,
    "set-aside": set_aside,
    "outline": outline,
    "segments": segments,
    "record": record,
    "mentions": cited,
}
