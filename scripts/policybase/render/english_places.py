"""How an English page cites a place in a text. Decision 0007."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policybase.model import Provision
from policybase.render import english

# Steps of a path that are words.
_NAMED = {"序": "preamble", "结": "closing", "通知": "covering notice", "主送": "addressees", "附件": "annex"}
# 附件2
_ANNEX = re.compile(r"附件(\d+)")
_UNIT = re.compile(r"(?:^|-)unit-(\d+)")
_BARE_HAN = re.compile(r"[一二三四五六七八九十百零〇]+")


def place(provision: Provision) -> str:
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
    said = english.label(f"{step}、" if _BARE_HAN.fullmatch(step) else step)
    return "" if said == step or " " in said else said.rstrip(".")


def _word(step: str, units: Iterator[str]) -> str:
    """¶2 → para. 2, 第十二条 → Article 12, 附件2 → annex 2, 第一阶段 → unit 1."""
    if step.startswith("¶"):
        return f"para. {step[1:]}"
    if step in _NAMED:
        return _NAMED[step]
    if annex := _ANNEX.fullmatch(step):
        return f"annex {annex[1]}"
    said = english.label(step)
    return said if said != step else f"unit {next(units, '')}".rstrip()
