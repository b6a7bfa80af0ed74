"""What a text refers to as its own and the file does not have: 责任分工, 附件1, 附表."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybase.model import Span
from policybase.numerals import CHINESE, value
from policybase.parse.head import Finding, Head, evidence
from policybase.parse.titles import issued_title, normalise


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str  # what is missing, in words of the text
    refers: re.Pattern[str]  # how a text speaks of it as its own
    present: re.Pattern[str]  # what stands in a text that has it


_NUMBER = rf"[0-9０-９]{{1,2}}|[{CHINESE}]{{1,3}}"

_RULES = (
    _Rule(
        "责任分工",
        # 本方案在责任分工中除单独负责、分别负责的外，列在首位的部门为牵头部门。
        re.compile(
            r"本(?:方案|意见|规划|计划|要点|办法|通知)(?:在|的)?(?:任务|责任|职责)分工(?:中|表|方案)?[^。]{0,40}(?:牵头|负责|排在|列在)"
        ),
        # （省财政厅负责） ；责任单位：省公安厅 ；牵头单位： ；责任分工表 as a line of its own
        re.compile(
            r"[（(][^（）()]{2,200}(?:负责|牵头|配合|参加)[^（）()]{0,60}[）)]|(?:责任|牵头|主办|承办|配合)(?:单位|部门)\s*[:：]|"
            r"^[^\n。，]{0,20}(?:责任|任务|职责)分工(?:表|方案|一览表)?[^\n。，]{0,6}$",
            re.MULTILINE,
        ),
    ),
    _Rule(
        "责任分工表",
        # 任务分工表附后 ；见责任分工表
        re.compile(
            r"(?:见|按照?|附)(?:《)?(?:重点)?(?:任务|责任|职责)分工表|(?:任务|责任|职责)分工表(?:附后|见附件)"
        ),
        re.compile(r"^[^\n。，]{0,30}分工表\s*$", re.MULTILINE),
    ),
    _Rule(
        "附表",
        # 具体指标见附表。 （附表略）
        re.compile(r"(?:见|详见|按照?)附表|附表(?:略|附后)"),
        re.compile(r"^\s*附表\s*[0-9０-９一二三四五六七八九十]*\s*[:：]?[^\n。]{0,40}$", re.MULTILINE),
    ),
    _Rule(
        "附图",
        re.compile(r"(?:见|详见)附图"),  # 范围见附图
        re.compile(r"^\s*附图\s*[0-9０-９一二三四五六七八九十]*", re.MULTILINE),
    ),
)

# 附件：1.某某目录 as a line below the text, the list of what follows; 附件：某某方案
_LIST = re.compile(r"^[ \t\u3000]*附\s*件\s*[:：]\s*(?P<rest>[^\n]{2,})$", re.MULTILINE)
_LEADERS = re.compile(r"[.．·…]{4,}")  # 附件：某某清单......12, a line of a table of contents
_NEXT_ENTRY = re.compile(rf"^[ \t\u3000]*(?:{_NUMBER})\s*[.．、][ \t\u3000]*[^\n。]{{2,60}}$")
_ENTRY = re.compile(
    rf"(?:^|(?<=\s)|(?<=[；;]))(?P<number>{_NUMBER})\s*[.．、]\s*(?P<title>[^；;\n]+?)(?=[；;]|\s+(?:{_NUMBER})\s*[.．、]|$)"
)
# （见附件1）, 详见附件. 《某办法》附件2 and 国发〔2018〕41号附件 are of other texts
_SEE = re.compile(rf"(?<![》号])(?:见|详见|参见|按照?)(?:本\w{{2}})?附件\s*(?P<number>{_NUMBER})?")


def find_missing(head: Head) -> tuple[Finding[str], ...]:
    """Each missing part with the sentence that refers to it."""
    return (*_by_rule(head), *_annexes(head))


def _by_rule(head: Head) -> Iterator[Finding[str]]:
    text = head.transcript.text
    for rule in _RULES:
        refers = rule.refers.search(text)
        if refers is not None and rule.present.search(text) is None:
            yield Finding(rule.name, evidence(text, _sentence(text, refers.start(), refers.end())))


def _annexes(head: Head) -> Iterator[Finding[str]]:
    """附件 that a list or a sentence names and no part of the file is."""
    text = head.transcript.text
    present = {part.name for part in head.parts}
    titles = {normalise(part.title) for part in head.parts if part.title is not None}
    # 附件：某某实施方案 below a notice is the issued text itself
    issued = head.notice is not None and head.main is not None
    listed = list(_listed(text))
    for number, title, span in listed:
        if f"annex-{number or 1}" in present or normalise(title) in titles:
            continue
        if issued and len(listed) == 1 and not titles:
            continue
        label = "附件" if number is None else f"附件{number}"
        yield Finding(f"{label}：{title}", evidence(text, span))
    if listed or any(name is not None and name.startswith("annex") for name in present):
        return
    seen: set[str] = set()
    for match in _SEE.finditer(text):
        number = value(match["number"]) if match["number"] else None
        label = "附件" if number is None else f"附件{number}"
        if label not in seen and not _is_issued_text(head, label):
            seen.add(label)
            yield Finding(label, evidence(text, _sentence(text, match.start(), match.end())))


def _is_issued_text(head: Head, label: str) -> bool:
    """现将…方案（见附件）印发给你们: the annex is the issued text, and it is here."""
    notice, main = head.notice, head.main
    if notice is None or main is None or label != "附件":
        return False
    return notice.title is None or issued_title(notice.title) is not None


def _listed(text: str) -> Iterator[tuple[int | None, str, Span]]:
    for match in _LIST.finditer(text):
        if _LEADERS.search(match["rest"]):
            continue
        rest, start = match["rest"], match.start("rest")
        entries = list(_ENTRY.finditer(rest))
        if not entries:
            yield None, rest.strip(), Span(match.start(), match.end())
            continue
        for entry in entries:
            span = Span(start + entry.start(), start + entry.end())
            yield value(entry["number"]), entry["title"].strip(), span
        yield from _lines_after(text, match.end())


def _lines_after(text: str, at: int) -> Iterator[tuple[int | None, str, Span]]:
    """2.某某表 on the lines below 附件：1.某某目录."""
    while at < len(text):
        end = text.find("\n", at + 1)
        end = len(text) if end < 0 else end
        line = text[at + 1 : end]
        if not line.strip():
            at = end
            continue
        entry = _ENTRY.search(line.strip()) if _NEXT_ENTRY.match(line) else None
        if entry is None:
            return
        yield value(entry["number"]), entry["title"].strip(), Span(at + 1, end)
        at = end


def _sentence(text: str, start: int, end: int) -> Span:
    """The sentence around ``[start, end)``, as evidence that a reader can check."""
    first = max(text.rfind(stop, 0, start) for stop in "。\n；") + 1
    ends = [place for stop in "。\n" if (place := text.find(stop, end)) >= 0]
    last = min(ends, default=len(text) - 1)
    return Span(first, last if text[last : last + 1] == "\n" else last + 1)
