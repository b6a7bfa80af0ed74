"""What an encyclopaedia adds to a text inside its own elements: buttons, footnotes, an abstract."""

from __future__ import annotations

import re

from policybase.extract.raw import Block, Raw
from policybase.model import Reason, SetAside

# 编辑 ；播报编辑     ← a line of its own after each heading
_BUTTONS = re.compile(r"(?:编辑|播报|语音|讨论|锁定|上传视频)+")
# ……制定本方案。[1] ；[2-3]
_FOOTNOTE = re.compile(r"\[\d{1,2}(?:[-,]\d{1,2})*\]")
# The abstract stands before the text and repeats its opening.
_ABSTRACT_BLOCKS = 6
_SHORTEST_ABSTRACT = 12


def separate_entry(raw: Raw) -> Raw:
    """``raw`` as it came, or without these where the page showed an encyclopaedia's elements."""
    if not any(words.reason in (Reason.ENCYCLOPAEDIA, Reason.INFOBOX) for words in raw.set_aside):
        return raw
    kept: list[Block] = []
    aside = list(raw.set_aside)
    for block in raw.blocks:
        if _BUTTONS.fullmatch(block.text):
            aside.append(SetAside(block.text, block.line, block.column, Reason.ENCYCLOPAEDIA))
            continue
        for match in _FOOTNOTE.finditer(block.text):
            aside.append(SetAside(match.group(), block.line, block.column, Reason.REFERENCE))
        text = _FOOTNOTE.sub("", block.text).strip()
        if text:
            kept.append(Block(text, block.line, block.column))
    repeated = _abstract(kept)
    aside.extend(
        SetAside(b.text, b.line, b.column, Reason.REPEATED) for b in kept[repeated.start : repeated.stop]
    )
    blocks = (*kept[: repeated.start], *kept[repeated.stop :])
    return Raw(blocks, tuple(aside), raw.properties, raw.wrapped)


def _abstract(blocks: list[Block]) -> range:
    """The first block near the top that stands a second time, word for word, in what follows."""
    for index, block in enumerate(blocks[:_ABSTRACT_BLOCKS]):
        words = "".join(block.text.split())
        following = "".join(
            "".join(later.text.split()) for later in blocks[index + 1 : index + 1 + 4 * _ABSTRACT_BLOCKS]
        )
        if len(words) >= _SHORTEST_ABSTRACT and words in following:
            return range(index, index + 1)
    return range(0)
