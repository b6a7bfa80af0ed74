"""Files of translations/en/ → catalogues. One that cannot be read takes no other with it."""

from __future__ import annotations

from collections.abc import Iterable

from policybase.diagnostics import Diagnostic, Severity, Written, place_in
from policybase.model import Catalogue
from policybase.translate.catalogue import NotACatalogue, read

INTERFACE = "interface.po"  # strings of pages, not of a document


def catalogues(files: Iterable[tuple[str, bytes]], *, shown_as: str) -> Written[tuple[Catalogue, ...]]:
    """``files``: name and content; the name is the document's id."""
    found: list[Catalogue] = []
    errors: list[Diagnostic] = []
    for name, content in files:
        if name == INTERFACE:
            continue
        path = f"{shown_as}/{name}"
        # A byte that is not UTF-8 is shown, never guessed at.
        text = content.decode("utf-8", "replace")
        try:
            content.decode("utf-8")
            found.append(read(text, document=name.removesuffix(".po"), path=path))
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            errors.append(_error(text, path, line=line, message="the file is not UTF-8"))
        except NotACatalogue as error:
            errors.append(_error(text, path, line=error.line, message=error.message))
    return Written(tuple(found), tuple(errors))


def damaged(error: NotACatalogue | UnicodeDecodeError, *, path: str) -> Diagnostic:
    """A file that is no PO file, where its text is not at hand."""
    if isinstance(error, UnicodeDecodeError):
        return _error("", path, line=1, message="the file is not UTF-8")
    return _error("\n" * error.line, path, line=error.line, message=error.message)


def _error(text: str, path: str, *, line: int, message: str) -> Diagnostic:
    start = sum(len(each) + 1 for each in text.split("\n")[: line - 1])
    return Diagnostic(
        code="TRA001",
        severity=Severity.ERROR,
        path=path,
        message=message,
        line=line,
        column=1,
        excerpt=place_in(text, path=path, start=start).excerpt,
        help="open it in a PO editor, or correct the line; nothing of it is shown until then",
    )
