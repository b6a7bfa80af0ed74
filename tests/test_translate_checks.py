"""Every code of the family TRA: an example that triggers it, and a waiver that quiets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sample_documents import Line, document

from policybase.checks import RULES, check
from policybase.checks.rule import nothing
from policybase.checks.translated import COMPARISONS, Pair
from policybase.diagnostics import Diagnostic
from policybase.knowledge.terms import terms
from policybase.model import (
    Catalogue,
    Entry,
    Evidence,
    Forbidden,
    Jurisdiction,
    Kind,
    Knowledge,
    Level,
    Library,
    Origin,
    Record,
    Source,
    State,
    Status,
    Term,
    Termbase,
    Waiver,
    Work,
)
from policybase.passages import passages
from policybase.renderings import places
from policybase.term_uses import uses

BASE = Termbase(
    terms=(
        Term("依法行政", "law-based administration", forbidden=(Forbidden("rule by law", "the opposite"),)),
        Term("法治", "rule of law", forbidden=(Forbidden("legal system", "that is 法制"),)),
        Term("法制", "legal system", ("legal",), forbidden=(Forbidden("rule of law", "that is 法治"),)),
        Term("规范性文件", "normative document"),
        Term("规划", "plan", enforce="title"),
        Term("精神", "spirit", enforce="never"),
        Term("依法", "in accordance with the law", ("law-based",)),
    ),
    modality=(
        Term("不得", "must not"),
        Term("应当", "shall"),
        Term("必须", "must"),
        Term("可以", "may"),
        Term("要", "is to / are to"),
        Term("方可", "may … only if"),
        Term("将", "will"),
    ),
    drafting=(Term("坚决", "resolutely", ("firmly",)),),
)
WORK = Work("permits", "行政许可法", title_en="Administrative Licensing Law")


def pair(source: str, text: str, context: str = "point-1/text") -> Pair:
    return Pair(context, source, text, BASE, (WORK,))


def found(code: str, source: str, text: str, context: str = "point-1/text") -> bool:
    return bool(list(COMPARISONS[code](pair(source, text, context))))


EXAMPLES = {
    "TRA010": ("分三个阶段。", "In four stages."),
    "TRA011": ("按照晋政发〔2009〕3号文件。", "Under Jin Zheng Fa [2009] No. 4 3."),
    "TRA012": ("执行《行政许可法》。", "Implement the Permit Act."),
    "TRA013": ("清理规范性文件。", "Clean up official papers."),
    "TRA014": ("加强监督。", "Strengthen 监督."),
    "TRA015": ("推进依法行政。", "Advance law-based administration and rule by law."),
    "TRA016": ("加强工作。", "Strengthen law-based administration."),
    "TRA017": ("不得作为依据。", "Should not be a basis."),
    "TRA018": ("各部门要建立制度。", "Departments establish a system."),
    "TRA019": ("完善程序。", "Procedures shall be improved."),
    "TRA020": ("坚决纠正错误。", "Correct errors."),
    "TRA021": ("各级各部门都把各项工作做好做实，努力开创本地区工作新局面。", "Work well."),
    "TRA022": ("加强监督。完善程序。", "Strengthen oversight and improve procedures."),
    "TRA023": ("一是建立制度；二是加强监督；三是开展检查。", "Set up the system, and check it."),
    "TRA024": ("加强监督。", "Strengthen  oversight."),
}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_is_found(code: str) -> None:
    assert found(code, *EXAMPLES[code])


RIGHT = [
    ("推进依法行政。", "Advance law-based administration."),
    ("规范性文件不得作为依据。", "Normative documents must not serve as a basis."),
    ("制定机关应当公布。", "The organ that made it shall publish it."),
    ("各部门要认真建立制度。", "Departments are conscientiously to establish the system."),
    ("重要的是按要求做好应急工作。", "What matters is doing emergency work as required."),
    ("法治与法制。", "The rule of law and the legal system."),
    ("经批准方可实施。", "It may be implemented only if approved."),
    ("执行《行政许可法》。", "Implement the “Administrative Licensing Law”."),
    ("发扬精神，制定规划。", "Carry on and draw up arrangements."),
    ("坚决纠正错误；完善程序；加强监督。", "Firmly correct errors; improve procedures; strengthen oversight."),
    ("将标准报县政府。", "Report the standards to the county government."),
    ("按照第74号文件。", "In accordance with document No. 74."),
]


@pytest.mark.parametrize(("source", "text"), RIGHT)
def test_a_right_translation_has_no_finding(source: str, text: str) -> None:
    assert [code for code in COMPARISONS if found(code, source, text)] == []


def test_a_term_of_titles_is_enforced_in_titles_only() -> None:
    assert found("TRA013", "某县规划", "Haiyan County Scheme", "record/title")
    assert not found("TRA013", "某县规划", "Haiyan County Scheme")
    assert found("TRA013", "按《某县规划》", "under the scheme")


def test_the_longest_term_uses_up_its_characters() -> None:
    assert [use.term.zh for use in uses("坚持依法行政，依法决策", BASE.terms)] == ["依法行政", "依法"]


@pytest.mark.parametrize(
    ("rendering", "text"),
    [
        ("normative document", "Normative documents"),
        ("law-based administration", "law based administration"),
        ("people's government", "the people’s governments"),
        ("policy", "policies"),
        ("strengthen", "strengthening"),
        ("plan", "planning"),
        ("make decisions", "decisions were, and they made decisions"),
        ("uphold", "upheld"),
        ("may … only if", "may act only if"),
        ("is to / are to", "are to"),
    ],
)
def test_inflection_is_free(rendering: str, text: str) -> None:
    assert places(text, (rendering,))


@pytest.mark.parametrize(
    ("rendering", "text"),
    [("plan", "explanation"), ("may", "mayor"), ("law", "flaw"), ("legal system", "legal information system")],
)
def test_other_words_are_other_words(rendering: str, text: str) -> None:
    assert not places(text, (rendering,))


def test_a_word_in_which_a_term_is_no_term() -> None:
    term = Term("行政", "administration", unless=("行政村",))
    assert uses("各行政村", (term,)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Strengthen oversight ,",
        "Strengthen (oversight",
        'Strengthen "oversight.',
        "Strengthen the the oversight.",
        "Strengthen oversight",
        "Strengthen oversight:",
        " Strengthen oversight.",
    ],
)
def test_untidy(text: str) -> None:
    assert found("TRA024", "加强监督。", text)


def test_a_heading_has_no_stop() -> None:
    assert found("TRA024", "加强监督", "Strengthen oversight.", "point-1/heading")
    assert not found("TRA024", "加强监督", "Strengthen oversight", "point-1/heading")


# ── catalogues ───────────────────────────────────────────────────────────────

SAMPLE = document(
    Line("分三个阶段。", label="一、", anchor="point-1", kind=Kind.POINT, path=("一",)),
    record=Record(
        title="某县通知",
        issuing_body="某县人民政府",
        document_number="某政发〔2016〕3号",
        jurisdiction=Jurisdiction(Level.COUNTY),
        date_issued=date(2016, 8, 23),
        status=Status.IN_FORCE,
        evidence=(("title", Evidence(Origin.PERSON, source="网站")),),
    ),
)
GOOD = {
    "record/title": "Notice of a County",
    "record/issuing_body": "People's Government of a County",
    "record/document_number": "Mou Zheng Fa [2016] No. 3",
    "point-1/text": "In three stages.",
}
ENTRIES = tuple(
    Entry(each.context, each.source, GOOD[each.context], State.DRAFT, line=number)
    for number, each in enumerate(passages(SAMPLE), start=1)
)


def with_entry(**values: object) -> tuple[Entry, ...]:
    return (*ENTRIES[:-1], replace(ENTRIES[-1], **values))  # type: ignore[arg-type]


def findings(*catalogues: Catalogue) -> tuple[Diagnostic, ...]:
    source = Source(id="sample", file="sample/original.txt", original=b"", folder="sample")
    other = replace(source, id="other", file="other/original.txt", folder="other")
    library = Library(
        (SAMPLE,), (source, other), knowledge=Knowledge(termbase=BASE), catalogues=catalogues, today=date(2026, 11, 21)
    )
    return tuple(each for each in check(library) if each.code.startswith("TRA"))


def codes(entries: tuple[Entry, ...]) -> set[str]:
    return {each.code for each in findings(Catalogue("sample", "translations/en/sample.po", entries))}


CATALOGUES = {
    "TRA002": ENTRIES[:-1],
    "TRA003": with_entry(text="", state=State.MISSING),
    "TRA004": with_entry(state=State.OUTDATED),
    "TRA005": with_entry(unsigned=("reviewed: 2026-11-21",)),
    "TRA006": with_entry(waivers=(Waiver("TRA010", "三 is no number"),)),
    "TRA010": with_entry(text="In stages."),
}


def test_a_sound_catalogue_has_no_finding() -> None:
    assert codes(ENTRIES) == set()
    assert findings() == ()


@pytest.mark.parametrize("code", CATALOGUES)
def test_the_catalogue_triggers_its_code_and_no_other(code: str) -> None:
    assert codes(CATALOGUES[code]) == {code}


def test_a_finding_names_file_line_and_words() -> None:
    (one,) = findings(Catalogue("sample", "translations/en/sample.po", with_entry(text="In stages.")))
    assert (one.path, one.line) == ("translations/en/sample.po", len(ENTRIES))
    assert one.message == "point-1/text: the Chinese states 3, the English does not"
    assert "In stages." in one.excerpt


def test_a_waiver_quiets_its_code_with_a_reason_only() -> None:
    wrong = with_entry(text="In stages.", waivers=(Waiver("TRA010", "said in the heading"),))
    assert codes(wrong) == set()
    silent = with_entry(text="In stages.", waivers=(Waiver("TRA010", ""),))
    assert codes(silent) == {"TRA006", "TRA010"}
    other = with_entry(waivers=(Waiver("STR001", "no check of passages"),))
    assert codes(other) == {"TRA006"}


def test_a_catalogue_whose_document_is_gone_is_reported() -> None:
    (one,) = findings(Catalogue("gone", "translations/en/gone.po", ENTRIES))
    assert (one.code, one.path) == ("TRA008", "translations/en/gone.po")
    assert one.severity is RULES["TRA008"].severity
    assert one.help
    assert "'gone'" in one.message


def test_the_same_chinese_rendered_differently_is_found_at_the_second_place() -> None:
    first = Catalogue("other", "translations/en/other.po", (replace(ENTRIES[-1], text="In 3 phases.", line=9),))
    second = Catalogue("sample", "translations/en/sample.po", ENTRIES)
    (one,) = findings(first, second)
    assert (one.code, one.path) == ("TRA025", "translations/en/sample.po")
    assert "translations/en/other.po:9" in one.message


def test_every_code_of_the_family_has_an_example() -> None:
    family = {code for code, rule in RULES.items() if code.startswith("TRA") and rule.run is not nothing}
    assert family == {*EXAMPLES, *CATALOGUES, "TRA025"}


# ── the termbase ─────────────────────────────────────────────────────────────


def test_the_termbase_is_read() -> None:
    read = terms(
        """
