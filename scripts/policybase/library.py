"""Reads originals and what people wrote beside them; writes what is derived from them.

With ``site``, the only module that touches files. A file is replaced in one step or not at all.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pypinyin import lazy_pinyin

from policybase import wordings
from policybase.checks import unreadable
from policybase.diagnostics import Diagnostic, Written
from policybase.knowledge.accessibility import accessibility
from policybase.knowledge.rulings import rulings
from policybase.knowledge.terms import terms
from policybase.knowledge.topics import topics
from policybase.knowledge.works import works
from policybase.model import Catalogue, Document, Knowledge, Message, SetAside, Source, Wording
from policybase.translate import NotACatalogue, catalogues, damaged, interface
from policybase.written import corrections, stated

READERS = (".txt", ".md", ".html", ".htm")
# Not originals, though they lie in the folder.
_OURS = re.compile(r"(?:readme|licen[cs]e|ids|arrivals)(?:\..*)?|\..*|.*~|~\$.*|thumbs\.db|desktop\.ini", re.IGNORECASE)
_ID = re.compile(r"[a-z0-9-]+")
IDS = "ids.lock"
DERIVED = ".derived"

T = TypeVar("T")


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
    if not _ID.fullmatch(folder.name):
        return unreadable(
            place,
            "EXT008",
            f"the folder's name {folder.name!r} is the document's id for ever, and it is not a-z, 0-9 and -",
            "rename it, for example after the document's number: jinzhengbanfa-2009-74",
        )
    original = originals[0]
    if original.suffix.lower() not in READERS:
        return _no_reader(f"{place}/{original.name}", original.suffix)
    said = _written(folder / "document.yml", place, stated)
    damage = _written(folder / "corrections.yml", place, corrections)
    if said.errors or damage.errors:
        return said.errors + damage.errors
    return Source(
        id=folder.name,
        file=f"{folder.name}/{original.name}",
        original=original.read_bytes(),
        stated=said.value,
        corrections=damage.value,
        anchors=_lines(folder / "anchors.lock"),
        wordings=_wordings(folder / wordings.FILE),
        folder=folder.name,
    )


def _bare_file(path: Path, place: str, folder: Path, ids: dict[str, str]) -> Source | Diagnostic:
    if path.suffix.lower() not in READERS:
        return _no_reader(place, path.suffix)
    id = ids.get(path.name) or (path.stem if _ID.fullmatch(path.stem) else "")
    anchors = _lines(folder / DERIVED / id / "anchors.lock") if id else ()
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


def _written(path: Path, place: str, read: Callable[[str, str], Written[T]]) -> Written[T]:
    """What a person wrote at ``path``; a file that is missing or not text reads as an empty one."""
    shown = f"{place}/{path.name}"
    if not path.exists():
        return read("", shown)
    try:
        return read(path.read_text(encoding="utf-8-sig"), shown)
    except UnicodeDecodeError as error:
        wrong = unreadable(shown, "REC020", f"not UTF-8 at byte {error.start}", "save it as UTF-8")
        return Written(read("", shown).value, (wrong,))


def _lines(path: Path) -> tuple[str, ...]:
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple(line for line in lines if line and not line.startswith("#"))


def _wordings(path: Path) -> tuple[Wording, ...]:
    return wordings.read(path.read_bytes().decode("utf-8")) if path.exists() else ()


def _read_ids(folder: Path) -> tuple[tuple[str, str], ...]:
    pairs = (line.split("\t") for line in _lines(folder / IDS))
    return tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2)


# ── knowledge ────────────────────────────────────────────────────────────────


def read_knowledge(folder: Path, *, tested: Path, shown_as: str) -> Written[Knowledge]:
    """knowledge/*.yml, and what the browser tests wrote to ``tested``; a file that is missing says nothing.

    With errors, the file that has them says nothing.
    """
    found_works = _written(folder / "works.yml", shown_as, works)
    found_topics = _written(folder / "topics.yml", shown_as, topics)
    found_rulings = _written(folder / "rulings.yml", shown_as, rulings)
    found_terms = _written(folder / "terms.yml", shown_as, terms)
    results = text_of(tested)
    knowledge = Knowledge(
        found_works.value,
        found_topics.value,
        found_rulings.value,
        found_terms.value,
        None if results is None else accessibility(results),
    )
    found = (found_works, found_topics, found_rulings, found_terms)
    return Written(knowledge, tuple(error for each in found for error in each.errors))


# ── translations ─────────────────────────────────────────────────────────────


def text_of(path: Path) -> str | None:
    """A file that people write, as it stands, line ends included; None where there is none."""
    return path.read_bytes().decode("utf-8") if path.exists() else None


def read_catalogues(folder: Path, *, shown_as: str) -> Written[tuple[Catalogue, ...]]:
    """translations/en/*.po; what cannot be read is an error, and the others are used."""
    return catalogues(((path.name, path.read_bytes()) for path in sorted(folder.glob("*.po"))), shown_as=shown_as)


def read_interface(root: Path, *, file: Path) -> Written[tuple[Message, ...]]:
    """The words of pages and theme, wherever they stand below ``root``, and what ``file`` says of them in English."""
    try:
        return Written(interface.messages(interface_words(root), text_of(file)))
    except (NotACatalogue, UnicodeDecodeError) as error:
        return Written((), (damaged(error, path=file.relative_to(root).as_posix()),))


def interface_words(root: Path) -> tuple[interface.Found, ...]:
    """Every message of the modules that make pages, and of the theme."""
    paths = (*sorted((root / "scripts/policybase/render").glob("*.py")), *sorted((root / "theme").rglob("*.html")))
    return interface.collected((path.relative_to(root).as_posix(), path.read_bytes()) for path in paths)


# ── ids ──────────────────────────────────────────────────────────────────────


def document_id(source: Source, number: str | None, *, taken: Iterable[str]) -> str:
    """The id of a document, for ever: its folder or stem, its 文号 in pinyin, or digits of its SHA-256.

    晋政办发〔2009〕74号 → jinzhengbanfa-2009-74. ``taken`` are the ids of other files.
    """
    if source.id:
        return source.id
    digest = f"doc-{digest_of(source.original)[:12]}"
    # 晋政办发〔2009〕74号; a decree (令第85号) names no year, and the same number comes again.
    match = re.fullmatch(r"([\u4e00-\u9fff]+)〔(\d{4})〕(\d+)号", number or "")
    if match is None:
        return digest
    spoken = "".join(lazy_pinyin(match.group(1)))
    id = f"{spoken}-{match.group(2)}-{int(match.group(3))}"
    return digest if not _ID.fullmatch(id) or id in set(taken) else id


def digest_of(original: bytes) -> str:
    return sha256(original).hexdigest()


# ── what is derived ──────────────────────────────────────────────────────────


def derived_files(document: Document, source: Source) -> tuple[tuple[str, bytes], ...]:
    """(path below the folder of originals, bytes) of what is generated beside an original."""
    folder = source.folder or f"{DERIVED}/{document.id}"
    anchors = dict.fromkeys((*source.anchors, *(provision.anchor for provision in document.walk())))
    return (
        (f"{folder}/transcript.txt", f"{document.transcript.text}\n".encode()),
        (f"{folder}/set_aside.tsv", _set_aside(document.transcript.set_aside).encode()),
        (f"{folder}/anchors.lock", ("".join(f"{anchor}\n" for anchor in anchors)).encode()),
        (f"{folder}/{wordings.FILE}", wordings.table(wordings.grown(source.wordings, document)).encode()),
    )


def _set_aside(words: tuple[SetAside, ...]) -> str:
    rows = [("line", "column", "reason", "text")]
    rows += [(str(item.line), str(item.column), item.reason, _cell(item.text)) for item in words]
    return "".join("\t".join(row) + "\n" for row in rows)


def _cell(text: str) -> str:
    r"""One cell of a TSV: \t, \n and \ are written as two characters, so nothing is lost."""
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def ids_file(sources: Iterable[Source], known: Iterable[tuple[str, str]]) -> bytes:
    """ids.lock: which bare file has which id; it only grows, for a file may come back."""
    ids = {**dict(known), **{source.file: source.id for source in sources if source.folder is None}}
    lines = sorted(f"{file}\t{id}\n" for file, id in ids.items())
    return ("# Generated by `kb.py build`. A file keeps its id for ever.\n" + "".join(lines)).encode()


def write(path: Path, content: bytes) -> bool:
    """Puts ``content`` at ``path`` in one step; False where it stands there already."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    os.replace(beside, path)
    return True
