"""Old catalogue + document → new catalogue. Entries are found by context, never by similar words."""

from __future__ import annotations

from collections.abc import Iterable

import polib

from policybase import contexts
from policybase.model import Document
from policybase.passages import Passage, passages
from policybase.translate import catalogue, states


def update(document: Document, text: str | None, *, folder: str) -> str:
    """The catalogue of ``document`` today; ``text`` is the one there was. Raises ``NotACatalogue``.

    ``folder`` is where references of entries point to: ``source_texts/<id>``. Twice is once.
    """
    old = catalogue.new(document.id) if text is None else catalogue.parse(text)
    by_context: dict[str | None, list[polib.POEntry]] = {}
    for entry in old:
        by_context.setdefault(entry.msgctxt, []).append(entry)
    file = catalogue.new(document.id)
    file.header, file.metadata = old.header or file.header, file.metadata | old.metadata
    file.metadata_is_fuzzy = old.metadata_is_fuzzy
    used: set[int] = set()
    for passage in passages(document):
        entry = _chosen(passage, document, by_context, used)
        used.add(id(entry))
        file.append(_renewed(entry, passage, folder=folder))
    for entry in _kept(old, used):
        file.append(entry)
    return catalogue.printed(file)


def _chosen(
    passage: Passage,
    document: Document,
    by_context: dict[str | None, list[polib.POEntry]],
    used: set[int],
) -> polib.POEntry:
    """The entry whose words are carried on; a new one where there is none."""
    before = contexts.moved(passage.context, document)
    found = by_context.get(passage.context, []) + (by_context.get(before, []) if before else [])
    free = [entry for entry in found if id(entry) not in used]
    if not free:
        return polib.POEntry(msgctxt=passage.context)
    # What is written goes before what is empty; made from today's words before made from others;
    # in use before obsolete; of obsolete ones the last.
    return max(
        enumerate(free),
        key=lambda each: (
            _written(each[1]),
            each[1].msgid == passage.source,
            not each[1].obsolete,
            each[0],
        ),
    )[1]


def _renewed(entry: polib.POEntry, passage: Passage, *, folder: str) -> polib.POEntry:
    fuzzy, previous, comment = entry.fuzzy, entry.previous_msgid, entry.tcomment
    if entry.msgid != passage.source and entry.msgstr:
        # The text was made from the words before the first change, whatever they have been since.
        previous = previous if fuzzy and previous is not None else entry.msgid
        fuzzy, comment = True, states.withdrawn(comment)
    if not entry.msgstr:
        fuzzy, previous = False, None
    elif previous == passage.source:
        # 甲 became 乙 and is 甲 again: the text fits, but whoever signed it signs again.
        fuzzy, previous = False, None
    elif not fuzzy:
        previous = None
    others = [flag for flag in entry.flags if flag != "fuzzy"]
    return polib.POEntry(
        msgctxt=passage.context,
        msgid=passage.source,
        msgstr=entry.msgstr,
        flags=["fuzzy", *others] if fuzzy else others,
        previous_msgid=previous,
        tcomment=comment,
        comment=passage.comment,
        occurrences=[(f"{folder}/{passage.file}", str(passage.line) if passage.line else "")],
    )


def _kept(old: Iterable[polib.POEntry], used: set[int]) -> Iterable[polib.POEntry]:
    """What the document no longer has, and somebody wrote: obsolete ones first, as they stood."""
    left = [entry for entry in old if id(entry) not in used and _written(entry)]
    for entry in sorted(left, key=lambda entry: not entry.obsolete):
        entry.obsolete = True
        entry.comment, entry.occurrences = "", []
        yield entry


def _written(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr or entry.tcomment or any(entry.msgstr_plural.values()))
