"""English words as they are looked up: filing, filed and files are one; ``search-english.js`` does the same."""

from __future__ import annotations

import re

_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[a-zà-ɏ]+(?:['’][a-z]+)?")
_VOWEL = re.compile(r"[aeiouyà-ɏ]")
# American → British, as the texts are written; -ise is -ize, -yse is -yze.
_SPELLING = (
    (re.compile(r"(?<=[lrtnv])is(?=e|ing|ation|ed|es)"), "iz"),
    (re.compile(r"^(lab|fav|behavi|hon|col|neighb|endeav)or"), r"\1our"),
    (re.compile(r"^(program)m?e?(s?)$"), r"\1me\2"),
    (re.compile(r"^(judg|acknowledg)em"), r"\1m"),
    (re.compile(r"^(cent)er"), r"\1re"),
    (re.compile(r"^licens"), "licenc"),
    (re.compile(r"^(fulfil|enrol|instal)l?(?=m|$|s$)"), r"\1"),
)
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_MEMO: dict[str, str] = {}


def words(text: str) -> list[str]:
    """The words of ``text`` in order, lower case; law-based is two."""
    return _WORD.findall(text.lower())


def stem(word: str) -> str:
    """What is left of a word in lower case without its ending."""
    found = _MEMO.get(word)
    if found is None:
        found = _MEMO[word] = _stem(word)
    return found


def stems(text: str) -> list[str]:
    return [stem(word) for word in words(text)]


def _stem(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    word = re.sub(r"['’].*", "", word)
    for american, british in _SPELLING:
        word = american.sub(british, word)
    return word if len(word) < 3 else _without_ending(_without_plural(word))


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and word[-2] not in "sui" else word


def _without_ending(word: str) -> str:
    """filing, filed, file → fil; agency → agenci, as agencies; need stays."""
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and not word.endswith("eed") and len(rest) > 1 and _VOWEL.search(rest):
            word = _DOUBLED.sub(r"\1", rest)
            break
    if word.endswith("e") and len(word) > 2:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word
