"""The glossary: terms by pinyin, their English, what they must not be, and where they stand."""

from __future__ import annotations

from bs4 import BeautifulSoup
from rendered import TODAY, html, pages
from sample_documents import Line, document

from policybase.model import Edition, Forbidden, Kind, Knowledge, Links, Term, Termbase
from policybase.render import render
from policybase.render.terms import term_id

LAW = Term(
    "依法行政",
    "law-based administration",
    variants=("administer in accordance with the law",),
    forbidden=(Forbidden("rule by law", "says the opposite"),),
    definition_zh="行政机关依照法律行使权力。",
    definition_en="To exercise power under the law.",
)
SHORT = Term("依法", "in accordance with the law")
DECISION = Term("决定", "Decision", enforce="title")
FIRST = Term("案卷", "case file")
TERMS = (LAW, SHORT, DECISION, FIRST)


def _glossary(*words: str) -> BeautifulSoup:
    lines = (
        Line(said, f"{number}.", "", f"point-0-0-{number}", Kind.POINT, (str(number),))
        for number, said in enumerate(words, start=1)
    )
    made = document(*lines, id="plan")
    return html(pages(made, knowledge=Knowledge(termbase=Termbase(TERMS)))["zh/glossary.md"])


def _uses(soup: BeautifulSoup, term: Term) -> list[str]:
    return [link["href"] for link in soup.select(f"#{term_id(term)} a")]


def test_terms_stand_by_pinyin_under_their_letters() -> None:
    soup = _glossary("依法行政。")
    assert [term.get_text() for term in soup.select("dt")] == ["案卷", "决定", "依法", "依法行政"]
    assert [letter.get_text() for letter in soup.select("h2")] == ["A", "J", "Y"]


def test_an_entry_says_how_and_how_not() -> None:
    entry = _glossary("依法行政。").select_one(f"#{term_id(LAW)}")
    english = [each.get_text() for each in entry.select('[lang="en"]')]
    assert english[0].startswith("law-based administration")
    assert "administer in accordance with the law" in english[0]
    assert "To exercise power under the law." in english
    assert entry.select_one(".forbidden").get_text() == "不译作 rule by law：says the opposite"


def test_the_longest_term_has_the_use() -> None:
    soup = _glossary("推进依法行政。", "依法审批。")
    assert _uses(soup, LAW) == ["policies/plan.html#point-0-0-1"]
    assert _uses(soup, SHORT) == ["policies/plan.html#point-0-0-2"]


def test_a_word_of_titles_is_looked_for_in_titles() -> None:
    soup = _glossary("落实《国务院关于甲的决定》。", "领导决定事项。")
    assert _uses(soup, DECISION) == ["policies/plan.html#point-0-0-1"]


def test_every_use_is_a_link() -> None:
    soup = _glossary(*["依法审批。"] * 40)
    assert _uses(soup, SHORT) == [f"policies/plan.html#point-0-0-{number}" for number in range(1, 41)]
    assert "见于40条" in soup.select_one(f"#{term_id(SHORT)} summary").get_text()
    assert "没有用例" in soup.select_one(f"#{term_id(FIRST)}").get_text()


def test_terms_with_the_same_english_are_told_apart() -> None:
    terms = (Term("创建", "create"), Term("制定", "create"), LAW)
    knowledge = Knowledge(termbase=Termbase(terms))
    told = Edition("en", ())
    (page,) = (each for each in render(told, Links(), knowledge, TODAY, english=told) if each.path == "en/glossary.md")
    soup = html(page.text)
    named = [term.get_text() for term in soup.select("dt")]
    assert named == ["create (创建)", "create (制定)", "law-based administration; administer in accordance with the law"]
    assert [each.get_text() for each in soup.select('dt [lang="zh-Hans"]')] == ["创建", "制定"]
