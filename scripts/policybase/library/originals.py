"""Reads originals and what people wrote beside each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from policybase import wordings
from policybase.checks import unreadable
from policybase.diagnostics import Diagnostic
from policybase.library.files import lines, written
from policybase.model import Source, Wording
from policybase.written import corrections, stated

READERS = (".txt", ".md", ".html", ".htm")
# Not originals, though they lie in the folder.
_OURS = re.compile(r"(?:readme|licen[cs]e|ids|arrivals)(?:\..*)?|\..*|.*~|~\$.*|thumbs\.db|desktop\.ini", re.IGNORECASE)
ID = re.compile(r"[a-z0-9-]+")
IDS = "ids.lock"
DERIVED = ".derived"

@dataclass(frozen=True, slots=True)
class Shelf:
    """What lies in a folder of originals. A bare file's ``Source.id`` is "" until its number is known."""

    sources: tuple[Source, ...]
    errors: tuple[Diagnostic, ...]
    ids: tuple[tuple[str, str], ...]  # ids.lock: file → id, for ever
    unread: tuple[str, ...]  # ids of what could not be read, as far as they are known


def read_shelf(folder: Path, *, shown_as: str) -> Shelf:
    """Every original below ``folder``: a folder a document, or a bare file. Raises nothing for bad ones.

    ``shown_as`` is how messages name ``folder``.
    """
    sources: list[Source] = []
    errors: list[Diagnostic] = []
    unread: list[str] = []
    ids = _read_ids(folder)
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        if _OURS.fullmatch(entry.name) or entry.name == DERIVED:
            continue
        place = f"{shown_as}/{entry.name}"
        try:
            found = _folder(entry, place) if entry.is_dir() else _bare_file(entry, place, folder, dict(ids))
        except OSError as error:
            found = unreadable(place, "EXT006", f"the file cannot be read: {error.strerror}", "check its permissions")
        except UnicodeDecodeError:
            message = f"anchors.lock or {wordings.FILE} is not UTF-8 text; no address may be lost"
            found = unreadable(place, "EXT006", message, "restore it: git checkout -- " + place)
        except wordings.NotWordings as error:
            message = f"{wordings.FILE} cannot be read: {error}; no wording may be lost"
            found = unreadable(place, "EXT006", message, "restore it: git checkout -- " + place)
        if isinstance(found, Source):
            sources.append(found)
            continue
        errors += [found] if isinstance(found, Diagnostic) else found
        unread.append(dict(ids).get(entry.name) or (entry.name if entry.is_dir() else entry.stem))
    return Shelf(tuple(sources), tuple(errors), ids, tuple(unread))


def _folder(folder: Path, place: str) -> Source | Diagnostic | tuple[Diagnostic, ...]:
    originals = sorted(path for path in folder.iterdir() if path.stem == "original" and path.is_file())
    if len(originals) != 1:
        found = ", ".join(path.name for path in originals) or "none"
        return unreadable(
            place,
            "EXT007",
            f"a document's folder holds one original; here there is {found}",
            f"put the text there as original.txt or original.html, and one of them only ({', '.join(READERS)})",
        )
    if not ID.fullmatch(folder.name):
        return unreadable(
            place,
            "EXT008",
            f"the folder's name {folder.name!r} is the document's id for ever, and it is not a-z, 0-9 and -",
            "rename it, for example after the document's number: jinzhengbanfa-2009-74",
        )
    original = originals[0]
    if original.suffix.lower() not in READERS:
        return _no_reader(f"{place}/{original.name}", original.suffix)
    said = written(folder / "document.yml", place, stated)
    damage = written(folder / "corrections.yml", place, corrections)
    if said.errors or damage.errors:
        return said.errors + damage.errors
    return Source(
        id=folder.name,
        file=f"{folder.name}/{original.name}",
        original=original.read_bytes(),
        stated=said.value,
        corrections=damage.value,
        anchors=lines(folder / "anchors.lock"),
        wordings=_wordings(folder / wordings.FILE),
        folder=folder.name,
    )


def _bare_file(path: Path, place: str, folder: Path, ids: dict[str, str]) -> Source | Diagnostic:
    if path.suffix.lower() not in READERS:
        return _no_reader(place, path.suffix)
    id = ids.get(path.name) or (path.stem if ID.fullmatch(path.stem) else "")
    anchors = lines(folder / DERIVED / id / "anchors.lock") if id else ()
    known = _wordings(folder / DERIVED / id / wordings.FILE) if id else ()
    return Source(id=id, file=path.name, original=path.read_bytes(), anchors=anchors, wordings=known)


def read_file(path: Path) -> Source:
    """One file from anywhere, to look at: nothing that stands beside it is read."""
    return Source(id=path.stem, file=path.name, original=path.read_bytes())


def _no_reader(place: str, suffix: str) -> Diagnostic:
    return unreadable(
        place,
        "EXT005",
        f"there is no reader for {suffix or 'a file without ending'}",
        "save the text as .txt or .html and put that file in its place",
    )


def _wordings(path: Path) -> tuple[Wording, ...]:
    return wordings.read(path.read_bytes().decode("utf-8")) if path.exists() else ()


def _read_ids(folder: Path) -> tuple[tuple[str, str], ...]:
    pairs = (line.split("\t") for line in lines(folder / IDS))
    return tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2)
