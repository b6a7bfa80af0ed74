"""Sections without number: a line that tells one 一、 from another, as 2024年工作安排 does."""

from __future__ import annotations

from policybase.labels import Form
from policybase.parse.labelling import RANK, Unit

LONGEST_SECTION = 40


def sections_without_number(text: str, found: tuple[Unit, ...]) -> frozenset[int]:
    """Where a section without number begins: 2023年工作回顾 / 一、… and then 2024年工作安排 / 一、…

    Only where numbering starts anew below such a line: then the line is what tells the two 一、 apart.
    """
    forms = [unit.label.form for unit in found if unit.label and unit.label.form in (Form.HAN, Form.HAN_BRACKET)]
    if not forms:
        return frozenset()
    outermost = min(forms, key=RANK.__getitem__)
    starts = [
        index
        for index, unit in enumerate(found[1:], start=1)
        if unit.label and unit.label.form is outermost and unit.label.number == 1
    ]
    lines = frozenset(found[index].start for index in (_line_above(text, found, start) for start in starts) if index >= 0)
    return lines if len(starts) > 1 and len(lines) == len(starts) else frozenset()


def _line_above(text: str, found: tuple[Unit, ...], index: int) -> int:
    """The short line at most three paragraphs above a first 一、, or -1."""
    for above in range(index - 1, max(index - 4, -1), -1):
        unit = found[above]
        words = text[unit.start : unit.end].strip()
        if unit.label is not None or unit.table:
            return -1
        if len(words) <= LONGEST_SECTION and words[-1] not in "。！？；：;:，,、":
            return above
    return -1
