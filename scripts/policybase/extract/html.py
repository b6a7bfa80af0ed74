"""Saved web pages → blocks: the document and what the page states about it; the rest is set aside.

The numbers that a browser draws before an ``<ol>`` are not text of the page and do not appear; so is
the ``alt`` of a picture. ``<sup>`` and ``<sub>`` are read as they stand in the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from policybase.extract.chrome import LINES
from policybase.extract.html_chrome import ATTACHMENT, DATE_LINE, RELATED, TIME_STAMP, reads_like_document
from policybase.extract.html_entry import separate_entry
from policybase.extract.html_main import Sight, look, mostly_linked
from policybase.extract.html_meta import KEY_START, cut_widgets, is_metadata_line, metadata
from policybase.extract.html_table import document_rows, row_text
from policybase.extract.html_title import Title, find_title
from policybase.extract.html_tree import HAN, Line, Piece, Tree, read_tree
from policybase.extract.raw import Block, Raw
from policybase.model import Reason, SetAside

# <!-- saved from url=(0045)http://www.haiyanxian.gov.cn/html/1/2016.html -->
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
# A line end in the markup is no character between two Chinese ones, and a space elsewhere.
_SOURCE_BREAK = re.compile(r"[ \t]*\n\s*")
_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")
# Links in a row after the text are a list of other pages: 相关解读, 上一篇, 推荐.
_LINK_LIST = 3


@dataclass(slots=True)
class _Page:
    """What is being collected of one page."""

    tree: Tree
    texts: list[str]
    head: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)

    def place(self, line: int) -> Piece:
        """The piece with the first words of a line; it knows where it stands in the markup."""
        pieces = self.tree.lines[line].pieces
        return next((piece for piece in pieces if piece.text.strip()), pieces[0])

    def keep(self, blocks: list[Block], text: str, line: int) -> None:
        if text.strip():
            blocks.append(Block(text.strip(), self.place(line).line, self.place(line).column))

    def drop(self, text: str, line: int, reason: Reason) -> None:
        if text.strip():
            self.aside.append(SetAside(text.strip(), self.place(line).line, self.place(line).column, reason))


def read_html(markup: str) -> Raw:
    """The blocks of a saved page or a fragment of one, in reading order, metadata first."""
    tree, hidden = _without_hidden(read_tree(markup))
    page = _Page(tree, [_text(line) for line in tree.lines])
    page.aside.extend(SetAside(p.text, p.line, p.column, Reason.INVISIBLE) for p in tree.invisible)
    page.aside.extend(SetAside(" ".join(p.text.split()), p.line, p.column, Reason.INVISIBLE) for p in hidden)
    _sort_lines(page, look(tree))
    saved = tuple(("saved-from", match.group(1)) for match in _SAVED_FROM.finditer(markup[:4096]))
    raw = separate_entry(
        Raw((*page.head, *page.body), tuple(page.aside), (*tree.properties, *saved), wrapped=False)
    )
    return replace(raw, set_aside=tuple(sorted(raw.set_aside, key=lambda words: (words.line, words.column))))


def _without_hidden(tree: Tree) -> tuple[Tree, tuple[Piece, ...]]:
    """The page as readers see it, and what they do not see.

    Where most of the page is hidden (tabs that a script opens), nothing is taken for hidden.
    """
    total = han = 0
    for line in tree.lines:
        for piece in line.pieces:
            count = len(HAN.findall(piece.text))
            total += count
            han += count if piece.hidden else 0
    if han > 0.5 * total:
        return tree, ()
    hidden = tuple(p for line in tree.lines for p in line.pieces if p.hidden and p.text.strip())
    seen = [[p if not p.hidden else replace(p, text="") for p in line.pieces] for line in tree.lines]
    lines = tuple(Line(pieces, line.box) for pieces, line in zip(seen, tree.lines, strict=True))
    return replace(tree, lines=lines), hidden


def _text(line: Line) -> str:
    text = ""
    for piece in line.pieces:
        # <span>来源：县政府</span><span>发布时间：…</span>: a blank, so that the key can be seen
        glued = text and not text[-1:].isspace() and KEY_START.match(piece.text)
        text += (" " if glued else "") + piece.text
    return _SOURCE_BREAK.sub(_source_break, text).strip()


def _source_break(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() : match.end() + 1]
    return "" if _WIDE.match(before) and _WIDE.match(after) else " "


def _sort_lines(page: _Page, sight: Sight) -> None:
    """Each line to the head, to the body, or aside; every line exactly once."""
    tree, box = page.tree, page.tree.boxes[sight.main]
    inside = range(box.first, box.end)
    entries = {entry.lines[0]: entry for entry in metadata(tree, page.texts, sight.words)}
    values = {line for entry in entries.values() for line in entry.lines}
    sentences = [i for i in inside if sight.document[i] and i not in values]
    opening = sentences[0] if sentences else box.end
    closing = sentences[-1] if sentences else box.end
    title = find_title(tree, sight, values)
    rows = document_rows(tree, sight.main)
    links = _link_lists(page, sight, [i for i in inside if i < opening or i > closing])
    done: set[int] = set()
    for i in range(len(tree.lines)):
        if i in done or not page.texts[i]:
            continue
        done.add(i)
        entry = entries.get(i)
        if entry is not None and not (i in inside and i > opening):
            _metadata(page, entry.text, i)
            done.update(entry.lines)
        elif i in title.lines:
            _title(page, title, i)
        elif sight.chrome[i] is not None and not _is_stated(sight, i, inside):
            page.drop(page.texts[i], i, sight.chrome[i] or Reason.NAVIGATION)
        elif i in links:
            page.drop(page.texts[i], i, _reason(sight, i))
        elif i in rows and (entry is None or i > opening):
            row = tree.boxes[rows[i]]
            # A cell that went elsewhere (a button, a pair of metadata) is not said twice.
            lines = range(row.first, row.end)
            left = {j: "" if j in done and j != i else page.texts[j] for j in lines}
            page.keep(page.body, row_text(tree, rows[i], left), i)
            done.update(lines)
        elif _is_stated(sight, i, inside) and not i > opening:
            _metadata(page, page.texts[i], i)
        elif i in inside:
            page.keep(page.body, page.texts[i], i)
        elif _is_stated(sight, i, inside):
            _metadata(page, page.texts[i], i)
        elif _belongs(tree, sight, i):
            page.keep(page.body, page.texts[i], i)
        else:
            page.drop(page.texts[i], i, _reason(sight, i))


def _metadata(page: _Page, text: str, line: int) -> None:
    kept, widgets = cut_widgets(text)
    page.keep(page.head, kept, line)
    for words, reason in widgets:
        page.drop(words, line, reason)


def _title(page: _Page, title: Title, line: int) -> None:
    if title.repeated:
        page.drop(page.texts[line], line, Reason.REPEATED)
    else:
        page.keep(page.body, page.texts[line], line)


def _is_stated(sight: Sight, line: int, inside: range) -> bool:
    """A line of metadata; outside the document's box also a lone time stamp above the text."""
    words = sight.words[line]
    if sight.chrome[line] not in (None, Reason.SHARE):
        return False
    return is_metadata_line(words) or (
        line < inside.start and TIME_STAMP.match(words) is not None and len(words) < 60
    )


