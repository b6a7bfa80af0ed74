"""Check: Library → Diagnostics. Checks read everything and change nothing.

One module a family, one function a code; the function's docstring is what
``check --explain CODE`` prints and what the reference page says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from policybase.checks import (
    anchors,
    interface,
    links,
    originals,
    record,
    structure,
    subjects,
    transcripts,
    translation,
    translation_form,
    translation_modality,
    translation_numbers,
    translation_terms,
    unknown,
)
from policybase.checks.originals import unreadable
from policybase.checks.rule import Finding, Rule, Rules, Subject
from policybase.checks.translated import renderings
from policybase.diagnostics import Diagnostic
from policybase.model import Address, Library

T = TypeVar("T")

__all__ = ["RULES", "Subject", "check", "explain", "reference", "unreadable"]

FAMILIES: tuple[tuple[str, str, tuple[Rules, ...]], ...] = (
    ("EXT", "Originals and transcripts", (originals.RULES, transcripts.RULES)),
    ("STR", "Structure", (structure.RULES,)),
    ("ANC", "Anchors", (anchors.RULES,)),
    ("REC", "Metadata", (unknown.RULES, record.RULES)),
    ("LNK", "Links", (links.RULES,)),
    ("TAX", "Subjects", (subjects.RULES,)),
    (
        "TRA",
        "Translations",
        (
            translation.RULES,
            translation_numbers.RULES,
            translation_terms.RULES,
            translation_modality.RULES,
            translation_form.RULES,
            interface.RULES,
        ),
    ),
)
RULES: dict[str, Rule] = {rule.code: rule for _, _, family in FAMILIES for rules in family for rule in rules}


def check(library: Library, *, sources: str = "source_texts") -> tuple[Diagnostic, ...]:
    """Every finding, by file, then place. ``sources`` is the folder of originals as messages name it."""
    found = [
        _diagnostic(rule, finding)
        for subject in _subjects(library, sources)
        for rule in RULES.values()
        for finding in rule.run(subject)
    ]
    found += links.unused_rulings(library.links.unused_rulings)
    found += interface.findings(library.interface)
    found += translation.without_document(library.catalogues, library.sources)
    return tuple(sorted(found, key=lambda each: (each.path, each.line, each.column, each.code, each.message)))


def _subjects(library: Library, sources: str) -> Iterator[Subject]:
    by_id = {source.id: source for source in library.sources}
    catalogues = {catalogue.document: catalogue for catalogue in library.catalogues}
    twice = renderings(library.catalogues)
    citations = _by_document(library.links.citations, lambda each: each.mention.at)
    without = _by_document(library.links.without_subject, lambda each: each[0])
    for document in library.documents:
        yield Subject(
            document,
            by_id.get(document.id),
            sources=sources,
            today=library.today,
            catalogue=catalogues.get(document.id),
            termbase=library.knowledge.termbase,
            works=library.links.works or library.knowledge.works,
            citations=citations.get(document.id, ()),
            without_subject=without.get(document.id, ()),
            renderings=twice,
        )


def _by_document(items: Iterable[T], at: Callable[[T], Address]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(at(item).document_id, []).append(item)
    return {document: tuple(group) for document, group in groups.items()}


def explain(code: str) -> str | None:
    """What ``code`` means and what to do about it; None where there is no such code."""
    rule = RULES.get(code.strip().upper())
    return f"{rule.code} ({rule.severity}): {rule.explanation}" if rule else None


def reference() -> str:
    """Markdown of all checks, a section each; examples are indented and so stay as they are."""
    lines = ["# Checks", "", "`python3 kb.py check --explain CODE` prints the same words.", ""]
    for family, name, rule_sets in FAMILIES:
        lines += [f"## {family}: {name}", ""]
        for rule in (rule for rules in rule_sets for rule in rules):
            summary, _, rest = rule.explanation.partition("\n")
            lines += [
                f"### {rule.code} {summary}",
                "",
                f"Severity: {rule.severity}.",
                "",
                rest.strip("\n"),
                "",
            ]
    return "\n".join(lines)


def _diagnostic(rule: Rule, finding: Finding) -> Diagnostic:
    place = finding.place
    return Diagnostic(
        code=rule.code,
        severity=rule.severity,
        path=place.path,
        message=finding.message,
        line=place.line,
        column=place.column,
        excerpt=place.excerpt,
        length=place.length,
        help=finding.help,
    )
