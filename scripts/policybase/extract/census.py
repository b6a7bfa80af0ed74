"""The dumb reader with no opinion: every character of an original, and whether all arrived.

It shares nothing with the readers it judges but the entity table: no tree, no idea of what a page is.
"""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

from policybase.model import Transcript

# What they hold is code. <noscript>, <template>, <textarea>, hidden elements: words, so counted.
_CODE = ("script", "style")


def text_runs(text: str, media_type: str) -> Counter[str]:
    """How often each character that is not white space stands in a decoded original."""
    if media_type != "text/html":
        return _count(text)
    reader = _Runs()
    reader.feed(text)
    reader.close()
    return _count("".join(reader.runs))


def unaccounted(text: str, media_type: str, transcript: Transcript) -> Counter[str]:
    """What differs between a decoded original and its transcript with what was set aside.

    A positive count is a character lost, a negative one invented. Empty when all is well.
    """
    difference = text_runs(text, media_type)
    difference.subtract(_count(transcript.text))
    for words in transcript.set_aside:
        difference.subtract(_count(words.text))
    return Counter({character: count for character, count in difference.items() if count})


def _count(text: str) -> Counter[str]:
    counts = Counter(text)
    for character in [character for character in counts if character.isspace()]:
        del counts[character]
    return counts


class _Runs(HTMLParser):
    """Collects every text run outside code; comments and declarations are no text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[str] = []
        self._code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code = tag in _CODE

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """``<script src="…"/>`` opens nothing here, as in the reader below BeautifulSoup."""

    def handle_endtag(self, tag: str) -> None:
        self._code = False

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.runs.append(data)
