"""What numbers an English passage states: figures, number words, ordinals, months."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_UNITS += " seventeen eighteen nineteen"
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
_ORDINALS += " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_MONTHS = "january february march april may june july august september october november december"
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

_SMALL = {word: number for number, word in enumerate(_UNITS.split())}
_TEN = {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
_ORDINAL = {word: number for number, word in enumerate(_ORDINALS.split())}
_ORDINAL |= {f"{word[:-1]}ieth": number for word, number in _TEN.items()}
_ORDINAL |= {f"{word}s": number for word, number in _ORDINAL.items() if number > 2}  # two thirds
_MONTH = {word: number for number, word in enumerate(_MONTHS.split(), start=1)}
# Each of these renders a numeral, and may as well render none: 两级 both levels, 首次 once.
_LOOSE = {
    **{"both": 2, "twice": 2, "double": 2, "dual": 2, "pair": 2, "half": 2, "halves": 2, "either": 2},
    **{"biennial": 2, "biennially": 2, "bilateral": 2, "duplicate": 2, "triplicate": 3, "tripartite": 3},
    **{"once": 1, "a": 1, "an": 1, "single": 1, "triple": 3, "quarterly": 4, "other": 2},
}

# 1,200 ；3.5 ；18th ；Q1 ；twenty-one
_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[A-Za-z]+")
# 1 May 2016, May 2016, by May, end of May: not "departments may".
_MAY = re.compile(
    r"(?:\d(?:st|nd|rd|th)?\s+|\b(?:in|of|by|to|from|until|since|between|and|early|late|mid|before|after|during)[\s-]+|[–—]\s*)May\b"
    r"|\bMay(?=,|\s*(?:\d|[–—]|to\b))"
)


@dataclass(frozen=True, slots=True)
class Said:
    """``all``: how often each number is said. ``firm``: figures, and words for two and more."""

    all: Counter[Decimal]
    firm: frozenset[Decimal]


def said(text: str) -> Said:
    numbers: Counter[Decimal] = Counter()
    firm: set[Decimal] = set()
    for number, is_firm in _numbers(text):
        numbers[number.normalize()] += 1
        if is_firm:
            firm.add(number.normalize())
    numbers[Decimal(5)] += len(_MAY.findall(text))
    return Said(numbers, frozenset(firm))


def _numbers(text: str) -> Iterator[tuple[Decimal, bool]]:
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        word = tokens[at][0]
        lower = word.lower()
        if word[0].isdigit():
            scale, at = _scale(tokens, at + 1)
            yield Decimal(word.replace(",", "")) * scale, True
            continue
        if lower in _SMALL or lower in _TEN or lower in _ORDINAL:
            # "first" and "one" stand for much that is no number: first of all, one of the.
            number, at = _spelt(tokens, at, text)
            yield Decimal(number), number > 2 or (number == 2 and lower == "two")
            continue
        if lower in _MONTH and word[0].isupper() and lower != "may":
            yield Decimal(_MONTH[lower]), True
        elif lower in _LOOSE:
            yield Decimal(_LOOSE[lower]), False
        at += 1


def _scale(tokens: list[re.Match[str]], at: int) -> tuple[int, int]:
    """20 million; 3rd: the letters belong to the figure."""
    scale = 1
    while at < len(tokens) and tokens[at][0].lower() in (*_SCALES, "st", "nd", "rd", "th"):
        scale *= _SCALES.get(tokens[at][0].lower(), 1)
        at += 1
    return scale, at


def _spelt(tokens: list[re.Match[str]], at: int, text: str) -> tuple[int, int]:
    """twenty-one, one hundred and three, eighteenth; "two, three" are two numbers."""
    total, current = 0, 0
    room = 1000  # a following word must be smaller: "three four" are two numbers
    while at < len(tokens):
        word = tokens[at][0].lower()
        if current and not re.fullmatch(r"[\s-]*", text[tokens[at - 1].end() : tokens[at].start()]):
            break
        if word in _ORDINAL:
            if _ORDINAL[word] >= room:
                break
            return total + current + _ORDINAL[word], at + 1
        if word in _SCALES and current:
            current *= _SCALES[word]
            if current >= 1000:
                total, current = total + current, 0
            room = 100
        elif word == "and" and current >= 100 and at + 1 < len(tokens):
            if not ({tokens[at + 1][0].lower()} & (_SMALL.keys() | _TEN.keys())):
                break
        elif word in _TEN and room > 10:
            current, room = current + _TEN[word], 10
        elif word in _SMALL and _SMALL[word] < room:
            current, room = current + _SMALL[word], 0
        else:
            break
        at += 1
    return total + current, at
