"""The text of a document: parts and provisions as Markdown, every word marked as the source's."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from policybase.model import Document, Kind, Part, Provision, Role, Segment, Span
from policybase.render import chinese, english_places, escape
from policybase.render.annotations import ADDED
from policybase.render.marks import Marked, doubts, segments_in
from policybase.render.outline import part_anchor

SOURCE = 'data-source=""'
DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page, and the words of the transcript that it shows."""

    span: Span
    markdown: str


def body(marks: Marked, *, title_part: Part | None) -> tuple[str, str]:
    """Everything but metadata, in the order of the transcript: what stands above the title, and the rest.

    ``title_part``: the part whose title heads the page, and is not repeated here.
    """
    blocks = [block for part in marks.document.parts for block in _part(marks, part, title_part=title_part)]
    blocks += _unclaimed(marks, blocks, title_part=title_part)
    title_at = title_part.title_spans[0].start if title_part else 0
    above: list[str] = []
    below: list[str] = []
    for block in sorted(blocks, key=lambda block: block.span):
        (above if block.span.start < title_at else below).append(block.markdown)
    return "\n\n".join(filter(None, above)), "\n\n".join(filter(None, below))


def title(marks: Marked, part: Part) -> str:
    """The title of ``part`` as printed, as inline HTML."""
    return "".join(marks.words(span) for span in part.title_spans)


def title_notes(marks: Marked, part: Part) -> str:
    """The notes on corrections in the title of ``part``."""
    return _notes(marks, part.title_spans)


def _part(marks: Marked, part: Part, *, title_part: Part | None) -> Iterator[Block]:
    is_page = part is title_part
    if part.title_spans and not is_page:
        heading = "".join(marks.words(span) for span in part.title_spans)
        notes = _notes(marks, part.title_spans)
        markdown = f"## {heading} {{ #{part_anchor(part)} .part-title {SOURCE} }}"
        yield Block(part.title_spans[0], "\n\n".join(filter(None, (markdown, notes))))
        for more in part.title_spans[1:]:  # shown with the first
            yield Block(more, "")
    level = 2 if is_page or not part.title_spans else 3
    for provision in part.provisions:
        yield from _provision(marks, provision, level=level)


def _provision(marks: Marked, provision: Provision, *, level: int) -> Iterator[Block]:
    if provision.kind is Kind.TABLE:
        markdown = _table(marks, provision)
    elif provision.heading_alone:
        markdown = _headed(marks, provision, level=level)
    else:
        markdown = _paragraph(marks, provision)
    notes = _notes(marks, (provision.span,))
    related = f"<!-- related {provision.anchor} -->"  # where theme/document.html puts the block of its links
    yield Block(provision.span, "\n\n".join(filter(None, (markdown, notes, related))))
    below = min(level + 1, DEEPEST_HEADING) if provision.heading_alone else level
    for child in provision.children:
        yield from _provision(marks, child, level=below)


def _headed(marks: Marked, provision: Provision, *, level: int) -> str:
    own = provision.text_span if provision.text_span else Span(provision.span.end, provision.span.end)
    line = marks.words(Span(provision.span.start, own.start))
    line = line.replace('<strong class="run-in">', '<span class="heading">').replace("</strong>", "</span>")
    classes = f".provision .{provision.kind} .depth-{_depth(provision)}"
    heading = f"{'#' * level} {line}{_tail(marks, provision)} {{ #{provision.anchor} {classes} {SOURCE} {_places(provision)} }}"
    rest = marks.words(Span(own.start, provision.span.end))
    return f"{heading}\n\n{rest}\n{{: .words {SOURCE} }}" if rest else heading


def _paragraph(marks: Marked, provision: Provision) -> str:
    classes = f".provision .{provision.kind} .depth-{_depth(provision)}"
    if provision.label_span:
        label = provision.label_span.of(marks.document.transcript.text)
        classes += f" .hang-{min(_em(label), 6)}"
    words = marks.words(provision.span)
    return f"{words}{_tail(marks, provision)}\n{{: #{provision.anchor} {classes} {SOURCE} {_places(provision)} }}"


def _table(marks: Marked, provision: Provision) -> str:
    where = f'id="{provision.anchor}" class="provision table" tabindex="0" {_places(provision)}'
    return f"<div {where} {SOURCE}>\n{table(marks, provision)}\n{_tail(marks, provision)}\n</div>"


def table(marks: Marked, provision: Provision) -> str:
    """A table as HTML: a line of the transcript is a row, a tab stands between cells."""
    source = marks.document.transcript.text
    rows: list[str] = []
    at = provision.span.start
    for line in provision.span.of(source).split("\n"):
        cells: list[str] = []
        for cell in line.split("\t"):
            cells.append(f"<td>{marks.words(Span(at, at + len(cell)))}</td>")
            at += len(cell) + 1
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join(("<table>", *rows, "</table>"))


def _places(provision: Provision) -> str:
    return f'data-place="{escape.attribute(chinese.place(provision))}" data-place-en="{escape.attribute(english_places.place(provision))}"'


def _tail(marks: Marked, provision: Provision) -> str:
    """What follows the words of a provision: doubts, the permanent address, addresses it had before."""
    place = escape.attribute("".join(provision.path)) or provision.anchor
    named = f'title="本条地址" aria-label="本条地址：{place}"'
    link = f'<a class="permalink" href="#{provision.anchor}" {ADDED} {named}>&#35;</a>'
    moved = (old for old, new in marks.document.moved if new == provision.anchor)
    limits = marks.inherited.get(provision.anchor, "")
    beside = ""
    if marks.beside:
        named = f'title="本条中英对照" aria-label="本条中英对照：{place}"'
        beside = f'<a class="beside" href="{marks.beside}#{provision.anchor}" data-search-exclude="" {ADDED} {named}>英</a>'
    return limits + doubts(provision) + link + beside + "".join(f'<span id="{old}" {ADDED}></span>' for old in moved)


def _unclaimed(marks: Marked, blocks: list[Block], *, title_part: Part | None) -> Iterator[Block]:
    """Words that no provision and no title claims (number, signature, date …), a paragraph a line."""
    claimed = [block.span for block in blocks] + list(title_part.title_spans if title_part else ())
    for span, role in unclaimed(marks.document, claimed):
        markdown = f"{marks.words(span)}\n{{: .{role} {SOURCE} }}"
        yield Block(span, "\n\n".join(filter(None, (markdown, _notes(marks, (span,))))))


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


def _notes(marks: Marked, spans: tuple[Span, ...]) -> str:
    notes = [note for span in spans for note in marks.notes(span)]
    return "\n\n".join(f"{note}\n{{: .note {ADDED} }}" for note in notes)


def _depth(provision: Provision) -> int:
    return sum(1 for step in provision.path if not step.startswith("¶")) or 1


def _em(label: str) -> int:
    """How wide a printed label is, in ems: 一、 2, （十二） 4, 1. 1."""
    return max(1, math.ceil(sum(1.0 if east_asian_width(sign) in "WFA" else 0.5 for sign in label.strip())))
