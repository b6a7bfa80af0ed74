"""The documents list, the home page, and the door to the site."""

from __future__ import annotations

from datetime import date

from bs4 import BeautifulSoup
from rendered import front_matter, html, pages
from sample_documents import Line, document

from policybase.model import Document, Jurisdiction, Level, Record, Status
from policybase.render import lists, root_index


def _document(id: str, title: str, **record: object) -> Document:
    return document(Line("甲。"), id=id, record=Record(title=title, **record))  # type: ignore[arg-type]


COUNTY = _document(
    "county",
    "某县方案",
    jurisdiction=Jurisdiction(Level.COUNTY, "贵州省", "遵义市", "余庆县", "520329"),
    planning_period=("2009", "2009"),
)
PROVINCE = _document(
    "province",
    "某省通知",
    jurisdiction=Jurisdiction(Level.PROVINCE, "山西省", code="140000"),
    date_issued=date(2009, 6, 9),
    document_number="晋政办发〔2009〕74号",
    status=Status.INVALID,
)
NATION = _document(
    "nation", "全国纲要", jurisdiction=Jurisdiction(Level.NATIONAL), planning_period=("2015", "2030")
)
NOWHERE = _document("nowhere", "不知何处")


def _list(*documents: Document) -> BeautifulSoup:
    return html(pages(*documents)["zh/policies/index.md"])


def _home(*documents: Document) -> BeautifulSoup:
    return html(pages(*documents)["zh/index.md"])


def test_documents_stand_from_the_nation_down_to_the_county_and_none_is_left_out() -> None:
    soup = _list(COUNTY, NOWHERE, PROVINCE, NATION)
    assert [link["href"] for link in soup.select("th a")] == [
        "nation.html",
        "province.html",
        "county.html",
        "nowhere.html",
    ]
    assert [heading.get_text() for heading in soup.select("h2")] == [
        "全国（1件）",
        "省级（1件）",
        "县级（1件）",
        "层级未载明（1件）",
    ]


def test_a_row_says_number_year_region_and_status_in_words() -> None:
    (row,) = _list(PROVINCE).select("tbody tr")
    cells = [cell.get_text() for cell in row.select("td")]
    assert cells == ["山西省", "未载明", "晋政办发〔2009〕74号", "2009年", "✕ 已失效"]


def test_within_a_region_the_newest_comes_first() -> None:
    older, newer = (
        _document(f"y{year}", f"{year}年通知", date_issued=date(year, 1, 1)) for year in (2009, 2016)
    )
    assert [link["href"] for link in _list(older, newer).select("th a")] == ["y2016.html", "y2009.html"]


def test_periods_stand_over_their_years() -> None:
    soup = _home(NATION, COUNTY, PROVINCE)
    years = [int(head.get_text()) for head in soup.select("table.timeline thead th")[1:]]
    assert years == list(range(2009, 2031))
    for row, begins, ends, said in (
        (soup.select("table.timeline tbody tr")[0], 2009, 2009, "2009年，已满"),
        (soup.select("table.timeline tbody tr")[1], 2015, 2030, "2015—2030年"),
    ):
        at, found = 2009, None
        for cell in row.select("td"):
            width = int(cell["colspan"])
            if "period" in cell.get("class", []):
                found = (at, at + width - 1, cell.get_text())
            at += width
        assert found == (begins, ends, said)
        assert at == 2031


def test_the_home_page_stays_short() -> None:
    many = [_document(f"d{number}", f"通知{number}") for number in range(lists.NEWEST_PER_LEVEL + 3)]
    soup = _home(*many)
    assert len(soup.select("ul.cards li")) == lists.NEWEST_PER_LEVEL
    assert "共11件" in soup.get_text()


def test_an_empty_base_has_pages_too() -> None:
    assert not _list().select("table")
    assert not _home().select("table.timeline")


def test_the_door_leads_on_without_scripts() -> None:
    soup = BeautifulSoup(root_index(), "html5lib")
    doors = {link["href"]: link["hreflang"] for link in soup.select("a")}
    assert doors == {"zh/index.html": "zh-Hans", "en/index.html": "en"}


# ── The form above the list, and what stands around a page ───────────────────


def test_a_row_says_what_the_form_asks_for_and_the_form_offers_only_what_there_is() -> None:
    soup = _list(COUNTY, PROVINCE, NOWHERE)
    rows = {row.select_one("a")["href"]: row for row in soup.select("tbody tr")}
    assert rows["county.html"]["data-region"] == "贵州省/遵义市/余庆县"
    assert (rows["province.html"]["data-year"], rows["province.html"]["data-status"]) == ("2009", "invalid")
    assert rows["province.html"]["data-q"] == "某省通知 晋政办发〔2009〕74号"
    assert (rows["nowhere.html"]["data-level"], rows["nowhere.html"]["data-year"]) == ("unknown", "unknown")
    form = soup.select_one("form.filters")
    assert form.has_attr("hidden")
    regions = [(option["value"], option.get_text()) for option in form.select("select[name=region] option")]
    assert regions == [
        ("", "全部"),
        ("山西省", "山西省（1）"),
        ("贵州省", "贵州省（1）"),
        ("贵州省/遵义市", "　遵义市（1）"),
        ("贵州省/遵义市/余庆县", "　　余庆县（1）"),
        ("unknown", "未载明（1）"),
    ]
    for key in ("level", "year", "status", "kind"):
        offered = {option["value"] for option in form.select(f"select[name={key}] option")} - {""}
        assert offered == {row[f"data-{key}"] for row in rows.values()}


def test_a_list_of_one_has_no_form() -> None:
    assert not _list(PROVINCE).select("form")


def test_previous_and_next_follow_the_list_and_the_ends_have_one_neighbour() -> None:
    found = pages(COUNTY, NOWHERE, PROVINCE, NATION)
    turns = {id: front_matter(found[f"zh/policies/{id}.md"])["turn"] for id in ("nation", "province", "county", "nowhere")}
    assert "previous" not in turns["nation"] and "next" not in turns["nowhere"]
    assert turns["nation"]["next"] == ["province.html", "某省通知"]
    assert turns["county"]["previous"] == ["province.html", "某省通知"]
    assert turns["county"]["next"] == ["nowhere.html", "不知何处"]
    assert all(turn["list"] == ["index.html", "文件目录"] for turn in turns.values())


def test_the_foot_of_a_printed_sheet_says_what_is_known_and_no_more() -> None:
    found = pages(COUNTY, NOWHERE, PROVINCE)
    feet = {id: front_matter(found[f"zh/policies/{id}.md"])["foot"] for id in ("province", "county", "nowhere")}
    assert feet["province"] == ["《某省通知》", "晋政办发〔2009〕74号", "2009年6月9日", "已失效"]
    assert feet["county"] == ["《某县方案》", "规划期：2009年", "规划期已满"]
    assert feet["nowhere"] == ["《不知何处》", "效力未载明"]


def test_a_hostile_title_is_escaped_where_it_is_a_neighbour() -> None:
    hostile = _document("hostile", '<script>"a"</script>\\', date_issued=date(2009, 1, 1))
    turn = front_matter(pages(hostile, NOWHERE)["zh/policies/nowhere.md"])["turn"]
    assert "<" not in turn["previous"][1] and "script" in turn["previous"][1]
