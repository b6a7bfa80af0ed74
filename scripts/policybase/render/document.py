"""One document, one page."""

from __future__ import annotations

import re
from datetime import date

from policybase.model import Document, Page, Part
from policybase.render import body, chinese, cite, escape, head, outline, words
from policybase.render.lookup import Lookup
from policybase.render.marks import Marked, marked


def page(document: Document, lookup: Lookup) -> Page:
    """``zh/policies/<id>.md``. The blocks of its links stand in a file beside it: see ``related``."""
    today = lookup.today
    heads = title_part(document)
    marks = marked(document, lookup)
    above, below = body.body(marks, title_part=heads)
    sections = (
        _front_matter(document, today=today),
        f"<!-- Generated from source_texts/{escape.text(document.source_file)}; run `kb.py build`. -->",
        head.banner(document.record, today=today),
        above,
        _heading(marks, heads),
        _beside(marks),
        head.card(document, lookup),
        head.evidence(document),
        "<!-- outline -->",  # where theme/document.html folds the outline in, on narrow screens
        below,
        head.metadata(document),
        head.set_aside(document),
        cite.details(document, lookup.translations.get(document.id, {}), lookup.locale, today=today),
        cite.block(document, lookup.translations.get(document.id, {}), today=today),
        _file(document),
        # Everything below is cut into its blocks, and each put in its place, by theme/document.html.
        f'<!-- related -->\n\n--8<-- "{document.id}.html"',
    )
    return Page(f"zh/policies/{document.id}.md", "\n\n".join(filter(None, sections)) + "\n")


def _front_matter(document: Document, *, today: date) -> str:
    record = document.record
    said = (
        record.document_number,
        record.issuing_body,
        chinese.day(record.date_issued) if record.date_issued else None,
        words.STATUS[words.status(record, today=today)],
    )
    description = "；".join(part for part in said if part)
    lines = [
        "---",
        f"title: {escape.quoted(name(document))}",
        f"description: {escape.quoted(description)}",
        "template: document.html",
        "outline:",
    ]
    entries = outline.outline(document)
    lines += [f"  - [{entry.depth}, {entry.anchor}, {escape.quoted(entry.words)}]" for entry in entries]
    if not entries:
        lines[-1] += " []"
    return "\n".join((*lines, "---"))


def _heading(marks: Marked, title_part: Part | None) -> str:
    if title_part is None:
        return f"# {escape.opening(name(marks.document))} {{ #document-title }}"
    heading = f"# {body.title(marks, title_part)} {{ #document-title {body.SOURCE} }}"
    return "\n\n".join(filter(None, (heading, body.title_notes(marks, title_part))))


def _beside(marks: Marked) -> str:
    if not marks.beside:
        return ""
    english = '<span lang="en">Chinese–English</span>'
    return f'<p class="beside-head" data-search-exclude=""><a href="{marks.beside}">中英对照 {english}</a>（非官方译文）</p>'


def name(document: Document) -> str:
    """The title, or what stands for it when neither text nor person says one."""
    return document.record.title or f"（题名{words.UNKNOWN}）{document.id}"


def title_part(document: Document) -> Part | None:
    """The first part, if its printed title is the document's: then it heads the page."""
    for part in document.parts[:1]:
        printed = "".join(span.of(document.transcript.text) for span in part.title_spans)
        if printed and _bare(printed) == _bare(document.record.title or ""):
            return part
    return None


def _bare(title: str) -> str:
    return re.sub(r"\s", "", title)


def _file(document: Document) -> str:
    if not document.sha256:
        return ""
    return (
        f'<p class="file">本页由原件 <code>{escape.text(document.source_file)}</code> 生成，'
        f"原件 SHA-256 校验值：<code>{escape.text(document.sha256)}</code>。</p>"
    )
