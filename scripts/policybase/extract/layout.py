"""Unwrap: the lines and blanks of a file → the paragraphs of a document.

A scrape loses the difference between a line end and a paragraph end. What is left of it is
width: a wrapped line is as wide as its neighbours, the last line of a paragraph is not. So the
widths decide where there are enough of them, and the forms of labels where there are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from policybase.extract.raw import Block
from policybase.extract.widths import (
    CLOSERS,
    CUT_BY_COUNT,
    NARROWEST,
    TERMINAL,
    Ruler,
    cells,
    characters,
    full,
    least_full,
    share_of_mode,
)
from policybase.labels import read_label

_BLANK = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


class Join(Enum):
    """What becomes of a place where the original has a line end or a blank."""

    NOTHING = auto()  # the words go on: 印发给 你们 → 印发给你们
    BLANK = auto()  # a blank that says something: 第二条 本规范, Made with Material
    BREAK = auto()  # a paragraph ends here
    GUESS = auto()  # a paragraph ends here, as far as one can tell


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the transcript. ``guessed``: nothing but its form says that it begins here."""

    text: str
    line: int
    column: int
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Words without a blank, and what stands before them."""

    text: str
    line: int
    column: int
    newline: bool  # a line end stands before it
    indent: int  # cells of blanks before the first words of a line
    row: bool = False  # cells with tabs between them


def unwrap(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    """Paragraphs of a plain text. Every character that is not white space is kept, in order."""
    chunks = tuple(_chunks(blocks))
    ruler = _ruler(chunks)
    line_measure = least_full(_line_ends(chunks, ruler), ruler)
    blank_measure = least_full(_blank_ends(chunks, ruler), ruler)
    paragraphs: list[Paragraph] = []
    width = 0
    for index, chunk in enumerate(chunks):
        if index == 0:
            join = Join.BREAK
        else:
            before = chunks[index - 1]
            so_far = paragraphs[-1].text
            if chunk.row or before.row or (not chunk.newline and _KEY_AND_VALUE.match(chunk.text) and _KEY_AND_VALUE.match(so_far)):
                join = Join.BREAK
            elif chunk.newline:
                join = _at_line_end(so_far, width, before=before, after=chunk, measure=line_measure)
            elif blank_measure is not None:
                join = _at_wrapped_blank(so_far, width, before=before, after=chunk, measure=blank_measure)
            else:
                join = _at_blank(so_far, before=before, after=chunk, rest=_rest_of_line(chunks, index))
        if join in (Join.BREAK, Join.GUESS):
            paragraphs.append(Paragraph(chunk.text, chunk.line, chunk.column, join is Join.GUESS))
            width = chunk.indent + ruler(chunk.text)
            continue
        last = paragraphs[-1]
        between = " " if join is Join.BLANK else ""
        paragraphs[-1] = Paragraph(last.text + between + chunk.text, last.line, last.column, last.guessed)
        # The measure is of the printed line: after a wrap, counting starts again.
        wrapped = chunk.newline or (blank_measure is not None and full(width, blank_measure))
        width = chunk.indent + ruler(chunk.text) if wrapped else width + ruler(between) + ruler(chunk.text)
    return tuple(paragraphs)


def _chunks(blocks: Iterable[Block]) -> Iterator[_Chunk]:
    for block in blocks:
        cell_texts = [cell.strip() for cell in block.text.strip().split("\t")]
        if len(cell_texts) > 1 and not (len(cell_texts) == 2 and _only_label(cell_texts[0])):
            yield _Chunk("\t".join(cell_texts), block.line, block.column, newline=True, indent=0, row=True)
            continue
        first = True
        indent = cells(block.text[: len(block.text) - len(block.text.lstrip())])
        for match in re.finditer(rf"(?:(?!{_BLANK.pattern}).)+", block.text):
            yield _Chunk(match.group(), block.line, block.column + match.start(), first, indent if first else 0)
            first = False


# ── how wide a wrapped line is ───────────────────────────────────────────────


def _ruler(chunks: tuple[_Chunk, ...]) -> Ruler:
    """Display cells; or characters, where a program cut the lines after so many of them.

    …新增减税4.5万人次… of forty characters is six cells narrower than a line of forty Han characters.
    """
    for ends in (_line_ends, _blank_ends):
        by_count = share_of_mode(ends(chunks, characters))
        if by_count >= CUT_BY_COUNT and by_count > share_of_mode(ends(chunks, cells)):
            return characters
    return cells


def _line_ends(chunks: tuple[_Chunk, ...], ruler: Ruler) -> list[tuple[int, str]]:
    """(width, last character) of every line."""
    ends: list[tuple[int, str]] = []
    for chunk in chunks:
        if chunk.newline:
            ends.append((chunk.indent + ruler(chunk.text), chunk.text[-1]))
        else:
            width, _ = ends[-1]
            ends[-1] = (width + ruler(" ") + ruler(chunk.text), chunk.text[-1])
    return ends


def _blank_ends(chunks: tuple[_Chunk, ...], ruler: Ruler) -> list[tuple[int, str]]:
    """(width, last character) of every run of words that a blank ends."""
    pairs = pairwise(chunks)
    return [(ruler(chunk.text), chunk.text[-1]) for chunk, after in pairs if not after.newline]


# 发文机构：山西省人民政府办公厅 发布时间：2009-06-23 来源：http://…    pairs of a portal's head, one line
_KEY_AND_VALUE = re.compile(r"[\u4e00-\u9fff]{2,12}\s*[:：]\s*\S")

# ── one place ────────────────────────────────────────────────────────────────

# 2005 年 9 月 26 日 ；（晋政发〔2009〕3 号）；2017年7月 31日
_INSIDE_NUMBER = re.compile(r"(?:[0-9０-９]\n[年月日号条项章个％%]|[年月第〔\[（(]\n[0-9０-９])$")


# 2012年11月12日 中华人民共和国国务院令第629号公布: one line below a title
_DATE = re.compile(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日")
_ADOPTED = re.compile(r"(?:通过|批准|公布|发布|施行|修正|修订)[）)]?$")
_TWO_HAN = re.compile(r"[\u4e00-\u9fff]\n[\u4e00-\u9fff]")


def _spread(before: _Chunk, after: _Chunk) -> bool:
    """第一章 总 则: two characters that print sets apart."""
    return bool(_TWO_HAN.fullmatch(before.text + "\n" + after.text))


def _inside_number(before: str, after: str) -> bool:
    return bool(_INSIDE_NUMBER.match(before[-1:] + "\n" + after[:1]))


# 1.1 ；3.2.1 ；10.1.2, alone: the number of a section, whose title may stand on the next line
_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_TITLE = re.compile(r"[\u4e00-\u9fff][^。；：，,]{1,24}")


def _at_line_end(so_far: str, width: int, *, before: _Chunk, after: _Chunk, measure: int | None) -> Join:
    if measure is not None and _DECIMAL.fullmatch(so_far) and _TITLE.fullmatch(after.text):
        return Join.BLANK
    if _DECIMAL.fullmatch(after.text):
        return Join.BREAK
    if measure is None or not full(width, measure) or after.line != before.line + 1:
        return Join.BREAK
    if _starts_unit(after.text) and so_far[-1] in TERMINAL:
        return Join.BREAK
    if so_far[-1] in TERMINAL:
        # A paragraph that happens to fill its last line: only an indent, or a label, tells.
        return Join.GUESS if after.indent else Join.NOTHING
    return _resume(so_far, after.text)


def _at_wrapped_blank(so_far: str, width: int, *, before: _Chunk, after: _Chunk, measure: int) -> Join:
    """A text whose line ends became blanks: 印发给 你们."""
    if full(width, measure):
        ends = so_far.rstrip(CLOSERS)[-1:] in TERMINAL
        return Join.BREAK if ends and _starts_unit(after.text) else _resume(so_far, after.text)
    if _inside_number(so_far, after.text) or _only_label(so_far) or _LABEL_AT_END.search(so_far):
        return Join.NOTHING
    if _spread(before, after) or (_DATE.fullmatch(so_far) and _ADOPTED.search(after.text)):
        return Join.BLANK
    return Join.BREAK


# 第一章 总则第一条 为了… ；…备案。（一） 县水务局…: the blank is the label's own
_LABEL_AT_END = re.compile(
    r"(?:第[〇○零一二三四五六七八九十百千\d]{1,8}条|[。；：][（(][一二三四五六七八九十\d]{1,3}[）)]|[。；：]\d{1,2}[.．、])$"
)


def _at_blank(so_far: str, *, before: _Chunk, after: _Chunk, rest: int) -> Join:
    """A blank in a text whose lines are paragraphs; ``rest``: cells from ``after`` to the line's end."""
    if _only_label(so_far) or _LABEL_AT_END.search(so_far) or (_ascii_word(before.text[-1]) and _ascii_word(after.text[0])):
        return Join.BLANK
    if _spread(before, after):
        return Join.BLANK
    if _starts_unit(after.text) and (so_far[-1] in TERMINAL + CLOSERS or _is_heading(so_far)):
        return Join.GUESS
    if _is_heading(so_far) and rest > NARROWEST:
        return Join.GUESS
    # In a short line blanks are layout (第一章 总 则, 省长　罗清泉); in a paragraph they are debris.
    if cells(so_far) + rest <= NARROWEST:
        return Join.BLANK
    return _glue(so_far, after.text)


def _rest_of_line(chunks: tuple[_Chunk, ...], index: int) -> int:
    width = 0
    for chunk in chunks[index:]:
        if chunk.newline:
            break
        width += cells(chunk.text)
    return width


def _glue(before: str, after: str) -> Join:
    """Between two Latin words the line end was a blank; between Han characters it was nothing."""
    return Join.BLANK if _ascii_word(before[-1]) and _ascii_word(after[0]) else Join.NOTHING


def _resume(before: str, after: str) -> Join:
    """At the end of a wrapped line: …其中2 / 021年… is one number that was cut."""
    return Join.NOTHING if before[-1].isdigit() and after[0].isdigit() else _glue(before, after)


def _ascii_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _starts_unit(text: str) -> bool:
    return read_label(text, 0) is not None


def _only_label(text: str) -> bool:
    """六、 or 第二条 with nothing after it yet."""
    label = read_label(text, 0)
    return label is not None and label.end == len(text)


def _is_heading(text: str) -> bool:
    """一、指导思想: a label, a few words, no stop."""
    label = read_label(text, 0)
    return label is not None and 2 <= len(text) - label.end <= 30 and not set(text[label.end :]) & set("。；！？，,")
