"""Documents and works as results name them, and the values by which results are filtered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from policybase import contexts
from policybase.messages import LEVEL as LEVEL
from policybase.messages import STATUS as STATUS
from policybase.model import Document, Edition, Level, Record, Term, Translation, Work

Said = Mapping[str, Translation]
Label = tuple[str, str, str]  # value, zh, en


def title(document: Document) -> str:
    return document.record.title or document.id


def title_en(said: Said) -> str:
    return said_of(said, contexts.TITLE)


def said_of(said: Said, context: str) -> str:
    return said[context].text if context in said else ""


def years(record: Record) -> tuple[int, int] | None:
    """All years that a reader may call it by: of its day and of its period."""
    found = [day.year for day in (record.date_issued, record.date_published) if day]
    found += [int(end[:4]) for end in record.planning_period or ()]
    # 2015－2020年: the years of a title are those it is called by, period or not.
    found += [int(each) for each in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", record.title or "")]
    return (min(found), max(found)) if found else None


def places(record: Record) -> tuple[str, ...]:
    """What it belongs to, from the province down: 山西省, 山西省/晋城市."""
    where = record.jurisdiction
    if where is None:
        return ()
    if where.level is Level.NATIONAL:
        return (LEVEL[Level.NATIONAL],)
    names = [name for _, name in where.named]
    return tuple("/".join(names[: end + 1]) for end in range(len(names)))


def places_en(record: Record, said: Said, words: Mapping[str, str]) -> tuple[str, ...]:
    """``words``: of the interface, by their Chinese."""
    where = record.jurisdiction
    if where is None:
        return ()
    if where.level is Level.NATIONAL:
        return (words.get(LEVEL[where.level], LEVEL[where.level]),)
    names = [said_of(said, contexts.record(key)) or name for key, name in where.named]
    return tuple(", ".join(reversed(names[: end + 1])) for end in range(len(names)))


def row(document: Document, said: Said) -> list[str]:
    """id, title, title in English, number, number in English."""
    record = document.record
    number = record.document_number or ""
    return [document.id, title(document), title_en(said), number, said_of(said, contexts.NUMBER)]


def work_row(work: Work) -> list[str]:
    """id, title, title in English, its first number, its document in this base if it is one."""
    return [work.id, work.title, work.title_en or "", work.numbers[0] if work.numbers else "", work.document or ""]


def lines(document: Document, said: Said) -> tuple[str, str]:
    """What a document is found by beside its title, in Chinese and in English."""
    record = document.record
    places = record.jurisdiction.named if record.jurisdiction else ()
    parts = [part.title for part in document.parts if part.title and part.title != record.title]
    zh = [record.document_number, record.issuing_body, *(name for _, name in places), *parts]
    en = [contexts.NUMBER, contexts.record("issuing_body"), *(contexts.record(key) for key, _ in places)]
    en += [contexts.part_title(part.name) for part in document.parts]
    return "|".join(each for each in zh if each), " | ".join(filter(None, (said_of(said, key) for key in en)))


def words_en(english: Edition) -> Mapping[str, str]:
    """The words of the interface by their Chinese; what nobody has translated is not in it."""
    return {message.source: message.forms[0] for message in english.interface if any(message.forms)}


def kinds_en(terms: Iterable[Term], words: Mapping[str, str]) -> Mapping[str, str]:
    """What kinds of documents are called: as pages call them, else as the termbase does."""
    return {**{term.zh: term.en[:1].upper() + term.en[1:] for term in terms}, **words}

