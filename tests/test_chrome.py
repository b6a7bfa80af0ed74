"""What a website prints around a document, and lines of documents that look like it."""

from __future__ import annotations

import pytest

from policybase.extract import extract
from policybase.extract.chrome import LINES, set_chrome_aside
from policybase.extract.raw import Block, Raw
from policybase.model import Reason, SetAside


def reason(line: str) -> Reason | None:
    raw = set_chrome_aside(Raw((Block(line, 1),)))
    assert [each.text for each in (*raw.blocks, *raw.set_aside)] == [line.strip()] or raw.blocks[0].text == line
    return raw.set_aside[0].reason if raw.set_aside else None


CHROME = {
    Reason.BREADCRUMB: (
        "您的位置:首页 > 阳光政务 > 政府文件",
        "当前位置：首页>>政务公开",
        "您现在的位置是：首页",
        "首页 > 政务公开 > 政策文件",
        "网站首页 / 政府信息公开",
    ),
    Reason.SHARE: (
        "【字体：大 中 小】 【打印】 【关闭窗口】 分享到：",
        "字号：大 中 小",
        "打印本页",
        "分享到 微信 微博 QQ空间",
        "收藏 打印 关闭",
    ),
    Reason.FOOTER: (
        "扫一扫在手机打开当前页",
        "版权所有：海晏县人民政府  青ICP备05000012号",
        "Copyright © 2016 All rights reserved",
        "主办单位：某县人民政府办公室 电话：0970-0000000",
        "网站地图 | 联系我们 | 关于我们",
    ),
    Reason.NAVIGATION: (
        "上一篇：某县防汛工作要点",
        "下一条：没有了",
        "相关链接：",
        "返回顶部",
        "浏览次数：1024次",
        "（责任编辑：张三）",
        "关于印发某县方案的通知.PDF",
    ),
    Reason.DATABASE: ("【法宝引证码】 CLI.12.5679380",),
    Reason.PAGE_NUMBER: ("— 3 —", "- 12 -", "第3页 共10页"),
}


@pytest.mark.parametrize(("wanted", "line"), [(wanted, line) for wanted, lines in CHROME.items() for line in lines])
def test_a_line_of_chrome(wanted: Reason, line: str) -> None:
    assert reason(line) is wanted
    assert reason(f"\u3000{line} ") is wanted


def test_every_row_of_the_table_has_an_example() -> None:
    lines = [line for lines in CHROME.values() for line in lines]
    assert all(any(pattern.fullmatch(line) for line in lines) for pattern, _ in LINES)


@pytest.mark.parametrize(
    "line",
    [
        "大",  # a cell of a table
        "默认",
        "承办单位：市科技局",  # of a plan
        "主办单位：县人民政府",
        "一、办事指南应当免费提供打印服务。",
        "申请人可以打印电子证照，并分享到微信。",
        "打印机、复印机等办公设备的采购，按照有关规定执行。",
        "首页应当设置专栏。",
        "扫一扫工作成果。",
        "附件：1.报送表.doc",
        "附件1.某县任务分工表.doc",
        "1.某县任务分工表.xls",
        "（二）报送材料清单.docx",
        "上一年度结余资金，收回财政。",
        "相关文件由县政府办公室印发。",
        "浏览次数超过一万次的，予以奖励。",
        "责任编辑应当核对原文。",
        "—— 依法治理",
        "第3页的表格由县统计局填写。",
        "3",
    ],
)
def test_a_line_of_the_document_that_looks_like_it(line: str) -> None:
    assert reason(line) is None


def test_set_aside_words_have_their_place() -> None:
    raw = set_chrome_aside(Raw((Block("甲", 1), Block("打印本页", 4, 7))))
    assert raw.set_aside == (SetAside("打印本页", 4, 7, Reason.SHARE),)


# ── the title twice ──────────────────────────────────────────────────────────


def repeated(*lines: str) -> list[str]:
    transcript = extract("\n".join(lines).encode(), name="original.txt")
    assert transcript.unaccounted == ()
    return [each.text for each in transcript.set_aside if each.reason is Reason.REPEATED]


def test_a_title_that_stands_twice() -> None:
    title = "关于印发某县节约用水方案的通知"
    assert repeated(title, "发布时间：2021-03-09", title, "一、甲。", "二、乙。") == [title]


def test_a_title_that_is_broken_over_two_lines_the_second_time() -> None:
    assert repeated("关于印发某县节约用水方案的通知", "发布时间：2021-03-09", "关于印发某县", "节约用水方案的通知", "一、甲。") == [
        "关于印发某县",
        "节约用水方案的通知",
    ]


def test_short_words_may_stand_twice() -> None:
    assert repeated("某县方案", "一、目标", "某县方案") == []


def test_a_repeat_far_below_is_the_issuer_s() -> None:
    title = "某县人民政府节约用水方案"
    lines = [f"第{number}次会议决定事项。" for number in range(20)]
    assert repeated(title, *lines, title) == []


# ── an encyclopaedia ─────────────────────────────────────────────────────────

OPENING = "为深入贯彻落实国务院《关于加强市县政府依法行政的决定》，制定本方案。"
ENTRY = (
    "收藏查看我的收藏0有用+1已投票0某县工作方案编辑锁定本词条缺少名片图，赶紧来编辑吧！"
    f"{OPENING}中文名某县工作方案目    标建设法治政府{OPENING}一、甲。二、乙。[1]丙。"
    "参考资料1.某县人民政府网站词条标签：法律，政治"
)


def test_an_entry_without_its_crumbs() -> None:
    transcript = extract(ENTRY.encode(), name="original.txt")
    assert transcript.text.replace("\n", "") == f"某县工作方案{OPENING}一、甲。二、乙。丙。"
    assert {each.reason for each in transcript.set_aside} == {
        Reason.ENCYCLOPAEDIA,
        Reason.REPEATED,
        Reason.INFOBOX,
        Reason.REFERENCE,
    }
    assert transcript.unaccounted == ()


def test_without_a_second_opening_the_infobox_stays() -> None:
    """Nobody can say where it ends, and a character too much is better than one too few."""
    transcript = extract(ENTRY.replace(OPENING, "", 1).encode(), name="original.txt")
    assert "中文名" in transcript.text
    assert OPENING in transcript.text


@pytest.mark.parametrize(
    "line",
    [
        "各部门要收藏有用资料，已投票0次的除外。",
        "中文名称和外文名称应当一致。[1]",
        "参考资料1.由县档案局提供。",
        "词条标签：法律",
    ],
)
def test_one_such_word_makes_no_encyclopaedia(line: str) -> None:
    transcript = extract(f"某县档案工作方案\n一、甲。\n二、{line}".encode(), name="original.txt")
    assert line in transcript.text
