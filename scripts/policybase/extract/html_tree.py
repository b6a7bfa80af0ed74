"""Markup → lines and boxes: what stands together on a line, and inside which elements.

BeautifulSoup reads the markup (html.parser: it knows source lines and moves no text about, as html5lib
does with words between table cells). One walk then lists the lines in reading order; each block
element is a ``Box`` that covers a half-open range of lines, so every question about an
element ("how much of it is links?") is a sum over a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString, Script, Stylesheet

from policybase.extract.html_markup import BLOCKS, parse_markup

# Browsers draw these, if at all, as something else than text.
_UNSEEN_NAMES = "noscript template iframe object canvas audio video"
UNSEEN = frozenset(_UNSEEN_NAMES.split())

INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]+")
HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
# style="DISPLAY: none; line-height: 0px"
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
# style="white-space: pre-wrap"
_PRE_STYLE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)


@dataclass(slots=True)
class Piece:
    """A run of text inside one element."""

    text: str
    line: int
    column: int
    linked: bool
    hidden: bool


@dataclass(slots=True)
class Line:
    """The text between two block borders. ``box`` is the innermost block element around it."""

    pieces: list[Piece]
    box: int

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Box:
    """A block element: the lines ``[first, end)`` stand in it."""

    name: str
    parent: int
    tokens: tuple[str, ...]  # words of its id and class, lower case
    line: int
    first: int
    end: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """A page as lines and boxes, both in document order; ``boxes[0]`` is the page."""

    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    invisible: tuple[Piece, ...]  # zero-width characters, cut out of the lines
    properties: tuple[tuple[str, str], ...]

    def ancestors(self, box: int) -> Iterator[int]:
        """``box``, its parent, and so on up to the page."""
        while box >= 0:
            yield box
            box = self.boxes[box].parent


def read_tree(markup: str) -> Tree:
    """The lines and boxes of a page or a fragment of one."""
    walk = _Walk()
    walk.over(parse_markup(markup))
    return Tree(tuple(walk.lines), tuple(walk.boxes), tuple(walk.invisible), tuple(walk.properties))


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside the element that the walk is in."""

    box: int = -1
    linked: bool = False
    hidden: bool = False
    kept_lines: bool = False  # white-space: pre


class _Walk:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.boxes: list[Box] = []
        self.invisible: list[Piece] = []
        self.properties: list[tuple[str, str]] = []
        self._pieces: list[Piece] = []
        self._box = -1
        self._line = 1
        self._column = 1

    def over(self, page: BeautifulSoup) -> None:
        """Walk the whole page. A stack of its own: pages nest deeper than Python may recurse."""
        self.boxes.append(Box("", -1, (), 1, 0))
        stack = [(iter(page.contents), _State(box=0), False)]
        while stack:
            children, state, is_block = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if is_block:
                    self._break()
                    self.boxes[state.box].end = len(self.lines)
            elif isinstance(child, Tag):
                stack.append(self._enter(child, state))
            elif isinstance(child, NavigableString):
                self._text(child, state)
        self._break()
        self.boxes[0].end = len(self.lines)

    def _enter(self, tag: Tag, outer: _State) -> tuple[Iterator[PageElement], _State, bool]:
        self._line, self._column = tag.sourceline or self._line, (tag.sourcepos or 0) + 1
        self.properties.extend(_properties(tag))
        style = str(tag.get("style", ""))
        hidden = (
            outer.hidden or tag.name in UNSEEN or tag.has_attr("hidden") or bool(_HIDDEN_STYLE.search(style))
        )
        linked = outer.linked or (tag.name == "a" and tag.has_attr("href"))
        kept = outer.kept_lines or tag.name == "pre" or bool(_PRE_STYLE.search(style))
        if tag.name == "br":
            self._break()
        is_block = tag.name in BLOCKS
        box = outer.box
        if is_block:
            self._break()
            box = len(self.boxes)
            self.boxes.append(
                Box(tag.name, outer.box, _tokens(tag), self._line, len(self.lines), hidden=hidden)
            )
        return iter(tag.contents), _State(box, linked, hidden, kept), is_block

    def _text(self, string: NavigableString, state: _State) -> None:
        if isinstance(string, (Script, Stylesheet)):
            return
        if isinstance(string, PreformattedString):  # comments, declarations
            self._advance(str(string))
            return
        parts = string.split("\n") if state.kept_lines else [str(string)]
        for number, part in enumerate(parts):
            if number:
                self._break()
                self._advance("\n")
            lead = len(part) - len(part.lstrip())
            self._advance(part[:lead])
            self._piece(part, state)
            self._advance(part[lead:])

    def _advance(self, text: str) -> None:
        if "\n" in text:
            self._line += text.count("\n")
            self._column = 1

    def _piece(self, text: str, state: _State) -> None:
        for match in INVISIBLE.finditer(text):
            self.invisible.append(Piece(match.group(), self._line, self._column, state.linked, state.hidden))
        self._box = state.box
        words = INVISIBLE.sub("", text)
        self._pieces.append(Piece(words, self._line, self._column, state.linked, state.hidden))

    def _break(self) -> None:
        if any(piece.text.strip() for piece in self._pieces):
            self.lines.append(Line(self._pieces, self._box))
        self._pieces = []


def _tokens(tag: Tag) -> tuple[str, ...]:
    values = [tag.get("id") or "", tag.get("class") or ""]
    words = " ".join(value if isinstance(value, str) else " ".join(value) for value in values)
    return tuple(words.lower().split())


def _properties(tag: Tag) -> Iterator[tuple[str, str]]:
    """<meta name="PubDate" content="2016-06-24">, <link rel="canonical" href="…">, <title>."""
    if tag.name == "meta":
        name = tag.get("name") or tag.get("property")
        if name and tag.has_attr("content"):
            yield str(name), " ".join(str(tag["content"]).split())
    elif tag.name == "link" and "canonical" in (tag.get("rel") or ()) and tag.get("href"):
        yield "canonical", str(tag["href"])
    elif tag.name == "title":
        title = " ".join(tag.get_text().split())
        if title:
            yield "title", title
