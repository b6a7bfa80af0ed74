"""One document, one page, in the language of the edition."""

from __future__ import annotations

import re

from policybase.model import Document, Page, Part
from policybase.render import (
    body,
    chinese_body,
    cite,
    english_body,
    escape,
    head,
    leftover,
    names,
    outline,
    outside,
    terms,
    words,
)
from policybase.render.front_matter import front_matter
from policybase.render.locales import ZH
from policybase.render.lookup import Lookup
from policybase.render.marks import Marked, marked


def page(document: Document, lookup: Lookup) -> Page:
    """``<locale>/policies/<id>.md``. The blocks of its links stand in a file beside it: see ``related``."""
    heads = title_part(document)
    marks = marked(document, lookup)
    if lookup.locale.code == ZH:
        writer: body.Writer = chinese_body.Writer(marks, lookup)
        heading = _heading(marks, lookup, heads)
    else:
        writer = english_body.writer(marks, lookup)
        heading = english_body.heading(marks, lookup, heads)
    said = lookup.translations.get(document.id, {})
    above, below = body.body(document, writer, title_part=heads)
    sections = (
        _front_matter(document, lookup),
        f"<!-- Generated from source_texts/{escape.text(document.source_file)}; run `kb.py build`. -->",
        head.banner(document, lookup),
        above,
        heading,
        _beside(marks) if lookup.locale.code == ZH else "",
        head.card(document, lookup),
        head.evidence(document, lookup),
        cite.details(document, said, lookup.locale, today=lookup.today),
        cite.block(document, said, today=lookup.today),
        "<!-- outline -->",  # where theme/document.html folds the outline in, on narrow screens
        below,
        terms.block(f"{above}\n{below}", lookup),
        head.metadata(document, lookup),
        leftover.set_aside(document, lookup),
        leftover.file(document, lookup),
        # Everything below is cut into its blocks, and each put in its place, by theme/document.html.
        f'<!-- related -->\n\n--8<-- "{document.id}.html"',
    )
    path = f"{lookup.locale.code}/policies/{document.id}.md"
    return Page(path, "\n\n".join(filter(None, sections)) + "\n")


def _front_matter(document: Document, lookup: Lookup) -> str:
    said = lookup.translations.get(document.id, {})
    entries = tuple(map(_entry, outline.outline(document, lookup)))
    return front_matter(
        names.title_text(document, lookup),
        _description(document, lookup),
        "template: document.html",
        *outside.front_matter(document, said, lookup.locale),
        *(("outline:", *entries) if entries else ("outline: []",)),
    )


def _description(document: Document, lookup: Lookup) -> str:
    record, locale = document.record, lookup.locale
    said = (
        names.value_text(document, "document_number", record.document_number, lookup),
        names.value_text(document, "issuing_body", record.issuing_body, lookup),
        locale.day(record.date_issued) if record.date_issued else None,
        locale.t(words.STATUS[words.status(record, today=lookup.today)]),
    )
    return locale.clauses(part for part in said if part)


def _entry(entry: outline.Entry) -> str:
    lang = f", {entry.lang}" if entry.lang else ""
    return f"  - [{entry.depth}, {entry.anchor}, {escape.quoted(entry.words)}{lang}]"


def _heading(marks: Marked, lookup: Lookup, title_part: Part | None) -> str:
    if title_part is None:
        return f"# {escape.opening(names.title_text(marks.document, lookup))} {{ #document-title }}"
    heading = f"# {chinese_body.title(marks, title_part)} {{ #document-title {body.SOURCE} }}"
    return "\n\n".join(filter(None, (heading, chinese_body.title_notes(marks, title_part))))


def _beside(marks: Marked) -> str:
    if not marks.beside:
        return ""
    english = '<span lang="en">Chinese–English</span>'
    return f'<p class="beside-head"><a href="{marks.beside}">中英对照 {english}</a>（非官方译文）</p>'


def title_part(document: Document) -> Part | None:
    """The first part, if its printed title is the document's: then it heads the page."""
    for part in document.parts[:1]:
        printed = "".join(span.of(document.transcript.text) for span in part.title_spans)
        if printed and _bare(printed) == _bare(document.record.title or ""):
            return part
    return None


def _bare(title: str) -> str:
    return re.sub(r"\s", "", title)
