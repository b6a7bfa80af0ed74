"""The whole flow, on one screen: extract → parse → link → translate → render; ``commands`` puts it to use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from policybase import checks, ledger, library, site, wordings
from policybase.diagnostics import Diagnostic
from policybase.export import files
from policybase.extract import Unreadable, extract
from policybase.link import link
from policybase.model import Document, Edition, Library, Page, Source
from policybase.parse import parse
from policybase.progress import Progress
from policybase.render import feed, not_found, render, root_index, sitemaps
from policybase.search import SCRIPTS, engine
from policybase.search import files as search_files
from policybase.translate import interface, translate

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "source_texts"
KNOWLEDGE = ROOT / "knowledge"
TESTED = ROOT / "tests" / "accessibility" / "results.json"
TRANSLATIONS = ROOT / "translations" / "en"
INTERFACE = TRANSLATIONS / "interface.po"
INTERFACE_TABLE = "theme/partials/languages/interface-en.html"
DOCS = ROOT / "docs"
SITE = ROOT / "site"
ASSETS = ROOT / "theme" / "assets"
STAMP = ROOT / ".cache" / "site.stamp"
# What the site is made of.
INPUTS = (
    *("source_texts", "knowledge", "translations", "docs", "theme", "scripts/policybase"),
    *("mkdocs.yml", "mkdocs.en.yml", "requirements.lock", "tests/accessibility"),
)


@dataclass(frozen=True)
class Read:
    """A library, and what could not be read into it."""

    library: Library
    errors: tuple[Diagnostic, ...]
    unread: tuple[str, ...]  # ids of documents whose original cannot be read today
    ids: tuple[tuple[str, str], ...]  # ids.lock as it stands

    @cached_property
    def english(self) -> Edition:
        """Made once: pages, data and search all speak from it."""
        return english_of(self.library)


def read(folder: Path, *, shown_as: str, today: date) -> Read:
    """Every original in ``folder``, understood. Nothing is written."""
    shelf = library.read_shelf(folder, shown_as=shown_as)
    known = library.read_knowledge(KNOWLEDGE, tested=TESTED, shown_as="knowledge")
    errors = [*known.errors, *shelf.errors]
    sources: list[Source] = []
    documents: list[Document] = []
    taken = {id for _, id in shelf.ids} | {source.id for source in shelf.sources if source.id}
    unread = list(shelf.unread)
    for source in Progress("reading", shelf.sources):
        try:
            document = understand(source, today=today)
        except Unreadable as error:
            errors.append(checks.unreadable(f"{shown_as}/{source.file}", error.code, error.message, error.help))
            unread.append(source.id)
            continue
        id = library.document_id(source, document.record.document_number, taken=taken)
        if any(other.id == id for other in sources):
            errors.append(_same_id(id, f"{shown_as}/{source.file}"))
            continue
        taken.add(id)
        sources.append(replace(source, id=id))
        documents.append(replace(document, id=id))
    found = tuple(documents)
    links = link(found, known.value)
    said = library.read_interface(ROOT, file=INTERFACE)
    everything = Library(found, tuple(sources), links, known.value, today, interface=said.value)
    return Read(everything, (*errors, *said.errors), tuple(unread), shelf.ids)


def understand(source: Source, *, today: date) -> Document:
    """One original. Raises ``Unreadable``."""
    transcript = extract(source.original, name=source.file)
    document = parse(transcript, source.stated, source.corrections, id=source.id, today=today)
    return replace(document, source_file=source.file, sha256=library.digest_of(source.original))


def with_translations(read: Read) -> Read:
    """The project's own texts with what people say of them in English."""
    found = library.read_catalogues(TRANSLATIONS, shown_as="translations/en")
    errors = (*read.errors, *found.errors)
    # Of an original that cannot be read nothing is known today: its catalogue is not one without a document.
    catalogues = tuple(each for each in found.value if each.document not in read.unread)
    return replace(read, library=replace(read.library, catalogues=catalogues), errors=errors)


def pages(read: Read) -> tuple[Page, ...]:
    """Of both editions."""
    library, english = read.library, read.english
    return tuple(
        page
        for edition in (Edition("zh", library.documents), english)
        for page in render(edition, library.links, library.knowledge, library.today, english=english)
    )


def theme(read: Read) -> tuple[tuple[str, bytes], ...]:
    """(path below the root, bytes) of what the theme needs: its words in English."""
    return ((INTERFACE_TABLE, interface.table(read.library.interface).encode()),)


def data(read: Read) -> tuple[tuple[str, bytes], ...]:
    """Files of the site that MkDocs does not make."""
    english = read.english
    address = site.address(ROOT)
    feeds = (
        (f"{edition.locale}/feed.xml", feed(edition, read.library.arrivals, address))
        for edition in (Edition("zh", read.library.documents), english)
    )
    return (
        ("index.html", root_index().encode()),
        ("404.html", not_found(address).encode()),
        *((path, words.encode()) for path, words in (*feeds, *sitemaps(address)) if words),
        *((f"data/{path}", content) for path, content in files(read.library, english=english)),
        *(
            (f"data/wordings/{document.id}.js", wordings.script(source.wordings, document).encode())
            for document, source in zip(read.library.documents, read.library.sources, strict=True)
        ),
        *search_files(read.library, english),
        engine(site.texts(ASSETS, SCRIPTS, suffix=".js")),
    )


def english_of(library: Library) -> Edition:
    return translate(library.documents, library.catalogues, interface=library.interface)


def own(today: date) -> Read:
    """The project's own texts, with what people say of them in English and since when we have them."""
    found = with_translations(read(SOURCES, shown_as="source_texts", today=today))
    known = ledger.read(library.text_of(SOURCES / ledger.FILE) or "")
    arrivals = ledger.follow(known, found.library.documents, today=today)
    return replace(found, library=replace(found.library, arrivals=arrivals))


def derived(found: Read) -> Iterable[tuple[str, bytes]]:
    for document, source in zip(found.library.documents, found.library.sources, strict=True):
        yield from library.derived_files(document, source)
    if found.library.arrivals:
        yield ledger.FILE, ledger.written(found.library.arrivals)
    if any(source.folder is None for source in found.library.sources):
        yield library.IDS, library.ids_file(found.library.sources, found.ids)


def _same_id(id: str, place: str) -> Diagnostic:
    help = "give each file a name of its own, or move one document into a folder named after its id"
    return checks.unreadable(place, "EXT009", f"another original has the id {id!r} already", help)
