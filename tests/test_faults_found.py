"""Faults that were found once by trying to break it; each test is the smallest text that showed one."""

from __future__ import annotations

from datetime import date

import pytest
from test_pipeline import PLAN

from policybase import library
from policybase.extract import extract
from policybase.model import Role, Source
from policybase.pipeline import understand
from policybase.written import corrections, stated

TODAY = date(2026, 1, 1)


def doc(text, name="original.txt"):
    return understand(Source(id="case", file=name, original=text.encode()), today=TODAY)


def anchors(text):
    return [p.anchor for p in doc(text).walk()]


def test_R1_contents_second_copy_is_set_aside():
    t = (
        "某市城市绿化条例\n目　录\n第一章　总则\n第二章　规划、建设和管理\n第三章　法律责任\n"
        "第一章　总则\n第一条　甲。\n第二章　规划、建设和管理\n第二条　乙。\n第三章　法律责任\n第三条　丙。"
    )
    assert anchors(t) == ["chapter-1", "art-1", "chapter-2", "art-2", "chapter-3", "art-3"]


def test_R2_labelled_line_that_stands_twice_is_set_aside():
    t = "某县方案\n一、县级\n（一）加强组织领导工作\n甲。\n二、乡级\n（一）加强组织领导工作\n乙。"
    assert "point-2-1" in anchors(t)


def test_R3_paragraph_that_stands_twice():
    t = "某县方案\n一、甲\n由县水务局负责落实。\n二、乙\n由县水务局负责落实。\n三、丙\n由县财政局负责落实。"
    assert "point-2-para-1" in anchors(t)


@pytest.mark.parametrize(
    "line",
    [
        "二、网站应当在页面底部标明版权所有和备案号。",
        "位置：拟建于县城北街50号。",
        "网站底部应当标明版权所有者。",
        "申请人应当遵守版权所有的规定。",
    ],
)
def test_C_sentence_set_aside_as_chrome(line):
    assert line in doc(f"某县方案\n一、甲。\n{line}\n三、丙。").transcript.text


def test_T1_tabs_in_a_text_file_are_cells():
    d = doc("某县方案\n一、分工\n序号\t任务\t单位\n1\t计划\t水务局\n二、保障")
    assert "1\t计划\t水务局" in d.transcript.text


def test_E1_annex_list_is_closing():
    t = "关于节水制度的通知\n一、各部门要对照制度开展自查。\n二、县水务局负责检查。\n附件：1.某县计划用水管理办法\n2.某县节水考核办法"
    assert anchors(t) == ["point-1", "point-2", "closing-para-1", "closing-para-2"]


def test_E2_closing_after_short_points():
    t = "某县方案\n一、强化用水管理，严格计划用水。\n二、推广节水器具，淘汰落后产品。\n三、开展节水宣传，增强节水意识。\n本方案自印发之日起施行。"
    d = doc(t)
    assert "closing-para-1" in anchors(t) or any(p.doubts for p in d.walk())


def test_E3_addressees_whose_name_ends_in_station():
    assert "addressees" in anchors("关于节水的通知\n各乡镇水务站：\n请做好节水工作。")


def test_L1_three_in_a_word():
    assert "point-3" not in anchors("某县方案\n一、造林\n三、四级公路两侧同步绿化。\n二、抚育")


def test_S1_blank_after_a_label_is_layout():
    d = doc("某条例\n第一条 甲。\n第二条 乙。")
    blank = next(s for s in d.segments if s.span.of(d.transcript.text) == " ")
    assert blank.role is Role.LAYOUT


def test_O1_statute_in_one_line():
    got = anchors(
        "某市节约用水条例\n第一章 总则第一条 为了节约用水，制定本条例。第二条 本条例适用于本市。第二章 附则第三条 本条例自公布之日起施行。"
    )
    assert got == ["chapter-1", "art-1", "art-2", "chapter-2", "art-3"]


def test_U1_stages_inside_a_paragraph():
    assert "point-1-unit-1" in anchors(
        "某县方案\n一、步骤\n工作分两个阶段进行：第一阶段（2009年2月至4月）：宣传动员。第二阶段（2009年5月至8月）：组织实施。\n二、保障"
    )


def test_N1_number_swallows_the_word_before_it():
    from policybase.document_numbers import find_numbers

    (found,) = find_numbers("根据《行政许可法》和晋政发〔2009〕3号文件执行。")
    assert found.printed == "晋政发〔2009〕3号"


def test_W1_impossible_date_raises():
    (error,) = stated("values:\n  title: 甲\n  date_issued: 2016-02-30\n", "x.yml").errors
    assert error.line == 3


def test_W1_what_looks_like_a_date_is_a_quote():
    read = corrections("corrections:\n  - {reads: 2016-02-30, reason: a, certainty: uncertain}\n", "x.yml")
    assert read.value[0].reads == "2016-02-30"


def test_W1b_one_bad_file_stops_all(tmp_path):
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad/original.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "bad/document.yml").write_text("values:\n  date_issued: 2016-02-30\n", encoding="utf-8")
    assert library.read_shelf(tmp_path, shown_as="o").errors


def test_W2_duplicate_key():
    assert stated("values:\n  title: 甲\n  title: 乙\n", "x").errors


def test_W3_unknown_key_in_corrections():
    assert corrections("correction:\n  - {reads: 甲, reason: a, certainty: uncertain}\n", "x").errors


def test_W4_value_of_the_wrong_shape():
    assert (
        stated("values:\n  title: {a: 1}\n", "x").errors
        and stated("values:\n  addressees: [[1]]\n", "x").errors
    )


def test_W5_unquoted_digits_are_changed_by_yaml():
    w = corrections("corrections:\n  - {reads: 0011, reason: a, certainty: uncertain}\n", "x")
    assert w.errors or w.value[0].reads == "0011"


def test_K1_garbage_in_a_lock_stops_all(tmp_path):
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad/original.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "bad/anchors.lock").write_bytes(b"\xff\xfe\xff")
    assert library.read_shelf(tmp_path, shown_as="o").errors


def test_V1_table_in_outline_view_breaks_the_tree():
    from policybase.model import Links
    from policybase.show_views import VIEWS

    d = doc(
        "<html><body><h1>某县方案</h1><div><p>一、甲</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table><p>二、乙</p></div></body></html>",
        "a.html",
    )
    assert all(line.lstrip().startswith(("[", "point")) for line in VIEWS["outline"](d, Links()).split("\n"))


def test_H1_indented_paragraphs_cut_into_lines():
    """The indent of two characters is not counted: first lines 54 cells, others 60: no measure is found."""
    said = "县水务局要在年底前完成普查，填写甲{}表，并将结果报县人民政府备案，并将结果报县人民政府备案，并将结果报县人民政府备案。"
    lines = ["某县节约用水实施方案", "一、健全决策机制"] + [f"({h}){said.format(h)}" for h in "一二三四五六"]
    cut = "\n".join(w[i : i + 30] for w in ("　　" + line for line in lines) for i in range(0, len(w), 30))
    assert extract(cut.encode(), name="a.txt").text == "\n".join(lines)


def test_L2_a_label_ends_before_the_blank_that_follows():
    """labels.py: `\\s*[、.．]?` takes the blank without a stop; write `(?:\\s*[、.．])?` in HAN_BRACKET, DIGIT_BRACKET, CIRCLED."""
    from policybase.labels import read_label

    for label, end in (("（一） 甲", 3), ("(1) 甲", 3), ("① 甲", 1)):
        found = read_label(label, 0)
        assert found is not None and found.end == end
