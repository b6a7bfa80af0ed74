"""Citations: the forms, what is not stated, and that no text can break out of the element that carries them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sample_documents import Line, document

from policybase import contexts
from policybase.model import Jurisdiction, Level, Record, State, Status, Translation
from policybase.render import cite
from policybase.render.locales import Chinese

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "citations.json").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 22)
KNOWN = Record(
    title="关于印发某省实施方案的通知",
    kind="通知",
    issuing_body="某省人民政府办公厅",
    document_number="某政办发〔2009〕74号",
    document_number_printed="某政办发[2009]74号",
    jurisdiction=Jurisdiction(level=Level.PROVINCE, province="某省"),
    date_issued=date(2009, 6, 9),
    date_published=date(2009, 7, 2),
    date_invalid=date(2017, 7, 31),
    status=Status.INVALID,
)
SAID = {
    context: Translation(context, "", text, State.COMPARED)
    for context, text in (
        (contexts.TITLE, "Notice on Issuing a Plan"),
        (contexts.NUMBER, "Mou Zheng Ban Fa [2009] No. 74"),
        (contexts.record("issuing_body"), "General Office of the People’s Government"),
    )
}
LINE = Line("坚持依法行政。", label="一、", anchor="point-1", path=("一",))


def sample(record: Record, *lines: Line, **more: Any) -> Any:
    return document(*(lines or (LINE,)), record=record, **more)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_forms(case: dict[str, Any]) -> None:
    given = cite.Cited(**case["cited"])
    assert cite.chinese(given, case["place"]) == case["zh"]
    assert cite.english(given, case["place_en"]) == case["en"]
    made = cite.gbt7714(given, case["place"], address=case["address"], accessed=case["accessed"])
    assert made == case["gbt7714"]


def test_the_number_is_in_its_normal_form_whatever_the_print_has() -> None:
    found = cite.cited(sample(KNOWN), SAID, today=TODAY)
    assert cite.chinese(found, "二、（五）33.") == (
        "《关于印发某省实施方案的通知》（某政办发〔2009〕74号）二、（五）33.（已失效，2017年7月31日）"
    )
    assert cite.english(found, "II.(V).33") == (
        "Notice on Issuing a Plan (Mou Zheng Ban Fa [2009] No. 74), II.(V).33 [no longer in force since 31 July 2017]"
    )


def test_the_status_is_that_of_the_day() -> None:
    record = Record(title="某市规划（2009—2013年）", planning_period=("2009", "2013"))
    before, after = (cite.cited(sample(record), {}, today=date(year, 6, 1)) for year in (2013, 2014))
    assert (before.status, before.force_zh, before.status_date) == ("unknown", None, None)
    assert (after.status, after.force_zh, after.status_date) == ("period-ended", "规划期已满", "2013-12-31")
    assert "规划期已满" in cite.chinese(after)
    assert "规划期已满" not in cite.chinese(before)


@pytest.mark.parametrize("status", [Status.IN_FORCE, Status.UNKNOWN])
def test_nothing_is_said_of_the_force_of_other_texts(status: Status) -> None:
    found = cite.cited(sample(replace(KNOWN, status=status)), SAID, today=TODAY)
    assert found.force_zh is None and found.force_en is None
    assert cite.chinese(found).endswith("74号）")


def test_what_the_text_does_not_say_is_null() -> None:
    data = cite.citation_data(sample(Record(title="某方案")), {}, today=TODAY)
    absent = ("number", "issuer", "title_en", "number_en", "issuer_en", "kind", "date", "year", "planning_period", "level")
    assert {data[key] for key in absent} == {None}
    assert data["translated"] is False


def test_the_data_of_a_document() -> None:
    data = cite.citation_data(sample(KNOWN, moved=(("point-9", "point-1"),)), SAID)
    assert (data["date_issued"], data["date"], data["year"], data["level"]) == ("2009-06-09", "2009-06-09", "2009", "province")
    assert (data["status"], data["status_zh"], data["status_en"]) == ("invalid", "已失效", "No longer in force")
    assert (data["region"], data["translated"], data["status_date"]) == (("某省",), True, "2017-07-31")
    digits = data["wordings"]
    assert isinstance(digits, dict) and [*digits] == ["point-1"]
    assert data["moved"] == {"point-9": digits["point-1"]}


@pytest.mark.parametrize(
    "words", ["</script><script>x()</script>", "<!--", "-->", "&lt;", '"', "\\", "\u2028", "`a`", "*a*", "--8<--", "\x00\x02"]
)
def test_no_text_gets_out_of_the_element(words: str) -> None:
    record = Record(title=f"某{words}方案", issuing_body=words)
    made = cite.block(sample(record), {})
    assert "\n" not in made
    assert not set("<>&") & set(made.removeprefix('<script type="application/json" id="pb-document">').removesuffix("</script>"))
    (element,) = BeautifulSoup(made, "html5lib").find_all("script")
    assert json.loads(str(element.string))["title"] == f"某{words}方案"


def test_the_document_can_be_cited_without_scripts() -> None:
    soup = BeautifulSoup(cite.details(sample(KNOWN), SAID, Chinese(), today=TODAY), "html5lib")
    shown = {element["data-cite"]: element.get_text() for element in soup.select("details [data-cite]")}
    found = cite.cited(sample(KNOWN), SAID, today=TODAY)
    assert shown == {"zh": cite.chinese(found), "en": cite.english(found), "gbt7714": cite.gbt7714(found)}
    assert [element["lang"] for element in soup.select("dd > [data-cite]")] == ["zh-Hans", "en", "zh-Hans"]
    assert "[引用日期]" in shown["gbt7714"]
