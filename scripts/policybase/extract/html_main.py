"""Where on a page the document stands: the smallest element that leaves nothing of it behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from policybase.extract.chrome import LINES
from policybase.extract.html_chrome import (
    MAIN_NAMES,
    NAME_REASONS,
    TAG_REASONS,
    plain_name,
    reads_like_document,
)
from policybase.extract.html_meta import is_metadata_line
from policybase.extract.html_tree import HAN, Box, Line, Tree
from policybase.model import Reason

# An element may be called "tools" or "bottom" and hold the article: then its name says nothing.
_CHROME_SHARE = 0.3
# 首页 | 新闻 · 公告 > 正文
_MARKS = re.compile(r"[\s|｜·>＞»/]+")
# Below these an element holds a paragraph, not a text.
_PARAGRAPH_NAMES = "p li h1 h2 h3 h4 h5 h6 dt dd caption th figcaption legend option"
_PARAGRAPHS = frozenset(_PARAGRAPH_NAMES.split())


@dataclass(frozen=True, slots=True)
class Sight:
    """What one look at a page tells of each line and box."""

    words: tuple[str, ...]  # each line without white space
    chrome: tuple[Reason | None, ...]  # each line: why it cannot be the document's
    document: tuple[bool, ...]  # each line: it reads like one of a document
    main: int  # the box that holds the document


def look(tree: Tree) -> Sight:
    """Judge every line, then find the box that holds the document."""
    words = tuple("".join(line.text.split()) for line in tree.lines)
    likely = tuple(
        not _mostly_linked(line)
        and not _is_chrome_line(text)
        and not is_metadata_line(text)
        and reads_like_document(text)
        for line, text in zip(tree.lines, words, strict=True)
    )
    weights = [_weight(line, is_likely=sure) for line, sure in zip(tree.lines, likely, strict=True)]
    by_name = _named_chrome(tree, weights, likely)
    chrome = tuple(by_name[line.box] for line in tree.lines)
    weights = [0.0 if reason else weight for weight, reason in zip(weights, chrome, strict=True)]
    document = tuple(sure and reason is None for sure, reason in zip(likely, chrome, strict=True))
    main = _Descent(tree, weights, document).main()
    return Sight(words, _spare(tree, main, chrome, likely), document, main)


def _spare(
    tree: Tree, main: int, chrome: tuple[Reason | None, ...], likely: Sequence[bool]
) -> tuple[Reason | None, ...]:
    """Inside the document's box a name alone removes no sentence: <div class="bottom">本办法自……</div>."""
    box = tree.boxes[main]
    spared = {tree.lines[i].box for i in range(box.first, box.end) if likely[i] and chrome[i] is not None}
    return tuple(
        None if reason is not None and line.box in spared and box.first <= i < box.end else reason
        for i, (line, reason) in enumerate(zip(tree.lines, chrome, strict=True))
    )


def mostly_linked(line: Line) -> bool:
    """Whether nine tenths of the words are links; the marks between links count for nothing."""
    return _mostly_linked(line, 0.9)


def _mostly_linked(line: Line, share: float = 0.5) -> bool:
    total = sum(len(_MARKS.sub("", piece.text)) for piece in line.pieces)
    linked = sum(len(_MARKS.sub("", piece.text)) for piece in line.pieces if piece.linked)
    return linked > 0 and linked >= share * total


def _is_chrome_line(words: str) -> bool:
    return any(pattern.fullmatch(words) for pattern, _ in LINES)


def _weight(line: Line, *, is_likely: bool) -> float:
    han = sum(len(HAN.findall(piece.text)) for piece in line.pieces if not piece.linked)
    return han if is_likely else 0.3 * han


def _named_chrome(tree: Tree, weights: Sequence[float], likely: Sequence[bool]) -> list[Reason | None]:
    """For each box the reason of the outermost box around it whose name says chrome."""
    sums, sentences = _running(weights), _running(likely)
    reasons: list[Reason | None] = []
    for box in tree.boxes:
        reason = reasons[box.parent] if box.parent >= 0 else None
        if reason is None:
            reason = TAG_REASONS.get(box.name)
        if reason is None:
            reason = next(
                (NAME_REASONS[name] for name in map(plain_name, box.tokens) if name in NAME_REASONS), None
            )
            if reason is not None and _within(sentences, box):
                share = _within(sums, box) / (sums[-1] or 1)
                reason = reason if share < _CHROME_SHARE else None
        reasons.append(reason)
    return reasons


def _running(values: Sequence[float]) -> list[float]:
    return list(accumulate(values, initial=0.0))


def _within(sums: Sequence[float], box: Box) -> float:
    return sums[box.end] - sums[box.first]


class _Descent:
    """From the page down into ever smaller boxes, as long as no line of a document stays behind."""

    def __init__(self, tree: Tree, weights: Sequence[float], document: Sequence[bool]) -> None:
        self._boxes = tree.boxes
        self._weight = _running(weights)
        self._lines = _running(document)
        self._document_weight = _running(
            [w if sure else 0.0 for w, sure in zip(weights, document, strict=True)]
        )
        self._children: list[list[int]] = [[] for _ in tree.boxes]
        for index, box in enumerate(tree.boxes):
            if box.parent >= 0:
                self._children[box.parent].append(index)
        self._named = [
            i for i, box in enumerate(tree.boxes) if MAIN_NAMES.intersection(map(plain_name, box.tokens))
        ]
        self._is_named = frozenset(self._named)

    def main(self) -> int:
        node = 0
        while True:
            inner = self._named_inside(node)
            if inner is None:
                inner = next((child for child in self._children[node] if self._holds_all(child, node)), None)
            if inner is None:
                return node
            node = inner

    def _named_inside(self, node: int) -> int | None:
        """The outermost box inside that is called as texts are, and holds the text.

        Not the first one: a portal calls its sidebars "content" too. Of two boxes with the text in
        both (通知 in the first, 方案 in the second) neither is taken, but the one around them.
        """
        outer = self._boxes[node]
        for index in self._named:
            box = self._boxes[index]
            if index <= node or not (outer.first <= box.first and box.end <= outer.end):
                continue
            if self._sum(self._weight, index) < 0.5 * self._sum(self._weight, node) or box.first == box.end:
                continue
            if box.name in _PARAGRAPHS or self._sum(self._weight, index) == 0:
                continue
            left = self._sum(self._document_weight, node) - self._sum(self._document_weight, index)
            if left == 0 or (
                left <= 0.5 * self._sum(self._weight, index) and not self._has_twin(index, node)
            ):
                return index
        return None

    def _has_twin(self, index: int, node: int) -> bool:
        """Whether another part of the text stands in a box beside it of the same make."""
        box = self._boxes[index]
        for other in self._children[box.parent]:
            if other == index or not self._sum(self._lines, other):
                continue
            if self._boxes[other].tokens == box.tokens or other in self._is_named:
                return True
        return any(
            self._sum(self._lines, other) > 0
            for other in self._named
            if other > node
            and self._boxes[other].end <= self._boxes[node].end
            and (self._boxes[other].first >= box.end or self._boxes[other].end <= box.first)
            and self._boxes[other].tokens == box.tokens
        )

    def _holds_all(self, child: int, node: int) -> bool:
        box = self._boxes[child]
        if box.name in _PARAGRAPHS or box.end - box.first < 3 or not self._sum(self._lines, child):
            return False
        return self._sum(self._lines, child) == self._sum(self._lines, node)

    def _sum(self, sums: Sequence[float], index: int) -> float:
        return _within(sums, self._boxes[index])
