"""The open data about links: citations, works, subjects, time limits, overlaps."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import pytest
from sample_links import BACK, CITATIONS, DOCUMENTS, KNOWLEDGE, LINK, LINKS, citation

from policybase.export import files
from policybase.export.schemas import TABLES
from policybase.model import (
    Address,
    CitationRelation,
    DeadlineKind,
    Document,
    Library,
    Line,
    LinkRelation,
    Links,
    MentionKind,
    Quantity,
    WorkStatus,
)

TODAY = date(2026, 11, 21)


def exported(links: Links = LINKS, documents: tuple[Document, ...] = DOCUMENTS) -> dict[str, bytes]:
    return dict(files(Library(documents, links=links, knowledge=KNOWLEDGE, today=TODAY)))


def rows(name: str, links: Links = LINKS) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(links)[f"{name}.jsonl"].decode().splitlines()]


def cells(name: str, links: Links = LINKS) -> list[dict[str, str]]:
    written = exported(links)[f"{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_a_citation_says_what_a_short_form_stands_for() -> None:
    found = {(row["provision"], row["span"][0]): row for row in rows("citations")}
    short = [row for row in found.values() if row["quote"] == "《纲要》"]
    assert [row["resolved_title"] for row in short] == ["某省依法行政纲要", "某省依法行政纲要"]
    assert [row["work"] for row in short] == ["outline", "outline"]
    assert rows("citations")[0]["relation"] == "basis"


def test_a_citation_of_a_provision_in_this_base_names_it() -> None:
    made = DOCUMENTS[0]
    here = citation(
        made,
        "closing-para-1",
        "2019年",
        kind=MentionKind.PROVISION,
        target=Address("province", "point-1"),
    )
    (row,) = rows("citations", replace(LINKS, citations=(here,)))
    assert (row["kind"], row["target"]) == ("provision", "province#point-1")


def test_a_work_lists_who_cites_it_and_when_its_status_was_checked() -> None:
    outline, regulation = rows("works")
    assert outline["document"] == "province" and outline["checked"] is None
    assert outline["cited_by"] == ["county#preamble-para-1", "county#point-1-0-1"]
    assert regulation["status"] == "revised"
    assert regulation["checked"] == {"date": "2026-11-20", "source": "国家法律法规数据库，https://example.cn/a"}
    assert regulation["cited_by"] == ["county#point-1-0-1", "province#point-1-para-1"]
    assert regulation["url"]["zh"] == "zh/works/some-regulation.html"


def test_who_names_only_himself_does_not_cite() -> None:
    itself = replace(CITATIONS[0], relation=CitationRelation.SELF)
    outline, _ = rows("works", replace(LINKS, citations=(itself,)))
    assert outline["cited_by"] == []


def test_a_subject_lists_what_rules_on_it_and_a_provision_what_it_is_about() -> None:
    normative, filing = rows("topics")
    assert normative["provisions"] == [] and normative["definition_en"] is None
    assert filing["provisions"] == ["county#point-1-0-1", "province#point-1-para-1"]
    assert filing["broader"] == "normative"
    (duty,) = (row for row in rows("provisions") if row["id"] == "county#point-1-0-1")
    assert [(topic["id"], topic["about"]) for topic in duty["topics"]] == [("filing", True), ("normative", False)]


def test_a_link_says_why_the_very_sentence_and_what_differs() -> None:
    first, second = rows("links")
    assert first == {
        "source": "county#point-1-0-1",
        "target": "province#point-1-para-1",
        "rank": 1,
        "relation": "tightens",
        "line": "same-line",
        "topic": "filing",
        "score": 0.91,
        "reasons": ["都规定规范性文件备案的期限"],
        "reasons_en": ["Both set a time limit for filing"],
        "sentence": "根据《某条例》，市、县政府应当自公布之日起30日内将规范性文件报省政府备案。",
        "differs": [
            {"zh": "本条：15日内；彼条：30日内", "en": "here 15 days, there 30", "comparable": True}
        ],
        "ruled": None,
    }
    assert second["ruled"] == "accepted" and second["line"] == "elsewhere"


def test_links_stand_in_reading_order_of_their_sources_strongest_first() -> None:
    weaker = replace(LINK, rank=2, target=Address("province", "point-1"))
    earlier = replace(LINK, source=Address("county", "preamble-para-1"))
    found = rows("links", replace(LINKS, links=(BACK, weaker, LINK, earlier)))
    assert [(row["source"], row["rank"]) for row in found] == [
        ("county#preamble-para-1", 1),
        ("county#point-1-0-1", 1),
        ("county#point-1-0-1", 2),
        ("province#point-1-para-1", 1),
    ]


def test_a_time_limit_has_its_value_its_parties_and_its_rule() -> None:
    filed, rule, inherited, other = rows("deadlines")
    assert (filed["provision"], filed["duration"], filed["recipient"]) == ("county#point-1-0-1", "P15D", "县政府")
    assert (rule["provision"], rule["date"], rule["inherited_from"]) == ("county#closing-para-1", "2019-12-31", None)
    assert (inherited["provision"], inherited["inherited_from"]) == ("county#point-1", "county#closing-para-1")
    assert (other["actor"], other["actor_en"], other["quantity"]) == ("市、县政府", None, None)


def test_a_quantity_is_a_column_for_each_of_its_sides() -> None:
    limit = replace(LINKS.deadlines[0], kind=DeadlineKind.QUOTA, quantity=Quantity(40, None, "学时"))
    (row,) = cells("deadlines", replace(LINKS, deadlines=(limit,)))
    assert (row["quantity.min"], row["quantity.max"], row["quantity.unit"]) == ("40", "", "学时")
    assert row["quote"] == "自公布之日起15日内"


@pytest.mark.parametrize("name", TABLES)
def test_every_row_fits_the_published_schema_and_has_its_keys_in_order(name: str) -> None:
    schema = json.loads(exported()[f"schema/{name}.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    found = rows(name)
    assert found
    for row in found:
        jsonschema.validate(row, schema)
        assert list(row) == schema["required"] == list(schema["properties"])


def test_closed_lists_of_the_schemas_are_those_of_the_model() -> None:
    def listed(name: str, key: str) -> list[str]:
        values: list[str] = json.loads(exported()[f"schema/{name}.json"])["properties"][key]["enum"]
        return values

    assert listed("links", "relation") == list(LinkRelation)
    assert listed("links", "line") == list(Line)
    assert listed("citations", "kind") == list(MentionKind)
    assert listed("citations", "relation") == list(CitationRelation)
    assert listed("works", "status") == list(WorkStatus)
    assert listed("deadlines", "kind") == list(DeadlineKind)


def test_the_same_links_give_the_same_bytes_in_any_order() -> None:
    turned = replace(
        LINKS,
        citations=LINKS.citations[::-1],
        subjects=LINKS.subjects[::-1],
        deadlines=LINKS.deadlines[::-1],
        links=LINKS.links[::-1],
    )
    assert exported(turned, DOCUMENTS[::-1]) == exported()


def test_the_calendars_stand_beside_the_tables() -> None:
    running, every = (exported()[f"{name}.ics"].decode() for name in ("deadlines", "deadlines-all"))
    assert "某县" not in running  # its planning period has ended
    assert "DTSTART;VALUE=DATE:20191231" in every
