"""Reads what people say of the texts: knowledge, translations, the words of pages."""

from __future__ import annotations

from pathlib import Path

from policybase.diagnostics import Written
from policybase.knowledge.accessibility import accessibility
from policybase.knowledge.rulings import rulings
from policybase.knowledge.terms import terms
from policybase.knowledge.topics import topics
from policybase.knowledge.works import works
from policybase.library.files import text_of, written
from policybase.model import Catalogue, Knowledge, Message
from policybase.translate import NotACatalogue, catalogues, damaged, interface


def read_knowledge(folder: Path, *, tested: Path, shown_as: str) -> Written[Knowledge]:
    """knowledge/*.yml, and what the browser tests wrote to ``tested``; a file that is missing says nothing.

    With errors, the file that has them says nothing.
    """
    found_works = written(folder / "works.yml", shown_as, works)
    found_topics = written(folder / "topics.yml", shown_as, topics)
    found_rulings = written(folder / "rulings.yml", shown_as, rulings)
    found_terms = written(folder / "terms.yml", shown_as, terms)
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
    code = root / "scripts/policybase"
    paths = (*code.glob("messages.py"), *sorted((code / "render").glob("*.py")), *sorted((root / "theme").rglob("*.html")))
    return interface.collected((path.relative_to(root).as_posix(), path.read_bytes()) for path in paths)
