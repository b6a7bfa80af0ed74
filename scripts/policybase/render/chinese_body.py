"""The Chinese text as Markdown, every word marked as the source's."""

from __future__ import annotations

import math
from dataclasses import dataclass
from unicodedata import east_asian_width

from policybase.model import Kind, Part, Provision, Role, Span
from policybase.render import body, escape
from policybase.render.annotations import ADDED
from policybase.render.body import SOURCE
from policybase.render.locales import CHINESE
from policybase.render.lookup import Lookup
from policybase.render.marks import Marked, doubts
from policybase.render.outline import part_anchor


@dataclass(frozen=True, slots=True)
class Writer:
    marks: Marked
    lookup: Lookup

    def part_title(self, part: Part) -> str:
        notes = title_notes(self.marks, part)
        markdown = f"## {title(self.marks, part)} {{ #{part_anchor(part)} .part-title {SOURCE} }}"
        return "\n\n".join(filter(None, (markdown, notes)))

    def provision(self, provision: Provision, *, level: int) -> str:
        if provision.kind is Kind.TABLE:
            markdown = self._table(provision)
        elif provision.heading_alone:
            markdown = self._headed(provision, level=level)
        else:
            markdown = self._paragraph(provision)
        return "\n\n".join(filter(None, (markdown, _notes(self.marks, (provision.span,)))))

    def line(self, span: Span, role: Role) -> str:
        markdown = f"{self.marks.words(span)}\n{{: .{role} {SOURCE} }}"
        return "\n\n".join(filter(None, (markdown, _notes(self.marks, (span,)))))

    def _headed(self, provision: Provision, *, level: int) -> str:
        own = provision.text_span if provision.text_span else Span(provision.span.end, provision.span.end)
        line = self.marks.words(Span(provision.span.start, own.start))
        line = line.replace('<strong class="run-in">', '<span class="heading">').replace("</strong>", "</span>")
        classes = f".provision .{provision.kind} .depth-{body.depth(provision)}"
        named = f"#{provision.anchor} {classes} {SOURCE} {self._places(provision)}"
        heading = f"{'#' * level} {line}{self._tail(provision)} {{ {named} }}"
        rest = self.marks.words(Span(own.start, provision.span.end))
        return f"{heading}\n\n{rest}\n{{: .words {SOURCE} }}" if rest else heading

    def _paragraph(self, provision: Provision) -> str:
        classes = f".provision .{provision.kind} .depth-{body.depth(provision)}"
        if provision.label_span:
            label = provision.label_span.of(self.marks.document.transcript.text)
            classes += f" .hang-{min(_em(label), 6)}"
        words = self.marks.words(provision.span)
        named = f"#{provision.anchor} {classes} {SOURCE} {self._places(provision)}"
        return f"{words}{self._tail(provision)}\n{{: {named} }}"

    def _table(self, provision: Provision) -> str:
        where = f'id="{provision.anchor}" class="provision table" tabindex="0"'
        named = f"{where} {SOURCE} {self._places(provision)}"
        return f"<div {named}>\n{table(self.marks, provision)}\n{self._tail(provision)}\n</div>"

    def _places(self, provision: Provision) -> str:
        here = body.place(provision)
        translated = self.marks.document.id in self.lookup.translations
        return f"{here} {body.place_in_english(provision)}" if translated else here

    def _tail(self, provision: Provision) -> str:
        """What follows the words of a provision: doubts, the permanent address, addresses it had before."""
        marks = self.marks
        place = escape.attribute("".join(provision.path)) or provision.anchor
        named = f'title="本条地址" aria-label="本条地址：{place}"'
        link = f'<a class="permalink" href="#{provision.anchor}" {ADDED} {named}>&#35;</a>'
        limits = marks.inherited.get(provision.anchor, "")
        beside = ""
        if marks.beside:
            named = f'title="本条中英对照" aria-label="本条中英对照：{place}"'
            href = f'href="{marks.beside}#{provision.anchor}"'
            beside = f'<a class="beside" {href} {ADDED} {named}>英</a>'
        before = "".join(f'<span id="{old}" {ADDED}></span>' for old in body.moved(marks.document, provision))
        return limits + doubts(provision, CHINESE) + link + beside + before


def title(marks: Marked, part: Part) -> str:
    """The title of ``part`` as printed, as inline HTML."""
    return "".join(marks.words(span) for span in part.title_spans)


def title_notes(marks: Marked, part: Part) -> str:
    """The notes on corrections in the title of ``part``."""
    return _notes(marks, part.title_spans)


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


def _notes(marks: Marked, spans: tuple[Span, ...]) -> str:
    notes = [note for span in spans for note in marks.notes(span)]
    return "\n\n".join(f"{note}\n{{: .note {ADDED} }}" for note in notes)


def _em(label: str) -> int:
    """How wide a printed label is, in ems: 一、 2, （十二） 4, 1. 1."""
    return max(1, math.ceil(sum(1.0 if east_asian_width(sign) in "WFA" else 0.5 for sign in label.strip())))
