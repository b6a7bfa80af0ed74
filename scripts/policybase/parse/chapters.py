"""Titles of chapters that a print damaged: set on two lines, or without their 第…章."""

from __future__ import annotations

import re
from dataclasses import replace

from policybase.labels import Form, Label
from policybase.parse.labelling import Unit
from policybase.parse.lines import TERMINAL

DIVISIONS = (Form.PART, Form.CHAPTER, Form.SECTION)
LONGEST_TITLE = 40
LONGEST_WITHOUT_NUMBER = 20
FULL_LINE = 14  # characters of a title that a print breaks
# One line of these words is a title wherever it stands; other words need a second such line.
CUSTOMARY = ("总则", "总纲", "附则", "罚则", "法律责任", "监督管理", "监督检查")

# 第五章　饮用水水源、 / 地下水的保护 ；第六章　不履行义务的 / 法律责任
_GOES_ON = re.compile(r"[、，,的和与及或对]$")
_STOPS = re.compile(r"[，,。；;：:！？《》（(]")


def whole_titles(text: str, found: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """``found`` with the title of a chapter that stands on two lines as one unit."""
    result: list[Unit] = []
    for index, unit in enumerate(found):
        below = found[index + 1].label if index + 1 < len(found) else None
        if result and _is_division(result[-1]) and _is_rest(text, result[-1], unit, below):
            result[-1] = replace(result[-1], end=unit.end, ends_line=unit.ends_line)
        else:
            result.append(unit)
    return tuple(result)


def _is_division(unit: Unit) -> bool:
    return unit.label is not None and unit.label.form in DIVISIONS


def _is_rest(text: str, above: Unit, unit: Unit, below: Label | None) -> bool:
    """Does ``unit`` complete the title ``above``? Below a short title it may be a section's own."""
    title = text[above.label.end if above.label else above.start : above.end].strip()
    words = text[unit.start : unit.end].strip()
    if unit.label is not None or unit.table or len(words) > LONGEST_TITLE or words[-1] in TERMINAL:
        return False
    if _GOES_ON.search(title):
        return True
    return len(title) >= FULL_LINE and below is not None and below.form in (Form.ARTICLE, Form.SECTION)


def titles_without_number(text: str, found: tuple[Unit, ...]) -> tuple[frozenset[int], frozenset[int]]:
    """Where a chapter begins that lost its 第…章 (设施管理 on a line between two articles), and where a section.

    A 款 ends with a stop, and such a title is followed by an article. Between 第二章 and 第三章 no chapter is
    missing: what stands there is a section.
    """
    lines = {
        index: "".join(text[unit.start : unit.end].split())
        for index, unit in enumerate(found[:-1])
        if _is_title(text, unit)
        and _is_article(found[index + 1])
        and (index == 0 or _ends_a_paragraph(text, found[index - 1]))
    }
    if len(lines) < 2 and not any(words in CUSTOMARY for words in lines.values()):
        return frozenset(), frozenset()
    inner = {
        index for index, words in lines.items() if words not in CUSTOMARY and _within_a_chapter(found, index)
    }
    return (
        frozenset(found[index].start for index in lines.keys() - inner),
        frozenset(found[index].start for index in inner),
    )


def _is_article(unit: Unit) -> bool:
    return unit.label is not None and unit.label.form is Form.ARTICLE


def _is_title(text: str, unit: Unit) -> bool:
    words = text[unit.start : unit.end].strip()
    return (
        unit.label is None
        and not unit.table
        and 2 <= len(words) <= LONGEST_WITHOUT_NUMBER
        and not _STOPS.search(words)
    )


def _ends_a_paragraph(text: str, unit: Unit) -> bool:
    return not _is_division(unit) and text[unit.start : unit.end].rstrip()[-1:] in tuple("。；")


def _within_a_chapter(found: tuple[Unit, ...], index: int) -> bool:
    """Is the next numbered chapter the one that follows the last?"""
    before = [unit.label.number for unit in found[:index] if unit.label and unit.label.form is Form.CHAPTER]
    after = [unit.label.number for unit in found[index:] if unit.label and unit.label.form is Form.CHAPTER]
    return bool(before and after) and after[0] == before[-1] + 1
