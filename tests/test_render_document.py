"""A document's page: what the reader sees, and where each word came from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup
from rendered import ROOT, front_matter, html, metadata_words, page, source_words, without_blanks
from sample_documents import Line, document

from policybase.model import (
    Certainty,
    Correction,
    Doubt,
    DoubtCode,
    Evidence,
    Jurisdiction,
    Kind,
    Level,
    Origin,
    Reason,
    Record,
    Role,
    SetAside,
    SourceKind,
    Status,
)
from policybase.render import chinese, words

ONE, TWO = "point-1", "point-2"
NOTICE_AND_PLAN = (
    Line("发文机构：某县办公室 来源：http://example.cn/1", role=Role.METADATA, part="notice"),
    Line("某政办〔2016〕71号", role=Role.NUMBER, part="notice"),
    Line("关于印发某县实施方案的通知", role=Role.TITLE, part="notice"),
    Line(
        "各乡镇人民政府：",
        anchor="notice-addressees",
        kind=Kind.ADDRESSEES,
        role=Role.ADDRESSEE,
        part="notice",
    ),
    Line("现将方案印发给你们。", anchor="notice-para-1", path=("通知", "¶1"), part="notice"),
    Line("某县人民政府办公室", role=Role.SIGNATURE, part="notice"),
    Line("2016年8月23日", role=Role.DATE, part="notice"),
    Line("某县", role=Role.TITLE),
    Line("实施方案", role=Role.TITLE),
    Line("为推进依法行政，制定本方案。", anchor="preamble-para-1", path=("序", "¶1")),
    Line(label="一、", heading="总体要求", anchor="point-1", kind=Kind.POINT, path=("一",)),
    Line("。坚持依法。", "（一）", "指导思想", "point-1-1", Kind.POINT, ("一", "（一）"), below=ONE),
    Line("各部门要落实。", anchor="point-1-1-para-2", path=("一", "（一）", "¶2"), below=f"{ONE}-1"),
    Line(label="二、", heading="任务", anchor="point-2", kind=Kind.POINT, path=("二",)),
    Line(label="1.", heading="备案", anchor="point-2-0-1", kind=Kind.POINT, path=("二", "1"), below=TWO),
    Line("备案机关三十日内审查。", anchor="point-2-0-1-para-1", path=("二", "1", "¶1"), below=f"{TWO}-0-1"),
)
RECORD = Record(title="关于印发某县实施方案的通知")


def _soup(**changes: object) -> BeautifulSoup:
    made = document(*NOTICE_AND_PLAN, record=replace(RECORD, **changes))  # type: ignore[arg-type]
    return html(page(made))


def _row(soup: BeautifulSoup, name: str) -> str:
    (found,) = (div for div in soup.select("dl.record > div") if div.dt.get_text() == name)
    return without_blanks(found.dd.get_text())


def test_the_page_shows_the_segments_in_order_and_metadata_in_its_own_place() -> None:
    soup = _soup()
    said = "".join(line.text for line in NOTICE_AND_PLAN if line.role is not Role.METADATA)
    assert source_words(soup) == said
    assert metadata_words(soup) == without_blanks(NOTICE_AND_PLAN[0].text)


def test_a_heading_that_stands_alone_is_a_heading_and_all_else_are_paragraphs() -> None:
    soup = _soup()
    elements = {element["id"]: element.name for element in soup.select(".provision")}
    assert elements == {
        "notice-addressees": "p",
        "notice-para-1": "p",
        "preamble-para-1": "p",
        "point-1": "h3",
        "point-1-1": "p",
        "point-1-1-para-2": "p",
        "point-2": "h3",
        "point-2-0-1": "h4",
        "point-2-0-1-para-1": "p",
    }
    assert soup.select_one("#point-1-1 strong.run-in").get_text() == "指导思想"
    assert soup.select_one("#point-1-1 .label").get_text() == "（一）"


def test_the_title_heads_the_page_once_and_the_issued_text_has_its_own() -> None:
    soup = _soup()
    (first,) = soup.select("h1")
    assert first.get_text() == "关于印发某县实施方案的通知"
    (second,) = soup.select("h2.part-title")
    assert second.get_text() == "某县实施方案"


def test_a_title_that_the_text_does_not_print_is_ours_not_the_sources() -> None:
    (first,) = _soup(title="某县人民政府办公室关于印发方案的通知").select("h1")
    assert "data-source" not in first.attrs


def test_an_article_without_heading_stands_in_the_outline_with_its_first_words() -> None:
    line = Line("为了规范备案工作，制定本办法。", "第一条", anchor="art-1", kind=Kind.ARTICLE)
    below = Line("甲；", "（一）", anchor="art-1-item-1", kind=Kind.ITEM, below="art-1")
    outline = front_matter(page(document(line, below)))["outline"]
    assert outline == [[1, "art-1", "第一条 为了规范备案工作……"]]


def test_every_provision_has_an_address_that_is_an_ordinary_link() -> None:
    for provision in _soup().select(".provision"):
        (link,) = provision.select("a.permalink")
        assert link["href"] == f"#{provision['id']}"
        assert link["aria-label"].startswith("本条地址：")


def test_every_provision_says_where_it_stands_as_one_cites_it() -> None:
    places = {each["id"]: each["data-place"] for each in _soup().select(".provision")}
    assert places["point-1-1-para-2"] == "一、（一）第2段"
    assert not _soup().select("[data-place-en]")  # nothing of it is in English


def test_an_address_that_moved_still_opens() -> None:
    made = document(*NOTICE_AND_PLAN, record=RECORD, moved=(("point-1-9", "point-1-1"),))
    assert html(page(made)).select_one("#point-1-1 #point-1-9")


def test_the_outline_has_units_that_are_paragraphs_too() -> None:
    outline = front_matter(page(document(*NOTICE_AND_PLAN, record=RECORD)))["outline"]
    assert outline == [
        [0, "notice-addressees", "印发通知"],
        [0, "text-title", "正文"],
        [1, "point-1", "一、总体要求"],
        [2, "point-1-1", "（一）指导思想"],
        [1, "point-2", "二、任务"],
        [2, "point-2-0-1", "1.备案"],
    ]


CORRECTIONS = {
    "certain": Correction("。", "坚时", "依法", "坚持", Certainty.CERTAIN, "形近而误。"),
    "uncertain": Correction("。", "坚时", "依法", "坚持", Certainty.UNCERTAIN, "或为他字。"),
    "unreadable": Correction("。", "坚时", "依法", None, Certainty.CERTAIN, "字迹不清。"),
}


def _corrected(name: str) -> BeautifulSoup:
    line = Line("。坚时依法行政。", "（一）", "指导思想", "point-1", Kind.POINT, ("一",))
    return html(page(document(line, corrections=(CORRECTIONS[name],))))


def test_a_certain_correction_is_applied_and_the_original_reading_stands_below() -> None:
    soup = _corrected("certain")
    assert soup.select_one("#point-1 ins.correction").get_text() == "坚持"
    assert soup.select_one("p.note").get_text() == "校1 原件作“坚时”，今作“坚持”。形近而误。"
    assert source_words(soup) == "（一）指导思想。坚时依法行政。"


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("uncertain", "疑1 原件作“坚时”，疑当作“坚持”，未改。或为他字。"),
        ("unreadable", "疑1 原件作“坚时”，文字有损，原貌不详，照录。字迹不清。"),
    ],
)
def test_an_uncertain_correction_never_changes_the_text(name: str, note: str) -> None:
    soup = _corrected(name)
    assert not soup.select("ins")
    assert soup.select_one("mark.uncertain").get_text() == "坚时"
    assert soup.select_one("p.note").get_text() == note


def test_a_correction_across_label_and_heading_loses_nothing() -> None:
    across = Correction("", "11健全", "法律", "11、健全", Certainty.CERTAIN, "脱顿号。")
    line = Line("。不断调整。", "11", "健全法律顾问制度", "point-1", Kind.POINT, ("11",))
    soup = html(page(document(line, corrections=(across,))))
    assert source_words(soup) == "11健全法律顾问制度。不断调整。"
    shown = soup.select_one("#point-1").get_text()
    assert shown.startswith("11、健全校1法律顾问制度。不断调整。")


def test_a_doubt_says_in_words_what_is_doubtful() -> None:
    doubts = (Doubt(DoubtCode.LABEL_DAMAGED, 0),)
    line = Line("健全制度。", "11", anchor="point-1", kind=Kind.POINT, doubts=doubts)
    assert html(page(document(line))).select_one("#point-1 .doubt").get_text() == "存疑：编号残缺"


def test_an_invalid_text_has_a_banner_before_anything_else() -> None:
    note = "此件于2017年7月31日宣布失效"
    soup = _soup(status=Status.INVALID, date_invalid=date(2017, 7, 31), status_note=note)
    banner = soup.body.find(True)
    assert banner["class"] == ["status-banner", "status-banner-invalid"]
    assert "本文件已于2017年7月31日宣布失效" in banner.get_text()
    assert "原件载：“此件于2017年7月31日宣布失效”" in banner.get_text()


def test_a_text_whose_period_has_ended_is_no_basis_for_todays_duties() -> None:
    soup = _soup(planning_period=("2009", "2013"))
    banner = soup.select_one(".status-banner").get_text()
    assert "本文件规划期（2009年至2013年）已满" in banner
    assert "不作为现行义务的依据" in banner
    assert _row(soup, "效力状态") == "◑规划期已满"


@pytest.mark.parametrize(
    ("end", "last_day"),
    [("2026", date(2026, 12, 31)), ("2026-02", date(2026, 2, 28)), ("2026-12", date(2026, 12, 31))],
)
def test_a_period_is_over_the_day_after_its_last(end: str, last_day: date) -> None:
    record = Record(planning_period=("2025", end))
    assert not words.period_over(record, today=last_day)
    assert words.period_over(record, today=date.fromordinal(last_day.toordinal() + 1))


def test_a_text_of_which_nothing_is_known_has_no_banner_and_says_so() -> None:
    soup = _soup()
    assert not soup.select(".status-banner")
    assert _row(soup, "发文机关") == "未载明"
    assert _row(soup, "效力状态") == "○效力未载明"
    assert "施行日期" in _row(soup, "另有未载明")


def test_each_value_says_where_it_came_from() -> None:
    soup = _soup(
        issuing_body="某县人民政府办公室",
        date_issued=date(2016, 8, 23),
        jurisdiction=Jurisdiction(Level.COUNTY, "青海省", "海北藏族自治州", "某县"),
        evidence=(
            ("issuing_body", Evidence(Origin.ORIGINAL, "发文机构：某县人民政府办公室")),
            ("jurisdiction", Evidence(Origin.INFERRED, "我县")),
            ("date_issued", Evidence(Origin.PERSON, source="据政府公报")),
        ),
    )
    assert _row(soup, "发文机关") == "某县人民政府办公室原文"
    assert _row(soup, "所属地区") == "青海省›海北藏族自治州›某县（县级）推定"
    assert _row(soup, "成文日期") == "2016年8月23日人工确认"
    assert "据政府公报" in soup.select_one("details.evidence").get_text()


@pytest.mark.parametrize(
    ("url", "confirmed", "live"),
    [
        ("http://example.cn/1", True, True),
        ("http://example.cn/1", False, False),
        ("javascript:alert(1)", True, False),
    ],
)
def test_a_source_is_a_link_only_where_a_person_confirmed_it(url: str, confirmed: bool, live: bool) -> None:
    soup = _soup(source_url=url, source_url_confirmed=confirmed, source_kind=SourceKind.OFFICIAL)
    assert url in _row(soup, "文本来源")
    assert bool(soup.select("dl.record a")) is live


def test_what_was_set_aside_is_counted_by_reason() -> None:
    made = document(*NOTICE_AND_PLAN, record=RECORD)
    left_out = (
        SetAside("首页 > 文件", 1, 1, Reason.BREADCRUMB),
        SetAside("打印", 2, 1, Reason.SHARE),
        SetAside("收藏", 2, 3, Reason.SHARE),
    )
    made = replace(made, transcript=replace(made.transcript, set_aside=left_out))
    folded = html(page(made)).select_one("details.set-aside")
    assert folded.summary.get_text() == "未收入正文的文字（9字）"
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in folded.select("tbody tr")]
    assert rows == [["页面位置", "5"], ["字体、打印、分享等按钮", "4"]]


def test_a_table_is_a_table() -> None:
    line = Line("序号\t任务\n1\t备案", anchor="table-1", kind=Kind.TABLE, role=Role.TABLE)
    rows = html(page(document(line))).select("#table-1 tr")
    cells = [[cell.get_text() for cell in row.select("td")] for row in rows]
    assert cells == [["序号", "任务"], ["1", "备案"]]


def test_a_document_without_structure_is_a_page_of_paragraphs() -> None:
    soup = html(page(document(Line("甲。", role=Role.BODY), Line("乙。", role=Role.BODY), record=Record())))
    assert [element.get_text() for element in soup.select("p.body")] == ["甲。", "乙。"]
    assert "题名未载明" in soup.h1.get_text()


def test_the_page_says_that_it_is_generated_after_its_front_matter() -> None:
    text = page(document(*NOTICE_AND_PLAN, record=RECORD))
    generated = "<!-- Generated from source_texts/sample/original.txt; run `kb.py build`. -->"
    assert text.split("---\n", 2)[2].strip().startswith(generated)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (("2009", "2013"), "2009年至2013年"),
        (("2009-02", "2009-11"), "2009年2月至11月"),
        (("2009", "2009"), "2009年"),
        (("2016-01-05", "2017-03-01"), "2016年1月5日至2017年3月1日"),
    ],
)
def test_periods_in_words(value: tuple[str, str], said: str) -> None:
    assert chinese.period(value) == said


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (words.STATUS, Status),
        (words.STATUS_SIGN, Status),
        (words.STATUS_MEANING, Status),
        (words.ORIGIN, Origin),
        (words.LEVEL, Level),
        (words.SOURCE_KIND, SourceKind),
        (words.REASON, Reason),
        (words.DOUBT, DoubtCode),
    ],
)
def test_every_value_has_words(table: dict[object, str], values: type) -> None:
    assert set(table) == set(values)  # type: ignore[call-overload]


def test_the_about_page_explains_every_doubt_that_a_page_can_show() -> None:
    about = (ROOT / "docs" / "zh" / "about.md").read_text(encoding="utf-8")
    assert [said for said in words.DOUBT.values() if f"| {said} |" not in about] == []
