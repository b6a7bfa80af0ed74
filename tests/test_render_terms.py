"""Terms on the page of a document: the first time each stands there, and nowhere else."""

from __future__ import annotations

import json
from dataclasses import replace

from bs4 import BeautifulSoup
from english_pages import edition, english_pages
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import html, pages, source_words, without_blanks
from sample_documents import Line, document
from sample_links import REGULATION, citation

from policybase.model import (
    Certainty,
    Correction,
    Document,
    Forbidden,
    Kind,
    Knowledge,
    Links,
    Term,
    Termbase,
)
from policybase.render.terms import term_id

LAW = Term("依法行政", "law-based administration", ("administer by law",), (Forbidden("rule by law", "says the opposite"),),
           definition_zh="行政机关依照法律行使权力。", definition_en="Power exercised under law.")  # fmt: skip
FILING = Term("备案", "filing", ("file",), definition_zh="报送存查。", definition_en="Sending in for the record.")
REVIEW = Term("备案审查", "filing and review", definition_zh="备案后的审查。", definition_en="Review of what is filed.")
UNTOLD = Term("备案机关", "filing authority")
DECISION = Term("决定", "decision", enforce="title", definition_zh="文种。", definition_en="A kind of document.")
TERMS = (LAW, FILING, REVIEW, UNTOLD, DECISION)
KNOWLEDGE = Knowledge(termbase=Termbase(TERMS))


def _document(*words: str, corrections: tuple[Correction, ...] = ()) -> Document:
    lines = (
        Line(said, f"{number}.", "", f"point-0-0-{number}", Kind.POINT, (str(number),))
        for number, said in enumerate(words, start=1)
    )
    return document(*lines, id="own", corrections=corrections)


def _page(made: Document, links: Links | None = None) -> BeautifulSoup:
    return html(pages(made, links=links or Links(), knowledge=KNOWLEDGE)["zh/policies/own.md"])


def _linked(soup: BeautifulSoup) -> list[tuple[str, str]]:
    return [(link.find_parent(class_="provision")["id"], link.get_text()) for link in soup.select("a.term")]


def test_only_the_first_use_is_a_link_and_it_leads_to_the_entry() -> None:
    soup = _page(_document("推进依法行政，依法行政要有备案。", "依法行政和备案。"))
    assert _linked(soup) == [("point-0-0-1", "依法行政"), ("point-0-0-1", "备案")]
    assert soup.select_one("a.term")["href"] == f"../glossary.html#{term_id(LAW)}"


def test_the_longest_term_has_the_words_also_one_that_tells_nothing() -> None:
    soup = _page(_document("备案机关办理备案审查。", "报送备案。"))
    assert _linked(soup) == [("point-0-0-1", "备案审查"), ("point-0-0-2", "备案")]


def test_no_term_in_a_title_nor_a_word_of_titles_in_a_sentence() -> None:
    assert _linked(_page(_document("落实《依法行政决定》，领导决定事项。", "依法行政。"))) == [("point-0-0-2", "依法行政")]


def test_no_term_inside_a_citation_or_a_correction() -> None:
    fix = Correction("推进", "依法行", "政", "依法行", Certainty.UNCERTAIN, "存疑。")
    made = _document("按照备案条例，推进依法行政。", "依法行政要备案。", corrections=(fix,))
    cites = citation(made, "point-0-0-1", "备案条例", work=REGULATION.id)
    soup = _page(made, Links(citations=(cites,), works=(REGULATION,)))
    assert soup.select_one("a.cites").get_text() == "备案条例"
    assert _linked(soup) == [("point-0-0-2", "依法行政"), ("point-0-0-2", "备案")]


def test_no_term_in_a_heading_of_its_own_line() -> None:
    made = document(
        Line("", "一、", "依法行政", "point-1", path=("一",)),
        Line("。要依法行政。", "1.", "报送备案", "point-1-0-1", Kind.POINT, ("一", "1")),
        id="own",
    )
    soup = _page(made)
    assert _linked(soup) == [("point-1-0-1", "备案"), ("point-1-0-1", "依法行政")]
    assert soup.select_one("#point-1-0-1 strong.run-in a.term") is not None


