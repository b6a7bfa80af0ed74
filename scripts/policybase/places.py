"""Where a provision stands, as people cite it: 二、（五）33. and II.(V)33.; labels in English. Decision 0007."""

from __future__ import annotations

import re

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
# Steps of a path that are words of ours, not of the text.
_NAMED = {"序": "Preamble", "结": "Closing", "通知": "Notice", "主送": "Addressees"}


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


def place_en(path: tuple[str, ...]) -> str:
    """("二", "（五）", "33") → II.(V)33.; words stand apart: Notice, para. 2. An unlabelled unit keeps its Chinese."""
    written = ""
    for step in path:
        said = step_en(step)
        numbered = said[-1] in ".)" and said[0] in "(0123456789IVXLCDM"
        written += said if numbered or not written else f", {said}"
    return written


def step_en(step: str) -> str:
    """One step of a path: 二 → II. ; ¶2 → para. 2; what is no number, as it stands."""
    if step.startswith("¶"):
        return f"para. {step[1:]}"
    if _BARE_HAN.fullmatch(step):
        return label_en(f"{step}、")
    return _NAMED.get(step) or label_en(f"{step}." if step.isdigit() else step)


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
