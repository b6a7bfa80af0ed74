"""What a check has to say, and how it is printed. Filled by ``checks``, printed by ``cli``."""

from __future__ import annotations

import json as _json
import unicodedata
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")

# Cells of source shown around a finding: a scraped page can be one line of 3,000 characters.
WINDOW = 96
INDENT = "  "


class Severity(StrEnum):
    ERROR = "error"  # `check` exits 1
    WARNING = "warning"  # somebody should look
    NOTE = "note"  # the text does not say


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: 1-based, columns in code points. Line 0 is the file as a whole."""

    path: str
    line: int = 0
    column: int = 0
    excerpt: str = ""  # the line itself
    length: int = 1  # code points that the caret underlines


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where, and what to type. The place is a ``Place``, laid flat."""

    code: str
    severity: Severity
    path: str
    message: str
    line: int = 0
    column: int = 0
    excerpt: str = ""
    length: int = 1
    help: str = ""


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """A value read from a file that people write, and what is wrong with the file."""

    value: T  # with errors it may be a default: see who reads it
    errors: tuple[Diagnostic, ...] = ()


def place_in(text: str, *, path: str, start: int, length: int = 1) -> Place:
    """The place of ``text[start:start + length]``, as an editor counts lines and columns."""
    # find("\n"), not splitlines(): it also breaks at \f and U+2028, and then our line
    # numbers disagree with the editor's.
    start = max(0, min(start, len(text)))
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    excerpt = text[begin : len(text) if end < 0 else end]
    return Place(
        path=path,
        line=text.count("\n", 0, start) + 1,
        column=start - begin + 1,
        excerpt=excerpt,
        length=max(1, min(length, len(excerpt) - (start - begin))),
    )


def text(diagnostic: Diagnostic) -> str:
    """For people: ``path:line:col: error STR003 …``, the line, a caret, help."""
    found = diagnostic
    where = f"{found.path}:{found.line}:{found.column}" if found.line else found.path
    lines = [f"{_printable(where)}: {found.severity} {found.code} {_printable(found.message)}"]
    if found.line and found.excerpt.strip():
        lines.extend(INDENT + line for line in _excerpt(found))
    if found.help:
        first, *more = found.help.split("\n")
        lines.append(f"{INDENT}= help: {_printable(first)}")
        lines.extend(f"{INDENT}        {_printable(line)}" for line in more)
    return "\n".join(lines)


def github(diagnostic: Diagnostic) -> str:
    """A workflow command: GitHub shows it beside the line of a pull request."""
    level = "notice" if diagnostic.severity is Severity.NOTE else str(diagnostic.severity)
    properties = {"file": diagnostic.path}
    if diagnostic.line:
        properties |= {"line": str(diagnostic.line), "col": str(diagnostic.column)}
    properties["title"] = diagnostic.code
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = f"{diagnostic.message}\n{diagnostic.help}" if diagnostic.help else diagnostic.message
    return f"::{level} {said}::{_data(message)}"


def json(diagnostic: Diagnostic) -> str:
    """One JSON object on one line."""
    return _json.dumps(asdict(diagnostic), ensure_ascii=False)


def cells(words: str) -> int:
    """Columns that ``words`` take in a terminal: 条 takes two, é written as e + accent takes one."""
    return sum(_cells_of(character) for character in words)


def _cells_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _excerpt(found: Diagnostic) -> tuple[str, str]:
    """The line, cut to a window around the place, and the carets below it."""
    line = found.excerpt
    start = min(max(found.column - 1, 0), len(line))
    first = _window_start(line, start)
    last = _window_end(line, first)
    before, after = ("…" if first else ""), ("…" if last < len(line) else "")
    marked = cells(line[start : min(start + found.length, last)])
    caret = " " * (cells(before) + cells(line[first:start])) + "^" * max(1, marked)
    return before + _printable(line[first:last]) + after, caret


def _window_start(line: str, start: int) -> int:
    """Where to begin so that the place stands in the window, with a third of it before."""
    if len(line) <= WINDOW and cells(line) <= WINDOW:
        return 0
    first, room = start, WINDOW // 3
    while first > 0 and room >= _cells_of(line[first - 1]):
        first -= 1
        room -= _cells_of(line[first])
    return first


def _window_end(line: str, first: int) -> int:
    last, room = first, WINDOW
    while last < len(line) and room >= _cells_of(line[last]):
        room -= _cells_of(line[last])
        last += 1
    return last


def _printable(words: str) -> str:
    """One character for one; a control or format character of an original never reaches the terminal.

    ESC ]0; would rename the window, a right-to-left override would turn the line around.
    """
    return "".join(
        "·" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") else character
        for character in words
    )


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
