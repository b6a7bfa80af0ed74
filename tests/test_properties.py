"""What holds for any text: nothing lost, every character one role, addresses unique; and known trees come back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import NOISE, Said, Structured, official, statute, wrapped

from policybase.extract import Unreadable, extract
from policybase.model import Certainty, Correction, Document, Fix, Kind, Role, Span, Stated, Transcript
from policybase.parse import parse
from policybase.parse.corrected import correct, place

TODAY = date(2026, 1, 1)


def transcript_of(text: str) -> Transcript:
    """Assumes that the text can be read at all."""
    try:
        return extract(text.encode(), name="original.txt")
    except Unreadable:
        assume(False)
        raise


def parsed(transcript: Transcript, corrections: tuple[Correction, ...] = ()) -> Document:
    return parse(transcript, Stated(), corrections, id="any", today=TODAY)


# ── any text ─────────────────────────────────────────────────────────────────


@given(st.one_of(st.text(max_size=60), NOISE), st.sampled_from(("original.txt", "law.md", "page.html")))
def test_extract_reads_or_says_why_not(text: str, name: str) -> None:
    try:
        transcript = extract(text.encode(), name=name)
    except Unreadable as error:
        assert re.fullmatch(r"EXT\d{3}", error.code) and error.message and error.help
        return
    assert transcript.unaccounted == ()
    assert all(line.strip() for line in transcript.text.split("\n")) or transcript.text == ""
    assert all(words.text for words in transcript.set_aside)
    assert all(transcript.text[offset] == "\n" for offset in transcript.inferred_breaks)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(original: bytes) -> None:
    try:
        assert extract(original, name="original.txt").unaccounted == ()
    except Unreadable as error:
        assert re.fullmatch(r"EXT\d{3}", error.code)


@settings(max_examples=max(300, settings.default.max_examples))
@given(NOISE)
def test_every_character_has_one_role(text: str) -> None:
    transcript = transcript_of(text)
    document = parsed(transcript)
    assert "".join(segment.span.of(transcript.text) for segment in document.segments) == transcript.text
    assert all(segment.span for segment in document.segments)
    _well_formed(document)
    # Words are a provision's, or they are head, signature or date: nothing falls between.
    apart = (Role.TITLE, Role.NUMBER, Role.SIGNATURE, Role.DATE, Role.METADATA, Role.LAYOUT)
    spans = [provision.span for provision in document.walk()]
    for segment in document.segments:
        if segment.role not in apart:
            start, end = segment.span.start, segment.span.start + len(segment.span.of(transcript.text).rstrip())
            assert any(span.start <= start and end <= span.end for span in spans), segment


@given(NOISE)
def test_parsing_twice_gives_the_same(text: str) -> None:
    assert parsed(transcript_of(text)) == parsed(transcript_of(text))


def _well_formed(document: Document) -> None:
    text = document.transcript.text
    size = len(text)
    anchors = [provision.anchor for provision in document.walk()]
    assert len(anchors) == len(set(anchors))
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", anchor) for anchor in anchors)
    names = [part.name for part in document.parts]
    assert len(names) == len(set(names))
    assert names.count(None) == 1
    for part in document.parts:
        assert 0 <= part.span.start <= part.span.end <= size
        position = part.span.start
        for provision in part.walk():
            assert position <= provision.span.start <= provision.span.end <= part.span.end
            for span in (provision.label_span, provision.heading_span, provision.text_span):
                if span:
                    end = span.start + len(span.of(text).rstrip())  # a label may end with a blank
                    assert provision.span.start <= span.start <= end <= provision.span.end
            assert all(child.path[: len(provision.path)] == provision.path for child in provision.children)
            position = provision.span.end


# ── known trees ──────────────────────────────────────────────────────────────


def read(text: str) -> tuple[Said, ...]:
    document = parsed(extract(text.encode(), name="original.txt"))
    assert document.transcript.unaccounted == ()
    return tuple(Said(each.anchor, each.label, each.heading, each.text) for each in document.walk())


@given(official())
def test_an_official_document_comes_back(document: Structured) -> None:
    assert read(document.text) == document.units


@given(statute())
def test_a_statute_comes_back(document: Structured) -> None:
    assert read(document.text) == document.units


_WIDTHS = str.maketrans("（）．：１２３４５", "().:12345")


@given(st.one_of(official(), statute()))
def test_the_width_of_brackets_and_digits_changes_no_address(document: Structured) -> None:
    narrow = "\n".join(line.translate(_WIDTHS) for line in document.lines)
    assert [unit.anchor for unit in read(narrow)] == [unit.anchor for unit in document.units]


@given(official(fewest=2, clauses=3, paragraphs=False), st.sampled_from((60, 66, 72)))
def test_a_text_cut_into_lines_of_one_width_comes_back(document: Structured, cells: int) -> None:
    long = [line for line in document.lines if len(line) * 2 >= 2 * cells]
    assume(len(long) >= 6)  # enough lines to know the width by
    assert read(wrapped(document.lines, cells=cells)) == document.units


@given(official(fewest=2))
def test_an_official_document_in_one_line_keeps_its_addresses(document: Structured) -> None:
    """Only labels are left to find units by: all of them are found, and nothing else."""
    found = tuple(unit.anchor for unit in read("".join(document.lines)) if unit.label)
    assert found == document.labelled()


@given(statute(fewest=2))
def test_the_articles_of_a_statute_in_one_line_keep_their_addresses(document: Structured) -> None:
    assume(not any(unit.heading for unit in document.units))
    title, *lines = document.lines
    found = tuple(unit.anchor for unit in read(title + "\n" + "".join(lines)) if unit.label)
    assert [anchor for anchor in found if "item" not in anchor] == [
        anchor for anchor in document.labelled() if "item" not in anchor
    ]


@given(official(), st.sampled_from(("\n\n", "\r\n", "\r", " \n\u3000\u3000", "\n\u200b")))
def test_line_ends_and_indents_change_nothing(document: Structured, between: str) -> None:
    assert read(between.join(document.lines)) == document.units


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@given(document=official())
def test_the_encoding_changes_nothing(encoding: str, document: Structured) -> None:
    found = parsed(extract(document.text.encode(encoding), name="original.txt"))
    assert tuple(each.anchor for each in found.walk()) == tuple(unit.anchor for unit in document.units)


# ── corrections ──────────────────────────────────────────────────────────────


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, tuple[Fix, ...]]:
    """A text, and certain corrections of places in it that do not overlap."""
    text = draw(st.text("甲乙丙，1\n", min_size=1, max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    fixes = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        read_as = draw(st.text("甲乙丁戊、", max_size=5))
        correction = Correction("", text[start:end], "", read_as, Certainty.CERTAIN, "脱字")
        fixes.append(Fix(Span(start, end), correction))
    return text, tuple(fixes)


@given(edits())
def test_corrected_words_lead_back_to_the_transcript(given_: tuple[str, tuple[Fix, ...]]) -> None:
    text, fixes = given_
    corrected = correct(text, fixes)
    wanted = text
    for fix in reversed(fixes):
        wanted = wanted[: fix.span.start] + (fix.correction.read_as or "") + wanted[fix.span.end :]
    assert corrected.text == wanted
    places = [corrected.at(position) for position in range(len(corrected.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= position <= len(text) for position in places)
    for start in range(len(corrected.text) + 1):
        for end in range(start, len(corrected.text) + 1):
            span = corrected.span(start, end)
            assert 0 <= span.start <= span.end <= len(text)
            if not any(fix.span.start < span.end and span.start < fix.span.end for fix in fixes) and span:
                assert span.of(text) in corrected.text[start:end] or not corrected.text[start:end]


@given(edits())
def test_the_words_of_a_correction_lead_back_to_what_they_replace(given_: tuple[str, tuple[Fix, ...]]) -> None:
    text, fixes = given_
    corrected = correct(text, fixes)
    for (start, end, words), shift in zip(corrected.edits, corrected.shifts, strict=True):
        assert corrected.text[shift : shift + len(words)] == words
        if words:
            assert corrected.span(shift, shift + len(words)) == Span(start, end)
    for position in range(len(text)):
        if not any(start <= position < end for start, end, _ in corrected.edits):
            before = sum(len(words) - (end - start) for start, end, words in corrected.edits if end <= position)
            assert corrected.at(position + before) in (position, *(start for start, end, _ in corrected.edits if end == position))


@given(edits())
def test_neighbours_in_the_corrected_text_never_overlap_in_the_transcript(
    given_: tuple[str, tuple[Fix, ...]],
) -> None:
    text, fixes = given_
    corrected = correct(text, fixes)
    for middle in range(len(corrected.text) + 1):
        before, after = corrected.span(0, middle), corrected.span(middle, len(corrected.text))
        assert before.end <= after.start


@given(NOISE, st.data())
def test_a_corrected_text_is_still_whole(text: str, data: st.DataObject) -> None:
    transcript = transcript_of(text)
    bare = "".join(transcript.text.split())
    assume(len(bare) > 4)
    fixes = []
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(bare) - 2))
        reads = bare[start : start + data.draw(st.integers(1, 3))]
        read_as = data.draw(st.sampled_from(("", "一、", "2、", "（三）", "第一条 ", "依法", f"{reads}、")))
        suffix = bare[start + len(reads) :]
        fixes.append(Correction(bare[:start], reads, suffix, read_as, Certainty.CERTAIN, "脱字"))
    document = parsed(transcript, tuple(fixes))
    assert len(document.fixes) + len(document.unmatched) == len(fixes)
    assert len(document.fixes) >= 1
    assert "".join(segment.span.of(transcript.text) for segment in document.segments) == transcript.text
    _well_formed(document)
    uncertain = tuple(replace(fix, certainty=Certainty.UNCERTAIN) for fix in fixes)
    assert parsed(transcript, uncertain).parts == parsed(transcript).parts


@given(st.text("甲乙丙 \n", max_size=12), st.text("甲乙丙", min_size=1, max_size=3))
def test_a_quote_is_placed_only_where_it_stands_once(text: str, reads: str) -> None:
    bare = "".join(text.split())
    times = sum(bare.startswith(reads, at) for at in range(len(bare)))
    fixes, unmatched = place(text, [Correction("", reads, "", "丁", Certainty.CERTAIN, "误字")])
    assert (len(fixes), len(unmatched)) == ((1, 0) if times == 1 else (0, 1))
    assert all("".join(fix.span.of(text).split()) == reads for fix in fixes)


def test_a_document_without_labels_is_paragraphs() -> None:
    document = parsed(extract("某县公告\n甲。\n乙。".encode(), name="original.txt"))
    assert {each.kind for each in document.walk()} == {Kind.PARAGRAPH}
