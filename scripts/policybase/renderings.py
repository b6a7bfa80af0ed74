"""Renderings of terms in the English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policybase.model import Span

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
