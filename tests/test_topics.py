"""Subjects: topics.yml is read strictly, provisions get what they are about, and the gold is reached."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measure_topics import ROOT, compare, documents, judged, scheme
from sample_documents import Line, document

from policybase.knowledge.topics import topics
from policybase.link.sentences import sentences
from policybase.link.topics.keywords import keywords
from policybase.link.topics.tagging import subjects
from policybase.link.topics.without_subject import without_subject
from policybase.model import Certainty, Correction, Document, Kind, Subject, Topic

# ── topics.yml ───────────────────────────────────────────────────────────────

FILING = """topics:
  - id: filing
    zh: 备案
    en: Filing
    definition_zh: 报上级备案。
    definition_en: Sending to the level above.
    about:
      - 规范性文件.{0,12}备案
"""


def test_a_scheme_is_read() -> None:
    assert topics(FILING, "topics.yml").value == (
        Topic(
            id="filing",
            zh="备案",
            en="Filing",
            definition_zh="报上级备案。",
            definition_en="Sending to the level above.",
            about=("规范性文件.{0,12}备案",),
        ),
    )


def test_within_stands_before_every_pattern_that_has_nothing_above() -> None:
    text = FILING.replace("    about:", "    within: 依法行政\n    about:\n      - 法治 > 报备")
    assert topics(text, "topics.yml").value[0].about == ("法治 > 报备", "依法行政 > 规范性文件.{0,12}备案")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("topics:", "subjects:", 1, "not a list of topics"),
        ("id: filing", "id: 备案", 2, "cannot be an address"),
        ("    zh: 备案\n", "", 2, "zh is missing"),
        ("    definition_en: Sending to the level above.\n", "", 2, "definition_en is missing"),
        ("zh: 备案", "zh: 备案\n    notes: x", 4, "unknown key 'notes'"),
        ("规范性文件.{0,12}备案", "规范性文件(备案", 8, "is not a pattern"),
        ("- 规范性文件.{0,12}备案", "- {a: b}", 8, "not a line of words"),
        ("    about:", "    broader: nothing\n    about:", 2, "broader nothing does not exist"),
        ("    about:", "    broader: filing\n    about:", 2, "broader than itself"),
        ("topics:\n", "topics: [\n", 2, "not YAML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, line: int, message: str) -> None:
    read = topics(FILING.replace(old, new, 1), "knowledge/topics.yml")
    assert read.value == ()
    assert [(error.path, error.line) for error in read.errors][:1] == [("knowledge/topics.yml", line)]
    assert message in read.errors[0].message
    assert read.errors[0].help


def test_an_id_that_stands_twice_and_a_longer_circle_are_errors() -> None:
    def entry(id: str, broader: str) -> str:
        return FILING.removeprefix("topics:\n").replace("id: filing", f"id: {id}\n    broader: {broader}")

    text = "topics:\n" + entry("one", "two") + entry("two", "one") + entry("two", "one")
    assert [error.message for error in topics(text, "t.yml").errors] == [
        "the id two stands twice",
        *["one is broader than itself", "two is broader than itself", "two is broader than itself"],
    ]


def test_the_scheme_of_this_base_is_sound() -> None:
    found = scheme()
    assert len(found) >= 40
    assert len({topic.en for topic in found}) == len({topic.zh for topic in found}) == len(found)
    # A subject that no pattern can find is a heading for narrower ones.
    assert {topic.id for topic in found if not topic.about} <= {topic.broader for topic in found}


# ── sentences ────────────────────────────────────────────────────────────────


def spoken(text: Document) -> list[list[str]]:
    return [[span.of(text.transcript.text) for span in sentences(text, one)] for one in text.walk()]


def test_the_heading_is_a_sentence_and_so_is_each_rule_between_semicolons() -> None:
    line = Line(
        "建立备案制度；报县政府。 每年一次。",
        label="（三）",
        heading="加强管理",
        anchor="point-3",
        kind=Kind.POINT,
    )
    assert spoken(document(line)) == [["加强管理", "建立备案制度；", "报县政府。", "每年一次。"]]


def test_a_stop_inside_brackets_or_quotation_marks_ends_nothing() -> None:
    line = Line("对“谁决策；谁负责。”的原则（见附件；另发。）要落实。另有规定的除外。", anchor="para-1")
    assert spoken(document(line)) == [
        ["对“谁决策；谁负责。”的原则（见附件；另发。）要落实。", "另有规定的除外。"]
    ]


@given(st.text(alphabet="。；，（）“”《》\n 规范性文件", max_size=60))
def test_sentences_lose_nothing_but_blanks(words: str) -> None:
    text = document(Line(words, anchor="para-1"))
    provision = next(text.walk())
    joined = "".join(span.of(text.transcript.text) for span in sentences(text, provision))
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", provision.text_span.of(text.transcript.text))


# ── keywords ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("规范性文件.{0,12}(备案|报备)", {"规范性文件"}),
        ("(清理|废止)", {"清理", "废止"}),
        ("制度?建设", {"建设"}),
        ("(重大)?决策", {"决策"}),
        ("审[查核]机关", {"机关"}),
        ("执法(?!机关)监督", {"执法", "监督"}),
        (".*", set()),
    ],
)
def test_a_match_has_one_of_the_keywords(pattern: str, found: set[str]) -> None:
    assert keywords(pattern) <= found and bool(keywords(pattern)) == bool(found)


def test_no_pattern_of_the_scheme_matches_without_its_keywords() -> None:
    texts = [line for text in documents() for line in text.transcript.text.split("\n")]
    for topic in scheme():
        for pattern in (*topic.about, *topic.mention):
            words = pattern.rpartition(" > ")[2]
            needed = keywords(words)
            assert needed, f"{topic.id}: {pattern} has no word that must be there, which makes it slow"
            matched = [match for line in texts if (match := re.search(words, line))]
            assert all(any(word in match.string for word in needed) for match in matched), pattern


# ── subjects ─────────────────────────────────────────────────────────────────


def about(*lines: Line) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for subject in subjects(document(*lines), scheme()):
        if subject.about:
            found.setdefault(subject.at.anchor, set()).add(subject.topic)
    return found


def one(words: str, **line: object) -> set[str]:
    return about(Line(words, anchor="para-1", **line)).get("para-1", set())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "topic", "expected"),
    [
        ("各乡镇对本乡镇制定的规范性文件进行清理。", "normative-documents-clean-up", True),
        ("清理和规范行政事业性收费等政府非税收入。", "normative-documents-clean-up", False),
        ("清理和规范行政事业性收费等政府非税收入。", "fees-and-charges", True),
        ("开展行政执法人员资格清理工作。", "normative-documents-clean-up", False),
        ("开展行政执法人员资格清理工作。", "enforcement-personnel", True),
        ("对行政执法事项、执法依据进行清理。", "normative-documents-clean-up", False),
        ("对行政执法事项、执法依据进行清理。", "enforcement-basis", True),
        ("规范性文件应当自公布之日起15日内报市政府备案。", "normative-documents-filing", True),
        ("实行行政执法决定备案制度。", "normative-documents-filing", False),
        ("实行行政执法决定备案制度。", "enforcement-decision-filing", True),
        ("企业投资项目实行备案制。", "normative-documents-filing", False),
        ("党政主要负责人履行推进法治建设第一责任人职责。", "first-responsibility", True),
        ("主要负责人是安全生产第一责任人。", "first-responsibility", False),
        ("各级政府立法要公开征求意见，举行立法听证。", "rulemaking-participation", True),
        ("各级政府立法要公开征求意见，举行立法听证。", "decision-hearings", False),
        ("对处罚决定不服的，可以依法申请行政复议或者提起行政诉讼。", "reconsideration", False),
        ("健全行政复议机构，配备行政复议人员。", "reconsideration", True),
        ("由城市管理综合执法部门责令改正。", "comprehensive-enforcement", False),
        # 队伍 of organs is not 资格 of personnel
        ("加强法制机构、行政执法队伍建设。", "enforcement-personnel", False),
        ("加强行政执法队伍建设。", "enforcement-personnel", True),
        ("取得行政执法证件后，方可上岗。", "enforcement-personnel", True),
        ("建立以法制机构人员为主体的法律顾问队伍。", "legality-organs", False),
        # Filing named as one of what is owed to the people's congress
        ("执行向人大报告工作制度、接受质询制度、报备规范性文件制度。", "normative-documents-filing", False),
        ("规范性文件报本级人大常委会备案。", "normative-documents-filing", True),
        ("地方政府规章由市政府报国务院备案。", "normative-documents-filing", True),
        ("向公安机关移送涉嫌犯罪案件，应当附送清单。", "criminal-justice-linkage", True),
        ("对公安机关不予立案的，执法机关可以提请复议。", "enforcement-procedure", False),
        ("决策事项建议由有关单位研究论证。", "decision-expert-argument", False),
        ("作出重大行政决策应当遵循科学决策原则。", "major-decisions", True),
        ("公示企业信用信息公示系统中的处罚信息。", "social-credit", False),
        ("行政处罚信息公示应当及时。", "enforcement-disclosure", True),
        ("将执法依据、执法程序等内容公示。", "enforcement-procedure", False),
        ("行政机关应当主动公开政府信息。", "information-disclosure", True),
        ("作出行政处罚等执法决定的，应当进行法制审核。", "enforcement-legal-review", True),
        ("本办法所称规章，是指政府制定的地方性法规以外的规定。", "government-legislation", False),
    ],
)
def test_the_same_word_on_another_matter_is_another_subject(words: str, topic: str, expected: bool) -> None:
    assert (topic in one(words)) is expected


def test_an_item_that_is_a_bare_name_rules_nothing() -> None:
    assert one("行政裁决；", kind=Kind.ITEM) == set()
    assert one("落实信访工作制度；", kind=Kind.POINT) == {"petitions"}


@pytest.mark.parametrize(
    "words",
    [
        "各级要统一思想，提高认识，加强组织领导。",
        "以邓小平理论和“三个代表”重要思想为指导，深入贯彻落实科学发展观。",
        "严格执行《某省规范性文件制定与备案规定》。",
        "为推进行政复议工作，制定本办法。",
    ],
)
def test_what_every_document_says_is_about_nothing(words: str) -> None:
    assert one(words) == set()


def test_a_work_to_be_made_is_the_rule_itself() -> None:
    assert one("2018年底前出台《某省重大行政决策责任追究办法》。") == {"decision-accountability"}
    assert {"decision-hearings", "decision-legality-review"} <= one(
        "建立健全《重大行政决策听证制度》、《重大行政决策合法性审查制度》等。"
    )


def test_a_goal_only_names_its_subjects_and_so_does_all_below_it() -> None:
    lines = (
        Line(label="一、", heading="工作目标", anchor="point-1", kind=Kind.POINT),
        Line("行政复议工作得到加强。", anchor="point-1-para-1", below="point-1"),
    )
    found = subjects(document(*lines), scheme())
    assert [(subject.topic, subject.about) for subject in found] == [("reconsideration", False)]


def test_a_heading_above_says_what_the_words_mean_but_nothing_is_inherited() -> None:
    lines = (
        Line(label="三、", heading="重大行政决策程序", anchor="point-3", kind=Kind.POINT),
        Line("未经合法性审查的，不得提交讨论。", anchor="point-3-para-1", below="point-3"),
        Line("本条由县政府办公室负责。", anchor="point-3-para-2", below="point-3"),
    )
    assert about(*lines) == {"point-3": {"major-decisions"}, "point-3-para-1": {"decision-legality-review"}}
    assert about(Line("合同未经合法性审查的，不得签订。", anchor="para-1")) == {}


def test_a_long_paragraph_has_several_subjects_each_with_its_own_sentence() -> None:
    first, second = "健全行政复议机构，强化行政复议队伍。", "做好行政应诉工作，行政机关负责人应当出庭应诉。"
    text = document(Line(first + second, anchor="para-1"))
    found = {subject.topic: subject for subject in subjects(text, scheme())}
    assert found["reconsideration"].span.of(text.transcript.text) == first
    assert found["litigation-response"].span.of(text.transcript.text) == second
    assert found["litigation-response"].evidence in second


def test_a_heading_weighs_more_than_a_clause() -> None:
    line = Line("落实信访工作制度。其他事项另行规定。", heading="加强行政复议工作。", anchor="para-1")
    weights = {subject.topic: subject.weight for subject in subjects(document(line), scheme())}
    assert weights["reconsideration"] == 1.0 > weights["petitions"] > 0.6


def test_damage_broken_lines_and_half_width_marks_do_not_hide_a_subject() -> None:
    fix = Correction("规范性文", "牛", "应当", "件", Certainty.CERTAIN, "原文误植")
    text = document(Line("规范性文牛应当 自公布之日起,报县政府备 案.", anchor="para-1"), corrections=(fix,))
    found = [subject for subject in subjects(text, scheme()) if subject.about]
    assert [subject.topic for subject in found] == ["normative-documents-filing"]
    assert found[0].evidence == "规范性文牛应当 自公布之日起,报县政府备 案"


def test_subjects_stand_in_reading_order_the_strongest_first() -> None:
    found = [subject for text in documents() for subject in subjects(text, scheme())]
    places = {(text.id, one.anchor): at for text in documents() for at, one in enumerate(text.walk())}
    for before, after in pairwise(found):
        if before.at == after.at:
            assert (before.about, before.weight) >= (after.about, after.weight)
        elif before.at.document_id == after.at.document_id:
            here, there = ((one.at.document_id, one.at.anchor) for one in (before, after))
            assert places[here] < places[there]


# ── without subject ──────────────────────────────────────────────────────────


def test_a_provision_without_subject_gets_candidates() -> None:
    lines = (
        Line("群众来信来访由专人接待，分类处理。", anchor="para-1"),
        Line("健全行政复议机构。", anchor="para-2"),
        Line("本县范围内适用。", anchor="para-3"),
        Line("各乡镇人民政府：", anchor="addressees", kind=Kind.ADDRESSEES),
    )
    text = document(*lines)
    found = without_subject((text,), subjects(text, scheme()), scheme())
    assert [(one.at.anchor, one.candidates) for one in found] == [("para-1", ("petitions",)), ("para-3", ())]


# ── the gold ─────────────────────────────────────────────────────────────────


def test_the_gold_is_about_provisions_and_subjects_that_exist() -> None:
    places = {(text.id, one.anchor) for text in documents() for one in text.walk()}
    assert len(judged()) >= 130
    assert [str(one.at) for one in judged() if (one.at.document_id, one.at.anchor) not in places] == []
    ids = {topic.id for topic in scheme()}
    assert {topic for one in judged() for topic in (*one.about, *one.mentioned, *one.debatable)} <= ids


def test_subjects_reach_the_gold() -> None:
    found: tuple[Subject, ...] = tuple(
        subject for text in documents() for subject in subjects(text, scheme())
    )
    score = compare(judged(), found).score()
    assert score.precision >= 0.92, score
    assert score.recall >= 0.92, score


def test_the_scheme_is_where_the_header_says() -> None:
    assert (ROOT / "knowledge" / "topics.yml").read_text(encoding="utf-8").startswith("# ")
