"""Parse: Transcript → Document. Where each unit begins, what it is called, what the text says it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from policybase.model import Correction, Document, Doubt, DoubtCode, Part, Span, Stated, Transcript
from policybase.parse.corrected import Corrected, correct, place
from policybase.parse.envelope import Section, open_envelope
from policybase.parse.headed import set_headings
from policybase.parse.outline import grow
from policybase.parse.provisions import provisions, tidy, with_doubts
from policybase.parse.record import read_record
from policybase.parse.segments import partition
from policybase.parse.titles import document_kind

__all__ = ["parse"]


def parse(
    transcript: Transcript, stated: Stated, corrections: Iterable[Correction], *, id: str, today: date
) -> Document:
    """The document that a transcript is. Accepts any text: what it does not understand are paragraphs.

    ``today`` decides whether a planning period has ended.
    """
    fixes, unmatched = place(transcript.text, corrections)
    corrected = correct(transcript.text, fixes)
    envelope = open_envelope(corrected.text)
    given = dict(stated.anchors)
    parts = tuple(_part(transcript.text, corrected, section, given) for section in envelope.sections)
    doubts = [Doubt(doubt.code, corrected.at(doubt.at), doubt.note) for doubt in envelope.doubts]
    doubts += [Doubt(DoubtCode.BREAK_INFERRED, at + 1, "the original has a blank here") for at in transcript.inferred_breaks]
    parts = with_doubts(parts, doubts)
    pieces = tuple((corrected.span(piece.start, piece.end), piece.role) for piece in envelope.pieces)
    segments = partition(transcript.text, pieces, parts)
    record = read_record(transcript=transcript, segments=segments, parts=parts, stated=stated, today=today)
    return Document(
        id=id,
        record=record,
        transcript=transcript,
        segments=segments,
        parts=parts,
        fixes=fixes,
        unmatched=unmatched,
        moved=stated.moved,
    )


def _part(source: str, corrected: Corrected, section: Section, given: Mapping[str, str]) -> Part:
    tree = grow(corrected.text, section.body)
    set_headings(corrected.text, tree)
    found = provisions(source, corrected, tree, section.addressees, part=section.name, given=given)
    title = tidy("".join(line.of(corrected.text) for line in section.title)) or None
    spans = tuple(corrected.span(line.start, line.end) for line in section.title)
    edges = [*spans, *(below.span for provision in found for below in provision.walk())]
    covered = Span(min(span.start for span in edges), max(span.end for span in edges)) if edges else Span(0, 0)
    return Part(
        name=section.name,
        title=title,
        kind=document_kind(title) if title else None,
        span=covered,
        title_spans=spans,
        provisions=found,
    )
