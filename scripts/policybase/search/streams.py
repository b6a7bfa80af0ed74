"""Words of one language laid out one behind the other, in blocks: a position says which unit, and whether a heading.

A unit has up to two blocks for its head (label and heading, set to the right, so that the text follows without a
gap), then blocks of text with at least one empty place behind it, then a block for the headings above it.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import add

from policybase.search.normalise import fold
from policybase.search.stemming import words

HEAD_BLOCKS = 2
QUARTERS = 4  # of a block: how exactly the length of a head is told
END = "␃"  # behind the last character of a unit: a search for one character finds it too
NUMBER = "␂"  # before the first sign of a number: 5日 is asked for, not that of 15日
# Signs that numbers are written with, after folding.
_NUMBERS = re.compile(r"[0-9]+|[一二三四五六七八九十百千〇]+")

Postings = defaultdict[str, "array[int]"]


def postings() -> Postings:
    return defaultdict(lambda: array("i"))


class Stream:
    """Positions of keys, and how many blocks each unit takes."""

    def __init__(self, block: int, keys: Callable[[Sequence[str], int, Postings], None]) -> None:
        self.block = block
        self.found = postings()
        self.blocks = 0  # so far
        self.sizes: list[int] = []
        self._keys = keys

    def add(self, words: Sequence[str], head: int, above: Sequence[str] = ()) -> int:
        """Lays a unit out. Returns the position of its first word."""
        block = self.block
        head_blocks = min(HEAD_BLOCKS, -(-head // block))
        in_head = min(head, HEAD_BLOCKS * block)
        quarters = -(-in_head * QUARTERS // block)
        text_blocks = (len(words) - in_head) // block + 1
        start = (self.blocks + head_blocks) * block - in_head
        self._keys(words, start, self.found)
        if above:
            self._keys(above[: block - 1], (self.blocks + head_blocks + text_blocks) * block, self.found)
        self.sizes.append((text_blocks * (HEAD_BLOCKS * QUARTERS + 1) + quarters) * 2 + bool(above))
        self.blocks += head_blocks + text_blocks + bool(above)
        return start

    def skip(self) -> None:
        """A unit that has no words in this language."""
        self.sizes.append(0)


def characters() -> Stream:
    """The Chinese: every two neighbouring characters are a key."""
    return Stream(32, _pairs)


def latin() -> Stream:
    """The English: every stem is a key."""
    return Stream(16, _words)


def _pairs(words: Sequence[str], start: int, found: Postings) -> None:
    at = start
    for pair in map(add, words, (*words[1:], END)):
        found[pair].append(at)
        at += 1
    for number in _NUMBERS.finditer("".join(words)):
        found[NUMBER + number[0][0]].append(start + number.start())


def _words(words: Iterable[str], start: int, found: Postings) -> None:
    for at, word in enumerate(words, start):
        found[word].append(at)


def nouns(stream: Stream, text: str, start: int) -> None:
    """Words in -ing once more as they stand: filing is said of documents, files are something else."""
    for at, word in enumerate(words(text), start):
        if word.endswith("ing"):
            stream.found[f"={word}"].append(at)


def pairs_of(text: str) -> list[str]:
    """Characters of ``text`` as they are compared."""
    return list(fold(text))
