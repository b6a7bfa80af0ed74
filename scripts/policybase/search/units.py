"""A document → what is looked up of each provision: its words as printed, corrected, in both languages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from policybase import contexts
from policybase.model import Certainty, Document, Fix, Kind, Provision, Span, Translation
from policybase.places import place, place_en


@dataclass(frozen=True, slots=True)
class Unit:
    """One provision. ``head`` ends where its heading, or else its label, ends in ``printed``."""

    document: str
    anchor: str
    path: tuple[str, ...]
    place: str  # 二、（五）33.
    printed: str  # label, heading and own words, certain corrections applied
    label: int  # where the label ends in ``printed``
    head: int
    above: str  # headings of what it stands below, nearest first
    span: Span  # in the uncorrected transcript
    notice: str  # the part's name, empty for the main text
    heading_en: str = ""
    text_en: str = ""
    place_en: str = ""  # only where something is translated


class Corrected:
    """The transcript of a document with its certain corrections, by spans of the uncorrected one."""

    def __init__(self, document: Document) -> None:
        self._text = document.transcript.text
        certain = (
            fix
            for fix in document.fixes
            if fix.correction.certainty is Certainty.CERTAIN and fix.correction.read_as is not None
        )
        self._fixes: tuple[Fix, ...] = tuple(sorted(certain, key=lambda fix: fix.span))
        self._starts = [fix.span.start for fix in self._fixes]

    def words(self, span: Span) -> str:
        """The words of ``span``; a correction counts where it stands wholly inside."""
        if not self._fixes:
            return self._text[span.start : span.end]
        at, pieces = span.start, []
        for fix in self._fixes[bisect_left(self._starts, span.start) :]:
            if fix.span.start >= span.end:
                break
            if fix.span.end <= span.end and fix.span.start >= at:
                pieces += [self._text[at : fix.span.start], fix.correction.read_as or ""]
                at = fix.span.end
        return "".join((*pieces, self._text[at : span.end]))


def units(document: Document, said: Mapping[str, Translation]) -> Iterator[Unit]:
    """Every provision in reading order. ``said``: its English by context."""
    corrected = Corrected(document)
    for part in document.parts:
        for provision in part.provisions:
            yield from _below(document.id, part.name or "", provision, corrected, said, above=())


def _below(
    document: str,
    part: str,
    provision: Provision,
    corrected: Corrected,
    said: Mapping[str, Translation],
    *,
    above: tuple[str, ...],
) -> Iterator[Unit]:
    heading_en = _said(said, contexts.heading(provision.anchor))
    label_end = provision.label_span.end if provision.label_span else provision.span.start
    head_end = provision.heading_span.end if provision.heading_span else label_end
    table = provision.kind is Kind.TABLE
    # Lines of a table stay apart; a line end inside a sentence is the paper's.
    printed = corrected.words(provision.span).replace("\n", " " if table else "")
    label = corrected.words(Span(provision.span.start, label_end)).replace("\n", "")
    head = label if head_end == label_end else corrected.words(Span(provision.span.start, head_end)).replace("\n", "")
    yield Unit(
        document=document,
        anchor=provision.anchor,
        path=provision.path,
        place=place(provision),
        printed=printed,
        label=len(label),
        head=len(head),
        above="".join(above),
        span=provision.span,
        notice=part,
        heading_en=heading_en,
        text_en=_text(provision, said),
        place_en=place_en(provision) if said else "",
    )
    headings = (provision.heading, *above) if provision.heading else above
    for child in provision.children:
        yield from _below(document, part, child, corrected, said, above=headings)


def _said(said: Mapping[str, Translation], context: str) -> str:
    return said[context].text if context in said else ""


def _text(provision: Provision, said: Mapping[str, Translation]) -> str:
    if provision.kind is not Kind.TABLE:
        return _said(said, contexts.text(provision.anchor))
    rows = (_said(said, contexts.row(provision.anchor, line)) for line in provision.text.split("\n"))
    return " ".join(row for row in rows if row)
