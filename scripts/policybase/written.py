"""What a person wrote beside an original: document.yml and corrections.yml, as values.

Both are read strictly: a key that nobody reads, or a date that is none, is reported with its line,
because a person thinks that it counts.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

import yaml

from policybase.diagnostics import Diagnostic, Severity
from policybase.model import Certainty, Correction, Jurisdiction, Level, SourceKind, Stated, Status

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """A value read from a file, and what is wrong with the file; with errors the value is a default."""

    value: T
    errors: tuple[Diagnostic, ...] = ()


class _Wrong(Exception):
    """Something in the file is not what it should be; says what would be right."""


# ── document.yml ─────────────────────────────────────────────────────────────

SECTIONS = ("values", "sources", "moved", "anchors")
_TEXTS = ("title", "kind", "issuing_body", "document_number", "document_number_printed", "status_note", "source_url")
_DATES = ("date_issued", "date_published", "date_effective", "date_invalid")
_LISTS = ("addressees", "keywords", "missing_parts")
_ENUMS: dict[str, type[StrEnum]] = {"status": Status, "source_kind": SourceKind}
KEYS = (*_TEXTS, *_DATES, *_LISTS, *_ENUMS, "jurisdiction", "planning_period", "source_url_confirmed")


def stated(text: str, path: str) -> Written[Stated]:
    """``document.yml``: values a person confirmed, whom each is from, anchors that moved."""
    loaded = _load(text, path, yaml.SafeLoader)
    if not isinstance(loaded.value, dict):
        wanted = "document.yml is a mapping with the keys values:, sources:, moved:, anchors:"
        return Written(Stated(), loaded.errors or (_error(path, text, "", "the file is not a mapping", wanted),))
    errors: list[Diagnostic] = list(loaded.errors)
    sections: dict[str, dict[str, object]] = {}
    for name, section in loaded.value.items():
        if name not in SECTIONS:
            errors.append(_error(path, text, f"{name}:", f"unknown section {name!r}", f"use {', '.join(SECTIONS)}"))
        elif section is not None and not isinstance(section, dict):
            errors.append(_error(path, text, f"{name}:", f"{name} is not a mapping", f"write `{name}:` and `key: value` lines below"))
        else:
            sections[name] = {str(key): value for key, value in (section or {}).items()}
    values: list[tuple[str, object]] = []
    for key, value in sections.get("values", {}).items():
        try:
            values.append((key, _value(key, value)))
        except _Wrong as wrong:
            errors.append(_error(path, text, f"{key}:", f"{key}: {value!r} cannot be used", str(wrong)))
    texts = {name: _texts(sections.get(name, {})) for name in SECTIONS[1:]}
    result = Stated(tuple(values), texts["sources"], texts["moved"], texts["anchors"])
    return Written(result if not errors else Stated(), tuple(errors))


def _texts(section: dict[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((key, str(value)) for key, value in section.items())


def _value(key: str, value: object) -> object:
    if key not in KEYS:
        raise _Wrong(f"no such key; there are {', '.join(sorted(KEYS))}")
    if value is None:
        return None
    if key in _ENUMS:
        return _member(_ENUMS[key], value)
    if key in _DATES:
        return _date(value)
    if key in _LISTS:
        return _list(value)
    if key == "planning_period":
        return _period(value)
    if key == "jurisdiction":
        return _jurisdiction(value)
    if key == "source_url_confirmed":
        return value if isinstance(value, bool) else _fail("write true or false")
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise _Wrong("write words, in quotes where they are digits only")


def _list(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(_text(item) for item in value)
    raise _Wrong("write a list: `- one item` a line")


def _fail(help: str) -> object:
    raise _Wrong(help)


def _member(kind: type[StrEnum], value: object) -> StrEnum:
    try:
        return kind(str(value))
    except ValueError:
        raise _Wrong(f"use one of {', '.join(kind)}") from None


def _date(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise _Wrong("write a day as 2016-08-23, without quotes")


def _period(value: object) -> tuple[str, str]:
    if isinstance(value, list) and len(value) == 2:
        return str(value[0]), str(value[1])
    raise _Wrong('write ["2009", "2013"] or ["2009-02", "2009-11"]')


def _jurisdiction(value: object) -> Jurisdiction:
    fields = ("level", "province", "prefecture", "county", "code")
    if not isinstance(value, dict) or set(value) - set(fields):
        raise _Wrong(f"write a mapping with {', '.join(fields)}")
    level = value.get("level")
    texts = {key: None if value.get(key) is None else str(value[key]) for key in fields[1:]}
    return Jurisdiction(level=None if level is None else Level(_member(Level, level)), **texts)


# ── corrections.yml ──────────────────────────────────────────────────────────

_FIELDS = ("prefix", "reads", "suffix", "read_as", "certainty", "reason")


def corrections(text: str, path: str) -> Written[tuple[Correction, ...]]:
    """``corrections.yml``: damage in the original, each entry with its line."""
    # Every value as it is written: 0011 is four digits here, and 2016-02-30 is what somebody read.
    loaded = _load(text, path, yaml.BaseLoader)
    entries = loaded.value.get("corrections") if isinstance(loaded.value, dict) else loaded.value
    unknown = isinstance(loaded.value, dict) and set(loaded.value) - {"corrections"}
    if loaded.errors or unknown or (entries not in (None, "") and not isinstance(entries, list)):
        wanted = "corrections.yml is a mapping `corrections:` with a list of entries"
        return Written((), loaded.errors or (_error(path, text, "", "the file is not a list of corrections", wanted),))
    found: list[Correction] = []
    errors: list[Diagnostic] = []
    for entry, line in zip(entries or [], _entry_lines(text), strict=False):
        try:
            found.append(_correction(entry, line))
        except _Wrong as wrong:
            errors.append(_at(path, text, line, "this correction cannot be used", str(wrong)))
    return Written(tuple(found) if not errors else (), tuple(errors))


def _correction(entry: object, line: int) -> Correction:
    if not isinstance(entry, dict) or set(entry) - set(_FIELDS):
        raise _Wrong(f"an entry has {', '.join(_FIELDS)}, and nothing else")
    words = {key: _scalar(entry.get(key, "")) for key in _FIELDS}
    if not words["reads"].strip():
        raise _Wrong("`reads` quotes what the original has; for a lost character quote its neighbour in both")
    if not words["reason"].strip():
        raise _Wrong("`reason` tells readers in one Chinese sentence why")
    certainty = Certainty(_member(Certainty, words["certainty"]))
    read_as = None if "read_as" not in entry or words["read_as"] in _NULLS else words["read_as"]
    if certainty is Certainty.CERTAIN and read_as is None:
        raise _Wrong("a certain correction has `read_as`; write `certainty: uncertain` if it is not known")
    return Correction(words["prefix"], words["reads"], words["suffix"], read_as, certainty, words["reason"], line)


# How YAML writes that there is nothing.
_NULLS = ("null", "Null", "NULL", "~")


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return value
    raise _Wrong(f"each of {', '.join(_FIELDS)} is words, not a list or a mapping")


def _entry_lines(text: str) -> Iterator[int]:
    """1-based lines of the list's entries, from YAML's own marks."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    nodes: Iterable[yaml.Node] = ()
    if isinstance(root, yaml.MappingNode):
        nodes = next((node.value for key, node in root.value if key.value == "corrections"), ())
    elif isinstance(root, yaml.SequenceNode):
        nodes = root.value
    for node in nodes:
        yield node.start_mark.line + 1


