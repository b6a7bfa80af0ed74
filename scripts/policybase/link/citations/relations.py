"""What a text does with the work it cites: rests on it, carries it out, issues it, changes it, ends it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policybase.model import CitationRelation, Mention, MentionKind

# What stands before a title and governs it; of several in a clause the last. 国务院印发的《…》 only says whose.
_BEFORE = re.compile(
    r"(?P<repeals>废止|停止执行|停止施行)"
    r"|(?P<amends>修订|修改|修正|修编|(?:暂时)?(?:调整|停止|暂停)(?:实施|适用)|变通执行)(?!的)"
    r"|(?P<attached>印发|现将|转发|批转|公布|发布)(?!的|了|过|于)"
    r"|(?P<mention>制[定订]|出台|起草|编制|提出|换发|颁发|核发|下发)(?!的)"
    r"|(?P<basis>根据|依据|依照|按照|遵照|参照|对照|结合|按$)"
    r"|(?P<implements>贯彻|落实|实施(?!方案|细则|意见|办法|纲要|规划|条例)|执行|推进|完成|遵守|遵循)"
)
# 修订发布《…》, 修订完善《…》: what is published was changed first
_CHANGED_FIRST = re.compile(r"(?:修订|修改|修正)(?:并|、|和)?(?:重新)?(?:完善|发布|公布|印发|出台)$")
# 《…》修订工作 ；的修订 ；进行修订 ；予以修改
_AMENDED = re.compile(r"(?:的|予以|进行|作出|作|的部分条款)*(?:修订|修改|修正)(?!后|版|本)")
# 根据《…关于修改部分地方性法规的决定》修正: this one is not amended, it amends
_AMENDING = re.compile(r"(?:修改|修正|修订).*决定")
# 《…》同时废止 ；停止执行 ；自…起废止
_REPEALED = re.compile(r"[^，。；《》\n]{0,18}(?:废止|停止执行|停止施行|不再执行|失效)")
# 《…》的学习、宣传和贯彻落实 ；《…》宣传贯彻
# but not 《…》实施6年来, 《…》实施情况
_CARRIED_OUT = re.compile(
    r"的?(?:学习|宣传|传达|组织|全面|[、和与及])*"
    r"(?:贯彻|落实|(?:实施|执行)(?!细则|方案|意见|办法|[0-9一二三四五六七八九十]|以来|后|前|情况))"
)
# 《…》已经省人民政府同意,现印发给你们 ；…，现印发给你们 ；…现予公布
_ISSUED = re.compile(r"[^。；《》\n]{0,90}[现兹](?:将其)?(?:予以?)?(?:印发|公布|发布|转发|颁布)")
_ISSUED_HERE = re.compile(r"[现兹](?:将|予|公布|印发|转发|发布|批转)")
# 结合《…》，制定本方案
_MAKES_RULES = re.compile(r"[^。；\n]{0,120}?(?:制[定订]本|特制[定订]|制[定订]如下)")

_CLAUSE_START = re.compile(r"[，,。；;：:\n]")
# What may stand between two titles of one list: 、国务院 ；（国发〔2015〕43号），；（以下简称《纲要》）和
_BETWEEN = re.compile(
    r"\s*(?:[（(][^（）()]*[）)]\s*)*(?:[、，,]|和|及|以及|与|或者?|、?以及)?(?P<owner>[^，,。；：、《》\n（）()]{0,16})"
)
# 国务院 ；省委省政府两个 ；海北州委
_OWNER = re.compile(
    r"(?:(?:[\u4e00-\u9fff]{0,10}(?:国务院|中共中央|中央|党中央|国家|[省市州县区]|委|政府|办公厅|办公室|部|局|厅|会))*"
    r"(?:印发的|发布的|[两三]个|现行|有关|关于)?)"
)


def relations(text: str, mentions: tuple[Mention, ...]) -> tuple[CitationRelation, ...]:
    """One relation for each mention, in order. A list of titles has one relation: 根据《…》、《…》和《…》."""
    found: list[CitationRelation] = []
    for group in _lists(text, mentions):
        found += [_relation(text, group)] * len(group)
    return tuple(found)


def _lists(text: str, mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, ...]]:
    group: list[Mention] = []
    for mention in mentions:
        if group and not _joined(text, group[-1], mention):
            yield tuple(group)
            group = []
        group.append(mention)
    if group:
        yield tuple(group)


def _joined(text: str, one: Mention, other: Mention) -> bool:
    """Whether two mentions stand in one list, or one is the number or the short form of the other."""
    if (
        MentionKind.PROVISION in (one.kind, other.kind)
        or one.at != other.at
        or other.span.start < one.span.end
    ):
        return False
    between = text[one.span.end : other.span.start]
    if other.kind is MentionKind.NUMBER or one.kind is MentionKind.NUMBER:
        inside = re.sub(r"[（()），,、\s]|以下简称|文件|印发的|公布的|发布的|颁布的|和|及", "", between)
        return not inside and "\n" not in between
    if re.fullmatch(r"\s*[（(，,]?\s*(?:以下|下)?(?:均)?简?称(?:为)?[:：]?\s*", between):
        return True
    plain = _without_closing(between)
    match = _BETWEEN.fullmatch(plain)
    # 按照《…》,贯彻落实国务院《…》 are two
    return match is not None and _OWNER.fullmatch(match["owner"]) is not None and _governing(plain) is None


def _without_closing(between: str) -> str:
    """What stands between, without the bracket that closes 以下简称《纲要》）."""
    return re.sub(r"^\s*[）)]", "", between)


def _relation(text: str, group: tuple[Mention, ...]) -> CitationRelation:
    first, last = group[0], group[-1]
    rest = text[last.span.end : last.span.end + 160]
    after = re.sub(r"^\s*(?:[）)]|[（(][^（）()]*[）)]|等(?=[^级]))*\s*", "", rest)
    before = _CLAUSE_START.split(text[max(0, first.span.start - 60) : first.span.start])[-1]
    if _REPEALED.match(after):
        return CitationRelation.REPEALS
    amends_others = _AMENDING.search(last.quote) is not None
    if (_AMENDED.match(after) and not amends_others) or _CHANGED_FIRST.search(before):
        return CitationRelation.AMENDS
    governing = _governing(before)
    if governing is CitationRelation.ATTACHED and first.at.anchor and not _ISSUED_HERE.search(before):
        governing = CitationRelation.MENTION
    if governing in (None, CitationRelation.MENTION):
        if _ISSUED.match(after):
            return CitationRelation.ATTACHED
        if _CARRIED_OUT.match(after):
            return CitationRelation.IMPLEMENTS
    if before.endswith("结合") and not _MAKES_RULES.match(rest):
        return CitationRelation.MENTION
    return governing or CitationRelation.MENTION


def _governing(words: str) -> CitationRelation | None:
    """What the last governing word of a clause makes of the title behind it."""
    found = [match.lastgroup for match in _BEFORE.finditer(words) if match.lastgroup]
    return CitationRelation(found[-1]) if found else None
