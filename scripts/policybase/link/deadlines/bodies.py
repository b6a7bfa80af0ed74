"""Who acts: noun phrases that name a body, an office or a person, as subjects of a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policybase.link.deadlines.verbs import ACTIONS, ADVERBS, MODALS, alternatives, listed

# How the names of those who act end.
_ENDINGS = listed(
    """
    人民政府 政府 部门 机关 机构 单位 主体 委员会 办公室 办公厅 领导小组 小组 指挥部 专班 法制办 街道办 党委 党组 党支部 党委会 人大常委会 人大
    政协 法院 检察院 国务院 企业 公司 学校 高校 院校 幼儿园 医院 协会 商会 学会 联合会 工商联 联盟 基金会 团体 社会组织 集团
    银行 中心 平台企业 乡镇 街道 社区 村委会 居委会 村民委员会 居民委员会 业主大会 合作社 工作人员 执法人员 人员 领导干部 干部 领导
    负责人 负责同志 责任人 主要领导 党政一把手 一把手 首长 公务员 职工 教师 学生 当事人 申请人 被申请人 申诉人 相对人 关系人 纳税人 义务人
    代表人 委托人 代理人 受让人 出让人 投标人 招标人 采购人 中标人 供应商 财政 承租人 出租人 个人 公民 法人 经营者 使用者 管理者 生产者 用户
    用水户 农户 业主 代表 委员 主任会议 常务委员会 常委会 代表大会 人民代表大会 各地 各地区 各方 两级 三级 市直 省直 县直 子女 家长 监护人
    """
)
# 各县（市、区）, 各设区市, 我县, 市、县: a place stands for its government.
_IN_BRACKETS = r"（[^）\n]{1,16}）"
_PLACE = r"(?:省|自治区|直辖市|市|州|盟|县|区|旗|乡镇|镇|乡|县区|区县|市县)"
_OURS = r"[我本](?:省|市|州|县|区|局|委|厅|办|院)"
_PLACE_BODY = rf"(?:各(?:设区的?)?{_PLACE}(?:{_IN_BRACKETS})?|{_OURS})"
_VERBS = alternatives(ACTIONS)
# Names that begin with a verb: 制定机关, 审批部门, 建设单位, 监督管理部门, 申请人
_NAMING = listed(
    """
    制定 起草 审批 审查 审核 审计 登记 管理 监督 执行 实施 建设 设计 施工 受理 承办 办理 决定 发布 备案 检查 调查 考核 培训 申请 使用 经营 评估
    发证 采购 招标 保障 处理 评价 核准 批准 公布 推荐 接受 报送 移送
    复查 复核 复议 核查 处罚 立案 检验 检测 鉴定 评审
    """
)
NAMED_BY_VERB = (
    rf"(?:{alternatives(_NAMING)}){{1,3}}(?:行政|监督|主管|管理)*(?:机关|单位|部门|机构|主体|企业|人|者)"
)
# No subject begins with these: 加强政府法制机构…, 对行政机关…, 未经合法性审查…
_NO_STARTS = listed(
    "抓 对 向 将 把 倡导 按 根据 依据 依照 因 为 以 在 于 从 由 经 未 不 凡 除 通过 围绕 结合 坚持 并 或 具体 各项 各类 负责 依托 会同 仍 拟 "
    "如 若 等 使 让 就 与 和 及"
)
_NO_START = re.compile(
    rf"(?!{NAMED_BY_VERB}|规范性)(?:{_VERBS}|{alternatives(ADVERBS)}|(?:{alternatives(MODALS)})(?!急|点)|"
    rf"{alternatives(_NO_STARTS)}|[0-9]|有(?!关|权)|其他(?!组织))"
)
# What a name can contain; a comma or a modal verb begins a clause with a verb of its own.
_ALLOWED = re.compile(
    rf"(?:(?!应(?!急|用|诉|商)|必须|可以|要(?!负责|领导|点))[^，。；：！？\n“”\0对向将把（）]|{_IN_BRACKETS})+"
)
_AFTER_NAME = r"(?:（[^）\n]{1,30}）)?(?:所属)?(?:内部)?等?"
# 有关组织应当…, but 县司法局组织开展…
_GROUP = rf"组织(?!{_VERBS}|对|各|有关|本)"
# 各地以县为单位，对…进行摸底: 各地 acts
_LONG = re.compile(rf"(?:(?<!为)单位|(?!单位)(?:{alternatives(_ENDINGS)})|{_GROUP}){_AFTER_NAME}")
# 各县（市、区）: a place that stands for its government is a name by itself, or one of a list
_OWN = re.compile(_PLACE_BODY)
# One sign ends the names of many bodies (市司法局, 省发展改革委, 提名人) and many other words (结局, 内部):
# signs must stand before it.
_SHORT = re.compile(rf"(?:[局厅委办部院署处室站队]|所(?!需|有|属|在|作|提|列|承|称|获)|(?P<person>[人员]|(?<!或)者)){_AFTER_NAME}")
# What follows a subject: a modal verb, a preposition, a time.
_TIME = r"[0-9]|[一二两三四五六七八九十半]+个?(?:年|月|日|天|工作日|小时)"
_MODAL = (
    rf"(?:{alternatives(MODALS)}|将|在|于|对(?!外)|向|按照|按|根据|依据|依照|以(?=[^，。]{{1,16}}为)|把|由|会同|牵头|负责(?!人|同志)|每|自(?!行|治)|从|，|"
    rf"一般|统一|{_TIME})"
)
_FURTHER = listed(
    "采取 对外 委托 依托 收到 参照 结合 接到 拟 会同 承担 拒绝 认为 有权 符合 属于 不服 提供 使用 通过 经 与 应"
)
_VERB = rf"(?:{_VERBS}|{alternatives(ADVERBS)}|{alternatives(_FURTHER)})"
_STRICT = re.compile(_MODAL)
_LOOSE = re.compile(rf"(?!{NAMED_BY_VERB})(?:{_MODAL}|{_VERB})")
# 作出不予立案决定的公安机关应当…; 负责实施的有关部门应当…: a name described by what it does begins with a verb.
_DESCRIBED = re.compile(
    rf"(?:{_VERBS}|负责|具有|承担|实施|申请|使用|拥有|不服|未)[^，。；：！？\n的]{{1,24}}的[^，。；：！？\n的]{{0,16}}?(?:{alternatives(_ENDINGS)})"
    rf"(?=应当|必须|可以|不得|应(?=[自在于将向按当])|须|对)"
)
LONGEST = 48


def subject(words: str, start: int = 0) -> tuple[int, int] | None:
    """The body that the clause beginning at ``start`` names as its subject, or None.

    The strict reading wants a modal verb or a preposition behind the name, because names contain verbs:
    县政府深入推进依法行政加快建设法治政府工作领导小组办公室要加强… is one office.
    """
    described = _DESCRIBED.match(words, start)
    if described is not None:
        return (start, described.end())
    if _NO_START.match(words, start):
        return None
    ends = tuple(_ends(words, start))
    strict = next((end for end in ends if _STRICT.match(words, end)), None)
    loose = next((end for end in ends if _LOOSE.match(words, end)), None)
    best = strict or loose
    if strict is not None and loose is not None and strict != loose:
        # 各部门认真组织机关要…: the strict reading ran over a verb that takes an object.
        best = strict if _is_name(words[loose:strict]) else loose
    return (start, best) if best is not None and not _RELATIVE.match(words, best) else None


def phrase(words: str, start: int, end: int) -> tuple[int, int] | None:
    """The body named by exactly these words."""
    return (start, end) if not _NO_START.match(words, start) and end in _ends(words, start) else None


def recipient(words: str, start: int, end: int) -> tuple[int, int] | None:
    """The body that the words at ``start`` begin with: 县政府法制办公室 of 县政府法制办公室备案."""
    ends = tuple(at for at in _ends(words, start) if at <= end)
    found = next((at for at in ends if at == end or _HANDED.match(words, at)), None)
    if found is not None and end in ends and not _FURTHER_ON.search(words, found, end):
        # 推送至当事人登记地市场监督管理部门: 登记 is part of the name
        found = end
    return (start, found) if found is not None else None


def _ends(words: str, start: int) -> Iterator[int]:
    """Where a name that begins at ``start`` may end, in order. Linear: no name is longer than ``LONGEST``."""
    limit = _limit(words, start)
    at = start
    while at < limit:
        last = 0
        for pattern in (_LONG, _OWN, _SHORT):
            found = pattern.match(words, at, limit)
            if found is None or found.end() <= last or not _may_end(words, start, found, pattern):
                continue
            last = found.end()
            yield last
        at += 1


def _limit(words: str, start: int) -> int:
    """Up to where a name may reach: to the clause's end, over a ； where it parts names of a list."""
    limit, end = start, min(len(words), start + LONGEST)
    while (allowed := _ALLOWED.match(words, limit, end)) is not None:
        limit = allowed.end()
        if words[limit : limit + 1] != "；" or not _PARTED.search(words, start, limit):
            break
        limit += 1
    return limit


