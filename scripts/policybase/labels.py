"""Labels of units: 第三条 一、 （一） 1. （1） ①, read at a given place of a text.

``extract`` asks where a line must not be joined, ``parse`` builds the outline from them; the table
of forms is the same for both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from policybase.numerals import value

_N = "〇○零一二三四五六七八九十百千两"
_D = "0-9０-９"


class Form(StrEnum):
    """The shape of a label, from the outside in. 条款 forms first, then the five 公文 levels."""

    PART = "第一编"
    CHAPTER = "第一章"
    SECTION = "第一节"
    ARTICLE = "第一条"
    HAN = "一、"
    HAN_BRACKET = "（一）"
    DIGIT = "1."
    DIGIT_BRACKET = "（1）"
    CIRCLED = "①"


STATUTE = (Form.PART, Form.CHAPTER, Form.SECTION, Form.ARTICLE)
# GB/T 9704—2012 7.3.3: 一、 （一） 1. （1）; ① is in common use below them.
OFFICIAL = (Form.HAN, Form.HAN_BRACKET, Form.DIGIT, Form.DIGIT_BRACKET, Form.CIRCLED)


@dataclass(frozen=True, slots=True)
class Label:
    """A label read at ``start``; ``end`` is after its stop, before the blank that follows."""

    form: Form
    number: int
    insert: int  # the 一 of 第三十六条之一, else 0
    start: int
    end: int
    stopped: bool  # False: its 、 or . is missing (11健全…)
    sure: bool = True  # False: a number stands behind the stop, as in 三、四级公路

    @property
    def key(self) -> tuple[int, int]:
        """What a sequence is counted by."""
        return self.number, self.insert


_FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    # 第一编 总则
    (Form.PART, re.compile(rf"第\s*([{_N}{_D}]{{1,6}})\s*编(?=[\s\u3000]|$|[\u4e00-\u9fff]{{1,20}}$)")),
    # 第三章 道路测试申请 ；第一章  总  则
    (Form.CHAPTER, re.compile(rf"第\s*([{_N}{_D}]{{1,6}})\s*章(?![程节])")),
    # 第二节　听　证
    (Form.SECTION, re.compile(rf"第\s*([{_N}{_D}]{{1,6}})\s*节(?![目点能日水约])")),
    # 第三十六条之一　国家…… ；第二条 本标准适用于……
    (Form.ARTICLE, re.compile(rf"第\s*([{_N}{_D}]{{1,8}})\s*条(?:\s*之\s*([{_N}]{{1,3}}))?")),
    # 二、主要任务 ；二．主要任务        not 二、三产业
    (Form.HAN, re.compile(rf"([{_N}]{{1,4}})\s*(?:、|．|\.(?!\d)|﹑)(?![{_N}]\s*[、，,])")),
    # （一）指导思想 ；(二)、建立 ；㈢ …… ；〔四〕
    (Form.HAN_BRACKET, re.compile(rf"[（(〔﹙]\s*([{_N}]{{1,4}})\s*[）)〕﹚](?:\s*[、.．])?|([㈠-㈩])(?:\s*[、.．])?")),
    # 1.深化行政审批制度改革 ；１．积极推进 ；1、着力 ；⒈        not 1.5万
    (Form.DIGIT, re.compile(rf"([{_D}]{{1,3}})\s*(?:[.．](?![{_D}])|、|﹑)|([⒈-⒛])")),
    # （1）加快突破 ；(2) ；⑶ ；3）
    (Form.DIGIT_BRACKET, re.compile(rf"[（(﹙]\s*([{_D}]{{1,3}})\s*[）)﹚](?:\s*[、.．])?|([⑴-⒇])|([{_D}]{{1,2}})\s*[）)]")),
    # ①制定课程纲要
    (Form.CIRCLED, re.compile(r"([①-⑳])(?:\s*[、.．])?")),
)

# 11健全政府法律顾问制度 ；28各乡镇政府        the stop is lost; only a sequence can prove it
# not 2016年、30日、5个、40学时、3000万元: a number that counts something
_BARE = re.compile(
    rf"([{_D}]{{1,3}})(?=[\u4e00-\u9fff《“])(?![年月日时分秒个项条名人次万亿千百元岁天周倍种级类号届期%％家所座省市县区位户亩吨米公小学课大余多章节款])"
)


def read_label(text: str, at: int) -> Label | None:
    """The label that begins exactly at ``at``, or None. Never a bare number: see ``read_bare``."""
    for form, pattern in _FORMS:
        match = pattern.match(text, at)
        if match is None:
            continue
        digits = next((group for group in match.groups() if group), "")
        number = value("".join(digits.split()))
        if number is None or number == 0:
            continue
        insert = 0
        if form is Form.ARTICLE and match.group(2):
            insert = value(match.group(2)) or 0
        sure = form is not Form.HAN or text[match.end() : match.end() + 1] not in tuple(_N)
        return Label(form, number, insert, at, match.end(), stopped=True, sure=sure)
    return None


def read_bare(text: str, at: int) -> Label | None:
    """A number at ``at`` that may be a label whose stop is lost (``11健全``), or None."""
    match = _BARE.match(text, at)
    number = value(match.group(1)) if match else None
    if match is None or not number:
        return None
    return Label(Form.DIGIT, number, 0, at, match.end(), stopped=False)
