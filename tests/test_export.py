"""The open data: rows, their schemas, and the same rows as a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import pytest
from sample_documents import Line, document

from policybase import contexts
from policybase.export import InvalidRows, files
from policybase.export.schemas import TABLES
from policybase.link import link
from policybase.model import (
    Certainty,
    Correction,
    Document,
    Doubt,
    DoubtCode,
    Edition,
    Evidence,
    Jurisdiction,
    Kind,
    Knowledge,
    Level,
    Library,
    Origin,
    Reason,
    Record,
    Role,
    SetAside,
    SourceKind,
    State,
    Status,
    Transcript,
    Translation,
)
from policybase.passages import passages

TODAY = date(2026, 11, 21)
RECORD = Record(
    title="某县贯彻《纲要》实施方案",
    kind="实施方案",
    issuing_body="某县人民政府",
    document_number="某政发〔2016〕3号",
    document_number_printed="某政发[2016]3号",
    jurisdiction=Jurisdiction(Level.COUNTY, "某省", "某州", "某县", "632223"),
    date_issued=date(2016, 8, 23),
    status=Status.PERIOD_ENDED,
    planning_period=("2016", "2020"),
    addressees=("各乡镇人民政府", "县政府各部门"),
    source_url="https://example.gov.cn/1.html",
    source_kind=SourceKind.OFFICIAL,
    source_url_confirmed=True,
    evidence=(
        ("title", Evidence(Origin.ORIGINAL)),
        ("status", Evidence(Origin.INFERRED)),
        ("source_url_confirmed", Evidence(Origin.PERSON)),
    ),
)
LINES = (
    Line("某县贯彻《纲要》实施方按", role=Role.TITLE),
    Line(label="一、", heading="工作目标", anchor="point-1", kind=Kind.POINT, path=("一",)),
    Line(
        "到20166月，按照《纲要》完成。",
        anchor="point-1-para-1",
        path=("一", "¶1"),
        below="point-1",
        doubts=(Doubt(DoubtCode.NUMBER_GAP, 20), Doubt(DoubtCode.NUMBER_GAP, 20)),
    ),
    Line("=1+1", anchor="closing-para-1", path=("结", "¶1")),
)
CORRECTIONS = (
    Correction("实施", "方按", "", "方案", Certainty.CERTAIN, "错字"),
    Correction("到", "20166月", "", None, Certainty.UNCERTAIN, "年份与月份相连"),
)


def sample(id: str = "sample", record: Record = RECORD) -> Document:
    made = document(*LINES, record=record, corrections=CORRECTIONS, id=id)
    aside = (SetAside("您的 位置", 1, 1, Reason.BREADCRUMB),)
    inked = len("".join(made.transcript.text.split()))
    transcript = Transcript(made.transcript.text, set_aside=aside, original_characters=inked + 4)
    return replace(made, transcript=transcript)


def library(*documents: Document) -> Library:
    return Library(documents=documents, links=link(documents, Knowledge()), today=TODAY)


def exported(*documents: Document) -> dict[str, bytes]:
    return dict(files(library(*documents)))


def rows(name: str, *documents: Document) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(*documents)[f"{name}.jsonl"].decode().splitlines()]


def cells(name: str, *documents: Document) -> list[dict[str, str]]:
    written = exported(*documents)[f"{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_a_document_is_one_row() -> None:
    (row,) = rows("documents", sample())
    inked = len("".join(sample().transcript.text.split()))
    assert row == {
        "id": "sample",
        "title": "某县贯彻《纲要》实施方案",
        "kind": "实施方案",
        "title_en": None,
        "issuing_body": "某县人民政府",
        "document_number": "某政发〔2016〕3号",
        "document_number_printed": "某政发[2016]3号",
        "jurisdiction": {
            "level": "county",
            "province": "某省",
            "prefecture": "某州",
            "county": "某县",
            "code": "632223",
        },
        "date_issued": "2016-08-23",
        "date_published": None,
        "date_effective": None,
        "date_invalid": None,
        "status": "period-ended",
        "status_note": None,
        "planning_period": ["2016", "2020"],
        "addressees": ["各乡镇人民政府", "县政府各部门"],
        "keywords": [],
        "source_url": "https://example.gov.cn/1.html",
        "source_kind": "official",
        "source_file": "sample/original.txt",
        "sha256": "0" * 64,
        "parts": [{"part": None, "title": "某县贯彻《纲要》实施方按", "kind": None}],
        "missing_parts": [],
        # source_url_confirmed is no key of the row.
        "stated": {"title": "original", "status": "inferred"},
        "characters": {"original": inked + 4, "rendered": inked, "set_aside": 4, "unaccounted": 0},
        "corrections": [{"reads": "方按", "read_as": "方案", "certainty": "certain", "reason": "错字"}],
        "url": {"zh": "zh/policies/sample.html", "en": "en/policies/sample.html"},
    }


def test_a_provision_is_one_row() -> None:
    _, row, _ = rows("provisions", sample())
    assert row == {
        "id": "sample#point-1-para-1",
        "document": "sample",
        "anchor": "point-1-para-1",
        "part": None,
        "parent": "sample#point-1",
        "kind": "paragraph",
        "path": ["一", "¶1"],
        "label": None,
        "heading": None,
        "text": "到20166月，按照《纲要》完成。",
        "source_text": "到20166月，按照《纲要》完成。",
        "heading_en": None,
        "text_en": None,
        "translation_state": "missing",
        "topics": [],
        "corrections": [
            {"reads": "20166月", "read_as": None, "certainty": "uncertain", "reason": "年份与月份相连"}
        ],
        "doubts": ["number-gap"],
        "url": {
            "zh": "zh/policies/sample.html#point-1-para-1",
            "en": "en/policies/sample.html#point-1-para-1",
        },
    }


def test_provisions_stand_in_reading_order_with_label_and_heading_in_their_source() -> None:
    found = rows("provisions", sample())
    assert [row["anchor"] for row in found] == ["point-1", "point-1-para-1", "closing-para-1"]
    assert found[0]["source_text"] == "一、工作目标" and found[0]["parent"] is None


def test_a_citation_is_one_row_and_has_no_provision_in_the_head() -> None:
    head, body = rows("citations", sample())
    assert (head["provision"], head["quote"], head["source_document"]) == (None, "《纲要》", "sample")
    assert body == {
        "source_document": "sample",
        "provision": "sample#point-1-para-1",
        "span": [30, 34],
        "quote": "《纲要》",
        "kind": "title",
        "relation": "basis",
        "work": None,
        "document": None,
        "resolved_title": None,
        "target": None,
    }


def test_characters_that_are_unaccounted_for_are_told() -> None:
    transcript = replace(sample().transcript, unaccounted=(("甲", 2), ("乙", -1)))
    (row,) = rows("documents", replace(sample(), transcript=transcript))
    assert row["characters"]["unaccounted"] == 3


def test_a_correction_that_puts_words_back_belongs_to_the_unit_it_ends() -> None:
    lost = Correction("完成", "", "。", "任务", Certainty.CERTAIN, "漏字")
    made = document(*LINES, record=RECORD, corrections=(lost,))
    assert [len(row["corrections"]) for row in rows("provisions", made)] == [0, 1, 0]


def test_unknown_values_are_null_and_every_key_is_there() -> None:
    (row,) = rows("documents", sample(record=Record()))
    assert set(row) == set(rows("documents", sample())[0])
    assert row["title"] is None and row["jurisdiction"] is None and row["planning_period"] is None
    assert row["status"] == "unknown" and row["addressees"] == []


def test_the_same_library_gives_the_same_bytes_in_any_order() -> None:
    one, two = sample("b"), sample("a")
    assert files(library(one, two)) == files(library(two, one))
    assert [row["id"] for row in rows("documents", one, two)] == ["a", "b"]


def test_lines_end_in_newline_and_chinese_is_written_as_it_is() -> None:
    for name, content in exported(sample()).items():
        assert content == b"" or content.endswith(b"\n"), name
        assert b"\r" not in content or name.endswith(".ics"), name
    assert "某县".encode() in exported(sample())["documents.jsonl"]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_fits_the_published_schema(name: str) -> None:
    schema = json.loads(exported(sample())[f"schema/{name}.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    for row in rows(name, sample()):
        jsonschema.validate(row, schema)
        assert list(row) == schema["required"] == list(schema["properties"])


def test_closed_lists_of_the_schemas_are_those_of_the_model() -> None:
    published = exported(sample())
    documents = json.loads(published["schema/documents.json"])["properties"]
    provisions = json.loads(published["schema/provisions.json"])["properties"]
    assert documents["status"]["enum"] == list(Status)
    assert documents["source_kind"]["enum"] == list(SourceKind)
    assert documents["jurisdiction"]["properties"]["level"]["enum"] == [*Level, None]
    assert documents["stated"]["additionalProperties"]["enum"] == list(Origin)
    assert provisions["kind"]["enum"] == list(Kind)
    assert provisions["doubts"]["items"]["enum"] == list(DoubtCode)


def test_every_value_of_a_schema_is_described() -> None:
    for name in TABLES:
        schema = json.loads(exported(sample())[f"schema/{name}.json"])
        assert [key for key, value in schema["properties"].items() if not value.get("description")] == []


def test_a_row_that_does_not_fit_is_named_and_nothing_is_published() -> None:
    wrong = replace(sample("b"), record=replace(RECORD, planning_period=("soon", "2020")))
    with pytest.raises(InvalidRows) as raised:
        files(library(sample("a"), wrong))
    (found,) = raised.value.diagnostics
    assert (found.code, found.path, found.line) == ("REC030", "documents.jsonl", 2)
    assert found.message.startswith("b: planning_period.0: 'soon' does not match")


def test_csv_begins_with_a_byte_order_mark_and_has_a_column_for_each_value() -> None:
    assert exported(sample())["documents.csv"].startswith("\ufeffid,title,".encode())
    (row,) = cells("documents", sample())
    assert row["jurisdiction.county"] == "某县"
    assert row["addressees"] == "各乡镇人民政府；县政府各部门"
    assert json.loads(row["parts"]) == rows("documents", sample())[0]["parts"]
    assert row["date_published"] == "" and row["characters.set_aside"] == "4"


def test_an_unknown_jurisdiction_is_five_empty_cells() -> None:
    (row,) = cells("documents", sample(record=Record()))
    assert {row[key] for key in row if key.startswith("jurisdiction.")} == {""}


def test_words_that_hold_the_separator_are_written_as_json() -> None:
    (row,) = cells("documents", sample(record=replace(RECORD, addressees=("甲；乙", "丙"))))
    assert json.loads(row["addressees"]) == ["甲；乙", "丙"]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "＝1+1", "'=1", "'甲"])
def test_a_cell_is_never_a_formula_and_gives_back_its_value(words: str) -> None:
    made = document(Line(words, anchor="para-1", path=("¶1",)), record=RECORD)
    (row,) = cells("provisions", made)
    assert row["text"] == f"'{words}"
    assert rows("provisions", made)[0]["text"] == words


def test_ordinary_cells_are_as_in_the_data() -> None:
    assert cells("provisions", sample())[1]["text"] == "到20166月，按照《纲要》完成。"


# ── English ──────────────────────────────────────────────────────────────────


def _english(made: Document, states: dict[str, State]) -> Edition:
    said = []
    for passage in passages(made):
        state = states.get(passage.context, State.MISSING)
        text = "" if state is State.MISSING else f"English of {passage.context}"
        said.append(Translation(passage.context, passage.source, text, state))
    return Edition("en", (made,), ((made.id, tuple(said)),))


def test_rows_carry_their_english_and_the_worst_state_of_their_words() -> None:
    made = document(
        Line("。为了节水。", "一、", "总体要求", "point-1", Kind.POINT, ("一",)),
        Line("甲\t乙", anchor="point-1-table-1", kind=Kind.TABLE, path=("一", "¶2"), below="point-1", role=Role.TABLE),
        record=RECORD,
        id="plan",
    )
    row = contexts.row("point-1-table-1", "甲\t乙")
    states = {"record/title": State.COMPARED, "point-1/heading": State.COMPARED, "point-1/text": State.DRAFT, row: State.REVIEWED}
    written = dict(files(library(made), english=_english(made, states)))
    (told,) = (json.loads(line) for line in written["documents.jsonl"].decode().splitlines())
    point, table = (json.loads(line) for line in written["provisions.jsonl"].decode().splitlines())
    assert told["title_en"] == "English of record/title"
    assert (point["heading_en"], point["text_en"]) == ("English of point-1/heading", "English of point-1/text")
    assert (point["translation_state"], table["translation_state"]) == ("draft", "reviewed")
    assert table["text_en"] == f"English of {row}"


def test_what_is_missing_in_english_is_null_and_makes_the_provision_missing() -> None:
    made = document(Line("。为了节水。", "一、", "总体要求", "point-1", Kind.POINT, ("一",)), record=RECORD, id="plan")
    written = dict(files(library(made), english=_english(made, {"point-1/heading": State.COMPARED})))
    (point,) = (json.loads(line) for line in written["provisions.jsonl"].decode().splitlines())
    assert (point["heading_en"], point["text_en"]) == ("English of point-1/heading", None)
    assert point["translation_state"] == "missing"
