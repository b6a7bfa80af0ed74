"""Wordings: what was copied once is found for ever; nothing is taken out; unchanged is unchanged."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_documents import Line, document

from policybase import library, pipeline, wordings
from policybase.model import Certainty, Correction, Document, Wording

HERE = Path(__file__).parent


def table() -> list[tuple[str, str, str]]:
    lines = (HERE / "wordings.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(re.sub(r"\\u([0-9a-f]{4})", lambda sign: chr(int(sign[1], 16)), words), digits, why) for words, digits, why in rows]


@pytest.mark.parametrize(("words", "digits", "why"), table())
def test_digits_of_words(words: str, digits: str, why: str) -> None:
    assert wordings.fingerprint(words) == digits


def text(words: str, *, label: str = "一、", corrections: tuple[Correction, ...] = ()) -> Document:
    line = Line(words, label=label, anchor="point-1", path=("一",))
    other = Line("各县参照执行。", anchor="closing-para-1", path=("结", "¶1"))
    return document(line, other, corrections=corrections)


def of(made: Document, anchor: str = "point-1") -> Wording:
    return next(each for each in wordings.current(made) if each.anchor == anchor)


# ── a specification ──────────────────────────────────────────────────────────


def test_a_link_to_words_that_changed_finds_the_old_words() -> None:
    """第一条 was copied, then 三十日 became 十五日: the page of today shows both."""
    then, now = text("自收到之日起三十日内审查。"), text("自收到之日起十五日内审查。")
    copied = of(then).hash
    known = wordings.grown(wordings.grown((), then), now)
    today, was = wordings.superseded(known, now)["point-1"]
    assert today is not None and today.words == "一、自收到之日起十五日内审查。"
    assert [(each.hash, each.words) for each in was] == [(copied, "一、自收到之日起三十日内审查。")]


def test_a_provision_that_did_not_change_has_no_old_words() -> None:
    then, now = text("三十日内审查。"), text("十五日内审查。")
    known = wordings.grown(wordings.grown((), then), now)
    assert [*wordings.superseded(known, now)] == ["point-1"]
    assert wordings.superseded(wordings.grown((), then), then) == {}


def test_a_text_that_was_changed_back() -> None:
    """A link copied first says unchanged again; one copied in between shows what it had read."""
    first, between = text("三十日内审查。"), text("十五日内审查。")
    known = wordings.grown(wordings.grown(wordings.grown((), first), between), first)
    assert len(known) == 3  # two wordings of 一、, one of the other
    today, was = wordings.superseded(known, first)["point-1"]
    assert today is not None and today.hash == of(first).hash
    assert [each.words for each in was] == ["一、十五日内审查。"]


def test_layout_is_no_change_and_a_number_is_one() -> None:
    assert of(text("三十日 内审查。")).hash == of(text("三十日\u3000内审查。")).hash == of(text("三十日内审查。")).hash
    assert of(text("三十日内审查。", label="二、")).hash != of(text("三十日内审查。")).hash


def test_words_are_those_that_readers_see() -> None:
    correction = Correction("", "坚时", "依法", "坚持", Certainty.CERTAIN, "形近而误。")
    corrected = text("坚时依法行政。", corrections=(correction,))
    assert of(corrected).words == "一、坚持依法行政。"
    assert of(corrected).hash != of(text("坚时依法行政。")).hash


def test_an_address_that_moved_is_compared_with_where_it_leads() -> None:
    known = wordings.grown((), text("甲。"))
    line = Line("甲。", label="一、", anchor="point-2-1", path=("二", "一"))
    moved = document(line, moved=(("point-1", "point-2-1"),))
    assert "point-1" not in wordings.superseded(known, moved)
    changed = document(Line("乙。", label="一、", anchor="point-2-1"), moved=(("point-1", "point-2-1"),))
    today, was = wordings.superseded(known, changed)["point-1"]
    assert (today and today.words, was[0].words) == ("一、乙。", "一、甲。")


def test_an_address_that_leads_nowhere_keeps_its_words() -> None:
    known = wordings.grown((), text("甲。"))
    gone = document(Line("乙。", anchor="closing-para-1"))
    today, was = wordings.superseded(known, gone)["point-1"]
    assert today is None and was[0].words == "一、甲。"


# ── for any texts ────────────────────────────────────────────────────────────

WORDS = st.text(min_size=1, max_size=20).filter(lambda words: words.strip() and "\n" not in words and "\r" not in words)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_nothing_is_ever_removed_and_every_link_is_answered(history: list[str]) -> None:
    known: tuple[Wording, ...] = ()
    for words in history:
        before, known = known, wordings.grown(known, text(words))
        assert known[: len(before)] == before
        assert wordings.grown(known, text(words)) == known
    now = text(history[-1])
    old = wordings.superseded(known, now)
    for words in history:
        copied = of(text(words)).hash
        assert copied == of(now).hash or copied in {each.hash for each in old["point-1"][1]}


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_the_file_gives_back_what_was_written(history: list[str]) -> None:
    known: tuple[Wording, ...] = ()
    for words in history:
        known = wordings.grown(known, text(words))
    assert wordings.read(wordings.table(known)) == known


@given(WORDS, WORDS)
def test_the_script_carries_any_words(was: str, now: str) -> None:
    known = wordings.grown((), text(was))
    made = wordings.script(known, text(now))
    assert not {"<", "\u2028", "\u2029"} & set(made)
    said = json.loads(made.partition(')["sample"] = ')[2].removesuffix(";\n"))
    if of(text(was)).hash == of(text(now)).hash:
        assert said == {}
    else:
        assert said["point-1"]["was"] == {of(text(was)).hash: of(text(was)).words}
        assert said["point-1"]["now"] == of(text(now)).words


@pytest.mark.parametrize("line", ["point-1\t00000000", "point-1\t12345678\t甲", "<<<<<<< HEAD", "a\tb\tc\td"])
def test_a_damaged_line_is_not_passed_over(line: str) -> None:
    with pytest.raises(wordings.NotWordings, match="line 2"):
        wordings.read(f"anchor\thash\twords\n{line}\n")


# ── on disk ──────────────────────────────────────────────────────────────────

PLAN = "某县节约用水实施方案\n\n一、工作目标\n节约用水。\n二、保障措施\n加强领导。\n"


def put(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def derived(folder: Path) -> tuple[dict[str, bytes], pipeline.Read]:
    found = pipeline.read(folder, shown_as="originals", today=date(2026, 1, 1))
    files: dict[str, bytes] = {}
    for made, source in zip(found.library.documents, found.library.sources, strict=True):
        files |= dict(library.derived_files(made, source))
    return files, found


@pytest.mark.parametrize("original", ["plan/original.txt", "plan.txt"])
def test_the_file_grows_beside_the_original_and_the_site_has_the_old_words(original: str, tmp_path: Path) -> None:
    put(tmp_path, {original: PLAN.encode()})
    files, _ = derived(tmp_path)
    (name,) = (path for path in files if path.endswith("wordings.tsv"))
    first = files[name]
    put(tmp_path, {**files, original: PLAN.replace("节约用水。", "节约用电。").encode()})
    files, found = derived(tmp_path)
    assert files[name].startswith(first)
    assert [line.split("\t")[2] for line in files[name].removeprefix(first).decode().splitlines()] == ["节约用电。"]
    put(tmp_path, files)
    assert derived(tmp_path)[0][name] == files[name]
    script = dict(pipeline.data(found))["data/wordings/plan.js"].decode()
    assert '"was":{' in script and "节约用水。" in script and "加强领导" not in script


def test_a_damaged_file_is_an_error_and_stays_as_it_is(tmp_path: Path) -> None:
    put(tmp_path, {"plan/original.txt": PLAN.encode(), "plan/wordings.tsv": b"anchor\thash\twords\n<<<<<<<\n"})
    _, found = derived(tmp_path)
    (error,) = found.errors
    assert (error.path, error.code) == ("originals/plan", "EXT006")
    assert "line 2" in error.message and "git checkout" in error.help
