"""What a document, a work, a subject is called on a page of either language.

Functions ending in ``_text`` give plain words for attributes and front matter; the others give inline HTML,
in which Chinese on an English page says that it is Chinese.
"""

from __future__ import annotations

from policybase import contexts
from policybase.model import Document, Level, Topic, Work
from policybase.render import chinese, escape, tongues, words
from policybase.render.locales import ZH
from policybase.render.lookup import Lookup


def title_text(document: Document, lookup: Lookup) -> str:
    """The title, or what stands for it when neither text nor person says one."""
    found = lookup.said(document.id, contexts.TITLE) if lookup.locale.code != ZH else None
    if found is not None:
        return found.text
    if document.record.title:
        return document.record.title
    return lookup.locale.t("（题名未载明）{id}", id=document.id)


def title(document: Document, lookup: Lookup) -> str:
    return _either(title_text(document, lookup), document.record.title, lookup)


def value(document: Document, context: str, chinese: str | None, lookup: Lookup) -> str:
    """One value of the record as inline HTML: the English where there is one; empty for None."""
    if not chinese:
        return ""
    found = lookup.said(document.id, context) if lookup.locale.code != ZH else None
    return tongues.mixed(found.text) if found is not None else lookup.chinese(escape.text(chinese))


def value_text(document: Document, key: str, chinese: str | None, lookup: Lookup) -> str:
    """One value of the record as plain words; empty for None."""
    found = lookup.said(document.id, contexts.record(key)) if lookup.locale.code != ZH else None
    return found.text if found is not None else chinese or ""


def topic_text(topic: Topic, lookup: Lookup) -> str:
    return topic.zh if lookup.locale.code == ZH else topic.en or topic.zh


def topic(topic: Topic, lookup: Lookup) -> str:
    return _either(topic_text(topic, lookup), topic.zh, lookup)


def definition_text(topic: Topic, lookup: Lookup) -> str:
    return topic.definition_zh if lookup.locale.code == ZH else topic.definition_en or topic.definition_zh


def party(chinese: str | None, lookup: Lookup) -> str:
    """Who does something, to whom: words of the text, of which there is English where they are a term."""
    if not chinese:
        return ""
    return either(chinese, lookup.terms.get(chinese), lookup)


def either(chinese: str | None, english: str | None, lookup: Lookup) -> str:
    """Words that stand in both languages, as inline HTML; the Chinese where there is no English; empty for None."""
    if english and lookup.locale.code != ZH:
        return tongues.mixed(english)
    return lookup.chinese(escape.text(chinese)) if chinese else ""


def definition(topic: Topic, lookup: Lookup) -> str:
    """What a subject is, as inline HTML; empty where nobody says."""
    if lookup.locale.code != ZH and topic.definition_en:
        return tongues.mixed(topic.definition_en)
    return lookup.chinese(escape.text(topic.definition_zh)) if topic.definition_zh else ""


def short(document: Document, lookup: Lookup) -> str:
    return _either(short_text(document, lookup), document.record.title, lookup)


def work_text(work: Work, lookup: Lookup) -> str:
    """《…》; in English the title as it is."""
    if lookup.locale.code != ZH and work.title_en:
        return work.title_en
    return chinese.in_brackets(work.title)


def work(work: Work, lookup: Lookup) -> str:
    return _either(work_text(work, lookup), chinese.in_brackets(work.title), lookup)


def region_texts(document: Document, lookup: Lookup) -> tuple[str, ...]:
    """From the province down: 贵州省, 遵义市, 余庆县. Empty where it is not known."""
    where = document.record.jurisdiction
    if where is None:
        return ()
    if where.level is Level.NATIONAL:
        return (lookup.locale.t(words.LEVEL[where.level]),)
    return tuple(value_text(document, key, name, lookup) for key, name in where.named)


def region(document: Document, lookup: Lookup) -> tuple[str, ...]:
    """The same as inline HTML."""
    chinese = set(words.region(document.record))
    named = region_texts(document, lookup)
    return tuple(lookup.chinese(escape.text(name)) if name in chinese else escape.text(name) for name in named)


def year(document: Document, lookup: Lookup) -> str:
    """The year a list shows: of the document, else where its period begins. 未载明 where nothing is known."""
    record, t = document.record, lookup.locale.t
    if record.year is None:
        return t(words.UNKNOWN)
    if record.date_issued:
        return t("{year}年", year=record.year)
    return t("{year}年（发布）", year=record.year) if record.date_published else t("{year}年（规划期起）", year=record.year)


def short_text(document: Document, lookup: Lookup) -> str:
    """海晏县 2016年: enough for the head of a column; the title where the place is not known."""
    region = region_texts(document, lookup)
    year = document.record.year
    when = lookup.locale.t(" {year}年", year=year) if year else ""
    return f"{region[-1]}{when}" if region else title_text(document, lookup)


def _either(text: str, chinese: str | None, lookup: Lookup) -> str:
    """Escaped; on an English page what is Chinese in it is marked."""
    if lookup.locale.code == ZH:
        return escape.text(text)
    return tongues.marked(escape.text(text)) if text == chinese else tongues.mixed(text)
