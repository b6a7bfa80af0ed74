"""The words of the Chinese page furniture: what we call things, one table a thing."""

from __future__ import annotations

from datetime import date

from policybase.model import DoubtCode, Level, Origin, Reason, Record, SourceKind, Status

# The rules stand below all stages; pages ask for them here, beside the words for them.
from policybase.periods import period_over as period_over
from policybase.periods import status as status

UNKNOWN = "未载明"

STATUS = {
    Status.IN_FORCE: "现行有效",
    Status.INVALID: "已失效",
    Status.PERIOD_ENDED: "规划期已满",
    Status.UNKNOWN: "效力未载明",
}

STATUS_MEANING = {
    Status.IN_FORCE: "有依据表明文件仍然有效。没有依据的，本库不作此标注。",
    Status.INVALID: "已经宣布失效或者废止，不得作为现行依据引用。",
    Status.PERIOD_ENDED: "文件自定的期限已过，其中的任务和时限不作为现行义务的依据。",
    Status.UNKNOWN: "文本没有载明，本库也没有查明；使用以前请向制定机关核实。",
}

# A sign beside the words, so that a status is never told by colour alone.
STATUS_SIGN = {
    Status.IN_FORCE: "●",
    Status.INVALID: "✕",
    Status.PERIOD_ENDED: "◑",
    Status.UNKNOWN: "○",
}

ORIGIN = {Origin.ORIGINAL: "原文", Origin.INFERRED: "推定", Origin.PERSON: "人工确认"}

LEVEL = {
    Level.NATIONAL: "全国",
    Level.PROVINCE: "省级",
    Level.PREFECTURE: "地市级",
    Level.COUNTY: "县级",
    Level.TOWNSHIP: "乡镇级",
}
LEVEL_UNKNOWN = "层级未载明"

SOURCE_KIND = {
    SourceKind.OFFICIAL: "官方网站",
    SourceKind.REPUBLISHED: "转载，与官方文本未经核对",
    SourceKind.ENCYCLOPAEDIA: "百科类网站，任何人可以改动，不足为据",
    SourceKind.UNKNOWN: "来源不明",
}

REASON = {
    Reason.BREADCRUMB: "页面位置",
    Reason.NAVIGATION: "网站导航",
    Reason.SHARE: "字体、打印、分享等按钮",
    Reason.PAGE_TITLE: "网页标题",
    Reason.FOOTER: "页脚",
    Reason.PAGE_NUMBER: "页码",
    Reason.REPEATED: "逐字重复的题名或者摘要",
    Reason.INFOBOX: "百科信息栏",
    Reason.ENCYCLOPAEDIA: "百科网站附加文字",
    Reason.REFERENCE: "百科参考资料",
    Reason.DATABASE: "数据库附加文字",
    Reason.MARKUP: "标记符号",
    Reason.INVISIBLE: "不可见字符",
}

DOUBT = {
    DoubtCode.LABEL_DAMAGED: "编号残缺",
    DoubtCode.LABEL_INLINE: "未另起行，断开处系推定",
    DoubtCode.HEADING_BORDER: "标题与正文的分界",
    DoubtCode.BREAK_INFERRED: "分段系推定",
    DoubtCode.NUMBER_GAP: "编号不连续",
    DoubtCode.NUMBER_REPEATED: "编号重复",
    DoubtCode.CLOSING: "是否属于上一条",
    DoubtCode.ENVELOPE: "通知与所印发文件的分界",
}

FIELD = {
    "title": "题名",
    "issuing_body": "发文机关",
    "document_number": "发文字号",
    "kind": "文种",
    "jurisdiction": "所属地区",
    "date_issued": "成文日期",
    "date_published": "发布日期",
    "date_effective": "施行日期",
    "date_invalid": "失效日期",
    "status": "效力状态",
    "planning_period": "规划期",
    "addressees": "主送机关",
    "keywords": "关键词",
    "source_url": "文本来源",
    "missing_parts": "文中提及而本库未见",
}


def day(value: date) -> str:
    """2009年6月9日"""
    return f"{value.year}年{value.month}月{value.day}日"


def period(value: tuple[str, str]) -> str:
    """("2009", "2013") → 2009年至2013年; ("2009-02", "2009-11") → 2009年2月至11月"""
    first, last = (tuple(int(figure) for figure in end.split("-")) for end in value)
    if first == last:
        return _figures(first)
    if len(first) > 1 and first[0] == last[0]:
        return f"{_figures(first)}至{_figures(last)[len(str(last[0])) + 1 :]}"
    return f"{_figures(first)}至{_figures(last)}"


def year(record: Record) -> str:
    """The year a list shows: of the document, else where its period begins."""
    if record.date_issued:
        return f"{record.date_issued.year}年"
    if record.date_published:
        return f"{record.date_published.year}年（发布）"
    if record.planning_period:
        return f"{record.planning_period[0][:4]}年（规划期起）"
    return UNKNOWN


def region(record: Record) -> tuple[str, ...]:
    """From the province down: 贵州省, 遵义市, 余庆县."""
    where = record.jurisdiction
    if where is None:
        return ()
    if where.level is Level.NATIONAL:
        return ("全国",)
    return tuple(name for name in (where.province, where.prefecture, where.county) if name)


def _figures(figures: tuple[int, ...]) -> str:
    return "".join(f"{figure}{unit}" for figure, unit in zip(figures, "年月日", strict=False))
