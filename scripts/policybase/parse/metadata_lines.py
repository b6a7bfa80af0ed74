"""Lines of a page's head that say what the document is: 发文机构：… 发布时间：2009-06-23 发文字号：…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybase.document_numbers import find_numbers
from policybase.model import Span
from policybase.parse.dates import find_dates


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and its value. ``start`` is where the key begins in the line, ``end`` where the value ends."""

    key: str  # as printed, without colon and brackets: 索 引 号
    field: str | None  # key of ``Record``; None for keys that we know and do not use
    value: str
    start: int
    end: int
    value_start: int


# Printed keys of each field of Record. Any of their characters may be spaced out: 主 题 词.
KEYS: dict[str | None, str] = {
    "title": "标题 名称 信息名称 文件名称 文件标题 公文标题 公文名称 法规标题 信息标题",
    "kind": "文种 公文种类 文件种类 公文种别 体裁分类",
    "issuing_body": (
        "发文机构 发文机关 发布机构 发布机关 发布单位 发文单位 发布部门 发文部门 制定机关 制定机构 "
        "制发机关 制定单位 颁布机关 颁布机构 颁布单位 颁布部门 公布机关 印发机关 印发单位 签发机关 "
        "信息发布机构"
    ),
    "document_number": (
        "发文字号 文号 文件编号 发文文号 发布文号 文件字号 发文编号 公文文号 文件文号 公文字号 文书号 "
        "发布字号"
    ),
    "date_issued": (
        "成文日期 成文时间 发文日期 发文时间 印发日期 印发时间 签发日期 签发时间 制发日期 生成日期"
    ),
    "date_published": (
        "发布日期 发布时间 公开日期 公开时间 公布日期 公布时间 颁布日期 颁布时间 上网日期 上网时间 "
        "刊登日期 发表时间 发表日期 创建时间 创建日期 信息时间"
    ),
    "date_effective": "生效日期 生效时间 施行日期 施行时间 实施日期 实施时间 执行日期",
    "date_invalid": "失效日期 失效时间 废止日期 废止时间 有效期 有效期限 有效期至",
    "status": "有效性 时效性 文件有效性 效力状态 是否有效 文件状态 时效状态 文件时效 有效状态 效力属性",
    "keywords": "关键字 关键词 主题词 标签",
    "source_url": "来源 信息来源 文章来源 稿件来源 来源网址 原文链接 原文地址 来源链接 网址",
    None: (
        "索引号 信息索引 索引编号 主题分类 政策类型 政策层级 效力级别 效力等级 效力层级 法规类别 信息类别 "
        "信息分类 公开方式 公开范围 公开类型 公开形式 公开属性 公开类别 公开程度 公开时限 公开程序 "
        "公开主体 服务对象 文件类型 所属主题 组配分类 专题分类 体裁 编辑 责任编辑 作者 稿源 点击数 点击量 "
        "点击率 点击次数 浏览数 浏览量 浏览次数 阅读数 阅读量 阅读次数 访问量 访问次数 字体 字号 字体大小 "
        "法宝引证码 引证码 供稿 撰稿 发布人 信息录入 录入 统一编号 统一登记号 登记号 规范性文件登记号 "
        "所属栏目 栏目 分类 内容概述 内容摘要 内容分类 载体类型 记录形式 获取方式 更新时间 更新日期 "
        "发文年份 批准部门 批准机关 批准日期 发布地区 适用地区 题注 打印时间 分享到 信息公开类别 公文类型"
    ),
}
# Keys that plans use for units of their own (实施时间：2016年6月至7月。); alone on a line they count only
# where the
# value is nothing but a date, a number or an address, or the key is spaced out as in a page's table
# (标　　题：).
_UNSURE = (
    "标题 名称 编辑 作者 字体 字号 体裁 录入 供稿 栏目 分类 标签 实施时间 实施日期 执行日期 有效期 "
    "有效期限 网址 发布单位 发布人 文号 登记号 获取方式 服务对象 更新时间 更新日期 适用地区"
)
_WEAK = frozenset(_UNSURE.split())
_FIELD_OF = {key: field for field, keys in KEYS.items() for key in keys.split()}

_SPACE = r"[ \t\u00a0\u3000\u2002\u2003]"
_KEY = "|".join(
    rf"{_SPACE}*".join(map(re.escape, key)) for key in sorted(_FIELD_OF, key=lambda key: (-len(key), key))
)
_PAIR_START = re.compile(
    # 【发布部门】 北京市经济和信息化局
    rf"[【\[〖]{_SPACE}*(?P<bracketed>{_KEY}){_SPACE}*[】\]〗]{_SPACE}*[:：]?"
    # 发文字号：晋政办发〔2009〕74号; 索 引 号：000014349/2019-00006
    rf"|(?P<plain>{_KEY}){_SPACE}*[:：]"
    # 发布日期 ⇥ 2019年02月14日, a row of a table
    rf"|(?:^|(?<=[\n\t])){_SPACE}*(?P<cell>{_KEY}){_SPACE}*\t"
    # 海晏县人民政府:http://www.05316688.com, the site that the page calls itself
    rf"|(?P<site>[\u4e00-\u9fff]{{2,20}}(?:政府|网|网站|委员会|厅|局|部|办公室|门户)){_SPACE}*[:：](?={_SPACE}*https?://)"
)
_SENTENCE = re.compile(r"请|可|应|在|登[录陆]|访问|打开|进入|详?见|通过")
_URL = re.compile(r"https?://[!-~]+", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s]+")
# Values of keys we do not use that are more than one word: 【字体：大 中 小】, 财政、金融、审计\银行 (one)
_SHORT = 8


