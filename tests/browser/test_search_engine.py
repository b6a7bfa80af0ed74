"""The search engine in a browser, on a small index: what it finds, what it says, what it loads."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from search_page import opened, served, write_page
from test_search import PRINTED, library, made, table

from policybase.contexts import heading, text
from policybase.model import Edition, Library, State, Translation
from policybase.search import files
from policybase.search.normalise import fold

pytestmark = pytest.mark.browser

PLAN = """某市依法行政规划（2009—2013年）
一、主要任务
（一）加强备案审查。县政府应当及时报送。
（二）规范执法。行政执法人员每年学习不少于40学时，由市政府法制办公室负责组织。
二、保障措施
1.经费。列入预算。
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of two documents, one of them partly in English."""
    root = tmp_path_factory.mktemp("search")
    plan = made(PLAN, "plan")
    said = (
        ("record/title", "Plan for Law-Based Administration (2009–2013)"),
        (heading("point-1-1"), "Strengthen filing and review"),
        (text("point-1-1"), "The county government shall report in good time."),
    )
    english = Edition("en", (plan,), ((plan.id, tuple(Translation(key, "", words, State.COMPARED) for key, words in said)),))
    both = Library((*library().documents, plan), (), library().links, library().knowledge, library().today)
    for path, content in files(both, english):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(content)
    write_page(root)
    return root


@pytest.fixture(scope="module")
def engine(folder: Path, browser: Any) -> Iterator[Any]:
    with served(folder) as address:
        page = opened(browser, address, "zh")
        yield page
        page.close()


def find(page: Any, typed: str, **filters: list[str]) -> Any:
    return page.evaluate("([typed, filters]) => PB.search.query(typed, {filters})", [typed, filters])


def ids(result: Any) -> list[str]:
    return [hit["id"] for hit in result["hits"]]


def test_scripts_compare_as_the_index_does(engine: Any) -> None:
    for printed, compared in table("normalise"):
        assert engine.evaluate("text => PB.search.text.fold(text).chars.join('')", printed) == compared
    for word, looked_up in table("stems"):
        assert engine.evaluate("word => PB.search.english.stem(word)", word) == looked_up


def test_whatever_stands_in_a_provision_is_found(engine: Any) -> None:
    lot = random.Random(5)
    for _ in range(60):
        anchor, printed = lot.choice([each for each in PRINTED if len(fold(each[1])) > 1])
        start = lot.randrange(len(printed) - 1)
        typed = printed[start : start + lot.randint(2, 12)]
        if len(fold(typed)) < 2:
            continue
        result = engine.evaluate("typed => PB.search.query(typed, {count: 100})", typed)
        assert f"filing#{anchor}" in ids(result), typed


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("备案审查", "plan#point-1-1"),  # a heading before a mention
        ("15日内", "filing#art-2"),
        ("１５日内", "filing#art-2"),
        ("规范性文件多少天内备案", "filing#art-2"),
        ("执法人员每年多少学时", "plan#point-1-2"),
        ("谁负责审查", "filing#art-3"),
        ("“及时报送”", "plan#point-1-1"),
        ("filed", "plan#point-1-1"),
        ("编", None),
    ],
)
def test_right_provision_first(engine: Any, typed: str, first: str | None) -> None:
    result = find(engine, typed)
    assert (ids(result) or [None])[0] == first


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("某政发[2016]12号", "policies/filing.html"),
        ("2016 12", "policies/filing.html"),
        ("第三条", "policies/filing.html#art-3"),
        ("备案办法 第三条", "policies/filing.html#art-3"),
        ("某市 2011 一（二）", "policies/plan.html#point-1-2"),
        ("一（二）", "policies/plan.html#point-1-2"),
        ("filing#art-3", "policies/filing.html#art-3"),
        ("《某县规范性文件备案办法》", "policies/filing.html"),
    ],
)
def test_numbers_and_places_jump(engine: Any, typed: str, url: str | None) -> None:
    jumps = [jump["url"] for jump in find(engine, typed)["jumps"]]
    assert (jumps or [None])[0] == url


def test_the_value_that_answers_is_marked(engine: Any) -> None:
    hit = find(engine, "规范性文件多少天内备案")["hits"][0]
    assert hit["answers"] == "deadline"
    assert "十五日内" in "".join(piece["text"] for piece in hit["excerpt"] if piece["value"])


def test_another_name_is_said(engine: Any) -> None:
    result = find(engine, "报备")
    assert result["notice"] == {"code": "synonym", "from": "报备", "to": "备案", "words": []}
    assert "filing#art-2" in ids(result)


def test_all_words_else_any_and_it_is_said(engine: Any) -> None:
    assert find(engine, "县政府 报送")["notice"] is None
    result = find(engine, "备案 区块链")
    assert (result["notice"]["code"], result["notice"]["words"]) == ("any", ["区块链"])
    assert result["total"] > 0
    nothing = find(engine, "区块链")
    assert (nothing["notice"]["code"], nothing["total"], nothing["hits"]) == ("none", 0, [])


def test_filters_and_their_counts(engine: Any) -> None:
    result = find(engine, "备案")
    counts = {each["value"]: each["count"] for each in result["facets"]["kind"]}
    assert sum(counts.values()) == result["total"] and set(counts) == {"办法", "规划"}
    some = find(engine, "备案", kind=["规划"])
    assert {hit["document"] for hit in some["hits"]} == {"plan"} and some["total"] == counts["规划"]
    # What the other kinds have is still told.
    assert {each["value"] for each in some["facets"]["kind"]} == {"办法", "规划"}


def test_english_is_shown_where_it_is(folder: Path, browser: Any) -> None:
    with served(folder) as address:
        page = opened(browser, address, "en")
        hit = find(page, "filing")["hits"][0]
        assert (hit["id"], hit["lang"], hit["place"]) == ("plan#point-1-1", "en", "I.(I)")
        assert hit["title"].startswith("Plan for") and hit["heading"] == "Strengthen filing and review"
        chinese = find(page, "列入预算")["hits"][0]
        assert (chinese["lang"], "".join(piece["text"] for piece in chinese["excerpt"])) == ("zh", "列入预算。")
        page.close()


def test_a_newer_query_wins(engine: Any) -> None:
    settled = engine.evaluate(
        """() => {
          var settled = [];
          PB.search.query("备案").then(function () { settled.push("older"); });
          return PB.search.query("审查").then(function () { settled.push("newer"); })
            .then(function () { return new Promise(function (done) { setTimeout(done, 100); }); })
            .then(function () { return settled; });
        }"""
    )
    assert settled == ["newer"]


def test_from_a_disk_and_nothing_before_it_is_used(folder: Path, browser: Any) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "zh" / "page.html").as_uri())
    page.evaluate("PB.search.open('../', 'zh')")
    assert not [url for url in asked if "/search/" in url]
    assert ids(find(page, "列入预算")) == ["plan#point-2-0-1"]
    page.close()


def test_words_of_readers_are_never_code(engine: Any) -> None:
    for typed in ("<img src=x onerror=alert(1)>", "\\", "$&", "(", "[a-z", "𠮷", "   ", "。，", "a" * 500, "备" * 300):
        assert find(engine, typed)["query"] == typed
