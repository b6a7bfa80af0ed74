"""Tables that belong to the document, row by row; frames that pages are built with are not tables."""

from __future__ import annotations

from collections.abc import Mapping

from policybase.extract.html_meta import rows_of
from policybase.extract.html_tree import HAN, Tree

# A cell with this share of a table's words, in this many lines, is the page, not a cell.
_FRAME_SHARE = 0.6
_FRAME_LINES = 6


def document_rows(tree: Tree, main: int) -> dict[int, int]:
    """For each line that stands in a row of a document's table: the row's box."""
    children: dict[int, list[int]] = {}
    for index, box in enumerate(tree.boxes):
        children.setdefault(box.parent, []).append(index)
    outer = tree.boxes[main]
    rows: dict[int, int] = {}
    for index, box in enumerate(tree.boxes):
        if box.name != "table" or index <= main or box.first == box.end or index in tree.ancestors(main):
            continue
        if outer.first <= box.first and box.end <= outer.end:
            found = [
                row for row in rows_of(tree, children, index) if tree.boxes[row].end > tree.boxes[row].first
            ]
            if _is_table(tree, children, index, found):
                rows |= {
                    line: row for row in found for line in range(tree.boxes[row].first, tree.boxes[row].end)
                }
    return rows


def row_text(tree: Tree, row: int, texts: Mapping[int, str]) -> str:
    """The cells of a row joined by tabs; a cell that spans rows or columns stands once.

    ``texts`` are the words of each of its lines.
    """
    cells = [index for index in _inside(tree, row) if tree.boxes[index].parent == row]
    parts: list[str] = []
    at = tree.boxes[row].first
    for cell in cells:
        box = tree.boxes[cell]
        parts.extend(texts[line] for line in range(at, box.first))
        parts.append(" ".join(filter(None, (texts[line] for line in range(box.first, box.end)))))
        at = box.end
    parts.extend(texts[line] for line in range(at, tree.boxes[row].end))
    return "\t".join(parts).rstrip()


def _inside(tree: Tree, outer: int) -> range:
    """The boxes inside a box: they follow it in document order."""
    end = outer + 1
    while end < len(tree.boxes) and tree.boxes[end].parent >= outer:
        end += 1
    return range(outer + 1, end)


def _is_table(tree: Tree, children: dict[int, list[int]], table: int, rows: list[int]) -> bool:
    boxes = tree.boxes
    if any(boxes[i].name == "table" and boxes[i].end > boxes[i].first for i in _inside(tree, table)):
        return False  # a frame: the tables inside are looked at by themselves
    cells = {row: [c for c in children.get(row, ()) if boxes[c].end > boxes[c].first] for row in rows}
    if sum(1 for row in rows if len(cells[row]) > 1) < min(2, len(rows)) or not rows:
        return False
    whole = _han(tree, table) or 1
    return not any(
        boxes[cell].end - boxes[cell].first >= _FRAME_LINES and _han(tree, cell) > _FRAME_SHARE * whole
        for row in rows
        for cell in cells[row]
    )


def _han(tree: Tree, index: int) -> int:
    box = tree.boxes[index]
    return sum(len(HAN.findall(tree.lines[line].text)) for line in range(box.first, box.end))
