"""Files that people write, read as text; and how a file is replaced: in one step or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from policybase.checks import unreadable
from policybase.diagnostics import Written

T = TypeVar("T")


def text_of(path: Path) -> str | None:
    """A file that people write, as it stands, line ends included; None where there is none."""
    return path.read_bytes().decode("utf-8") if path.exists() else None


def lines(path: Path) -> tuple[str, ...]:
    """Lines that say something; none of a file that is missing."""
    if not path.exists():
        return ()
    return tuple(line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#"))


def written(path: Path, place: str, read: Callable[[str, str], Written[T]]) -> Written[T]:
    """What a person wrote at ``path``; a file that is missing or not text reads as an empty one."""
    shown = f"{place}/{path.name}"
    if not path.exists():
        return read("", shown)
    try:
        return read(path.read_text(encoding="utf-8-sig"), shown)
    except UnicodeDecodeError as error:
        wrong = unreadable(shown, "REC020", f"not UTF-8 at byte {error.start}", "save it as UTF-8")
        return Written(read("", shown).value, (wrong,))


def write(path: Path, content: bytes) -> bool:
    """Puts ``content`` at ``path`` in one step; False where it stands there already."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    os.replace(beside, path)
    return True
