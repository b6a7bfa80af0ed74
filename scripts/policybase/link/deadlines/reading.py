"""The words of a provision as patterns read them, with the way back to the transcript."""

from __future__ import annotations

from dataclasses import dataclass

from policybase.model import Certainty, Document, Span

# Full-width digits and the many dashes and half-width stops of pages stand for one sign each, so that
# ２０１６年, 2009年2月—4月 and 2016年6月～7月 need one pattern. One sign for one sign: offsets stay.
_PLAIN = str.maketrans(
    "０１２３４５６７８９％,;:()—–－―‐~～〜○◯",
    "0123456789%，；：（）--------〇〇",
)
_CLOSING = {"《": "》", "〈": "〉"}


@dataclass(frozen=True, slots=True)
class Reading:
    """Corrected words without blanks.

    ``words`` are what is handed on, ``plain`` what patterns match (titles blotted out);
    ``starts`` and ``ends`` say where each sign stands in the uncorrected transcript.
    """

    words: str
    plain: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The transcript's span of ``[start, end)`` of the words, which are not empty."""
        return Span(self.starts[start], self.ends[end - 1])


def read(document: Document, span: Span) -> Reading:
    """The words in ``span`` of the document's transcript, with certain corrections applied."""
    text = document.transcript.text
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def add(sign: str, start: int, end: int) -> None:
        # 2016 年底前 is printed with blanks on many pages; a line's end parts cells and paragraphs.
        if not sign.isspace() or sign == "\n":
            words.append(sign)
            starts.append(start)
            ends.append(end)

    position = span.start
    for fix in document.fixes:
        read_as = fix.correction.read_as
        certain = fix.correction.certainty is Certainty.CERTAIN and read_as is not None
        if not certain or fix.span.start < position or fix.span.end > span.end:
            continue
        for at in range(position, fix.span.start):
            add(text[at], at, at + 1)
        for sign in read_as or "":
            add(sign, fix.span.start, fix.span.end)
        position = fix.span.end
    for at in range(position, span.end):
        add(text[at], at, at + 1)
    joined = "".join(words)
    return Reading(joined, _blotted(joined.translate(_PLAIN)), tuple(starts), tuple(ends))


def _blotted(plain: str) -> str:
    """Words between 《 and 》 made unreadable: the years of 《纲要（2015—2020年）》 are a name."""
    if "《" not in plain:
        return plain
    result: list[str] = []
    closers: list[str] = []
    for index, sign in enumerate(plain):
        if sign in _CLOSING and (closers or plain.find("》", index) > 0):
            closers.append(_CLOSING[sign])
            result.append(sign if len(closers) == 1 else "\0")
        elif closers and sign == closers[-1]:
            closers.pop()
            result.append("\0" if closers else sign)
        else:
            result.append("\0" if closers and sign != "\n" else sign)
            if sign == "\n":
                closers.clear()
    return "".join(result)