def test_the_page_holds_what_its_pop_ups_show_and_no_more() -> None:
    soup = _page(_document("推进依法行政。"))
    shown = json.loads(soup.select_one("#pb-terms-of-page").string)
    assert shown == {term_id(LAW): {"zh": "依法行政", "en": LAW.en, "is": LAW.definition_zh}}
    assert _page(_document("推进工作。")).select_one("#pb-terms-of-page") is None


WORDS = st.text(alphabet=st.sampled_from("依法行政备案审查机关《》*_<>&#`[]{}甲1. "), min_size=1, max_size=30)


@settings(deadline=None, max_examples=80)
@given(WORDS, st.tuples(st.integers(0, 29), st.integers(0, 4)))
def test_whatever_is_a_term_the_words_stay_the_same(words: str, damage: tuple[int, int]) -> None:
    start = min(damage[0], len(words) - 1)
    reads = words[start : start + damage[1]]
    fix = Correction("前" + words[:start], reads, "", "改", Certainty.CERTAIN, "误")
    made = document(Line(f"前{words}后", anchor="para-1", path=("¶1",)), id="own", corrections=(fix,))
    soup = _page(made)
    assert source_words(soup) == without_blanks(f"前{words}后")
    links = [link.get_text() for link in soup.select("a.term")]
    assert len(links) == len(set(links))
    assert set(links) <= {term.zh for term in TERMS}
    assert not soup.select("a a")


def _english(made: Document, *said: str, knowledge: Knowledge = KNOWLEDGE, links: Links | None = None) -> BeautifulSoup:
    words = {f"point-0-0-{number}/text": text for number, text in enumerate(said, start=1)}
    return html(english_pages(edition(made, words=words), links or Links(), knowledge)["en/policies/own.md"])


def test_in_english_the_first_accepted_rendering_is_the_link() -> None:
    made = _document("依法行政，要备案。", "依法行政。")
    soup = _english(made, "Those who administered by law are filing reports; file them.", "Law-based administration.")
    assert _linked(soup) == [("point-0-0-1", "administered by law"), ("point-0-0-1", "filing")]


def test_no_english_word_is_a_term_where_the_chinese_has_none() -> None:
    made = _document("存档。", "备案。")
    assert _linked(_english(made, "Filing of papers.", "Profiling is no filing.")) == [("point-0-0-2", "filing")]


def test_in_english_the_longest_rendering_wins_and_shared_words_are_nobodys() -> None:
    soup = _english(_document("备案审查。", "备案。"), "Filing and review.", "Filed.")
    assert _linked(soup) == [("point-0-0-1", "Filing and review"), ("point-0-0-2", "Filed")]
    both = replace(FILING, zh="存档", en="filing")
    knowledge = Knowledge(termbase=Termbase((*TERMS, both)))
    soup = _english(_document("备案和存档。", "备案。"), "Filing and filing.", "Filing.", knowledge=knowledge)
    assert _linked(soup) == [("point-0-0-2", "Filing")]


def test_in_english_no_term_inside_the_link_of_a_work() -> None:
    work = replace(REGULATION, title_en="Regulations on Law-Based Administration")
    made = _document("按照《某条例》依法行政。", "依法行政。")
    links = Links(citations=(citation(made, "point-0-0-1", "《某条例》", work=work.id),), works=(work,))
    soup = _english(made, "Follow the Regulations on Law-Based Administration.", "Law-based administration.", links=links)
    assert soup.select_one("a.cites").get_text() == "Regulations on Law-Based Administration"
    assert _linked(soup) == [("point-0-0-2", "Law-based administration")]


def test_an_english_page_holds_what_a_term_is_not() -> None:
    soup = _english(_document("依法行政。"), "Law-based administration.")
    shown = json.loads(soup.select_one("#pb-terms-of-page").string)[term_id(LAW)]
    assert shown["is"] == LAW.definition_en
    assert shown["not"] == [["rule by law", "says the opposite"]]
