"""Numbers of the Chinese and of the English, and when they differ."""

from __future__ import annotations

from decimal import Decimal

import pytest

from policybase.checks import numbers_en, numbers_zh
from policybase.checks.translated import COMPARISONS, Pair
from policybase.model import Term, Termbase, Work


def numbers(*values: float) -> list[Decimal]:
    return sorted(Decimal(str(value)) for value in values)


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("2016年8月23日", (2016, 8, 23)),
        ("二○○九年六月九日", (2009, 6, 9)),
        ("自收到之日起３０日内", (30,)),
        ("每两年至少一次", (2,)),
        ("县乡两级政府", (2,)),
        ("第一季度", (1,)),
        ("百分之八十以上", (80,)),
        ("达到95％", (95,)),
        ("2000万元", (20_000_000,)),
        ("十万人", (100_000,)),
        ("1,200件", (1200,)),
        ("3.5倍", (3.5,)),
        ("党的十八大和十八届三中、四中全会", (18, 18, 3, 4)),
        ("三至五年", (3, 5)),
        ("四十余项", (40,)),
        ("一式三份", (3,)),
        ("2015－2020年", (2015, 2020)),
        ("第一百零三条", (103,)),
        # They count nothing.
        ("进一步统一领导，十分重要", ()),
        ("第一责任人", ()),
        ("四川省三亚市", ()),
        ("一个窗口", ()),
        ("“五五”普法", ()),
    ],
)
def test_numbers_that_a_translation_must_have(text: str, must: tuple[float, ...]) -> None:
    assert sorted(numbers_zh.stated(text).must.elements()) == numbers(*must)


@pytest.mark.parametrize(
    ("text", "value"),
    [("“十一五”规划", 11), ("三分之二", 3), ("双随机", 2), ("第一责任人", 1), ("七八个", 7)],
)
def test_numbers_that_a_translation_may_have(text: str, value: int) -> None:
    assert Decimal(value) in numbers_zh.stated(text).may


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("23 August 2016", (23, 8, 2016)),
        ("by the end of May 2016", (5, 2016)),
        ("by the end of May", (5,)),
        ("departments may decide", ()),
        ("twenty-one days", (21,)),
        ("one hundred and three articles", (103,)),
        ("20 million yuan", (20_000_000,)),
        ("1,200 cases", (1200,)),
        ("80% or more", (80,)),
        ("the 18th National Congress", (18,)),
        ("the eighteenth congress", (18,)),
        ("both levels", (2,)),
        ("in triplicate", (3,)),
        ("the third, fourth, and fifth sessions", (3, 4, 5)),
        ("two, three or four times", (2, 3, 4)),
        ("two-thirds", (2, 3)),
        ("3.5 times", (3.5,)),
        ("2015–2020", (2015, 2020)),
        ("two hundred thousand people", (200_000,)),
    ],
)
def test_numbers_of_the_english(text: str, found: tuple[float, ...]) -> None:
    assert sorted(numbers_en.said(text).all.elements()) == numbers(*found)


SAME = [
    ("每两年至少一次", "at least once every two years"),
    ("制定机关应当在收到建议审查申请书之日起30日内给予答复", "the organ shall reply within 30 days of receiving it"),
    ("2016年第一季度前完成", "complete it before the end of the first quarter of 2016"),
    ("2009年2月—4月", "February to April 2009"),
    ("从2016年6月1日起至2016年10月", "from 1 June to October 2016"),
    ("省、市、县三级政府", "governments at the three levels of province, city, and county"),
    ("进一步统一思想", "further build consensus"),
    ("一式三份", "in triplicate"),
    ("一是建立制度；二是加强监督", "first, establish the system; second, strengthen oversight"),
    ("十八届三中、四中、五中全会", "the third, fourth, and fifth plenary sessions of the 18th Central Committee"),
    ("“七五”普法", "the seventh five-year plan for public legal education"),
]
DIFFERENT = [
    ("每两年至少一次", "at least once every three years"),
    ("30日内答复", "reply within 15 days"),
    ("30日内答复", "reply promptly"),
    ("第一季度", "in the second quarter"),
    ("提高效率", "raise efficiency by 20%"),
    ("15日内提出，15日内答复", "submit within 15 days, and reply"),
    ("三个阶段", "stages"),
    ("加强监督", "strengthen the three kinds of oversight"),
]


@pytest.mark.parametrize(("source", "text"), SAME)
def test_the_same_numbers_are_no_finding(source: str, text: str) -> None:
    assert [each.message for each in COMPARISONS["TRA010"](Pair("point-1/text", source, text))] == []


@pytest.mark.parametrize(("source", "text"), DIFFERENT)
def test_other_numbers_are_found(source: str, text: str) -> None:
    assert list(COMPARISONS["TRA010"](Pair("point-1/text", source, text)))


def test_numerals_of_a_term_go_with_its_rendering() -> None:
    base = Termbase((Term("收支两条线", "separate management of revenue and expenditure"),))
    pair = Pair("a/text", "严格执行收支两条线制度", "strictly implement separate management of revenue and expenditure", base)
    assert list(COMPARISONS["TRA010"](pair)) == []


def test_a_cited_title_takes_its_numbers_with_it() -> None:
    work = Work("x", "2004年十项规定", title_en="Ten Provisions of 2004")
    pair = Pair("a/text", "执行《2004年十项规定》", "implement the “Ten Provisions of 2004”", works=(work,))
    assert [code for code in ("TRA010", "TRA012") if list(COMPARISONS[code](pair))] == []
    other = Pair("a/text", "执行《2004年十项规定》", "implement the 2004 rules", works=(work,))
    assert list(COMPARISONS["TRA012"](other))


@pytest.mark.parametrize(
    ("source", "text", "right"),
    [
        ("《行政许可法》", "the Administrative License Law", True),
        ("《行政许可法》", "the Administrative Permission Law", False),
        ("《中华人民共和国行政许可法》", "the Administrative License Law of the People’s Republic of China", True),
        ("《中华人民共和国行政许可法》", "the Administrative License Law", False),
    ],
)
def test_the_country_goes_where_the_chinese_has_it(source: str, text: str, right: bool) -> None:
    title = "Administrative License Law of the People's Republic of China"
    work = Work("x", "中华人民共和国行政许可法", title_en=title)
    assert (list(COMPARISONS["TRA012"](Pair("a/text", source, text, works=(work,)))) == []) is right


@pytest.mark.parametrize(
    ("source", "text", "right"),
    [
        ("按照晋政发〔2009〕3号文件", "in accordance with Jin Zheng Fa [2009] No. 3", True),
        ("按照晋政发〔2009〕3号文件", "in accordance with Jin Zheng Fa [2009] No. 13", False),
        ("按照晋政发〔2009〕3号文件", "in accordance with Jin Zheng Fa [2008] No. 3", False),
        ("国务院令第446号", "State Council Order No. 446", True),
        ("国务院令第446号", "State Council Order No. 464", False),
    ],
)
def test_document_numbers(source: str, text: str, right: bool) -> None:
    assert (list(COMPARISONS["TRA011"](Pair("a/text", source, text))) == []) is right
