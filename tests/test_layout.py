"""Lines and blanks of a file → paragraphs: what is joined, what is cut, and what only looks like it."""

from __future__ import annotations

import pytest

from policybase.extract.layout import Paragraph, unwrap
from policybase.extract.raw import Block
from policybase.extract.widths import cells

SENTENCE = "各乡镇人民政府要把节约用水工作摆上重要议事日程并建立由主要负责人牵头的工作机制"  # 38 characters


def paragraphs(*lines: str) -> list[str]:
    return [each.text for each in unwrap(Block(line, number) for number, line in enumerate(lines, 1) if line.strip())]


def filled(characters: int, *, ending: str = "") -> str:
    return (SENTENCE * 3)[: characters - len(ending)] + ending


# Six lines that end in the middle of a sentence, all of one width: the measure of a wrapped text.
MEASURE = [filled(30) for _ in range(6)] + ["结束。"]


def test_lines_of_one_width_are_one_paragraph() -> None:
    assert paragraphs(*MEASURE) == ["".join(MEASURE)]


def test_fewer_lines_of_one_width_are_chance() -> None:
    assert paragraphs(*MEASURE[2:]) == MEASURE[2:]


def test_short_lines_are_never_wrapped() -> None:
    """A list of names is narrower than any page."""
    assert paragraphs(*(["县水务局"] * 9)) == ["县水务局"] * 9


@pytest.mark.parametrize("width", [22, 30, 36, 50])
def test_lines_may_differ_by_the_character_that_did_not_fit(width: int) -> None:
    lines = [filled(width - number % 2) for number in range(8)] + ["完。"]
    assert len(paragraphs(*lines)) == 1


def test_a_label_after_a_full_stop_begins_a_paragraph() -> None:
    assert paragraphs(*MEASURE[:-1], filled(30, ending="。"), "二、保障措施") == [
        "".join(MEASURE[:-1]) + filled(30, ending="。"),
        "二、保障措施",
    ]


def test_a_label_in_the_middle_of_a_sentence_does_not() -> None:
    lines = [*MEASURE[:5], filled(28) + "依照", "第三条规定执行。"]
    assert paragraphs(*lines) == ["".join(lines)]


def test_a_blank_line_ends_a_paragraph() -> None:
    lines = [*MEASURE[:3], "", *MEASURE[3:]]
    assert paragraphs(*lines) == ["".join(MEASURE[:3]), "".join(MEASURE[3:])]


def test_an_indent_after_a_full_line_is_a_guess() -> None:
    found = unwrap(
        [
            *(Block(line, number) for number, line in enumerate(MEASURE[:-1], 1)),
            Block(filled(30, ending="。"), 7),
            Block("\u3000\u3000另一段。", 8),
        ]
    )
    assert [(each.text[-4:], each.guessed) for each in found] == [(filled(30, ending="。")[-4:], False), ("另一段。", True)]


def test_places_are_those_of_the_original() -> None:
    (first, second) = unwrap([Block("\u3000\u3000甲。", 3), Block("乙。", 9, 5)])
    assert first == Paragraph("甲。", 3, 3)
    assert second == Paragraph("乙。", 9, 5)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (f"现将方案印发给 你们，请认真组织实施，{SENTENCE}。", f"现将方案印发给你们，请认真组织实施，{SENTENCE}。"),
        ("第二条 本规范适用于全市。", "第二条 本规范适用于全市。"),
        ("第一章\u3000总\u3000则", "第一章 总 则"),
        ("省长\u3000张三", "省长 张三"),
        ("Made with Material", "Made with Material"),
        (f"{SENTENCE}2017年7月 31日", f"{SENTENCE}2017年7月31日"),
        ("（晋政发〔2009〕3 号）", "（晋政发〔2009〕3 号）"),
        (f"{SENTENCE}2005 年 9 月 26 日", f"{SENTENCE}2005年9月26日"),
    ],
)
def test_blanks_that_say_something_and_blanks_that_do_not(printed: str, read: str) -> None:
    assert paragraphs(printed) == [read]


def test_two_keys_of_metadata_in_one_line_are_two_paragraphs() -> None:
    assert paragraphs("发文机构：县政府 发布时间：2009-06-23") == ["发文机构：县政府", "发布时间：2009-06-23"]


def test_a_heading_run_into_its_text_by_a_blank() -> None:
    assert paragraphs(f"一、指导思想 {SENTENCE}。") == ["一、指导思想", f"{SENTENCE}。"]


def test_cells() -> None:
    assert [cells(words) for words in ("条", "a", "，", "“", "１")] == [2, 1, 2, 2, 2]


def test_nothing_is_nothing() -> None:
    assert paragraphs() == []
