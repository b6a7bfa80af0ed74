"""Source words with what we know about them: corrections, their notes, and doubts.

Words beside Chinese ones are Chinese too, on a page of any language: they stand in one run of one language.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from policybase.model import Certainty, Document, Fix, Provision, Role, Segment, Span
from policybase.render import correction_notes, escape, words
from policybase.render.annotations import ADDED, Annotation, annotated, cut, inherited
from policybase.render.locales import CHINESE, Locale
from policybase.render.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Marked:
    """A document with its corrections numbered in reading order (校1, 疑2 …), its citations and time limits."""

    document: Document
    numbers: tuple[tuple[Fix, int], ...]
    annotations: tuple[Annotation, ...]
    inherited: Mapping[str, str]  # by anchor: time limits that a unit has from a general rule
    beside: str = ""  # the address of its side-by-side page, if it has one

    def words(self, span: Span) -> str:
        """The source words in ``span`` as inline HTML; metadata and layout are left out."""
        pieces: list[str] = []
        for segment in segments_in(self.document, span):
            pieces.append(self._segment(segment, opens=not pieces))
        return "".join(pieces).strip()

    def notes(self, span: Span) -> tuple[str, ...]:
        """A note for each correction that begins in ``span``, in words, as inline HTML."""
        return tuple(
            correction_notes.note(fix, number, reason=escape.text(fix.correction.reason), locale=CHINESE)
            for fix, number in self.numbers
            if _begins_in(fix, span)
        )

    def _segment(self, segment: Segment, *, opens: bool) -> str:
        if segment.role is Role.LAYOUT:
            between = segment.span.of(self.document.transcript.text)
            return "" if opens or "\n" in between else " "
        inner = "".join(self._runs(segment.span, opens=opens and segment.role not in _WRAPPED))
        wrapped = _WRAPPED.get(segment.role)
        return inner if wrapped is None else wrapped.format(inner)

    def _runs(self, span: Span, *, opens: bool) -> Iterator[str]:
        """The words of ``span`` with their annotations."""
        first = bisect_right(self.annotations, span.start, key=lambda each: each.span.end)
        touching: list[Annotation] = []
        for annotation in self.annotations[first:]:
            if annotation.span.start >= span.end:
                break
            touching.append(cut(annotation, span))
        yield from self._annotated(span, touching, opens=opens)

    def _annotated(self, span: Span, within: Iterable[Annotation], *, opens: bool) -> Iterator[str]:
        at = span.start
        for annotation in within:
            if annotation.span.end <= at or annotation.span.start >= span.end:
                continue
            if annotation.span.start > at:
                yield from self._corrected(Span(at, annotation.span.start), opens=opens and at == span.start)
            inner = tuple(cut(each, annotation.span) for each in annotation.inner)
            yield annotation.opens
            yield from self._annotated(annotation.span, inner, opens=False)
            yield annotation.closes + annotation.after
            at = annotation.span.end
        if at < span.end:
            yield from self._corrected(Span(at, span.end), opens=opens and at == span.start)

    def _corrected(self, span: Span, *, opens: bool) -> Iterator[str]:
        """The words of ``span``, each correction that touches it in its place."""
        source = self.document.transcript.text
        at = span.start
        for fix, number in self.numbers:
            touched = Span(max(fix.span.start, at), min(fix.span.end, span.end))
            if touched.end < touched.start or (not touched and not _begins_in(fix, span)):
                continue
            before = source[at : touched.start]
            yield escape.opening(before) if opens and at == span.start else escape.text(before)
            yield _mark(fix, number, touched.of(source), begins=touched.start == fix.span.start)
            at = touched.end
        rest = source[at : span.end]
        yield escape.opening(rest) if opens and at == span.start else escape.text(rest)


_WRAPPED = {
    Role.LABEL: '<span class="label">{}</span>',
    Role.HEADING: '<strong class="run-in">{}</strong>',
}


def marked(document: Document, lookup: Lookup) -> Marked:
    """``document`` with its corrections numbered by where they stand, and what is known of its words."""
    return Marked(
        document=document,
        numbers=_numbered(document),
        annotations=annotated(document, lookup),
        inherited=inherited(document, lookup),
        beside=f"../parallel/{document.id}.html" if document.id in lookup.translations else "",
    )


def corrected_only(document: Document) -> Marked:
    """``document`` with its corrections, and nothing else that is known of its words."""
    return Marked(document, _numbered(document), (), {})


def _numbered(document: Document) -> tuple[tuple[Fix, int], ...]:
    fixes = sorted(document.fixes, key=lambda fix: (fix.span.start, fix.span.end))
    return tuple(zip(fixes, range(1, len(fixes) + 1), strict=True))


def segments_in(document: Document, span: Span) -> Iterator[Segment]:
    """The segments in ``span``, cut to it, without metadata (which has a place of its own)."""
    first = bisect_right(document.segments, span.start, key=lambda segment: segment.span.start)
    for segment in document.segments[max(first - 1, 0) :]:
        if segment.span.start >= span.end:
            return
        cut = Span(max(segment.span.start, span.start), min(segment.span.end, span.end))
        if cut.end > cut.start and segment.role is not Role.METADATA:
            yield Segment(cut, segment.role)


def doubts(provision: Provision, locale: Locale) -> str:
    """What is doubtful about the borders of ``provision``, in words, once each; empty if nothing is."""
    said = dict.fromkeys(locale.t(words.DOUBT[doubt.code]) for doubt in provision.doubts)
    if not said:
        return ""
    return f'<span class="doubt" {ADDED}>{locale.t("存疑：{doubts}", doubts=locale.clauses(said))}</span>'


def _begins_in(fix: Fix, span: Span) -> bool:
    return span.start <= fix.span.start < span.end


def _mark(fix: Fix, number: int, reads: str, *, begins: bool) -> str:
    correction = fix.correction
    if correction.certainty is Certainty.UNCERTAIN or correction.read_as is None:
        sign = _sign(fix, number) if begins else ""
        return f'<mark class="uncertain">{escape.text(reads)}</mark>{sign}'
    if not begins:  # the correction began in an earlier unit: here only its words are taken away
        return f'<ins class="correction" data-reads="{escape.attribute(reads)}"></ins>'
    shown = escape.text(correction.read_as)
    inserted = f'<ins class="correction" data-reads="{escape.attribute(reads)}">{shown}</ins>'
    return inserted + _sign(fix, number)


def _sign(fix: Fix, number: int) -> str:
    return f'<sup class="sign" {ADDED}>{correction_notes.sign(fix, number, CHINESE)}</sup>'
