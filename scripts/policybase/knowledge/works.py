"""``knowledge/works.yml`` as values: what we know of cited works beyond what the texts say.

Read strictly: a key that nobody reads, a date that is none, a status that claims more than its
``checked`` proves are reported with their line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from yaml import MappingNode, Node, SequenceNode

from policybase.diagnostics import Written
from policybase.model import Checked, Work, WorkStatus
from policybase.strict_yaml import Reading, Wrong, day, entries, given, is_text, mapping, sequence, words

CODE = "REC021"
_TEXTS = ("title_en", "issuer", "status_note", "status_note_en", "successor")
_LISTS = ("aliases", "numbers")
FIELDS = ("id", "title", *_TEXTS, *_LISTS, "date", "status", "checked")
# outline-law-based-administration-2004
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def works(text: str, path: str) -> Written[tuple[Work, ...]]:
    """Every entry of ``works:`` that can be used; with errors none, for a work left out is taken for unknown."""
    file = Reading(text, path, code=CODE)
    root = file.root()
    found: list[Work] = []
    lines: dict[str, int] = {}
    with file.noting():
        for entry in entries(root, "works", first="id"):
            with file.noting(at=entry):
                work = _work(entry)
                if work.id in lines:
                    line = lines[work.id]
                    raise _unusable(
                        entry, f"line {line} has the id {work.id!r} already; an id is one work's for ever"
                    )
                lines[work.id] = entry.start_mark.line + 1
                found.append(work)
    return file.written(tuple(found), otherwise=())


def _unusable(node: Node, help: str) -> Wrong:
    return Wrong(node, "this work cannot be used", help)


def _work(entry: Node) -> Work:
    values = mapping(entry, FIELDS)
    status = _status(given(values, "status"))
    checked = _checked(given(values, "checked"))
    if status is not WorkStatus.UNKNOWN and checked is None:
        raise _unusable(
            entry, f"status {status} needs `checked:` with date and source; without them write `status: unknown`"
        )
    texts = {key: _text(values, key) for key in _TEXTS}
    return Work(
        id=_id(entry, values),
        title=_title(entry, values),
        aliases=_list(values, "aliases"),
        numbers=_list(values, "numbers"),
        date=_date(given(values, "date")),
        status=status,
        checked=checked,
        **texts,
    )


def _id(entry: Node, values: Mapping[str, Node]) -> str:
    node = given(values, "id")
    if node is None or not is_text(node) or _ID.fullmatch(node.value) is None:
        help = "`id` has small letters, digits and hyphens: outline-law-based-administration-2004"
        raise _unusable(node or entry, help)
    return words(node)


def _title(entry: Node, values: Mapping[str, Node]) -> str:
    title = _text(values, "title")
    if title is None:
        raise _unusable(entry, "`title` is missing")
    return title


def _text(values: Mapping[str, Node], key: str) -> str | None:
    node = given(values, key)
    if node is None:
        return None
    if not is_text(node) or not node.value.strip():
        raise _unusable(node, f"`{key}` is words; write it in quotes, or leave it out")
    return words(node).strip()


def _list(values: Mapping[str, Node], key: str) -> tuple[str, ...]:
    node = given(values, key)
    if node is None:
        return ()
    if not isinstance(node, SequenceNode) or not all(is_text(item) and item.value.strip() for item in node.value):
        raise _unusable(node, f"`{key}` is a list: [国发〔2008〕17号]")
    return tuple(words(item).strip() for item in sequence(node))


def _date(node: Node | None) -> date | None:
    found = None if node is None else day(node)
    if node is not None and found is None:
        raise _unusable(node, "`date` is a day as 2015-12-27, without quotes; leave it out if the day is not known")
    return found


def _status(node: Node | None) -> WorkStatus:
    if node is None:
        return WorkStatus.UNKNOWN
    try:
        return WorkStatus(words(node))
    except ValueError:
        raise _unusable(node, f"`status` is one of {', '.join(WorkStatus)}") from None


def _checked(node: Node | None) -> Checked | None:
    if node is None:
        return None
    values = mapping(node, ("date", "source")) if isinstance(node, MappingNode) else {}
    on, source = given(values, "date"), _text(values, "source")
    looked_up = None if on is None else day(on)
    if looked_up is None or source is None:
        help = "`checked` has `date: 2026-11-21` and `source:`, the page that was read and its address"
        raise _unusable(node, help)
    return Checked(looked_up, source)