def _may_end(words: str, start: int, found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    before = found.start() - start
    if pattern is _OWN:
        return before == 0 or words[found.start() - 1] in "、和及与或；"
    if pattern is _SHORT:
        return before >= (1 if found["person"] else 2)
    return True


def _is_name(words: str) -> bool:
    """深入推进…工作领导小组办公室 lengthens a name; 履行执法职责所 does not."""
    office = re.search(r"(?:办公室|领导小组|指挥部|委员会|专班|中心|联席会议)$|^.{1,4}[室科处局办组队站厅委]$", words)
    return bool(office) or not re.search(_VERBS, words)


# 省、市、县人民政府所属部门;县（市、区）人民政府;垂直管理的部门: names, not clauses, stand between the stops
_PARTED = re.compile(r"(?:政府|部门|机关|机构|单位|委员会|企业|组织)$")
# 行政机关履行执法职责所需经费，由各级政府纳入…: the clause is about the money.
_RELATIVE = re.compile(r"[^，。；：\n]{0,20}所(?:需|作|提|列|获|承)")
# 报市政府批准后报省政府
_FURTHER_ON = re.compile(r"[后并报和及、，；]")
# 报县政府法制办公室备案; 报省人民政府法制办。; 上报1期信息到县政府法制办
_AFTERWARDS = listed(
    "备案 备查 核定 审批 批准 审查 审核 审定 审议 同意 核准 核实 汇总 进行 办理 作 提供 说明 征求 请求 起诉 存档 研究 统一"
)
_HANDED = re.compile(
    rf"(?!{NAMED_BY_VERB})(?:{alternatives(_AFTERWARDS)}|[，。；：\n（）]|$|(?:{alternatives(ADVERBS)})*(?:{_VERBS}))"
)
