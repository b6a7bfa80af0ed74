"""The text in English as Markdown, with the anchors of the Chinese; what has no English stands in Chinese."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from policybase import contexts
from policybase.model import (
    Citation,
    Deadline,
    Document,
    Kind,
    Part,
    Provision,
    Role,
    Span,
    State,
)
from policybase.render import (
    body,
    correction_notes,
    english_cells,
    english_citations,
    english_terms,
    escape,
    limit_lines,
    names,
    remarks,
    tongues,
    words,
)
from policybase.render.english_cells import Said
from policybase.render.lookup import Lookup
from policybase.render.marks import Marked, doubts
from policybase.render.outline import part_anchor
from policybase.term_uses import Use


@dataclass(frozen=True, slots=True)
class Writer:
    marks: Marked
    lookup: Lookup
    said: Said
    citations: Mapping[str, tuple[Citation, ...]]  # by anchor
    limits: Mapping[str, tuple[Deadline, ...]]  # by anchor
    terms: Mapping[str, tuple[Use, ...]]  # by context: the first time that each stands on the page

    def part_title(self, part: Part) -> str:
        found = self.said.get(contexts.part_title(part.name))
        printed = "".join(self.marks.words(span) for span in part.title_spans)
        has_english = found is not None and found.text.strip()
        title = tongues.mixed(found.text) if found is not None and has_english else tongues.marked(printed)
        below = f'<p class="title-zh" lang="zh-Hans">{printed}</p>' if has_english else ""
        notes = remarks.about(found, self.lookup) if self.said else ()
        heading = f"## {title} {{ #{part_anchor(part)} .part-title }}"
        return _sections(heading, below, *_paragraphs((*notes, *self._corrections(part.title_spans))))

    def provision(self, provision: Provision, *, level: int) -> str:
        if provision.kind is Kind.TABLE:
            markdown = self._table(provision)
        elif provision.heading_alone:
            markdown = self._headed(provision, level=level)
        else:
            markdown = self._paragraph(provision)
        limits = limit_lines.lines(self.limits.get(provision.anchor, ()), self.lookup)
        notes = (
            *((limit, ".limit-line") for limit in limits),
            *remarks.of(provision, self.said, self.lookup),
            *self._corrections((provision.span,)),
        )
        return _sections(markdown, *_paragraphs(notes))

    def line(self, span: Span, role: Role) -> str:
        shown = english_cells.line(self.marks.document, span, role, self.said)
        shown = shown or tongues.marked(self.marks.words(span))
        return _sections(f"{shown}\n{{: .{role} }}", *_paragraphs(self._corrections((span,))))

    def _headed(self, provision: Provision, *, level: int) -> str:
        line = f'{self._label(provision)}<span class="heading">{self._heading(provision)}</span>'
        heading = f"{'#' * level} {line}{self._tail(provision)} {{ {self._named(provision)} }}"
        own = self._own(provision, opens=tongues.opening) if provision.text else ""
        return f"{heading}\n\n{own}\n{{: .words }}" if own else heading

    def _paragraph(self, provision: Provision) -> str:
        label = self._label(provision)
        heading = self._heading(provision) if provision.heading else ""
        opens = tongues.mixed if label or heading else tongues.opening
        own = self._own(provision, opens=opens) if provision.text else ""
        if heading and own:
            heading = english_cells.run_in(heading, self.marks.document, provision)
        elif heading:
            heading = f'<strong class="run-in">{heading}</strong>'
        return f"{label}{heading}{own}{self._tail(provision)}\n{{: {self._named(provision)} }}"

    def _table(self, provision: Provision) -> str:
        where = f'id="{provision.anchor}" class="provision table" tabindex="0"'
        places = f"{body.place(provision)} {body.place_in_english(provision)}"
        table = english_cells.table(provision, self.said)
        return f"<div {where} {places}>\n{table}\n{self._tail(provision)}\n</div>"

    def _named(self, provision: Provision) -> str:
        classes = f".provision .{provision.kind} .depth-{body.depth(provision)}"
        return f"#{provision.anchor} {classes} {body.place(provision)} {body.place_in_english(provision)}"

    def _label(self, provision: Provision) -> str:
        """II. and, where it was printed in another form, 二、 beside it."""
        if not provision.label:
            return ""
        printed, shown = provision.label.strip(), self.lookup.locale.label(provision.label)
        if printed == shown:
            return f'<span class="label">{tongues.mixed(shown)}</span> '
        return (
            f'<span class="label">{escape.text(shown)}</span> '
            f'<span class="printed" lang="zh-Hans">{escape.text(printed)}</span> '
        )

    def _heading(self, provision: Provision) -> str:
        found = self.said.get(contexts.heading(provision.anchor))
        if found is not None and found.text.strip():
            uses = self.terms.get(found.context, ())
            return english_citations.linked(found.text.strip(), self._works(provision.anchor), uses=uses)
        return tongues.marked(escape.text(provision.heading or ""))

    def _own(self, provision: Provision, *, opens: Callable[[str], str]) -> str:
        """``opens`` writes the first words: at the start of a paragraph they must not be taken for Markdown."""
        found = self.said.get(contexts.text(provision.anchor))
        if found is not None and found.text.strip():
            uses = self.terms.get(found.context, ())
            return english_citations.linked(found.text.strip(), self._works(provision.anchor), uses=uses, opens=opens)
        return tongues.marked(self.marks.words(provision.text_span))

    def _works(self, anchor: str) -> tuple[english_citations.Cited, ...]:
        return english_citations.cited(self.citations.get(anchor, ()), self.marks.document, self.lookup)

    def _tail(self, provision: Provision) -> str:
        """What follows the words of a provision: doubts, the permanent address, addresses it had before."""
        t, marks = self.lookup.locale.t, self.marks
        place = escape.attribute(self.lookup.locale.place(provision))
        named = f'title="{t("本条地址")}" aria-label="{t("本条地址：{place}", place=place)}"'
        tail = f'{doubts(provision, self.lookup.locale)}<a class="permalink" href="#{provision.anchor}" {named}>&#35;</a>'
        if marks.beside:
            named = f'title="{t("本条中英对照")}" aria-label="{t("本条中英对照：{place}", place=place)}"'
            href = f'href="{marks.beside}#{provision.anchor}"'
            tail += f'<a class="beside" {href} {named}>{t("中")}</a>'
        return tail + "".join(f'<span id="{old}"></span>' for old in body.moved(marks.document, provision))

    def _corrections(self, spans: tuple[Span, ...]) -> Iterator[tuple[str, str]]:
        for fix, number in english_cells.fixes(self.marks.numbers, spans):
            why = english_cells.reason(fix, self.said) or tongues.marked(escape.text(fix.correction.reason))
            yield correction_notes.note(fix, number, reason=why, locale=self.lookup.locale), ".note"


def writer(marks: Marked, lookup: Lookup) -> Writer:
    id = marks.document.id
    citations: dict[str, tuple[Citation, ...]] = defaultdict(tuple)
    for citation in lookup.citations.get(id, ()):
        citations[citation.mention.at.anchor] += (citation,)
    limits: dict[str, tuple[Deadline, ...]] = defaultdict(tuple)
    for limit in lookup.deadlines.get(id, ()):
        limits[limit.at.anchor] += (limit,)
    said = lookup.translations.get(id, {})
    works = {anchor: english_citations.cited(each, marks.document, lookup) for anchor, each in citations.items()}
    terms = english_terms.first_uses(marks.document, said, works, lookup)
    return Writer(marks, lookup, said, citations, limits, terms)


def heading(marks: Marked, lookup: Lookup, title_part: Part | None) -> str:
    """The title, the Chinese one below it, and what kind of translation this is."""
    document = marks.document
    own = writer(marks, lookup)
    found = own.said.get(contexts.TITLE)
    has_english = found is not None and bool(found.text.strip())
    if found is not None and has_english:
        works = english_citations.cited(own.citations.get("", ()), document, lookup)
        title = english_citations.linked(found.text.strip(), works, opens=tongues.opening)
    else:
        title = names.title(document, lookup)
    printed = escape.text(document.record.title or "")
    corrections = own._corrections(title_part.title_spans) if title_part else ()
    return _sections(
        f"# {title} {{ #document-title }}",
        f'<p class="title-zh" lang="zh-Hans">{printed}</p>' if has_english else "",
        *_paragraphs((*(remarks.about(found, lookup) if own.said else ()), *corrections)),
        unofficial(document, own.said, lookup),
    )


def unofficial(document: Document, said: Said, lookup: Lookup, *, other: str = "") -> str:
    """That the English is unofficial and the Chinese prevails, and how far each provision can be trusted.

    ``other``: a link to the other page of the document in this edition.
    """
    t, locale = lookup.locale.t, lookup.locale
    chinese = f'<a href="../../zh/policies/{document.id}.html" hreflang="zh-Hans">{t("中文原文")}</a>'
    if not said:
        words_ = t("本文件尚无英文译文，下列为中文原文。")
        return f'<div class="unofficial" role="note">\n<p><strong>{words_}</strong> {chinese}</p>\n</div>'
    states = Counter(state for each in document.walk() if (state := contexts.state_of(each, said)) is not None)
    counted = locale.clauses(
        t("{count}条{state}", count=states[state], state=t(words.STATE[state])) for state in State if states[state]
    )
    other = other or f'<a href="../parallel/{document.id}.html">{t("中英对照")}</a>'
    return (
        f'<div class="unofficial" role="note">\n<p><strong>{t("英文为非官方译文，")}</strong> '
        f"{t('由本库翻译，未经制定机关认可；含义以中文为准。')} {chinese} · {other}</p>\n"
        f"<p>{t('各条状态：{states}。', states=counted)}</p>\n</div>"
    )


def _paragraphs(notes: Iterable[tuple[str, str]]) -> Iterator[str]:
    """(inline HTML, class) → paragraphs of Markdown."""
    return (f"{note}\n{{: {named} }}" for note, named in notes)


def _sections(*sections: str) -> str:
    return "\n\n".join(filter(None, sections))
