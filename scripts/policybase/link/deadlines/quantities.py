"""How many: 不少于40学时, 至少一次, 2次以上, 1-2名专职工作人员, 有2人承办, 报备率均达到100%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policybase.link.deadlines.time_expressions import NUMBER, TimeExpression, number
from policybase.link.deadlines.verbs import ACTIONS, alternatives
from policybase.model import DeadlineKind, Quantity

# What duties are counted in. Money, length, weight and area are amounts, not duties.
_TIMES = r"次(?!性|数|要|序|级|第|日|年|月|于)"
_PERIODS = r"期(?!间|限|满|末|工程|项目|建设|目标)"
_UNIT = (
    rf"(?P<unit>{_TIMES}|个?学时|个?课时|个?小时|{_PERIODS}|场(?!所|地|景)次?|轮(?!岗|候|换)|名|人(?!民|员|口|才|以下)|篇|家|件|户|"
    r"所|个(?!月|工作日|百分|小时|学时|课时|人)|项)"
)
_LOW = r"(?P<low>不得?少于|不得?低于|不应少于|不能少于|应?至少|最少|不少于)"
_HIGH = r"(?P<high>不得?超过|不应超过|不得?多于|至多|最多)"
_N = rf"(?P<n>{NUMBER})(?:(?:-|至|到|~)(?P<n2>{NUMBER}))?"
# 指定2名或者2名以上行政执法人员: the number that is said twice is the least
_FROM = rf"(?P<low>(?:或者?{NUMBER}(?:名|个|人|次|家|件|项))?(?:及|或)?以上)"
_DO = alternatives(ACTIONS)
# Words in which a plain number is a duty: 有2人承办, 落实1-2名专职工作人员, 进行一次彻底清理
_CALLS = rf"(?:{_DO}|确定|指定|指派|派出|推选|推荐|委托|安排|配备|由|有|听取|参加|接受|述法)"

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 应至少落实1-2名专职工作人员；每月至少安排一次；不少于40学时
        rf"{_LOW}(?:{_DO}|配备|确定|听取|参加|接受|有|为|要|一)?{_N}{_UNIT}(?:以上)?",
        rf"{_HIGH}{_N}{_UNIT}",
        # 每年至少组织2次以上法治讲座；两名以上执法人员
        rf"(?:{_CALLS}|(?<=[年月度季周]))(?<!第){_N}(?!%){_UNIT}{_FROM}",
        # 报备率均达到100%；覆盖率不低于90%
        r"(?:(?<=[比例重盖])|(?<![费利税汇]率)(?<=率))(?:均|不得|原则上|都|要|应|分别|力争|确保)*(?P<low>达到|提高到|保持在|稳定在|不得?低于|超过)(?P<n>[0-9]{1,3})(?P<n2>)?(?P<unit>%)(?:以上)?",
        # 计划创建30个示范社区
        rf"(?:计划|拟|力争)(?:创建|培育|新建|建设|建成|打造|培训|新增|评选){_N}(?P<unit>个(?!月|百分)|名|家|所|项)",
        # 自荐报告和工作总结（各一式三份）
        rf"一式(?P<n>{NUMBER})(?P<unit>份)",
        # 组织开展1次依法行政培训；进行一次彻底清理；保证一般案件有2人承办，重大复杂案件有3人承办
        rf"(?:{_CALLS}|(?<=[年月度季周]))(?<!第){_N}(?P<unit>{_TIMES}|{_PERIODS}|场(?!所|地|景)|轮|名|"
        r"(?<=[年月度季周][0-9一二两三四五六七八九十])(?:课时|学时)|人(?=承办|负责|以上|办理|审理|执法|专|参加))",
    )
)


def quantities(plain: str) -> Iterator[TimeExpression]:
    """Every quantity that a duty is counted in, in order; of two that overlap the longer."""
    taken = 0
    found = sorted(
        (match for pattern in _PATTERNS for match in pattern.finditer(plain)),
        key=lambda match: (match.start("n"), -match.end(), match.start()),
    )
    for match in found:
        # 处货值金额二倍以上的罚款 is no duty; 1.5% is no whole number.
        penal = "罚款" in plain[match.end() : match.end() + 20]
        if penal or match.start("n") < taken or (quantity := _quantity(match)) is None:
            continue
        taken = match.end()
        yield TimeExpression(
            _begin(match), match.end(), DeadlineKind.QUOTA, quantity=quantity, deed=match.start()
        )


def _quantity(match: re.Match[str]) -> Quantity | None:
    words = match.groupdict()
    first, second = number(words.get("n")), number(words.get("n2"))
    if first is None:
        return None
    unit = match["unit"].removeprefix("个") or "个"
    if words.get("high"):
        return Quantity(None, first, unit)
    if second is not None:
        return Quantity(first, second, unit)
    return Quantity(first, None if words.get("low") else first, unit)


def _begin(match: re.Match[str]) -> int:
    """The quote of 组织开展1次 is 1次; that of 有2人承办 and 至少落实1-2名 begins with the word that calls for it."""
    exact = match.re is _PATTERNS[-1] and match["unit"] not in ("人", "名")
    return match.start("n") if exact else match.start()
