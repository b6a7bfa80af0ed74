"""``knowledge/works.yml`` as values: what we know of cited works beyond what the texts say.

Read strictly: a key that nobody reads, a date that is none, a status that claims more than its
``checked`` proves are reported with their line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

import yaml

from policybase.diagnostics import Diagnostic, Severity
from policybase.model import Checked, Work, WorkStatus
from policybase.written import Written

CODE = "REC021"
_TEXTS = ("title_en", "issuer", "status_note", "status_note_en", "successor")
_LISTS = ("aliases", "numbers")
FIELDS = ("id", "title", *_TEXTS, *_LISTS, "date", "status", "checked")
# outline-law-based-administration-2004
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class _Wrong(Exception):
    """Something in an entry is not what it should be; says what would be right."""


def works(text: str, path: str) -> Written[tuple[Work, ...]]:
    """Every entry of ``works:`` that can be used; with errors none, for a work left out is taken for unknown."""
    try:
        loaded = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        help = "quote words that have a colon, a # or a bracket, and indent with blanks"
        return Written((), (_at(path, text, line, f"the file is not YAML: {error.problem or ''}", help),))
    if loaded is None or loaded == {"works": None}:
        return Written(())
    entries = loaded.get("works") if isinstance(loaded, dict) else None
    if not isinstance(entries, list) or len(loaded) > 1:
        wanted = "write `works:` and a list of entries below, nothing else"
        return Written((), (_at(path, text, 1, "the file is not a list of works", wanted),))
    found: list[Work] = []
    errors: list[Diagnostic] = []
    seen: dict[str, int] = {}
    for entry, line in zip(entries, _entry_lines(text), strict=True):
        try:
            work = _work(entry)
            if work.id in seen:
                raise _Wrong(
                    f"line {seen[work.id]} has the id {work.id!r} already; an id is one work's for ever"
                )
        except _Wrong as wrong:
            errors.append(_at(path, text, line, "this work cannot be used", str(wrong)))
            continue
        seen[work.id] = line
        found.append(work)
    return Written(() if errors else tuple(found), tuple(errors))


def _work(entry: object) -> Work:
    if not isinstance(entry, dict):
        raise _Wrong("an entry is a mapping with `id:` and `title:`")
    unknown = set(map(str, entry)) - set(FIELDS)
    if unknown:
        raise _Wrong(f"no such key: {', '.join(sorted(unknown))}; there are {', '.join(FIELDS)}")
    status = _status(entry.get("status"))
    checked = _checked(entry.get("checked"))
    if status is not WorkStatus.UNKNOWN and checked is None:
        raise _Wrong(
            f"status {status} needs `checked:` with date and source; without them write `status: unknown`"
        )
    texts = {key: _text(key, entry.get(key)) for key in _TEXTS}
    return Work(
        id=_id(entry.get("id")),
        title=_required("title", entry.get("title")),
        aliases=_list("aliases", entry.get("aliases")),
        numbers=_list("numbers", entry.get("numbers")),
        date=_date("date", entry.get("date")),
        status=status,
        checked=checked,
        **texts,
    )


def _id(value: object) -> str:
    if not isinstance(value, str) or _ID.fullmatch(value) is None:
        raise _Wrong("`id` has small letters, digits and hyphens: outline-law-based-administration-2004")
    return value


def _required(key: str, value: object) -> str:
    text = _text(key, value)
    if text is None:
        raise _Wrong(f"`{key}` is missing")
    return text


def _text(key: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise _Wrong(f"`{key}` is words; write it in quotes, or leave it out")
    return value.strip()


def _list(key: str, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise _Wrong(f"`{key}` is a list: [国发〔2008〕17号]")
    return tuple(item.strip() for item in value)


def _date(key: str, value: object) -> date | None:
    if value is None:
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise _Wrong(f"`{key}` is a day as 2015-12-27, without quotes; leave it out if the day is not known")


def _status(value: object) -> WorkStatus:
    try:
        return WorkStatus.UNKNOWN if value is None else WorkStatus(str(value))
    except ValueError:
        raise _Wrong(f"`status` is one of {', '.join(WorkStatus)}") from None


def _checked(value: object) -> Checked | None:
    if value is None:
        return None
    day = _date("checked.date", value.get("date")) if isinstance(value, dict) else None
    source = _text("checked.source", value.get("source")) if isinstance(value, dict) else None
    if not isinstance(value, dict) or set(value) - {"date", "source"} or day is None or source is None:
        raise _Wrong("`checked` has `date: 2026-11-21` and `source:`, the page that was read and its address")
    return Checked(day, source)


def _entry_lines(text: str) -> Iterator[int]:
    """1-based lines of the list's entries, from YAML's own marks."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    nodes: Iterable[yaml.Node] = ()
    if isinstance(root, yaml.MappingNode):
        nodes = next((node.value for key, node in root.value if key.value == "works"), ())
    for node in nodes:
        yield node.start_mark.line + 1


def _at(path: str, text: str, line: int, message: str, help: str) -> Diagnostic:
    lines = text.split("\n")
    excerpt = lines[line - 1] if line <= len(lines) else ""
    return Diagnostic(
        code=CODE,
        severity=Severity.ERROR,
        path=path,
        message=message,
        line=line,
        column=len(excerpt) - len(excerpt.lstrip()) + 1,
        excerpt=excerpt,
        length=max(1, len(excerpt.strip())),
        help=help,
    )
