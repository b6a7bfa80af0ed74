"""What a text only names in passing: goals, purposes, cited titles, the frame around an issued text."""

from __future__ import annotations

import re

from policybase.model import Kind, Provision

# Struck out words become this: no `.` of a pattern matches it, so no pattern reaches across them.
STRUCK = "\n"
# （二）工作目标: what shall be reached one day is a goal, not a rule. 目标责任制 is one.
AIMS = re.compile(r"指导思想|目标(?!责任|考核|管理)|总体要求|基本原则|基本要求|(重要|重大)意义")
# 根据国务院《…》，结合我省的实际，制订本实施方案。 / 现将《…》印发给你们，请认真组织实施。
# 宏观调控决策、政府立法决策不适用本条例。
FRAME = re.compile(r"不适用本|(制定|制订)(本(?![地部单级区市县乡行系院校])|如下)|^现?将?《.*(印发|转发)")
# 按照减少行政执法层级的要求，…: what a clause starts from is not what it rules. But 按照“谁决策、谁负责”的原则
# says what the rule is. Of 认为行政机关在政府信息公开工作中侵犯其合法权益的，… the matter is what follows.
BASIS = re.compile(
    r"^(认为|对[^，]{1,40}不服|(按照|根据|依据|依照|遵循)(?!“)|围绕|鉴于|为了?(?!主)|以.{1,30}为(指导|重点|契机|引领|依据)|在.{1,30}(基础上|领导下|前提下)$)"
)
# …，从根本上促进政府职能转变: nor what it works towards. At the head of a sentence the same verb is a rule:
# 推动落实“谁执法谁普法”的普法责任制。
RESULT = re.compile(r"^(从.{1,6})?(从而|以便|促进|推动|确保|保证|实现|有利于|充分发挥.*作用$)")
# 出台《山西省重大行政决策责任追究办法》: a work to be made is the rule itself; 严格执行《…》 only cites one.
CITED = "\0"  # a pattern reaches across a title: 制定本地贯彻实施《…》的工作方案
TITLE = re.compile(r"《[^》]*》")
MADE = re.compile(r"(制定|制订|出台|修订|修改|建立|健全|完善|编制|起草|草拟)[^，。；》]{0,8}$")
# 建立健全《听证制度》、《重大行政决策合法性审查制度》: what is said of the first title is said of all.
LISTED = re.compile(r"^[、和及与]$")
BARE = 8


def speaks_of_aims(provision: Provision) -> bool:
    """Nothing in it, or below it, is a rule."""
    frame = provision.path[:1] == ("序",) or provision.kind is Kind.ADDRESSEES
    return frame or bool(AIMS.search(provision.heading or ""))


def frames(words: str) -> bool:
    """A sentence that only says what is issued, why and on what basis."""
    return bool(FRAME.search(words))


def names_only(kind: Kind, words: str) -> bool:
    """（七）行政裁决；: an item of a law's list that is a bare name rules nothing by itself."""
    return kind in (Kind.ITEM, Kind.SUBITEM) and len(words) <= BARE


def without_cited_titles(words: str) -> str:
    """``words`` with every 《…》 blotted out, in place, that is not itself to be made."""
    made, end = False, 0
    kept: list[str] = []
    for title in TITLE.finditer(words):
        between = words[end : title.start()]
        made = bool(MADE.search(between)) or (made and bool(LISTED.search(between)))
        kept += (between, title[0] if made else CITED * len(title[0]))
        end = title.end()
    return "".join((*kept, words[end:]))


def in_passing_clause(words: str, hit: tuple[int, int]) -> bool:
    """Whether the clause in which the hit ends only says from what, or to what end, something is ruled."""
    start = words.rfind("，", 0, hit[1]) + 1
    end = words.find("，", hit[1])
    clause = words[start : end if end >= 0 else len(words)]
    return bool(BASIS.search(clause) or (start and RESULT.search(clause)))
