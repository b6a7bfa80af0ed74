"""Which labels of a body are labels of units: number sequences as evidence.

A label at the start of a line is one. A label inside a line, or a number that lost its stop, is
one only where it continues a sequence: 27、 … 28各乡镇政府 … 29各乡镇政府.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybase.labels import OFFICIAL, STATUTE, Form, Label, read_bare, read_label
from policybase.model import Doubt, DoubtCode
from policybase.parse.lines import TERMINAL, Line, Look

# How many lines ahead the next number of a list may stand.
NEAR = 400

RANK = {form: rank for rank, form in enumerate((*STATUTE, *OFFICIAL))}


@dataclass(frozen=True, slots=True)
class Unit:
    """``[start, end)`` of the corrected text: a labelled unit, or a paragraph without label."""

    start: int
    end: int
    label: Label | None
    starts_line: bool
    ends_line: bool
    table: bool = False
    doubts: tuple[Doubt, ...] = ()


def units(text: str, body: tuple[Line, ...]) -> tuple[Unit, ...]:
    """The body cut at its labels, in reading order."""
    candidates = list(_candidates(text, body))
    sequence = _Sequence(_lines_kept(candidates))
    found: list[Unit] = []
    listing = _Listing()
    for index, (line, labels) in enumerate(candidates):
        cuts: list[tuple[Label | None, tuple[Doubt, ...]]] = [(None, ())]
        if listing.continues(text, line):
            labels = ()
        for position, label in enumerate(labels):
            at_start = label.start == line.start
            if not sequence.accepts(label, at_start=at_start, later=_Later(candidates, index, position)):
                continue
            before = "" if at_start else text[line.start : label.start].rstrip()[-1:]
            doubts = sequence.take(label, before=before)
            if at_start:
                cuts[0] = (label, doubts)
            else:
                cuts.append((label, doubts))
        found += _cut(line, cuts)
        if cuts == [(None, ())]:
            sequence.pass_paragraph()
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Later:
    """The candidates behind one, near enough to belong to the same list."""

    candidates: list[tuple[Line, tuple[Label, ...]]]
    index: int
    position: int

    def __iter__(self) -> Iterator[Label]:
        yield from self.candidates[self.index][1][self.position + 1 :]
        for number in range(self.index + 1, min(self.index + NEAR, len(self.candidates))):
            yield from self.candidates[number][1]


def _cut(line: Line, cuts: list[tuple[Label | None, tuple[Doubt, ...]]]) -> Iterator[Unit]:
    starts = [label.start if label else line.start for label, _ in cuts]
    for number, (label, doubts) in enumerate(cuts):
        last = number + 1 == len(cuts)
        yield Unit(
            start=starts[number],
            end=line.end if last else starts[number + 1],
            label=label,
            starts_line=number == 0,
            ends_line=last,
            table=line.look is Look.TABLE,
            doubts=doubts,
        )


# That many labels at line starts show that the text kept its lines.
FEWEST_AT_STARTS = 5


def _lines_kept(candidates: list[tuple[Line, tuple[Label, ...]]]) -> bool:
    at_starts = sum(1 for line, labels in candidates if labels and labels[0].start == line.start and labels[0].stopped)
    inside = sum(len(labels) for _, labels in candidates) - at_starts
    return at_starts >= FEWEST_AT_STARTS and at_starts >= inside


# ── candidates ───────────────────────────────────────────────────────────────

# A label in the middle of a line may follow these; 第, a digit, a bracket or 、 before it make it
# part of a reference (第（二）项), of a number or of a list (一、二、三).
_NOT_BEFORE = re.compile(r"[第之至到和及与或0-9０-９〇○零一二三四五六七八九十百〔（(\[\-—–~～.．、，,\"'“‘《]$")
# （二）项, （一）至（三）, （一）（三）款
_NOT_AFTER = re.compile(r"\s*(?:[项款条目]|[至到和、或及]\s*第?[（(]?[一二三四五六七八九十0-9])")
_INLINE_FORMS = frozenset((Form.CHAPTER, Form.SECTION, Form.ARTICLE, *OFFICIAL))
_DIVISIONS = (Form.PART, Form.CHAPTER, Form.SECTION)
LONGEST_DIVISION = 30  # characters of a chapter's heading
# 刑法分则第三章 ；本条例第二章 ；依照第四章 ；《…法》第五章: somebody else's chapter
_REFERS = re.compile(r"(?:总则|分则|本[法编章条例办规定]{1,3}|[条例法》][的中]?|依照|按照|根据|依据|违反|适用|参照|[编章节条])$")
_OPENERS = re.compile(r"[第（(〔﹙一二三四五六七八九十0-9０-９㈠-㈩⒈-⒛⑴-⒇①-⑳]")


def _candidates(text: str, body: tuple[Line, ...]) -> Iterator[tuple[Line, tuple[Label, ...]]]:
    for line in body:
        yield line, () if line.look is Look.TABLE else tuple(_labels(text, line))


def _labels(text: str, line: Line) -> Iterator[Label]:
    first = read_label(text, line.start) or read_bare(text, line.start)
    at = line.start
    division: Label | None = None
    if first and first.end <= line.end:
        yield first
        at = first.end
        division = first if first.form in _DIVISIONS else None
    for match in _OPENERS.finditer(text, at, line.end):
        if match.start() < at:
            continue
        label = read_label(text, match.start())
        if label is None or label.form not in _INLINE_FORMS or label.end >= line.end:
            continue
        before = text[line.start : label.start].rstrip()
        if (before and _NOT_BEFORE.search(before[-1])) or _NOT_AFTER.match(text, label.end):
            continue
        opens = division is not None and label.start - division.end <= LONGEST_DIVISION
        if label.form is Form.ARTICLE and before[-1:] not in tuple("。；：") and not opens:
            continue  # 依照本法第三条 …: a reference, unless a sentence or 第一章 总则 stands before it
        if label.form in _DIVISIONS and not opens and _REFERS.search(before):
            continue  # 刑法分则第三章第一节规定的: a reference
        yield label
        division = label if label.form in _DIVISIONS else None
        at = label.end


# 附件：1.某某办法 / 2.某某办法：the numbers of a list of annexes are not the document's
_ANNEX_LIST = re.compile(r"附\s*件\s*[:：]\s*\S")


@dataclass(slots=True)
class _Listing:
    """A list of annexes goes on while its numbers do."""

    expected: int = 0

    def continues(self, text: str, line: Line) -> bool:
        match = _ANNEX_LIST.match(text, line.start, line.end)
        if match:
            self.expected = 2
            return True
        label = read_label(text, line.start) if self.expected else None
        if label and label.form is Form.DIGIT and label.number == self.expected and line.end - line.start < 80:
            self.expected += 1
            return True
        self.expected = 0
        return False


# ── sequences ────────────────────────────────────────────────────────────────


class _Sequence:
    """What number each form has reached: below the present parent, and in the whole part."""

    def __init__(self, lines_kept: bool) -> None:
        self.lines_kept = lines_kept
        self.scope: dict[Form, tuple[int, int]] = {}
        self.running: dict[Form, tuple[int, int]] = {}

    def accepts(self, label: Label, *, at_start: bool, later: _Later) -> bool:
        if at_start and label.stopped and label.sure:
            return True
        if self._continues(label):
            return True
        if label.number == 1 and label.form not in self.scope:
            # A new level inside a line: only in a text that lost its line ends, and where it goes on.
            # 应当载明：1）道路状况；2）交通设施。 in a text that kept them is a sentence.
            return not self.lines_kept and any(_same(item, label, 2) for item in self._until_parent(label, later))
        # One number is missing, but the sequence goes on behind the gap.
        reached = self.scope.get(label.form, (0, 0))[0]
        return (
            label.stopped
            and 0 < reached < label.number <= reached + 2
            and any(_same(item, label, label.number + 1) for item in later)
        )

    def _continues(self, label: Label) -> bool:
        for reached in (self.scope.get(label.form), self.running.get(label.form)):
            if reached and label.number == reached[0] + 1 and not label.insert:
                return True
            if reached and label.number == reached[0] and label.insert == reached[1] + 1:
                return True
        return False

    def _until_parent(self, label: Label, later: _Later) -> Iterator[Label]:
        """Labels up to the next one of a higher level that fits."""
        for item in later:
            if RANK[item.form] < RANK[label.form] and self._continues(item):
                return
            yield item

    def take(self, label: Label, *, before: str) -> tuple[Doubt, ...]:
        """Notes that ``label`` is one; ``before`` is what stands before it in its line."""
        doubts = list(self._doubts(label, before=before))
        for form in [form for form in self.scope if RANK[form] > RANK[label.form]]:
            del self.scope[form]
        self.scope[label.form] = label.key
        self.running[label.form] = label.key
        return tuple(doubts)

    def pass_paragraph(self) -> None:
        """A 款 without label: the items below it count from （一） again."""
        if Form.ARTICLE in self.scope:
            self.scope = {form: key for form, key in self.scope.items() if RANK[form] <= RANK[Form.ARTICLE]}

    def _doubts(self, label: Label, *, before: str) -> Iterator[Doubt]:
        if not label.stopped:
            yield Doubt(DoubtCode.LABEL_DAMAGED, label.start, "the stop after the number is missing")
        if before and before not in TERMINAL:
            yield Doubt(DoubtCode.LABEL_INLINE, label.start, "inside a line; found by its number")
        if self._continues(label):
            return
        reached = self.scope.get(label.form)
        # A form that starts anew below another parent starts at 1; running forms were seen above.
        expected = reached[0] + 1 if reached else 1
        if label.number == expected or (label.form not in self.scope and label.number == 1):
            return
        if reached and label.number <= reached[0]:
            yield Doubt(DoubtCode.NUMBER_REPEATED, label.start, f"{label.number} follows {reached[0]}")
        else:
            yield Doubt(DoubtCode.NUMBER_GAP, label.start, f"{label.number} stands where {expected} is expected")


def _same(item: Label, label: Label, number: int) -> bool:
    return item.form is label.form and item.number == number
