"""Where the issued text begins, below the notice that covers it.

A covering notice quotes the title of what it issues (《…》印发给你们), and the place where that title
stands again is the border: nothing else is as certain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policybase.model import Doubt, DoubtCode
from policybase.parse.lines import Line, Look
from policybase.parse.titles import document_kind, issued_title, normalise

# A title is printed on at most this many lines (GB/T 9704: 回行 keeps words whole, so lines are short).
TITLE_LINES = 5


@dataclass(frozen=True, slots=True)
class Issued:
    """The issued text's own title: lines ``[start, end)`` of the file."""

    start: int
    end: int
    doubts: tuple[Doubt, ...] = ()


def find_issued(text: str, found: tuple[Line, ...], *, at: int, title: tuple[Line, ...]) -> Issued | None:
    """The title that the cover issues, below its first words at ``at``; None without a cover."""
    for wanted in _announced(text, found[at : at + 4], title=title):
        for index in range(at + 1, len(found)):
            for length in range(1, TITLE_LINES + 1):
                if _same_title(_joined(text, found[index : index + length], length=length), wanted):
                    return Issued(index, index + length)
    return _after_signature(text, found, at=at)


# 现将…印发给你们 ；已经…审议通过，现予公布 ；转发给你们
_ISSUES = re.compile(r"印发|发布|公布|颁布|转发|批转|下发|发给你们|公告如下|予以公告|通过")
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》){4,120})》")


def _announced(text: str, first: tuple[Line, ...], *, title: tuple[Line, ...]) -> list[str]:
    """Titles that the cover says it issues, from its own title and its first words."""
    announced: list[str] = []
    own = issued_title("".join(line.of(text) for line in title))
    if own:
        announced.append(normalise(own))
    for line in first:
        words = line.of(text)
        if line.look is Look.LABELLED or not _ISSUES.search(words):
            continue
        announced += [normalise(quote) for quote in _quoted(words)]
    return [words for words in announced if len(words) >= 4]


def _quoted(words: str) -> list[str]:
    return [match.group(1) for match in _QUOTED.finditer(words)]


def _joined(text: str, chosen: tuple[Line, ...], *, length: int) -> str:
    if len(chosen) < length or any(line.look not in (Look.SHORT, Look.TEXT) for line in chosen):
        return ""
    return normalise("".join(line.of(text) for line in chosen))


def _same_title(words: str, wanted: str) -> bool:
    """The same title, or with a bracket more or less at its end: （试行）, （2009-2013年）."""
    if not words or not wanted:
        return False
    return words == wanted or _without_bracket(words) == _without_bracket(wanted) != ""


def _without_bracket(words: str) -> str:
    return re.sub(r"[（(][^（）()]{1,20}[）)]$", "", words)


def _after_signature(text: str, found: tuple[Line, ...], *, at: int) -> Issued | None:
    """No title is quoted: a date, then short lines, then labels are a cover and its text, in doubt."""
    for index in range(at + 1, min(at + 12, len(found) - 2)):
        if found[index - 1].look is Look.LABELLED:
            break
        if found[index].look is not Look.DATE:
            continue
        first = index + 1
        while first < len(found) and found[first].look in (Look.METADATA, Look.ANNEX):
            first += 1
        end = first
        while end < len(found) and found[end].look is Look.SHORT:
            end += 1
        joined = "".join(line.of(text) for line in found[first:end])
        labelled = any(line.look is Look.LABELLED for line in found[end:])
        if 0 < end - first <= TITLE_LINES and document_kind(joined) and labelled:
            return Issued(first, end, (Doubt(DoubtCode.ENVELOPE, found[first].start, "the cover does not quote it"),))
    return None
