"""The queries by which the search is judged stand on the texts: addresses, numbers and literal claims."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml

from policybase import pipeline

ROOT = Path(__file__).parents[1]
FILE = ROOT / "tests" / "search" / "queries.yml"
QUERIES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["queries"]

AT_LEAST = {
    "words": 15,
    "parts": 10,
    "phrases": 10,
    "several": 10,
    "synonyms": 10,
    "time limits": 12,
    "questions": 12,
    "references": 12,
    "numbers": 6,
    "english": 20,
    "mixed": 3,
    "typing": 5,
    "nothing": 8,
}
KEYS = {"q", "locale", "group", "first", "five", "jump", "expect", "answer", "says", "nowhere", "note"}
# First results a judge still has to look at are no judgement: a query with more is too wide to be one.
MOST_FIRST = 8

every_query = pytest.mark.parametrize("query", QUERIES, ids=[query["q"] for query in QUERIES])


def plain(words: str) -> str:
    """Widths, blanks and letter case aside: “１５ 日” and “15日” are the same words."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())


def flat(places: list[str | list[str]]) -> Iterator[str]:
    for place in places:
        yield from [place] if isinstance(place, str) else place


class Texts:
    """What the five documents say: provision → plain words, in Chinese and in English."""

    def __init__(self) -> None:
        found = pipeline.read(pipeline.SOURCES, shown_as="source_texts", today=date(2026, 11, 21))
        rows = {
            path: [json.loads(line) for line in content.decode("utf-8").splitlines()]
            for path, content in pipeline.data(found)
            if path.endswith(("documents.jsonl", "provisions.jsonl", "works.jsonl"))
        }
        provisions = rows["data/provisions.jsonl"]
        self.parent = {row["id"]: row["parent"] for row in provisions}
        self.places = {row["id"] for row in provisions}
        self.places |= {"policies/" + row["id"] for row in rows["data/documents.jsonl"]}
        self.places |= {"works/" + row["id"] for row in rows["data/works.jsonl"]}
        self.words = {
            "zh": {row["id"]: plain(f"{row['heading'] or ''}\n{row['text'] or ''}") for row in provisions}
        }
        self.words["en"] = dict.fromkeys(self.parent, "")
        for catalogue in sorted((ROOT / "translations" / "en").glob("*.po")):
            for entry in polib.pofile(str(catalogue)):
                id = f"{catalogue.stem}#{(entry.msgctxt or '').rpartition('/')[0]}"
                if id in self.parent:
                    self.words["en"][id] += plain(entry.msgstr)


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts()


def test_enough_queries_of_every_group() -> None:
    counts = Counter(query["group"] for query in QUERIES)
    assert set(counts) == set(AT_LEAST)
    assert {group: counts[group] for group in AT_LEAST if counts[group] < AT_LEAST[group]} == {}
    assert len(QUERIES) >= 110


def test_no_query_twice() -> None:
    twice = {query: n for query, n in Counter(query["q"] for query in QUERIES).items() if n > 1}
    assert twice == {}


@every_query
def test_a_query_is_complete(query: dict[str, Any]) -> None:
    assert set(query) <= KEYS
    assert query["q"].strip()
    assert query["locale"] in {"zh", "en"}
    assert query["note"].strip()
    assert len(query["five"]) <= 4
    assert len(query["first"]) <= MOST_FIRST
    assert len(set(flat(query["first"]))) == len(query["first"])
    assert len(set(flat(query["five"]))) == len(list(flat(query["five"])))
    if query["group"] == "nothing":
        assert query["expect"] in {"nothing", "any-words"}
        assert not query["first"] and not query["five"] and "jump" not in query
    else:
        assert query["first"] or query.get("jump"), "nothing to judge it by"
        assert "expect" not in query


@every_query
def test_every_address_exists(query: dict[str, Any], texts: Texts) -> None:
    named = {*query["first"], *flat(query["five"]), *query.get("jump", ())}
    assert named - texts.places == set()


@every_query
def test_two_addresses_of_one_place_are_a_heading_and_its_paragraph(
    query: dict[str, Any], texts: Texts
) -> None:
    for place in query["five"]:
        if isinstance(place, list):
            heading, paragraph = place
            assert texts.parent[paragraph] == heading
            assert [id for id, parent in texts.parent.items() if parent == heading] == [paragraph]


@every_query
def test_the_words_stand_where_the_query_says(query: dict[str, Any], texts: Texts) -> None:
    words = texts.words[query["locale"]]
    for said in query.get("says", ()):
        missing = [id for id in (*query["first"], *flat(query["five"])) if plain(said) not in words[id]]
        assert missing == [], said


@every_query
def test_a_right_first_result_holds_an_answer(query: dict[str, Any], texts: Texts) -> None:
    if "answer" not in query:
        assert query["group"] not in {"time limits", "questions"}
        return
    words = texts.words[query["locale"]]
    without = [id for id in query["first"] if not any(plain(said) in words[id] for said in query["answer"])]
    assert without == []
    idle = [said for said in query["answer"] if not any(plain(said) in words[id] for id in query["first"])]
    assert idle == [], "an answer that no right first result gives"


@every_query
def test_the_words_stand_nowhere_where_the_query_says(query: dict[str, Any], texts: Texts) -> None:
    words = texts.words[query["locale"]]
    for said in query.get("nowhere", ()):
        assert [id for id, text in words.items() if plain(said) in text] == [], said


@every_query
def test_nothing_to_find_means_that_the_words_are_nowhere(query: dict[str, Any], texts: Texts) -> None:
    """A word found in neither language cannot be missed; any-words needs one word that stands and one that does not."""
    if query["group"] != "nothing":
        return
    everything = [*texts.words["zh"].values(), *texts.words["en"].values()]
    stands = [any(plain(word) in text for text in everything) for word in query["q"].split()]
    assert (any(stands), all(stands)) == (query["expect"] == "any-words", False)
