"""Which files the open data is."""

from __future__ import annotations

import json
from collections.abc import Iterable

from policybase.diagnostics import Diagnostic
from policybase.export.rows import citation_row, document_row, provision_rows
from policybase.export.schemas import TABLES, Row, misfits, schema
from policybase.export.tables import table
from policybase.model import Library


class InvalidRows(Exception):
    """Rows that do not fit their schema: nothing is published. A fault of ours, never of a text."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} rows of the open data do not fit their schema")
        self.diagnostics = diagnostics


def files(library: Library) -> tuple[tuple[str, bytes], ...]:
    """Paths relative to the data folder, and bytes. The same library gives the same bytes.

    Raises ``InvalidRows`` where a row does not fit.
    """
    documents = sorted(library.documents, key=lambda document: document.id)
    rows: dict[str, tuple[Row, ...]] = {
        "documents": tuple(document_row(document) for document in documents),
        "provisions": tuple(row for document in documents for row in provision_rows(document)),
        "citations": tuple(
            citation_row(mention)
            for mention in sorted(library.links.mentions, key=lambda each: (each.at.document_id, each.span))
        ),
    }
    invalid = tuple(diagnostic for name in TABLES for diagnostic in misfits(name, rows[name]))
    if invalid:
        raise InvalidRows(invalid)
    return (
        *((f"{name}.jsonl", _json_lines(rows[name])) for name in TABLES),
        *((f"{name}.csv", table(name, rows[name])) for name in TABLES),
        *((f"schema/{name}.json", schema(name).published) for name in TABLES),
    )


def _json_lines(rows: Iterable[Row]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
