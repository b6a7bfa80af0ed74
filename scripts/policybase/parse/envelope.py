"""The envelope: what of a file is head, covering notice, issued text and annexes.

The issued text is the main part; where it begins is read in ``issued``, where a part ends in ``signatures``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybase.model import Doubt, Role
from policybase.numerals import value
from policybase.parse.chapters import CUSTOMARY
from policybase.parse.flattened import mark_flattened
from policybase.parse.issued import TITLE_LINES, find_issued
from policybase.parse.lines import STATUS_NOTE, Line, Look, annex_number, lines
from policybase.parse.signatures import sign_off
from policybase.parse.titles import document_kind, normalise


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are no provision, and their role: ``[start, end)`` of the corrected text."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the file as lines: its title, its addressees, what its provisions are made of."""

    name: str | None  # None: the issued text; notice; annex-1
    title: tuple[Line, ...]
    addressees: Line | None
    body: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Envelope:
    sections: tuple[Section, ...]
    pieces: tuple[Piece, ...]  # metadata, numbers, signatures, dates; titles and addressees too
    doubts: tuple[Doubt, ...] = ()


def open_envelope(text: str) -> Envelope:
    """The sections of a corrected text, in reading order."""
    reader = _Reader(text, mark_flattened(text, tuple(_split_titles(text, lines(text)))))
    return reader.read()


def _split_titles(text: str, found: Iterator[Line]) -> Iterator[Line]:
    """关于印发…的通知-此件于2017年7月31日宣布失效。 is a title, and a note on its status."""
    for line in found:
        note = STATUS_NOTE.search(text, line.start, line.end)
        if note and note.end() == line.end and note.start() > line.start and line.end - line.start <= 160:
            yield Line(line.start, note.start(), Look.SHORT)
            yield Line(note.start(), line.end, Look.METADATA)
        else:
            yield line


