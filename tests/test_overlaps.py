"""Overlaps between provisions of different documents: the gold of tests/gold/overlaps.tsv, and single cases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from measure_links import (
    SAME_RULE,
    SAME_SUBJECT,
    facts,
    figures,
    found_among_founding_texts,
    gold,
    knowledge,
)
from measure_topics import documents
from sample_documents import RECORD, Line, document

from policybase.link.overlaps.search import explain, overlaps
from policybase.model import (
    Address,
    Document,
    Jurisdiction,
    Level,
    Link,
    LinkRelation,
    Role,
    Ruling,
)
from policybase.model import Line as Authority

PROVINCE = Jurisdiction(Level.PROVINCE, province="甲省")
CITY = Jurisdiction(Level.PREFECTURE, province="甲省", prefecture="乙市")
FILING = "建立健全规范性文件备案审查制度，规范性文件应当自公布之日起三十日内报送上一级人民政府备案，做到有件必备、有备必审、有错必纠。"
SOONER = "完善规范性文件备案审查制度，规范性文件应当自公布之日起十五日内报送上一级人民政府备案，做到有件必备、有备必审、有错必纠。"


def text(
    id: str, *rules: str, place: Jurisdiction | None = None, period: tuple[str, str] | None = None
) -> Document:
    lines = [
        Line(words=words, label=f"{number}．", anchor=f"point-{number}", path=(str(number),))
        for number, words in enumerate(rules, 1)
    ]
    return document(*lines, id=id, record=replace(RECORD, jurisdiction=place, planning_period=period))


def linked(*texts: Document, rulings: tuple[Ruling, ...] = ()) -> tuple[tuple[Link, ...], tuple[Ruling, ...]]:
    return overlaps(texts, facts(texts), replace(knowledge(), rulings=rulings))


def test_the_strongest_overlaps_are_shown_and_come_first() -> None:
    found = figures(gold(), found_among_founding_texts())
    assert found.recall(SAME_RULE) >= 0.98
    assert found.among_first >= 0.95
    assert found.ahead / found.judged[SAME_RULE] >= 0.95


def test_the_same_subject_with_another_requirement_is_shown() -> None:
    assert figures(gold(), found_among_founding_texts()).recall(SAME_SUBJECT) >= 0.9


def test_a_shared_phrase_on_another_matter_makes_no_link() -> None:
    found = figures(gold(), found_among_founding_texts())
    assert found.unseen >= 35
    assert found.unseen_wrong / found.unseen <= 0.03


def test_a_lawyer_would_accept_what_is_shown() -> None:
    assert figures(gold(), found_among_founding_texts()).precision >= 0.92


def test_every_pair_of_the_gold_names_provisions_that_exist() -> None:
    known = {Address(text.id, provision.anchor) for text in documents() for provision in text.walk()}
    assert {address for pair in gold() for address in (pair.a, pair.b)} <= known
    assert len({frozenset((pair.a, pair.b)) for pair in gold()}) == len(gold())


def test_links_run_between_documents_and_are_ranked_from_one() -> None:
    links = found_among_founding_texts()
    ranks: dict[Address, list[int]] = {}
    for link in links:
        assert link.source.document_id != link.target.document_id
        assert 0 <= link.score <= 1
        assert link.reasons and len(link.reasons) == len(link.reasons_en)
        ranks.setdefault(link.source, []).append(link.rank)
    assert all(found == list(range(1, len(found) + 1)) for found in ranks.values())


def test_the_sentence_of_a_link_stands_in_its_target() -> None:
    spans = {Address(text.id, one.anchor): one.span for text in documents() for one in text.walk()}
    for link in found_among_founding_texts():
        span = spans[link.target]
        assert span.start <= link.sentence.start < link.sentence.end <= span.end


def test_what_ranks_first_stays_when_other_texts_join() -> None:
    """Here 60 texts on the same subjects in other words; measure_links takes hundreds of real ones."""
    others = tuple(
        text(
            f"other-{number}",
            f"第{number}类食品经营者应当自变更之日起{number}日内报原许可机关备案，并建立进货查验记录制度。",
            f"各单位应当组织职工学习消防法律法规，每{number}个月至少开展一次消防演练。",
            f"规范性文件的制定、备案和清理依照有关规定执行，本条例第{number}条另有规定的除外。",
        )
        for number in range(1, 61)
    )
    among, _ = linked(*documents(), *others)
    kept = figures(gold(), among)
    assert kept.among_first >= 0.95
    assert kept.recall(SAME_RULE) >= 0.98


def test_guiding_words_that_are_copied_word_for_word_make_no_link() -> None:
    """一、指导思想: 以邓小平理论和“三个代表”重要思想为指导… stands in hundreds of texts."""
    words = "以邓小平理论和“三个代表”重要思想为指导，深入贯彻落实科学发展观，加强规范性文件备案审查工作。"
    one, other = (
        document(Line(label="一、", heading="指导思想", words=words, anchor="point-1", path=("一",)), id=id)
        for id in "ab"
    )
    assert linked(one, other)[0] == ()


def test_refining_is_claimed_within_one_line_and_one_time_only() -> None:
    upper = text("upper", FILING, place=PROVINCE, period=("2011", "2015"))
    lower = text("lower", SOONER, place=CITY, period=("2013", "2014"))
    relations = {(link.source.document_id, link.relation) for link in linked(upper, lower)[0]}
    assert ("lower", LinkRelation.TIGHTENS) in relations
    assert ("upper", LinkRelation.SAME_WORDING) in relations, "the upper text does nothing to the lower one"
    later = replace(lower, record=replace(lower.record, planning_period=("2016", "2020")))
    unknown = replace(lower, record=replace(lower.record, planning_period=None))
    elsewhere = replace(lower, record=replace(lower.record, jurisdiction=replace(CITY, province="丙省")))
    claims = {LinkRelation.TIGHTENS, LinkRelation.REFINES, LinkRelation.LOOSENS, LinkRelation.ADDS}
    for other in (later, unknown, elsewhere):
        links = linked(upper, other)[0]
        assert links
        assert not claims & {link.relation for link in links}


def test_a_place_of_another_province_is_elsewhere() -> None:
    upper, lower = (
        text("upper", FILING, place=PROVINCE),
        text("lower", SOONER, place=replace(CITY, province="丙省")),
    )
    assert {link.line for link in linked(upper, lower)[0]} == {Authority.ELSEWHERE}
    near = text("lower", SOONER, place=CITY)
    assert {link.line for link in linked(upper, near)[0]} == {Authority.SAME}


A, B = Address("upper", "point-1"), Address("lower", "point-1")


@pytest.fixture
def pair() -> tuple[Document, Document]:
    return text("upper", FILING), text("lower", SOONER, "本办法由市财政局负责解释。")


def test_a_rejected_link_stays_away(pair: tuple[Document, Document]) -> None:
    no = Ruling(A, B, "reject", by="某人", reason="试")
    links, unused = linked(*pair, rulings=(no,))
    assert [(link.source, link.target) for link in links] == [(B, A)], "the other way round is another ruling"
    assert unused == ()


def test_an_accepted_link_is_shown_whatever_its_score(pair: tuple[Document, Document]) -> None:
    far = Address("lower", "point-2")
    assert (A, far) not in {(link.source, link.target) for link in linked(*pair)[0]}
    links, unused = linked(*pair, rulings=(Ruling(A, far, "accept", by="某人", reason="试"),))
    assert [link.ruled for link in links if link.target == far] == ["accepted"]
    assert unused == ()


def test_a_retyped_link_has_the_relation_that_a_person_gave_it(pair: tuple[Document, Document]) -> None:
    ruling = Ruling(A, B, "retype", LinkRelation.LOOSENS, by="某人", reason="试")
    links, _ = linked(*pair, rulings=(ruling,))
    assert [link.relation for link in links if (link.source, link.target) == (A, B)] == [LinkRelation.LOOSENS]


def test_rulings_that_match_nothing_are_returned(pair: tuple[Document, Document]) -> None:
    gone = Ruling(A, Address("lower", "point-9"), "accept", by="某人", reason="试")
    needless = Ruling(A, Address("lower", "point-2"), "reject", by="某人", reason="试")
    assert linked(*pair, rulings=(gone, needless))[1] == (gone, needless)


def test_an_explanation_has_every_link_and_the_near_misses_with_their_parts(
    pair: tuple[Document, Document],
) -> None:
    lines = explain(A, pair, facts(pair), knowledge())
    assert any(str(B) in line and "shown" in line for line in lines)
    assert any("kinship" in line and "sentence" in line for line in lines)
    source = Address("jinzhengbanfa-2009-74", "point-4-4")
    among = explain(source, documents(), facts(documents()), knowledge())
    assert any("not shown: below" in line for line in among)
    assert len([line for line in among if " shown, " in line]) == sum(
        link.source == source for link in found_among_founding_texts()
    )


def test_a_heading_without_words_is_not_linked_beside_its_paragraph() -> None:
    links = found_among_founding_texts()
    alone = {
        Address(text.id, one.anchor)
        for text in documents()
        for one in text.walk()
        if one.heading_alone and one.children
    }
    assert alone and not alone & {link.target for link in links} | alone & {link.source for link in links}


def test_a_text_that_cites_the_other_document_says_so() -> None:
    cited = document(
        Line(words="甲省规范性文件备案规定", role=Role.TITLE),
        Line(words=FILING, label="1．", anchor="point-1", path=("1",)),
        id="cited",
        record=replace(RECORD, title="甲省规范性文件备案规定"),
    )
    citing = text("citing", f"严格执行《甲省规范性文件备案规定》，{SOONER}")
    relations = {link.source.document_id: link.relation for link in linked(cited, citing)[0]}
    assert relations == {"citing": LinkRelation.CITES, "cited": LinkRelation.SAME_WORDING}
