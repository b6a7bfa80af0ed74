"""Saved pages of five kinds of portal: what is the document's, what is the page's, and why."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from policybase.extract.census import unaccounted
from policybase.extract.decode import decode
from policybase.extract.html import read_html
from policybase.model import Reason, Transcript

FIXTURES = Path(__file__).parent / "fixtures" / "html"


def page(name: str) -> str:
    return decode((FIXTURES / name).read_bytes()).text


def blocks(markup: str) -> list[str]:
    return [block.text for block in read_html(markup).blocks]


def aside(markup: str, reason: Reason) -> list[str]:
    return [words.text for words in read_html(markup).set_aside if words.reason is reason]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.html")), ids=lambda path: path.stem)
def test_every_character_of_every_page(path: Path) -> None:
    markup = decode(path.read_bytes()).text
    raw = read_html(markup)
    transcript = Transcript("\n".join(block.text for block in raw.blocks), set_aside=raw.set_aside)
    assert raw.wrapped is False
    assert not unaccounted(markup, "text/html", transcript)


def test_portal_with_sidebar_and_buttons() -> None:
    markup = page("trs_portal.html")
    assert blocks(markup) == [
        "来源：县政府办公室 发布时间：2016-06-24",
        "清河县人民政府关于加强河道采砂管理的通知",
        "清政发〔2016〕18号",
        "各乡镇人民政府，县政府各部门：",
        "为保护河道安全，现将有关事项通知如下：",
        "一、严格许可。采砂须经县水利局批准，未经批准不得采砂。",
        "二、加强巡查。每月巡查不少于2次，",
        "发现问题应当在3日内报告。",
        "本通知自印发之日起施行。",
        "清河县人民政府",
        "2016年6月20日",
        "附件：清河县禁采区名录",
    ]
    assert aside(markup, Reason.BREADCRUMB) == ["您现在的位置：首页 > 政务公开 > 正文"]
    assert aside(markup, Reason.SHARE) == ["【字体：大 中 小】", "分享到：微信微博"]
    assert aside(markup, Reason.PAGE_TITLE) == [
        "清河县人民政府关于加强河道采砂管理的通知_清河县人民政府门户网站"
    ]
    assert "浏览次数：102次" in aside(markup, Reason.NAVIGATION)
    assert "一图读懂河道采砂管理，看看有哪些变化。" in aside(markup, Reason.NAVIGATION)


def test_properties_of_a_saved_page() -> None:
    properties = dict(read_html(page("trs_portal.html")).properties)
    assert properties["ArticleTitle"] == "清河县人民政府关于加强河道采砂管理的通知"
    assert properties["PubDate"] == "2016-06-24 10:30"
    assert properties["canonical"] == "http://www.qinghexian.example/zwgk/t1234.html"
    assert properties["saved-from"] == "http://www.qinghexian.example/zwgk/201606/t1234.html"


def test_lines_agree_with_the_editor() -> None:
    markup = page("trs_portal.html")
    source = markup.split("\n")
    for block in read_html(markup).blocks:
        assert block.text[:2] in source[block.line - 1], block


def test_columns_agree_with_the_editor() -> None:
    markup = "<p>&nbsp;&ldquo;甲&rdquo;&#8203;</p><p>第一条　乙。</p>"
    block = read_html(markup).blocks[1]
    assert markup[block.column - 1 :].startswith("<p>第一条")


def test_metadata_table_and_text_in_a_cell() -> None:
    assert blocks(page("xxgk_table.html")) == [
        "索 引 号\tQH-2018-0031",
        "发布机构\t临江市人民政府办公室",
        "名　　称\t关于印发临江市培训管理办法的通知",
        "文　　号\t临政办发〔2018〕7号",
        "有效性",
        "关于印发临江市培训管理办法的通知",
        "各县（区）人民政府：",
        "现将《临江市培训管理办法》印发给你们，请遵照执行。",
        "临江市人民政府办公室",
        "二○一八年三月五日",
        "临江市培训管理办法",
        "第一条　培训每年不少于12学时。",
        "第二条　本办法自2018年4月1日起施行。",
    ]


def test_table_of_tasks_row_by_row() -> None:
    assert blocks(page("task_table.html"))[3:7] == [
        "序号\t标题\t发文字号\t完成时限",
        "1\t淘汰燃煤锅炉 35台\t东政发〔2017〕2号\t2017年底",
        "更新公交车\t\t2018年6月底",
        "2\t整治扬尘\t无\t长期",
    ]


def test_hidden_words_and_code() -> None:
    markup = page("hidden_text.html")
    assert blocks(markup) == [
        "第一条　防汛工作实行行政首长负责制。",
        "第二条　汛期为每年6月1日至9月30日，值班应当24小时不间断。",
        "第三条　本预案自公布之日起施行©2019 AT&T;。",
    ]
    assert aside(markup, Reason.INVISIBLE) == [
        "请打开浏览器的脚本功能。",
        "抄袭必究",
        "\u200b",
        "本页由系统生成。",
    ]


def test_text_in_sibling_elements() -> None:
    assert blocks(page("sibling_divs.html")) == [
        "西岭区控烟办法",
        "第一条　为了保护公众健康，制定本办法。",
        "第二条　公共场所禁止吸烟。违者由卫生部门处罚。",
        "第三条　本办法自2020年1月1日起施行。",
    ]


def test_definition_list_and_a_paragraph_that_is_a_link() -> None:
    markup = page("definition_list.html")
    assert blocks(markup) == [
        "发文机关：南湖镇人民政府",
        "主题词：",
        "成文日期：2021-05-06",
        "发文字号：南政〔2021〕3号",
        "有效性：有效",
        "南湖镇预算管理规定",
        "第一条　预算应当公开。",
        "第二条　年度预算在20日内公开，依照《预算法》执行。",
        "第三条　本规定自公布之日起施行。",
    ]
    assert aside(markup, Reason.FOOTER) == ["南湖镇党政办公室承办。"]


def test_title_above_that_the_text_repeats() -> None:
    markup = (
        "<h1>关于加强巡查的通知</h1><div id=zoom><p>关于加强<br>巡查的通知</p>"
        "<p>各村：</p><p>甲。</p><p>即日起实行。</p></div>"
    )
    assert blocks(markup) == ["关于加强", "巡查的通知", "各村：", "甲。", "即日起实行。"]
    assert aside(markup, Reason.REPEATED) == ["关于加强巡查的通知"]


def test_number_of_the_document_is_no_font_button() -> None:
    markup = "<table><tr><td>发文字号：</td><td>国办发〔2019〕6号</td></tr></table><p>第一条　甲。</p>"
    assert blocks(markup)[0] == "发文字号：国办发〔2019〕6号"


def test_title_with_a_word_that_is_also_a_button() -> None:
    assert blocks("<p>标题：关于关闭煤矿 打印 的通知</p><p>第一条　应当打印。</p>")[1] == "第一条　应当打印。"
    assert "关于关闭煤矿" in blocks("<p>标题：关于关闭煤矿的通知</p><p>第一条　甲。</p>")[0]


def test_two_containers_of_the_same_make_are_one_text() -> None:
    markup = (
        "<div id=main><div class=TRS_Editor><p>现将办法印发给你们，请执行。</p><p>二、请报告。</p></div>"
        "<div class=TRS_Editor><p>第一条　甲。</p><p>第二条　乙。</p></div></div>"
    )
    assert len(blocks(markup)) == 4


def test_a_lone_date_and_signature_beside_the_container_stay() -> None:
    markup = (
        "<div><div id=zoom><p>各村：</p><p>现就有关事项通知如下。</p><p>一、按时上报。</p></div>"
        "<p>南湖镇人民政府</p><p>2016年6月20日</p></div><div class=footer>版权所有</div>"
    )
    assert blocks(markup)[-2:] == ["南湖镇人民政府", "2016年6月20日"]


def test_a_page_that_a_script_opens_is_not_hidden() -> None:
    assert blocks('<div style="display:none"><p>第一条　甲。</p><p>第二条　乙。</p></div>') == [
        "第一条　甲。",
        "第二条　乙。",
    ]


def test_encyclopaedia_entry() -> None:
    markup = page("encyclopaedia.html")
    assert blocks(markup) == [
        "临江县依法行政工作方案",
        "为推进依法行政，制定本方案。",
        "一、指导思想。坚持依法行政，执政为民。",
        "二、组织领导。成立领导小组，负责协调。",
    ]
    assert aside(markup, Reason.REPEATED) == ["为推进依法行政，制定本方案。"]
    assert aside(markup, Reason.ENCYCLOPAEDIA) == ["收藏查看我的收藏", "编辑", "词条标签：法律"]
    assert aside(markup, Reason.REFERENCE)[0] == "[1]"
    assert aside(markup, Reason.INFOBOX)[2:] == ["目\xa0\xa0标", "通过依法行政"]


def test_old_page_without_any_container() -> None:
    assert blocks(page("old_flat.html")) == [
        "发布日期：2011-05-06",
        "临江县节水办法",
        "第一条　为了节约用水，制定本办法。",
        "第二条　用水单位应当在15日内备案。",
        "第三条　本办法自发布之日起施行。",
    ]


def test_state_council_library_page() -> None:
    markup = page("policy_library.html")
    assert blocks(markup)[:4] == [
        "标题：国务院办公厅关于印发 某方案的通知",
        "发文机关：国务院办公厅",
        "发文字号：国办发〔2023〕1号",
        "来源：中国政府网",
    ]
    assert blocks(markup)[-5:] == [
        "重点任务分工表",
        "序号\t任务\t单位",
        "1\t建库\t办公厅",
        "附件：某方案任务表.pdf",
        "1.申请表.docx",
    ]


def test_a_cell_that_went_elsewhere_is_not_said_twice() -> None:
    row = "<tr><td>文号：</td><td>南政〔2021〕3号</td><td>存档</td></tr>"
    assert blocks(f"<table>{row}{row}</table><p>第一条　甲。</p>") == [
        "文号：南政〔2021〕3号",
        "文号：南政〔2021〕3号",
        "存档",
        "存档",
        "第一条　甲。",
    ]


def test_a_page_without_any_sentence_stays() -> None:
    assert blocks("<div>甲</div><div>乙</div>") == ["甲", "乙"]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 10_000 + "第一条　甲。" + "</div>" * 10_000,
        "<p>第一条<br>甲。</p>" * 20_000,
        "<font><p>第一条　甲。</b>乙<br>" * 10_000,
        "<table><tr><td>甲<td>乙" * 3_000,
        "<ul><li>甲" * 5_000,
    ],
    ids=["deep", "breaks", "unclosed", "tables", "lists"],
)
def test_no_markup_takes_for_ever(markup: str) -> None:
    started = time.perf_counter()
    assert blocks(markup)
    assert time.perf_counter() - started < 20
