"""Extract: bytes → Transcript. Every word in reading order, one paragraph a line; chrome set aside."""

from __future__ import annotations

from dataclasses import replace

from policybase.extract.census import text_runs, unaccounted
from policybase.extract.chrome import set_chrome_aside, set_repeats_aside
from policybase.extract.decode import decode, media_type
from policybase.extract.html import read_html
from policybase.extract.layout import Paragraph, unwrap
from policybase.extract.raw import Raw, Unreadable
from policybase.extract.text import read_text
from policybase.model import Transcript

__all__ = ["Unreadable", "extract"]


def extract(original: bytes, *, name: str) -> Transcript:
    """The transcript of one original. Raises ``Unreadable`` where nothing can be read at all.

    ``name`` is the file's: its ending says what to read it as, unless the words say otherwise (a page
    saved as .txt). A reader for another kind returns ``Raw`` as these do, and all after it stays.
    """
    decoded = decode(original)
    kind = media_type(name, decoded.text)
    raw = read_html(decoded.text) if kind == "text/html" else read_text(decoded.text, kind)
    raw = set_chrome_aside(raw)
    paragraphs, repeats = set_repeats_aside(_paragraphs(raw))
    transcript = Transcript(
        text="\n".join(paragraph.text for paragraph in paragraphs),
        set_aside=tuple(sorted((*raw.set_aside, *repeats), key=lambda words: (words.line, words.column))),
        properties=raw.properties,
        inferred_breaks=_inferred(paragraphs),
        encoding=decoded.encoding,
    )
    lost = unaccounted(decoded.text, kind, transcript)
    return replace(
        transcript,
        original_characters=sum(text_runs(decoded.text, kind).values()),
        unaccounted=tuple(sorted(lost.items())),
    )


def _paragraphs(raw: Raw) -> tuple[Paragraph, ...]:
    if raw.wrapped:
        return unwrap(raw.blocks)
    # Not a leading tab: it is the empty first cell of a row, below a cell that spans rows.
    return tuple(
        Paragraph(block.text.strip(" \n\r\u00a0\u3000"), block.line, block.column)
        for block in raw.blocks
        if block.text.strip()
    )


def _inferred(paragraphs: tuple[Paragraph, ...]) -> tuple[int, ...]:
    """Offsets of the line ends before paragraphs that begin at a guessed place."""
    offsets: list[int] = []
    position = 0
    for paragraph in paragraphs:
        if paragraph.guessed:
            offsets.append(position - 1)
        position += len(paragraph.text) + 1
    return tuple(offsets)
