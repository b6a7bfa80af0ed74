"""Not one character of a page is lost or invented, whatever the markup."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from policybase.extract.census import text_runs, unaccounted
from policybase.extract.html import read_html
from policybase.extract.raw import Raw
from policybase.model import Reason, SetAside, Transcript


def transcript_of(raw: Raw) -> Transcript:
    return Transcript("\n".join(block.text for block in raw.blocks), set_aside=raw.set_aside)


def test_plain_text_and_markdown_are_all_text() -> None:
    assert text_runs("# 甲\n 乙\u3000<b>", "text/markdown") == Counter("#甲乙<b>")


def test_what_counts_as_text_of_a_page() -> None:
    page = (
        "<title>甲</title><script>1</script><style>2</style><!--3--><p title='4'>乙&amp;&nbsp;</p>"
        "<noscript>丙</noscript><p hidden>丁</p><textarea>戊</textarea>"
    )
    assert text_runs(page, "text/html") == Counter("甲乙&丙丁戊")


def test_lost_and_invented_characters() -> None:
    transcript = Transcript("甲乙己", set_aside=(SetAside("丙", 1, 1, Reason.SHARE),))
    assert unaccounted("甲甲乙丙丁", "text/plain", transcript) == Counter({"甲": 1, "丁": 1, "己": -1})
    assert not unaccounted("甲乙 丙\n己", "text/plain", transcript)


CRUMBS = (
    "各乡镇人民政府：|本办法自2016年1月1日起施行。|首页|打印|字体：大中小|附件：名录|索引号|索引号：|"
    "来源：县政府|标题|2016年6月20日|上一篇：|&amp;|&nbsp;|&#8203;|AT&T;|"
    "&copy2019|<|&lt;p>|甲\u200b乙|\u3000|;|&|amp;|"
    "相关链接|第一条|版权所有|\u3000一、总则|[1]"
)
WORDS = st.sampled_from(CRUMBS.split("|"))
ATTRIBUTES = st.sampled_from(
    ["", ' class="content"', ' id="zoom"', ' class="TRS_Editor"', ' style="display:none"', " hidden",
     ' class="footer"',
     ' class="nav"', ' class="title"', ' style="white-space: pre"', ' rowspan="2"', ' href="#"']
)  # fmt: skip
TAG_NAMES = "div p span a b td tr table ul li dl dt dd h1 pre sup font nav tbody title textarea noscript"
TAGS = st.sampled_from(TAG_NAMES.split())


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def build(tag: str, attributes: str, parts: list[str], closing: str) -> str:
        return f"<{tag}{attributes}>{''.join(parts)}{closing.format(tag)}"

    closing = st.sampled_from(["</{}>", "</{}>", "</{}>", "", "</b>", "\n</{}>"])
    return st.builds(build, TAGS, ATTRIBUTES, st.lists(inner, max_size=5), closing)


PIECES = st.one_of(
    WORDS,
    st.sampled_from(
        ["<br>", "<br/>", "\n", " ", "<!-- 注 -->", "<script>甲</script>", "<img alt='图'>", "<hr>"]
    ),
)
MARKUP = st.lists(st.recursive(PIECES, element, max_leaves=40), max_size=8).map("".join)


@given(MARKUP)
def test_no_character_is_lost_or_invented(markup: str) -> None:
    raw = read_html(markup)
    assert unaccounted(markup, "text/html", transcript_of(raw)) == Counter()
    assert all("\n" not in block.text and block.text.strip() for block in raw.blocks)
    lines = markup.count("\n") + 1
    assert all(1 <= words.line <= lines for words in (*raw.blocks, *raw.set_aside))


@given(st.text(max_size=200))
def test_any_text_is_survived(markup: str) -> None:
    assert unaccounted(markup, "text/html", transcript_of(read_html(markup))) == Counter()
