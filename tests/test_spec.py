"""tests/spec/*.md are specifications a lawyer can read; this runs them.

A case is a section of such a file: prose, a fenced ``input`` (its info string may name the file), and
fenced views, each what ``kb.py show`` prints. ``corrections`` and ``document`` are what a person wrote
beside the input. ⬚ stands for a zero-width space, which nobody could see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from policybase.checks import check
from policybase.link import mentions
from policybase.model import Document, Library, Links, Source
from policybase.pipeline import understand
from policybase.show_views import VIEWS
from policybase.written import corrections, stated

FOLDER = Path(__file__).parent / "spec"
TODAY = date(2026, 1, 1)


@dataclass(frozen=True)
class Block:
    view: str  # input, outline, …
    name: str  # what follows in the info string: notice.txt
    words: str


@dataclass(frozen=True)
class Case:
    file: str
    title: str
    blocks: tuple[Block, ...]

    def only(self, view: str) -> Block | None:
        found = [block for block in self.blocks if block.view == view]
        assert len(found) <= 1, f"{self.title}: more than one {view}"
        return found[0] if found else None


# ```input notice.txt
_FENCE = re.compile(r"^(`{3,})([a-z-]+)[ ]*([^\n]*)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^## (.+)$", re.MULTILINE)


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        fences = tuple(_FENCE.finditer(text))
        # ## inside a fence is an input's own: a Markdown file.
        titles = [match for match in _TITLE.finditer(text) if not any(f.start() < match.start() < f.end() for f in fences)]
        for match, after in zip(titles, [*titles[1:], None], strict=True):
            end = after.start() if after else len(text)
            own = (fence for fence in fences if match.end() <= fence.start() < end)
            yield Case(path.stem, match[1], tuple(Block(fence[2], fence[3].strip(), fence[4]) for fence in own))


CASES = tuple(cases())
WRITTEN = ("input", "corrections", "document")


def source(case: Case) -> Source:
    given = case.only("input")
    assert given is not None, f"{case.title}: nothing is given"
    damage, said = case.only("corrections"), case.only("document")
    fixes = corrections(damage.words, "corrections.yml") if damage else None
    values = stated(said.words, "document.yml") if said else None
    assert not (fixes and fixes.errors) and not (values and values.errors)
    file = given.name or "original.txt"
    original = given.words.replace("⬚", "\u200b").encode()
    return Source(
        id="case",
        file=file,
        original=original,
        **({"corrections": fixes.value} if fixes else {}),
        **({"stated": values.value} if values else {}),
    )


def view(name: str, document: Document, source: Source) -> str:
    links = Links(mentions=mentions(document))
    if name != "diagnostics":
        return VIEWS[name](document, links)
    # What ``check`` finds in the structure: 3 STR003 …, with the line of the transcript.
    library = Library((document,), (source,), links, today=TODAY)
    found = (each for each in check(library) if each.code.startswith(("STR", "ANC")))
    return "\n".join(f"{each.line} {each.code} {each.message}" for each in found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.title}")
def test_case(case: Case) -> None:
    given = source(case)
    document = understand(given, today=TODAY)
    expected = [block for block in case.blocks if block.view not in WRITTEN]
    assert expected, f"{case.title}: nothing is expected"
    for block in expected:
        compare = _selected if block.view == "record" else _whole
        compare(block, view(block.view, document, given))
    # Whatever a case is about, no character of it is lost.
    assert document.transcript.unaccounted == ()
    text = document.transcript.text
    assert "".join(segment.span.of(text) for segment in document.segments) == text


def _whole(block: Block, printed: str) -> None:
    assert _readable(printed) == block.words.rstrip("\n").split("\n") if block.words else printed == ""


def _selected(block: Block, printed: str) -> None:
    """A record has many values; a case names those it is about."""
    lines = _readable(printed)
    for wanted in block.words.rstrip("\n").split("\n"):
        key = wanted.partition(":")[0]
        assert wanted in lines, next((line for line in lines if line.startswith(f"{key}:")), f"no such key: {key}")


def _readable(printed: str) -> list[str]:
    return [line.replace("\t", "  ").replace("\u200b", "⬚").rstrip() for line in printed.split("\n")]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_every_fence_belongs_to_a_case(file: Path) -> None:
    """A fence with a slip in it would be prose, and a case that proves nothing."""
    fences = file.read_text(encoding="utf-8").count("\n```")
    read = sum(len(case.blocks) for case in CASES if case.file == file.stem)
    assert fences == 2 * read
    known = {*VIEWS, *WRITTEN, "diagnostics"}
    assert {block.view for case in CASES for block in case.blocks} <= known


def test_cases_have_names_of_their_own() -> None:
    names = [(case.file, case.title) for case in CASES]
    assert len(names) == len(set(names)) > 50


