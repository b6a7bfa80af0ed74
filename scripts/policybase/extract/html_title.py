"""The title that a page prints above the document, told from the portal's own name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from policybase.extract.html_chrome import KIND_END, SITE_NAME, plain_name
from policybase.extract.html_main import Sight, mostly_linked
from policybase.extract.html_tree import Tree

_TITLES = (
    "title tit bt biaoti articletitle arttitle artititle contenttitle newstitle detailtitle maintitle "
    "xxgktitle pagetitle wztitle titlebox infotitle titletxt zwtitle biaotititle"
)
_TITLE_NAMES = frozenset(_TITLES.split())
_HEADINGS = {"h1": 2, "h2": 1, "h3": 1, "h4": 1}
_LONGEST_SEARCH = 600  # characters of the text in which its own title would stand
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Title:
    """The lines of a page's title, and whether the text below has it word for word."""

    lines: frozenset[int] = frozenset()
    repeated: bool = False


def find_title(tree: Tree, sight: Sight, metadata: Collection[int]) -> Title:
    """The most likely title above the document's box; none where nothing speaks for one."""
    main = tree.boxes[sight.main]
    named = "".join(
        "".join(value.split()) for name, value in tree.properties if name in ("title", "ArticleTitle")
    )
    best, best_points = Title(), _ENOUGH - 1
    groups: dict[int, list[int]] = {}
    for i in range(main.first):
        if sight.chrome[i] is None and i not in metadata and not mostly_linked(tree.lines[i]):
            groups.setdefault(tree.lines[i].box, []).append(i)
    for box, lines in groups.items():
        words = "".join(sight.words[i] for i in lines)
        points = _points(tree, box, words, named)
        if tree.boxes[box].parent == main.parent:
            points += 1
        if points >= _ENOUGH and points >= best_points:
            best, best_points = (
                Title(frozenset(lines), _stands_in(words, sight, main.first, main.end)),
                points,
            )
    return best


def _points(tree: Tree, box: int, words: str, named: str) -> int:
    if len(words) < 4 or len(words) > 200 or SITE_NAME.search(words):
        return 0
    tokens = {plain_name(token) for index in _two_up(tree, box) for token in tree.boxes[index].tokens}
    heading = max(_HEADINGS.get(tree.boxes[index].name, 0) for index in _two_up(tree, box))
    return (
        heading
        + 2 * bool(_TITLE_NAMES.intersection(tokens))
        + 2 * bool(KIND_END.search(words))
        + 3 * (words in named)
    )


def _two_up(tree: Tree, box: int) -> tuple[int, ...]:
    parent = tree.boxes[box].parent
    return (box, parent) if parent > 0 else (box,)


def _stands_in(words: str, sight: Sight, first: int, end: int) -> bool:
    text = ""
    for i in range(first, end):
        text += sight.words[i]
        if len(text) > _LONGEST_SEARCH:
            break
    return words in text