class _Reader:
    """Walks the lines once from the top. Holds what was found; nothing leaves it but an Envelope."""

    def __init__(self, text: str, found: tuple[Line, ...]) -> None:
        self.text = text
        self.lines = found
        self.pieces: list[Piece] = []
        self.doubts: list[Doubt] = []

    def read(self) -> Envelope:
        title, at = self._head(0)
        addressees, at = self._addressees(at)
        issued = find_issued(self.text, self.lines, at=at, title=title)
        sections: list[Section] = []
        if issued is not None:
            self.doubts += issued.doubts
            sections.append(Section("notice", title, addressees, self._provisions(at, issued.start)))
            title = self.lines[issued.start : issued.end]
            at = issued.end
            while at < len(self.lines) and _BRACKET_LINE.fullmatch(self.lines[at].of(self.text)):
                title += (self.lines[at],)
                at += 1
            at = self._notes(at)
            addressees, at = self._addressees(at)
        starts = [index for index in range(at, len(self.lines)) if self._is_annex(index)]
        end = starts[0] if starts else len(self.lines)
        sections.append(Section(None, title, addressees, self._provisions(at, end)))
        for position, start in enumerate(starts):
            stop = starts[position + 1] if position + 1 < len(starts) else len(self.lines)
            sections.append(self._annex(start, stop, number=position + 1))
        for section in sections:
            self._title_pieces(section)
        ordered = sorted(self.pieces, key=lambda piece: piece.start)
        return Envelope(tuple(sections), tuple(ordered), tuple(self.doubts))

    # ── from the top of a part to its first provision ──

    def _head(self, at: int) -> tuple[tuple[Line, ...], int]:
        """Title lines from ``at`` on, and the index of the first line that is neither title nor metadata."""
        title: list[Line] = []
        while at < len(self.lines):
            line = self.lines[at]
            if line.look is Look.CONTENTS:
                at = self._contents(at)
            elif line.look is Look.METADATA or (title and _BELOW_TITLE.match(line.of(self.text))):
                self._note(line, Role.METADATA)
                at += 1
            elif line.look is Look.NUMBER:
                self._note(line, Role.NUMBER)
                at += 1
            elif line.look is Look.DATE and not self._closes(at):
                self._note(line, Role.DATE)
                at += 1
            elif line.look is Look.SHORT and self._is_title(at, title):
                title.append(line)
                at += 1
            else:
                break
        title, at = self._only_title(title, at)
        return self._without_letterhead(title), at

    def _only_title(self, title: list[Line], at: int) -> tuple[list[Line], int]:
        """Where a list of short lines follows (序号 / 项目名称 / 责任单位), only its head is the title."""
        if len(title) < TITLE_LINES:
            return title, at
        for length in range(1, TITLE_LINES):
            if document_kind("".join(line.of(self.text) for line in title[:length])):
                return title[:length], self.lines.index(title[length])
        return title[:1], self.lines.index(title[1])

    def _notes(self, at: int) -> int:
        """Past the metadata that stands below a title: when and by whom it was adopted, its contents."""
        while at < len(self.lines):
            line = self.lines[at]
            if line.look is Look.CONTENTS:
                at = self._contents(at)
            elif line.look is Look.METADATA:
                self._note(line, Role.METADATA)
                at += 1
            else:
                break
        return at

    def _is_title(self, at: int, title: list[Line]) -> bool:
        if len(title) >= TITLE_LINES:
            return False
        words = self.lines[at].of(self.text)
        if title and "".join(words.split()) in CUSTOMARY:
            return False  # 总　则 above 第一条 lost its 第一章
        # 第一阶段：… and a body without stops are not titles: a title stands before other words.
        return at + 1 < len(self.lines) and not words.endswith((",", "，", "、")) and not self._signs(at)

    def _signs(self, at: int) -> bool:
        """省长　罗清泉 stands between a decree and its date: a signature, not a title."""
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        words = self.lines[at].of(self.text)
        return after is not None and after.look is Look.DATE and document_kind(words) is None and at > 1

    def _closes(self, at: int) -> bool:
        """A date at the end of the file is the issue date of a text, not a line of its head."""
        return at + 1 >= len(self.lines)

    def _without_letterhead(self, title: list[Line]) -> tuple[Line, ...]:
        """山西省人民政府文件 above the number is the letterhead, not the title."""
        kept: list[Line] = []
        for line in title:
            words = "".join(line.of(self.text).split())
            if len(title) > 1 and (words.endswith(("文件", "公报")) or words.startswith(("http", "www"))):
                self._note(line, Role.METADATA)
            else:
                kept.append(line)
        return tuple(kept)

    def _contents(self, at: int) -> int:
        """A table of contents is layout of the print: its lines stand again below."""
        self._note(self.lines[at], Role.METADATA)
        at += 1
        below = {normalise(line.of(self.text)) for line in self.lines[at:]}
        seen: set[str] = set()
        while at < len(self.lines) and self.lines[at].look is Look.LABELLED:
            words = normalise(self.lines[at].of(self.text))
            rest = {normalise(line.of(self.text)) for line in self.lines[at + 1 :]}
            if words in seen or words not in below or words not in rest:
                break
            seen.add(words)
            self._note(self.lines[at], Role.METADATA)
            at += 1
        return at

    def _addressees(self, at: int) -> tuple[Line | None, int]:
        if at < len(self.lines) and self.lines[at].look is Look.ADDRESSEES:
            line = self.lines[at]
            self.pieces.append(Piece(line.start, line.end, Role.ADDRESSEE))
            return line, at + 1
        return None, at

    # ── annexes ──

    def _is_annex(self, index: int) -> bool:
        return self.lines[index].look is Look.ANNEX and index + 1 < len(self.lines)

    def _annex(self, start: int, end: int, *, number: int) -> Section:
        marker = self.lines[start]
        self._note(marker, Role.METADATA)
        title: list[Line] = []
        at = start + 1
        while at < end and self.lines[at].look is Look.SHORT and len(title) < 3 and at + 1 < end:
            title.append(self.lines[at])
            at += 1
            if document_kind("".join(line.of(self.text) for line in title)):
                break
        printed = annex_number(marker.of(self.text))
        name = f"annex-{number}" if printed is None else f"annex-{value(printed) or number}"
        return Section(name, tuple(title), None, self._provisions(at, end))

    # ── what becomes of the lines of a part ──

    def _provisions(self, at: int, end: int) -> tuple[Line, ...]:
        """The lines ``[at, end)`` that are provisions; date, signature and notes are pieces."""
        body, others = sign_off(self.text, self.lines, at=at, end=end)
        for line, role in others:
            self._note(line, role)
        return body

    def _title_pieces(self, section: Section) -> None:
        self.pieces += [Piece(line.start, line.end, Role.TITLE) for line in section.title]

    def _note(self, line: Line, role: Role) -> None:
        self.pieces.append(Piece(line.start, line.end, role))


# 2006年8月25日 郑州市第十二届… ；（2024年1月29日在…会议上） ；——2024年1月13日在… : when and where, below a title
_BELOW_TITLE = re.compile(r"(?:——|—|[（(])?\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日(?!前|起|之)")
# （2009-2013年） ；（试行）: a line of the title
_BRACKET_LINE = re.compile(r"[（(][^（）()。]{1,20}[）)]")
