"""numerals: 第一百零三 ⇄ 103."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybase.numerals import LARGEST, SIGNS, chinese, value


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (100, "一百"),
        (103, "一百零三"),
        (110, "一百一十"),
        (999, "九百九十九"),
        (1000, "一千"),
        (1003, "一千零三"),
        (1010, "一千零一十"),
        (1200, "一千二百"),
        (9999, "九千九百九十九"),
    ],
)
def test_chinese_is_how_articles_are_numbered(number: int, written: str) -> None:
    assert chinese(number) == written
    assert value(written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("第一百零三", 103),
        ("一百〇三", 103),
        ("一百○三", 103),
        ("一百十", 110),
        ("一百十二", 112),
        ("廿", 20),
        ("廿三", 23),
        ("卅一", 31),
        ("两", 2),
        ("两百", 200),
        ("两千零九", 2009),
        ("二○○九", 2009),
        ("二〇〇九", 2009),
        ("二零零九", 2009),
        ("二OO九", 2009),
        ("二0一六", 2016),
        ("一九九八", 1998),
        ("一〇三", 103),
        ("12", 12),
        ("１２", 12),
        ("0", 0),
        ("①", 1),
        ("⑳", 20),
        ("㉑", 21),
        ("㊿", 50),
        ("㈠", 1),
        ("㈩", 10),
        ("⑴", 1),
        ("⒇", 20),
        ("⒈", 1),
        ("Ⅲ", 3),
        ("叁拾", 30),
        (" 三 ", 3),
    ],
)
def test_value_reads_every_printed_form(written: str, number: int) -> None:
    assert value(written) == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        "第",
        "三五",
        "一百三",
        "百",
        "千",
        "〇三",
        "三〇十",
        "二十〇一",
        "一千〇二百",
        "十百",
        "二廿",
        "条",
        "1.",
        "⓪",
        "²",
        "O",
    ],
)
def test_value_of_what_is_no_number_is_none(written: str) -> None:
    assert value(written) is None


@given(st.integers(min_value=1, max_value=LARGEST))
def test_round_trip(number: int) -> None:
    assert value(chinese(number)) == number
    assert value("第" + chinese(number)) == number
    assert value(chinese(number).replace("零", "○")) == number


@given(st.integers(min_value=1000, max_value=LARGEST))
def test_years_digit_by_digit(year: int) -> None:
    assert value("".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))) == year


@pytest.mark.parametrize("number", [0, LARGEST + 1, -3])
def test_chinese_refuses_what_it_cannot_write(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese(number)


def test_every_sign_has_one_value_up_to_50() -> None:
    assert set(SIGNS.values()) == set(range(1, 51))


@given(st.text(max_size=12))
def test_value_never_raises(text: str) -> None:
    assert value(text) is None or value(text) >= 0  # type: ignore[operator]
