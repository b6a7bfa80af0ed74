"""Terms in the English of a document: the first rendering on its page leads to the glossary, as in the Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from policybase import contexts
from policybase.model import Document, Kind, Span, Term, Translation
from policybase.render.english_citations import Cited, placed
from policybase.render.lookup import Lookup
from policybase.render.terms import in_text, is_explained
from policybase.renderings import places
from policybase.term_uses import Use


def first_uses(
    document: Document, said: Mapping[str, Translation], works: Mapping[str, tuple[Cited, ...]], lookup: Lookup
) -> dict[str, tuple[Use, ...]]:
    """By context, the first use in the English of each explained term; the spans are of the stripped text.

    A rendering is looked for only where its term stands in the Chinese of the same passage, and the words of
    two terms ("rules", of 规章 and of 细则) are the words of neither. ``works``: by anchor, what is a link already.
    """
    known: set[str] = set()
    found: dict[str, tuple[Use, ...]] = {}
    for context, anchor, chinese in _passages(document):
        english = said.get(context)
        words = english.text.strip() if english is not None else ""
        taken = [Span(start, end) for start, end, _ in placed(words, works.get(anchor, ()))]
        for use in _renderings(words, chinese, lookup.vocabulary, taken=taken) if words else ():
            if use.term.zh not in known and is_explained(use.term, lookup.locale):
                known.add(use.term.zh)
                found[context] = (*found.get(context, ()), use)
    return found


def _passages(document: Document) -> Iterator[tuple[str, str, str]]:
    """Context, anchor and Chinese of what stands in paragraphs; not the headings of their own line, nor tables."""
    for provision in document.walk():
        if provision.kind is Kind.TABLE:
            continue
        if provision.heading and not provision.heading_alone:
            yield contexts.heading(provision.anchor), provision.anchor, provision.heading
        if provision.text:
            yield contexts.text(provision.anchor), provision.anchor, provision.text


def _renderings(words: str, chinese: str, terms: Iterable[Term], *, taken: Iterable[Span]) -> list[Use]:
    """Where the terms of the Chinese stand in the English ``words``, the longest first, in reading order."""
    owners: dict[Span, Term | None] = {}
    for term in {use.term.zh: use.term for use in in_text(chinese, terms)}.values():
        for span in places(words, term.accepted):
            owners[span] = term if owners.get(span, term) is term else None
    used = list(taken)
    found: list[Use] = []
    for span in sorted(owners, key=lambda each: (each.start - each.end, each.start)):
        if any(span.start < other.end and other.start < span.end for other in used):
            continue
        used.append(span)
        owner = owners[span]
        if owner is not None:
            found.append(Use(owner, span))
    return sorted(found, key=lambda use: use.span)