# ── YAML ─────────────────────────────────────────────────────────────────────


def _load(text: str, path: str, loader: type[yaml.SafeLoader] | type[yaml.BaseLoader]) -> Written[object]:
    try:
        root = yaml.compose(text, Loader=loader)
        twice = _duplicate(root)
        if twice is not None:
            line = twice.start_mark.line + 1
            return Written(None, (_at(path, text, line, f"{twice.value!r} stands twice", "keep one of the two"),))
        loaded = yaml.load(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = error.problem or "not YAML"
        help = "quote words that have a colon, a # or a bracket, and indent with blanks"
        return Written(None, (_at(path, text, line, f"the file is not YAML: {problem}", help),))
    except yaml.YAMLError as error:
        return Written(None, (_at(path, text, 1, f"the file is not YAML: {error}", "save it as UTF-8 text"),))
    except ValueError as error:
        # 2016-02-30 looks like a day to YAML, and is none.
        line = next((n for n, words in enumerate(text.split("\n"), 1) if _DAY.search(words) and not _is_day(words)), 1)
        return Written(None, (_at(path, text, line, f"no such day: {error}", "write a day of the calendar as 2016-08-23"),))
    return Written({} if loaded is None else loaded)


_DAY = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")


def _is_day(words: str) -> bool:
    match = _DAY.search(words)
    if match is None:
        return False
    year, month, day = map(int, match.groups())
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _duplicate(node: yaml.Node | None) -> yaml.ScalarNode | None:
    """The first key that stands twice in one mapping. YAML itself would keep the last and say nothing."""
    if isinstance(node, yaml.SequenceNode):
        return next((found for child in node.value if (found := _duplicate(child))), None)
    if not isinstance(node, yaml.MappingNode):
        return None
    seen: set[str] = set()
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                return key
            seen.add(key.value)
        found = _duplicate(value)
        if found is not None:
            return found
    return None


def _error(path: str, text: str, needle: str, message: str, help: str) -> Diagnostic:
    lines = text.split("\n")
    line = next((number for number, words in enumerate(lines, 1) if needle and words.lstrip().startswith(needle)), 1)
    return _at(path, text, line, message, help)


def _at(path: str, text: str, line: int, message: str, help: str) -> Diagnostic:
    lines = text.split("\n")
    excerpt = lines[line - 1] if line <= len(lines) else ""
    start = len(excerpt) - len(excerpt.lstrip())
    return Diagnostic(
        code="REC020",
        severity=Severity.ERROR,
        path=path,
        message=message,
        line=line,
        column=start + 1,
        excerpt=excerpt,
        length=max(1, len(excerpt.strip())),
        help=help,
    )
