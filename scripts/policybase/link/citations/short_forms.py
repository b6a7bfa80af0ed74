"""Short forms inside their own document: 以下简称《纲要》, and 《决定》 where only one decision is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policybase.link.citations.work_names import GENRES, plain

_OPEN, _CLOSE = "（(", "）)"
_SHORT = r"(?P<short>[^《》〈〉“”「」（）()，,；;。\n]{1,24})"
# （以下简称《纲要》） ；（中发〔2015〕36号，以下简称《纲要》） ；（以下简称决定） ；(下称“意见”)
_INSIDE = re.compile(
    rf"(?:以下|下文|下|之后)?(?:均)?简?称(?:为|作)?[:：]?\s*[《〈“\"「]?\s*{_SHORT}\s*[》〉”\"」]?\s*$"
)
# 《…实施纲要》，以下简称《纲要》，
_OUTSIDE = re.compile(rf"\s*[，,]?\s*以下(?:均)?简称(?:为)?[:：]?\s*[《〈“\"「]\s*{_SHORT}\s*[》〉”\"」]")
# 以下简称“两个意见” means more than the title before it
_SEVERAL = re.compile(r"^(?:[两二三四五六几]个|[上以]述|这些)")
_SEVERAL_BEFORE = re.compile(r"(?:[两二三四五六几多]个|系列|上述|有关|相关|各项|各类|一批|分别)(?:配套)?的?$")

_BARE = re.compile(
    r"^(?:[一二三四五六七八九十]{0,2}五|实施|若干|指导|总体|暂行|试行|工作|行动|规划|发展|建设|管理|改革|补充|具体|专项|"
    r"责任|任务|重点|分工|年度|特别|基本|配套|处理|审批|制定|程序|创建|活动|推进|落实|贯彻|的|法治|应急)*"
    rf"(?:{'|'.join(GENRES.split())}|通知|通报|公告|通告|批复|函|报告|建议|解释|法|讲话)$"
)
_LONGEST = 12
# 验收规范, 考核办法: two words do not say which; 信访条例 and 刑法 do
_TWO_WORDS = re.compile(
    rf"^[\u4e00-\u9fff]{{2}}(?:{'|'.join(set(GENRES.split()) - {'条例', '章程', '准则'})})$"
)
# 山西省信访条例 is not 信访条例: what stands before a short form must be more than whose it is
_WHOSE = re.compile(
    r"^(?:中华人民共和国|国务院|中共中央|[\u4e00-\u9fff]{1,12}(?:省|市|州|县|区|旗|盟|政府|委|部|局|办公厅|办公室|关于|的))$"
)
# 行政复议法实施条例 is not short for a place's 实施条例; 中华人民共和国个人所得税法 is 税法 only if so defined
_LEAST_REST = 3


@dataclass(frozen=True, slots=True)
class Definition:
    """``short`` stands for the mention number ``mention`` from ``start`` on."""

    short: str
    start: int
    end: int
    mention: int


def defined_after(text: str, end: int, mention: int) -> Definition | None:
    """The short form that the brackets right behind a title (or its number) define."""
    position = end
    while (bracket := _bracket(text, position)) is not None:
        opened, closed = bracket
        inside = _INSIDE.search(text[opened + 1 : closed])
        if inside is not None and not _SEVERAL.match(inside["short"]):
            return Definition(plain(inside["short"]), opened, closed + 1, mention)
        position = closed + 1
    outside = _OUTSIDE.match(text, position)
    if outside is not None and not _SEVERAL.match(outside["short"]):
        return Definition(plain(outside["short"]), position, outside.end(), mention)
    return None


def meaning(short: str, position: int, definitions: Iterable[Definition]) -> Definition | None:
    """What ``short`` means at ``position``: the last definition before it, else the first after it."""
    fitting = [each for each in definitions if each.short == short]
    before = [each for each in fitting if each.start <= position]
    return before[-1] if before else (fitting[0] if fitting else None)


def is_bare(title: str) -> bool:
    """纲要, 实施意见, 若干规定: nothing but what kind of text it is."""
    words = plain(title)
    return (len(words) <= _LONGEST and _BARE.match(words) is not None) or _TWO_WORDS.match(words) is not None


def means_several(text: str, position: int) -> bool:
    """省委省政府两个《实施意见》."""
    return _SEVERAL_BEFORE.search(text[max(0, position - 8) : position]) is not None


def can_shorten(short: str, full: str) -> bool:
    """Whether ``short`` can stand for the title ``full``: 判定标准 for 煤矿重大生产安全事故隐患判定标准.

    Both in one spelling, ``full`` without what stands in brackets at its end.
    """
    if short == full or not full.endswith(short):
        return False
    rest = full[: -len(short)]
    if is_bare(short):
        return True
    return (
        len(short) <= _LONGEST
        and len(rest) >= _LEAST_REST
        and len(short) < len(rest)
        and not _WHOSE.match(rest)
    )


def _bracket(text: str, position: int) -> tuple[int, int] | None:
    """The round brackets that open at ``position``, blanks before them passed over."""
    while position < len(text) and text[position] in " \t\u3000\n":
        position += 1
    if position >= len(text) or text[position] not in _OPEN:
        return None
    for depth, at in _depths(text, position):
        if depth == 0:
            return position, at
    return None


def _depths(text: str, position: int) -> Iterator[tuple[int, int]]:
    depth = 0
    for at in range(position, min(len(text), position + 200)):
        depth += (text[at] in _OPEN) - (text[at] in _CLOSE)
        yield depth, at
