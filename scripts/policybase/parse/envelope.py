"""The envelope: what of a file is head, covering notice, issued text and annexes.

The issued text is the main part. A covering notice quotes its title (《…》印发给你们), and the place
where that title stands again is the border: nothing else is as certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybase.model import Doubt, DoubtCode, Role
from policybase.numerals import value
from policybase.parse.chapters import CUSTOMARY
from policybase.parse.flattened import mark_flattened
from policybase.parse.lines import STATUS_NOTE, Line, Look, annex_number, lines
from policybase.parse.titles import document_kind, issued_title, normalise

# A title is printed on at most this many lines (GB/T 9704: 回行 keeps words whole, so lines are short).
TITLE_LINES = 5


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
        border, length = self._issued_title(at, title)
        sections: list[Section] = []
        if border is not None:
            body = self._tail(at, border)
            sections.append(Section("notice", title, addressees, body))
            title = self.lines[border : border + length]
            at = border + length
            while at < len(self.lines) and _BRACKET_LINE.fullmatch(self.lines[at].of(self.text)):
                title += (self.lines[at],)
                at += 1
            at = self._notes(at)
            addressees, at = self._addressees(at)
        starts = [index for index in range(at, len(self.lines)) if self._is_annex(index)]
        end = starts[0] if starts else len(self.lines)
        sections.append(Section(None, title, addressees, self._tail(at, end)))
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

    # ── where the issued text begins ──

    def _issued_title(self, at: int, title: tuple[Line, ...]) -> tuple[int | None, int]:
        """Index and number of lines of the issued text's own title, or (None, 0) without a cover."""
        for wanted in self._announced(at, title):
            for index in range(at + 1, len(self.lines)):
                for length in range(1, TITLE_LINES + 1):
                    if _same_title(self._joined(index, length), wanted):
                        return index, length
        return self._after_signature(at)

    def _announced(self, at: int, title: tuple[Line, ...]) -> list[str]:
        """Titles that the cover says it issues, from its own title and its first words."""
        found: list[str] = []
        own = issued_title("".join(line.of(self.text) for line in title))
        if own:
            found.append(normalise(own))
        for line in self.lines[at : at + 4]:
            words = line.of(self.text)
            if line.look is Look.LABELLED or not _ISSUES.search(words):
                continue
            found += [normalise(quote) for quote in _quoted(words)]
        return [words for words in found if len(words) >= 4]

    def _joined(self, index: int, length: int) -> str:
        chosen = self.lines[index : index + length]
        if len(chosen) < length or any(line.look not in (Look.SHORT, Look.TEXT) for line in chosen):
            return ""
        return normalise("".join(line.of(self.text) for line in chosen))

    def _after_signature(self, at: int) -> tuple[int | None, int]:
        """No title is quoted: a date, then short lines, then labels are a cover and its text, in doubt."""
        for index in range(at + 1, min(at + 12, len(self.lines) - 2)):
            if self.lines[index - 1].look is Look.LABELLED:
                break
            if self.lines[index].look is not Look.DATE:
                continue
            first = index + 1
            while first < len(self.lines) and self.lines[first].look in (Look.METADATA, Look.ANNEX):
                first += 1
            length = 0
            while first + length < len(self.lines) and self.lines[first + length].look is Look.SHORT:
                length += 1
            joined = "".join(line.of(self.text) for line in self.lines[first : first + length])
            rest = self.lines[first + length :]
            if 0 < length <= TITLE_LINES and document_kind(joined) and any(line.look is Look.LABELLED for line in rest):
                self.doubts.append(Doubt(DoubtCode.ENVELOPE, self.lines[first].start, "the cover does not quote it"))
                return first, length
        return None, 0

    # ── from the last provision of a part to its end ──

    def _tail(self, at: int, end: int) -> tuple[Line, ...]:
        """The lines ``[at, end)`` that are provisions; date, signature and notes are pieces."""
        body = list(self.lines[at:end])
        dated = False  # the line above a date signs it, whoever it is
        while body:
            line = body[-1]
            above_date, dated = dated, False
            if line.look is Look.DATE:
                self._note(line, Role.DATE)
                dated = True
            elif line.look is Look.METADATA or (line.look is Look.ANNEX and end < len(self.lines)):
                self._note(line, Role.METADATA)
            elif line.look is Look.NUMBER and len(body) > 1:
                self._note(line, Role.NUMBER)
            elif line.look is Look.SHORT and _is_signature(line.of(self.text), above_date=above_date) and len(body) > 1:
                self._note(line, Role.SIGNATURE)
            else:
                break
            body.pop()
        return tuple(self._notes_within(body))

    def _notes_within(self, body: list[Line]) -> Iterator[Line]:
        """Metadata lines inside a body (页首信息 that a scrape moved) are no provisions."""
        for line in body:
            if line.look is Look.METADATA:
                self._note(line, Role.METADATA)
            else:
                yield line

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
        return Section(name, tuple(title), None, self._tail(at, end))

    def _title_pieces(self, section: Section) -> None:
        self.pieces += [Piece(line.start, line.end, Role.TITLE) for line in section.title]

    def _note(self, line: Line, role: Role) -> None:
        self.pieces.append(Piece(line.start, line.end, role))


# 现将…印发给你们 ；已经…审议通过，现予公布 ；转发给你们
_ISSUES = re.compile(r"印发|发布|公布|颁布|转发|批转|下发|发给你们|公告如下|予以公告|通过")
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》){4,120})》")


def _quoted(words: str) -> list[str]:
    return [match.group(1) for match in _QUOTED.finditer(words)]


def _same_title(words: str, wanted: str) -> bool:
    """The same title, or with a bracket more or less at its end: （试行）, （2009-2013年）."""
    if not words or not wanted:
        return False
    return words == wanted or _without_bracket(words) == _without_bracket(wanted) != ""


def _without_bracket(words: str) -> str:
    return re.sub(r"[（(][^（）()]{1,20}[）)]$", "", words)


# 2006年8月25日 郑州市第十二届… ；（2024年1月29日在…会议上） ；——2024年1月13日在… : when and where, below a title
_BELOW_TITLE = re.compile(r"(?:——|—|[（(])?\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日(?!前|起|之)")
# （2009-2013年） ；（试行）: a line of the title
_BRACKET_LINE = re.compile(r"[（(][^（）()。]{1,20}[）)]")
# 海晏县人民政府办公室 ；省长　罗清泉    without a date below it, only these sign a text
_UNDATED = re.compile(
    r".{0,30}(?:人民政府|国务院|人民政府办公[厅室])|(?:总理|主席|省长|市长|县长|区长|州长|主任|部长|局长|委员长).{2,4}"
)


def _is_signature(words: str, *, above_date: bool) -> bool:
    bare = "".join(words.split())
    return len(bare) <= 30 if above_date else bool(_UNDATED.fullmatch(bare))
