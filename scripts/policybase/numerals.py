"""Chinese numerals and integers: 第一百零三 ⇄ 103, 二○○九 → 2009, ㈠ ⑴ ⒈ ① → 1, １２ → 12."""

from __future__ import annotations

import re

# What is printed for zero: U+3007 〇, U+25CB ○, U+25EF ◯, and letters and digits typed for want of these.
ZEROS = "〇○◯零ＯOoΟО0０"
# For patterns of other modules: the signs a Chinese numeral is written with in official texts.
CHINESE = "一二三四五六七八九十百千〇○零廿卅两"
LARGEST = 9999

# First and last sign of a row, and the value of the first.
_ROWS = (
    ("①", "⑳", 1),
    ("㉑", "㉟", 21),
    ("㊱", "㊿", 36),
    ("⑴", "⒇", 1),
    ("⒈", "⒛", 1),
    ("❶", "❿", 1),
    ("㈠", "㈩", 1),
    ("㊀", "㊉", 1),
    ("Ⅰ", "Ⅻ", 1),
)
SIGNS: dict[str, int] = {
    chr(code): value + code - ord(first)
    for first, last, value in _ROWS
    for code in range(ord(first), ord(last) + 1)
}

_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")
# Printed forms of one sign; cheques and old orders write 壹贰叁.
_PLAIN = str.maketrans(
    dict(zip("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟两兩", "一二二三三四五六六七八九十百千二二", strict=True))
    | dict.fromkeys(ZEROS, "〇")
    | {"廿": "二十", "卅": "三十"}
)
_DIGITS = "〇一二三四五六七八九"
_UNITS = {"千": 1000, "百": 100, "十": 10}
# 二〇〇九, 一九九八, 一〇三. Without a zero only four digits are a number: 三五 is "three to five".
_SPELT = re.compile(rf"[{_DIGITS}]{{4}}|(?=[{_DIGITS}]*〇)[{_DIGITS[1:]}][{_DIGITS}]*")


def value(numeral: str) -> int | None:
    """The number that ``numeral`` writes, with or without 第; None where it writes none, or two."""
    bare = numeral.strip().removeprefix("第")
    if bare in SIGNS:
        return SIGNS[bare]
    arabic = bare.translate(_ASCII)
    if re.fullmatch(r"[0-9]{1,9}", arabic):
        return int(arabic)
    plain = bare.translate(_PLAIN)
    counted = _counted(plain)
    return counted if counted is not None else _spelt(plain)


def chinese(number: int) -> str:
    """``number`` as articles and points are numbered: 1 一, 10 十, 103 一百零三, 110 一百一十."""
    if not 1 <= number <= LARGEST:
        raise ValueError(f"{number} is not between 1 and {LARGEST}")
    written = ""
    rest = number
    skipped = False  # an empty place since the last digit is read 零: 一百零三
    for unit, size in (*_UNITS.items(), ("", 1)):
        digit, rest = divmod(rest, size)
        if digit:
            written += ("零" if skipped else "") + _DIGITS[digit] + unit
        skipped = bool(written) and not digit
    return written.removeprefix("一") if written.startswith("一十") else written


def _counted(plain: str) -> int | None:
    """一百〇三 → 103, 一百一十 and 一百十 → 110; None for 一百三, 130 to one reader and 103 to another."""
    total, last_size = 0, LARGEST + 1
    digit: int | None = None
    zero = False
    for sign in plain:
        size = _UNITS.get(sign)
        if sign == "〇":
            if zero or digit is not None or not total:
                return None
            zero = True
        elif size is None:
            if digit is not None or sign not in _DIGITS:
                return None
            digit = _DIGITS.index(sign)
        else:
            if size >= last_size or (digit is None and sign != "十") or (zero and size * 10 == last_size):
                return None
            total += (1 if digit is None else digit) * size
            last_size, digit, zero = size, None, False
    if digit is not None:
        place_skipped = bool(total) and last_size > 10
        return total + digit if zero == place_skipped else None
    return total if total and not zero else None


def _spelt(plain: str) -> int | None:
    if _SPELT.fullmatch(plain) is None:
        return None
    return int("".join(str(_DIGITS.index(sign)) for sign in plain))
