"""What becomes of one place of a plain text: a line end, or a blank, between two runs of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from policybase.extract.widths import CLOSERS, NARROWEST, TERMINAL, cells, full
from policybase.labels import read_label


class Join(Enum):
    """What becomes of a place where the original has a line end or a blank."""

    NOTHING = auto()  # the words go on: 印发给 你们 → 印发给你们
    BLANK = auto()  # a blank that says something: 第二条 本规范, Made with Material
    BREAK = auto()  # a paragraph ends here
    GUESS = auto()  # a paragraph ends here, as far as one can tell


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words without a blank, and what stands before them."""

    text: str
    line: int
    column: int
    newline: bool  # a line end stands before it
    indent: int  # cells of blanks before the first words of a line
    row: bool = False  # cells with tabs between them


# 1.1 ；3.2.1 ；10.1.2, alone: the number of a section, whose title may stand on the next line
_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_TITLE = re.compile(r"[\u4e00-\u9fff][^。；：，,]{1,24}")


def at_line_end(so_far: str, width: int, *, before: Chunk, after: Chunk, measure: int | None) -> Join:
    """A line end: it ends a paragraph, unless the line before it was full."""
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


# 2012年11月12日 中华人民共和国国务院令第629号公布: one line below a title
_DATE = re.compile(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日")
_ADOPTED = re.compile(r"(?:通过|批准|公布|发布|施行|修正|修订)[）)]?$")


def at_wrapped_blank(so_far: str, width: int, *, before: Chunk, after: Chunk, measure: int) -> Join:
    """A text whose line ends became blanks: 印发给 你们."""
    if full(width, measure):
        ends = so_far.rstrip(CLOSERS)[-1:] in TERMINAL
        return Join.BREAK if ends and _starts_unit(after.text) else _resume(so_far, after.text)
    if _inside_number(so_far, after.text) or only_label(so_far) or _LABEL_AT_END.search(so_far):
        return Join.NOTHING
    if _spread(before, after) or (_DATE.fullmatch(so_far) and _ADOPTED.search(after.text)):
        return Join.BLANK
    return Join.BREAK


# 第一章 总则第一条 为了… ；…备案。（一） 县水务局…: the blank is the label's own
_LABEL_AT_END = re.compile(
    r"(?:第[〇○零一二三四五六七八九十百千\d]{1,8}条|[。；：][（(][一二三四五六七八九十\d]{1,3}[）)]|[。；：]\d{1,2}[.．、])$"
)


def at_blank(so_far: str, *, before: Chunk, after: Chunk, rest: int) -> Join:
    """A blank in a text whose lines are paragraphs; ``rest``: cells from ``after`` to the line's end."""
    if only_label(so_far) or _LABEL_AT_END.search(so_far) or (_ascii_word(before.text[-1]) and _ascii_word(after.text[0])):
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


def only_label(text: str) -> bool:
    """六、 or 第二条 with nothing after it yet."""
    label = read_label(text, 0)
    return label is not None and label.end == len(text)


_TWO_HAN = re.compile(r"[\u4e00-\u9fff]\n[\u4e00-\u9fff]")


def _spread(before: Chunk, after: Chunk) -> bool:
    """第一章 总 则: two characters that print sets apart."""
    return bool(_TWO_HAN.fullmatch(before.text + "\n" + after.text))


# 2005 年 9 月 26 日 ；（晋政发〔2009〕3 号）；2017年7月 31日
_INSIDE_NUMBER = re.compile(r"(?:[0-9０-９]\n[年月日号条项章个％%]|[年月第〔\[（(]\n[0-9０-９])$")


def _inside_number(before: str, after: str) -> bool:
    return bool(_INSIDE_NUMBER.match(before[-1:] + "\n" + after[:1]))


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


def _is_heading(text: str) -> bool:
    """一、指导思想: a label, a few words, no stop."""
    label = read_label(text, 0)
    return label is not None and 2 <= len(text) - label.end <= 30 and not set(text[label.end :]) & set("。；！？，,")
