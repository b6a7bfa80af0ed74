"""What a check is, what it is given, and what it hands back."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from policybase.diagnostics import Place, Severity, place_in
from policybase.model import Address, Catalogue, Citation, Document, Provision, Source, Span, Termbase, Work


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a check has something to say. Code and severity are the rule's."""

    place: Place
    message: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A document under check, and how messages name the files around it."""

    document: Document
    source: Source | None
    sources: str
    today: date
    catalogue: Catalogue | None = None  # its translation
    termbase: Termbase = field(default_factory=Termbase)
    works: tuple[Work, ...] = ()
    citations: tuple[Citation, ...] = ()  # of this document
    without_subject: tuple[tuple[Address, tuple[str, ...]], ...] = ()  # of this document
    # How passages that stand more than once are translated: Chinese → (place, English).
    renderings: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.document.transcript.text

    @property
    def shown(self) -> str:
        """What ``kb.py show`` calls this document: its id, or the path of a bare file."""
        if self.source is not None and self.source.folder is not None:
            return self.document.id
        return _joined(self.sources, self.document.source_file or self.document.id)

    def file(self, name: str) -> str:
        """``transcript.txt`` of this document as a message names it.

        A bare file has no files of its own: its positions are those of its transcript, and
        what a person would write goes into the folder that they would make for it.
        """
        if self.source is not None and self.source.folder is not None:
            return _joined(self.sources, self.source.folder, name)
        if name == "transcript.txt":
            return self.shown
        return _joined(self.sources, self.document.id, name)

    def at(self, start: int, length: int = 1) -> Place:
        """A place in the transcript."""
        return place_in(self.text, path=self.file("transcript.txt"), start=start, length=length)

    def of(self, span: Span) -> Place:
        return self.at(span.start, max(1, span.end - span.start))

    def whole(self) -> Place:
        """The document as a whole."""
        return Place(self.file("transcript.txt"))

    def write(self, *lines: str) -> str:
        """Help: exactly what to type into ``document.yml``."""
        target = self.file("document.yml")
        move = ""
        if self.source is None or self.source.folder is None:
            suffix = self.document.source_file.rpartition(".")[2] or "txt"
            move = f"move the file to {self.file(f'original.{suffix}')}, then "
        return "\n".join((f"{move}write in {target}:", *(f"  {line}" for line in lines)))

    def state(self, **values: str) -> str:
        """Help: values to type into ``document.yml``, each with the source that it is from."""
        return self.write(
            "values:",
            *(f"  {key}: {value}" for key, value in values.items()),
            "sources:",
            *(f"  {key}: WHERE YOU FOUND IT" for key in values),
        )


Run = Callable[[Subject], Iterable[Finding]]


def nothing(subject: Subject) -> tuple[Finding, ...]:
    """For codes that another stage finds, where there is no document to look at."""
    return ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One code. ``explanation`` is the docstring of the function that finds it."""

    code: str
    severity: Severity
    explanation: str
    run: Run


class Rules:
    """The codes of one module, in the order of the module."""

    def __init__(self) -> None:
        self._rules: list[Rule] = []

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def add(self, code: str, severity: Severity) -> Callable[[Run], Run]:
        """Register the function below under ``code``; its docstring explains it."""

        def register(run: Run) -> Run:
            self._rules.append(Rule(code, severity, inspect.cleandoc(run.__doc__ or ""), run))
            return run

        return register

    def explain(self, code: str, severity: Severity, explanation: str) -> None:
        """Register a code that is found elsewhere."""
        self._rules.append(Rule(code, severity, inspect.cleandoc(explanation), nothing))


def where(provision: Provision) -> str:
    """A provision in a message: its path and its anchor."""
    return f"{' '.join(provision.path)} ({provision.anchor})"


def _joined(*parts: str) -> str:
    return "/".join(
        part.strip("/") if number else part.rstrip("/") for number, part in enumerate(parts) if part
    )
