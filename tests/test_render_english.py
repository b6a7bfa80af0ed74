"""The English page of a document: the addresses of the Chinese, English words, and Chinese that says it is Chinese."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup
from english_pages import chinese_pages, edition, english_pages, interface_words, unmarked_chinese
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import front_matter, html, without_blanks
from sample_documents import Line, document
from sample_links import DOCUMENTS, KNOWLEDGE, LINKS, OUTLINE, REGULATION, citation, deadline

from policybase import contexts, pipeline
from policybase.model import (
    Address,
    Certainty,
    Correction,
    DeadlineKind,
    Doubt,
    DoubtCode,
    Edition,
    Evidence,
    Jurisdiction,
    Kind,
    Level,
    Links,
    Message,
    Origin,
    Reason,
    Record,
    Role,
    SetAside,
    SourceKind,
    State,
    Status,
)
from policybase.passages import passages
from policybase.render import english_citations, escape, tongues

FIX = Correction("：", "坚时", "依法", "坚持", Certainty.CERTAIN, "形近而误。")
PLAN = replace(
    document(
        Line("发文机构：某县办公室", role=Role.METADATA),
        Line("某政发[2016]3号", role=Role.NUMBER),
        Line("某县实施方案", role=Role.TITLE),
        Line("为推进依法行政，制定本方案。", anchor="preamble-para-1", path=("序", "¶1")),
        Line(label="一、", heading="总体要求", anchor="point-1", kind=Kind.POINT, path=("一",)),
        Line("：坚时依法行政。", "（五）", "指导思想", "point-1-5", Kind.POINT, ("一", "（五）"), below="point-1"),
        Line("15日内报备。", "33.", "", "point-1-5-33", Kind.POINT, ("一", "（五）", "33"), below="point-1-5"),
        Line(
            "单位\t时间\n甲\t乙", anchor="point-1-5-table-1", kind=Kind.TABLE, path=("一", "（五）", "¶2"), below="point-1-5", role=Role.TABLE
        ),
        Line("某县人民政府", role=Role.SIGNATURE),
        Line("二○一六年八月二十三日", role=Role.DATE),
        record=Record(
            title="某县实施方案",
            kind="通知",
            issuing_body="某县人民政府",
            document_number="某政发〔2016〕3号",
            document_number_printed="某政发[2016]3号",
            jurisdiction=Jurisdiction(Level.COUNTY, "某省", "某市", "某县"),
            date_issued=date(2016, 8, 23),
            status=Status.INVALID,
            date_invalid=date(2017, 7, 31),
            status_note="此件已失效",
            planning_period=("2016", "2020"),
            addressees=("各部门",),
            keywords=("依法行政", "备案"),
            source_url="http://example.cn/文件",
            source_kind=SourceKind.OFFICIAL,
            evidence=(("kind", Evidence(Origin.ORIGINAL, "通知")), ("status", Evidence(Origin.PERSON, source="据公报"))),
        ),
        corrections=(FIX,),
        moved=(("point-1-9", "point-1-5"),),
        id="plan",
    )
)
PLAN = replace(PLAN, transcript=replace(PLAN.transcript, set_aside=(SetAside("首页", 1, 1, Reason.BREADCRUMB),)))
ENGLISH = {
    "record/title": "Implementation Plan of X County",
    "record/issuing_body": "People’s Government of X County",
    "record/document_number": "X Zheng Fa [2016] No. 3",
    "record/county": "X County",
    contexts.member("keywords", "备案"): "filing",
    "preamble-para-1/text": "This Plan is made to advance law-based administration.",
    "point-1/heading": "General requirements",
    "point-1-5/heading": "Guiding thought",
    "point-1-5/text": "Adhere to law-based administration (依法行政).",
    "point-1-5-33/text": "File within 15 days.",
    contexts.row("point-1-5-table-1", "单位\t时间"): "Body\tTime",
    contexts.correction(FIX): "A slip for a similar character.",
}


def policy(told: Edition | None = None, links: Links | None = None) -> BeautifulSoup:
    return html(english_pages(told or edition(PLAN, words=ENGLISH), links)["en/policies/plan.md"])


def words(soup: BeautifulSoup, anchor: str) -> str:
    (element,) = soup.select(f"#{anchor}")
    for added in element.select("a.permalink, a.beside"):
        added.decompose()
    return element.get_text().strip()


def said(*pairs: tuple[str, str]) -> tuple[Message, ...]:
    """The words of the interface with some of them as they are in truth."""
    known = {message.source: message for message in interface_words()}
    known |= {source: Message(source, tuple(forms.split("|"))) for source, forms in pairs}
    return tuple(known.values())


# ── words ────────────────────────────────────────────────────────────────────


def test_a_provision_has_its_english_number_and_the_printed_one_beside_it() -> None:
    soup = policy()
    assert words(soup, "point-1") == "I. 一、 General requirements"
    assert soup.select_one("h2#point-1 .printed")["lang"] == "zh-Hans"
    assert words(soup, "point-1-5") == "(V) （五） Guiding thought: Adhere to law-based administration (依法行政)."
    assert words(soup, "point-1-5-33") == "33. File within 15 days."


def test_a_provision_says_where_it_stands_in_both_languages_and_keeps_its_old_address() -> None:
    (found,) = policy().select("#point-1-5-33")
    assert (found["data-place"], found["data-place-en"]) == ("一、（五）33.", "I.(V).33")
    assert policy().select_one("#point-1-5 #point-1-9") is not None


def test_the_title_is_english_and_the_chinese_one_stands_below_it() -> None:
    soup = policy()
    assert soup.h1.get_text() == "Implementation Plan of X County"
    assert soup.h1.find_next_sibling()["lang"] == "zh-Hans"
    assert front_matter(english_pages(edition(PLAN, words=ENGLISH))["en/policies/plan.md"])["title"] == soup.h1.get_text()


def test_the_head_says_unofficial_how_far_to_trust_it_and_leads_to_the_chinese() -> None:
    messages = said(
        ("英文为非官方译文，", "Unofficial translation,"),
        ("{count}条{state}", "{count} {state}"),
        ("起草后对照中文复核一遍，未经署名人员审定", "compared"),
        ("尚无译文，或者只译了一部分", "missing"),
        ("各条状态：{states}。", "Provisions: {states}."),
    )
    (notice,) = policy(edition(PLAN, words=ENGLISH, messages=messages)).select("div.unofficial")
    assert notice.select_one('a[href="../../zh/policies/plan.html"]') is not None
    assert "Unofficial translation," in notice.get_text()
    assert "Provisions: 4 compared; 1 missing." in notice.get_text()


def test_values_of_the_head_are_english_where_there_is_some_and_chinese_elsewhere() -> None:
    messages = said(("通知", "Notice"), ("发文机关", "Issuing body"), ("文种", "Kind"), ("关键词", "Keywords"), ("成文日期", "Date"))
    card = policy(edition(PLAN, words=ENGLISH, messages=messages)).select_one("dl.record")
    rows = {row.dt.get_text(): row.dd for row in card.select("div")}
    assert rows["Issuing body"].get_text() == "People’s Government of X County"
    assert rows["Date"].get_text() == "23 August 2016"
    assert rows["Kind"].get_text().startswith("Notice")
    assert rows["Keywords"].get_text() == "依法行政; filing"
    assert rows["Keywords"].select_one("span")["lang"] == "zh-Hans"


def test_a_text_no_longer_in_force_says_so_first() -> None:
    messages = said(("本文件已于{day}宣布失效", "No longer in force since {day}"))
    banner = policy(edition(PLAN, words=ENGLISH, messages=messages)).body.find(True)
    assert banner["class"] == ["status-banner", "status-banner-invalid"]
    assert "No longer in force since 31 July 2017" in banner.get_text()


@pytest.mark.parametrize(("state", "shown"), [(State.DRAFT, True), (State.OUTDATED, True), (State.COMPARED, False), (State.REVIEWED, False)])
def test_a_state_to_be_warned_of_is_said_at_the_provision(state: State, *, shown: bool) -> None:
    soup = policy(edition(PLAN, words=ENGLISH, states={"point-1-5/text": state}))
    (provision,) = soup.select("#point-1-5")
    assert bool(soup.select(f"p.state-{state}")) is shown
    if shown:
        assert provision.find_next_sibling()["class"] == ["state", f"state-{state}"]


def test_what_has_no_english_stands_in_chinese_with_a_line_that_says_so() -> None:
    part = {context: text for context, text in ENGLISH.items() if context != "point-1-5/text"}
    soup = policy(edition(PLAN, words=part))
    (chinese,) = soup.select('#point-1-5 > span[lang="zh-Hans"]:not(.printed)')
    assert chinese.get_text().endswith("依法行政。")
    assert soup.select_one("#point-1-5 ~ p.state-missing") is not None


def test_a_document_without_english_is_chinese_under_one_notice_and_has_no_side_by_side_page() -> None:
    found = english_pages(edition(PLAN, words={}))
    soup = html(found["en/policies/plan.md"])
    assert len(soup.select(".unofficial")) == 1
    assert not soup.select(".state, a.beside")
    assert "为推进依法行政" in soup.select_one('#preamble-para-1 [lang="zh-Hans"]').get_text()
    assert "en/parallel/plan.md" not in found


def test_rows_of_a_table_without_english_stand_in_chinese() -> None:
    rows = [[cell.get_text() for cell in row.select("td")] for row in policy().select("#point-1-5-table-1 tr")]
    assert rows == [["Body", "Time"], ["甲", "乙"]]


def test_notes_of_translators_and_on_corrections_stand_below_their_provision() -> None:
    messages = said(("译者注：{note}", "Note: {note}"), ("原件作“{reads}”，今作“{read_as}”。{reason}", "{reads} for {read_as}. {reason}"))
    told = edition(PLAN, words=ENGLISH, notes={"point-1-5/text": "Printed twice (两次)."}, messages=messages)
    (provision,) = policy(told).select("#point-1-5")
    first, second = provision.find_next_siblings("p", class_="note")[:2]
    assert first.get_text() == "Note: Printed twice (两次)."
    assert second.get_text().endswith("坚时 for 坚持. A slip for a similar character.")


def test_doubts_are_said_in_the_language_of_the_page() -> None:
    line = Line("健全制度。", "11", anchor="point-1", kind=Kind.POINT, doubts=(Doubt(DoubtCode.LABEL_DAMAGED, 0),))
    made = document(line, id="plan")
    messages = said(("存疑：{doubts}", "Doubtful: {doubts}"), ("编号残缺", "number damaged"))
    soup = policy(edition(made, words={"point-1/text": "Improve systems."}, messages=messages))
    assert soup.select_one("#point-1 .doubt").get_text() == "Doubtful: number damaged"
    assert words(soup, "point-1") == "11. 11 Improve systems.Doubtful: number damaged"


def test_number_signature_and_date_say_what_the_record_says() -> None:
    soup = policy()
    found = [soup.select_one(f"p.{role}").get_text() for role in ("number", "signature", "date")]
    assert found == ["X Zheng Fa [2016] No. 3", "People’s Government of X County", "23 August 2016"]


def test_the_outline_is_english_and_says_where_it_is_not() -> None:
    part = {context: text for context, text in ENGLISH.items() if context != "point-1-5/heading"}
    outline = front_matter(english_pages(edition(PLAN, words=part))["en/policies/plan.md"])["outline"]
    assert outline == [[1, "point-1", "I. General requirements"], [2, "point-1-5", "（五）指导思想", "zh-Hans"]]


# ── time limits and citations ────────────────────────────────────────────────


def test_a_time_limit_is_a_line_below_the_provision() -> None:
    links = Links(deadlines=(deadline(PLAN, "point-1-5-33", "15日内", DeadlineKind.WITHIN, duration="P15D"),))
    told = edition(PLAN, words=ENGLISH, messages=said(("时限：{limits}", "Time limit: {limits}")))
    soup = policy(told, links)
    assert soup.select_one("#point-1-5-33 + p.limit-line").get_text() == "Time limit: within 15 days"
    assert not soup.select("mark.deadline")


def test_an_inherited_time_limit_leads_to_its_rule() -> None:
    own = deadline(PLAN, "point-1-5-33", "15日内", DeadlineKind.WITHIN, duration="P15D")
    rule = replace(own, at=Address("plan", "point-1"), inherited_from=Address("plan", "point-1-5-33"))
    told = edition(PLAN, words=ENGLISH, messages=said(("时限从{place}：{limit}", "Limit from {place}: {limit}")))
    (line,) = policy(told, Links(deadlines=(rule,))).select("#point-1 + p.limit-line")
    assert (line.get_text(), line.a["href"]) == ("Limit from I.(V).33: within 15 days", "#point-1-5-33")


LAW = replace(REGULATION, title_en="Example Law of the People's Republic of China")
PLAN_OF_PROVINCE = replace(OUTLINE, title_en="Implementation Outline for Building (2015–2020)")
CITING = document(
    Line("按照《某省依法行政纲要》（以下简称《纲要》）和《某条例》办理。", anchor="para-1", path=("¶1",)),
    Line("另办。", anchor="para-2", path=("¶2",)),
    id="plan",
)
CITED = Links(
    citations=(
        citation(CITING, "para-1", "《某省依法行政纲要》", work="outline"),
        citation(CITING, "para-1", "《纲要》", work="outline", resolved_title="某省依法行政纲要", after="简称"),
        citation(CITING, "para-1", "《某条例》", work="some-regulation"),
    ),
    works=(PLAN_OF_PROVINCE, LAW),
)


def test_titles_of_cited_works_are_links_where_they_stand_word_for_word() -> None:
    text = "Under the Implementation Outline for Building (2015-2020) (the “Outline”) and the Example Law, act. An Outlines law."
    messages = said(("已修订", "Revised"), ("{status}（{day}）", "{status} ({day})"))
    told = edition(CITING, words={"para-1/text": text, "para-2/text": "The Example Law and the Outline."}, messages=messages)
    soup = policy(told, CITED)
    links = [(link.get_text(), link["href"]) for link in soup.select("#para-1 a.cites")]
    assert links == [
        ("Implementation Outline for Building (2015-2020)", "../works/outline.html"),
        ("Outline", "../works/outline.html"),
        ("Example Law", "../works/some-regulation.html"),
    ]
    assert not soup.select("#para-2 a.cites")  # it cites neither
    (law,) = soup.select('#para-1 a[href$="some-regulation.html"] + .gone')
    assert law.get_text() == "Revised (3 April 2019)"
    assert soup.select("#para-1 a.cites")[1]["aria-label"].startswith("Outline: Implementation Outline")


def test_that_a_work_is_no_longer_what_it_was_is_said_once() -> None:
    work = english_citations.Cited(("Law",), "a.html", "Law", "<i>Revised</i>")
    shown = english_citations.linked("The Law and the Law.", (work,))
    assert shown.count("<a ") == 2 and shown.count("Revised") == 1
    assert shown.index("Revised") < shown.rindex("<a ")


def test_a_short_name_of_two_works_is_no_link() -> None:
    one = english_citations.Cited(("Law",), "a.html", "A Law", "")
    other = replace(one, href="b.html", title="B Law")
    assert english_citations.linked("The Law.", (one, other)) == "The Law."
    assert "a.html" in english_citations.linked("The Law.", (one, one))


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="Law Of<>*&_[](){}#1.\"'\\`", max_size=30), st.lists(st.sampled_from(("Law", "Law Of", "a", "O")), max_size=3))
def test_links_never_change_the_words(text: str, forms: list[str]) -> None:
    works = tuple(english_citations.Cited((form,), f"{form}.html".replace(" ", ""), form, "") for form in forms)
    shown = BeautifulSoup(english_citations.linked(text, works), "html5lib")
    assert without_blanks(shown.get_text()) == without_blanks(text)


# ── related provisions ───────────────────────────────────────────────────────


def test_a_related_provision_says_in_english_where_it_is_and_why() -> None:
    rule = "Under the Example Law, city and county governments file within 30 days."
    told = edition(*DOCUMENTS, words={"record/title": "Outline of the Province", "point-1-para-1/text": rule})
    messages = said(("{title}{place}", "{title}, {place}"), ("{bold}对照{end} {difference}", "{bold}Compared:{end} {difference}"))
    found = english_pages(replace(told, interface=messages), LINKS, KNOWLEDGE)
    soup = BeautifulSoup(found["en/policies/_related/county.html"], "html5lib")
    (item,) = soup.select("details.related li:has(blockquote)")
    assert item.a.get_text() == "Outline of the Province, I, para. 1"
    assert item.a["href"] == "province.html#point-1-para-1"
    assert item.blockquote.get_text() == rule
    assert "Both set a time limit for filing." in item.get_text()
    assert "Compared: here 15 days, there 30" in item.get_text()
    assert soup.select_one("details.related > p a").get_text() == "Filing"
    assert not unmarked_chinese(soup)


# ── both editions ────────────────────────────────────────────────────────────


def _anchors(text: str) -> list[str]:
    return [str(element["id"]) for element in html(text).select("[id]")]


def _same_anchors(told: Edition, links: Links | None = None) -> None:
    english, chinese = english_pages(told, links), chinese_pages(told, links)
    for made in told.documents:
        for folder in ("policies", "parallel"):
            path = f"{folder}/{made.id}.md"
            assert (f"en/{path}" in english) == (f"zh/{path}" in chinese)
            if f"en/{path}" in english:
                assert _anchors(english[f"en/{path}"]) == _anchors(chinese[f"zh/{path}"])


def test_both_editions_have_the_same_addresses() -> None:
    _same_anchors(edition(PLAN, words=ENGLISH))
    _same_anchors(edition(PLAN, words={}))
    _same_anchors(edition(*DOCUMENTS, words={"record/title": "X"}), LINKS)


def test_nothing_on_an_english_page_is_chinese_without_saying_so() -> None:
    for told in (edition(PLAN, words=ENGLISH), edition(PLAN, words={}), edition(*DOCUMENTS, words={"record/title": "甲 X"})):
        for path, text in english_pages(told, LINKS, KNOWLEDGE).items():
            soup = BeautifulSoup(text, "html5lib") if path.endswith(".html") else html(text)
            if path != "en/policies/index.md":
                assert unmarked_chinese(soup) == [], path
                assert not soup.select("[data-source]:not([lang='zh-Hans'] *)") or "parallel" in path


ANY = st.text(alphabet=st.characters(exclude_categories=("Cs",)) | st.sampled_from("*_<>&#`[](){}|:=-+!~\\\"' \n1.a中、《"), min_size=1, max_size=20)


@settings(deadline=None, max_examples=40)
@given(st.lists(ANY, min_size=1, max_size=8), st.data())
def test_any_translation_shows_as_itself_at_the_same_addresses(texts: list[str], data: st.DataObject) -> None:
    all_contexts = sorted({passage.context for passage in passages(PLAN)})
    told_words = {context: data.draw(st.sampled_from(texts)) for context in data.draw(st.sets(st.sampled_from(all_contexts)))}
    told = edition(PLAN, words=told_words, notes=told_words)
    _same_anchors(told)
    soup = policy(told)
    assert unmarked_chinese(soup) == []
    assert not soup.select("script:not([type='application/json']), em, h1 h2, b")
    for context in ("point-1-5/text", "preamble-para-1/text"):
        shown = without_blanks(escape.visible(told_words.get(context, "")))
        if shown:
            (element,) = soup.select(f"#{context.removesuffix('/text')}")
            assert shown in without_blanks(element.get_text())


@settings(deadline=None, max_examples=200)
@given(ANY)
def test_chinese_inside_english_words_is_marked_and_nothing_is_lost(text: str) -> None:
    soup = BeautifulSoup(f"<p>{tongues.mixed(text)}</p>", "html5lib")
    assert without_blanks(soup.get_text()) == without_blanks(escape.visible(text))
    outside = "".join(str(run) for run in soup.find_all(string=True) if run.parent.name != "span")
    assert not tongues.has_chinese(outside)


def test_runs_of_chinese_are_whole() -> None:
    shown = tongues.mixed("The note (依法、行政，5月30日前（2009年）) and “规划《纲要》”.")
    assert BeautifulSoup(shown, "html5lib").select('[lang="zh-Hans"]')[0].get_text() == "依法、行政，5月30日前（2009年）"
    assert [run.get_text() for run in BeautifulSoup(shown, "html5lib").select("span")][1] == "规划《纲要》"


# ── the committed texts ──────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def own() -> tuple[Edition, Links]:
    read = pipeline.with_translations(pipeline.read(pipeline.SOURCES, shown_as="source_texts", today=date(2026, 11, 21)))
    told = replace(pipeline.english_of(read.library), documents=read.library.documents, interface=interface_words())
    return told, read.library.links


def test_the_committed_texts_have_the_same_addresses_and_mark_their_chinese(own: tuple[Edition, Links]) -> None:
    told, links = own
    english, chinese = english_pages(told, links), chinese_pages(told, links)
    for path, text in english.items():
        if path == "en/policies/index.md":
            continue
        soup = BeautifulSoup(text, "html5lib") if path.endswith(".html") else html(text)
        assert unmarked_chinese(soup) == [], path
        assert _ids(soup) == _ids_of(chinese["zh" + path.removeprefix("en")], path)


def _ids(soup: BeautifulSoup) -> list[str]:
    return [str(element["id"]) for element in soup.select("[id]")]


def _ids_of(text: str, path: str) -> list[str]:
    return _ids(BeautifulSoup(text, "html5lib") if path.endswith(".html") else html(text))
