"""What a line of a transcript looks like, before anything is known about its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from policybase.document_numbers import find_numbers
from policybase.labels import read_label
from policybase.parse.dates import find_dates
from policybase.parse.glued import cuts, head_cuts
from policybase.parse.metadata_lines import is_metadata_line

TERMINAL = "。！？；：!?;:"
LONGEST_TITLE_LINE = 60


class Look(Enum):
    METADATA = auto()
    NUMBER = auto()  # 晏政办[2016]71号, alone
    DATE = auto()  # 二○○九年六月九日, alone
    ADDRESSEES = auto()  # 各乡镇人民政府,县政府各部门:
    LABELLED = auto()
    ANNEX = auto()  # 附件1, alone
    CONTENTS = auto()  # 目　录
    TABLE = auto()  # cells with tabs between them
    SHORT = auto()  # a title, a signature: no stop, not long
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """``[start, end)`` of the corrected text, without outer blanks."""

    start: int
    end: int
    look: Look

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def lines(text: str) -> Iterator[Line]:
    """The lines of ``text`` that have words; addressees glued to the next sentence stand apart."""
    start = 0
    glued = head_cuts  # of the first line with words
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            first = start + raw.index(words[0])
            pieces = tuple(_pieces(words, glued(words)))
            glued = cuts
            for begin, end in pieces:
                yield Line(first + begin, first + end, look(words[begin:end]))
        start += len(raw) + 1


# 各市、县人民政府,省人民政府各委、厅,各直属机构:
# 甘肃省各有关单位：
# Somebody is addressed: bodies in the plural or by name, and nothing that a sentence has.
_BODIES = "人民政府|政府|委员会|委|办|厅|局|部|部门|机构|单位|企业|公司|院|校|学校|大学|银行|协会|法院|检察院|同志|党组|处|所|站|队|团|社|中心|代表处"
_ADDRESSEES = re.compile(
    rf"(?=[^:：。；;]{{0,200}}各|[^:：。；;]{{0,60}}(?:{_BODIES})\s*[:：])[^:：。；;！？《》\d“”]{{2,260}}?(?:{_BODIES}|直属|垂管|直部门)(?:[（(][^（）()]{{1,30}}[）)])?\s*[:：]"
)


# …提出意见和建议。第1章  总则: a page ended there, and the line end with it
_CHAPTER_AT_END = re.compile(
    r"(?<=[。；！])\s*(?P<title>第\s*[一二三四五六七八九十\d]{1,4}\s*[编章]\s+[^。；，,：:]{2,24})$"
)


def _pieces(words: str, cut_at: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """One piece, or several where the head of a document was glued together."""
    glued = (0, *cut_at, len(words))
    if len(glued) > 2:
        for start, end in pairwise(glued):
            blank = len(words[start:end]) - len(words[start:end].lstrip())
            yield start + blank, start + len(words[start:end].rstrip())
        return
    chapter = _CHAPTER_AT_END.search(words)
    if chapter:
        yield 0, len(words[: chapter.start()].rstrip())
        yield chapter.start("title"), len(words)
        return
    match = _ADDRESSEES.match(words)
    if match and match.end() < len(words) and _after_addressees(words[match.end() :]):
        yield 0, match.end()
        rest = match.end() + len(words[match.end() :]) - len(words[match.end() :].lstrip())
        yield rest, len(words)
    else:
        yield 0, len(words)


# 现将…印发给你们 ；《…》已经省人民政府同意 ；为贯彻落实… ；经…同意
_OPENINGS = ("现", "《", "为", "经", "根据", "按照", "近年", "最近", "随着", "你")


def _after_addressees(rest: str) -> bool:
    return rest.lstrip().startswith(_OPENINGS) and len(rest.strip()) > 10


# 附件 ；附件1 ；附 件：；附件二：
_ANNEX = re.compile(r"[【\[]?附\s*件\s*(?P<number>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：]?[】\]]?")
# （此件公开发布） ；（本文有删减） ；抄送：省委办公厅 ；主题词：行政  通知
_NOTE = re.compile(
    r"[（(【\[]?(?:此件|本件|本文)[^。]{0,12}(?:公开|发布|删减|删节|印发|传达|归档)[^。]{0,8}[）)】\]]?|(?:主送|抄送|抄报|报送|主题词)\s*[:：].{1,200}"
)
# 此件于2017年7月31日宣布失效。 ；（已失效） ；本文件已废止
STATUS_NOTE = re.compile(
    r"[-—－–－\s（(【\[*]*(?:(?:此件|本件|该件|此文|本文件?|该文件?|此文件)(?:已)?[^。；]{0,40}?(?:失效|废止|停止执行|作废|修改|修订)[^。；]{0,12}"
    r"|(?:已(?:经)?|现已)(?:失效|废止|宣布失效|停止执行)(?=[）)】\]]))[。]?[）)】\]]?"
)
# 2006年8月25日 郑州市第十二届人民代表大会常务委员会第二十三次会议通过
_ADOPTION = re.compile(
    r"[（(]?\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日.{0,400}(?:通过|批准|公布|发布|修订|修正|修改|施行|决定》?|第[一二三四五六七八九十]+次修[正订])\s*[》）)。]*"
)
_CONTENTS = re.compile(r"目\s*[录次]")


def look(words: str) -> Look:
    """What one line without outer blanks looks like."""
    if "\t" in words.strip():
        return Look.METADATA if is_metadata_line(words) else Look.TABLE
    if _NOTE.fullmatch(words) or STATUS_NOTE.fullmatch(words) or _ADOPTION.fullmatch(words):
        return Look.METADATA
    if _ANNEX.fullmatch(words):
        return Look.ANNEX
    if _CONTENTS.fullmatch(words):
        return Look.CONTENTS
    if read_label(words, 0):
        return Look.LABELLED
    if is_metadata_line(words):
        return Look.METADATA
    if _is_date(words):
        return Look.DATE
    if _is_number(words):
        return Look.NUMBER
    match = _ADDRESSEES.match(words)
    if match and match.end() == len(words):
        return Look.ADDRESSEES
    if len(words) <= LONGEST_TITLE_LINE and words[-1] not in TERMINAL and "。" not in words:
        return Look.SHORT
    return Look.TEXT


def annex_number(words: str) -> str | None:
    """附件2 → 2, 附件 → None."""
    match = _ANNEX.fullmatch(words)
    return match.group("number") if match else None


def _is_date(words: str) -> bool:
    found = find_dates(words)
    bare = words.strip("（）() 　")
    return len(found) == 1 and len("".join(found[0].printed.split())) >= len("".join(bare.split())) - 1


def _is_number(words: str) -> bool:
    found = find_numbers(words)
    bare = "".join(words.strip("（）() 　").split())
    return len(found) == 1 and len("".join(found[0].printed.split())) >= len(bare)
