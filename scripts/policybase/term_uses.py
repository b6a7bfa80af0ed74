"""Terms where they stand in the Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from policybase.model import Span, Term

# 《山西省贯彻落实《法治政府建设实施纲要》的实施方案》
_BOOK = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")


@dataclass(frozen=True, slots=True)
class Use:
    """A term where it stands in the Chinese."""

    term: Term
    span: Span


def uses(source: str, terms: Iterable[Term], *, taken: Iterable[Span] = ()) -> tuple[Use, ...]:
    """Terms of ``source`` in order. The longest wins and uses up its characters; so do words of ``unless``."""
    used = {at for span in taken for at in range(span.start, span.end)}
    wanted: list[tuple[str, Term | None]] = [(term.zh, term) for term in terms if term.zh in source]
    wanted += [(word, None) for _, term in wanted if term for word in term.unless]
    found: list[Use] = []
    for word, term in sorted(wanted, key=lambda each: (-len(each[0]), each[1] is not None)):
        for match in re.finditer(re.escape(word), source):
            here = range(match.start(), match.end())
            if used.isdisjoint(here):
                used.update(here)
                if term is not None:
                    found.append(Use(term, Span(match.start(), match.end())))
    return tuple(sorted(found, key=lambda use: use.span))


def titles(source: str) -> tuple[Span, ...]:
    """What stands inside 《 》, signs included."""
    return tuple(Span(*match.span()) for match in _BOOK.finditer(source))
