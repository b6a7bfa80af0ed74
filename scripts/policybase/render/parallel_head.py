"""The head of a side-by-side page: title, status, what kind of translation it is, in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from policybase import contexts
from policybase.model import Document, State, Status
from policybase.render import chinese, english, english_body, escape, names, remarks, tongues, words
from policybase.render import head as record_head
from policybase.render.english_cells import Said
from policybase.render.locales import ZH
from policybase.render.lookup import Lookup


def title(document: Document, said: Said, lookup: Lookup) -> str:
    """The heading of the page: the title in its language."""
    if lookup.locale.code == ZH:
        return f'# {escape.opening(names.title_text(document, lookup))} {{ #document-title lang="zh-Hans" }}'
    found = said.get(contexts.TITLE)
    if found is None or not found.text.strip():
        return f"# {names.title(document, lookup)} {{ #document-title }}"
    return f"# {tongues.opening(found.text)} {{ #document-title }}"


def head(document: Document, said: Said, lookup: Lookup) -> str:
    """What stands between the title and the text."""
    found = said.get(contexts.TITLE)
    about = remarks.notice(found.state if found else State.MISSING, lookup) + remarks.notes(found)
    if lookup.locale.code == ZH:
        other = f'<div class="title-en" lang="en">\n<p>{remarks.words(found)}</p>\n{about}\n</div>'
    elif found is not None and found.text.strip():
        other = f'<p class="title-zh" lang="zh-Hans">{escape.text(document.record.title or "")}</p>\n{about}'
    else:
        other = about
    sections = (
        other,
        _banner(document, said, lookup),
        _what_it_is(document, said) if lookup.locale.code == ZH else _in_english(document, said, lookup),
        '<dl class="parallel-record">\n' + "\n".join(_facts(document, said, today=lookup.today)) + "\n</dl>",
    )
    return "\n\n".join(filter(None, sections))


def _banner(document: Document, said: Said, lookup: Lookup) -> str:
    shown = record_head.banner(document, lookup)
    found = english.banner(document.record, today=lookup.today)
    if not shown or found is None or lookup.locale.code != ZH:
        return shown
    note = said.get(contexts.record("status_note"))
    printed = ""
    if document.record.status is Status.INVALID and note is not None and note.text:
        printed = f"\n<p>The original states: “{tongues.mixed(note.text)}”</p>"
    first, second = found
    in_english = f'<div lang="en">\n<p><strong>{first}</strong></p>\n<p>{second}</p>{printed}\n</div>'
    return f"{shown.removesuffix('</div>')}{in_english}\n</div>"


def _what_it_is(document: Document, said: Said) -> str:
    """An unofficial translation, and how many provisions of it stand in which state."""
    states = (contexts.state_of(provision, said) for provision in document.walk())
    counts = Counter(state for state in states if state is not None)
    present = [state for state in State if counts[state]]
    zh = "；".join(f"{counts[state]}条{words.STATE[state]}" for state in present)
    en = "; ".join(f"{counts[state]} {english.STATE[state]}" for state in present)
    page = f"../policies/{document.id}.html"
    return (
        '<div class="unofficial" role="note">\n'
        '<p lang="zh-Hans"><strong>英文为非官方译文，</strong>由本库翻译，未经制定机关认可；含义以中文为准。'
        f'各条状态：{zh}。<a href="{page}">返回文件页</a> · <a href="../glossary.html">术语</a></p>\n'
        '<p lang="en"><strong>The English is an unofficial translation</strong> made for this knowledge base, not approved '
        f'by the issuing body; the Chinese prevails. Provisions: {en}. <a href="{page}">The document in Chinese</a></p>\n'
        "</div>"
    )


def _in_english(document: Document, said: Said, lookup: Lookup) -> str:
    back = f'<a href="../policies/{document.id}.html">{lookup.locale.t("返回文件页")}</a>'
    return english_body.unofficial(document, said, lookup, other=back)


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
    """Two names and their values; the style sheet sets each value beside its name."""
    chinese_part, english_part = 'lang="zh-Hans"', 'lang="en"'
    return (
        f"<div><dt {chinese_part}>{name_zh}</dt><dt {english_part}>{name_en}</dt>"
        f"<dd {chinese_part}>{zh}</dd><dd {english_part}>{en}</dd></div>"
    )
