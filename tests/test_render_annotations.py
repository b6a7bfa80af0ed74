"""Citations and time limits inside a text: links and marks that never change its words."""

from __future__ import annotations

from dataclasses import replace

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import html, pages, source_words, without_blanks
from sample_documents import Line, document
from sample_links import COUNTY, DOCUMENTS, KNOWLEDGE, LINKS, OUTLINE, REGULATION, citation, deadline, span

from policybase.model import (
    Address,
    Certainty,
    Citation,
    CitationRelation,
    Correction,
    Deadline,
    DeadlineKind,
    Document,
    Links,
    Mention,
    MentionKind,
    Span,
    Work,
    WorkStatus,
)
from policybase.render import link_words
from policybase.render.locales import Chinese


def _page(made: Document = COUNTY, links: Links = LINKS, *others: Document) -> BeautifulSoup:
    documents = others or tuple(each for each in DOCUMENTS if each.id != made.id)
    return html(pages(made, *documents, links=links, knowledge=KNOWLEDGE)[f"zh/policies/{made.id}.md"])


def test_a_citation_leads_to_the_page_of_the_work() -> None:
    links = _page().select("#preamble-para-1 a.cites")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("《某省依法行政纲要》", "../works/outline.html"),
        ("《纲要》", "../works/outline.html"),
    ]


def test_a_short_form_says_its_full_title_and_begins_with_what_one_sees() -> None:
    full, short = _page().select("#preamble-para-1 a.cites")
    assert "aria-label" not in full.attrs
    assert short["aria-label"] == "《纲要》，即《某省依法行政纲要》"


def test_a_revised_work_says_so_and_when_at_every_citation() -> None:
    for made in DOCUMENTS:
        link = _page(made).select_one('a[href="../works/some-regulation.html"]')
        assert link.find_next_sibling().get_text() == "已修订（2019年4月3日）"
        assert "data-added" in link.find_next_sibling().attrs


def test_a_work_in_force_or_unknown_has_no_mark() -> None:
    for status in (WorkStatus.IN_FORCE, WorkStatus.UNKNOWN):
        works = (OUTLINE, replace(REGULATION, status=status))
        assert not _page(links=replace(LINKS, works=works)).select(".gone")


def test_the_day_of_a_status_is_read_from_the_note_and_never_made_up() -> None:
    said = {
        "2003年8月27日通过的文本已于2019年4月23日修正。": "已修订（2019年4月23日）",
        "2023年9月1日修订，2024年1月1日起施行": "已修订（2023年9月1日）",
        "废止于2019年5月": "已修订（2019年5月）",
        "1999年4月29日通过，2009年、2017年修正；2023年9月1日修订，自2024年1月1日起施行。": "已修订（2023年9月1日）",
        "2007年4月5日公布": "已修订",
        "另有新法": "已修订",
    }
    for note, expected in said.items():
        assert link_words.work_status(replace(REGULATION, status_note=note), Chinese()) == expected
    unknown = replace(REGULATION, status=WorkStatus.UNKNOWN, status_note="2019年修订")
    assert link_words.work_status(unknown, Chinese()) == "效力未核对"


def test_what_names_the_document_itself_or_cannot_be_resolved_stays_plain() -> None:
    itself = citation(COUNTY, "preamble-para-1", "《某省依法行政纲要》", work="outline", relation=CitationRelation.SELF)
    nobody = citation(COUNTY, "preamble-para-1", "《纲要》")
    assert not _page(links=replace(LINKS, citations=(itself, nobody))).select("a.cites")


def test_a_reference_to_a_provision_of_this_base_leads_there() -> None:
    made = document(Line("依照前款和第一条办理。", anchor="art-2", path=("第二条",)), id="own")
    here = citation(made, "art-2", "前款", kind=MentionKind.PROVISION, target=Address("own", "art-2"))
    there = citation(made, "art-2", "第一条", kind=MentionKind.PROVISION, target=Address("province", "point-1"))
    soup = _page(made, Links(citations=(here, there)), *DOCUMENTS)
    assert [link["href"] for link in soup.select("a.cites")] == ["#art-2", "province.html#point-1"]


def test_of_nested_titles_the_outer_is_the_link() -> None:
    made = document(Line("按照《关于印发〈某省依法行政纲要〉的通知》办理。", anchor="para-1", path=("¶1",)), id="own")
    both = (
        citation(made, "para-1", "《关于印发〈某省依法行政纲要〉的通知》", work="some-regulation"),
        citation(made, "para-1", "〈某省依法行政纲要〉", work="outline"),
    )
    (link,) = _page(made, replace(LINKS, citations=both), *DOCUMENTS).select("a.cites")
    assert link.get_text() == "《关于印发〈某省依法行政纲要〉的通知》"


def test_a_citation_in_a_run_in_heading_leaves_the_heading_whole() -> None:
    made = document(Line("。要落实。", "1.", "贯彻《某条例》情况", "point-1", path=("1",)), id="own")
    links = replace(LINKS, citations=(citation(made, "point-1", "《某条例》", work="some-regulation"),))
    heading = _page(made, links, *DOCUMENTS).select_one("#point-1 strong.run-in")
    assert heading.get_text() == "贯彻《某条例》已修订（2019年4月3日）情况"
    alone = document(Line("", "1.", "贯彻《某条例》情况", "point-1", path=("1",)), id="own")
    heading = _page(alone, links, *DOCUMENTS).select_one("h2#point-1 span.heading")
    assert heading.get_text() == "贯彻《某条例》已修订（2019年4月3日）情况"


