"""TRA013…: the termbase is kept, in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policybase.checks.rule import Finding
from policybase.checks.translated import Pair, PairRules
from policybase.diagnostics import Severity
from policybase.model import Span, Term
from policybase.renderings import places
from policybase.term_uses import Use, titles, uses

RULES = PairRules()


@RULES.compare("TRA013", Severity.ERROR)
def term_not_rendered(pair: Pair) -> Iterator[Finding]:
    """A term has none of its accepted renderings.

    `knowledge/terms.yml` gives each term its English and accepted variants; inflection, capitals and
    hyphens are free. The longest term wins.

    Example: 规范性文件 → official papers.

    What to do: use an accepted rendering; where the English is right, add it to `variants:`.
    """
    yield from _unrendered(pair, pair.termbase.terms)


@RULES.compare("TRA015", Severity.ERROR)
def forbidden_rendering(pair: Pair) -> Iterator[Finding]:
    """A term is rendered as it must not be.

    The termbase lists renderings that say something else, each with the reason. One is no fault where
    it is part of what another term of the passage accepts.

    Example: 依法行政 → rule by law.

    What to do: use an accepted rendering.
    """
    found = _uses(pair)
    accepted = _accepted(pair, found)
    seen: set[tuple[str, Span]] = set()
    for use in found:
        for forbidden in use.term.forbidden:
            for span in places(pair.text, (forbidden.en,)):
                if (use.term.zh, span) in seen or any(_covers(each, span) for each in accepted):
                    continue
                seen.add((use.term.zh, span))
                yield pair.says(
                    f"{use.term.zh} must not be “{span.of(pair.text)}”: {forbidden.reason}",
                    f"use: {use.term.en}",
                    at=span,
                )


@RULES.compare("TRA016", Severity.NOTE)
def term_without_chinese(pair: Pair) -> Iterator[Finding]:
    """The English uses a term that the Chinese does not.

    Readers meet a word of the glossary whose Chinese is not there: a term was used loosely, or added.

    Example: 各项工作 → all the work of law-based administration.

    What to do: say what the Chinese says; add the rendering to the term that is there.
    """
    found = _uses(pair, pair.vocabulary)
    accepted = [
        *_accepted(pair, found),
        *(span for term in pair.vocabulary if term.zh in pair.source for span in places(pair.text, term.accepted)),
    ]
    here: dict[Span, Term] = {}
    for term in pair.termbase.terms:
        # One word (notice, plan) is everyday English too.
        if term.enforce == "always" and " " in term.en and term.zh not in pair.source:
            for span in places(pair.text, (term.en,)):
                if not any(_overlap(each, span) for each in accepted):
                    here.setdefault(span, term)
    for span, term in sorted(here.items(), key=lambda each: each[0]):
        if not any(_covers(other, span) for other in here if other != span):
            yield pair.says(f"“{span.of(pair.text)}” is the term for {term.zh}, which is not there", at=span)


@RULES.compare("TRA020", Severity.WARNING)
def drafting_not_rendered(pair: Pair) -> Iterator[Finding]:
    """A verb or intensifier of official style has none of its renderings.

    They bind translators as terms do, but have more ways in English.

    Example: 坚决 → (nothing).

    What to do: render it, or add the rendering to `drafting:` in `knowledge/terms.yml`.
    """
    yield from _unrendered(pair, pair.termbase.drafting)


def _unrendered(pair: Pair, wanted: Iterable[Term]) -> Iterator[Finding]:
    terms = {term.zh for term in wanted}
    reported: set[str] = set()
    for use in _uses(pair):
        term = use.term
        if term.zh in terms and term.zh not in reported and not places(pair.text, term.accepted):
            reported.add(term.zh)
            yield pair.says(f"{term.zh} has none of its renderings", f"use: {', '.join(term.accepted)}")


def _uses(pair: Pair, vocabulary: Iterable[Term] | None = None) -> tuple[Use, ...]:
    """Terms that are enforced here. The words of a cited title belong to the work (TRA012)."""
    books = titles(pair.source)
    works = {work.title for work in pair.works if work.title_en}
    taken = [span for span in books if span.of(pair.source)[1:-1] in works]
    found = uses(pair.source, pair.vocabulary if vocabulary is None else vocabulary, taken=taken)
    return tuple(use for use in found if _enforced(use, pair, books))


def _enforced(use: Use, pair: Pair, books: tuple[Span, ...]) -> bool:
    if use.term.enforce == "title":
        is_title = pair.context == "record/title" or pair.context.startswith("part/")
        return is_title or any(_covers(span, use.span) for span in books)
    return use.term.enforce == "always"


def _accepted(pair: Pair, found: Iterable[Use]) -> tuple[Span, ...]:
    return tuple(span for use in found for span in places(pair.text, use.term.accepted))


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
