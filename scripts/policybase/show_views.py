"""What ``show`` prints: each intermediate of a document, in plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields

from policybase.model import Document, Kind, Links, Provision, Record

WORDS = 24  # characters of a provision's own words in an outline


def transcript(document: Document, links: Links) -> str:
    return document.transcript.text


def set_aside(document: Document, links: Links) -> str:
    return "\n".join(
        f"{words.line}:{words.column}\t{words.reason}\t{' '.join(words.text.split())}"
        for words in document.transcript.set_aside
    )


def outline(document: Document, links: Links) -> str:
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
        words = provision.text.replace("\n", " / ")
        said.append(words[:WORDS] + ("…" if len(words) > WORDS else ""))
    said += [f"?{doubt.code}" for doubt in provision.doubts]
    yield f"{'  ' * depth}{provision.anchor}  {' '.join(said)}"
    for child in provision.children:
        yield from _branch(child, depth=depth + 1)


def segments(document: Document, links: Links) -> str:
    text = document.transcript.text
    found = document.segments
    return "\n".join(f"{each.span.start}-{each.span.end}\t{each.role}\t{each.span.of(text)!r}" for each in found)


def record(document: Document, links: Links) -> str:
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


def mentions(document: Document, links: Links) -> str:
    return "\n".join(f"{each.at.anchor or '(head)'}\t{each.kind}\t{each.quote}" for each in links.mentions)


def figures(document: Document, links: Links) -> str:
    """How much of the original went where, provisions by kind and level, metadata by origin."""
    text = document.transcript.text
    rendered = sum(_inked(segment.span.of(text)) for segment in document.segments)
    reasons: Counter[str] = Counter()
    for words in document.transcript.set_aside:
        reasons[words.reason] += _inked(words.text)
    original = document.transcript.original_characters
    kinds = Counter(_level(provision) for provision in document.walk())
    origins = Counter(str(evidence.origin) for _, evidence in document.record.evidence)
    return "\n".join(
        (
            f"characters  original {original}, rendered {rendered}, set aside {reasons.total()}, "
            f"unaccounted {original - rendered - reasons.total()}",
            f"set aside   {_counts(reasons)}",
            f"provisions  {kinds.total()}: {_counts(kinds)}",
            f"metadata    {_counts(origins)}",
            f"doubts      {sum(len(provision.doubts) for provision in document.walk())}",
            f"corrections {len(document.fixes)} placed, {len(document.unmatched)} not",
        )
    )


def _level(provision: Provision) -> str:
    """point 1 for 一、, point 2 for （一）: the level is the number of official numbers in the anchor."""
    if provision.kind is not Kind.POINT:
        return provision.kind
    numbers = provision.anchor.partition("point-")[2].split("-")
    return f"point {sum(1 for number in numbers if number.isdigit())}"


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items())) or "none"


def _inked(words: str) -> int:
    return sum(1 for char in words if not char.isspace())


VIEWS: dict[str, Callable[[Document, Links], str]] = {
    "transcript": transcript,
    "set-aside": set_aside,
    "outline": outline,
    "segments": segments,
    "record": record,
    "mentions": mentions,
    "figures": figures,
}