def test_a_time_limit_is_marked_and_one_within_another_is_one_mark() -> None:
    twice = (*LINKS.deadlines, deadline(COUNTY, "point-1-0-1", "15日内", DeadlineKind.WITHIN))
    (mark,) = _page(links=replace(LINKS, deadlines=twice)).select("#point-1-0-1 mark.deadline")
    assert mark.get_text() == "自公布之日起15日内"


def test_a_time_limit_may_hold_a_citation() -> None:
    made = document(Line("自《某条例》施行之日起15日内备案。", anchor="para-1", path=("¶1",)), id="own")
    links = replace(
        LINKS,
        citations=(citation(made, "para-1", "《某条例》", work="some-regulation"),),
        deadlines=(deadline(made, "para-1", "自《某条例》施行之日起15日内", DeadlineKind.WITHIN),),
    )
    (mark,) = _page(made, links, *DOCUMENTS).select("mark.deadline")
    assert mark.select_one("a.cites").get_text() == "《某条例》"


def test_an_inherited_time_limit_is_noted_at_the_unit_and_leads_to_its_rule() -> None:
    soup = _page()
    note = soup.select_one("#point-1 .inherited")
    assert note.get_text() == "时限从结第1段：2019年底前"
    assert note.a["href"] == "#closing-para-1"
    assert len(soup.select("mark.deadline")) == 2  # the general rule itself, and the unit's own


def test_a_correction_inside_a_citation_is_shown_there() -> None:
    fix = Correction("按照《某", "条列", "》", "条例", Certainty.CERTAIN, "形近而误。")
    made = document(Line("按照《某条列》办理。", anchor="para-1", path=("¶1",)), id="own", corrections=(fix,))
    links = replace(LINKS, citations=(citation(made, "para-1", "《某条列》", work="some-regulation"),))
    soup = _page(made, links, *DOCUMENTS)
    assert soup.select_one("a.cites ins.correction").get_text() == "条例"
    assert source_words(soup) == "按照《某条列》办理。"


WORDS = st.text(alphabet=st.sampled_from("甲乙《》*_<>&#`[]{}|:\"' \\1."), min_size=1, max_size=24)
PLACES = st.lists(st.tuples(st.integers(0, 24), st.integers(1, 9)), max_size=4)


@settings(deadline=None, max_examples=150)
@given(WORDS, PLACES, PLACES, st.tuples(st.integers(0, 24), st.integers(0, 4)))
def test_whatever_is_cited_or_limited_where_the_words_stay_the_same(
    words: str, cited: list[tuple[int, int]], limited: list[tuple[int, int]], damage: tuple[int, int]
) -> None:
    """Spans anywhere, across each other and across corrections."""

    def within(start: int, length: int) -> Span:
        start = min(start, len(words) - 1)
        return Span(start, min(start + length, len(words)))

    reads = within(*damage)
    fix = Correction("前" + words[: reads.start], reads.of(words), "", "改", Certainty.CERTAIN, "误")
    made = document(Line(f"前{words}后", anchor="para-1", path=("¶1",)), id="own", corrections=(fix,))
    at = Address("own", "para-1")

    def moved(where: tuple[int, int]) -> Span:
        span = within(*where)
        return Span(span.start + 1, span.end + 1)

    citations = tuple(
        Citation(
            Mention(at, moved(place), moved(place).of(made.transcript.text), MentionKind.TITLE),
            CitationRelation.MENTION,
            work="w",
            resolved_title='"<b>\'',
        )
        for place in cited
    )
    deadlines = tuple(
        Deadline(at, moved(place), "期", DeadlineKind.VAGUE, moved(place)) for place in limited
    )
    work = Work("w", "<script>alert(1)</script>", status=WorkStatus.REPEALED)
    soup = _page(made, Links(citations=citations, deadlines=deadlines, works=(work,)), COUNTY)
    assert source_words(soup) == without_blanks(f"前{words}后")
    assert not soup.select('b, script:not([type="application/json"])')
    shown = "".join(each.get_text() for each in soup.select("ins.correction"))
    assert shown == "改"


def test_the_page_of_a_document_does_not_change_with_the_links_of_others() -> None:
    """Or a new document would bury the reviewable diff."""
    alone = pages(COUNTY, *DOCUMENTS[1:], links=replace(LINKS, links=()), knowledge=KNOWLEDGE)
    linked = pages(COUNTY, *DOCUMENTS[1:], links=LINKS, knowledge=KNOWLEDGE)
    assert alone["zh/policies/county.md"] == linked["zh/policies/county.md"]
    assert alone["zh/policies/_related/county.html"] != linked["zh/policies/_related/county.html"]


def test_the_samples_say_what_the_tests_believe() -> None:
    assert span(COUNTY, "《纲要》", after="按照").of(COUNTY.transcript.text) == "《纲要》"
