"""The search index: whatever stands in a provision is found, and the same texts give the same files."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_links import DOCUMENTS, KNOWLEDGE, LINKS
from search_reader import Reader, numbers, rising

from policybase.extract import extract
from policybase.link import link
from policybase.model import Certainty, Correction, Document, Edition, Knowledge, Library, Stated, Topic
from policybase.parse import parse
from policybase.search import files
from policybase.search.normalise import fold
from policybase.search.stemming import stem
from policybase.search.symbols import ENDS_SIZES, gaps, sizes
from policybase.search.units import units

TODAY = date(2026, 11, 21)
TABLES = Path(__file__).parent / "search"
ENGLISH = Edition("en", ())

TEXT = """某县规范性文件备案办法
某政发〔2016〕12号
为加强监督，制定本办法。
第一章　总则
第一条　县政府各部门负 责备案，坚时依法行政。
第二条　规范性文件应当自公布之日起十五日内报送备案。
（一）备案报告，一式两份；
（二）电子文本。
第三条　县政府法制办公室负责审查；每年12月20日前报告二○一六年情况。未经审查的，不得公布。
""" + "\n".join(f"第{n}条　{'规范性文件应当经过审查，' * 9}方可公布。" for n in ("四", "五", "六", "七"))


@cache
def made(text: str = TEXT, name: str = "filing") -> Document:
    fix = Correction("，", "坚时", "依法", "坚持", Certainty.CERTAIN, "形近而误。")
    return parse(extract(text.encode(), name=f"{name}.txt"), Stated(), (fix,), id=name, today=TODAY)


@cache
def library() -> Library:
    knowledge = Knowledge(topics=(Topic("filing", "备案", "Filing", alt=("报备",), about=("备案",)),))
    return Library((made(),), (), link((made(),), knowledge), knowledge, TODAY)


@cache
def reader() -> Reader:
    return Reader(files(library(), ENGLISH))


def table(name: str) -> list[tuple[str, str]]:
    lines = (TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]


@pytest.mark.parametrize(("printed", "compared"), table("normalise"))
def test_what_counts_as_the_same(printed: str, compared: str) -> None:
    assert fold(printed) == compared


@pytest.mark.parametrize(("word", "looked_up"), table("stems"))
def test_endings_of_english_words(word: str, looked_up: str) -> None:
    assert stem(word) == looked_up


PRINTED = [(unit.anchor, unit.printed) for unit in units(made(), {})]


@settings(deadline=None)  # the first call builds the index
@given(st.data())
def test_any_two_characters_that_stand_in_a_provision_are_found(data: st.DataObject) -> None:
    anchor, printed = data.draw(st.sampled_from([each for each in PRINTED if len(fold(each[1])) > 1]))
    start = data.draw(st.integers(0, len(printed) - 2))
    typed = printed[start : data.draw(st.integers(start + 2, len(printed)))]
    if len(fold(typed)) > 1:
        assert anchor in reader().find(typed)


@pytest.mark.parametrize(
    ("typed", "anchors"),
    [
        ("坚持依法", {"art-1"}),  # as corrected
        ("坚时", set()),
        ("负责备案", {"art-1"}),  # a stray blank
        ("第三条县政府", {"art-3"}),  # across the label
        ("二〇一六年", {"art-3"}),  # another zero
        ("(二)电子", {"art-2-item-2"}),  # narrow brackets
        ("备案电子", set()),  # one provision behind the other
        ("审查第四条", set()),
    ],
)
def test_found_where_it_stands_and_nowhere_else(typed: str, anchors: set[str]) -> None:
    assert reader().find(typed) == anchors


def test_a_heading_and_its_text_touch() -> None:
    text = "某县规划\n一、主要任务\n（一）加强备案审查。各部门要报送。\n"
    document = made(text, "plan")
    found = Reader(files(Library((document,), today=TODAY), ENGLISH))
    assert found.find("审查。各部") == found.find("加强备案") == {"point-1-1"}


def test_the_same_texts_give_the_same_files_in_any_order() -> None:
    one = Library(DOCUMENTS, (), LINKS, KNOWLEDGE, TODAY)
    other = Library(tuple(reversed(DOCUMENTS)), (), LINKS, KNOWLEDGE, TODAY)
    assert files(one, ENGLISH) == files(one, ENGLISH)
    assert files(one, ENGLISH) == files(other, ENGLISH)


def test_nothing_but_scripts_that_any_server_gives_out() -> None:
    assert all(path.startswith("search/") and path.endswith(".js") for path, _ in files(library(), ENGLISH))


def test_an_empty_library_has_an_index() -> None:
    assert Reader(files(Library((), today=TODAY), ENGLISH)).find("备案") == set()


def test_facts_are_found_by_keys() -> None:
    written = reader().scripts["r0"].split(" ")
    keys = set(written[::2])
    assert {"@a2", "@a2.1", "=P15D", "!d", "!a", "!b", "!a负责"} <= keys


@given(st.lists(st.integers(0, 20_000_000), unique=True).map(sorted))
def test_numbers_as_signs_are_read_back(rising_numbers: list[int]) -> None:
    written = gaps(rising_numbers)
    assert rising(written) == rising_numbers
    assert numbers(sizes(rising_numbers), ENDS_SIZES) == rising_numbers
    assert not set(written) & set(' "\\')
