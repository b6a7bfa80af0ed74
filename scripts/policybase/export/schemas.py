"""The JSON Schemas beside the data: what a row holds, and whether one fits."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator

from policybase.diagnostics import Diagnostic, Severity

TABLES = ("documents", "provisions", "citations", "works", "topics", "links", "deadlines")
Row = dict[str, Any]


# What names a row that has no id.
_NAMES = ("source_document", "source", "target", "provision", "quote")


@dataclass(frozen=True, slots=True)
class Schema:
    """One schema: its bytes as published, and the validator made from it, once."""

    table: str
    published: bytes
    content: dict[str, Any]
    validator: Draft202012Validator


@cache
def schema(table: str) -> Schema:
    """The schema of one of ``TABLES``."""
    # The checkout of a Windows PC may have turned line ends; what is published has \n.
    published = (files(__package__) / "schema" / f"{table}.json").read_bytes().replace(b"\r\n", b"\n")
    content = json.loads(published)
    return Schema(table, published, content, Draft202012Validator(content))


def misfits(table: str, rows: Iterable[Row]) -> tuple[Diagnostic, ...]:
    """One diagnostic for each row that does not fit its schema, naming the row and the value."""
    validator = schema(table).validator
    found: list[Diagnostic] = []
    for number, row in enumerate(rows, start=1):
        if validator.is_valid(row):
            continue
        error = next(iter(validator.iter_errors(row)))
        name = row.get("id") or " ".join(str(row[key]) for key in _NAMES if row.get(key))
        value = ".".join(str(step) for step in error.absolute_path) or "row"
        found.append(
            Diagnostic(
                code="REC030",
                severity=Severity.ERROR,
                path=f"{table}.jsonl",
                line=number,
                column=1,
                message=f"{name}: {value}: {error.message}",
                help=f"schema/{table}.json says what may stand there; if it should, report it",
            )
        )
    return tuple(found)
