"""Chinese and English side by side, paragraph by paragraph: ``zh/parallel/<id>.md``.

Plain HTML: a pair of cells a paragraph, the ids of the document page, and ``lang`` on every cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policybase import contexts
from policybase.model import Document, Kind, Page, Part, Provision, Role, Span, State, Translation
from policybase.numerals import value
from policybase.render import body, english, escape, parallel_head, remarks
from policybase.render.annotations import ADDED
from policybase.render.body import SOURCE, Block
from policybase.render.chinese import place
from policybase.render.document import name, title_part
from policybase.render.lookup import Lookup
from policybase.render.marks import Marked, corrected_only
from policybase.render.outline import part_anchor

ZH, EN = 'lang="zh-Hans" data-search-exclude=""', 'lang="en"'
Said = Mapping[str, Translation]


def page(document: Document, lookup: Lookup) -> Page:
    """Everything that the document says, in both languages, in the order of the transcript."""
    said = lookup.translations[document.id]
    marks = corrected_only(document)
    heads = title_part(document)
    blocks = [block for part in document.parts for block in _part(marks, part, said, title=heads)]
    claimed = [block.span for block in blocks] + list(heads.title_spans if heads else ())
    blocks += [
        Block(span, _pair(_chinese_line(marks, span), _paragraph(_line(document, span, role, said)), kind=role))
        for span, role in body.unclaimed(document, claimed)
    ]
    pairs = "\n".join(block.markdown for block in sorted(blocks, key=lambda block: block.span) if block.markdown)
    sections = (
        _front_matter(document),
        f"<!-- Generated from source_texts/{escape.text(document.source_file)} and "
        f"translations/en/{document.id}.po; run `kb.py build`. -->",
        f'# {escape.opening(name(document))} {{ #document-title lang="zh-Hans" }}',
        parallel_head.head(document, said, today=lookup.today),
        f'<div class="parallel">\n{pairs}\n</div>',
    )
    return Page(f"zh/parallel/{document.id}.md", "\n\n".join(filter(None, sections)) + "\n")


def _front_matter(document: Document) -> str:
    lines = (
        "---",
        f"title: {escape.quoted(f'中英对照：{name(document)}')}",
        f"description: {escape.quoted('中文与非官方英文译文逐段对照。 Chinese with an unofficial English translation.')}",
        "hide: [navigation, toc]",
        "script: parallel.js",
        "search: {boost: 0.5}",  # behind the document page
        "---",
    )
    return "\n".join(lines)


def _part(marks: Marked, part: Part, said: Said, *, title: Part | None) -> Iterator[Block]:
    if part.title_spans and part is not title:
        chinese = "".join(marks.words(span) for span in part.title_spans) + _notes(marks, part.title_spans)
        found = said.get(contexts.part_title(part.name))
        words = f'<h2 class="part-title">{remarks.words(found)}</h2>{remarks.notice(found.state if found else State.MISSING)}{remarks.notes(found)}'
        left = f'<h2 class="part-title" {SOURCE}>{chinese}</h2>'
        yield Block(part.title_spans[0], _pair(left, words, kind="part-title", anchor=part_anchor(part)))
        for more in part.title_spans[1:]:  # shown with the first
            yield Block(more, "")
    for provision in part.walk():
        yield Block(provision.span, _provision(marks, provision, said))


def _provision(marks: Marked, provision: Provision, said: Said) -> str:
    level = min(2 + sum(1 for step in provision.path if not step.startswith("¶")), body.DEEPEST_HEADING)
    right = _english(marks.document, provision, said, level=level)
    right += remarks.notice(contexts.state_of(provision, said))
    right += "".join(remarks.notes(said.get(context)) for context, _ in contexts.of(provision))
    right += _correction_notes(marks, provision, said)
    moved = "".join(f'<span id="{old}"></span>' for old, new in marks.document.moved if new == provision.anchor)
    left = _chinese(marks, provision, level=level)
    return _pair(left + moved, right, kind=provision.kind, anchor=provision.anchor)


def _pair(left: str, right: str, *, kind: str, anchor: str = "") -> str:
    named = f' id="{anchor}"' if anchor else ""
    return f'<div class="pair {kind}"{named}>\n<div {ZH}>{left}</div>\n<div {EN}>{right}</div>\n</div>'


# ── Chinese ──────────────────────────────────────────────────────────────────


def _chinese(marks: Marked, provision: Provision, *, level: int) -> str:
    where = escape.attribute(place(provision))
    link = (
        f'<a class="to-document" href="../policies/{marks.document.id}.html#{provision.anchor}" {ADDED} '
        f'title="在文件页看本条" aria-label="在文件页看本条：{where}">→</a>'
    )
    notes = _notes(marks, (provision.span,))
    if provision.kind is Kind.TABLE:
        return f'<div class="table" tabindex="0" {SOURCE}>{body.table(marks, provision)}{link}</div>{notes}'
    if not provision.heading_alone:
        return f"<p {SOURCE}>{marks.words(provision.span)}{link}</p>{notes}"
    own = provision.text_span if provision.text_span else Span(provision.span.end, provision.span.end)
    line = marks.words(Span(provision.span.start, own.start))
    rest = marks.words(Span(own.start, provision.span.end))
    below = f"<p {SOURCE}>{rest}</p>" if rest else ""
    return f"<h{level} {SOURCE}>{line}{link}</h{level}>{below}{notes}"


def _chinese_line(marks: Marked, span: Span) -> str:
    return f"<p {SOURCE}>{marks.words(span)}</p>{_notes(marks, (span,))}"


def _notes(marks: Marked, spans: tuple[Span, ...]) -> str:
    return "".join(f'<p class="note" {ADDED}>{note}</p>' for span in spans for note in marks.notes(span))


# ── English ──────────────────────────────────────────────────────────────────


def _english(document: Document, provision: Provision, said: Said, *, level: int) -> str:
    if provision.kind is Kind.TABLE:
        return _table(provision, said)
    label = f'<span class="label">{escape.text(english.label(provision.label))}</span> ' if provision.label else ""
    heading = remarks.words(said.get(contexts.heading(provision.anchor))) if provision.heading else ""
    own = remarks.words(said.get(contexts.text(provision.anchor))) if provision.text else ""
    if provision.heading_alone:
        below = _paragraph(own) if own else ""
        return f"<h{level}>{label}{heading}</h{level}>{below}"
    if heading and own:
        heading += "" if heading[-1:] in ".:;?!" or heading == remarks.MISSING else _stop(document, provision)
    run_in = f'<strong class="run-in">{heading}</strong> ' if heading else ""
    return _paragraph(f"{label}{run_in}{own}")


def _stop(document: Document, provision: Provision) -> str:
    """What ends a run-in heading: a colon where the Chinese has one (指导思想：), else a full stop."""
    if provision.heading_span is None:
        return "."
    follows = document.transcript.text[provision.heading_span.end : provision.span.end].lstrip()
    return ":" if follows.startswith(("：", ":")) else "."


def _table(provision: Provision, said: Said) -> str:
    rows = []
    for line in provision.text.split("\n"):
        found = said.get(contexts.row(provision.anchor, line))
        cells = found.text.split("\t") if found is not None and found.text else []
        shown = "".join(f"<td>{escape.text(cell)}</td>" for cell in cells)
        rows.append(f"<tr>{shown or f'<td>{remarks.MISSING}</td>'}</tr>")
    return f'<div class="table" tabindex="0"><table>{"".join(rows)}</table></div>'


def _paragraph(words: str) -> str:
    return f"<p>{words or remarks.MISSING}</p>"


def _correction_notes(marks: Marked, provision: Provision, said: Said) -> str:
    """Why we correct or doubt the Chinese, where that is translated."""
    notes = ""
    for fix, number in marks.numbers:
        found = said.get(contexts.correction(fix.correction))
        here = provision.span.start <= fix.span.start < provision.span.end
        if here and found is not None and found.state is not State.MISSING:
            notes += f'<p class="note">Note {number} on the Chinese: {escape.text(found.text)}</p>'
    return notes


def _line(document: Document, span: Span, role: Role, said: Said) -> str:
    """Number, signature and date say what the record says; of other lines there is no English."""
    record, printed = document.record, span.of(document.transcript.text)
    if role is Role.NUMBER and record.document_number_printed and _bare(record.document_number_printed) in _bare(printed):
        return remarks.words(said.get(contexts.NUMBER))
    if role is Role.SIGNATURE and _bare(printed) == _bare(record.issuing_body or ""):
        return remarks.words(said.get(contexts.record("issuing_body")))
    # 二○○九年六月九日 ; 2016年8月23: 日 is lost
    found = re.search(r"([^年\s]{4})年([^月]{1,3})月([^日]{1,4})", printed) if role is Role.DATE else None
    if found is not None and record.date_issued is not None:
        issued = record.date_issued
        if [value(each.strip()) for each in found.groups()] == [issued.year, issued.month, issued.day]:
            return english.day(issued)
    return remarks.MISSING


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)
