"""The head of a document: what stands around its provisions and says who issued it, when, to whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from policybase.model import Evidence, Origin, Part, Role, Segment, Span, Transcript
from policybase.parse.metadata_lines import Pair, read_pairs

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """One value of a record and where it came from."""

    value: T
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Line:
    """A run of the transcript with one role."""

    words: str
    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Field:
    """A pair of a metadata line, as a finding: value and where it stands."""

    pair: Pair
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Head:
    """Everything that the record is read from, in reading order."""

    transcript: Transcript
    parts: tuple[Part, ...]
    lines: tuple[Line, ...]  # titles, numbers, signatures, dates, addressees, metadata; not those of annexes
    fields: tuple[Field, ...]

    @property
    def notice(self) -> Part | None:
        return next((part for part in self.parts if part.name == "notice"), None)

    @property
    def main(self) -> Part | None:
        return next((part for part in self.parts if part.name is None), None)

    def with_role(self, role: Role) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.role is role)

    def field(self, name: str) -> Field | None:
        """The first metadata field of this name that has a value."""
        return next((field for field in self.fields if field.pair.field == name and field.pair.value), None)

    def property(self, *names: str) -> str | None:
        """The content of the first <meta> of one of these names."""
        wanted = {name.lower() for name in names}
        found = (content.strip() for name, content in self.transcript.properties if name.lower() in wanted)
        return next((content for content in found if content), None)

    def issued_words(self) -> Iterator[Span]:
        """The notice's and the issued text's words, paragraph by paragraph; annexes speak of themselves."""
        annexes = [
            part.span for part in self.parts if part.name is not None and part.name.startswith("annex")
        ]
        for span in self.transcript.lines():
            if span and not any(annex.start <= span.start < annex.end for annex in annexes):
                yield span


_OF_THE_HEAD = {Role.TITLE, Role.NUMBER, Role.SIGNATURE, Role.DATE, Role.ADDRESSEE, Role.METADATA}


def read_head(transcript: Transcript, segments: Iterable[Segment], parts: tuple[Part, ...]) -> Head:
    """Group the segments by line, and read the pairs of the metadata lines."""
    annexes = [part.span for part in parts if part.name is not None and part.name.startswith("annex")]
    lines = tuple(
        Line(words=segment.span.of(transcript.text), span=segment.span, role=segment.role)
        for segment in segments
        if segment.role in _OF_THE_HEAD
        and not any(annex.start <= segment.span.start < annex.end for annex in annexes)
    )
    return Head(
        transcript=transcript, parts=parts, lines=lines, fields=tuple(_fields(transcript.text, lines))
    )


def evidence(text: str, span: Span, *, origin: Origin = Origin.ORIGINAL) -> Evidence:
    """The words of ``span`` as evidence, without blanks around them."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    trimmed = Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))
    return Evidence(origin=origin, quote=re.sub(r"\s*\n\s*", "", trimmed.of(text)), span=trimmed)


def _fields(text: str, lines: tuple[Line, ...]) -> Iterator[Field]:
    """Metadata lines that touch are one table: a key alone on its line has its value on the next."""
    for start, end in _blocks(text, [line.span for line in lines if line.role is Role.METADATA]):
        for pair in read_pairs(text[start:end]):
            span = Span(start + pair.start, start + pair.end)
            yield Field(pair=pair, evidence=evidence(text, span))


def _blocks(text: str, spans: list[Span]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for span in spans:
        if start >= 0 and not text[end : span.start].strip():
            end = span.end
            continue
        if start >= 0:
            yield start, end
        start, end = span.start, span.end
    if start >= 0:
        yield start, end
