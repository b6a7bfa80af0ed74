"""Numbers as printable signs: what a script can hold without escapes, and what a browser reads fastest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import sub

# No quote, no backslash, no blank: a string of these needs no escape, and blanks part entries.
ALPHABET = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "\"\\")
# The first so many signs end a number, the others carry on: small numbers are one sign.
ENDS_GAPS = 32
ENDS_SIZES = 80


class _Symbols(dict[int, str]):
    """Number → signs, most significant first."""

    def __init__(self, ends: int) -> None:
        super().__init__()
        self.ends = ends
        self.carries = len(ALPHABET) - ends

    def __missing__(self, number: int) -> str:
        rest, last = divmod(number, self.ends)
        written = ALPHABET[last]
        while rest:
            rest, digit = divmod(rest - 1, self.carries)
            written = ALPHABET[self.ends + digit] + written
        if len(self) < 1_000_000:
            self[number] = written
        return written


_GAPS, _SIZES = _Symbols(ENDS_GAPS), _Symbols(ENDS_SIZES)


def gaps(rising: Sequence[int]) -> str:
    """Rising numbers by the steps between them; the first is a step from 0."""
    return "".join(map(_GAPS.__getitem__, map(sub, rising, [0, *rising[:-1]])))


def sizes(numbers: Iterable[int]) -> str:
    """Any numbers from 0, most of them below 80."""
    return "".join(map(_SIZES.__getitem__, numbers))
