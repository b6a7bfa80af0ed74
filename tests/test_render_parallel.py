"""Chinese and English side by side: same words, same addresses, and what is not translated is not invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import english_pages
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import html, source_words, without_blanks
from sample_documents import Line, document

from policybase import contexts, places
from policybase.model import (
    Certainty,
    Correction,
    Document,
    Edition,
    Kind,
    Knowledge,
    Links,
    Record,
    Role,
    State,
    Status,
)
from policybase.render import english, escape, render, words

TODAY = date(2026, 11, 21)
FIX = Correction("：", "坚时", "依法", "坚持", Certainty.CERTAIN, "形近而误。")
PLAN = document(
    Line("某政发[2016]3号", role=Role.NUMBER),
    Line("某县实施方案", role=Role.TITLE),
    Line(label="一、", heading="总体要求", anchor="point-1", kind=Kind.POINT, path=("一",)),
    Line(
        "：坚时依法行政。",
        "（五）",
        "指导思想",
        "point-1-5",
        Kind.POINT,
        ("一", "（五）"),
        below="point-1",
    ),
    Line("单位\t时间", anchor="point-1-5-table-1", kind=Kind.TABLE, path=("一", "（五）", "¶2"), below="point-1-5", role=Role.TABLE),
    Line("某县人民政府", role=Role.SIGNATURE),
    Line("二○一六年八月二十三日", role=Role.DATE),
    record=Record(
        title="某县实施方案",
        issuing_body="某县人民政府",
        document_number="某政发〔2016〕3号",
        document_number_printed="某政发[2016]3号",
        date_issued=date(2016, 8, 23),
        status=Status.INVALID,
    ),
    corrections=(FIX,),
    id="plan",
)
ENGLISH = {
    "record/title": "Implementation Plan of X County",
    "record/issuing_body": "People’s Government of X County",
    "record/document_number": "X Zheng Fa [2016] No. 3",
    "point-1/heading": "General requirements",
    "point-1-5/heading": "Guiding thought",
    "point-1-5/text": "Adhere to law-based administration.",
    contexts.row("point-1-5-table-1", "单位\t时间"): "Body\tTime",
    contexts.correction(FIX): "A slip for a similar character.",
}


def edition(
    made: Document, words: dict[str, str], states: dict[str, State] | None = None, notes: dict[str, str] | None = None
) -> Edition:
    """``words`` as compared, unless ``states`` says otherwise; all else is missing. The pages' own words have no English."""
    return english_pages.edition(made, words=words, states=states, notes=notes, messages=())


def pages(made: Document, told: Edition) -> dict[str, str]:
    return {page.path: page.text for page in render(Edition("zh", (made,)), Links(), Knowledge(), TODAY, english=told)}


def parallel(made: Document = PLAN, told: Edition | None = None) -> BeautifulSoup:
    return html(pages(made, told or edition(made, ENGLISH))[f"zh/parallel/{made.id}.md"])


def cells(soup: BeautifulSoup, anchor: str) -> tuple[str, str]:
    chinese, said = soup.select(f"#{anchor} > div")
    assert (chinese["lang"], said["lang"]) == ("zh-Hans", "en")
    for added in chinese.select("[data-added]"):
        added.decompose()
    return chinese.get_text(), said.get_text()


def test_each_provision_stands_beside_its_english_with_its_number() -> None:
    soup = parallel()
    assert cells(soup, "point-1") == ("一、总体要求", "I. General requirements")
    assert cells(soup, "point-1-5") == (
        "（五）指导思想：坚持依法行政。",
        "(V) Guiding thought: Adhere to law-based administration.Note 1 on the Chinese: A slip for a similar character.",
    )
    assert [cell.get_text() for cell in soup.select("#point-1-5-table-1 td")] == ["单位", "时间", "Body", "Time"]


def test_number_signature_and_date_say_what_the_record_says() -> None:
    found = [pair.select_one("[lang=en]").get_text() for pair in parallel().select(".pair:not([id])")]
    assert found == ["X Zheng Fa [2016] No. 3", "People’s Government of X County", "23 August 2016"]


def test_the_head_says_in_both_languages_what_it_is_and_that_it_is_no_longer_in_force() -> None:
    soup = parallel()
    assert soup.h1.get_text() == "某县实施方案"
    assert soup.select_one(".title-en").get_text().strip() == "Implementation Plan of X County"
    banner = soup.select_one(".status-banner")
    assert "已失效" in banner.get_text()
    assert "no longer in force" in banner.select_one("[lang=en]").get_text()
    notice = soup.select_one(".unofficial").get_text()
    assert "非官方译文" in notice and "unofficial translation" in notice
    assert "3 drafted, then compared with the Chinese in a second reading; not reviewed by a named person" in notice


def test_what_is_missing_is_a_dash_and_a_line_never_english() -> None:
    words = {key: text for key, text in ENGLISH.items() if not key.startswith(("point-1-5", "record/"))}
    soup = parallel(told=edition(PLAN, words))
    said = cells(soup, "point-1-5")[1]
    assert said.startswith("(V) — —") and "尚无译文" in said and "Not translated" in said
    assert soup.select_one(".title-en .missing") is not None
    assert not soup.select("#point-1 .state")


