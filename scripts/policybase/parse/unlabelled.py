"""Units without a number: 指导思想：… 目标：… 基本要求：… ；第一阶段（2009年2月—4月）：…"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policybase.numerals import value

# 第一阶段（2009年2月—4月）：
_STAGE = re.compile(
    r"(?P<name>第(?P<number>[一二三四五六七八九十]+)(?:阶段|步|时期))\s*(?P<note>[（(][^（）()]{1,40}[）)])?\s*(?P<colon>[:：])"
)
# 指导思想：
_NAMED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,12})\s*(?P<colon>[:：])")
_SENTENCE_ENDS = "。！？；：:;"
# 责任单位：省科技厅 stands below many units and is none itself.
_NOT_UNITS = re.compile(r".*(?:单位|部门|时限|时间|电话|联系人|地址|邮编|邮箱|传真|负责人|如下|以下|包括|即|其中|例如|注|附件|附|说明|是|为)$")


@dataclass(frozen=True, slots=True)
class Named:
    """``[start, …)``: the unit's words; ``[start, name)`` is its path element, ``[start, heading)`` its heading."""

    start: int
    name: int
    heading: int
    body: int


def units_within(words: str) -> tuple[Named, ...]:
    """Unlabelled units inside one run of words, in order; () where there are fewer than two."""
    return _stages(words) or _enumerated(words)


def unit_at(words: str) -> Named | None:
    """The unlabelled unit that a whole paragraph may be; whether it is one, its neighbours decide."""
    match = _STAGE.match(words) or _NAMED.match(words)
    if match is None or not words[match.end() :].strip() or _NOT_UNITS.fullmatch(match["name"]):
        return None
    return Named(0, match.end("name"), match.start("colon"), match.end())


def _stages(words: str) -> tuple[Named, ...]:
    found: list[Named] = []
    for match in _STAGE.finditer(words):
        before = words[: match.start()].rstrip()
        if value(match["number"]) != len(found) + 1 or (before and before[-1] not in _SENTENCE_ENDS):
            continue
        found.append(Named(match.start(), match.end("name"), match.start("colon"), match.end()))
    return tuple(found) if len(found) > 1 else ()


def _enumerated(words: str) -> tuple[Named, ...]:
    """指导思想、目标和基本要求 + 指导思想：… 目标：… 基本要求：…: the heading itself names them."""
    first = _NAMED.search(words[:80])
    if first is None:
        return ()
    for length in range(2, first.end("name") + 1):
        start = first.end("name") - length
        names = _names(words[:start])
        if words[start : first.end("name")] in names and len(names) > 1:
            return _each(words, start, names)
    return ()


def _each(words: str, start: int, names: tuple[str, ...]) -> tuple[Named, ...]:
    found: list[Named] = []
    position = start
    for name in names:
        match = re.compile(rf"{re.escape(name)}\s*[:：]").search(words, position)
        if match is None:
            return ()
        before = words[: match.start()].rstrip()
        if found and before[-1] not in _SENTENCE_ENDS:
            return ()
        found.append(Named(match.start(), match.start() + len(name), match.end() - 1, match.end()))
        position = match.end()
    return tuple(found)


def _names(heading: str) -> tuple[str, ...]:
    return tuple(name for name in re.split(r"[、，,和与及]", heading.strip()) if name)
