"""Reads the search index back in plain Python: the plainest way to find a run of characters in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from policybase.search.normalise import fold
from policybase.search.symbols import ALPHABET, ENDS_GAPS, ENDS_SIZES

QUARTERS, HEADS, BLOCK = 4, 9, 32


def numbers(written: str, ends: int) -> list[int]:
    found, high = [], 0
    for sign in written:
        digit = ALPHABET.index(sign)
        if digit < ends:
            found.append(high * ends + digit)
            high = 0
        else:
            high = high * (len(ALPHABET) - ends) + digit - ends + 1
    return found


def rising(written: str) -> list[int]:
    total, found = 0, []
    for gap in numbers(written, ENDS_GAPS):
        total += gap
        found.append(total)
    return found


class Reader:
    def __init__(self, files: Iterable[tuple[str, bytes]]) -> None:
        self.scripts: dict[str, Any] = {}
        for path, content in files:
            match = re.fullmatch(r'PB\.search\.add\("([a-z0-9]+)",(.*)\);\n', content.decode(), re.DOTALL)
            assert match and path == f"search/{match[1]}.js"
            self.scripts[match[1]] = json.loads(match[2])
        self.pairs: dict[str, list[int]] = {}
        for name, value in self.scripts.items():
            if re.fullmatch(r"g\d+", name):
                pieces = value.split(" ")
                self.pairs.update((key, rising(found)) for key, found in zip(pieces[::2], pieces[1::2], strict=True))
        self.rows = {int(n): row for name, some in self.scripts.items() if re.fullmatch(r"z\d+", name) for n, row in some.items()}
        self.unit_of: list[int] = []
        self.above_at: list[int] = []
        for unit, size in enumerate(numbers(self.scripts["units"][0], ENDS_SIZES)):
            blocks = -(-((size >> 1) % HEADS) // QUARTERS) + (size >> 1) // HEADS
            self.above_at.append((len(self.unit_of) + blocks) * BLOCK)
            self.unit_of += [unit] * (blocks + (size & 1))

    def find(self, typed: str) -> set[str]:
        """Anchors of provisions in whose own words ``typed`` stands, of two or more characters."""
        signs = list(fold(typed))
        keys = [a + b for a, b in pairwise(signs)]
        starts = set.intersection(*({at - step for at in self.pairs.get(key, ())} for step, key in enumerate(keys)))
        units = {self.unit_of[at // BLOCK] for at in starts if at < self.above_at[self.unit_of[at // BLOCK]]}
        return {self.rows[unit][0] for unit in units if unit in self.rows}
