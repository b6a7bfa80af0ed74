"""What a title says: the 文种 it ends in, the text that a notice issues, and a form to compare titles by."""

from __future__ import annotations

import re

_AS_PRINTED = (
    "实施方案 工作方案 行动方案 改革方案 方案 实施意见 指导意见 意见 发展规划 规划 纲要 行动计划 工作计划 "
    "计划 工作要点 要点 实施办法 办法 实施细则 细则 实施规则 规则 规定 条例 规范 规程 标准 准则 守则 导则 "
    "指南 指引 决定 决议 命令 令 公报 公告 通告 通知 通报 报告 请示 批复 议案 函 复函 纪要 法 解释 目录 "
    "清单 名单 制度 章程 应急预案 预案 措施 政策 修正案 补充规定 工作安排 安排 任务分解 责任分工 声明 "
    "倡议书 公约 答复 说明 通则 总则 宪法"
)
# The ending of a title → the 文种. The longest ending decides: 实施办法 before 办法 before 法. None: an
# ending that only looks like one (…行政执法 is no 法).
_KINDS: dict[str, str | None] = {
    **{kind: kind for kind in _AS_PRINTED.split()},
    # 若干, 暂行, 试行, 管理 say how many, how long and about what, not what kind.
    "若干意见": "意见",
    "若干规定": "规定",
    "若干措施": "措施",
    "若干政策": "政策",
    "政策措施": "措施",
    "若干政策措施": "措施",
    "暂行办法": "办法",
    "暂行规定": "规定",
    "暂行条例": "条例",
    "五年规划": "规划",
    "执法": None,
    "司法": None,
    "立法": None,
    "普法": None,
    "守法": None,
    "方法": None,
    "做法": None,
    "看法": None,
}
_LONGEST = max(map(len, _KINDS))

# What may stand behind the kind: （试行）, （2009-2013年）, （2020年修正）, （征求意见稿）, 2.0版; closing
# quotes
_TAIL = re.compile(r"(?:\s*[（(〔\[][^（()）〔〕\[\]]{1,24}[)）〕\]]|[\s》〉”’\"'」』。.，,；;：:*※]+)$")
# 关于印发…的通知-此件于2017年7月31日宣布失效。; …的通知（已失效）; [失效] …
_STATUS = re.compile(
    r"\s*(?:[-—－–―]+\s*|[（(【\[]\s*)?(?:此件|本件|该文件|本文件|此文件)?\s*(?:现?已)?(?:于[^，。（）()]{4,20})?(?:被|宣布)?"
    r"(?:失效|废止|停止执行)\s*[）)】\]]?[。.]?\s*$"
)
_STATUS_FIRST = re.compile(r"^\s*[【\[（(]\s*(?:已)?(?:失效|废止|现行有效|有效)\s*[】\]）)]\s*")
_FILE_TYPE = re.compile(r"\.(?:pdf|docx?|wps|ofd|html?|txt)$", re.IGNORECASE)

# 关于印发《…》的通知, 批转, 转发, 公布; 印发山西省…方案的通知
_ISSUES = re.compile(r"(?:印发|转发|批转|公布|发布|颁布|颁发|下发)(?:了)?")
_NOTICE_END = re.compile(r"的(?:紧急|补充)?(?:通知|公告|通告|决定|函|命令|令)$")

_BRACKETS = "《》〈〉<>“”‘’\"'「」『』【】〔〕[]［］〖〗"
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DASHES = "-－—–―‐‑~～至"


def document_kind(title: str) -> str | None:
    """文种: 通知 of 关于印发…的通知, 实施方案 of …实施方案（试行）; None where the title ends in none."""
    bare = re.sub(r"\s+", "", without_status(title))
    while tail := _TAIL.search(bare):
        bare = bare[: tail.start()]
    for length in range(min(_LONGEST, len(bare)), 0, -1):
        if bare[-length:] in _KINDS:
            return _KINDS[bare[-length:]]
    return None


def issued_title(title: str) -> str | None:
    """The text that a notice issues: X of 关于印发《X》的通知 and of 关于印发X的通知."""
    bare = without_status(title)
    issues = _ISSUES.search(bare)
    if issues is None:
        return None
    rest = bare[issues.end() :].strip()
    if rest.startswith("《"):
        return _quoted(rest)
    end = _NOTICE_END.search(re.sub(r"\s+$", "", rest))
    return rest[: end.start()].strip() or None if end else None


def without_status(title: str) -> str:
    """The title without what an archive wrote behind it: …的通知-此件于2017年7月31日宣布失效。"""
    bare = _FILE_TYPE.sub("", title.strip())
    bare = _STATUS_FIRST.sub("", bare)
    return _STATUS.sub("", bare).strip()


def normalise(title: str) -> str:
    """A form in which two printings of one title are equal: no blanks or quotes, one dash, half width."""
    narrow = title.translate(_HALF_WIDTH)
    narrow = re.sub(rf"[{re.escape(_DASHES)}]+", "-", narrow)
    return re.sub(rf"[\s{re.escape(_BRACKETS)}]+", "", narrow).lower()


def joined(lines: tuple[str, ...]) -> str:
    """A title printed over several lines as one: no blank between Chinese characters, wrap debris removed."""
    text = " ".join(line.strip() for line in lines)
    text = re.sub(r"[\s\u3000]+", " ", text)
    # 印发给 你们: a blank beside a Chinese character or mark is wrapping, between two Latin words it is a
    # blank
    return re.sub(r"(?<=[^\x21-\x7e]) | (?=[^\x21-\x7e])", "", text).strip()


def _quoted(text: str) -> str | None:
    """The words between the first 《 and its own 》: 《关于印发〈X〉的通知》 and 《A《B》C》 nest."""
    depth = 0
    for index, sign in enumerate(text):
        depth += (sign == "《") - (sign == "》")
        if depth == 0:
            return text[1:index].strip() or None
    return None
