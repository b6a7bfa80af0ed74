"""What a time limit is for, and between whom, in kinds: so that only like is compared with like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policybase.model import Deadline


@dataclass(frozen=True, slots=True)
class Named:
    """A kind, as readers see it."""

    zh: str
    en: str
    pattern: re.Pattern[str]


def _named(zh: str, en: str, pattern: str) -> Named:
    return Named(zh, en, re.compile(pattern))


# What is to be done. The action says it, where it says anything: 检查…备案、评估和清理情况 is no filing.
DUTIES = (
    # 每两年要对规范性文件进行一次全面清理
    _named("清理", "clean-up", r"清理"),
    # 每年学法时间不少于40学时
    _named("学法", "study of law", r"学法|学习|讲座|培训"),
    # 每半年组织对…情况进行一次检查
    _named("检查考核", "inspection and assessment", r"检查|督查|考核|评议|考评|评查|验收"),
    _named("备案", "filing", r"备案|报备"),
    # 每年第一季度要向…报告上一年度法治政府建设情况
    _named("报告", "reporting", r"报告|汇报|述职"),
    _named("答复", "reply", r"答复|反馈|告知"),
    _named("公布", "publication", r"公布|公开|公示|公告"),
    _named("征求意见", "consultation", r"征求|意见"),
    _named("审查", "review", r"审查|审核"),
    _named("制定", "making", r"制定|制订|出台|建立|健全|完善|编制|修订|修改"),
)
# What is handed in: tried where the action is no more than that.
HANDED_IN = re.compile(r"^(报|上报|报送|呈报|提交|递交)$")
SUBMISSIONS = (
    # 于5月30日前将继续有效和废止的规范性文件报送县政府法制办公室备案
    _named("备案", "filing", r"规范性文件|规章"),
    _named("报告", "reporting", r"情况|总结|措施"),
    # 每月至少上报1期信息到县政府法制办
    _named("信息报送", "bulletins", r"^[^，]{0,6}信息$|简报"),
    _named("报送", "submission", r""),
)
# On what: tried on object, action and the words around.
MATTERS = (
    _named("规范性文件", "normative documents", r"规范性文件"),
    _named("规章", "rules", r"规章"),
    _named(
        "依法行政情况",
        "state of law-based administration",
        r"(依法行政|法治政府|法治建设).{0,24}(情况|措施|总结|成效)",
    ),
    _named("裁量基准", "discretion benchmarks", r"裁量"),
    _named("行政复议", "reconsideration", r"复议"),
    _named("执法人员", "enforcement personnel", r"执法人员|执法资格"),
    _named("学习培训", "study and training", r"学法|法律|法治|法制|培训|讲座"),
    _named("收费", "fees", r"收费|基金"),
    _named("审批", "approvals", r"审批|许可"),
)
# Who acts, and who receives. One text may name several.
BODIES = (
    # 向市政府 / 向上一级政府 / 报县政府法制办公室备案
    _named(
        "上级政府",
        "government above",
        r"上一级(人民)?政府|上级(人民)?政府|^[^、，和及]{0,6}(省|市|州|县)(人民)?政府",
    ),
    _named("同级党委", "Party committee", r"党委|[省市县]委"),
    _named("人大", "people's congress", r"人大|人民代表大会"),
    _named("政府法制机构", "legality body", r"法制(办|机构|部门)|司法(厅|局)"),
    _named("社会", "the public", r"社会|公众"),
)
ACTORS = (
    _named("法制机构", "legality bodies", r"法制(办|机构|部门)|司法(厅|局)"),
    _named("制定机关", "making body", r"制定机关|起草(部门|单位)"),
    _named("人员", "officials", r"人员|干部|公务员"),
    _named("政府", "governments", r"政府(?!(各|工作|有关|所属)?(部门|法制|办公))|市县两级|市、县两级|各级"),
    _named("部门", "departments", r"部门|执法(机关|单位)|单位|乡镇"),
)


@dataclass(frozen=True, slots=True)
class Duty:
    """A time limit in kinds."""

    deadline: Deadline
    kind: Named | None
    matters: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]


def duty(deadline: Deadline, sentence: str) -> Duty:
    """``sentence``: the words around it."""
    said = f"{deadline.action or ''}{deadline.object or ''}"
    return Duty(
        deadline=deadline,
        kind=_kind(deadline),
        matters=_kinds(MATTERS, f"{said}{deadline.trigger or ''}" if deadline.object else sentence),
        actors=_kinds(ACTORS, deadline.actor or ""),
        recipients=_kinds(BODIES, deadline.recipient or ""),
    )


def _kind(deadline: Deadline) -> Named | None:
    action, object = deadline.action or "", deadline.object or ""
    if HANDED_IN.search(action):
        return next(each for each in SUBMISSIONS if each.pattern.search(object))
    return _first(action) or _first(object)


def _first(words: str) -> Named | None:
    return next((each for each in DUTIES if each.pattern.search(words)), None)


def _kinds(kinds: tuple[Named, ...], words: str) -> frozenset[str]:
    return frozenset(each.zh for each in kinds if each.pattern.search(words))
