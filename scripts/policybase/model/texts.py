"""Nouns of *extract*: the words of an original, and what a person wrote beside it (read by *parse*)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` in code points of a transcript."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def __bool__(self) -> bool:
        return self.end > self.start


class Reason(StrEnum):
    """Why words of the original are not words of the document (``set_aside.tsv``)."""

    BREADCRUMB = "breadcrumb"  # 您的位置:首页 > 阳光政务 > 政府文件
    NAVIGATION = "navigation"  # 上一篇 … 下一篇
    SHARE = "share"  # 【字体：大 中 小】打印 收藏 分享到微信
    PAGE_TITLE = "page-title"  # <title> of a saved page
    FOOTER = "footer"  # 版权所有 … 备案号, 扫一扫在手机打开当前页
    PAGE_NUMBER = "page-number"  # — 3 —
    REPEATED = "repeated"  # the title or an abstract, word for word a second time
    INFOBOX = "infobox"  # 中文名… 目    标… 指导思想… of an encyclopaedia
    ENCYCLOPAEDIA = "encyclopaedia"  # 编辑锁定本词条缺少名片图…, 词条标签：…
    REFERENCE = "reference"  # [1]参考资料1.余庆县人民政府网站
    DATABASE = "database"  # 【法宝引证码】 CLI.12.5679380
    MARKUP = "markup"  # the # of a Markdown heading, <!-- INFO END -->
    INVISIBLE = "invisible"  # zero-width characters, byte-order marks


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words of the original that were left out of the transcript, where they stood, and why."""

    text: str
    line: int  # 1-based line of the decoded original
    column: int  # 1-based column, in code points
    reason: Reason


@dataclass(frozen=True, slots=True)
class Transcript:
    """Every word of the document in reading order, one paragraph a line.

    ``text`` is split at ``\\n`` only. Metadata that stands with the document (发文机构：…) is part of
    it; website chrome is in ``set_aside``. Ignoring white space, as multisets of characters,
    *original = text + set aside* (see ``extract.census``).
    """

    text: str
    page_starts: tuple[int, ...] = ()  # offsets in ``text`` where a page of the original begins
    set_aside: tuple[SetAside, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()  # (name, content) of <meta>, of file properties
    inferred_breaks: tuple[int, ...] = ()  # offsets of each "\n" in ``text`` that unwrapping guessed
    encoding: str | None = None  # what the bytes were read as: utf-8, gb18030, utf-16-le …
    original_characters: int = 0  # of the original by the census, white space not counted
    unaccounted: tuple[tuple[str, int], ...] = ()  # (character, times lost; negative: invented)

    def lines(self) -> Iterator[Span]:
        """The paragraphs as spans, without their ``\\n``."""
        start = 0
        for line in self.text.split("\n"):
            yield Span(start, start + len(line))
            start += len(line) + 1


class Certainty(StrEnum):
    CERTAIN = "certain"  # applied, and marked on the page
    UNCERTAIN = "uncertain"  # flagged beside the text, never changes it


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of ``corrections.yml``: a text-quote selector on the uncorrected transcript.

    ``prefix + reads + suffix`` must match exactly once, else it is reported and not applied.
    """

    prefix: str
    reads: str
    suffix: str
    read_as: str | None  # None: we know that it is damaged, not what it read
    certainty: Certainty
    reason: str  # zh, shown to readers
    line: int = 0  # 1-based line in corrections.yml, for messages


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction that found its place. ``span`` covers ``reads`` in the uncorrected transcript."""

    span: Span
    correction: Correction


@dataclass(frozen=True, slots=True)
class Stated:
    """What ``document.yml`` says: values a person confirmed or corrected.

    Keys are those of ``Record``; a value is what stands in the file after type conversion.
    ``sources`` says whom each value is from (free words: a name, a page).
    """

    values: tuple[tuple[str, object], ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()  # old anchor → new anchor
    anchors: tuple[tuple[str, str], ...] = ()  # first words of a clashing unit → its anchor
