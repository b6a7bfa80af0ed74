"""How well time limits are read, against tests/gold/deadlines.tsv (annotated by reading, before any code).

    PYTHONPATH=scripts python tests/measure_deadlines.py [--all]

prints recall, precision, and how often value, actor and the other parties are right; then every difference.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policybase import library
from policybase.extract import extract
from policybase.link.deadlines.limits import deadlines
from policybase.model import Deadline, Document
from policybase.parse import parse

ROOT = Path(__file__).parents[1]
GOLD = Path(__file__).parent / "gold" / "deadlines.tsv"
VALUE = ("kind", "date", "period", "duration", "day_type", "interval", "recurrence", "min", "max", "unit")
PARTIES = ("actor", "action", "object", "recipient", "trigger")


@dataclass(frozen=True, slots=True)
class Score:
    found: int
    expected: int
    shown: int
    value: int
    parties: dict[str, int]
    differences: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.found / self.expected

    @property
    def precision(self) -> float:
        return self.found / self.shown

    def right(self, party: str) -> float:
        return self.parties[party] / self.found


def gold() -> list[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def documents() -> tuple[Document, ...]:
    shelf = library.read_shelf(ROOT / "source_texts", shown_as="source_texts")
    return tuple(
        parse(
            extract(source.original, name=source.file),
            source.stated,
            source.corrections,
            id=source.id,
            today=date(2026, 11, 21),
        )
        for source in shelf.sources
    )


def measure(texts: Iterable[Document], rows: Iterable[dict[str, str]]) -> Score:
    """Each row is met by the deadline of its provision whose words overlap it; one deadline meets one row."""
    differences: list[str] = []
    open_rows = list(rows)
    expected = len(open_rows)
    found = shown = value = 0
    parties = dict.fromkeys(PARTIES, 0)
    for document in texts:
        places = {id(row): _place(row, document) for row in open_rows if row["document"] == document.id}
        for deadline in deadlines(document):
            shown += 1
            row = _row_of(deadline, document, open_rows, places)
            if row is None:
                differences.append(f"not in gold: {_said(deadline)}")
                continue
            open_rows.remove(row)
            found += 1
            actual = _values(deadline)
            wrong = [key for key in VALUE if actual[key] != row[key]]
            value += not wrong
            for party in PARTIES:
                same = _same(party, row[party], actual[party])
                parties[party] += same
                wrong += [] if same else [party]
            differences += [f"{key}: {row[key]!r} read as {actual[key]!r}: {_said(deadline)}" for key in wrong]
    differences += [f"not found: {row['document']}#{row['anchor']} {row['quote']}" for row in open_rows]
    return Score(found, expected, shown, value, parties, tuple(differences))


def _same(party: str, expected: str, actual: str) -> bool:
    """Actor, recipient and trigger word for word; 清理 and 全面清理 are one action, its object likewise."""
    if party in ("action", "object") and expected and actual:
        return expected in actual or actual in expected
    return expected == actual


def _place(row: dict[str, str], document: Document) -> tuple[int, int]:
    if row["inherited_from"]:
        return 0, 0
    provision = next(each for each in document.walk() if each.anchor == row["anchor"])
    start = document.transcript.text.index(row["quote"], provision.span.start, provision.span.end)
    return start, start + len(row["quote"])


def _row_of(
    deadline: Deadline, document: Document, rows: list[dict[str, str]], places: dict[int, tuple[int, int]]
) -> dict[str, str] | None:
    origin = deadline.inherited_from.anchor if deadline.inherited_from else ""
    for row in rows:
        if (row["document"], row["anchor"], row["inherited_from"]) == (document.id, deadline.at.anchor, origin):
            start, end = places[id(row)]
            if origin or (deadline.span.start < end and start < deadline.span.end):
                return row
    return None


def _values(deadline: Deadline) -> dict[str, str]:
    quantity = deadline.quantity
    return {
        "kind": deadline.kind.value,
        "date": deadline.date.isoformat() if deadline.date else "",
        "period": "/".join(deadline.period or ()),
        "duration": deadline.duration or "",
        "day_type": deadline.day_type or "",
        "interval": deadline.interval or "",
        "recurrence": deadline.recurrence or "",
        "min": str(quantity.min) if quantity and quantity.min is not None else "",
        "max": str(quantity.max) if quantity and quantity.max is not None else "",
        "unit": quantity.unit if quantity else "",
    } | {party: getattr(deadline, party) or "" for party in PARTIES}


def _said(deadline: Deadline) -> str:
    return f"{deadline.at} {deadline.quote}"


def _lines(score: Score) -> Iterator[str]:
    yield f"recall {score.found}/{score.expected} = {score.recall:.3f}"
    yield f"precision {score.found}/{score.shown} = {score.precision:.3f}"
    yield f"value {score.value}/{score.found} = {score.value / score.found:.3f}"
    for party in PARTIES:
        yield f"{party} {score.parties[party]}/{score.found} = {score.right(party):.3f}"
    yield from score.differences


def main() -> None:
    texts = documents()
    rows = gold()
    if "--all" not in sys.argv:
        print("without inherited ones:")
        rows = [row for row in rows if not row["inherited_from"]]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print("\n".join(_lines(measure(texts, rows))))


if __name__ == "__main__":
    main()
