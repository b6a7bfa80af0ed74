"""Every text in source_texts/: nothing lost, every border where a person drew it, addresses for ever.

tests/gold/ is annotated by hand. What a person wrote beside a text may add to what is read from it, but
its structure must come out of the bare original as well.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from policybase import library
from policybase.model import Document, Kind, Provision, Source, Span
from policybase.pipeline import SOURCES, understand

GOLD = Path(__file__).parent / "gold"
TODAY = date(2026, 1, 1)
QUOTED = 12  # characters of a unit's own words that the annotation quotes from each end
IDS = tuple(sorted(path.name for path in SOURCES.iterdir() if (path / "original.txt").is_file()))
ANNOTATED = tuple(id for id in IDS if (GOLD / f"{id}.tsv").exists())

each_text = pytest.mark.parametrize("id", IDS)
each_annotated = pytest.mark.parametrize("id", ANNOTATED)


@cache
def sources() -> dict[str, Source]:
    shelf = library.read_shelf(SOURCES, shown_as="source_texts")
    assert shelf.errors == ()
    return {source.id: source for source in shelf.sources}


@cache
def document(id: str) -> Document:
    return understand(sources()[id], today=TODAY)


@cache
def bare_sources() -> dict[str, Source]:
    """The same originals in an empty folder, with nothing beside them."""
    with TemporaryDirectory() as folder:
        for id in IDS:
            shutil.copy(SOURCES / id / "original.txt", Path(folder) / f"{id}.txt")
        shelf = library.read_shelf(Path(folder), shown_as="originals")
    assert shelf.errors == ()
    return {source.id: source for source in shelf.sources}


@cache
def bare(id: str) -> Document:
    return understand(bare_sources()[id], today=TODAY)


def test_there_are_texts_and_each_of_the_founding_ones_is_annotated() -> None:
    assert len(ANNOTATED) >= 5


# ── not one character is lost ────────────────────────────────────────────────


@each_text
def test_every_character_is_accounted_for(id: str) -> None:
    found = document(id)
    assert found.transcript.unaccounted == ()
    assert found.transcript.original_characters > 0
    # And once more without the census's own arithmetic: a file of text, read as it stands.
    original = sources()[id].original.decode(found.transcript.encoding or "utf-8")
    kept = found.transcript.text + "".join(words.text for words in found.transcript.set_aside)
    assert sorted("".join(kept.split())) == sorted("".join(original.split()))


@each_text
def test_segments_joined_are_the_transcript(id: str) -> None:
    found = document(id)
    text = found.transcript.text
    assert "".join(segment.span.of(text) for segment in found.segments) == text
    assert all(segment.span for segment in found.segments)
    assert [segment.span.start for segment in found.segments[1:]] == [s.span.end for s in found.segments[:-1]]


@each_text
def test_spans_are_nested_and_in_order(id: str) -> None:
    found = document(id)
    for part in found.parts:
        position = part.span.start
        for provision in part.walk():
            own = [provision.label_span, provision.heading_span, provision.text_span]
            inside = [span for span in own if span]
            assert position <= provision.span.start, provision.anchor
            assert provision.span.end <= part.span.end, provision.anchor
            assert all(provision.span.start <= s.start and s.end <= provision.span.end for s in inside)
            assert inside == sorted(inside)
            position = provision.span.end


@each_text
def test_each_provision_says_its_own_words(id: str) -> None:
    """Outside corrections the text of a provision is what its span covers."""
    found = document(id)
    fixed = [fix.span for fix in found.fixes]
    for provision in found.walk():
        if any(span.start < provision.span.end and provision.span.start < span.end for span in fixed):
            continue
        assert _words(found, provision.text_span) == "".join(provision.text.split()), provision.anchor


# ── addresses ────────────────────────────────────────────────────────────────


@each_text
def test_anchors_are_unique_ascii_and_locked(id: str) -> None:
    anchors = [provision.anchor for provision in document(id).walk()]
    assert len(anchors) == len(set(anchors))
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", anchor) for anchor in anchors)
    locked = sources()[id].anchors
    assert len(locked) == len(set(locked))
    assert set(anchors) <= set(locked), "run `python3 kb.py build`"
    moved = dict(document(id).moved)
    assert {moved.get(anchor, anchor) for anchor in locked} <= set(anchors), "a published address is lost"


@each_text
def test_every_correction_found_its_place(id: str) -> None:
    assert document(id).unmatched == ()
    assert len(document(id).fixes) == len(sources()[id].corrections)


# ── structure, as a person annotated it ──────────────────────────────────────


@dataclass(frozen=True)
class Unit:
    """A row of the annotation, or the same of a provision."""

    anchor: str
    kind: str
    part: str
    path: str
    label: str
    heading: str
    first: str
    last: str


def annotated(id: str) -> list[Unit]:
    with (GOLD / f"{id}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Unit(**{key: row[key] or "" for key in Unit.__annotations__}) for row in rows]


def parsed(document: Document) -> Iterator[Unit]:
    for part in document.parts:
        for provision in part.walk():
            words = _words(document, provision.text_span)
            yield Unit(
                anchor=provision.anchor,
                kind=provision.kind,
                part=part.name or "",
                path=" / ".join(provision.path),
                label=provision.label or "",
                heading=_heading(document, provision),
                first=words[:QUOTED],
                last=words[-QUOTED:],
            )


def _heading(document: Document, provision: Provision) -> str:
    return _words(document, provision.heading_span) if provision.heading_span else ""


def _words(document: Document, span: Span) -> str:
    return "".join(span.of(document.transcript.text).split())


@each_annotated
def test_structure_is_the_annotated_one(id: str) -> None:
    assert list(parsed(document(id))) == annotated(id)


@each_annotated
def test_structure_of_the_bare_original_has_the_same_addresses(id: str) -> None:
    """Without document.yml and corrections.yml: the same units, paths and labels."""
    assert bare_sources()[id].stated.values == () == bare_sources()[id].corrections
    found = [(unit.anchor, unit.kind, unit.part, unit.path, unit.label) for unit in parsed(bare(id))]
    assert found == [(unit.anchor, unit.kind, unit.part, unit.path, unit.label) for unit in annotated(id)]


@each_annotated
def test_words_of_the_bare_original_stand_in_the_same_units(id: str) -> None:
    """Every border but those of headings, whose stop a correction may have restored."""
    with_help = {unit.anchor: unit for unit in parsed(document(id))}
    for unit in parsed(bare(id)):
        same = with_help[unit.anchor]
        if same.heading == unit.heading:
            assert (unit.first, unit.last) == (same.first, same.last)
        else:
            assert (unit.heading + unit.first)[:4] == (same.heading + same.first)[:4]
            assert (unit.last or unit.heading)[-4:] == (same.last or same.heading)[-4:]


@each_annotated
def test_headings_of_the_bare_original_are_right_or_doubted(id: str) -> None:
    """A silent wrong border is worse than a doubtful one."""
    wanted = {unit.anchor: unit for unit in annotated(id)}
    for provision in bare(id).walk():
        if _heading(bare(id), provision) != wanted[provision.anchor].heading:
            assert provision.doubts, provision.anchor


@each_text
def test_what_is_a_paragraph_has_no_label(id: str) -> None:
    for provision in document(id).walk():
        unlabelled = provision.kind in (Kind.PARAGRAPH, Kind.UNIT, Kind.TABLE, Kind.ADDRESSEES)
        assert (provision.label is None) == unlabelled, provision.anchor
