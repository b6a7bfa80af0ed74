"""Terms in a Chinese passage, and their renderings in the English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from policybase.model import Span, Term

# Verbs that stand in renderings and do not take -ed: "hear opinions", "make public".
_IRREGULAR = {
    "be": "is|are|was|were|been|being",
    "is": "are|be|was|were",
    "bring": "brought",
    "build": "built",
    "draw": "drew|drawn",
    "find": "found",
    "give": "gave|given",
    "go": "went|gone",
    "grow": "grew|grown",
    "have": "has|had",
    "hear": "heard",
    "hold": "held",
    "keep": "kept",
    "lay": "laid",
    "lead": "led",
    "make": "made",
    "meet": "met",
    "put": "put",
    "run": "ran",
    "see": "saw|seen",
    "seek": "sought",
    "set": "set",
    "stick": "stuck",
    "take": "took|taken",
    "teach": "taught",
    "think": "thought",
    "undertake": "undertook|undertaken",
    "uphold": "upheld",
    "withdraw": "withdrew|withdrawn",
    "write": "wrote|written",
}
_GAP = r"\b[^.;!?]{0,120}?\b"
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


def places(text: str, renderings: Sequence[str]) -> tuple[Span, ...]:
    """Where one of ``renderings`` stands in the English, inflected or not."""
    return tuple(Span(*match.span()) for each in renderings for match in _pattern(each).finditer(text))


@cache
def _pattern(rendering: str) -> re.Pattern[str]:
    """``is to / are to`` are two; ``may … only if`` has a gap; -s, -ed, -ing, capitals, hyphens are free."""
    ways = []
    for way in rendering.split(" / "):
        pieces = (re.split(r"[\s-]+", piece.strip()) for piece in way.split("…"))
        ways.append(_GAP.join(r"[\s\-‑–]+".join(map(_word, words)) for words in pieces if words != [""]))
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(ways)})(?![A-Za-z])", re.IGNORECASE)


def _word(word: str) -> str:
    """people's, strengthen(s|ed|ing), polic(y|ies), plan(ning)."""
    plain = re.escape(word).replace("’", "'").replace("'", "['’]")
    if not word[-1:].isalpha():
        return plain
    forms = [plain, f"{plain}s", f"{plain}es", f"{plain}ed", f"{plain}d", f"{plain}ing", f"{plain}['’]s", f"{plain}s['’]"]
    if word[-1] == "y":
        forms += [f"{plain[:-1]}ies", f"{plain[:-1]}ied"]
    elif word[-1] == "e":
        forms.append(f"{plain[:-1]}ing")
    elif word[-1] in "bdglmnprt":
        forms += [f"{plain}{word[-1]}ed", f"{plain}{word[-1]}ing"]
    if word.lower() in _IRREGULAR:
        forms.append(_IRREGULAR[word.lower()])
    return f"(?:{'|'.join(forms)})"
