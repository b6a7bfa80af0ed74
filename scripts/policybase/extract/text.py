"""Plain text and Markdown → blocks: one a line, with invisible characters and marks set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policybase.extract.raw import Block, Raw
from policybase.model import Reason, SetAside

# Zero-width space, joiners and marks, word joiner, soft hyphen: an editor shows nothing there.
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]+")

# ## 第一章  总则      ← the marks are Markdown's, not the issuer's
# <!-- INFO END -->
MARKDOWN_MARK = re.compile(r"^\s{0,3}#{1,6}(?=\s)|<!--.*?-->")


def read_text(text: str, media_type: str) -> Raw:
    """Blocks of a text file, one for each line that has words.

    ``text`` is decoded, with ``\\n`` line ends. Lines may be wrapped paragraphs; layout decides.
    """
    patterns = [(INVISIBLE, Reason.INVISIBLE)]
    if media_type == "text/markdown":
        patterns.append((MARKDOWN_MARK, Reason.MARKUP))
    blocks: list[Block] = []
    aside: list[SetAside] = []
    # Not splitlines(): it also breaks at \f and U+2028, and then our line numbers disagree
    # with the editor's.
    for number, line in enumerate(text.split("\n"), start=1):
        kept = line
        for pattern, reason in patterns:
            aside.extend(_matches(pattern, kept, number, reason))
            kept = pattern.sub("", kept)
        if kept.strip():
            blocks.append(Block(kept, number))
    return Raw(tuple(blocks), tuple(aside))


def _matches(pattern: re.Pattern[str], line: str, number: int, reason: Reason) -> Iterator[SetAside]:
    for match in pattern.finditer(line):
        yield SetAside(match.group(), number, match.start() + 1, reason)
