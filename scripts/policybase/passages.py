"""Document → passages: every run of words that is translated, with its context, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policybase import contexts
from policybase.model import Document, Part, Provision


@dataclass(frozen=True, slots=True)
class Passage:
    """Words to translate, where they stand, and what a translator should know of them."""

    context: str
    source: str
    comment: str
    file: str  # transcript.txt, document.yml, corrections.yml
    line: int = 0  # 1-based; 0: the file as a whole


def passages(document: Document) -> tuple[Passage, ...]:
    """Record, then titles and provisions as they follow each other, then reasons of corrections.

    A context stands once: where two units share an anchor (an error of its own), their words are the same.
    """
    found: dict[str, Passage] = {}
    for passage in (*_record(document), *_parts(document), *_corrections(document)):
        found.setdefault(passage.context, passage)
    return tuple(found.values())


_VALUES = (
    ("title", "title of the document"),
    ("issuing_body", "issuing body"),
    ("document_number", "document number"),
    ("status_note", "what is known of its force, shown to readers"),
)
_LISTS = (
    ("addressees", "one of the addressees"),
    ("keywords", "one of the keywords"),
    ("missing_parts", "what the text refers to as its own and lacks"),
)


def _record(document: Document) -> Iterator[Passage]:
    record = document.record
    for key, comment in _VALUES:
        value = getattr(record, key)
        if value:
            yield Passage(contexts.record(key), value, comment, "document.yml")
    if record.jurisdiction is not None:
        for key, value in record.jurisdiction.named:
            yield Passage(contexts.record(key), value, f"jurisdiction: {key}", "document.yml")
    for key, comment in _LISTS:
        for value in getattr(record, key):
            yield Passage(contexts.member(key, value), value, comment, "document.yml")


def _parts(document: Document) -> Iterator[Passage]:
    text = document.transcript.text
    for part in document.parts:
        if part.title:
            start = part.title_spans[0].start if part.title_spans else part.span.start
            yield Passage(
                contexts.part_title(part.name),
                part.title,
                f"title of the {_named(part)}",
                "transcript.txt",
                text.count("\n", 0, start) + 1,
            )
        for provision in part.walk():
            line = text.count("\n", 0, provision.span.start) + 1
            for context, words in contexts.of(provision):
                yield Passage(context, words, _place(provision, context), "transcript.txt", line)


def _named(part: Part) -> str:
    return "issued text" if part.name is None else part.name


def _place(provision: Provision, context: str) -> str:
    """二 （五） 33 · printed label 33. · heading"""
    what = context.removeprefix(f"{provision.anchor}/").partition("/")[0]
    if provision.kind in ("addressees", "table", "unit"):
        what = f"{provision.kind} {what}" if provision.kind != "addressees" else "addressees"
    label = (f"printed label {provision.label.strip()}",) if provision.label else ()
    return " · ".join((" ".join(provision.path), *label, what))


def _corrections(document: Document) -> Iterator[Passage]:
    for correction in (fix.correction for fix in document.fixes):
        read = "" if correction.read_as is None else f" → {correction.read_as}"
        yield Passage(
            contexts.correction(correction),
            correction.reason,
            f"why we correct or doubt the original: {correction.reads}{read}",
            "corrections.yml",
            correction.line,
        )
