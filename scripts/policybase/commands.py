"""What the commands do; ``cli`` says what they take. Each returns what the program ends with: 0, or 1 where something is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from policybase import checks, diagnostics, intranet, library, pipeline, show_views, site
from policybase.diagnostics import Diagnostic, Severity
from policybase.export import InvalidRows, files
from policybase.extract import Unreadable
from policybase.link import explain as explain_links
from policybase.link import mentions
from policybase.model import Address, Links, Source


def build(*, sources: Path | None, out: Path | None) -> int:
    """Everything into ``out``, the project's own site/ unless said otherwise. 1 where a text cannot be read."""
    today = date.today()
    if sources is None:
        return _build_own(out or pipeline.SITE, today)
    found = pipeline.read(sources, shown_as=sources.as_posix(), today=today)
    _print(found.errors)
    with site.written_pages(pipeline.DOCS) as docs:
        site.write_pages(pipeline.pages(found), docs, keep=())
        return _site(found, docs, out or pipeline.SITE)


def _build_own(out: Path, today: date) -> int:
    mark = _mark(today)
    if out == pipeline.SITE and site.is_current(out, pipeline.STAMP, mark):
        print("site/ is up to date.")
        return 0
    found = pipeline.own(today)
    _print(found.errors)
    for path, content in pipeline.derived(found):
        library.write(pipeline.SOURCES / path, content)
    for path, content in pipeline.theme(found):
        library.write(pipeline.ROOT / path, content)
    site.write_pages(pipeline.pages(found), pipeline.DOCS, keep=found.unread)
    code = _site(found, pipeline.DOCS, out)
    if code == 0 and out == pipeline.SITE:
        library.write(pipeline.STAMP, _mark(today).encode())
    return code


def _site(found: pipeline.Read, docs: Path, out: Path) -> int:
    try:
        site.build(config=pipeline.ROOT, docs=docs, out=out, files=pipeline.data(found))
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
        print(_shown(intranet.pack(out or pipeline.SITE, day=date.today())).removesuffix("/"))
    return code


def check_build() -> int:
    """Compares what is committed with what would be generated; writes nothing."""
    found = pipeline.own(date.today())
    _print(found.errors)
    differences = [(f"docs/{each.path}", each.what) for each in site.compare_pages(pipeline.pages(found), pipeline.DOCS)]
    derived = site.compare_files(pipeline.derived(found), pipeline.SOURCES)
    differences += [(f"source_texts/{each.path}", each.what) for each in derived]
    differences += [(each.path, each.what) for each in site.compare_files(pipeline.theme(found), pipeline.ROOT)]
    for path, what in differences:
        print(f"{path} {what}; run `python3 kb.py build` and commit it")
    return 1 if differences or found.errors else 0


def check(*, sources: Path | None, format: str) -> int:
    """Every diagnostic. 1 where one is an error."""
    shown_as = "source_texts" if sources is None else sources.as_posix()
    found = pipeline.read(sources or pipeline.SOURCES, shown_as=shown_as, today=date.today())
    if sources is None:
        found = pipeline.with_translations(found)
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
    found = pipeline.read(sources, shown_as=sources.as_posix(), today=date.today())
    _print(found.errors)
    try:
        for path, content in files(found.library, english=found.english):
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
        sources = tuple(each for each in library.read_shelf(pipeline.SOURCES, shown_as="source_texts").sources if each.id == target)
    if not sources:
        print(f"There is no document {target!r} in source_texts/ and no such file.", file=sys.stderr)
        return 2
    try:
        document = pipeline.understand(sources[0], today=today)
    except Unreadable as error:
        _print([checks.unreadable(target, error.code, error.message, error.help)])
        return 1
    print(show_views.VIEWS[view](document, Links(mentions=mentions(document))))
    return 0


def _show_links(target: str, today: date) -> int:
    """Every link and near miss of one provision, with what its score is made of."""
    id, _, anchor = target.partition("#")
    found = pipeline.read(pipeline.SOURCES, shown_as="source_texts", today=today).library
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
    folders = tuple(pipeline.ROOT / name for name in pipeline.INPUTS)
    return preview(pipeline.SITE, host=host, port=port, watch=folders, rebuild=lambda: build(sources=None, out=None))


# ── words for people ─────────────────────────────────────────────────────────


def _mark(today: date) -> str:
    return site.fingerprint((pipeline.ROOT / name for name in pipeline.INPUTS if (pipeline.ROOT / name).exists()), also=today.isoformat())


def _print(found: Iterable[Diagnostic]) -> None:
    for each in found:
        print(diagnostics.text(each), file=sys.stderr)


def _shown(path: Path) -> str:
    return f"{path.relative_to(pipeline.ROOT).as_posix()}/" if path.is_relative_to(pipeline.ROOT) else path.as_posix()
