"""What a person wrote beside an original: document.yml and corrections.yml, as values.

Both are read strictly: a key that nobody reads, or a date that is none, is reported with its line,
because a person thinks that it counts.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from policybase.diagnostics import Written
from policybase.model import Certainty, Correction, Jurisdiction, Level, SourceKind, Stated, Status
from policybase.strict_yaml import (
    Reading,
    Wrong,
    day,
    entries,
    given,
    is_null,
    is_text,
    mapping,
    pairs,
    sequence,
    truth,
    words,
)

CODE = "REC020"

# ── document.yml ─────────────────────────────────────────────────────────────

SECTIONS = ("values", "sources", "moved", "anchors")
_TEXTS = ("title", "kind", "issuing_body", "document_number", "document_number_printed", "status_note", "source_url")
_DATES = ("date_issued", "date_published", "date_effective", "date_invalid")
_LISTS = ("addressees", "keywords", "missing_parts")
_ENUMS: dict[str, type[StrEnum]] = {"status": Status, "source_kind": SourceKind}
KEYS = (*_TEXTS, *_DATES, *_LISTS, *_ENUMS, "jurisdiction", "planning_period", "source_url_confirmed")


def stated(text: str, path: str) -> Written[Stated]:
    """``document.yml``: values a person confirmed, whom each is from, anchors that moved."""
    file = Reading(text, path, code=CODE)
    root = file.root()
    sections = _sections(file, root) if root is not None else {}
    values: list[tuple[str, object]] = []
    for key, node in sections.get("values", ()):
        try:
            values.append((key.value, _value(key.value, node)))
        except Wrong as wrong:
            shown = f": {node.value!r}" if isinstance(node, ScalarNode) else ""
            file.note(Wrong(key, f"{key.value}{shown} cannot be used", wrong.help))
    texts: dict[str, tuple[tuple[str, str], ...]] = {}
    for name in SECTIONS[1:]:
        with file.noting():
            texts[name] = tuple((key.value, words(node)) for key, node in sections.get(name, ()))
    return file.written(Stated(tuple(values), **texts), otherwise=Stated())


def _sections(file: Reading, root: Node) -> dict[str, tuple[tuple[ScalarNode, Node], ...]]:
    found: dict[str, tuple[tuple[ScalarNode, Node], ...]] = {}
    with file.noting():
        if not isinstance(root, MappingNode):
            wanted = f"document.yml is a mapping with the keys {', '.join(f'{name}:' for name in SECTIONS)}"
            raise Wrong(root, "the file is not a mapping", wanted)
        for key, section in pairs(root, wanted=f"use {', '.join(SECTIONS)}"):
            wanted = f"write `{key.value}:` and `key: value` lines below"
            with file.noting():
                if key.value not in SECTIONS:
                    raise Wrong(key, f"unknown section {key.value!r}", f"use {', '.join(SECTIONS)}")
                if not (is_null(section) or isinstance(section, MappingNode)):
                    raise Wrong(key, f"{key.value} is not a mapping", wanted)
                found[key.value] = () if is_null(section) else pairs(section, wanted=wanted)
    return found


def _value(key: str, node: Node) -> object:
    if key not in KEYS:
        raise _unusable(node, f"no such key; there are {', '.join(sorted(KEYS))}")
    if is_null(node):
        return None
    if key in _ENUMS:
        return _member(_ENUMS[key], node)
    if key in _DATES:
        return _date(node)
    if key in _LISTS:
        return _list(node)
    if key == "planning_period":
        return _period(node)
    if key == "jurisdiction":
        return _jurisdiction(node)
    if key == "source_url_confirmed":
        return _truth(node)
    return _text(node)


def _text(node: Node) -> str:
    if is_text(node):
        return words(node)
    raise _unusable(node, "write words, in quotes where they are digits only")


def _list(node: Node) -> tuple[str, ...]:
    if isinstance(node, SequenceNode):
        return tuple(_text(item) for item in node.value)
    raise _unusable(node, "write a list: `- one item` a line")


def _truth(node: Node) -> bool:
    found = truth(node)
    if found is None:
        raise _unusable(node, "write true or false")
    return found


def _date(node: Node) -> date:
    found = day(node)
    if found is None:
        raise _unusable(node, "write a day of the calendar as 2016-08-23, without quotes")
    return found


def _period(node: Node) -> tuple[str, str]:
    match node:
        case SequenceNode(value=[first, last]):
            return words(first), words(last)
    raise _unusable(node, 'write ["2009", "2013"] or ["2009-02", "2009-11"]')


def _jurisdiction(node: Node) -> Jurisdiction:
    values = mapping(node, ("level", "province", "prefecture", "county", "code"))
    level = given(values, "level")
    return Jurisdiction(
        level=None if level is None else Level(_member(Level, level)),
        province=_place(values, "province"),
        prefecture=_place(values, "prefecture"),
        county=_place(values, "county"),
        code=_place(values, "code"),
    )


def _place(values: dict[str, Node], key: str) -> str | None:
    node = given(values, key)
    return None if node is None else words(node)


# ── corrections.yml ──────────────────────────────────────────────────────────

_FIELDS = ("prefix", "reads", "suffix", "read_as", "certainty", "reason")
# How YAML writes that there is nothing.
_NULLS = ("null", "Null", "NULL", "~")


def corrections(text: str, path: str) -> Written[tuple[Correction, ...]]:
    """``corrections.yml``: damage in the original, each entry with its line."""
    file = Reading(text, path, code=CODE)
    root = file.root()
    found: list[Correction] = []
    with file.noting():
        plain = isinstance(root, SequenceNode)
        for entry in sequence(root) if plain else entries(root, "corrections", first="reads"):
            with file.noting(at=entry):
                found.append(_correction(entry))
    return file.written(tuple(found), otherwise=())


def _correction(entry: Node) -> Correction:
    values = mapping(entry, _FIELDS)
    said = {key: _as_written(values.get(key)) for key in _FIELDS}
    if not said["reads"].strip():
        raise _unusable(entry, "`reads` quotes what the original has; for a lost character quote its neighbour in both")
    if not said["reason"].strip():
        raise _unusable(entry, "`reason` tells readers in one Chinese sentence why")
    certainty = Certainty(_member(Certainty, values.get("certainty", entry)))
    read_as = None if "read_as" not in values or said["read_as"] in _NULLS else said["read_as"]
    if certainty is Certainty.CERTAIN and read_as is None:
        raise _unusable(entry, "a certain correction has `read_as`; write `certainty: uncertain` if it is not known")
    line = entry.start_mark.line + 1
    return Correction(said["prefix"], said["reads"], said["suffix"], read_as, certainty, said["reason"], line)


def _as_written(node: Node | None) -> str:
    """0011 is four digits here, 2016-02-30 is what somebody read, and nothing is no characters."""
    if node is None:
        return ""
    return str(node.value) if is_null(node) else words(node)


# ── both ─────────────────────────────────────────────────────────────────────


def _member(kind: type[StrEnum], node: Node) -> StrEnum:
    try:
        return kind(node.value)
    except ValueError:
        raise _unusable(node, f"use one of {', '.join(kind)}") from None


def _unusable(node: Node, help: str) -> Wrong:
    return Wrong(node, "this cannot be used", help)
