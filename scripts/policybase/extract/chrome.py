"""Website chrome in plain text: what a page says about itself, not what the document says.

Each row of ``LINES`` describes a whole line; a line that only contains such words inside a
sentence is never chrome. Chrome is set aside with its reason, never dropped.
"""

from __future__ import annotations

import re

from policybase.extract.encyclopaedia import separate_encyclopaedia
from policybase.extract.layout import Paragraph
from policybase.extract.raw import Block, Raw
from policybase.labels import read_label
from policybase.model import Reason, SetAside

_WIDGETS = (
    r"字体|字号|大|中|小|特大|打印(?:本页|文章|此页)?|关闭(?:本页|窗口|页面)?|收藏(?:本页)?|分享(?:到|至)?|复制链接|"
    r"微信|微博|新浪微博|QQ空间|QQ|朋友圈|纠错|评论|我要纠错|推荐|保存|返回|朗读|放大|缩小|默认"
)

_TOOLS = (
    r"网站地图|联系我们|关于我们|隐私声明|使用帮助|设为首页|加入收藏|收藏本站|无障碍(?:浏览|阅读|版|模式)?|长者(?:模式|版)|关怀版|"
    r"适老化|[繁简]体(?:版|中文)?|手机版|移动版|English|微信|微博|客户端|登录|注册|帮助"
)

LINES: tuple[tuple[re.Pattern[str], Reason], ...] = (
    # 您的位置:首页 > 阳光政务 > 政府文件 > 政府办文件
    (
        re.compile(r"(?=.*(?:[>＞»›→]|首\s*页))(?:您)?(?:现在|当前|所在)?的?(?:当前|所在)?的?位置\s*(?:是)?\s*[:：].*"),
        Reason.BREADCRUMB,
    ),
    # 首页 > 政务公开 > 政策文件
    (re.compile(r"(?:网站)?首\s*页\s*(?:[>＞»›]+|--+|/|→)\s*\S.*"), Reason.BREADCRUMB),
    # 【字体：大 中 小】 【打印】 【关闭窗口】 分享到：
    # but not 大 or 默认 alone: a cell of a table
    (
        re.compile(
            rf"(?=.*(?:字体|字号|打印|关闭|收藏|分享|复制链接|纠错|朗读))(?:[\s【】\[\]()（）:：|/·,，]|{_WIDGETS})+"
        ),
        Reason.SHARE,
    ),
    # 扫一扫在手机打开当前页
    (re.compile(r"扫(?:一扫|描二维码|码).{0,20}(?:打开|分享|关注|浏览|查看|阅读|手机).{0,12}"), Reason.FOOTER),
    # 版权所有：海晏县人民政府  青ICP备05000012号
    (re.compile(r".{0,40}(?:版权所有|Copyright|©|ICP备\s*\d{5,}|公网安备|网站标识码).{0,120}", re.I), Reason.FOOTER),
    # 主办单位：某某县人民政府办公室  网站管理：0970-0000000    not 承办单位：市科技局, which is of a plan
    (
        re.compile(r"(?=.*(?:网站|电话|热线|邮编|备案|http|@))(?:主办|承办|技术支持|网站维护)(?:单位)?\s*[:：].{0,120}"),
        Reason.FOOTER,
    ),
    # 设为首页 | 加入收藏 | 无障碍 ；网站地图｜联系我们    not 帮助 alone: a cell of a table
    (
        re.compile(
            r"(?=.*(?:网站地图|联系我们|关于我们|隐私声明|使用帮助|设为首页|加入收藏|收藏本站|无障碍|长者|关怀版))"
            rf"(?:{_TOOLS}|[\s|｜·])+"
        ),
        Reason.FOOTER,
    ),
    # 上一篇：关于……的通知
    (re.compile(r"(?:上|下)一?(?:篇|条)\s*[:：].*"), Reason.NAVIGATION),
    (re.compile(r"(?:相关(?:链接|阅读|文章|新闻|解读|文件|附件下载)|返回(?:顶部|首页|列表|上一页))\s*[:：]?"), Reason.NAVIGATION),
    # 浏览次数：1024次 ；责任编辑：张三
    (re.compile(r"(?:浏览|阅读|点击|访问)(?:次数|量|数|人次)?\s*[:：]\s*\d+\s*次?"), Reason.NAVIGATION),
    (re.compile(r"[(（\[【]?责任编辑\s*[:：].{0,12}[)）\]】]?"), Reason.NAVIGATION),
    # 某某省人民政府办公厅关于印发……的通知.PDF    ← a link to the file, not a line of the document
    (re.compile(r"(?!附件|[\d（(]).{2,100}\.(?:pdf|docx?|wps|ofd|xlsx?|zip|rar|ceb)", re.I), Reason.NAVIGATION),
    # 【法宝引证码】 CLI.12.5679380
    (re.compile(r"【(?:法宝引证码|法宝联想|本篇引用的法规)】.*"), Reason.DATABASE),
    # — 3 — ；- 12 - ；第3页 共10页
    (re.compile(r"(?:[-—–－]{1,2}\s*\d{1,4}\s*[-—–－]{1,2}|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?)"), Reason.PAGE_NUMBER),
)


