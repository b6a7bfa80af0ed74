"""Rows of documents and provisions, every key always present; what is not known is null or empty."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date

from policybase import contexts
from policybase.export.schemas import Row, schema
from policybase.model import Document, Fix, Jurisdiction, Kind, Part, Provision, Record, State, Translation

LANGUAGES = ("zh", "en")
Said = Mapping[str, Translation]  # by context: see ``contexts``


def document_row(document: Document, said: Said) -> Row:
    """The row of ``documents.jsonl``."""
    record = document.record
    return {
        "id": document.id,
        "title": record.title,
        "kind": record.kind,
        "title_en": _words(said, contexts.TITLE),
        "issuing_body": record.issuing_body,
        "document_number": record.document_number,
        "document_number_printed": record.document_number_printed,
        "jurisdiction": _jurisdiction(record.jurisdiction),
        "date_issued": _iso(record.date_issued),
        "date_published": _iso(record.date_published),
        "date_effective": _iso(record.date_effective),
        "date_invalid": _iso(record.date_invalid),
        "status": str(record.status),
        "status_note": record.status_note,
        "planning_period": list(record.planning_period) if record.planning_period else None,
        "addressees": list(record.addressees),
        "keywords": list(record.keywords),
        "source_url": record.source_url,
        "source_kind": str(record.source_kind),
        "source_file": document.source_file,
        "sha256": document.sha256,
        "parts": [{"part": part.name, "title": part.title, "kind": part.kind} for part in document.parts],
        "missing_parts": list(record.missing_parts),
        "stated": _stated(record),
        "characters": _characters(document),
        "corrections": _corrections(_fixes_by_owner(document).get(None, ())),
        "url": _url(document.id),
    }


def provision_rows(document: Document, subjects: Mapping[str, list[Row]], said: Said) -> Iterator[Row]:
    """The rows of ``provisions.jsonl``, in reading order; ``subjects`` by the id of a provision."""
    fixes = _fixes_by_owner(document)
    for part in document.parts:
        for provision, parent in _with_parents(part):
            row = _provision_row(document, part, provision, said)
            row["parent"] = f"{document.id}#{parent.anchor}" if parent else None
            row["topics"] = subjects.get(row["id"], [])
            row["corrections"] = _corrections(fixes.get(provision.span.start, ()))
            yield row


def _provision_row(document: Document, part: Part, provision: Provision, said: Said) -> Row:
    return {
        "id": f"{document.id}#{provision.anchor}",
        "document": document.id,
        "anchor": provision.anchor,
        "part": part.name,
        "parent": None,
        "kind": str(provision.kind),
        "path": list(provision.path),
        "label": provision.label,
        "heading": provision.heading,
        "text": provision.text,
        "source_text": provision.span.of(document.transcript.text),
        "heading_en": _words(said, contexts.heading(provision.anchor)),
        "text_en": _text(provision, said),
        "translation_state": str(contexts.state_of(provision, said) or State.MISSING),
        "topics": [],
        "corrections": [],
        "doubts": list(dict.fromkeys(str(doubt.code) for doubt in provision.doubts)),
        "url": _url(document.id, provision.anchor),
    }


def _words(said: Said, context: str) -> str | None:
    return (said[context].text or None) if context in said else None


def _text(provision: Provision, said: Said) -> str | None:
    """Rows of a table as lines; one that is not translated is empty."""
    if provision.kind is not Kind.TABLE:
        return _words(said, contexts.text(provision.anchor))
    rows = [_words(said, contexts.row(provision.anchor, line)) for line in provision.text.split("\n")]
    return "\n".join(row or "" for row in rows) if any(rows) else None


def _with_parents(part: Part) -> Iterator[tuple[Provision, Provision | None]]:
    def below(provision: Provision, parent: Provision | None) -> Iterator[tuple[Provision, Provision | None]]:
        yield provision, parent
        for child in provision.children:
            yield from below(child, provision)

    for provision in part.provisions:
        yield from below(provision, None)


def _fixes_by_owner(document: Document) -> dict[int | None, tuple[Fix, ...]]:
    """Fixes by the start of the provision whose own words they begin in; None: of no provision."""
    spans = sorted(provision.span for provision in document.walk())
    starts = [span.start for span in spans]
    found: dict[int | None, tuple[Fix, ...]] = {}
    for fix in document.fixes:
        place = bisect_right(starts, fix.span.start) - 1
        # <=: a correction that puts back lost words has an empty span, and may stand at the end.
        inside = place >= 0 and fix.span.start < spans[place].end + (not fix.span)
        owner = starts[place] if inside else None
        found[owner] = (*found.get(owner, ()), fix)
    return found


def _corrections(fixes: tuple[Fix, ...]) -> list[Row]:
    return [
        {
            "reads": fix.correction.reads,
            "read_as": fix.correction.read_as,
            "certainty": str(fix.correction.certainty),
            "reason": fix.correction.reason,
        }
        for fix in fixes
    ]


def _characters(document: Document) -> Row:
    text = document.transcript.text
    rendered = sum(_inked(segment.span.of(text)) for segment in document.segments)
    set_aside = sum(_inked(words.text) for words in document.transcript.set_aside)
    return {
        "original": document.transcript.original_characters,
        "rendered": rendered,
        "set_aside": set_aside,
        "unaccounted": sum(abs(times) for _, times in document.transcript.unaccounted),
    }


def _stated(record: Record) -> Row:
    """Only keys that a row has: how we know that an address is confirmed is told by its origin."""
    known = schema("documents").content["properties"]["stated"]["propertyNames"]["enum"]
    return {key: str(evidence.origin) for key, evidence in record.evidence if key in known}


def _jurisdiction(jurisdiction: Jurisdiction | None) -> Row | None:
    if jurisdiction is None:
        return None
    return {
        "level": str(jurisdiction.level) if jurisdiction.level else None,
        "province": jurisdiction.province,
        "prefecture": jurisdiction.prefecture,
        "county": jurisdiction.county,
        "code": jurisdiction.code,
    }


def _url(document_id: str, anchor: str = "") -> Row:
    fragment = f"#{anchor}" if anchor else ""
    return {language: f"{language}/policies/{document_id}.html{fragment}" for language in LANGUAGES}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _inked(words: str) -> int:
    return len("".join(words.split()))
