"""Other English for the same term; read when a query finds too little."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from policybase.model import Knowledge, Term
from policybase.search.normalise import fold
from policybase.search.stemming import stems


def table(knowledge: Knowledge, pairs: Collection[str], words: Collection[str]) -> list[list[str]]:
    """Terms that stand in the texts: zh, en, other renderings, wrong ones too.

    Readers of English type what they have seen elsewhere: administrative review.
    """
    return list(_terms(knowledge.termbase.terms, pairs, words))


def _terms(terms: Iterable[Term], pairs: Collection[str], words: Collection[str]) -> Iterable[list[str]]:
    for term in terms:
        zh = fold(term.zh)
        if not all(zh[at : at + 2] in pairs for at in range(len(zh) - 1)):
            continue
        wrong = [each.en for each in term.forbidden]
        others = [each for each in (*term.variants, *wrong) if _is_another(each, term.en)]
        # A rendering that no text has helps nobody who looks for it.
        if all(each in words for each in stems(term.en)) or len(zh) > 1:
            yield [term.zh, term.en, *others]


def _is_another(rendering: str, en: str) -> bool:
    """Not another form of the same words: decide, decides."""
    return stems(rendering) != stems(en)
