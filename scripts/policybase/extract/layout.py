"""Unwrap: the lines and blanks of a file → the paragraphs of a document.

A scrape loses the difference between a line end and a paragraph end. What is left of it is
width: a wrapped line is as wide as its neighbours, the last line of a paragraph is not. So the
widths decide where there are enough of them, and the forms of labels where there are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from policybase.extract.joins import Chunk, Join, at_blank, at_line_end, at_wrapped_blank, only_label
from policybase.extract.raw import Block
from policybase.extract.widths import CUT_BY_COUNT, Ruler, cells, characters, full, least_full, share_of_mode

_BLANK = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the transcript. ``guessed``: nothing but its form says that it begins here."""

    text: str
    line: int
    column: int
    guessed: bool = False


# 发文机构：山西省人民政府办公厅 发布时间：2009-06-23 来源：http://…    pairs of a portal's head, one line
_KEY_AND_VALUE = re.compile(r"[\u4e00-\u9fff]{2,12}\s*[:：]\s*\S")


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
                join = at_line_end(so_far, width, before=before, after=chunk, measure=line_measure)
            elif blank_measure is not None:
                join = at_wrapped_blank(so_far, width, before=before, after=chunk, measure=blank_measure)
            else:
                join = at_blank(so_far, before=before, after=chunk, rest=_rest_of_line(chunks, index))
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


def _chunks(blocks: Iterable[Block]) -> Iterator[Chunk]:
    for block in blocks:
        cell_texts = [cell.strip() for cell in block.text.strip().split("\t")]
        if len(cell_texts) > 1 and not (len(cell_texts) == 2 and only_label(cell_texts[0])):
            yield Chunk("\t".join(cell_texts), block.line, block.column, newline=True, indent=0, row=True)
            continue
        first = True
        indent = cells(block.text[: len(block.text) - len(block.text.lstrip())])
        for match in re.finditer(rf"(?:(?!{_BLANK.pattern}).)+", block.text):
            yield Chunk(match.group(), block.line, block.column + match.start(), first, indent if first else 0)
            first = False


def _rest_of_line(chunks: tuple[Chunk, ...], index: int) -> int:
    width = 0
    for chunk in chunks[index:]:
        if chunk.newline:
            break
        width += cells(chunk.text)
    return width


# ── how wide a wrapped line is ───────────────────────────────────────────────


def _ruler(chunks: tuple[Chunk, ...]) -> Ruler:
    """Display cells; or characters, where a program cut the lines after so many of them.

    …新增减税4.5万人次… of forty characters is six cells narrower than a line of forty Han characters.
    """
    for ends in (_line_ends, _blank_ends):
        by_count = share_of_mode(ends(chunks, characters))
        if by_count >= CUT_BY_COUNT and by_count > share_of_mode(ends(chunks, cells)):
            return characters
    return cells


def _line_ends(chunks: tuple[Chunk, ...], ruler: Ruler) -> list[tuple[int, str]]:
    """(width, last character) of every line."""
    ends: list[tuple[int, str]] = []
    for chunk in chunks:
        if chunk.newline:
            ends.append((chunk.indent + ruler(chunk.text), chunk.text[-1]))
        else:
            width, _ = ends[-1]
            ends[-1] = (width + ruler(" ") + ruler(chunk.text), chunk.text[-1])
    return ends


def _blank_ends(chunks: tuple[Chunk, ...], ruler: Ruler) -> list[tuple[int, str]]:
    """(width, last character) of every run of words that a blank ends."""
    pairs = pairwise(chunks)
    return [(ruler(chunk.text), chunk.text[-1]) for chunk, after in pairs if not after.newline]