def set_chrome_aside(raw: Raw) -> Raw:
    """``raw`` without the lines that are chrome; they stand in its set-aside."""
    kept: list[Block] = []
    aside = list(raw.set_aside)
    for block in raw.blocks:
        # A labelled line, or a sentence, is the document's whatever words stand in it:
        # 二、网站应当在页面底部标明版权所有和备案号。
        line = block.text.strip()
        reason = None if read_label(line, 0) or "。" in line else _reason(line)
        if reason is None:
            kept.append(block)
        else:
            aside.append(SetAside(block.text.strip(), block.line, block.column, reason))
    blocks, crumbs = separate_encyclopaedia(tuple(kept))
    return Raw(blocks, (*aside, *crumbs), raw.properties, raw.wrapped)


def _reason(line: str) -> Reason | None:
    return next((reason for pattern, reason in LINES if pattern.fullmatch(line)), None)


# How far from the top a title may stand a second time: portals print it above and below
# their metadata line.
HEAD_LINES = 16
SHORTEST_REPEAT = 8
LONGEST_REPEAT = 120  # a paragraph that stands twice is the issuer's


def set_repeats_aside(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, ...], tuple[SetAside, ...]]:
    """Without the lines near the top that repeat an earlier one word for word.

    A repeat may be broken over several lines: 关于印发…的通知 / -此件于2017年7月31日宣布失效。
    """
    seen: set[str] = set()
    kept: list[Paragraph] = []
    aside: list[SetAside] = []
    index = 0
    head = _head_length(paragraphs)
    while index < len(paragraphs):
        run = _repeat_length(paragraphs, index, seen) if index < head else 0
        for paragraph in paragraphs[index : index + run]:
            aside.append(SetAside(paragraph.text, paragraph.line, paragraph.column, Reason.REPEATED))
        if run == 0:
            seen.add(_words(paragraphs[index]))
            kept.append(paragraphs[index])
        index += max(run, 1)
    return tuple(kept), tuple(aside)


def _head_length(paragraphs: tuple[Paragraph, ...]) -> int:
    """How many lines from the top may be head: a labelled line, or a contents list, ends it."""
    for index, paragraph in enumerate(paragraphs[:HEAD_LINES]):
        if read_label(paragraph.text, 0) or _words(paragraph) in ("目录", "目次"):
            return index
    return min(len(paragraphs), HEAD_LINES)


def _repeat_length(paragraphs: tuple[Paragraph, ...], index: int, seen: set[str]) -> int:
    words = ""
    for run, paragraph in enumerate(paragraphs[index : index + 3], start=1):
        words += _words(paragraph)
        if SHORTEST_REPEAT <= len(words) <= LONGEST_REPEAT and words in seen:
            return run
    return 0


def _words(paragraph: Paragraph) -> str:
    return "".join(paragraph.text.split())
