"""Wordings: how each provision has read since it was published, so that a copied link can tell what changed.

A link carries eight hexadecimal digits of the words (``?w=7f3a9c2e``). ``theme/assets/wording.js`` makes
the same digits; ``tests/wordings.tsv`` is run in both. Decision 0009.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from zlib import crc32

from policybase.model import Certainty, Document, Span, Wording

FILE = "wordings.tsv"
_HEADER = "anchor\thash\twords\n"
# Written out, because \s is not the same in Python and in JavaScript (U+001C, U+0085, U+FEFF).
_BLANKS = re.compile(r"[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+")


class NotWordings(ValueError):
    """A line of wordings.tsv that is not one: writing the file anew would lose it."""


def fingerprint(words: str) -> str:
    """CRC-32 of the UTF-8 of ``words`` without any blanks, as eight hexadecimal digits.

    Not cryptographic, on purpose: browsers offer SHA only to https://, and intranets are http://. It has to
    tell two wordings of one provision apart, not to withstand a forger.
    """
    return f"{crc32(_BLANKS.sub('', words).encode('utf-8', 'replace')):08x}"


def current(document: Document) -> tuple[Wording, ...]:
    """How each provision reads today, label and heading included, certain corrections applied.

    Where two units share an anchor (an error of its own) a browser opens the first.
    """
    found: dict[str, Wording] = {}
    for provision in document.walk():
        words = _one_line(corrected(document, provision.span))
        found.setdefault(provision.anchor, Wording(provision.anchor, fingerprint(words), words))
    return tuple(found.values())


def grown(known: Iterable[Wording], document: Document) -> tuple[Wording, ...]:
    """``known`` and, after it, what is new. A text that was changed back has two rows, not three."""
    found: dict[tuple[str, str], Wording] = {}
    for each in (*known, *current(document)):
        found.setdefault((each.anchor, each.hash), each)
    return tuple(found.values())


def table(wordings: Iterable[Wording]) -> str:
    """As wordings.tsv. Words stand on one line and have no tabs, so nothing needs to be escaped."""
    return _HEADER + "".join(f"{each.anchor}\t{each.hash}\t{each.words}\n" for each in wordings)


def read(text: str) -> tuple[Wording, ...]:
    """wordings.tsv back again. Raises ``NotWordings`` for a line that ``table`` has not written."""
    found: list[Wording] = []
    for number, line in enumerate(text.split("\n"), start=1):
        cells = line.split("\t")
        if not line or line == _HEADER.strip():
            continue
        if len(cells) != 3 or fingerprint(cells[2]) != cells[1]:
            raise NotWordings(f"line {number} is not an anchor, a hash, and the words that have this hash")
        found.append(Wording(cells[0], cells[1], cells[2]))
    return tuple(found)


def superseded(known: Iterable[Wording], document: Document) -> Mapping[str, tuple[Wording | None, tuple[Wording, ...]]]:
    """Anchor → (how it reads today, how it read before), only where it ever read otherwise.

    An address that has moved is compared with the provision that it leads to now; one that leads nowhere has None.
    """
    now = {each.anchor: each for each in current(document)}
    moved = dict(document.moved)
    before: dict[str, list[Wording]] = defaultdict(list)
    for each in known:
        today = now.get(moved.get(each.anchor, each.anchor))
        if today is None or today.hash != each.hash:
            before[each.anchor].append(each)
    return {anchor: (now.get(moved.get(anchor, anchor)), tuple(was)) for anchor, was in before.items()}


def script(known: Iterable[Wording], document: Document) -> str:
    """``data/wordings/<id>.js``: a page loads it only when a link says that the words were others."""
    found = {
        anchor: {"now": today.words if today else None, "was": {each.hash: each.words for each in was}}
        for anchor, (today, was) in superseded(known, document).items()
    }
    said = json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    said = said.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'(window.pbWordings = window.pbWordings || {{}})["{document.id}"] = {said};\n'


def corrected(document: Document, span: Span) -> str:
    """The words of ``span`` with certain corrections, as readers quote them; line ends stay."""
    text, at, pieces = document.transcript.text, span.start, []
    for fix in sorted(document.fixes, key=lambda fix: fix.span):
        certain = fix.correction.certainty is Certainty.CERTAIN and fix.correction.read_as is not None
        if certain and at <= fix.span.start and fix.span.end <= span.end:
            pieces += [text[at : fix.span.start], fix.correction.read_as or ""]
            at = fix.span.end
    return "".join((*pieces, text[at : span.end]))


def _one_line(words: str) -> str:
    return _BLANKS.sub(" ", words).strip(" ")