@pytest.mark.parametrize("state", english.NOTICE[:2])
def test_a_provision_has_the_worst_of_its_states(state: State) -> None:
    soup = parallel(told=edition(PLAN, ENGLISH, {"point-1-5/heading": state}))
    (notice,) = soup.select(".pair p.state")
    assert notice.find_parent(id="point-1-5") is not None
    assert english.STATE[state].capitalize() in notice.get_text() and words.STATE[state] in notice.get_text()


def test_in_the_english_edition_the_furniture_is_english_and_the_words_are_the_same() -> None:
    told = edition(PLAN, ENGLISH)
    made = {page.path: page.text for page in render(told, Links(), Knowledge(), TODAY, english=told)}
    own, other = html(made["en/parallel/plan.md"]), parallel()
    assert own.h1.get_text() == "Implementation Plan of X County"
    assert own.select_one("h1 + .title-zh").get_text() == "某县实施方案"
    assert [link["href"] for link in own.select(".unofficial a")] == ["../../zh/policies/plan.html", "../policies/plan.html"]
    assert all(link["lang"] == "en" for link in own.select("a.to-document"))
    for anchor in ("point-1", "point-1-5", "point-1-5-table-1"):
        assert cells(own, anchor) == cells(other, anchor)


def test_notes_to_readers_stand_at_the_provision() -> None:
    soup = parallel(told=edition(PLAN, ENGLISH, notes={"point-1-5/text": "Printed twice."}))
    assert "Translator’s note: Printed twice." in cells(soup, "point-1-5")[1]


def test_only_a_text_with_some_english_has_such_a_page_and_links_to_it() -> None:
    without = pages(PLAN, edition(PLAN, {}))
    assert "zh/parallel/plan.md" not in without
    assert "parallel" not in without["zh/policies/plan.md"]
    made = pages(PLAN, edition(PLAN, ENGLISH))
    page = html(made["zh/policies/plan.md"])
    links = [link["href"] for link in page.select('a[href^="../parallel/"]')]
    anchors = [provision.anchor for provision in PLAN.walk()]
    assert links == ["../parallel/plan.html", *(f"../parallel/plan.html#{anchor}" for anchor in anchors)]


def test_both_pages_have_the_same_addresses_and_lead_to_each_other() -> None:
    made = pages(PLAN, edition(PLAN, ENGLISH))
    own, beside = html(made["zh/policies/plan.md"]), html(made["zh/parallel/plan.md"])
    ids = [element["id"] for element in own.select(".provision[id]")]
    assert [element["id"] for element in beside.select(".pair[id]")] == ids
    links = [link["href"] for link in beside.select("a.to-document")]
    assert links == [f"../policies/plan.html#{anchor}" for anchor in ids]


def test_the_chinese_is_the_whole_text() -> None:
    """As on the document page: every word of the source, corrections aside; the title is the page's."""
    expected = PLAN.transcript.text.replace("某县实施方案\n", "", 1)
    assert source_words(parallel()) == without_blanks(expected)


HOSTILE = ("<script>alert(1)</script>", "</div></p><h1>", "{{ x }} *a* [b](javascript:c)", "&amp; {: #x }", "a\n\n# b")
TELLING = st.sampled_from("*_<>&#`[](){}|:=-+!~\\\"' \n1.a中、")


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)) | TELLING, min_size=1, max_size=30))
def test_any_words_show_as_themselves(words: str) -> None:
    _holds(words)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_that_look_like_markup_show_as_themselves(words: str) -> None:
    _holds(words)


def _holds(words: str) -> None:
    shown = without_blanks(escape.visible(words))
    if not shown:
        return
    made = replace(PLAN, record=replace(PLAN.record, title=words, issuing_body=words))
    told = edition(made, dict.fromkeys(ENGLISH, words), notes=dict.fromkeys(ENGLISH, words))
    soup = parallel(made, told)
    assert len(soup.select(".parallel > .pair")) == 7  # and the printed title, which is not that of the record
    assert not soup.select("script, em, .pair h1")
    assert shown in without_blanks(soup.select_one("#point-1-5 > [lang=en]").get_text())
    assert shown in without_blanks(soup.select_one(".title-en").get_text())


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("二、", "II."),
        ("十四、", "XIV."),
        ("（五）", "(V)"),
        ("㈢", "(III)"),
        ("33.", "33."),
        ("１．", "1."),
        ("11", "11."),
        ("（1）", "(1)"),
        ("⑶", "(3)"),
        ("①", "①"),
        ("第三章", "Chapter 3"),
        ("第一编", "Part 1"),
        ("第二节", "Section 2"),
        ("第十二条", "Article 12"),
        ("第三十六条之一", "Article 36-1"),
        ("甲：", "甲："),
    ],
)
def test_labels(printed: str, expected: str) -> None:
    assert places.label_en(printed) == expected


def test_periods_in_english() -> None:
    assert english.period(("2009", "2013")) == "2009 to 2013"
    assert english.period(("2016-06", "2016-10")) == "June 2016 to October 2016"
    assert english.period(("2016-06-01", "2016-06-01")) == "1 June 2016"