sources: {project: ours}
modality:
  - {zh: 不得, en: must not, reason: a ban}
terms:
  - zh: 依法行政
    en: law-based administration
    variants: [administer in accordance with the law]
    forbidden: [{en: rule by law, reason: the opposite}]
    enforce: title
""",
        "knowledge/terms.yml",
    )
    assert read.errors == ()
    (term,) = read.value.terms
    assert term.accepted == ("law-based administration", "administer in accordance with the law")
    assert (term.forbidden, term.enforce) == ((Forbidden("rule by law", "the opposite"),), "title")
    assert [each.note for each in read.value.modality] == ["a ban"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("terms:\n  - zh: 法治\n    en: rule of law\n  - zh: 法制\n    em: legal system\n", 4),
        ("terms:\n  - zh: 法治\n    en: a\n  - zh: 法治\n    en: b\n", 4),
        ("terms:\n  - zh: 法治\n    en: a\n    enforce: sometimes\n", 2),
        ("terms:\n  - zh: 法治\n    en: a\n    forbidden: [b]\n", 2),
        ("terms: [\n", 2),
        ("trems: []\n", 1),
    ],
)
def test_a_slip_of_the_pen_is_an_error_at_its_line(text: str, line: int) -> None:
    read = terms(text, "knowledge/terms.yml")
    assert [(each.code, each.line) for each in read.errors] == [("TRA007", line)]
