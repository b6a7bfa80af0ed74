"""What a page states about its document: 索引号, 发文机关, 成文日期 … in tables, lists and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policybase.extract.html_tree import Tree
from policybase.model import Reason

# As portals print them, white space removed.
_KEY_WORDS = (
    "索引号 索取号 信息索引号 信息索引 公开目录号 主题分类 体裁分类 服务对象 服务对象分类 组配分类 "
    "信息分类 信息类别 分类 公文种类 公文类型 文件类型 文种 公开形式 公开方式 公开时限 公开类别 "
    "公开范围 公开程序 公开属性 发文机关 发文机构 发文单位 发布机关 发布机构 发布单位 发布部门 制发机关 "
    "制定机关 印发机关 印发单位 颁布单位 颁布机构 公开机构 公开机关 公开主体 公开部门 公开责任部门 "
    "责任部门 起草单位 信息来源 来源 来源单位 文章来源 稿件来源 信息提供 供稿 供稿单位 成文日期 "
    "成文时间 生成日期 生成时间 产生日期 印发日期 印发时间 发文日期 发文时间 发布日期 发布时间 公开日期 "
    "公开时间 公布日期 颁布日期 颁布时间 签发日期 签署日期 通过日期 更新时间 更新日期 录入时间 上传时间 "
    "时间 日期 实施日期 施行日期 生效日期 生效时间 失效日期 失效时间 废止日期 废止时间 有效期 有效期限 "
    "有效期至 有效性 时效性 时效 效力 效力状态 效力级别 效力等级 文件状态 文件有效性 公文时效 是否有效 "
    "文件时效 标题 名称 信息名称 文件名称 公文名称 题名 文号 发文字号 发文文号 发布文号 公文文号 "
    "文件文号 文件编号 公文编号 批准文号 统一登记号 统一编号 登记号 规范性文件登记号 规范性文件编号 "
    "规范性文件统一编号 主题词 关键词 关键字 内容概述 内容概况 内容简介 作者 语种 批准机关 法规类别 "
    "备注文号"
)
KEYS = frozenset(_KEY_WORDS.split())
_KEY = "|".join(sorted(KEYS, key=len, reverse=True))
# 索引号：000014349/2019-00006 ；[发布时间]2016-06-24
_LINE = re.compile(rf"[【\[]?(?:{_KEY})(?:[】\]][:：]?|[:：])")
_BARE = re.compile(r"^[【\[]|[】\]]?[:：]?$")
# The key at the border of an inline element: <span>来源：县政府</span><span>发布时间：…</span>
KEY_START = re.compile(rf"\s*[【\[]?(?:{_KEY})[】\]]?[:：]")

# Buttons and counters inside a line of metadata, and why they are cut out of it.
WIDGETS: tuple[tuple[re.Pattern[str], Reason], ...] = (
    # 【字体：大 中 小】 ；字号：  ← but not the 字号 of 发文字号：国办发〔2019〕6号
    (
        re.compile(
            r"[【\[（(]?\s*(?<![\u4e00-\u9fff])字\s*[体号](?:大小)?\s*[:：]?"
            r"(?:[\s\[【|]*(?:特大|超大|大|中|小|默认)(?=[\s\]】|)）大中小]|$)[\s\]】|]*)*[】\])）]?"
        ),
        Reason.SHARE,
    ),
    # 浏览次数：1024次
    (re.compile(r"(?:浏览|阅读|点击|访问)(?:次数|量|数|人次|率)?\s*[:：]\s*\d*\s*次?"), Reason.NAVIGATION),
    # 【打印本页】 分享到：  ← but not 标题：关于关闭非煤矿山的通知
    (
        re.compile(
            r"(?:[【\[]\s*|(?<![^\s|】\]]))(?:打印(?:本页|此页|文章)?|关闭(?:窗口|本页)?|收藏(?:本页)?|分享(?:到|至)?|(?:我要)?纠错|保存)"
            r"(?:\s*[】\]]|[:：]|(?![^\s|【\[]))"
        ),
        Reason.SHARE,
    ),
)


_Pair = tuple[int, list[int]]  # the line of a key, the lines of its value


@dataclass(frozen=True, slots=True)
class Entry:
    """One key with its value: the lines of the page it is made of, and how it reads as one."""

    lines: tuple[int, ...]
    text: str


def is_metadata_line(words: str) -> bool:
    """Whether a line, white space removed, begins with a key that portals use."""
    return _LINE.match(words) is not None


def metadata(tree: Tree, texts: Sequence[str], words: Sequence[str]) -> tuple[Entry, ...]:
    """Every key with its value that stand in elements of their own.

    ``texts`` are the lines as read, ``words`` the same without white space.
    """
    children: dict[int, list[int]] = {}
    for index, box in enumerate(tree.boxes):
        children.setdefault(box.parent, []).append(index)
    pairs: list[_Pair] = []
    for index, box in enumerate(tree.boxes):
        if box.name == "table":
            pairs.extend(_of_table(tree, children, index, words))
        elif box.name not in ("tr", "tbody", "thead", "td"):
            cells = [
                child
                for child in children.get(index, ())
                if _lines(tree, child) or tree.boxes[child].name == "dd"
            ]
            # <li><div>发文机关</div><div>县政府</div></li>: two elements; in a <dl> any number.
            if box.name == "dl" or len(cells) == 2:
                pairs.extend(_pairs(tree, cells, words))
    entries: list[Entry] = []
    seen: set[int] = set()
    for key, values in pairs:
        if seen.isdisjoint((key, *values)):
            seen.update((key, *values))
            entries.append(_entry(key, values, texts))
    return tuple(entries)


def _entry(key: int, values: Sequence[int], texts: Sequence[str]) -> Entry:
    name, value = texts[key], " ".join(texts[line] for line in values)
    # A tab where the page has no colon: white space only, no character is added.
    joint = "" if name.endswith(("：", ":", "】", "]")) or not value else "\t"
    return Entry((key, *values), name + joint + value)


def _of_table(tree: Tree, children: dict[int, list[int]], table: int, words: Sequence[str]) -> list[_Pair]:
    """The pairs of a table of metadata; nothing of a table that only has such words in its head."""
    pairs: list[_Pair] = []
    rows = paired = 0
    for row in rows_of(tree, children, table):
        cells = children.get(row, [])
        found = list(_pairs(tree, cells, words))
        glued = [c for c in cells if len(_lines(tree, c)) == 1 and _LINE.match(words[_lines(tree, c)[0]])]
        rows += any(_lines(tree, cell) for cell in cells)
        paired += bool(found or glued)
        pairs.extend(found)
    return pairs if paired > 0.5 * rows else []


def rows_of(tree: Tree, children: dict[int, list[int]], table: int) -> Iterator[int]:
    """The rows of a table itself, not those of a table in one of its cells."""
    waiting = list(reversed(children.get(table, [])))
    while waiting:
        index = waiting.pop()
        if tree.boxes[index].name == "tr":
            yield index
        elif tree.boxes[index].name in ("tbody", "thead", "tfoot"):
            waiting.extend(reversed(children.get(index, [])))


def _pairs(tree: Tree, cells: Sequence[int], words: Sequence[str]) -> Iterator[_Pair]:
    position = 0
    while position < len(cells):
        key = _lines(tree, cells[position])
        value = _lines(tree, cells[position + 1]) if position + 1 < len(cells) else []
        position += 1
        if len(key) != 1 or not _is_key(words[key[0]]):
            continue
        if value and (_is_key(words[value[0]]) or len(value) > 8):
            continue  # 标题 | 发文字号 | 发布日期: the head of a list, or a key without value
        position += 1
        yield key[0], value


def _lines(tree: Tree, box: int) -> list[int]:
    return list(range(tree.boxes[box].first, tree.boxes[box].end))


def _is_key(words: str) -> bool:
    return _BARE.sub("", words) in KEYS


def cut_widgets(text: str) -> tuple[str, tuple[tuple[str, Reason], ...]]:
    """A line of metadata without buttons and counters, and what was cut."""
    cut: list[tuple[str, Reason]] = []
    for pattern, reason in WIDGETS:
        cut.extend(
            (match.group().strip(), reason) for match in pattern.finditer(text) if match.group().strip()
        )
        text = pattern.sub(" ", text)
    return text.strip(), tuple(cut)
