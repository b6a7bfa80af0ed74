"""Related provisions, subjects, works, time limits and the matrix: what readers see of links."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup
from rendered import front_matter, html, pages
from sample_documents import Line, document
from sample_links import (
    COUNTY,
    DEADLINES,
    DOCUMENTS,
    FILED,
    FILING,
    KNOWLEDGE,
    LINK,
    LINKS,
    OUTLINE,
    PROVINCE,
    REGULATION,
    SUBJECTS,
    citation,
    deadline,
    span,
)

from policybase.model import (
    Address,
    Certainty,
    CitationRelation,
    Correction,
    Deadline,
    DeadlineKind,
    Difference,
    Edition,
    Forbidden,
    Kind,
    Knowledge,
    Links,
    Message,
    Quantity,
    Record,
    Status,
    Subject,
    Term,
    Termbase,
    Topic,
)
from policybase.render import chinese, deadline_words, subject_tree, topics
from policybase.render.lookup import lookup

HOSTILE = "<script>alert(1)</script>*甲*{{ x }}\"'&amp;"


def _pages(links: Links = LINKS, knowledge: Knowledge = KNOWLEDGE) -> dict[str, str]:
    return pages(*DOCUMENTS, links=links, knowledge=knowledge)


def _page(path: str, links: Links = LINKS, knowledge: Knowledge = KNOWLEDGE) -> BeautifulSoup:
    return html(_pages(links, knowledge)[path])


def _related(id: str, links: Links = LINKS) -> BeautifulSoup:
    return BeautifulSoup(_pages(links)[f"zh/policies/_related/{id}.html"], "html5lib")


# ── related provisions ───────────────────────────────────────────────────────


def test_a_block_says_where_what_why_and_what_differs() -> None:
    (block,) = _related("county").select("details.related")
    assert block.summary.get_text() == "关联条款 1"
    (item,) = block.select("li:has(blockquote)")
    link = item.select_one("a")
    assert (link["href"], link.get_text()) == ("province.html#point-1-para-1", "《某省依法行政纲要》一、第1段")
    assert item.blockquote.get_text().startswith("根据《某条例》，市、县政府应当")
    said = item.get_text()
    for words in ("更严", "2015年", "现行有效", "都规定规范性文件备案的期限。", "对照 本条：15日内；彼条：30日内"):
        assert words in said
    assert "外地参考" not in said


def test_brackets_inside_a_title_are_single() -> None:
    said = {"某方案": "《某方案》", "《纲要》": "《纲要》", "贯彻《纲要》方案": "《贯彻〈纲要〉方案》", "《甲》和《乙》": "《〈甲〉和〈乙〉》"}
    assert {title: chinese.in_brackets(title) for title in said} == said


def test_a_text_of_another_place_is_said_to_be_one_and_what_cannot_be_compared_says_why() -> None:
    said = _related("province").select_one("details.related").get_text()
    assert "外地参考" in said
    assert "经人工确认" in said
    assert "不可比：受理机关不同" in said
    assert "规划期已满" in said


def test_the_strongest_comes_first() -> None:
    weaker = replace(LINK, rank=2, target=Address("province", "point-1"))
    block = _related("county", replace(LINKS, links=(weaker, LINK)))
    assert [link["href"] for link in block.select("li p a")] == [
        "province.html#point-1-para-1",
        "province.html#point-1",
    ]


def test_a_block_is_announced_by_the_comment_that_marks_its_place() -> None:
    found = _pages()
    assert "<!-- related point-1-0-1 -->\n<details" in found["zh/policies/_related/county.html"]
    for provision in COUNTY.walk():
        assert f"<!-- related {provision.anchor} -->" in found["zh/policies/county.md"]
    assert found["zh/policies/county.md"].rstrip().endswith('<!-- related -->\n\n--8<-- "county.html"')


def test_subjects_stand_below_a_provision_without_links_too() -> None:
    (line,) = _related("county", replace(LINKS, links=())).select("p.subjects")
    assert line.get_text() == "主题：规范性文件备案"
    assert line.a["href"] == "../topics/filing.html"



# ── subjects ─────────────────────────────────────────────────────────────────


def _cells(soup: BeautifulSoup) -> dict[str, list[str]]:
    return {
        row.th.get_text(): [cell.get_text() for cell in row.select("td")]
        for row in soup.select("table.comparison tbody tr")
    }


def test_a_subject_opens_with_its_definition_and_the_works_it_rests_on_with_their_status() -> None:
    soup = _page("zh/topics/filing.md")
    assert soup.h1.get_text() == "规范性文件备案"
    assert soup.select_one(".definition").get_text() == "报上级备案。"
    assert soup.select_one('[lang="en"]').get_text() == "Filing"
    assert [heading.get_text() for heading in soup.select("h2")] == ["依据", "各文件怎么规定", "异同"]
    (basis,) = soup.select("ul.basis li:has(a[href='../works/some-regulation.html'])")
    assert "已修订（2019年4月3日）" in basis.get_text()
    assert "现行替代：《中华人民共和国某条例（2019年修订）》" in basis.get_text()
    assert "2026年11月20日据国家法律法规数据库查对" in basis.get_text()
    assert "http" not in basis.get_text()


def test_rows_are_single_duties_and_columns_go_from_the_province_to_the_county() -> None:
    soup = _page("zh/topics/filing.md")
    heads = [head["id"] for head in soup.select("table.comparison thead th[id]")]
    assert heads == ["in-province", "in-county"]
    cells = _cells(soup)
    assert list(cells) == ["人员", "经费和条件", "报告和报送"]
    assert cells["人员"] == ["本文未载", "……落实备案人员，…… 一、1."]
    assert cells["经费和条件"] == ["本文未载", "……保障经费。 一、1."]


def test_a_cell_has_the_words_who_to_whom_and_by_when_and_leads_to_the_provision() -> None:
    province, county = (
        _page("zh/topics/filing.md").select("table.comparison tbody tr")[-1].select("td")
    )
    assert province.select_one(".facts").get_text() == "谁：市、县政府；时限：30日内"
    assert county.select_one(".facts").get_text() == "向谁：县政府；时限：15日内"
    assert county.a["href"] == "../policies/county.html#point-1-0-1"
    assert province["data-label"] == "某省 2015年"


def test_a_heading_rules_the_paragraphs_below_it_and_no_unit_with_a_label() -> None:
    made = document(
        Line("", "一、", "备案", "point-1", Kind.POINT, ("一",)),
        Line("要配备人员。", anchor="point-1-para-1", path=("一", "¶1"), below="point-1"),
        Line("要加强审计。", "1.", anchor="point-1-0-1", kind=Kind.POINT, path=("一", "1"), below="point-1"),
        id="own",
    )
    at = Subject(Address("own", "point-1"), "filing", True, "备案", span(made, "备案"))
    soup = html(pages(made, links=Links(subjects=(at,)), knowledge=KNOWLEDGE)["zh/topics/filing.md"])
    assert _cells(soup) == {"人员": ["要配备人员。 一、第1段"]}


def test_a_heading_with_nothing_below_it_is_shown_itself() -> None:
    made = document(Line("", "一、", "备案", "point-1", Kind.POINT, ("一",)), id="own")
    at = Subject(Address("own", "point-1"), "filing", True, "备案", span(made, "备案"))
    soup = html(pages(made, links=Links(subjects=(at,)), knowledge=KNOWLEDGE)["zh/topics/filing.md"])
    assert _cells(soup) == {"基本要求": ["备案 一"]}


def test_what_is_the_same_and_what_differs_is_said_once_for_a_pair() -> None:
    items = [item.get_text() for item in _page("zh/topics/filing.md").select("ul.differences li")]
    assert items == ["某县 2016年一、1. 与 某省 2015年一、第1段：对照 本条：15日内；彼条：30日内"]


def test_a_subject_on_which_no_text_rules_never_says_that_there_is_no_rule() -> None:
    soup = _page("zh/topics/normative.md")
    assert "本库收录的文件没有就本主题作出规定。" in soup.get_text()
    assert not soup.select("table")
    assert "下位主题规范性文件备案" in soup.get_text()


def test_documents_that_are_silent_on_a_subject_are_named() -> None:
    only_county = tuple(subject for subject in SUBJECTS if subject.at.document_id == "county")
    soup = _page("zh/topics/filing.md", replace(LINKS, subjects=only_county))
    assert soup.select_one("p.silent").get_text() == "本文未载这一主题的文件：某省 2015年。"


def test_a_subject_of_many_documents_has_several_tables() -> None:
    many = [
        replace(COUNTY, id=f"c{number}") for number in range(topics.COLUMNS * 2 + 1)
    ]
    subjects = tuple(replace(SUBJECTS[0], at=Address(made.id, "point-1-0-1")) for made in many)
    soup = html(pages(*many, links=Links(subjects=subjects), knowledge=KNOWLEDGE)["zh/topics/filing.md"])
    assert [len(table.select("thead th")) - 1 for table in soup.select("table.comparison")] == [5, 5, 1]


def test_subjects_are_a_tree_with_counts() -> None:
    soup = _page("zh/topics/index.md")
    assert soup.select_one("ul.tree > li > a").get_text() == "规范性文件"
    below = soup.select_one("ul.tree > li > ul > li")
    assert below.a.get_text() == "规范性文件备案"
    assert below.select_one(".count").get_text() == "2条 · 2件"
    assert soup.select_one("ul.tree > li > .count").get_text() == "各文件均未载"


def test_subjects_that_name_each_other_as_wider_are_shown_too() -> None:
    round_about = Knowledge(topics=(Topic("a", "甲", "A", broader="b"), Topic("b", "乙", "B", broader="a")))
    links = _page("zh/topics/index.md", knowledge=round_about).select("ul.tree a")
    assert [link.get_text() for link in links] == ["甲", "乙"]


# ── works ────────────────────────────────────────────────────────────────────


def test_works_stand_most_cited_first_with_status_source_and_successor() -> None:
    first, second = _page("zh/works/index.md").select("tbody tr")
    assert first.th.a["href"] == "outline.html"
    assert "本库收录全文" in first.th.get_text()
    assert "效力未核对" in first.get_text()
    said = second.get_text()
    for words in ("又称：某条例", "国务院令第1号", "已修订（2019年4月3日）", "2件文件引用2次"):
        assert words in said


def test_a_work_that_only_names_itself_is_not_cited() -> None:
    itself = citation(COUNTY, "preamble-para-1", "《纲要》", work="outline", relation=CitationRelation.SELF)
    assert not _page("zh/works/index.md", replace(LINKS, citations=(itself,))).select("table")


def test_a_work_has_a_page_with_every_provision_that_cites_it() -> None:
    soup = _page("zh/works/some-regulation.md")
    assert "已修订（2019年4月3日）" in soup.select_one(".status-banner").get_text()
    assert "https://example.cn/a" in soup.select_one("dl.record").get_text()
    assert [heading.get_text() for heading in soup.select("h3")] == ["某省依法行政纲要", "某县实施方案"]
    links = [link["href"] for link in soup.select("ul.citing li > a")]
    assert links == ["../policies/province.html#point-1-para-1", "../policies/county.html#point-1-0-1"]
    assert "依据" in soup.select_one("ul.citing li").get_text()
    assert soup.select("blockquote")[1].get_text().startswith("按照《纲要》和《某条例》")


def test_a_work_in_this_base_leads_to_its_document_and_an_unchecked_one_says_so() -> None:
    soup = _page("zh/works/outline.md")
    assert soup.select_one("dl.record a")["href"] == "../policies/province.html"
    assert "未核对" in soup.select_one("dl.record").get_text()
    assert not soup.select(".status-banner")


def test_a_citation_in_the_head_leads_to_the_document() -> None:
    head = citation(COUNTY, "", "某县实施方案", work="some-regulation")
    soup = _page("zh/works/some-regulation.md", replace(LINKS, citations=(head,)))
    link = soup.select_one("ul.citing li > a")
    assert (link.get_text(), link["href"]) == ("题名、文号等", "../policies/county.html")
    assert soup.blockquote.get_text() == "某县实施方案"


# ── time limits ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": DeadlineKind.BY_DATE, "date": date(2016, 12, 31)}, "2016年12月31日前"),
        ({"kind": DeadlineKind.START, "date": date(2009, 1, 1)}, "2009年1月1日起"),
        ({"kind": DeadlineKind.WITHIN, "duration": "P15D"}, "15日内"),
        ({"kind": DeadlineKind.WITHIN, "duration": "P15D", "day_type": "working"}, "15个工作日内"),
        ({"kind": DeadlineKind.WITHIN, "duration": "P1Y6M"}, "1年6个月内"),
        ({"kind": DeadlineKind.WITHIN, "duration": "PT24H"}, "24小时内"),
        ({"kind": DeadlineKind.PERIOD, "period": ("2016-06", "2016-07")}, "2016年6月至7月"),
        ({"kind": DeadlineKind.PERIOD, "period": ("..", "2020")}, "2020年止"),
        ({"kind": DeadlineKind.PERIOD, "period": ("2016-06", "..")}, "2016年6月起"),
        ({"kind": DeadlineKind.RECURRING, "interval": "P6M"}, "每半年"),
        ({"kind": DeadlineKind.RECURRING, "interval": "P2Y"}, "每2年"),
        (
            {
                "kind": DeadlineKind.RECURRING,
                "recurrence": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20;UNTIL=20201231",
            },
            "每年12月20日（至2020年12月31日）",
        ),
        ({"kind": DeadlineKind.RECURRING, "recurrence": "FREQ=YEARLY;INTERVAL=2"}, "每2年"),
        ({"kind": DeadlineKind.QUOTA, "quantity": Quantity(40, None, "学时")}, "不少于40学时"),
        ({"kind": DeadlineKind.QUOTA, "quantity": Quantity(1, 2, "名")}, "1—2名"),
        ({"kind": DeadlineKind.QUOTA, "quantity": Quantity(None, 3, "件")}, "不超过3件"),
        ({"kind": DeadlineKind.VAGUE}, "未定"),
    ],
)
def test_a_value_reads_the_same_whatever_the_text_writes(values: dict[str, object], said: str) -> None:
    limit = replace(FILED, **{"duration": None, **values})  # type: ignore[arg-type]
    assert deadline_words.in_chinese(limit) == said


@pytest.mark.parametrize(
    ("record", "limit", "said"),
    [
        (Record(status=Status.INVALID), {}, "文件已失效"),
        (Record(planning_period=("2016", "2020")), {}, "规划期已满"),
        (Record(), {"kind": DeadlineKind.BY_DATE, "date": date(2026, 11, 20)}, "已于2026年11月20日到期"),
        (Record(), {"kind": DeadlineKind.BY_DATE, "date": date(2026, 11, 21)}, ""),
        (Record(), {"kind": DeadlineKind.START, "date": date(2009, 1, 1)}, ""),
        (Record(), {"recurrence": "FREQ=YEARLY;UNTIL=20170731"}, "已于2017年7月31日到期"),
        (Record(), {}, ""),
    ],
)
def test_a_duty_ends_with_its_text_its_day_or_its_last_recurrence(
    record: Record, limit: dict[str, object], said: str
) -> None:
    made = replace(COUNTY, record=record)
    found = lookup(Edition("zh", (made,)), Links(), Knowledge(), english=Edition("en", ()), today=date(2026, 11, 21))
    assert deadline_words.ended(replace(FILED, **limit), made, found) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": DeadlineKind.BY_DATE, "date": date(2016, 12, 31)}, "by 31 December 2016"),
        ({"kind": DeadlineKind.START, "date": date(2009, 1, 1)}, "from 1 January 2009"),
        ({"duration": "P15D"}, "within 15 days"),
        ({"duration": "P15D", "day_type": "working"}, "within 15 working days"),
        ({"duration": "P1Y6M"}, "within 1 year 6 months"),
        ({"kind": DeadlineKind.PERIOD, "period": ("2016-06", "2016-07")}, "June 2016 to July 2016"),
        ({"kind": DeadlineKind.PERIOD, "period": ("..", "2020")}, "until 2020"),
        ({"kind": DeadlineKind.RECURRING, "interval": "P6M"}, "every six months"),
        ({"kind": DeadlineKind.RECURRING, "interval": "P2Y"}, "every 2 years"),
        (
            {
                "kind": DeadlineKind.RECURRING,
                "recurrence": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20;UNTIL=20201231",
            },
            "every year, 20 December (until 31 December 2020)",
        ),
        ({"kind": DeadlineKind.QUOTA, "quantity": Quantity(40, None, "学时")}, "at least 40 class hours"),
        ({"kind": DeadlineKind.QUOTA, "quantity": Quantity(1, 2, "名")}, "1–2 persons"),
        # A unit that the table does not know stays as printed, and says that it is Chinese.
        (
            {"kind": DeadlineKind.QUOTA, "quantity": Quantity(None, 3, "亩")},
            'at most 3 <span lang="zh-Hans">亩</span>',
        ),
        ({"kind": DeadlineKind.VAGUE}, "not fixed"),
    ],
)
def test_a_value_in_english(values: dict[str, object], said: str) -> None:
    limit = replace(FILED, **{"duration": None, **values})  # type: ignore[arg-type]
    english = Edition("en", (COUNTY,), interface=(Message("未定", ("not fixed",)),))
    found = lookup(english, Links(), Knowledge(), english=english, today=date(2026, 11, 21))
    assert deadline_words.value(limit, found) == said


def test_the_table_holds_every_time_limit_and_needs_no_script() -> None:
    soup = _page("zh/time-limits.md")
    rows = soup.select("table.limits tbody tr")
    assert [(row["data-document"], row["data-state"]) for row in rows] == [
        ("province", "running"),
        ("county", "ended"),
        ("county", "ended"),
        ("county", "ended"),
    ]
    assert not any(row.has_attr("hidden") for row in rows)
    assert soup.select_one("form.filters").has_attr("hidden")
    assert front_matter(_pages()["zh/time-limits.md"])["script"] == "filters.js limits.js"
    said = rows[1].get_text()
    for words in ("一、1.", "某县实施方案", "自公布之日起15日内", "期限", "县政府", "已结束：规划期已满"):
        assert words in said


def test_ended_duties_are_counted_and_can_be_asked_for() -> None:
    soup = _page("zh/time-limits.md")
    assert "共4项，其中3项已经结束" in soup.get_text()
    states = {option["value"]: option.get_text() for option in soup.select("select[name=state] option")}
    assert states == {"running": "未载明已结束（1）", "ended": "已经结束（3）", "": "全部（4）"}
    years = [option["value"] for option in soup.select("select[name=year] option")]
    assert years == ["", "2019", "2016", "2015"]


def test_an_inherited_time_limit_names_its_rule() -> None:
    inherited = _page("zh/time-limits.md").select("tbody tr")[-1]
    assert "从总的规定：结第1段" in inherited.get_text()


def test_the_downloads_stand_beside_the_table() -> None:
    links = [link["href"] for link in _page("zh/time-limits.md").select(".downloads a")]
    assert links == [f"../data/deadlines{ending}" for ending in (".csv", ".ics", "-all.ics")]


# ── the matrix ───────────────────────────────────────────────────────────────


def test_the_matrix_has_a_row_a_subject_and_a_column_a_document() -> None:
    table = _page("zh/index.md").select_one("table.matrix")
    assert [head.get_text() for head in table.select("thead th")] == ["主题", "某省 2015年", "某县 2016年"]
    wide, narrow = table.select("tbody tr")
    assert [cell.get_text() for cell in wide.select("td")] == ["—", "—"]
    assert [cell.get_text() for cell in narrow.select("td")] == ["1", "1"]
    link = narrow.select("td a")[1]
    assert (link["href"], link["aria-label"]) == ("topics/filing.html#in-county", "规范性文件备案，1条")
    assert narrow.th["class"] == ["depth-1"]


def test_with_many_documents_the_columns_are_levels() -> None:
    many = [replace(PROVINCE, id=f"p{number}") for number in range(subject_tree.MOST_DOCUMENTS)]
    subjects = tuple(replace(SUBJECTS[2], at=Address(made.id, "point-1-para-1")) for made in many)
    found = pages(COUNTY, *many, links=Links(subjects=subjects), knowledge=KNOWLEDGE)
    table = html(found["zh/index.md"]).select_one("table.matrix")
    assert [head.get_text() for head in table.select("thead th")] == ["主题", "省级（10件）", "县级（1件）"]
    assert [cell.get_text() for cell in table.select("tbody tr")[1].select("td")] == ["10", "—"]


def test_without_subjects_there_is_no_matrix_and_every_page_of_the_navigation_is_there() -> None:
    found = pages(COUNTY)
    assert not html(found["zh/index.md"]).select("table.matrix")
    assert {"zh/topics/index.md", "zh/works/index.md", "zh/time-limits.md"} <= found.keys()


# ── escaping ─────────────────────────────────────────────────────────────────


def test_knowledge_and_links_show_as_they_are_on_every_page() -> None:
    topic = replace(FILING, zh=HOSTILE, en=HOSTILE, alt=(HOSTILE,), definition_zh=HOSTILE, broader=None)
    work = replace(
        REGULATION,
        title=HOSTILE,
        title_en=HOSTILE,
        aliases=(HOSTILE,),
        numbers=(HOSTILE,),
        issuer=HOSTILE,
        status_note=HOSTILE,
        successor=HOSTILE,
        checked=replace(REGULATION.checked, source=HOSTILE),  # type: ignore[type-var]
    )
    said = dict.fromkeys(("actor", "action", "object", "recipient", "trigger"), HOSTILE)
    links = replace(
        LINKS,
        works=(OUTLINE, work),
        deadlines=tuple(replace(limit, **said) for limit in DEADLINES),  # type: ignore[arg-type]
        links=(replace(LINK, reasons=(HOSTILE,), differs=(Difference(HOSTILE, "", True),)),),
    )
    made = [replace(each, record=replace(each.record, title=HOSTILE)) for each in DOCUMENTS]
    term = Term(HOSTILE, HOSTILE, (HOSTILE,), (Forbidden(HOSTILE, HOSTILE),), definition_zh=HOSTILE)
    found = pages(*made, links=links, knowledge=Knowledge(topics=(topic,), termbase=Termbase((term,))))
    shown = 0
    for path, text in found.items():
        soup = BeautifulSoup(text, "html5lib") if path.endswith(".html") else html(text)
        assert not soup.select("script:not(#pb-document), em"), path
        shown += HOSTILE in soup.get_text()
    assert shown == len(found) - 1 and "zh/accessibility.md" in found  # which is about the pages, not the texts


def test_quotes_are_corrected_where_readers_read_them_so() -> None:
    fix = Correction("自公布之日起", "15曰", "内", "15日", Certainty.CERTAIN, "形近而误。")
    made = document(Line("自公布之日起15曰内备案。", anchor="para-1", path=("¶1",)), id="own", corrections=(fix,))
    limit = deadline(made, "para-1", "15曰内", DeadlineKind.WITHIN)
    soup = html(pages(made, links=Links(deadlines=(limit,)))["zh/time-limits.md"])
    assert soup.select_one("tbody td").get_text() == "15日内"


def test_a_deadline_is_the_one_the_samples_mean() -> None:
    assert isinstance(FILED, Deadline) and FILED.quote == FILED.span.of(COUNTY.transcript.text)
