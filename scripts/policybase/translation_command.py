"""What `kb.py translate` does: how far we are, follow the texts, check, draft."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from policybase import checks, commands, diagnostics, engine, library, pipeline
from policybase.checks import translation
from policybase.checks.rule import Finding
from policybase.checks.translated import COMPARISONS, Pair
from policybase.diagnostics import Severity, cells
from policybase.model import Catalogue, Document, Entry, Message, State
from policybase.pipeline import Read
from policybase.translate import NotACatalogue, drafts, interface, translate
from policybase.translate import update as updated

_HAN = re.compile(r"[\u3400-\u9fff]")
# So many passages in a row without an answer: the server is not there, however patient we are.
GIVE_UP = 3


def status(*, only: str | None) -> int:
    """A table: a document a line, its passages by state, its provisions, characters and words."""
    found = _read(only)
    if found is None:
        return 2
    header = ("document", *State, "obsolete", "provisions", "characters", "words")
    obsolete = {catalogue.document: catalogue.obsolete for catalogue in found.library.catalogues}
    edition = translate(found.library.documents, found.library.catalogues)
    rows: list[tuple[str, ...]] = []
    for document in edition.documents:
        texts = edition.of(document.id).values()
        states = [sum(1 for each in texts if each.state is state) for state in State]
        missing = {each.context.split("/")[0] for each in texts if each.state is State.MISSING}
        anchors = [provision.anchor for provision in document.walk()]
        done = sum(1 for anchor in anchors if anchor not in missing)
        characters = sum(len(_HAN.findall(each.source)) for each in texts)
        words = sum(len(each.text.split()) for each in texts)
        figures = (*states, obsolete.get(document.id, 0), f"{done}/{len(anchors)}", characters, words)
        rows.append((document.id, *map(str, figures)))
    if only is None:
        rows.append(_of_interface(found.library.interface, header))
    _table(header, rows)
    _errors(found)
    return 1 if found.errors else 0


def _of_interface(said: tuple[Message, ...], header: tuple[str, ...]) -> tuple[str, ...]:
    """The row of interface.po: it has no provisions."""
    states = [message.state if all(message.forms) else State.MISSING for message in said]
    figures: dict[str, str] = {
        "document": "interface",
        **{str(state): str(states.count(state)) for state in State},
        "characters": str(sum(len(_HAN.findall(message.source)) for message in said)),
        "words": str(sum(len(message.forms[-1].split()) for message in said)),
    }
    return tuple(figures.get(column, "") for column in header)


def update(*, only: str | None) -> int:
    """Every catalogue follows its text; what cannot be read stays as it is. 1 where one cannot."""
    found = _read(only)
    if found is None:
        return 2
    _errors(found)
    failed = bool(found.errors)
    for document in found.library.documents:
        try:
            changed = _update(document, found)
        except (NotACatalogue, UnicodeDecodeError):
            failed = True  # said above, with its line
            continue
        print(f"translations/en/{document.id}.po {'updated' if changed else 'is up to date'}")
    if only is None:
        failed |= not _update_interface()
    return 1 if failed else 0


def _update_interface() -> bool:
    path = pipeline.INTERFACE
    try:
        text = interface.update(library.interface_words(pipeline.ROOT), library.text_of(path))
    except (NotACatalogue, UnicodeDecodeError):
        return False  # said above, with its line
    changed = library.write(path, text.encode())
    print(f"translations/en/{path.name} {'updated' if changed else 'is up to date'}")
    return True


def check(*, only: str | None, format: str) -> int:
    """The checks of translations. 1 where one finds an error."""
    found = _read(only)
    if found is None:
        return 2
    everything = (*found.errors, *checks.check(found.library))
    return commands.report([each for each in everything if each.code.startswith("TRA")], format=format)


def draft(name: str, *, only: str | None, environment: Mapping[str, str]) -> int:
    """Fills what is missing as drafts; saved after each passage. 1 where something stays missing."""
    try:
        drafter = engine.engine(name, environment)
    except engine.EngineUnavailable as problem:
        print(f"kb.py translate: {problem}", file=sys.stderr)
        return 2
    if update(only=only):
        return 1
    found = _read(only)
    if found is None:
        return 2
    left = 0
    for document in found.library.documents:
        catalogue = next(each for each in found.library.catalogues if each.document == document.id)
        try:
            left += _draft(drafter, document, catalogue, found)
        except engine.EngineUnavailable as problem:
            print(f"kb.py translate: {problem}", file=sys.stderr)
            print("What is drafted is saved; the same command goes on from here.", file=sys.stderr)
            return 1
    if left:
        print(f"{left} passages stay missing; the same command tries them again.", file=sys.stderr)
    return 1 if left else 0


def _draft(drafter: engine.Engine, document: Document, catalogue: Catalogue, found: Read) -> int:
    """How many passages stay missing. Raises ``EngineUnavailable``."""
    entries = drafts.wanted(catalogue)
    silent = left = 0
    for number, entry in enumerate(entries, start=1):
        where = f"{document.id} {number}/{len(entries)} {entry.context}"
        try:
            english = drafter.draft(_task(document, entry, found))
        except engine.NoAnswer as problem:
            print(f"{where}: no draft: {problem}", flush=True)
            left, silent = left + 1, silent + 1
            if silent == GIVE_UP:
                raise engine.EngineUnavailable(f"{GIVE_UP} passages in a row got no answer") from None
            continue
        silent = 0
        if faults := _faults(entry, english, found):
            print(f"{where}: refused: {english}", flush=True)
            for fault in faults:
                print(f"  {fault.message.removeprefix(f'{entry.context}: ')}", flush=True)
            left += 1
            continue
        _save(document, entry, english, by=f"{drafter.name} {date.today()}")
        print(f"{where}: drafted", flush=True)
    return left


def _task(document: Document, entry: Entry, found: Read) -> engine.Task:
    base = found.library.knowledge.termbase
    return engine.Task(
        source=entry.source,
        title=document.record.title or document.id,
        place=entry.comment,
        terms=engine.terms_in(entry.source, (*base.terms, *base.modality)),
    )


def _faults(entry: Entry, english: str, found: Read) -> tuple[Finding, ...]:
    """What is wrong with a proposal: every check that would be an error of the catalogue."""
    known = found.library
    pair = Pair(
        context=entry.context,
        source=entry.source,
        text=english,
        termbase=known.knowledge.termbase,
        works=known.links.works or known.knowledge.works,
    )
    waived = {waiver.code for waiver in entry.waivers if waiver.reason}
    errors = (code for code in COMPARISONS if code not in waived and checks.RULES[code].severity is Severity.ERROR)
    return tuple(finding for code in errors for finding in COMPARISONS[code](pair))


def _save(document: Document, entry: Entry, english: str, *, by: str) -> None:
    """Into the catalogue as it is now: somebody may be working in it while the engine thinks."""
    path = pipeline.TRANSLATIONS / f"{document.id}.po"
    text = library.text_of(path)
    filled = None if text is None else drafts.with_draft(text, entry=entry, english=english, by=by)
    if filled is not None:
        library.write(path, filled.encode())


def _update(document: Document, found: Read) -> bool:
    source = next(source for source in found.library.sources if source.id == document.id)
    folder = source.folder or f"{library.DERIVED}/{document.id}"
    path = pipeline.TRANSLATIONS / f"{document.id}.po"
    text = updated(document, library.text_of(path), folder=f"{pipeline.SOURCES.name}/{folder}")
    return library.write(path, text.encode())


# ── words for people ─────────────────────────────────────────────────────────


def _read(only: str | None) -> Read | None:
    """The project's texts and catalogues; None where there is no document ``only``.

    All catalogues stay, since the same Chinese may stand in several.
    """
    found = pipeline.with_translations(pipeline.read(pipeline.SOURCES, shown_as=pipeline.SOURCES.name, today=date.today()))
    if only is None:
        return found
    documents = tuple(document for document in found.library.documents if document.id == only)
    if not documents:
        ids = ", ".join(document.id for document in found.library.documents)
        print(f"There is no document {only!r} in source_texts/. There are: {ids}", file=sys.stderr)
        return None
    return replace(found, library=replace(found.library, documents=documents))


def _errors(found: Read) -> None:
    """What cannot be read, and catalogues whose document is gone: no line of a table would show them."""
    for each in (*found.errors, *translation.without_document(found.library.catalogues, found.library.sources)):
        print(diagnostics.text(each), file=sys.stderr)


def _table(header: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    lines = [tuple(header), *rows]
    widths = [max(cells(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        first, *figures = line
        padded = (figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True))
        print("  ".join((first.ljust(widths[0]), *padded)))
