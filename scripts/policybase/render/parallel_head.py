"""The head of a side-by-side page: title, status, what kind of translation it is, in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from policybase import contexts
from policybase.model import Document, State, Status, Translation
from policybase.render import chinese, english, escape, remarks, words
from policybase.render import head as record_head

Said = Mapping[str, Translation]


def head(document: Document, said: Said, *, today: date) -> str:
    """What stands between the Chinese title and the text."""
    title = said.get(contexts.TITLE)
    state = remarks.notice(title.state if title else State.MISSING)
    sections = (
        f'<div class="title-en" lang="en">\n<p>{remarks.words(title)}</p>\n{state}{remarks.notes(title)}\n</div>',
        _banner(document, said, today=today),
        _what_it_is(document, said),
        '<dl class="parallel-record">\n' + "\n".join(_facts(document, said, today=today)) + "\n</dl>",
    )
    return "\n\n".join(filter(None, sections))


def _banner(document: Document, said: Said, *, today: date) -> str:
    chinese = record_head.banner(document.record, today=today)
    found = english.banner(document.record, today=today)
    if not chinese or found is None:
        return chinese
    note = said.get(contexts.record("status_note"))
    printed = ""
    if document.record.status is Status.INVALID and note is not None and note.text:
        printed = f"\n<p>The original states: “{escape.text(note.text)}”</p>"
    first, second = found
    in_english = f'<div lang="en">\n<p><strong>{first}</strong></p>\n<p>{second}</p>{printed}\n</div>'
    return f"{chinese.removesuffix('</div>')}{in_english}\n</div>"


def _what_it_is(document: Document, said: Said) -> str:
    """An unofficial translation, and how many provisions of it stand in which state."""
    states = (contexts.state_of(provision, said) for provision in document.walk())
    counts = Counter(state for state in states if state is not None)
    present = [state for state in State if counts[state]]
    zh = "；".join(f"{counts[state]}条{english.STATE[state][0]}" for state in present)
    en = "; ".join(f"{counts[state]} {english.STATE[state][1]}" for state in present)
    page = f"../policies/{document.id}.html"
    return (
        '<div class="unofficial" role="note" data-search-exclude="">\n'
        '<p lang="zh-Hans"><strong>英文为非官方译文，</strong>由本库翻译，未经制定机关认可；含义以中文为准。'
        f'各条状态：{zh}。<a href="{page}">返回文件页</a> · <a href="../glossary.html">术语</a></p>\n'
        '<p lang="en"><strong>The English is an unofficial translation</strong> made for this knowledge base, not approved '
        f'by the issuing body; the Chinese prevails. Provisions: {en}. <a href="{page}">The document in Chinese</a></p>\n'
        "</div>"
    )


def _facts(document: Document, said: Said, *, today: date) -> Iterator[str]:
    record = document.record
    for key, name in (("issuing_body", "Issued by"), ("document_number", "Document number")):
        value = getattr(record, key)
        if value:
            yield _fact(words.FIELD[key], escape.text(value), name, remarks.words(said.get(contexts.record(key))))
    for key, name in (("date_issued", "Date"), ("date_published", "Published"), ("date_effective", "In force from")):
        when = getattr(record, key)
        if when is not None:
            yield _fact(words.FIELD[key], chinese.day(when), name, english.day(when))
    if record.planning_period:
        period = record.planning_period
        yield _fact(words.FIELD["planning_period"], chinese.period(period), "Planning period", english.period(period))
    status = words.status(record, today=today)
    yield _fact(words.FIELD["status"], words.STATUS[status], "Status", english.STATUS[status])


def _fact(name_zh: str, zh: str, name_en: str, en: str) -> str:
    return (
        f'<div><div lang="zh-Hans" data-search-exclude=""><dt>{name_zh}</dt><dd>{zh}</dd></div>'
        f'<div lang="en"><dt>{name_en}</dt><dd>{en}</dd></div></div>'
    )
