"""Documents and works as results name them, and the values by which results are filtered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from policybase import contexts, periods
from policybase.model import Document, Edition, Level, Record, Status, Term, Translation, Work

Said = Mapping[str, Translation]
Label = tuple[str, str, str]  # value, zh, en

# Messages of the interface: pages have the same ones (render/words.py), and interface.po has their English.
STATUS: dict[Status, str] = {
    Status.IN_FORCE: "现行有效",
    Status.INVALID: "已失效",
    Status.PERIOD_ENDED: "规划期已满",
    Status.UNKNOWN: "效力未载明",
}
NATION = "全国"
LEVEL: dict[Level, str] = {
    Level.NATIONAL: NATION,
    Level.PROVINCE: "省级",
    Level.PREFECTURE: "地市级",
    Level.COUNTY: "县级",
    Level.TOWNSHIP: "乡镇级",
}
_PLACES = ("province", "prefecture", "county")


def title(document: Document) -> str:
    return document.record.title or document.id


def title_en(said: Said) -> str:
    return said_of(said, contexts.TITLE)


def said_of(said: Said, context: str) -> str:
    return said[context].text if context in said else ""


def year(record: Record) -> str:
    """Of the document, else where its period begins; empty where neither is known."""
    day = record.date_issued or record.date_published
    if day:
        return str(day.year)
    return record.planning_period[0][:4] if record.planning_period else ""


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
        return (NATION,)
    names = [name for name in (where.province, where.prefecture, where.county) if name]
    return tuple("/".join(names[: end + 1]) for end in range(len(names)))


def places_en(record: Record, said: Said, words: Mapping[str, str]) -> tuple[str, ...]:
    """``words``: of the interface, by their Chinese."""
    where = record.jurisdiction
    if where is None:
        return ()
    if where.level is Level.NATIONAL:
        return (words.get(NATION, NATION),)
    keys = [key for key in _PLACES if getattr(where, key)]
    names = [said_of(said, contexts.record(key)) or str(getattr(where, key)) for key in keys]
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
    where = record.jurisdiction
    named = [getattr(where, key) for key in _PLACES if where and getattr(where, key)]
    parts = [part.title for part in document.parts if part.title and part.title != record.title]
    zh = [record.document_number, record.issuing_body, *named, *parts]
    en = [contexts.NUMBER, contexts.record("issuing_body"), *(contexts.record(key) for key in _PLACES)]
    en += [contexts.part_title(part.name) for part in document.parts]
    return "|".join(each for each in zh if each), " | ".join(filter(None, (said_of(said, key) for key in en)))


def words_en(english: Edition) -> Mapping[str, str]:
    """The words of the interface by their Chinese; what nobody has translated is not in it."""
    return {message.source: message.forms[0] for message in english.interface if any(message.forms)}


def kinds_en(terms: Iterable[Term], words: Mapping[str, str]) -> Mapping[str, str]:
    """What kinds of documents are called: as pages call them, else as the termbase does."""
    return {**{term.zh: term.en[:1].upper() + term.en[1:] for term in terms}, **words}


def status(record: Record, *, today: date) -> Status:
    return periods.status(record, today=today)
