"""Citations as printed: every 《…》, every 文号, every reference to a provision, where it stands."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_documents import Line, document

from policybase.link import link, mentions
from policybase.model import Address, Kind, Knowledge, MentionKind, Role


def found(words: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(each.quote, each.title, each.steps) for each in mentions(document(Line(words, anchor="para-1")))]


def titles(words: str) -> list[str | None]:
    return [title for _, title, _ in found(words) if title is not None]


def steps(words: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(quote, steps) for quote, _, steps in found(words) if steps]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("国务院《全面推进依法行政实施纲要》（以下简称《纲要》）", ["全面推进依法行政实施纲要", "纲要"]),
        ("《纲要》和《纲要》", ["纲要", "纲要"]),
        (
            "《关于贯彻落实〈国务院关于“先照后证”的意见〉的实施意见》",
            ["关于贯彻落实〈国务院关于“先照后证”的意见〉的实施意见"],
        ),
        ("《贯彻落实《法治政府建设实施纲要》的方案》", ["贯彻落实《法治政府建设实施纲要》的方案"]),
        ("《山 西省人民政府关于印发　规划的通知》", ["山西省人民政府关于印发规划的通知"]),
        ("<<信访条例>>和«土地管理法»", ["信访条例", "土地管理法"]),
        ("《海晏县开展法治政府建设示范创建\n活动实施方案》", ["海晏县开展法治政府建设示范创建活动实施方案"]),
        ("《法治政府建设实施纲要(20152020年)》", ["法治政府建设实施纲要(20152020年)"]),
        ("根据〈行政许可法〉", []),
        ("《》和《 》", []),
    ],
)
def test_titles(words: str, expected: list[str]) -> None:
    assert titles(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("按照《纲要、《决定》和《规划》的要求", ["决定", "规划"]),
        ("按照《纲要的要求。贯彻《决定》", ["决定"]),
        ("按照《纲要\n（二）贯彻《决定》", ["决定"]),
        ("按照《纲要\n各地\n要》认真贯彻《决定》", ["决定"]),
        ("纲要》和《决定》", ["决定"]),
        (f"《{'长' * 121}》和《决定》", ["决定"]),
        (f"《{'长' * 120}》", ["长" * 120]),
    ],
)
def test_a_damaged_bracket_never_swallows_the_text(words: str, expected: list[str]) -> None:
    assert titles(words) == expected


@pytest.mark.parametrize(
    "number",
    [
        "晋政发〔2009〕3号",
        "晏政办[2016]71号",
        "晋政办发【2009】74号",
        "晋政办发(2009)74号",
        "晋政发〔２００９〕３号",
        "晋政发〔2009〕3 号",
        "国务院令第446号",
    ],
)
def test_document_numbers_in_all_spellings(number: str) -> None:
    assert found(f"（{number}，以下简称通知）") == [(number, None, ())]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "依照第十三条第一款第（二）项",
            [("第十三条第一款第（二）项", ("第十三条", "第一款", "第（二）项"))],
        ),
        ("违反本法第三条规定", [("本法第三条", ("本法", "第三条"))]),
        ("该条例第三十六条之一", [("该条例第三十六条之一", ("该条例", "第三十六条之一"))]),
        ("前款规定的期限", [("前款", ("前款",))]),
        ("适用前两款的规定", [("前两款", ("前两款",))]),
        ("按本条第一款规定执行", [("本条第一款", ("本条", "第一款"))]),
        ("除第一项所列城市以外", [("第一项", ("第一项",))]),
        ("第 十 条 不是标号。依照第 十一 条 第 二 款", [("第 十一 条 第 二 款", ("第十一条", "第二款"))]),
    ],
)
def test_references(words: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert steps(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("第三条、第五条规定", [("第三条", ("第三条",)), ("第五条", ("第五条",))]),
        (
            "本法第三条第一款、第二款和第五条",
            [
                ("本法第三条第一款", ("本法", "第三条", "第一款")),
                ("第二款", ("本法", "第三条", "第二款")),
                ("第五条", ("本法", "第五条")),
            ],
        ),
        ("第三条至第七条", [("第三条至第七条", ("第三条至第七条",))]),
        ("前款第二项至第四项规定", [("前款第二项至第四项", ("前款", "第二项至第四项"))]),
        ("第一条第一至三项的", [("第一条第一至三项", ("第一条", "第一至三项"))]),
        (
            "本规范第十条第（四）（六）（十）项规定",
            [
                ("本规范第十条第（四）", ("本规范", "第十条", "第（四）项")),
                ("（六）", ("本规范", "第十条", "第（六）项")),
                ("（十）项", ("本规范", "第十条", "第（十）项")),
            ],
        ),
        ("前款第一、二项", [("前款第一、二项", ("前款", "第一、二项"))]),
        ("第三十二、三十三条", [("第三十二、三十三条", ("第三十二、三十三条",))]),
        ("第三条、前款", [("第三条", ("第三条",)), ("前款", ("前款",))]),
    ],
)
def test_lists_and_ranges(words: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert steps(f"依照{words}") == expected


@pytest.mark.parametrize(
    "words",
    [
        "具备基本条件",
        "提前款项",
        "目前条件",
        "第一项工作",
        "第一款产品",
        "建成第一条生产线",
        "第三条道路",
        "本条例自公布之日起施行",
    ],
)
def test_what_only_looks_like_a_reference(words: str) -> None:
    assert steps(words) == []


def test_a_label_is_no_reference_and_what_it_is_followed_by_may_be_one() -> None:
    sample = document(
        Line("依照第一款规定。", label="第三条　", anchor="art-3", kind=Kind.ARTICLE),
        Line("第四条　国家实行。", anchor="para-2"),
    )
    assert [each.quote for each in mentions(sample)] == ["第一款"]


def test_what_stands_in_a_title_is_part_of_it() -> None:
    assert found("《关于修改〈信访条例〉第三条的决定（国发〔2009〕3号）》")[0][0].endswith("》")
    assert len(found("《关于修改〈信访条例〉第三条的决定（国发〔2009〕3号）》")) == 1


SAMPLE = document(
    Line("晏政办[2016]71号", role=Role.NUMBER),
    Line("贯彻《纲要》的方案", role=Role.TITLE),
    Line("按照《纲要》，", heading="落实《决定》。", label="一、", anchor="point-1", kind=Kind.POINT),
    Line("依照第三条。", anchor="point-1-para-2", below="point-1"),
    Line("见《规划》", role=Role.SIGNATURE),
)


def test_each_mention_stands_in_a_provision_or_in_the_head() -> None:
    assert [(each.at, each.quote, each.kind) for each in mentions(SAMPLE)] == [
        (Address("sample", ""), "晏政办[2016]71号", MentionKind.NUMBER),
        (Address("sample", ""), "《纲要》", MentionKind.TITLE),
        (Address("sample", "point-1"), "《决定》", MentionKind.TITLE),
        (Address("sample", "point-1"), "《纲要》", MentionKind.TITLE),
        (Address("sample", "point-1-para-2"), "第三条", MentionKind.PROVISION),
        (Address("sample", ""), "《规划》", MentionKind.TITLE),
    ]


def test_links_hold_the_mentions_of_all_documents() -> None:
    assert link([SAMPLE, SAMPLE], Knowledge()).mentions == mentions(SAMPLE) * 2


PIECES = st.sampled_from(
    [*"《》〈〉第一二三条款项（）、至前本该法\n。 　12〔〕号", "<<", ">>", "晋政发〔2009〕3号", "《纲要》"]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_mentions_are_quotes_in_order_that_never_overlap(words: str) -> None:
    sample = document(Line(words, anchor="para-1"))
    text, end = sample.transcript.text, 0
    for each in mentions(sample):
        assert each.quote == each.span.of(text) != ""
        assert each.span.start >= end
        end = each.span.end


@pytest.mark.parametrize(
    "words",
    [
        "《" * 50_000,
        "第" + "1" * 50_000,
        "第一" + "、一" * 50_000,
        "第" + "（一）" * 50_000,
        "第三条、" * 20_000,
    ],
)
def test_hostile_text_takes_no_time(words: str) -> None:
    started = time.perf_counter()
    mentions(document(Line(words, anchor="para-1")))
    # Far above what is needed (0.3 s), far below what a pattern that backtracks takes.
    assert time.perf_counter() - started < 10