def read_pairs(line: str) -> tuple[Pair, ...]:
    """The pairs of a metadata line; empty for ordinary text.

    The value of the last pair ends where it must, so a title repeated behind it is not swallowed. ``line``
    may be several lines of one table: a key alone on a line has its value on the next.
    """
    starts = list(_starts(line))
    pairs: list[Pair] = []
    for index, match in enumerate(starts):
        limit = starts[index + 1].start() if index + 1 < len(starts) else len(line)
        pairs.append(_pair(line, match, limit=limit, last=index + 1 == len(starts)))
    return tuple(pairs) if _believable(line, pairs) else ()


def is_metadata_line(line: str) -> bool:
    """Does the line consist of metadata, or begin with it?"""
    return bool(read_pairs(line))


def _starts(line: str) -> Iterator[re.Match[str]]:
    """Where keys begin: at a border, or glued to the value of a pair before (…办公厅成文日期：2019年)."""
    seen = False
    for match in _PAIR_START.finditer(line):
        before = line[: match.start()][-1:]
        at_border = not before or before.isspace() or before in "|｜【[（(】]）)>》;；,，、◆●■·-—"
        name = _name(match)
        glued = seen and len(name) >= 4 and name in _FIELD_OF and name not in _WEAK
        if at_border or match["bracketed"] or glued:
            seen = True
            yield match


def _name(match: re.Match[str]) -> str:
    printed = match["bracketed"] or match["plain"] or match["cell"] or match["site"]
    return re.sub(r"\s", "", printed)


def _pair(line: str, match: re.Match[str], *, limit: int, last: bool) -> Pair:
    name = _name(match)
    field = "source_url" if match["site"] else _FIELD_OF[name]
    start = match.end()
    while start < limit and line[start].isspace():
        start += 1
    raw = line[start:limit].rstrip(" \t\u00a0\u3000\n|｜【[〖")
    length = _length(raw, field=field, last=last) if raw else 0
    value = raw[:length]
    if field == "source_url" and not _URL.match(value):
        field = None  # 来源：海晏县人民政府办公室 names a body, not an address
    printed = next(group for group in ("bracketed", "plain", "cell", "site") if match[group])
    return Pair(
        key=match[printed],
        field=field,
        value=value,
        start=match.start(printed) if printed != "bracketed" else match.start(),
        end=start + length if raw else match.end(),
        value_start=start if raw else match.end(),
    )


def _length(raw: str, *, field: str | None, last: bool) -> int:
    """How much of ``raw``, all up to the next key or the end, is the value."""
    first_line = raw.split("\n", 1)[0].rstrip()
    if field in {"date_issued", "date_published", "date_effective"}:
        dates = find_dates(raw)
        if dates and dates[0].span.start <= 1:
            return dates[0].span.end
    if field == "document_number":
        numbers = find_numbers(first_line)
        if numbers and numbers[0].span.start <= 1:
            return numbers[0].span.end
    url = _URL.match(raw)
    if url is not None:
        return url.end()
    if field == "title" or not last:
        return len(first_line)
    words = list(_TOKEN.finditer(first_line))
    end = words[0].end()
    if field == "keywords" and re.search(r"[;；,，、]", words[0][0]):
        return end
    for word in words[1:]:
        # 主题词：经济管理 能源 通知; 字体：大 中 小. A longer word is the title that the page repeats.
        if field not in {"keywords", None} or len(word[0]) > _SHORT:
            break
        end = word.end()
    return end


def _believable(line: str, pairs: list[Pair]) -> bool:
    """指导思想：… and 实施时间：2016年6月至7月。 are units of a plan, not metadata."""
    if not pairs:
        return False
    if len(pairs) > 1:
        return line[: pairs[0].start].strip() == "" or len({pair.key for pair in pairs}) > 1
    pair = pairs[0]
    name = re.sub(r"\s", "", pair.key)
    if line[: pair.start].strip(" \t\u3000\u00a0【[|◆●■·-—"):
        return False
    rest = line[pair.end :].strip(" 】]\t\u3000\u00a0\n")
    if name not in _FIELD_OF:  # a site's name; 请登录省政府网站:http://… is a sentence
        return not rest and _SENTENCE.match(name) is None
    if name in _WEAK:
        spans = [mention.span for mention in find_dates(pair.value)]
        spans += [mention.span for mention in find_numbers(pair.value)]
        exact = bool(_URL.fullmatch(pair.value)) or Span(0, len(pair.value)) in spans
        return not rest and (exact or pair.key != name)
    return "。" not in pair.value
