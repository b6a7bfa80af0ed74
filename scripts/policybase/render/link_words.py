"""The words of links, works and time limits on Chinese pages: one table a thing."""

from __future__ import annotations

import re

from policybase.messages import N_
from policybase.model import CitationRelation, DeadlineKind, LinkRelation, Work, WorkStatus
from policybase.render.locales import Locale

RELATION = {
    LinkRelation.CITES: N_("引用"),
    LinkRelation.SAME_WORK: N_("依据同一文件"),
    LinkRelation.SAME_TOPIC: N_("同一主题"),
    LinkRelation.SAME_WORDING: N_("措辞相同"),
    LinkRelation.REFINES: N_("细化"),
    LinkRelation.TIGHTENS: N_("更严"),
    LinkRelation.LOOSENS: N_("放宽"),
    LinkRelation.ADDS: N_("增加"),
}

# Said in full where one points at it: 更严 of what?
RELATION_MEANING = {
    LinkRelation.CITES: N_("本条引用彼条"),
    LinkRelation.SAME_WORK: N_("两条依据同一文件"),
    LinkRelation.SAME_TOPIC: N_("两条就同一主题作出规定"),
    LinkRelation.SAME_WORDING: N_("两条文字相同或者几乎相同"),
    LinkRelation.REFINES: N_("一条把另一条的要求写得更具体"),
    LinkRelation.TIGHTENS: N_("一条比另一条的要求更严"),
    LinkRelation.LOOSENS: N_("一条比另一条的要求宽"),
    LinkRelation.ADDS: N_("一条在另一条之外增加要求"),
}

ELSEWHERE = N_("外地参考")

WORK_STATUS = {
    WorkStatus.IN_FORCE: N_("现行有效"),
    WorkStatus.REVISED: N_("已修订"),
    WorkStatus.REPEALED: N_("已废止"),
    WorkStatus.EXPIRED: N_("已失效"),
    WorkStatus.UNKNOWN: N_("效力未核对"),
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
    CitationRelation.BASIS: N_("依据"),
    CitationRelation.IMPLEMENTS: N_("贯彻落实"),
    CitationRelation.ATTACHED: N_("印发"),
    CitationRelation.SELF: N_("自称"),
    CitationRelation.MENTION: N_("提及"),
    CitationRelation.AMENDS: N_("修改"),
    CitationRelation.REPEALS: N_("废止"),
}

DEADLINE = {
    DeadlineKind.BY_DATE: N_("截止日期"),
    DeadlineKind.WITHIN: N_("期限"),
    DeadlineKind.RECURRING: N_("定期"),
    DeadlineKind.PERIOD: N_("时段"),
    DeadlineKind.START: N_("起始"),
    DeadlineKind.QUOTA: N_("数量"),
    DeadlineKind.VAGUE: N_("未定时间"),
}

SILENT = N_("本文未载")
NOT_CHECKED = N_("未核对")

_DAY = r"(\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)"
_ENDING = "修订|修正|修改|废止|失效|届满|期满|到期|终止|停止|宣布"
# 2023年9月1日修订，2024年1月1日起施行; 2016年2月宣布失效
_THEN = re.compile(rf"{_DAY}[^，。；,;\d]{{0,12}}?(?:{_ENDING})")
# 废止于2019年5月15日
_VERB_FIRST = re.compile(rf"(?:{_ENDING})[^，。；,;]{{0,4}}?{_DAY}")


def work_status(work: Work, locale: Locale) -> str:
    """The status in words, with the day it came to an end where the note says it: 已修订（2023年9月1日）."""
    said = locale.t(WORK_STATUS[work.status])
    if work.status not in NO_LONGER or not work.status_note:
        return said
    # 2009年、2017年修正；2023年9月1日修订: the last of several is what the text of today dates from.
    days = _THEN.findall(work.status_note) or _VERB_FIRST.findall(work.status_note)
    if not days:
        return said
    year, *rest = (f"{int(number):02}" for number in re.findall(r"\d+", max(days, key=_in_time)))
    when = "-".join((year, *rest))
    return locale.t("{status}（{day}）", status=said, day=locale.period((when, when)))


def _in_time(day: str) -> tuple[int, ...]:
    """2023年9月1日 → (2023, 9, 1)."""
    return tuple(int(number) for number in re.findall(r"\d+", day))
