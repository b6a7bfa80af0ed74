"""The words of links, works and time limits on Chinese pages: one table a thing."""

from __future__ import annotations

import re

from policybase.model import CitationRelation, DeadlineKind, LinkRelation, Work, WorkStatus

RELATION = {
    LinkRelation.CITES: "引用",
    LinkRelation.SAME_WORK: "依据同一文件",
    LinkRelation.SAME_TOPIC: "同一主题",
    LinkRelation.SAME_WORDING: "措辞相同",
    LinkRelation.REFINES: "细化",
    LinkRelation.TIGHTENS: "更严",
    LinkRelation.LOOSENS: "放宽",
    LinkRelation.ADDS: "增加",
}

# Said in full where one points at it: 更严 of what?
RELATION_MEANING = {
    LinkRelation.CITES: "本条引用彼条",
    LinkRelation.SAME_WORK: "两条依据同一文件",
    LinkRelation.SAME_TOPIC: "两条就同一主题作出规定",
    LinkRelation.SAME_WORDING: "两条文字相同或者几乎相同",
    LinkRelation.REFINES: "一条把另一条的要求写得更具体",
    LinkRelation.TIGHTENS: "一条比另一条的要求更严",
    LinkRelation.LOOSENS: "一条比另一条的要求宽",
    LinkRelation.ADDS: "一条在另一条之外增加要求",
}

ELSEWHERE = "外地参考"

WORK_STATUS = {
    WorkStatus.IN_FORCE: "现行有效",
    WorkStatus.REVISED: "已修订",
    WorkStatus.REPEALED: "已废止",
    WorkStatus.EXPIRED: "已失效",
    WorkStatus.UNKNOWN: "效力未核对",
}

WORK_STATUS_SIGN = {
    WorkStatus.IN_FORCE: "●",
    WorkStatus.REVISED: "↻",
    WorkStatus.REPEALED: "✕",
    WorkStatus.EXPIRED: "◑",
    WorkStatus.UNKNOWN: "○",
}

# A reader must be told at every citation: the text that is cited is not the text of today.
NO_LONGER = (WorkStatus.REVISED, WorkStatus.REPEALED, WorkStatus.EXPIRED)

CITATION = {
    CitationRelation.BASIS: "依据",
    CitationRelation.IMPLEMENTS: "贯彻落实",
    CitationRelation.ATTACHED: "印发",
    CitationRelation.SELF: "自称",
    CitationRelation.MENTION: "提及",
    CitationRelation.AMENDS: "修改",
    CitationRelation.REPEALS: "废止",
}

DEADLINE = {
    DeadlineKind.BY_DATE: "截止日期",
    DeadlineKind.WITHIN: "期限",
    DeadlineKind.RECURRING: "定期",
    DeadlineKind.PERIOD: "时段",
    DeadlineKind.START: "起始",
    DeadlineKind.QUOTA: "数量",
    DeadlineKind.VAGUE: "未定时间",
}

SILENT = "本文未载"
NOT_CHECKED = "未核对"

_DAY = r"(\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)"
_ENDING = "修订|修正|修改|废止|失效|届满|期满|到期|终止|停止|宣布"
# 2023年9月1日修订，2024年1月1日起施行; 2016年2月宣布失效
_THEN = re.compile(rf"{_DAY}[^，。；,;\d]{{0,12}}?(?:{_ENDING})")
# 废止于2019年5月15日
_VERB_FIRST = re.compile(rf"(?:{_ENDING})[^，。；,;]{{0,4}}?{_DAY}")


def work_status(work: Work) -> str:
    """The status in words, with the day it came to an end where the note says it: 已修订（2023年9月1日）."""
    said = WORK_STATUS[work.status]
    if work.status not in NO_LONGER or not work.status_note:
        return said
    # 2009年、2017年修正；2023年9月1日修订: the last of several is what the text of today dates from.
    days = _THEN.findall(work.status_note) or _VERB_FIRST.findall(work.status_note)
    return f"{said}（{max(days, key=_in_time)}）" if days else said


def _in_time(day: str) -> tuple[int, ...]:
    """2023年9月1日 → (2023, 9, 1)."""
    return tuple(int(number) for number in re.findall(r"\d+", day))


def in_brackets(title: str) -> str:
    """《…》 around a title; brackets inside become 〈〉, as GB/T 15834 has it."""
    bare = title.removeprefix("《").removesuffix("》") if title.count("《") == 1 and title[:1] == "《" else title
    return f"《{bare.replace('《', '〈').replace('》', '〉')}》"
