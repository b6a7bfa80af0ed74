"""What counts as the same when words are looked up; ``search-text.js`` does the same, and one table tests both.

Numerals are not touched: 十五日 must be found inside 二十五日 as it stands. A query asks for 15日 and 十五日 instead.
"""

from __future__ import annotations

import re
import unicodedata

# One sign for all that print the same thing: （县[〔, “「", 、，.
_SAME = (
    ("(", "[【〔〖{﹝｛⦅"),
    (")", "]】〕〗}﹞｝⦆"),
    ('"', "“”„‟‘’‚'「」『』«»″′`"),
    ("《", "〈<"),
    ("》", "〉>"),
    (",", "、﹑"),
    (".", "。"),
    ("-", "—–‐‑‒―─━~〜−"),
    ("·", "•‧∙⋅・"),
    ("〇", "○◯零"),
)
_FOLDED = {sign: plain for plain, signs in _SAME for sign in signs}
# White space, line ends, and what cannot be seen.
_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]")


class _Fold(dict[int, str]):
    """Filled as characters are met: a text has a few thousand different ones."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _fold(chr(code))
        return found


_TABLE = _Fold()


def fold(text: str) -> str:
    """The characters that are compared: （ and 〔 are (, Ａ is a, blanks are nothing."""
    return text.translate(_TABLE)


def _fold(sign: str) -> str:
    # U+3000 and the like become a plain blank; ㈠ becomes (一).
    wide = unicodedata.normalize("NFKC", sign)
    return "".join(_FOLDED.get(each, each.lower()) for each in wide if not _BLANK.match(each))
