"""Tables that a scrape printed one cell a line: 序号 / 项目名称 / 责任单位 / 1 / … / 省科技厅 / 2 / …

Which cells were one row is lost; that they are cells is not: a long run of short lines without stops
in which bare numbers count up.
"""

from __future__ import annotations

import re
from dataclasses import replace

from policybase.numerals import value
from policybase.parse.lines import Line, Look

SHORTEST_RUN = 12
LONGEST_CELL = 60
FEWEST_NUMBERS = 3
_BARE_NUMBER = re.compile(r"[0-9０-９]{1,3}")
_STOPS = "。；：！？"
_HEADERS = ("序号", "编号")


def mark_flattened(text: str, found: tuple[Line, ...]) -> tuple[Line, ...]:
    """``found`` with the lines of flattened tables looking like what they are."""
    result = list(found)
    index = 0
    while index < len(found):
        end = index
        while end < len(found) and _is_cell(found[end].of(text)):
            end += 1
        start = _first_cell(text, found[index:end]) + index
        if end - start >= SHORTEST_RUN and _counts_up(text, found[start:end]):
            result[start:end] = [replace(line, look=Look.TABLE) for line in found[start:end]]
        index = max(end, index + 1)
    return tuple(result)


def _is_cell(words: str) -> bool:
    return len(words) <= LONGEST_CELL and not set(words) & set(_STOPS)


def _first_cell(text: str, run: tuple[Line, ...]) -> int:
    """The header's first cell if the run has one: what stands above it is title, signature, date."""
    for index, line in enumerate(run):
        if "".join(line.of(text).split()) in _HEADERS:
            return index
    return next((index for index, line in enumerate(run) if _BARE_NUMBER.fullmatch(line.of(text))), 0)


def _counts_up(text: str, run: tuple[Line, ...]) -> bool:
    numbers = [value(line.of(text)) for line in run if _BARE_NUMBER.fullmatch(line.of(text))]
    return len(numbers) >= FEWEST_NUMBERS and numbers[:FEWEST_NUMBERS] == list(range(1, FEWEST_NUMBERS + 1))
