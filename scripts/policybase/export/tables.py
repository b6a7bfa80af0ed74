"""The same rows for people who open a spreadsheet: CSV with a byte-order mark.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` is a formula to Excel and WPS, and an original
from anywhere may hold one. Such a cell gets an apostrophe in front, and so does a cell that begins
with an apostrophe already: taking one leading apostrophe away gives back every value exactly. The
``.jsonl`` files are never changed so.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from policybase.export.schemas import Row, schema

BYTE_ORDER_MARK = "\ufeff"
SEPARATOR = "；"
# The full-width forms too: a Chinese or Japanese Excel takes ＝ for =.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
APOSTROPHE = "'"


def table(name: str, rows: Iterable[Row]) -> bytes:
    """``rows`` as CSV. An object is a column for each of its keys: ``jurisdiction.province``."""
    columns = tuple(_columns(schema(name).content["properties"]))
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(".".join(column) for column in columns)
    for row in rows:
        writer.writerow(_cell(_value(row, column)) for column in columns)
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def _columns(properties: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for key, described in properties.items():
        inner = described.get("properties")
        if inner is None:
            yield (key,)
        else:
            yield from ((key, *below) for below in _columns(inner))


def _value(row: Row, column: tuple[str, ...]) -> Any:
    value: Any = row
    for key in column:
        value = None if value is None else value[key]
    return value


def _cell(value: Any) -> str:
    """Null is an empty cell; a list of words is joined by ；, anything deeper is JSON."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, str) and SEPARATOR not in item for item in value):
        value = SEPARATOR.join(value)
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return APOSTROPHE + value if value.startswith((*FORMULA, APOSTROPHE)) else value
