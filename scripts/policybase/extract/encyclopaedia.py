"""Texts saved from an online encyclopaedia: buttons, an abstract, an infobox, tags.

The whole entry often stands in one line, so its crumbs are found by their fixed words and by
the abstract, which repeats the opening of the text word for word.
"""

from __future__ import annotations

import re

from policybase.extract.raw import Block
from policybase.model import Reason, SetAside

# 收藏查看我的收藏0有用+1已投票0
BUTTONS = re.compile(r"收藏\s*(?:查看我的收藏)?\s*\d*\s*有用\s*\+?\d*\s*已投票\s*\d*")
# 编辑锁定本词条缺少名片图，补充相关内容使词条更完整，还能快速升级，赶紧来编辑吧！
INVITATION = re.compile(r"编辑\s*(?:锁定)?\s*(?:讨论\d*)?\s*(?:上传视频)?\s*(?:本词条[^！。!]{0,80}[！。!]|(?<=锁定))")
# 中文名余庆县2009年度依法行政工作实施方案目    标通过全面推进依法行政…
INFOBOX = "中文名"
# [1]参考资料1.余庆县人民政府网站
REFERENCES = re.compile(r"(?:\[\d+\]\s*)?参考资料\s*(?:\d+\s*[.．、]|\[\d+\]).*?(?=词条标签|$)")
# 词条标签：法律，政治，政府机构，公文
TAGS = re.compile(r"(?:开放分类|词条标签)\s*[:：].*$")
FOOTNOTE = re.compile(r"\[\d{1,2}\]")

_MARKERS = (BUTTONS, INVITATION, TAGS)
# An abstract is shorter than this; a longer run before the infobox is the text itself.
ABSTRACT_LIMIT = 800
# The abstract's opening must stand again after the infobox; this many characters decide it.
OPENING = 24


def separate_encyclopaedia(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[SetAside, ...]]:
    """Blocks without an encyclopaedia's crumbs, and the crumbs. Other texts come back as they are."""
    joined = "\n".join(block.text for block in blocks)
    if sum(1 for marker in _MARKERS if marker.search(joined)) < 2:
        return blocks, ()
    kept: list[Block] = []
    aside: list[SetAside] = []
    for block in blocks:
        cuts = _cuts(block.text)
        position = 0
        for start, end, reason in cuts:
            _keep(kept, block, position, start)
            aside.append(SetAside(block.text[start:end], block.line, block.column + start, reason))
            position = end
        _keep(kept, block, position, len(block.text))
    return tuple(kept), tuple(aside)


def _keep(kept: list[Block], block: Block, start: int, end: int) -> None:
    if block.text[start:end].strip():
        kept.append(Block(block.text[start:end], block.line, block.column + start))


def _cuts(text: str) -> list[tuple[int, int, Reason]]:
    """Half-open ranges of one block to set aside, in order and not overlapping."""
    cuts = [(m.start(), m.end(), Reason.ENCYCLOPAEDIA) for p in _MARKERS for m in p.finditer(text)]
    cuts += [(m.start(), m.end(), Reason.REFERENCE) for m in REFERENCES.finditer(text)]
    covered = max((end for _, end, reason in cuts if reason is Reason.ENCYCLOPAEDIA and end < len(text)), default=0)
    cuts += _abstract_and_infobox(text, covered)
    cuts += [
        (m.start(), m.end(), Reason.REFERENCE)
        for m in FOOTNOTE.finditer(text)
        if not any(start <= m.start() < end for start, end, _ in cuts)
    ]
    result: list[tuple[int, int, Reason]] = []
    for cut in sorted(cuts):
        if not result or cut[0] >= result[-1][1]:
            result.append(cut)
    return result


def _abstract_and_infobox(text: str, start: int) -> list[tuple[int, int, Reason]]:
    """The abstract that repeats the opening, and the infobox between the two."""
    box = text.find(INFOBOX, start)
    if box < 0:
        return []
    abstract = text[start:box]
    opening = abstract.strip()[:OPENING]
    again = text.find(opening, box) if len(opening) == OPENING else -1
    if again < 0 or len(abstract) > ABSTRACT_LIMIT:
        # Without a second opening nobody can say where the infobox ends: it stays, as text.
        return []
    # Only what really stands a second time may be called a repeat.
    if "".join(abstract.split()) not in "".join(text[again:].split()):
        return [(box, again, Reason.INFOBOX)]
    return [(start, box, Reason.REPEATED), (box, again, Reason.INFOBOX)]