def _link_lists(page: _Page, sight: Sight, around: list[int]) -> set[int]:
    """Of the lines around the sentences of the document those that are lists of links to other pages."""
    lists: set[int] = set()
    run: list[int] = []
    for i in around:
        words = sight.words[i]
        line = page.tree.lines[i]
        linked = mostly_linked(line) and not ATTACHMENT.match(words)
        if linked and sum(1 for piece in line.pieces if piece.linked) >= _LINK_LIST:
            lists.add(i)  # 首页 | 新闻 | 公告, in one line
        if RELATED.fullmatch(words) or (linked and not reads_like_document(words)):
            run.append(i)
            continue
        lists |= _list(run, sight)
        run = []
    return lists | _list(run, sight)


def _list(run: list[int], sight: Sight) -> set[int]:
    if len(run) >= _LINK_LIST or (len(run) > 1 and RELATED.fullmatch(sight.words[run[0]])):
        return set(run)
    return set()


def _belongs(tree: Tree, sight: Sight, line: int) -> bool:
    """Words beside the document's box that are the document's: 附件：…, a signature with its date."""
    near = tree.boxes[max(tree.boxes[sight.main].parent, 0)]
    if sight.chrome[line] is not None or not near.first <= line < near.end:
        return False
    words = sight.words[line]
    if sight.document[line] or ATTACHMENT.match(words):
        return True
    following = sight.words[line + 1] if line + 1 < near.end else ""
    return line >= tree.boxes[sight.main].end and DATE_LINE.fullmatch(following) is not None


def _reason(sight: Sight, line: int) -> Reason:
    named = sight.chrome[line]
    if named is not None:
        return named
    return next(
        (reason for pattern, reason in LINES if pattern.fullmatch(sight.words[line])), Reason.NAVIGATION
    )
