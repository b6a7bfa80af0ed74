"""文号: 晋政办发〔2009〕74号 in all its spellings, and 国务院令第446号."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybase.model import Span
from policybase.numerals import CHINESE, value

_BLANK = r"[ \t\u00a0\u3000]*"
_DIGITS = r"[0-9０-９]"
_WORD = r"[\u4e00-\u9fff]"

# Words that stand before a number and are no part of it: 根据国发〔2018〕41号. An agency's code is short
# signs (国办发, 京经信发), so none of these can be inside one. 和, 于 and 依 can: 和政发 is Hezheng county's.
_VERBS = (
    "根据 依据 按照 依照 遵照 参照 执行 贯彻 落实 实施 印发 转发 下发 发布 以及 废止 修订 修改 通知 文件 "
    "规定 精神 意见 决定 对照 符合 属于 适用 关于 按 据 见 的 了 以 及 与 因 经过 通过"
)
_ORGANS = "人民政府 办公厅 办公室 委员会"  # the signature that runs into the number
_BEFORE_CODE = re.compile(rf".*(?:{'|'.join((_VERBS + ' ' + _ORGANS).split())})")
_BEFORE_ORDER = re.compile(rf".*(?:{'|'.join(_VERBS.split())})")
# Codes that end the run of words whatever stands before them: 我省认真学习国办发〔2018〕117号
_CENTRAL = re.compile(r".{2,}(?=(?:国发|国办发|国函|国办函|中发|中办发)$)")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A document number as printed, and in its normal form: 晏政办[2016]71号 → 晏政办〔2016〕71号."""

    span: Span
    printed: str
    normal: str


# 晋政办发〔2009〕74号, 晏政办[2016]71号, 晋政发【2009】3 号, 国发（1985）第141号
_BRACKETED = re.compile(
    rf"(?P<agency>{_WORD}{{2,24}}){_BLANK}[〔\[［【(（〖{{]{_BLANK}(?P<year>{_DIGITS}{{4}}|{_DIGITS}{{2}}){_BLANK}年?"
    rf"{_BLANK}[〕\]］】)）〗}}]{_BLANK}第?{_BLANK}(?P<number>{_DIGITS}{{1,5}}(?:-{_DIGITS}{{1,2}})?){_BLANK}号"
)
# 湖北省人民政府令第282号; 国家安全生产监督管理总局令 ⏎ 第85号; 中华人民共和国主席令（第十二号）;
# 公告2019年第3号
_ORDER = re.compile(
    rf"(?P<agency>{_WORD}{{0,30}}(?:令|公告))\s*[（(]?{_BLANK}(?P<year>{_DIGITS}{{4}}年)?{_BLANK}第{_BLANK}"
    rf"(?P<number>{_DIGITS}{{1,4}}|[{CHINESE}]{{1,7}}){_BLANK}号[）)]?"
)
# 第85号 as a line of its own, below a line 总局令 that the file lost
_BARE = re.compile(
    rf"^{_BLANK}(?P<printed>[（(]?第{_BLANK}(?P<number>{_DIGITS}{{1,4}}|[{CHINESE}]{{1,7}}){_BLANK}号[）)]?){_BLANK}$",
    re.MULTILINE,
)
_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")


def find_numbers(text: str) -> tuple[NumberMention, ...]:
    """Every document number in ``text``, in order. 晏政201679号文 lost its brackets and is none."""
    found: list[NumberMention] = []
    for mention in (*_bracketed(text), *_orders(text), *_bare(text)):
        if not any(
            mention.span.start < other.span.end and other.span.start < mention.span.end for other in found
        ):
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.span))


def agency_of(number: str) -> str:
    """The agency's code before the year: 晋政办发 of 晋政办发〔2009〕74号; empty for 第85号."""
    return re.split(r"[〔第]", number, maxsplit=1)[0]


def _bracketed(text: str) -> Iterator[NumberMention]:
    for match in _BRACKETED.finditer(text):
        agency = _CENTRAL.sub("", _BEFORE_CODE.sub("", match["agency"]))
        agency = _without_conjunction(agency, before=text[max(0, match.start() - 2) : match.start()])
        # Longer than any agency's code: the run of words is a sentence.
        if not 2 <= len(agency) <= 12:
            continue
        start = match.end("agency") - len(agency)
        yield NumberMention(
            span=Span(start, match.end()),
            printed=text[start : match.end()],
            normal=f"{agency}〔{match['year'].translate(_ASCII)}〕{match['number'].translate(_ASCII)}号",
        )


def _orders(text: str) -> Iterator[NumberMention]:
    for match in _ORDER.finditer(text):
        agency = _BEFORE_ORDER.sub("", match["agency"])
        agency = _without_conjunction(agency, before=text[max(0, match.start() - 2) : match.start()])
        number = value(match["number"])
        if number is None or not agency:
            continue
        start = match.end("agency") - len(agency)
        opened = re.search(r"[（(]", match[0]) is not None
        end = match.end() if opened or match[0][-1] == "号" else match.end() - 1
        year = (match["year"] or "").translate(_ASCII)
        yield NumberMention(
            span=Span(start, end), printed=text[start:end], normal=f"{agency}{year}第{number}号"
        )


def _bare(text: str) -> Iterator[NumberMention]:
    for match in _BARE.finditer(text):
        number = value(match["number"])
        if number is not None:
            span = Span(match.start("printed"), match.end("printed"))
            yield NumberMention(span=span, printed=match["printed"], normal=f"第{number}号")


def _without_conjunction(agency: str, *, before: str) -> str:
    """国办发 of 和国办发 where a number or a title stands before 和; 国务院令 of 20日国务院令, but 日照市."""
    if before.rstrip()[-1:].isdigit() and agency.startswith("日"):
        return re.sub(r"^日\s*原?", "", agency)
    if before.rstrip()[-1:] in {"号", "》", "）", ")"}:
        return re.sub(r"^[和与及](?!政)", "", agency)
    return agency
