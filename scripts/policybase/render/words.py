"""The words of the Chinese page furniture: what we call things, one table a thing."""

from __future__ import annotations

# Rules and shared words stand below all stages; pages ask for them here, beside the other words.
from policybase.messages import LEVEL as LEVEL
from policybase.messages import N_
from policybase.messages import STATUS as STATUS
from policybase.model import DoubtCode, Level, Origin, Reason, Record, SourceKind, State, Status
from policybase.periods import period_over as period_over
from policybase.periods import status as status

UNKNOWN = N_("未载明")

STATUS_MEANING = {
    Status.IN_FORCE: N_("有依据表明文件仍然有效。没有依据的，本库不作此标注。"),
    Status.INVALID: N_("已经宣布失效或者废止，不得作为现行依据引用。"),
    Status.PERIOD_ENDED: N_("文件自定的期限已过，其中的任务和时限不作为现行义务的依据。"),
    Status.UNKNOWN: N_("文本没有载明，本库也没有查明；使用以前请向制定机关核实。"),
}

# A sign beside the words, so that a status is never told by colour alone.
STATUS_SIGN = {
    Status.IN_FORCE: "●",
    Status.INVALID: "✕",
    Status.PERIOD_ENDED: "◑",
    Status.UNKNOWN: "○",
}

ORIGIN = {Origin.ORIGINAL: N_("原文"), Origin.INFERRED: N_("推定"), Origin.PERSON: N_("人工确认")}

# How far a translation can be trusted.
STATE = {
    State.REVIEWED: N_("经署名人员审定"),
    State.COMPARED: N_("起草后对照中文复核一遍，未经署名人员审定"),
    State.DRAFT: N_("草稿，未对照中文复核"),
    State.OUTDATED: N_("中文后来有改动，译文尚未跟上"),
    State.MISSING: N_("尚无译文，或者只译了一部分"),
}

LEVEL_UNKNOWN = N_("层级未载明")

SOURCE_KIND = {
    SourceKind.OFFICIAL: N_("官方网站"),
    SourceKind.REPUBLISHED: N_("转载，与官方文本未经核对"),
    SourceKind.ENCYCLOPAEDIA: N_("百科类网站，任何人可以改动，不足为据"),
    SourceKind.UNKNOWN: N_("来源不明"),
}

REASON = {
    Reason.BREADCRUMB: N_("页面位置"),
    Reason.NAVIGATION: N_("网站导航"),
    Reason.SHARE: N_("字体、打印、分享等按钮"),
    Reason.PAGE_TITLE: N_("网页标题"),
    Reason.FOOTER: N_("页脚"),
    Reason.PAGE_NUMBER: N_("页码"),
    Reason.REPEATED: N_("逐字重复的题名或者摘要"),
    Reason.INFOBOX: N_("百科信息栏"),
    Reason.ENCYCLOPAEDIA: N_("百科网站附加文字"),
    Reason.REFERENCE: N_("百科参考资料"),
    Reason.DATABASE: N_("数据库附加文字"),
    Reason.MARKUP: N_("标记符号"),
    Reason.INVISIBLE: N_("不可见字符"),
}

DOUBT = {
    DoubtCode.LABEL_DAMAGED: N_("编号残缺"),
    DoubtCode.LABEL_INLINE: N_("未另起行，断开处系推定"),
    DoubtCode.HEADING_BORDER: N_("标题与正文的分界"),
    DoubtCode.BREAK_INFERRED: N_("分段系推定"),
    DoubtCode.NUMBER_GAP: N_("编号不连续"),
    DoubtCode.NUMBER_REPEATED: N_("编号重复"),
    DoubtCode.CLOSING: N_("是否属于上一条"),
    DoubtCode.ENVELOPE: N_("通知与所印发文件的分界"),
}

FIELD = {
    "title": N_("题名"),
    "issuing_body": N_("发文机关"),
    "document_number": N_("发文字号"),
    "kind": N_("文种"),
    "jurisdiction": N_("所属地区"),
    "date_issued": N_("成文日期"),
    "date_published": N_("发布日期"),
    "date_effective": N_("施行日期"),
    "date_invalid": N_("失效日期"),
    "status": N_("效力状态"),
    "planning_period": N_("规划期"),
    "addressees": N_("主送机关"),
    "keywords": N_("关键词"),
    "source_url": N_("文本来源"),
    "missing_parts": N_("文中提及而本库未见"),
}

def region(record: Record) -> tuple[str, ...]:
    """From the province down: 贵州省, 遵义市, 余庆县."""
    where = record.jurisdiction
    if where is None:
        return ()
    return (LEVEL[Level.NATIONAL],) if where.level is Level.NATIONAL else tuple(name for _, name in where.named)
