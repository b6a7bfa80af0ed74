"""The whole flow, on one screen: extract → parse → link → translate → render; checks read all of it.

What the commands do; ``cli`` says what they take.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from policybase import checks, diagnostics, intranet, ledger, library, show_views, site, wordings
from policybase.diagnostics import Diagnostic, Severity
from policybase.export import InvalidRows, files
from policybase.extract import Unreadable, extract
from policybase.link import explain as explain_links
from policybase.link import link, mentions
from policybase.model import Address, Document, Edition, Library, Links, Page, Source
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


@dataclass(frozen=True, slots=True)
class Read:
    """A library, and what could not be read into it."""

    library: Library
    errors: tuple[Diagnostic, ...]
    unread: tuple[str, ...]  # ids of documents whose original cannot be read today
    ids: tuple[tuple[str, str], ...]  # ids.lock as it stands


# ── the flow ─────────────────────────────────────────────────────────────────


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
    return replace(read, library=replace(read.library, catalogues=found.value), errors=errors)


def pages(read: Read) -> tuple[Page, ...]:
    """Of both editions."""
    library, english = read.library, _english(read.library)
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
    english = _english(read.library)
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
        engine({name: (ASSETS / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS}),
    )


def _english(library: Library) -> Edition:
    return translate(library.documents, library.catalogues, interface=library.interface)


# ── the commands ─────────────────────────────────────────────────────────────


def build(*, sources: Path | None, out: Path | None) -> int:
    """Everything into ``out``, the project's own site/ unless said otherwise. 1 where a text cannot be read."""
    today = date.today()
    if sources is None:
        return _build_own(out or SITE, today)
    found = read(sources, shown_as=sources.as_posix(), today=today)
    _print(found.errors)
    with site.written_pages(DOCS) as docs:
        site.write_pages(pages(found), docs, keep=())
        return _site(found, docs, out or SITE)


def _build_own(out: Path, today: date) -> int:
    mark = _mark(today)
    if out == SITE and site.is_current(out, STAMP, mark):
        print("site/ is up to date.")
        return 0
    found = _own(today)
    _print(found.errors)
    for path, content in _derived(found):
        library.write(SOURCES / path, content)
    for path, content in theme(found):
        library.write(ROOT / path, content)
    site.write_pages(pages(found), DOCS, keep=found.unread)
    code = _site(found, DOCS, out)
    if code == 0 and out == SITE:
        library.write(STAMP, _mark(today).encode())
    return code


def _own(today: date) -> Read:
    """The project's own texts, with what people say of them in English and since when we have them."""
    found = with_translations(read(SOURCES, shown_as="source_texts", today=today))
    known = ledger.read(library.text_of(SOURCES / ledger.FILE) or "")
    arrivals = ledger.follow(known, found.library.documents, today=today)
    return replace(found, library=replace(found.library, arrivals=arrivals))


def _derived(found: Read) -> Iterable[tuple[str, bytes]]:
    for document, source in zip(found.library.documents, found.library.sources, strict=True):
        yield from library.derived_files(document, source)
    if found.library.arrivals:
        yield ledger.FILE, ledger.written(found.library.arrivals)
    if any(source.folder is None for source in found.library.sources):
        yield library.IDS, library.ids_file(found.library.sources, found.ids)


def _site(found: Read, docs: Path, out: Path) -> int:
    try:
        site.build(config=ROOT, docs=docs, out=out, files=data(found))
    except site.BuildFailed as error:
        print(f"{error.output}\n\nThe site could not be built; {_shown(out)} is as it was.", file=sys.stderr)
        return 1
    except InvalidRows as error:
        _print(error.diagnostics)
        return 1
    number = len(found.library.documents)
    provisions = sum(1 for document in found.library.documents for _ in document.walk())
    print(f"{number} documents, {provisions} provisions → {_shown(out)}")
    if found.errors:
        print(f"{len(found.errors)} could not be read; see above.", file=sys.stderr)
    return 1 if found.errors else 0


def package(*, sources: Path | None, out: Path | None) -> int:
    """The same, and a zip file of the site beside it. A site that lacks a text is not packed."""
    code = build(sources=sources, out=out)
    if code == 0:
        print(_shown(intranet.pack(out or SITE, day=date.today())).removesuffix("/"))
    return code


