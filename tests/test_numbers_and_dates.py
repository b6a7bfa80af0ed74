"""numbers and dates: every spelling, one normal form, nothing invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybase.document_numbers import find_numbers
from policybase.parse.dates import find_dates


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("晋政办发〔2009〕74号", ["晋政办发〔2009〕74号"]),
        ("晏政办[2016]71号", ["晏政办〔2016〕71号"]),
        ("晋政发【2009】3 号", ["晋政发〔2009〕3号"]),
        ("晋政办发（２００９）７４号", ["晋政办发〔2009〕74号"]),
        ("根据国发〔2018〕41号和国办发〔2018〕117号", ["国发〔2018〕41号", "国办发〔2018〕117号"]),
        ("我省认真学习国办发〔2018〕117号", ["国办发〔2018〕117号"]),
        ("某省人民政府办公厅晋政办发〔2009〕74号", ["晋政办发〔2009〕74号"]),
        ("和政发〔2016〕3号", ["和政发〔2016〕3号"]),
        ("京经信发〔2022〕87号", ["京经信发〔2022〕87号"]),
        ("安监总煤矿字〔2005〕133号", ["安监总煤矿字〔2005〕133号"]),
        ("湖北省人民政府令第282号", ["湖北省人民政府令第282号"]),
        ("根据《某规定》（国务院令第 446 号）", ["国务院令第446号"]),
        ("国家安全生产监督管理总局令\n第85号", ["国家安全生产监督管理总局令第85号"]),
        ("中华人民共和国主席令（第十二号）", ["中华人民共和国主席令第12号"]),
        ("第85号", ["第85号"]),
        ("乘坐第85号车", []),
        ("晏政201679号文", []),
        ("《某纲要(2015-2020)》", []),
    ],
)
def test_numbers(text: str, normal: list[str]) -> None:
    found = find_numbers(text)
    assert [mention.normal for mention in found] == normal
    assert all(mention.span.of(text) == mention.printed for mention in found)


@pytest.mark.parametrize(
    ("text", "value", "damaged"),
    [
        ("二○○九年六月九日", date(2009, 6, 9), False),
        ("二〇〇四年一月十六日", date(2004, 1, 16), False),
        ("2016年8月24日", date(2016, 8, 24), False),
        ("2015 年 12 月 3 日", date(2015, 12, 3), False),
        ("2016/8/24 19:09:16", date(2016, 8, 24), False),
        ("2009-06-23", date(2009, 6, 23), False),
        ("2019.02.14", date(2019, 2, 14), False),
        ("2016年8月23", date(2016, 8, 23), True),
        ("2009年2月30日", None, False),
        ("4549年3月1日", None, False),
    ],
)
def test_dates(text: str, value: date | None, damaged: bool) -> None:
    (mention,) = find_dates(text)
    assert (mention.value, mention.damaged, mention.printed) == (value, damaged, text)


@pytest.mark.parametrize("text", ["2015—2020年", "2016年8月", "2016年8月23个", "1.2.3", "编号 2019.02.14.5"])
def test_what_is_no_full_date(text: str) -> None:
    assert find_dates(text) == ()


@given(st.dates(min_value=date(1949, 10, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_every_spelling(day: date) -> None:
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day:%Y.%m.%d}",
    ):
        assert [mention.value for mention in find_dates(f"于{text}，")] == [day]


@pytest.mark.parametrize(
    "text",
    ["2019年4月20日 中华人民共和国国务院令第713号公布", "2011年6月8日原国家工商行政管理总局令第52号公布"],
)
def test_the_day_before_an_order_is_not_its_agency(text: str) -> None:
    (found,) = find_numbers(text)
    assert not found.printed.startswith(("日", "原"))
