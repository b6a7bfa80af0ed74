"""What of a file is head, covering notice, issued text and annexes."""

from __future__ import annotations

import pytest

from policybase.model import DoubtCode, Role
from policybase.parse.envelope import Envelope, open_envelope


def envelope(*lines: str) -> tuple[str, Envelope]:
    text = "\n".join(lines)
    return text, open_envelope(text)


def sections(*lines: str) -> list[tuple[str | None, str, list[str]]]:
    """(name, title, first words of each body line) of every part."""
    text, found = envelope(*lines)
    return [
        (each.name, "".join(line.of(text) for line in each.title), [line.of(text) for line in each.body])
        for each in found.sections
    ]


def pieces(*lines: str) -> list[tuple[str, str]]:
    text, found = envelope(*lines)
    return [(each.role, text[each.start : each.end]) for each in found.pieces]


PLAN = ("某县节约用水方案", "一、目标", "二、措施")
NOTICE = "现将《某县节约用水方案》印发给你们。"
COVER = ("关于印发某县节约用水方案的通知", "各乡镇人民政府：", NOTICE)


def test_a_notice_and_the_plan_that_it_quotes() -> None:
    assert sections(*COVER, "2021年3月5日", *PLAN) == [
        ("notice", COVER[0], [NOTICE]),
        (None, PLAN[0], ["一、目标", "二、措施"]),
    ]


@pytest.mark.parametrize(
    "title",
    [
        ("某县", "节约用水方案"),
        ("某县节约", "用水", "方案"),
        ("某县节约用水方案", "（2021—2025年）"),
        ("某县节约用水方案（试行）",),
    ],
)
def test_the_plan_s_title_however_it_is_printed(title: tuple[str, ...]) -> None:
    found = sections(*COVER, *title, "一、目标", "二、措施")
    assert [(name, words) for name, words, _ in found] == [("notice", COVER[0]), (None, "".join(title))]


def test_a_quoted_title_that_stands_nowhere_is_no_border() -> None:
    assert [name for name, _, _ in sections(*COVER, "一、目标", "二、措施")] == [None]


def test_a_cover_that_quotes_nothing_is_doubted() -> None:
    _, found = envelope("某县通知", "有关方案请遵照执行。", "某县水务局", "2021年3月5日", *PLAN)
    assert [each.name for each in found.sections] == ["notice", None]
    assert [doubt.code for doubt in found.doubts] == [DoubtCode.ENVELOPE]


def test_a_quoted_title_is_not_doubted() -> None:
    assert envelope(*COVER, "2021年3月5日", *PLAN)[1].doubts == ()


def test_head_signature_and_date_are_no_provisions() -> None:
    assert pieces("某县人民政府文件", "某政发〔2021〕3号", COVER[0], *COVER[1:], "某县人民政府", "2021年3月5日", *PLAN) == [
        (Role.METADATA, "某县人民政府文件"),
        (Role.NUMBER, "某政发〔2021〕3号"),
        (Role.TITLE, COVER[0]),
        (Role.ADDRESSEE, "各乡镇人民政府："),
        (Role.SIGNATURE, "某县人民政府"),
        (Role.DATE, "2021年3月5日"),
        (Role.TITLE, PLAN[0]),
    ]


@pytest.mark.parametrize(
    "note",
    ["（此件公开发布）", "抄送：县委办公室。", "主题词：水利  节水  通知", "此件于2017年7月31日宣布失效。", "（已失效）"],
)
def test_notes_below_the_text_are_metadata(note: str) -> None:
    found = pieces("关于节约用水的通知", "一、甲。", "二、乙。", "某县人民政府", "2021年3月5日", note)
    assert (Role.METADATA, note) in found
    assert (Role.SIGNATURE, "某县人民政府") in found


def test_a_status_note_behind_the_title_is_cut_off() -> None:
    assert pieces("关于节约用水的通知-此件于2017年7月31日宣布失效。", "一、甲。", "二、乙。")[:2] == [
        (Role.TITLE, "关于节约用水的通知"),
        (Role.METADATA, "-此件于2017年7月31日宣布失效。"),
    ]


def test_a_sentence_about_validity_is_no_note() -> None:
    words = "二、本通知自印发之日起施行，原有规定同时废止。"
    assert sections("关于节约用水的通知", "一、甲。", words)[0][2] == ["一、甲。", words]


@pytest.mark.parametrize(
    ("marks", "names"),
    [
        (("附件1", "附件2"), ["annex-1", "annex-2"]),
        (("附件：", "附件："), ["annex-1", "annex-2"]),
        (("附件一：", "附件二："), ["annex-1", "annex-2"]),
        (("附 件 2", "附件3"), ["annex-2", "annex-3"]),
        (("【附件1】", "附件１０"), ["annex-1", "annex-10"]),
    ],
)
def test_annexes_by_their_numbers(marks: tuple[str, str], names: list[str]) -> None:
    found = sections(*PLAN, marks[0], "任务分工方案", "一、甲。", marks[1], "考核办法", "一、乙。")
    assert found[1:] == [(names[0], "任务分工方案", ["一、甲。"]), (names[1], "考核办法", ["一、乙。"])]


def test_a_word_on_annexes_is_no_annex() -> None:
    words = "附件所列项目由县财政局核定。"
    assert [name for name, _, _ in sections(*PLAN, words, "三、附则")] == [None]


@pytest.mark.parametrize(
    ("line", "addressed"),
    [
        ("各乡镇人民政府，县政府各部门：", True),
        ("各市、县人民政府,省人民政府各委、厅,各直属机构:", True),
        ("县水务局：", True),
        ("各有关单位：", True),
        ("现将有关事项通知如下：", False),
        ("一、各乡镇人民政府：", False),
        ("主要任务：", False),
    ],
)
def test_who_is_addressed(line: str, addressed: bool) -> None:
    found = pieces("关于节约用水的通知", line, "请做好节约用水工作。")
    assert ((Role.ADDRESSEE, line) in found) is addressed


def test_contents_are_layout_of_the_print() -> None:
    found = sections("某市绿化条例", "目录", "第一章 总则", "第二章 附则", "第一章 总则", "第一条 甲。", "第二章 附则", "第二条 乙。")
    assert found[0][2] == ["第一章 总则", "第一条 甲。", "第二章 附则", "第二条 乙。"]


def test_lines_in_order_and_none_twice() -> None:
    text, found = envelope(*COVER, "2021年3月5日", *PLAN, "附件1", "办法", "一、甲。")
    spans = sorted(
        [(piece.start, piece.end) for piece in found.pieces]
        + [(line.start, line.end) for each in found.sections for line in each.body]
    )
    assert "\n".join(text[start:end] for start, end in spans) == text
