"""Which files the open data is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from policybase.diagnostics import Diagnostic
from policybase.export.calendar import Scope, ics
from policybase.export.link_rows import (
    citation_rows,
    deadline_rows,
    link_rows,
    subjects_of,
    topic_rows,
    work_rows,
)
from policybase.export.rows import document_row, provision_rows
from policybase.export.schemas import TABLES, Row, misfits, schema
from policybase.export.tables import table
from policybase.model import Edition, Library

NO_ENGLISH = Edition("en", ())


class InvalidRows(Exception):
    """Rows that do not fit their schema: nothing is published. A fault of ours, never of a text."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} rows of the open data do not fit their schema")
        self.diagnostics = diagnostics


def files(library: Library, *, english: Edition = NO_ENGLISH) -> tuple[tuple[str, bytes], ...]:
    """Paths relative to the data folder, and bytes. The same values give the same bytes.

    Raises ``InvalidRows`` where a row does not fit.
    """
    documents = sorted(library.documents, key=lambda document: document.id)
    links = library.links
    subjects = subjects_of(links)
    rows: dict[str, tuple[Row, ...]] = {
        "documents": tuple(document_row(document, english.of(document.id)) for document in documents),
        "provisions": tuple(
            row for document in documents for row in provision_rows(document, subjects, english.of(document.id))
        ),
        "citations": tuple(citation_rows(links)),
        "works": tuple(work_rows(links)),
        "topics": tuple(topic_rows(library.knowledge.topics, links)),
        "links": tuple(link_rows(documents, links)),
        "deadlines": tuple(deadline_rows(links)),
    }
    invalid = tuple(diagnostic for name in TABLES for diagnostic in misfits(name, rows[name]))
    if invalid:
        raise InvalidRows(invalid)
    return (
        *((f"{name}.jsonl", _json_lines(rows[name])) for name in TABLES),
        *((f"{name}.csv", table(name, rows[name])) for name in TABLES),
        *((f"schema/{name}.json", schema(name).published) for name in TABLES),
        *_calendars(library),
    )


def _calendars(library: Library) -> Iterator[tuple[str, bytes]]:
    """Duties that have not ended; and all of them, for who looks back."""
    limits = sorted(library.links.deadlines, key=lambda each: (each.at.document_id, each.span, each.at.anchor))
    for name, scope in (("deadlines.ics", Scope.RUNNING), ("deadlines-all.ics", Scope.ALL)):
        yield name, ics(limits, library.documents, today=library.today, scope=scope)


def _json_lines(rows: Iterable[Row]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
