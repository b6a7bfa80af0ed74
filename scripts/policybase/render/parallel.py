"""Chinese and English side by side, paragraph by paragraph: ``zh/parallel/<id>.md``, ``en/parallel/<id>.md``.

Plain HTML: a pair of cells a paragraph, the ids of the document page, and ``lang`` on every cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policybase import contexts, places
from policybase.model import Document, Kind, Page, Part, Provision, Role, Span, State
from policybase.render import body, english_cells, escape, names, outside, parallel_head, remarks
from policybase.render.annotations import ADDED
from policybase.render.body import SOURCE, Block
from policybase.render.chinese_body import table
from policybase.render.document import title_part
from policybase.render.english_cells import Said
from policybase.render.front_matter import WIDE, front_matter
from policybase.render.lookup import Lookup
from policybase.render.marks import Marked, corrected_only
from policybase.render.outline import part_anchor

ZH, EN = 'lang="zh-Hans"', 'lang="en"'


def page(document: Document, lookup: Lookup) -> Page:
    """Everything that the document says, in both languages, in the order of the transcript."""
    said = lookup.translations[document.id]
    marks = corrected_only(document)
    heads = title_part(document)
    blocks = [block for part in document.parts for block in _part(marks, part, lookup, title=heads)]
    claimed = [block.span for block in blocks] + list(heads.title_spans if heads else ())
    blocks += [
        Block(span, _line(marks, span, role, said)) for span, role in body.unclaimed(document, claimed)
    ]
    pairs = "\n".join(block.markdown for block in sorted(blocks, key=lambda block: block.span) if block.markdown)
    sections = (
        _front_matter(document, lookup),
        f"<!-- Generated from source_texts/{escape.text(document.source_file)} and "
        f"translations/en/{document.id}.po; run `kb.py build`. -->",
        parallel_head.title(document, said, lookup),
        parallel_head.head(document, said, lookup),
        f'<div class="parallel">\n{pairs}\n</div>',
    )
    return Page(f"{lookup.locale.code}/parallel/{document.id}.md", "\n\n".join(filter(None, sections)) + "\n")


def _front_matter(document: Document, lookup: Lookup) -> str:
    t = lookup.locale.t
    title = t("中英对照：{title}", title=names.title_text(document, lookup))
    described = t("中文与非官方英文译文逐段对照。 Chinese with an unofficial English translation.")
    record = outside.front_matter(document, lookup.translations[document.id], lookup.locale)
    return front_matter(title, described, WIDE, *record, "script: parallel.js")


def _part(marks: Marked, part: Part, lookup: Lookup, *, title: Part | None) -> Iterator[Block]:
    said = lookup.translations[marks.document.id]
    if part.title_spans and part is not title:
        chinese = "".join(marks.words(span) for span in part.title_spans) + _notes(marks, part.title_spans)
        found = said.get(contexts.part_title(part.name))
        words = f'<h2 class="part-title">{remarks.words(found)}</h2>'
        words += remarks.notice(found.state if found else State.MISSING, lookup) + remarks.notes(found)
        left = f'<h2 class="part-title" {SOURCE}>{chinese}</h2>'
        yield Block(part.title_spans[0], _pair(left, words, kind="part-title", anchor=part_anchor(part)))
        for more in part.title_spans[1:]:  # shown with the first
            yield Block(more, "")
    for provision, level in _levels(part.provisions, 2 if part is title or not part.title_spans else 3):
        yield Block(provision.span, _provision(marks, provision, lookup, level=level))


def _levels(provisions: Iterable[Provision], level: int) -> Iterator[tuple[Provision, int]]:
    """In reading order, each with the level of its heading: one more below a heading that stands alone, as on the page."""
    for provision in provisions:
        yield provision, level
        below = min(level + 1, body.DEEPEST_HEADING) if provision.heading_alone else level
        yield from _levels(provision.children, below)


def _provision(marks: Marked, provision: Provision, lookup: Lookup, *, level: int) -> str:
    said = lookup.translations[marks.document.id]
    right = _english(marks.document, provision, said, level=level)
    right += remarks.notice(contexts.state_of(provision, said), lookup)
    right += "".join(remarks.notes(said.get(context)) for context, _ in contexts.of(provision))
    right += _correction_notes(marks, provision, said)
    moved = "".join(f'<span id="{old}"></span>' for old in body.moved(marks.document, provision))
    left = _chinese(marks, provision, _link(marks.document, provision, lookup), level=level)
    # A heading on a line of its own is not the last line of a printed sheet.
    kind = f"{provision.kind} heading" if provision.heading_alone and not provision.text_span else str(provision.kind)
    return _pair(left + moved, right, kind=kind, anchor=provision.anchor)


def _pair(left: str, right: str, *, kind: str, anchor: str = "") -> str:
    named = f' id="{anchor}"' if anchor else ""
    return f'<div class="pair {kind}"{named}>\n<div {ZH}>{left}</div>\n<div {EN}>{right}</div>\n</div>'


# ── Chinese ──────────────────────────────────────────────────────────────────


def _link(document: Document, provision: Provision, lookup: Lookup) -> str:
    """To the provision on the page of its document."""
    t = lookup.locale.t
    where = escape.attribute(lookup.locale.place(provision))
    lang = "" if lookup.locale.code == "zh" else ' lang="en"'
    return (
        f'<a class="to-document" href="../policies/{document.id}.html#{provision.anchor}" {ADDED} '
        f'title="{t("在文件页看本条")}" aria-label="{t("在文件页看本条：{place}", place=where)}"{lang}>→</a>'
    )


def _chinese(marks: Marked, provision: Provision, link: str, *, level: int) -> str:
    notes = _notes(marks, (provision.span,))
    if provision.kind is Kind.TABLE:
        return f'<div class="table" tabindex="0" {SOURCE}>{table(marks, provision)}{link}</div>{notes}'
    if not provision.heading_alone:
        return f"<p {SOURCE}>{marks.words(provision.span)}{link}</p>{notes}"
    own = provision.text_span if provision.text_span else Span(provision.span.end, provision.span.end)
    line = marks.words(Span(provision.span.start, own.start))
    rest = marks.words(Span(own.start, provision.span.end))
    below = f"<p {SOURCE}>{rest}</p>" if rest else ""
    return f"<h{level} {SOURCE}>{line}{link}</h{level}>{below}{notes}"


def _line(marks: Marked, span: Span, role: Role, said: Said) -> str:
    left = f"<p {SOURCE}>{marks.words(span)}</p>{_notes(marks, (span,))}"
    return _pair(left, _paragraph(english_cells.line(marks.document, span, role, said)), kind=role)


def _notes(marks: Marked, spans: tuple[Span, ...]) -> str:
    return "".join(f'<p class="note" {ADDED}>{note}</p>' for span in spans for note in marks.notes(span))


# ── English ──────────────────────────────────────────────────────────────────


def _english(document: Document, provision: Provision, said: Said, *, level: int) -> str:
    if provision.kind is Kind.TABLE:
        shown = english_cells.table(provision, said, missing=f"<td>{remarks.MISSING}</td>")
        return f'<div class="table" tabindex="0">{shown}</div>'
    label = f'<span class="label">{escape.text(places.label_en(provision.label))}</span> ' if provision.label else ""
    heading = remarks.words(said.get(contexts.heading(provision.anchor))) if provision.heading else ""
    own = remarks.words(said.get(contexts.text(provision.anchor))) if provision.text else ""
    if provision.heading_alone:
        below = _paragraph(own) if own else ""
        return f"<h{level}>{label}{heading}</h{level}>{below}"
    if heading and own:
        heading = english_cells.run_in(heading, document, provision)
    elif heading:
        heading = f'<strong class="run-in">{heading}</strong> '
    return _paragraph(f"{label}{heading}{own}")


def _paragraph(words: str) -> str:
    return f"<p>{words or remarks.MISSING}</p>"


def _correction_notes(marks: Marked, provision: Provision, said: Said) -> str:
    """Why we correct or doubt the Chinese, where that is translated."""
    notes = ""
    for fix, number in english_cells.fixes(marks.numbers, (provision.span,)):
        if reason := english_cells.reason(fix, said):
            notes += f'<p class="note">Note {number} on the Chinese: {reason}</p>'
    return notes
