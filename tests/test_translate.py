"""Catalogues: nothing a translator wrote is ever dropped, twice is once, states survive the standard tools."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_documents import Line, document

from policybase import contexts
from policybase.model import (
    Certainty,
    Correction,
    Document,
    Edition,
    Entry,
    Jurisdiction,
    Kind,
    Level,
    Record,
    State,
    Waiver,
)
from policybase.passages import passages
from policybase.translate import NotACatalogue, catalogues, read, translate, update
from policybase.translate.catalogue import parse, printed
from policybase.translate.drafts import wanted, with_draft

FOLDER = "source_texts/sample"
LINES = (
    Line(label="一、", heading="工作目标", anchor="point-1", kind=Kind.POINT, path=("一",)),
    Line("提高认识。", anchor="point-1-para-1", path=("一", "¶1"), below="point-1"),
    Line("分工负责。", label="二、", anchor="point-2", kind=Kind.POINT, path=("二",)),
)


def sample(*lines: Line, record: Record = Record(title="某县实施方案")) -> Document:  # noqa: B008 (a frozen value)
    return document(*lines, record=record)


def updated(text: str | None, *lines: Line) -> str:
    return update(sample(*lines), text, folder=FOLDER)


def filled(text: str, context: str, english: str, comment: str = "") -> str:
    file = parse(text)
    entry = next(each for each in file if each.msgctxt == context and not each.obsolete)
    entry.msgstr, entry.tcomment = english, comment
    return printed(file)


def entry(text: str, context: str) -> polib.POEntry:
    return next(each for each in parse(text) if each.msgctxt == context)


def state(text: str, context: str) -> State:
    entries: tuple[Entry, ...] = read(text, document="sample", path="sample.po").entries
    return next(each.state for each in entries if each.context == context)


FRESH = updated(None, *LINES)
DONE = filled(FRESH, "point-2/text", "Divide the work.", "reviewed: 王律师 2026-11-21\nnote: 分工 is by department.")
CHANGED = (*LINES[:2], replace(LINES[2], words="分工负责，密切配合。"))


# ── passages ─────────────────────────────────────────────────────────────────


def test_a_new_catalogue_has_every_passage_in_reading_order() -> None:
    found = read(FRESH, document="sample", path="sample.po").entries
    assert [(each.context, each.source, each.state) for each in found] == [
        ("record/title", "某县实施方案", State.MISSING),
        ("point-1/heading", "工作目标", State.MISSING),
        ("point-1-para-1/text", "提高认识。", State.MISSING),
        ("point-2/text", "分工负责。", State.MISSING),
    ]


def test_an_entry_says_where_its_words_stand() -> None:
    found = entry(FRESH, "point-2/text")
    assert found.occurrences == [("source_texts/sample/transcript.txt", "3")]
    assert found.comment == "二 · printed label 二、 · text"


def test_metadata_lists_and_reasons_are_passages_too() -> None:
    record = Record(
        title="某县实施方案",
        issuing_body="某县人民政府",
        jurisdiction=Jurisdiction(Level.COUNTY, province="山西省"),
        addressees=("各乡镇人民政府", "县政府各部门"),
        keywords=("依法行政",),
        missing_parts=("责任分工表",),
        status_note="规划期已满",
    )
    fix = Correction("", "提高认视", "。", "提高认识", Certainty.CERTAIN, "错字", line=7)
    wrong = document(Line("提高认视。", anchor="para-1"), record=record, corrections=(fix,))
    found = {each.context: each.source for each in passages(wrong)}
    assert found[contexts.member("addressees", "县政府各部门")] == "县政府各部门"
    assert found[contexts.record("province")] == "山西省"
    assert found[contexts.correction(fix)] == "错字"
    assert set(found.values()) >= {"某县人民政府", "依法行政", "责任分工表", "规划期已满"}


def test_a_member_that_comes_in_does_not_move_the_others() -> None:
    one = sample(record=Record(keywords=("依法行政",)))
    two = sample(record=Record(keywords=("示范", "依法行政")))
    kept = passages(one)[0].context
    assert kept in [each.context for each in passages(two)]


def test_a_table_is_translated_row_by_row() -> None:
    rows = "任务\t责任部门\n清理文件\t法制办\n清理文件\t法制办"
    table = document(Line(rows, anchor="table-1", kind=Kind.TABLE))
    assert [each.source for each in passages(table) if each.context.startswith("table-1")] == rows.split("\n")[:2]


# ── merging ──────────────────────────────────────────────────────────────────


def test_changed_chinese_makes_fuzzy_with_the_words_before() -> None:
    found = entry(updated(DONE, *CHANGED), "point-2/text")
    assert (found.msgid, found.previous_msgid, found.msgstr) == ("分工负责，密切配合。", "分工负责。", "Divide the work.")
    assert found.fuzzy


def test_after_two_changes_the_words_before_are_those_that_were_translated() -> None:
    again = (*LINES[:2], replace(LINES[2], words="分工。"))
    assert entry(updated(updated(DONE, *CHANGED), *again), "point-2/text").previous_msgid == "分工负责。"


def test_a_signature_does_not_outlive_the_words_it_was_given_for() -> None:
    changed = updated(DONE, *CHANGED)
    assert state(changed, "point-2/text") is State.OUTDATED
    file = parse(changed)
    found = next(each for each in file if each.msgctxt == "point-2/text")
    found.fuzzy = False  # what an editor does when the translator saves
    assert state(printed(file), "point-2/text") is State.DRAFT
    assert "formerly reviewed: 王律师 2026-11-21" in found.tcomment
    assert "note: 分工 is by department." in found.tcomment


def test_what_changed_back_is_no_longer_out_of_date_but_unsigned() -> None:
    back = updated(updated(DONE, *CHANGED), *LINES)
    assert state(back, "point-2/text") is State.DRAFT
    assert entry(back, "point-2/text").previous_msgid is None


def test_what_is_gone_becomes_obsolete_and_comes_back_as_it_was() -> None:
    gone = updated(DONE, *LINES[:2])
    assert entry(gone, "point-2/text").obsolete
    assert updated(gone, *LINES[:2]) == gone
    assert updated(gone, *LINES) == DONE


def test_what_comes_back_with_other_words_is_out_of_date() -> None:
    back = entry(updated(updated(DONE, *LINES[:2]), *CHANGED), "point-2/text")
    assert (back.fuzzy, back.previous_msgid, back.msgstr) == (True, "分工负责。", "Divide the work.")


def test_nobody_wrote_it_so_nothing_is_kept() -> None:
    assert updated(FRESH, *LINES[:2]) == updated(None, *LINES[:2])


def test_a_moved_provision_takes_its_translation_along() -> None:
    moved = document(
        *LINES[:2], replace(LINES[2], anchor="point-3"), record=Record(title="某县实施方案"), moved=(("point-2", "point-3"),)
    )
    text = update(moved, DONE, folder=FOLDER)
    assert entry(text, "point-3/text").msgstr == "Divide the work."
    assert state(text, "point-3/text") is State.REVIEWED
    assert not [each for each in parse(text) if each.obsolete]


def test_an_entry_of_another_tool_is_kept() -> None:
    foreign = f'{FRESH}\n# mine\nmsgctxt "elsewhere"\nmsgid "别处"\nmsgstr "elsewhere"\n'
    kept = entry(updated(foreign, *LINES), "elsewhere")
    assert (kept.obsolete, kept.msgstr, kept.tcomment) == (True, "elsewhere", "mine")


def test_the_header_of_an_editor_is_kept() -> None:
    edited = FRESH.replace('"Language: en\\n"', '"Language: en\\n"\n"X-Generator: Poedit 3.4\\n"')
    assert "X-Generator: Poedit 3.4" in updated(edited, *LINES)


def test_an_empty_file_becomes_a_catalogue() -> None:
    assert updated("", *LINES) == FRESH


# ── states ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("", State.DRAFT),
        ("compared: second reading 2026-11-21", State.COMPARED),
        ("compared: second reading 2026-11-21\nreviewed: 王律师 2026-11-22", State.REVIEWED),
        ("reviewed: 2026-11-21", State.DRAFT),
        ("reviewed: 王律师", State.DRAFT),
        ("formerly reviewed: 王律师 2026-11-21", State.DRAFT),
        ("drafted: openai some-model 2026-11-21", State.DRAFT),
    ],
)
def test_a_state_needs_a_name_and_a_day(comment: str, expected: State) -> None:
    assert state(filled(FRESH, "point-2/text", "Divide the work.", comment), "point-2/text") is expected


def test_notes_and_waivers_stand_in_comments() -> None:
    text = filled(FRESH, "point-2/text", "x", "note: To readers.\nwaive TRA010: an idiom\nfor us only")
    found = read(text, document="sample", path="").entries[-1]
    assert (found.notes, found.waivers) == (("To readers.",), (Waiver("TRA010", "an idiom"),))


def test_the_line_of_an_entry_is_that_of_its_translation() -> None:
    found = read(DONE, document="sample", path="").entries[-1]
    assert DONE.split("\n")[found.line - 1] == 'msgstr "Divide the work."'


# ── the edition ──────────────────────────────────────────────────────────────


def test_an_edition_says_of_every_passage_how_far_to_trust_it() -> None:
    catalogue = read(DONE, document="sample", path="")
    edition = translate([sample(*LINES)], [catalogue])
    said = edition.of("sample")
    assert (said["point-2/text"].text, said["point-2/text"].state) == ("Divide the work.", State.REVIEWED)
    assert said["point-2/text"].notes == ("分工 is by department.",)
    assert said["point-1/heading"].state is State.MISSING


def test_changed_chinese_is_out_of_date_before_the_catalogue_knows() -> None:
    edition = translate([sample(*CHANGED)], [read(DONE, document="sample", path="")])
    assert edition.of("sample")["point-2/text"].state is State.OUTDATED


def test_without_a_catalogue_all_is_missing() -> None:
    edition = translate([sample(*LINES)], [])
    assert {each.state for each in edition.of("sample").values()} == {State.MISSING}
    assert Edition("zh", ()).of("sample") == {}


# ── files that cannot be read ────────────────────────────────────────────────


@pytest.mark.parametrize("content", [
    b'msgid "a\nmsgstr "b"\n', b'msgid "a"\nmsgstr "b\n', b"hello\n", b"<<<<<<< ours\n",
    b'msgid "a"\nmsgstr "b"\n# lost\n', 'msgid "\xe9"'.encode("latin-1")])
def test_a_file_that_is_not_po_is_an_error_and_takes_no_other_with_it(content: bytes) -> None:
    result = catalogues((("bad.po", content), ("sample.po", DONE.encode())), shown_as="translations/en")
    assert [each.document for each in result.value] == ["sample"]
    assert [(each.code, each.path) for each in result.errors] == [("TRA001", "translations/en/bad.po")]


def test_a_catalogue_that_is_not_po_is_never_replaced() -> None:
    with pytest.raises(NotACatalogue):
        updated('msgid "a\n', *LINES)


def test_a_path_as_content_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "x.po").write_text(DONE, encoding="utf-8")
    with pytest.raises(NotACatalogue):
        parse(str(tmp_path / "x.po"))


# ── drafts ───────────────────────────────────────────────────────────────────


def test_a_draft_fills_only_what_is_missing() -> None:
    catalogue = read(DONE, document="sample", path="")
    assert [each.context for each in wanted(catalogue)] == ["record/title", "point-1/heading", "point-1-para-1/text"]
    first, *_ = wanted(catalogue)
    once = with_draft(DONE, entry=first, english="Plan of a County", by="argos 2026-11-21")
    assert once is not None and state(once, "record/title") is State.DRAFT
    assert with_draft(once, entry=first, english="Another", by="argos 2026-11-21") is None


# ── properties ───────────────────────────────────────────────────────────────

WORDS = st.text(st.sampled_from(list("甲乙丙\t\"\\\u2028\u0085 a{%")), min_size=1, max_size=6).filter(str.strip)
UNITS = st.dictionaries(st.integers(1, 5), WORDS, max_size=5)
ENGLISH = st.text(st.sampled_from(list("ab \"\\\n\u2028%{é")), max_size=6)
COMMENTS = st.sampled_from(
    ["", "note: x", "reviewed: 王 2026-11-21", "compared: two 2026-11-21\nwaive TRA010: y", "# odd", "msgid"]
)
EDITS = st.lists(st.tuples(UNITS, st.lists(st.tuples(st.integers(1, 5), ENGLISH, COMMENTS))), min_size=1, max_size=5)


def document_of(units: dict[int, str]) -> Document:
    lines = (Line(words, anchor=f"para-{number}", path=(f"¶{number}",)) for number, words in sorted(units.items()))
    return document(*lines)


@settings(max_examples=150, deadline=None)
@given(EDITS)
def test_nothing_that_was_written_is_dropped_and_twice_is_once(
    edits: list[tuple[dict[int, str], list[tuple[int, str, str]]]],
) -> None:
    text: str | None = None
    written: dict[str, str] = {}
    for units, said in edits:
        text = update(document_of(units), text, folder=FOLDER)
        assert update(document_of(units), text, folder=FOLDER) == text
        file = parse(text)
        active = {each.msgctxt: each for each in file if not each.obsolete}
        assert [each.msgid for context, each in active.items() if "para" in context] == [
            words for _, words in sorted(units.items())
        ]
        kept = {(each.msgctxt, each.msgstr) for each in file}
        assert kept >= {(context, english) for context, english in written.items() if english}
        for number, english, comment in said:
            if (found := active.get(f"para-{number}/text")) is not None:
                found.msgstr, found.tcomment = english, comment
                written[f"para-{number}/text"] = english
        text = printed(file)


@settings(max_examples=50, deadline=None)
@given(UNITS, ENGLISH, COMMENTS)
def test_what_is_read_is_what_was_printed(units: dict[int, str], english: str, comment: str) -> None:
    file = parse(update(document_of(units), None, folder=FOLDER))
    for each in file:
        each.msgstr, each.tcomment = english, comment
    again = parse(printed(file))
    assert [(e.msgctxt, e.msgid, e.msgstr, e.tcomment) for e in again] == [
        (e.msgctxt, e.msgid, e.msgstr, e.tcomment) for e in file
    ]


# ── the standard tools, where they are installed ─────────────────────────────

gettext = pytest.mark.skipif(shutil.which("msgmerge") is None, reason="gettext is not installed")


@gettext
def test_msgfmt_and_msgmerge_leave_states_and_words_alone(tmp_path: Path) -> None:
    text = filled(DONE, "point-1/heading", "Objectives", "compared: second reading 2026-11-21")
    text = filled(text, "point-1-para-1/text", "Raise awareness.")
    text = updated(updated(text, *LINES[:2]), *CHANGED)  # obsolete, then back with other words
    text = filled(text, "record/title", "Plan")
    po, pot, merged = (tmp_path / name for name in ("sample.po", "sample.pot", "merged.po"))
    po.write_text(text, encoding="utf-8", newline="\n")
    pot.write_text(updated(None, *CHANGED), encoding="utf-8", newline="\n")
    subprocess.run(["msgfmt", "-c", "-o", str(tmp_path / "sample.mo"), str(po)], check=True, capture_output=True)
    subprocess.run(["msgmerge", "-q", "--previous", "-o", str(merged), str(po), str(pot)], check=True)
    back = merged.read_text(encoding="utf-8")
    before, after = (read(each, document="sample", path="").entries for each in (text, back))
    assert [(each.context, each.text, each.state) for each in after] == [
        (each.context, each.text, each.state) for each in before
    ]
    assert {each.state for each in after} == {State.DRAFT, State.COMPARED, State.OUTDATED}
    assert updated(back, *CHANGED) == updated(updated(back, *CHANGED), *CHANGED)


@gettext
def test_obsolete_entries_are_well_formed(tmp_path: Path) -> None:
    po = tmp_path / "sample.po"
    po.write_text(updated(updated(DONE, *CHANGED)), encoding="utf-8", newline="\n")
    subprocess.run(["msgfmt", "-c", "-o", str(tmp_path / "sample.mo"), str(po)], check=True, capture_output=True)
    assert "#~| msgid" in po.read_text(encoding="utf-8")
