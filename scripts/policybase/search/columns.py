"""The filters of every document, as numbers: what a browser needs of all documents at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from policybase import periods
from policybase.model import Document, Edition, Knowledge
from policybase.search import names
from policybase.search.symbols import sizes

_FIRST_YEAR = 1900
K = TypeVar("K")


class Values:
    """Values of one filter in the order in which they are met, with their names."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, str, str]] = {}

    def number(self, value: str, zh: str, en: str) -> int:
        """From 1; 0 is: not stated."""
        if not value:
            return 0
        return self._found.setdefault(value, (len(self._found) + 1, zh, en))[0]

    def labels(self) -> list[list[str]]:
        return [[value, zh, en] for value, (_, zh, en) in self._found.items()]


def columns(
    documents: Iterable[Document], english: Edition, knowledge: Knowledge, *, today: date
) -> dict[str, object]:
    """For each filter its labels and a column with a number a document; the years a document is called by."""
    words = names.words_en(english)
    kinds = names.kinds_en(knowledge.termbase.terms, words)
    level, status, kind, place = Values(), Values(), Values(), Values()
    written: dict[str, list[int]] = {name: [] for name in ("level", "status", "kind", "year", "from", "to")}
    inside: list[list[int]] = []
    for document in documents:
        record, said = document.record, english.of(document.id)
        where = record.jurisdiction.level if record.jurisdiction else None
        force = periods.status(record, today=today)
        written["level"].append(_worded(level, where, names.LEVEL, words) if where else 0)
        written["status"].append(_worded(status, force, names.STATUS, words))
        called = record.kind or ""
        written["kind"].append(kind.number(called, called, kinds.get(called, called)))
        own = record.year or ""
        written["year"].append(int(own) - _FIRST_YEAR if own else 0)
        first, last = names.years(record) or (_FIRST_YEAR, _FIRST_YEAR)
        written["from"].append(first - _FIRST_YEAR)
        written["to"].append(last - _FIRST_YEAR)
        both = zip(names.places(record), names.places_en(record, said, words), strict=True)
        inside.append([place.number(each, each.rpartition("/")[2], en) for each, en in both])
    places = "".join(sizes((len(each), *each)) for each in inside)
    return {
        **{name: sizes(column) for name, column in written.items()},
        "place": places,
        "labels": {
            "level": level.labels(),
            "status": status.labels(),
            "kind": kind.labels(),
            "jurisdiction": place.labels(),
        },
    }


def _worded(values: Values, value: K, named: Mapping[K, str], words: Mapping[str, str]) -> int:
    return values.number(str(value), named[value], words.get(named[value], named[value]))
