"""How alike two texts are in their words, by pairs of characters weighed by how rare they are in the field.

The weights are a fixed table made of other texts (``background.tsv``), not counted in the base: what ranks
first must not change when hundreds of documents join five. See decisions/0005.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log, sqrt
from typing import NewType

BACKGROUND = "background.tsv"  # rarity in steps, then every pair that is so rare, without borders
STEP = 0.25
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
BLANK = re.compile(r"\s+")

Vector = NewType("Vector", Mapping[str, float])


def pairs(words: str) -> Iterator[str]:
    """备案审查 → 备案, 案审, 审查. Never over punctuation, always over a broken line."""
    for run in HAN.findall(BLANK.sub("", words)):
        for start in range(len(run) - 1):
            yield run[start : start + 2]


def rarity(pair: str) -> float:
    """Natural logarithm of (sentences / sentences with the pair); 0 if it stood in all of them."""
    table = _table()
    return table.known.get(pair, table.rarest)


def vector(words: str) -> Vector:
    """Of length one. Empty for words without two Chinese characters in a row."""
    return vector_of(Counter(pairs(words)))


def vector_of(counts: Mapping[str, int]) -> Vector:
    weights = {pair: (1 + log(count)) * rarity(pair) for pair, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return Vector({pair: weight / length for pair, weight in weights.items()} if length else {})


def cosine(one: Vector, other: Vector) -> float:
    """0 for no pair in common, 1 for the same words."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[pair] for pair, weight in one.items() if pair in other)


def rarest(words: str, *, number: int) -> tuple[str, ...]:
    """The pairs that say most about what ``words`` are on."""
    return tuple(sorted(set(pairs(words)), key=lambda pair: (-rarity(pair), pair))[:number])


@dataclass(frozen=True, slots=True)
class _Table:
    rarest: float
    known: Mapping[str, float]


@cache
def _table() -> _Table:
    lines = files(__package__).joinpath(BACKGROUND).read_text(encoding="utf-8").split("\n")
    levels = [line.split("\t") for line in lines if line]
    known = {pair: int(level) * STEP for level, words in levels for pair in _cut(words)}
    return _Table(int(levels[0][0]) * STEP, known)


def _cut(words: str) -> Iterable[str]:
    return (words[start : start + 2] for start in range(0, len(words), 2))
