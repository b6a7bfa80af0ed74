"""Where a provision stands, as people cite it: 二、（五）33. and II.(V).33; labels in English. Decision 0007."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policybase.labels import Form, read_label
from policybase.model import Provision
from policybase.numerals import value

# 二 or 十二 of 二、; （五） and 第十二条 stay as they are.
_BARE_HAN = re.compile(r"[一二三四五六七八九十百零〇]+")

# By the printed form, whatever the unit is: （一） below an article too. ① is read in every language.
_LABELS = {
    Form.PART: "Part {number}",
    Form.CHAPTER: "Chapter {number}",
    Form.SECTION: "Section {number}",
    Form.ARTICLE: "Article {number}",
    Form.HAN: "{roman}.",
    Form.HAN_BRACKET: "({roman})",
    Form.DIGIT: "{number}.",
    Form.DIGIT_BRACKET: "({number})",
}
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
# Steps of a path that are words.
_NAMED = {"序": "preamble", "结": "closing", "通知": "covering notice", "主送": "addressees", "附件": "annex"}
# 附件2
_ANNEX = re.compile(r"附件(\d+)")
_UNIT = re.compile(r"(?:^|-)unit-(\d+)")


def place(provision: Provision) -> str:
    """二、（五）33.: the path as one cites it; ¶2 is 第2段."""
    steps: list[str] = []
    for step in provision.path:
        if step.startswith("¶"):
            steps.append(f"第{step[1:]}段")
        elif _BARE_HAN.fullmatch(step):
            steps.append(f"{step}、")
        else:
            steps.append(f"{step}." if step.isdigit() else step)
    return "".join(steps).rstrip("、") or provision.anchor


def place_en(provision: Provision) -> str:
    """The path as one cites it: II.(V).33 ; II.(V).33, para. 2 ; Article 12, para. 1, (I) ; Covering notice, para. 1.

    A unit without a number is cited by its place among its neighbours, as its anchor is: unit 1.
    """
    units = iter(_UNIT.findall(provision.anchor))
    said, dotted = "", False
    for step in provision.path:
        number = _number(step)
        words = number or _word(step, units)
        joint = "." if dotted and number else ", "
        said += f"{joint}{words}" if said else words
        dotted = bool(number)
    return f"{said[:1].upper()}{said[1:]}" if said else provision.anchor


def _number(step: str) -> str:
    """二 → II, （五） → (V), 33 → 33; empty for what is said in a word, also 第十二条."""
    if step.isascii() and step.isdigit():
        return step
    said = label_en(f"{step}、" if _BARE_HAN.fullmatch(step) else step)
    return "" if said == step or " " in said else said.rstrip(".")


def _word(step: str, units: Iterator[str]) -> str:
    """¶2 → para. 2, 第十二条 → Article 12, 附件2 → annex 2, 第一阶段 → unit 1."""
    if step.startswith("¶"):
        return f"para. {step[1:]}"
    if step in _NAMED:
        return _NAMED[step]
    if annex := _ANNEX.fullmatch(step):
        return f"annex {annex[1]}"
    said = label_en(step)
    return said if said != step else f"unit {next(units, '')}".rstrip()


def label_en(printed: str) -> str:
    """二、 → II. ; （五） → (V) ; 33. → 33. ; 第三十六条之一 → Article 36-1; what is none of these, as printed."""
    bare = printed.strip()
    found = read_label(bare, 0)
    if found is None or found.end != len(bare):
        number = value(bare)  # 11: its stop is lost
        return f"{number}." if number and bare[0].isdigit() else bare
    if found.form not in _LABELS:
        return bare
    number_and_insert = f"{found.number}-{found.insert}" if found.insert else str(found.number)
    return _LABELS[found.form].format(number=number_and_insert, roman=roman(found.number))


def roman(number: int) -> str:
    """5 → V"""
    written = ""
    for size, sign in _ROMAN:
        times, number = divmod(number, size)
        written += sign * times
    return written
