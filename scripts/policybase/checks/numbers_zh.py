"""What numbers a Chinese passage states.

Official Chinese is full of numerals that count nothing: 统一, 进一步, 十分, 四川. So there are two answers:
numbers that must stand in a translation, and numbers that may.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from policybase.numerals import CHINESE, value

# 三个阶段, 每两年, 县乡两级, 一式三份, 十八届三中、四中全会; not 分 (十分), 元 (二元), 大 (四大).
_MEASURES = (
    "小时|学时|课时|分钟|季度|周岁|中全会|中(?=、)|个|项|条|款|次|年|月|日|天|名|人|级|类|种|周|倍|件|家|章|节|部|届|批|期|步|"
    "方面|份|户|所|位|点|层|线|块|场|门|支|轮|篇|册|座|套|张|亩|公里|米|吨|字|岁|票|度|档|例|起"
)
# 第一季度, 第三阶段, 第十二条, 第三方; not 第一责任人, 第一时间, 第一线.
_ORDERED = "季度|阶段|章|编|节|条|款|项|目|批|届|次|步|部分|期|位|名|类|方|年|天|个|卷|号|周|轮|版|点|层|产业"
_N = rf"[{CHINESE}]+"
_RANGE = r"[至到—\-－~～]"

# 百分之八十
_PERCENT = re.compile(rf"百分之({_N}|\d+(?:\.\d+)?)")
# 三分之二
_FRACTION = re.compile(rf"({_N})分之({_N})")
# 1,200 ；3.5 ；2000万
_ARABIC = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([万亿])?")
# 第十二条
_ORDINAL = re.compile(rf"第({_N})(?={_ORDERED})")
# 三至五年 ；四十余项 ；十万
_COUNTED = re.compile(rf"(?:({_N}){_RANGE})?({_N})(?:([万亿])|(?=[余多]?(?:{_MEASURES})))")
# 十七大, 二十大: national congresses of the Party
_CONGRESS = re.compile(r"(二十|十[一二三四五六七八九])大(?!力|量|型)")
# 二○○九年
_YEAR = re.compile(rf"([{CHINESE}◯]{{4}})(?=年)")
_RUN = re.compile(rf"{_N}")
_SCALE = {"万": 10_000, "亿": 100_000_000}
# 双公示, 首次, 翻番, 半年: words of number without a numeral.
_WORDS = {"双": 2, "首": 1, "倍": 2, "番": 2, "半": 2, "季": 4}


@dataclass(frozen=True, slots=True)
class Stated:
    """``must``: how often each number is stated. ``may``: whatever the numerals can be read as."""

    must: Counter[Decimal]
    may: frozenset[Decimal]


def stated(text: str) -> Stated:
    """The numbers of ``text``. 一 alone is "a" or nothing, and never a must, except in an order."""
    # NFKC makes １２ to 12 and ％ to %; only values leave this function, no positions.
    rest = unicodedata.normalize("NFKC", text)
    must: Counter[Decimal] = Counter()
    may = {Decimal(number) for sign, number in _WORDS.items() if sign in rest}

    def take(pattern: re.Pattern[str]) -> list[re.Match[str]]:
        nonlocal rest
        found = list(pattern.finditer(rest))
        rest = pattern.sub(lambda match: "\0" * len(match[0]), rest)
        return found

    for match in take(_PERCENT):
        _add(must, match[1])
    for match in take(_FRACTION):
        may |= _readings(match[1]) | _readings(match[2])
    for match in take(_YEAR):
        _add(must, match[1])
    for match in take(_ARABIC):
        number = Decimal(match[1].replace(",", "") + (match[2] or ""))
        must[_plain(number * _SCALE.get(match[3] or "", 1))] += 1
        may.add(_plain(number))
    for match in take(_CONGRESS):
        _add(must, match[1])
    for match in take(_ORDINAL):
        _add(must, match[1])
    for match in take(_COUNTED):
        for numeral in (match[1], match[2]):
            if numeral and value(numeral) != 1:
                _add(must, numeral, scale=_SCALE.get(match[3] or "", 1))
            may |= _readings(numeral or "")
    for match in take(_RUN):
        may |= _readings(match[0])
    return Stated(must, frozenset(may | set(must)))


def _add(must: Counter[Decimal], numeral: str, *, scale: int = 1) -> None:
    if numeral[0].isdigit():
        must[_plain(Decimal(numeral))] += 1
    elif (number := value(numeral)) is not None:
        must[_plain(Decimal(number * scale))] += 1


def _readings(run: str) -> set[Decimal]:
    """十一五 is the 11th and a 5; 七八 is 7 or 8."""
    parts = (run[first:last] for first in range(len(run)) for last in range(first + 1, len(run) + 1))
    return {Decimal(number) for part in parts if (number := value(part)) is not None}


def _plain(number: Decimal) -> Decimal:
    return number.normalize()
