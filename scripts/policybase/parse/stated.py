"""What document.yml says of a document, as the types of ``Record``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum

from policybase.model import Jurisdiction, Level, Record, SourceKind, Status
from policybase.parse.dates import first_date

KEYS = tuple(field.name for field in fields(Record) if field.name != "evidence")
_DATES = {"date_issued", "date_published", "date_effective", "date_invalid"}
_LISTS = {"addressees", "keywords", "missing_parts", "planning_period"}
_ENUMS: dict[str, type[StrEnum]] = {"status": Status, "source_kind": SourceKind}


def stated_value(key: str, value: object) -> object:
    """The value as ``Record`` holds it; None where the key is not its or the value cannot be read so."""
    if key not in KEYS or value is None:
        return None
    if key in _DATES:
        return _day(value)
    if key in _LISTS:
        items = tuple(str(item) for item in value) if isinstance(value, (list, tuple)) else (str(value),)
        return items if key != "planning_period" or len(items) == 2 else None
    if key == "jurisdiction":
        return _jurisdiction(value)
    if key == "source_url_confirmed":
        return value is True
    if key in _ENUMS:
        return next((member for member in _ENUMS[key] if member == value), None)
    return str(value)


def _day(value: object) -> date | None:
    """YAML reads 2009-06-09 as a date and leaves "2009年6月9日" a string."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    mention = first_date(str(value))
    return mention.value if mention is not None else None


def _jurisdiction(value: object) -> Jurisdiction | None:
    if isinstance(value, Jurisdiction):
        return value
    if not isinstance(value, Mapping):
        return None
    names = {key: str(value[key]) for key in ("province", "prefecture", "county", "code") if value.get(key)}
    level = next((member for member in Level if member == value.get("level")), None)
    return Jurisdiction(level=level, **names)
