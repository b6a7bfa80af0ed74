"""Documents made by hand, for tests of stages that come after parsing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from policybase.model import (
    Correction,
    Document,
    Doubt,
    Fix,
    Kind,
    Part,
    Provision,
    Record,
    Role,
    Segment,
    Span,
    Transcript,
)

RECORD = Record(title="某县实施方案")


@dataclass(frozen=True)
class Line:
    """One line of a transcript: label, heading and words as they stand, or words of one role."""

    words: str = ""
    label: str = ""
    heading: str = ""
    anchor: str = ""
    kind: Kind = Kind.PARAGRAPH
    path: tuple[str, ...] = ()
    role: Role = Role.BODY
    part: str | None = None
    below: str = ""  # the anchor of the unit that this one belongs to
    doubts: tuple[Doubt, ...] = ()

    @property
    def text(self) -> str:
        return self.label + self.heading + self.words


def document(
    *lines: Line,
    record: Record = RECORD,
    corrections: tuple[Correction, ...] = (),
    id: str = "sample",
    moved: tuple[tuple[str, str], ...] = (),
) -> Document:
    text = "\n".join(line.text for line in lines)
    segments: list[Segment] = []
    titles: dict[str | None, list[Span]] = {}
    units: list[tuple[Line, Provision]] = []
    at = 0
    for number, line in enumerate(lines):
        if number:
            segments.append(Segment(Span(at, at + 1), Role.LAYOUT))
            at += 1
        start = at
        spans = {}
        for role, words in ((Role.LABEL, line.label), (Role.HEADING, line.heading), (line.role, line.words)):
            if words:
                spans[role] = Span(at, at + len(words))
                segments.append(Segment(spans[role], role))
                at += len(words)
        if line.role is Role.TITLE:
            titles.setdefault(line.part, []).append(Span(start, at))
        if line.anchor:
            units.append((line, _provision(line, Span(start, at), spans)))
    names = dict.fromkeys([line.part for line in lines])
    return Document(
        id=id,
        record=record,
        transcript=Transcript(text),
        segments=tuple(segments),
        parts=tuple(
            Part(
                name=name,
                title="".join(span.of(text) for span in titles.get(name, [])) or None,
                kind=None,
                span=Span(0, len(text)),
                title_spans=tuple(titles.get(name, [])),
                provisions=_tree([unit for unit in units if unit[0].part == name], below=""),
            )
            for name in names
        ),
        fixes=tuple(_fix(text, correction) for correction in corrections),
        moved=moved,
        source_file=f"{id}/original.txt",
        sha256="0" * 64,
    )


def _provision(line: Line, span: Span, spans: dict[Role, Span]) -> Provision:
    return Provision(
        anchor=line.anchor,
        kind=line.kind,
        path=line.path,
        label=line.label or None,
        heading=line.heading or None,
        text=line.words,
        span=span,
        label_span=spans.get(Role.LABEL),
        heading_span=spans.get(Role.HEADING),
        text_span=spans.get(line.role, Span(span.end, span.end)),
        heading_alone=bool(line.heading) and not line.words,
        doubts=line.doubts,
    )


def _tree(units: list[tuple[Line, Provision]], *, below: str) -> tuple[Provision, ...]:
    return tuple(
        replace(provision, children=_tree(units, below=provision.anchor))
        for line, provision in units
        if line.below == below
    )


def _fix(text: str, correction: Correction) -> Fix:
    start = text.index(correction.prefix + correction.reads) + len(correction.prefix)
    return Fix(Span(start, start + len(correction.reads)), correction)
