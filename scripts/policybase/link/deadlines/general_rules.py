"""General rules: what has no time limit of its own inherits one.

除有明确时间要求外，都要争取在2019年底前完成 is a time limit of every task of the text that sets none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from policybase.link.deadlines.parties import opening_subject
from policybase.link.deadlines.reading import read
from policybase.link.deadlines.verbs import ACTIONS, ADVERBS, MODALS, alternatives
from policybase.model import Address, Deadline, DeadlineKind, Document, Kind, Part, Provision

_RULES = tuple(
    re.compile(pattern)
    for pattern in (
        # 本方案中提出的各项工作任务除有明确时间要求外，都要争取在2019年底前完成
        # 除已明确完成时限的以外；除注明时间的外；除另有时间要求外
        r"除(?:有|已|已有|另有)?(?:明确|注明|标明|规定|特别|具体|单独)*[^，。；]{0,10}(?:时间|时限|期限|时间节点|进度)[^，。；]{0,8}外",
        # 没有明确完成时限的，于2025年底前完成；未注明时间的任务
        r"(?:未|没有|无)(?:作出|作)?(?:明确|注明|标明|规定|具体|列明)*[^，。；除]{0,8}(?:时间|时限|期限|时间节点)[^，。；]{0,8}(?:的|任务|工作|事项)",
    )
)
# Such a rule sets a time for tasks, not for a penalty or a reply: 没有规定期限的，应当自收到之日起…
_TASKS = re.compile(r"任务|工作|措施|事项|改革|项目|目标|举措")
# Headings over what guides the work and is not a task.
_GUIDING = re.compile(
    r"指导思想|总体要求|总体思路|总体目标|工作目标|主要目标|发展目标|目标任务$|^目标$|基本原则|工作原则|重要意义|"
    r"基本要求$|编制依据|现状|形势"
)
_ACTION = rf"(?:{alternatives(ADVERBS)})*(?:{alternatives(ACTIONS)}|{alternatives(MODALS)})"
_IMPERATIVE = re.compile(rf"(?:^|(?<=[，。；：\n]))(?:[^，。；：\n]{{1,30}}?(?:要|应当|应|须|必须)|{_ACTION})")
_FRAME = frozenset({"序", "结", "通知"})


def inherited(document: Document, own: Iterable[Deadline]) -> Iterator[Deadline]:
    """A deadline for every task provision without a time of its own, where the text has such a rule."""
    stated = tuple(own)
    rules = tuple(_rules(document, stated))
    if not rules:
        return
    # 定期 and a number of people are no time by which a task is to be done.
    timed = {each.at.anchor for each in stated if each.kind not in (DeadlineKind.VAGUE, DeadlineKind.QUOTA)}
    for part, rule in rules:
        for provision in _tasks(part.provisions):
            if provision.anchor not in timed and provision.anchor != rule.at.anchor:
                yield _for(document, provision, rule)


def _rules(document: Document, stated: tuple[Deadline, ...]) -> Iterator[tuple[Part, Deadline]]:
    """Each part with the general rule that holds in it; a notice's rule is for the text it issues."""
    main = next((part for part in document.parts if part.name is None), None)
    anchors = {provision.anchor: part for part in document.parts for provision in part.walk()}
    for deadline in stated:
        if deadline.date is None or deadline.kind is not DeadlineKind.BY_DATE:
            continue
        words = read(document, deadline.sentence).plain
        if _TASKS.search(words) and any(rule.search(words) for rule in _RULES):
            part = anchors[deadline.at.anchor]
            yield (main if part.name == "notice" and main else part), deadline


def _tasks(provisions: Iterable[Provision]) -> Iterator[Provision]:
    for provision in provisions:
        frame = bool(provision.path) and provision.path[0] in _FRAME
        if frame or (provision.heading and _GUIDING.search(provision.heading)):
            continue
        if _states_task(provision):
            yield provision
        yield from _tasks(provision.children)


def _states_task(provision: Provision) -> bool:
    if provision.kind in (Kind.ADDRESSEES, Kind.TABLE):
        return False
    # 推进依法行政工作分三个阶段进行： leads in the units below it, which have times of their own.
    leads_in = bool(provision.children) and provision.text.rstrip().endswith(("：", ":"))
    return bool(provision.text) and not leads_in and bool(_IMPERATIVE.search(provision.text))


def _for(document: Document, provision: Provision, rule: Deadline) -> Deadline:
    """The rule's words, at the provision that it holds for; who acts is who opens that provision."""
    reading = read(document, provision.text_span)
    actor = opening_subject(reading.plain)
    return replace(
        rule,
        at=Address(document.id, provision.anchor),
        actor=reading.words[slice(*actor)] if actor else None,
        action=None,
        object=None,
        recipient=None,
        trigger=None,
        inherited_from=rule.at,
    )
