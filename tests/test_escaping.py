"""Whatever a text looks like, the page shows it as it is."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rendered import front_matter, html, metadata_words, page, source_words, without_blanks
from sample_documents import Line, document

from policybase.model import Certainty, Correction, Kind, Record, Role
from policybase.render import escape

HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "*强调* _强调_ **粗** __粗__ `代码` ~~删~~ ^上^ ==亮==",
    "[点此](javascript:alert(1))",
    "![图](javascript:alert(1))",
    "[引]: https://example.org",
    "<https://example.org> https://example.org www.example.org a@example.org",
    "{{ config.site_name }} {% raw %}",
    "# 井号",
    "1. 甲",
    "1) 甲",
    "- 甲",
    "+ 甲",
    "* 甲",
    "===",
    "---",
    ": 释义",
    "甲 { #x .y }",
    "{: #x }",
    "&amp; &lt; &#60; &nbsp;",
    "    四个空格",
    "\t制表",
    "　　全角空格",
    "*[甲]: 乙",
    '--8<-- "甲.md"',
    ":smile: :material-home:",
    "[^1] [^1]: 注",
    "$$x$$ $x$ \\(x\\)",
    "甲 | 乙\\|丙",
    "> 引用",
    "!!! note",
    "??? note",
    "\\*反斜线\\",
    "<!-- 注释 -->",
    "</p></div>",
    "甲  ",
    "\x02wzxhzdk:0\x03 \x02amp\x03",
    "\x00\x1b\x7f\x85",
    "]]> <![CDATA[ <?php ?>",
    "[TOC]",
    "行一\n\n# 行二\n    行三",
)


def _page_of(words: str) -> str:
    """A page on which ``words`` stand in every place where source words can stand."""
    return page(
        document(
            Line(words, role=Role.METADATA),
            Line(words, role=Role.TITLE),
            Line(words, anchor="preamble-para-1", path=("序", "¶1")),
            Line(heading=words, label="一、", anchor="point-1", kind=Kind.POINT, path=("一",)),
            Line(words, label="1.", heading="小标题。", anchor="point-1-1", kind=Kind.POINT, below="point-1"),
            Line(words, anchor="point-1-1-para-2", below="point-1-1", path=("一", "1", "¶2")),
            Line(words, role=Role.SIGNATURE),
            record=Record(
                title=words,
                issuing_body=words,
                document_number=words,
                source_url=words,
                keywords=(words,),
            ),
        )
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_text_that_looks_like_markup_shows_as_itself(words: str) -> None:
    _holds(words)


ANY = st.characters(exclude_categories=("Cs",))
TELLING = st.sampled_from("*_<>&#`[](){}|:=-+!~\\\"' \n1.a中、")


# Lone surrogates are no text: no decoder gives them, and no file can hold them.
@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=ANY | TELLING, min_size=1, max_size=40))
@example("0\u2028. ")
def test_any_text_shows_as_itself(words: str) -> None:
    _holds(words)


# Every element that a document page may hold.
OURS = {"html", "head", "body", "h1", "h2", "p", "div", "span", "strong", "sup", "a", "code"}
OURS |= {"dl", "dt", "dd", "details", "summary", "table", "thead", "tbody", "tr", "th", "td"}


def _holds(words: str) -> None:
    soup = html(_page_of(words))
    bare = without_blanks(escape.visible(words))
    expected = f"{bare}{bare}一、{bare}1.小标题。{bare}{bare}{bare}"
    assert source_words(soup) == expected
    assert metadata_words(soup) == bare
    (data,) = soup.select("script")  # ours, once: what the tools at a provision read
    assert (data["id"], data["type"]) == ("pb-document", "application/json")
    data.decompose()
    assert {element.name for element in soup.find_all()} <= OURS
    assert all(str(link["href"]).startswith("#") for link in soup.find_all("a"))
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))


@settings(deadline=None, max_examples=60)
@given(
    st.text(alphabet=st.sampled_from("甲乙*_<>&#`[]{}|:\"' \\1."), min_size=1, max_size=12),
    st.text(alphabet=st.sampled_from("丙<>&\"'*`]{"), max_size=8),
)
def test_a_correction_shows_any_text_as_itself(reads: str, read_as: str) -> None:
    correction = Correction("前", reads, "后", read_as, Certainty.CERTAIN, "<b>理由</b>")
    line = Line(f"前{reads}后", anchor="preamble-para-1", path=("序", "¶1"))
    soup = html(page(document(line, corrections=(correction,))))
    assert source_words(soup) == without_blanks(f"前{reads}后")
    (inserted,) = soup.select("ins.correction")
    assert without_blanks(inserted.get_text()) == without_blanks(read_as)
    assert "<b>理由</b>" in soup.select_one("p.note").get_text()
    assert not soup.select("b")


@pytest.mark.parametrize("words", HOSTILE)
def test_front_matter_is_escaped_for_html(words: str) -> None:
    """Material prints title and description as they stand: a script in either ran."""
    matter = front_matter(_page_of(words))
    entries = [matter["title"], matter["description"], *(entry[2] for entry in matter["outline"])]
    assert not any(set("<>\"'") & set(str(entry)) for entry in entries)


def test_ordinary_chinese_stays_readable() -> None:
    words = "各市、县人民政府,各委、厅:《纲要》（以下简称《纲要》）2009年底前完成80%；晋政发〔2009〕3号。"
    assert escape.text(words) == words
