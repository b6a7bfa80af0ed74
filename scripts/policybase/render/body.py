"""The text of a document in reading order: parts, provisions and the lines between them, a block each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from policybase import places
from policybase.model import Document, Part, Provision, Role, Segment, Span
from policybase.render import escape
from policybase.render.marks import segments_in

SOURCE = 'data-source=""'
DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page, and the words of the transcript that it shows."""

    span: Span
    markdown: str


class Writer(Protocol):
    """Writes Markdown in one language, with the anchors that are the same in every language."""

    def part_title(self, part: Part) -> str: ...

    def provision(self, provision: Provision, *, level: int) -> str:
        """One provision without its children. ``level``: of its heading, if it has one."""

    def line(self, span: Span, role: Role) -> str:
        """Words that no provision and no title claims (number, signature, date …)."""


def body(document: Document, writer: Writer, *, title_part: Part | None) -> tuple[str, str]:
    """Everything but metadata, in the order of the transcript: what stands above the title, and the rest.

    ``title_part``: the part whose title heads the page, and is not repeated here.
    """
    blocks = [block for part in document.parts for block in _part(writer, part, title_part=title_part)]
    claimed = [block.span for block in blocks] + list(title_part.title_spans if title_part else ())
    blocks += [Block(span, writer.line(span, role)) for span, role in unclaimed(document, claimed)]
    title_at = title_part.title_spans[0].start if title_part else 0
    above: list[str] = []
    below: list[str] = []
    for block in sorted(blocks, key=lambda block: block.span):
        (above if block.span.start < title_at else below).append(block.markdown)
    return "\n\n".join(filter(None, above)), "\n\n".join(filter(None, below))


def _part(writer: Writer, part: Part, *, title_part: Part | None) -> Iterator[Block]:
    is_page = part is title_part
    if part.title_spans and not is_page:
        yield Block(part.title_spans[0], writer.part_title(part))
        for more in part.title_spans[1:]:  # shown with the first
            yield Block(more, "")
    level = 2 if is_page or not part.title_spans else 3
    for provision in part.provisions:
        yield from _provision(writer, provision, level=level)


def _provision(writer: Writer, provision: Provision, *, level: int) -> Iterator[Block]:
    related = f"<!-- related {provision.anchor} -->"  # where theme/document.html puts the block of its links
    yield Block(provision.span, f"{writer.provision(provision, level=level)}\n\n{related}")
    below = min(level + 1, DEEPEST_HEADING) if provision.heading_alone else level
    for child in provision.children:
        yield from _provision(writer, child, level=below)


def unclaimed(document: Document, claimed: Iterable[Span]) -> Iterator[tuple[Span, Role]]:
    """Runs of words of one role outside ``claimed``, a paragraph each; without metadata."""
    at, end = 0, len(document.transcript.text)
    for span in (*sorted(claimed), Span(end, end)):
        if span.start > at:
            for run in _lines(tuple(segments_in(document, Span(at, span.start)))):
                yield Span(run[0].span.start, run[-1].span.end), run[0].role
        at = max(at, span.end)


def _lines(segments: tuple[Segment, ...]) -> Iterator[tuple[Segment, ...]]:
    """Runs of neighbouring segments of one role that no layout parts."""
    run: tuple[Segment, ...] = ()
    for segment in segments:
        if segment.role is Role.LAYOUT or (run and segment.role is not run[0].role):
            if run:
                yield run
            run = ()
        if segment.role is not Role.LAYOUT:
            run = (*run, segment)
    if run:
        yield run


def depth(provision: Provision) -> int:
    return sum(1 for step in provision.path if not step.startswith("¶")) or 1


def place(provision: Provision) -> str:
    """Attributes with the place as one cites it in Chinese: the tools at a provision copy it."""
    return f'data-place="{escape.attribute(places.place(provision))}"'


def place_in_english(provision: Provision) -> str:
    return f'data-place-en="{escape.attribute(places.place_en(provision))}"'


def moved(document: Document, provision: Provision) -> tuple[str, ...]:
    """The anchors that a provision had before."""
    return tuple(old for old, new in document.moved if new == provision.anchor)
