"""Headings: a line of their own, or the first sentence of a paragraph.

公文 practice sets the heading of a paragraph as its first sentence, in bold type that a scrape
loses. What is left is its form: short, a phrase and not a statement, and the neighbours have one too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Without label a paragraph needs stronger signs than with one: shorter, and no comma.
LONGEST_LABELLED = 45
LONGEST_PARAGRAPH = 36
LONGEST_LINE = 60
LONGEST_OF_A_PAIR = 8

_STOP = re.compile(r"[。！？]")
_INNER_STOP = re.compile(r"[。！？；;](?!$)")

# Statements, not headings: 各级党委要把… ；未经审查的，不得提交 ；实体经济是经济发展的根基 ；已经形成
_STATEMENT = re.compile(
    r"应当|(?<![供响相适反效对回])应(?![急对用诉变])|必须|须|不得|不能|可以|(?<![主重需首必纲摘提概])要(?![求素闻件点目领])|(?<!事求)(?<![但于凡])是(?!否)|已经?|了(?!解)|将(?!来)"
    r"|均(?!衡|等)|负责|如下|以下|下列|现就|特制定|制定本(?![地部级])|提出如下"
)
# A clause that says when, why or by whom: 2016年底前，… ；根据… ；对涉及… ；各级…
_CLAUSE = re.compile(
    r"\d{4}年|[到在自从至截][\d一二三四五六七八九十]|根据|按照|依据|依照|由于|为(?:了|贯彻|加强|进一步|深入|全面)"
    r"|对(?!外|口|接)|各(?!类|项)|凡|若|如(?!实)|当|其中|同时|此外|另外|本(?!级|地)"
)
# 第一阶段:学习宣传阶段(2016年6月至7月)。 the name runs on behind the colon
_STAGE = re.compile(r"第[一二三四五六七八九十]+(?:阶段|步|批|期)")
_YEAR = re.compile(r"\d{4}\s*年")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]?")
_TITLE = re.compile(r"《[^《》]*》")
# 指导思想：以… ；工作目标：…
_COLON = re.compile(r"[^，,；;。！？：:]{2,14}[：:]")


@dataclass(frozen=True, slots=True)
class Opening:
    """The first sentence of some words: ``[0, heading)`` is the phrase, ``[body, …)`` what follows its stop."""

    heading: int
    body: int


def opening(words: str, *, labelled: bool) -> Opening | None:
    """A run-in heading at the start of ``words``, judged by its form alone, or None."""
    stop = _STOP.search(words)
    colon = _COLON.match(words)
    if colon and not _STAGE.match(words) and not _STATEMENT.search(colon.group()) and words[colon.end() :].strip():
        return Opening(colon.end() - 1, colon.end())
    # 看似平常最奇崛！成绩的取得… : nobody ends a heading with an exclamation.
    if stop and stop.group() == "。" and stop.end() < len(words.rstrip()) and is_phrase(words[: stop.start()], labelled=labelled):
        return Opening(stop.start(), stop.end())
    if _STAGE.match(words) and colon and words[colon.end() :].strip():
        return Opening(colon.end() - 1, colon.end())
    return None


def is_phrase(words: str, *, labelled: bool) -> bool:
    """Does a first sentence name a matter, rather than state a rule?"""
    # 着力抓好《纲要》贯彻落实: the words of a title say nothing about the sentence around it.
    words = _TITLE.sub("《》", words)
    if _YEAR.search(_BRACKET.sub("", words)):
        return False  # 试点示范行动实施年度为2016年-2018年
    longest = LONGEST_LABELLED if labelled else LONGEST_PARAGRAPH
    clauses = re.split("[，,]", words)
    if not 2 <= len(words) <= longest or set(words) & set("；;"):
        return False
    # 坚持导向，提升内涵。 needs no label to be one: two short clauses, and nothing else.
    paired = len(clauses) == 2 and max(map(len, clauses)) <= LONGEST_OF_A_PAIR
    if (len(clauses) > (3 if labelled else 1) and not paired) or _STATEMENT.search(words):
        return False
    return not _CLAUSE.match(words)


def is_heading_line(words: str) -> bool:
    """A labelled line that has units below it: a heading, or the lead-in of a list?"""
    bare = words.rstrip()
    if not bare or len(bare) > LONGEST_LINE or _INNER_STOP.search(bare):
        return False
    if bare[-1] in "：:":
        return len(bare) <= 12 and not _STATEMENT.search(bare)
    if bare[-1] in "。！？":
        return is_phrase(bare[:-1], labelled=True)  # （二）基本原则。
    return bare[-1] not in "；;，,、"


# ── a border that was lost ───────────────────────────────────────────────────

# Nouns that headings end with, and words that sentences begin with. Only where a heading was lost
# (…依法行政能力建立领导干部…学法制度) are they asked, and the answer is always a doubt.
_ENDS = (
    "能力|水平|机制|制度|体制|体系|管理|监督|行为|职能|职责|责任|建设|步骤|措施|工作|要求|领导|保障|意识|提升|程序|质量|环境|效能|"
    "方式|态势|形势|意义|改革|服务|执法|决策|复议|公开|培训|宣传|教育|考核|评估|检查|目标|任务|原则|思想|内容|范围|对象|方法|安排|清理|备案|审查|协调|配合|落实|队伍|力度|秩序|权益|矛盾|纠纷"
)
_BEGINS = (
    r"以(?=[^。；]{2,80}为(?:指导|引领|主线|统领|根本|目标|核心))|"
    r"建立|健全|完善|制定|制订|到\d{4}年|随着|当前|近年|高举|严格|推进|推行|加强|加大|坚持|深入|深化|认真|积极|切实|进一步|按照|根据|依照|依据|通过|实行|实施|"
    "全面|充分|大力|广泛|继续|强化|规范|明确|落实|组织|开展|抓好|抓紧|做好|提高|增强|扩大|贯彻|各级|各乡|各县|各市|各地|各部门|各单位|各有关|县级|县政府|市政府|省政府|对于|凡是|为了|在全|以建|以提|以完|把"
)
_COMPOUND = (
    *("建立健全", "制定完善", "建立完善", "组织开展", "组织实施", "贯彻落实", "健全完善", "制定实施", "深入开展"),
    *("深入推进", "积极推进", "全面推进", "认真贯彻", "切实加强", "全面贯彻", "深入贯彻", "全面落实", "进一步", "严格按照", "认真落实"),
)
_BORDER = re.compile(rf"(?:{_ENDS})(?=(?:{_BEGINS}))")
_BEGIN_AT = re.compile(rf"(?:{_BEGINS})")


def lost_border(words: str) -> int | None:
    """Where the heading of ``words`` ends if its stop was lost, or None where no single place offers itself.

    健全依法行政考核机制,推进法治意识提升制定完善依法行政考核方案,… → before 制定完善.
    """
    stop = re.search(r"[。；;：:]", words)
    limit = min(stop.start() if stop else len(words), LONGEST_LABELLED + 10)
    places: list[int] = []
    for match in _BORDER.finditer(words, 0, limit):
        place = match.end()
        if 4 <= place <= LONGEST_LABELLED and _begins_sentence(words, place) and is_phrase(words[:place], labelled=True):
            places.append(place)
    return places[0] if len(places) == 1 else None


def _begins_sentence(words: str, place: int) -> bool:
    """建立领导干部… begins a sentence; in 法治意识|提升制定完善 the 提升 is still the noun before."""
    if words.startswith(_COMPOUND, place):
        return True
    match = _BEGIN_AT.match(words, place)
    return match is not None and not _BEGIN_AT.match(words, match.end())