def check_build() -> int:
    """Compares what is committed with what would be generated; writes nothing."""
    found = _own(date.today())
    _print(found.errors)
    differences = [(f"docs/{each.path}", each.what) for each in site.compare_pages(pages(found), DOCS)]
    derived = site.compare_files(_derived(found), SOURCES)
    differences += [(f"source_texts/{each.path}", each.what) for each in derived]
    differences += [(each.path, each.what) for each in site.compare_files(theme(found), ROOT)]
    for path, what in differences:
        print(f"{path} {what}; run `python3 kb.py build` and commit it")
    return 1 if differences or found.errors else 0


def check(*, sources: Path | None, format: str) -> int:
    """Every diagnostic. 1 where one is an error."""
    shown_as = "source_texts" if sources is None else sources.as_posix()
    found = read(sources or SOURCES, shown_as=shown_as, today=date.today())
    if sources is None:
        found = with_translations(found)
    return report((*found.errors, *checks.check(found.library, sources=shown_as)), format=format)


def report(everything: Sequence[Diagnostic], *, format: str) -> int:
    """Prints all of it. 1 where one is an error."""
    printers: dict[str, Callable[[Diagnostic], str]] = {
        "text": diagnostics.text,
        "github": diagnostics.github,
        "json": diagnostics.json,
    }
    for each in everything:
        print(printers[format](each))
    if format == "text":
        counts = {severity: sum(1 for each in everything if each.severity is severity) for severity in Severity}
        print(", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items()))
    return 1 if any(each.severity is Severity.ERROR for each in everything) else 0


def explain(code: str) -> int:
    words = checks.explain(code)
    if words is None:
        print(f"There is no code {code}. There are: {', '.join(sorted(checks.RULES))}", file=sys.stderr)
        return 2
    print(words)
    return 0


def export(*, sources: Path, out: Path) -> int:
    """The open data of a folder of originals; nothing is written there."""
    found = read(sources, shown_as=sources.as_posix(), today=date.today())
    _print(found.errors)
    try:
        for path, content in files(found.library, english=_english(found.library)):
            library.write(out / path, content)
    except InvalidRows as error:
        _print(error.diagnostics)
        return 1
    print(f"{len(found.library.documents)} documents → {out.as_posix()}")
    return 1 if found.errors else 0


def show(view: str, target: str) -> int:
    """One intermediate of one document: an id, or any file."""
    path = Path(target)
    today = date.today()
    if view == "links":
        return _show_links(target, today)
    if path.is_file():
        sources: tuple[Source, ...] = (library.read_file(path),)
    else:
        sources = tuple(each for each in library.read_shelf(SOURCES, shown_as="source_texts").sources if each.id == target)
    if not sources:
        print(f"There is no document {target!r} in source_texts/ and no such file.", file=sys.stderr)
        return 2
    try:
        document = understand(sources[0], today=today)
    except Unreadable as error:
        _print([checks.unreadable(target, error.code, error.message, error.help)])
        return 1
    print(show_views.VIEWS[view](document, Links(mentions=mentions(document))))
    return 0


def _show_links(target: str, today: date) -> int:
    """Every link and near miss of one provision, with what its score is made of."""
    id, _, anchor = target.partition("#")
    found = read(SOURCES, shown_as="source_texts", today=today).library
    lines = explain_links(Address(id, anchor), found.documents, found.links, found.knowledge)
    if not lines:
        print(f"There is no provision {target!r}; an address is DOCUMENT#ANCHOR, as `show outline` prints it.", file=sys.stderr)
        return 2
    print("\n".join(lines))
    return 0


def serve(*, host: str, port: int) -> int:
    """Builds, serves site/, and builds again when a text changes."""
    from policybase.preview import preview

    build(sources=None, out=None)
    folders = tuple(ROOT / name for name in INPUTS)
    return preview(SITE, host=host, port=port, watch=folders, rebuild=lambda: build(sources=None, out=None))


# ── words for people ─────────────────────────────────────────────────────────


def _mark(today: date) -> str:
    return site.fingerprint((ROOT / name for name in INPUTS if (ROOT / name).exists()), also=today.isoformat())


def _print(found: Iterable[Diagnostic]) -> None:
    for each in found:
        print(diagnostics.text(each), file=sys.stderr)


def _shown(path: Path) -> str:
    return f"{path.relative_to(ROOT).as_posix()}/" if path.is_relative_to(ROOT) else path.as_posix()


def _same_id(id: str, place: str) -> Diagnostic:
    help = "give each file a name of its own, or move one document into a folder named after its id"
    return checks.unreadable(place, "EXT009", f"another original has the id {id!r} already", help)
