"""PO text ⇄ entries. Everything a translator wrote survives: what we do not know, we carry along."""

from __future__ import annotations

import re
from typing import SupportsIndex

import polib

from policybase.model import Catalogue, Entry
from policybase.translate import states

# One line a paragraph: a changed word is then one changed line of a diff, and Chinese has no blanks to wrap at.
NO_WRAP = 0
_HEADER = """Translation of a Chinese policy document into English; unofficial.
Contexts are addresses of provisions: do not change them, nor the Chinese.
`kb.py translate --update` follows the text; what translators write is never dropped."""
_LINE = re.compile(r"\(line (\d+)\)")
# msgstr "Strengthen \"oversight\"." ；#| msgid "加强监督" ；"a further line"
_WORDS = re.compile(
    r"(?:#~\|?\s*|#\|\s*)?(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\])\s*)?\"(?:[^\"\\]|\\.)*\""
)
_OBSOLETE = ("#~", "#|")


class NotACatalogue(Exception):
    """The file is not PO: where, and what is wrong there."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def parse(text: str) -> polib.POFile:
    """Raises ``NotACatalogue``."""
    _refuse_damage(text)
    try:
        return polib.pofile(_Lines(text + "\n"), encoding="utf-8", wrapwidth=NO_WRAP)
    except (OSError, ValueError) as error:
        # Syntax error in po file (line 21): unescaped double quote found
        said = _LINE.search(str(error))
        message = _LINE.sub("", str(error)).removeprefix("Syntax error in po file ").strip(" :")
        raise NotACatalogue(f"not PO: {message or 'this line belongs to no entry'}", int(said[1]) if said else 1) from None


def _refuse_damage(text: str) -> None:
    """polib reads `msgstr "abc` as ab, and drops a comment at the end of the file: both lose what somebody wrote."""
    last = 0  # the last line that is part of an entry
    comment = 0
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        bare = line.strip()
        if bare.startswith("#") and not bare.startswith(_OBSOLETE):
            comment = number
        elif bare and _WORDS.fullmatch(bare) is None:
            raise NotACatalogue("not PO: no comment, and no words between quotation marks", number)
        elif bare:
            last = number
    if comment > last > 0:
        raise NotACatalogue("a comment at the end of the file belongs to no entry", comment)


def new(document_id: str) -> polib.POFile:
    file = polib.POFile(wrapwidth=NO_WRAP, encoding="utf-8")
    file.header = _HEADER
    file.metadata = {
        "Project-Id-Version": document_id,
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": "zh_CN",
    }
    return file


def printed(file: polib.POFile) -> str:
    return str(file).rstrip("\n") + "\n"


def read(text: str, *, document: str, path: str) -> Catalogue:
    """What ``checks`` and ``translate`` see of a PO file. Raises ``NotACatalogue``."""
    file = parse(text)
    lines = text.split("\n")
    entries = tuple(_entry(each, lines) for each in file if not each.obsolete and each.msgctxt is not None)
    return Catalogue(document, path, entries, obsolete=len(file.obsolete_entries()))


def _entry(found: polib.POEntry, lines: list[str]) -> Entry:
    said = found.tcomment
    # polib knows the entry's first line; what a finding is about is the translation.
    line = found.linenum or 1
    while line < len(lines) and not lines[line - 1].startswith("msgstr"):
        line += 1
    return Entry(
        context=found.msgctxt or "",
        source=found.msgid,
        text=found.msgstr,
        state=states.state(text=found.msgstr, fuzzy=found.fuzzy, comment=said),
        notes=states.notes(said),
        waivers=states.waivers(said),
        unsigned=states.unsigned(said),
        line=line,
        comment=found.comment,
    )


class _Lines(str):
    """Text as polib should read it.

    It asks for ``splitlines()``, which also breaks at U+2028 and U+0085: both stand in words that were
    copied from web pages, and the rest of the entry was lost. And it skips ``#~|``, the previous words of
    an obsolete entry, though it writes them.
    """

    __slots__ = ()

    def splitlines(self, keepends: SupportsIndex = False) -> list[str]:
        return [f"#|{line[3:]}" if line.startswith("#~|") else line for line in self.split("\n")]
