"""Bytes → characters, or one clear refusal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybase.extract.decode import LARGEST, decode, media_type
from policybase.extract.raw import Unreadable

TEXT = (
    "关于印发《培训管理办法》的通知\n各县（市、区）人民政府：\n"
    "　　现将《培训管理办法》印发给你们，请认真贯彻执行。\n二○一八年三月五日\n"
)


@pytest.mark.parametrize(
    ("original", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
    ],
)
def test_every_encoding_that_chinese_offices_use(original: bytes, encoding: str) -> None:
    decoded = decode(original)
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


def test_two_characters_in_gbk_that_are_valid_utf8() -> None:
    assert decode("联通".encode("gbk")).text == "联通"


def test_gbk_characters_that_gb2312_lacks() -> None:
    assert decode("总理朱镕基签发，请遵照执行。".encode("gbk")).text == "总理朱镕基签发，请遵照执行。"


def test_traditional_text_in_gbk() -> None:
    words = (
        "為了保護國家財產，維護社會秩序，根據憲法規定，制定本辦法。各級機關、團體、單位應當遵守，不得違反。"
        * 2
    )
    assert decode(words.encode("gbk")).text == words


def test_line_ends_agree_with_the_editor() -> None:
    assert decode("甲\r\n乙\r丙\n".encode()).text == "甲\n乙\n丙\n"


def test_characters_are_not_composed() -> None:
    assert decode("e\u0301甲".encode()).text == "e\u0301甲"


def test_a_page_says_its_charset() -> None:
    page = '<html><meta charset="big5"><p>為了保護國家財產</p>'
    assert decode(page.encode("big5")).encoding == "big5hkscs"


def test_utf8_wins_over_a_wrong_charset() -> None:
    page = '<html><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>办法</p>'
    assert decode(page.encode()).encoding == "utf-8"


def test_a_charset_that_reads_anything_is_not_believed() -> None:
    page = '<html><meta charset="iso-8859-1"><p>现将办法印发给你们</p>'
    assert decode(page.encode("gbk")).text == page


@pytest.mark.parametrize(
    ("original", "code", "words"),
    [
        (b"", "EXT001", "empty"),
        (b" \r\n\t ", "EXT001", "empty"),
        ("\ufeff\u3000\u200b\n".encode(), "EXT001", "empty"),
        (b"%PDF-1.7 ...", "EXT002", "PDF"),
        (b"PK\x03\x04....", "EXT002", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "EXT002", "Word"),
        (b"\x89PNG\r\n\x1a\n", "EXT002", "PNG"),
        (bytes(range(256)) * 8, "EXT002", "binary"),
        (b"\x01\x02\x03abc\x04", "EXT002", "binary"),
        (b"a" * (LARGEST + 1), "EXT003", "50,000,001"),
        ("甲乙".encode() + b"\xff" + "丙".encode(), "EXT004", "byte 6 "),
        (TEXT.encode("gbk") + b"\xff\xff", "EXT004", f"byte {len(TEXT.encode('gbk'))} "),
        (b"\xff\xfe\x00\xd8\x41\x00", "EXT004", "UTF-16"),
        (("Règlement intérieur de la préfecture. " * 3).encode("latin-1"), "EXT004", "no Chinese"),
        (("為了保護國家財產，維護社會秩序。" * 3).encode("big5"), "EXT004", "no Chinese"),
        (("この法律は、公布の日から施行する。" * 3).encode("shift-jis"), "EXT004", "GB18030"),
        (("この法律は、公布の日から施行する。" * 3).encode("euc-jp"), "EXT004", "no Chinese"),
        (("이 법은 공포한 날부터 시행한다 대한민국 국민 " * 5).encode("euc-kr"), "EXT004", "no Chinese"),
    ],
)
def test_refusals_say_what_and_where(original: bytes, code: str, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(original)
    assert caught.value.code == code
    assert words in caught.value.message
    assert caught.value.help


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_refusal(original: bytes) -> None:
    try:
        assert decode(original).text.strip()
    except Unreadable as refusal:
        assert refusal.code in {"EXT001", "EXT002", "EXT004"}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", TEXT, "text/plain"),
        ("a.md", "# 办法", "text/markdown"),
        ("a.HTM", TEXT, "text/html"),
        ("a", TEXT, "text/plain"),
        ("a.txt", "\n<!DOCTYPE html><title>办法</title>", "text/html"),
        ("a.txt", "<div><p>第一条　甲。</p><p>第二条　乙。</p></div>", "text/html"),
        ("a.txt", "粉尘浓度<10mg/m3，且>5mg/m3的，按<p>处理。</p>", "text/plain"),
    ],
)
def test_media_type(name: str, text: str, expected: str) -> None:
    assert media_type(name, text) == expected
