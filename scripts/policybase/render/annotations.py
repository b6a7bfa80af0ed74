"""What is known about words inside a text: the work or the term that they name, the time limit that they set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policybase.model import Citation, CitationRelation, Deadline, Document, Span
from policybase.render import chinese, escape, link_words, terms
from policybase.render.locales import CHINESE, ZH
from policybase.render.lookup import Lookup

ADDED = 'data-added=""'


@dataclass(frozen=True, slots=True)
class Annotation:
    """HTML around the words of a span. Those inside it stand in ``inner``; none crosses another."""

    span: Span
    opens: str
    closes: str
    after: str = ""  # ours, behind the words
    inner: tuple[Annotation, ...] = ()


def annotated(document: Document, lookup: Lookup) -> tuple[Annotation, ...]:
    """Links to works and terms and marks of time limits in ``document``, disjoint and in order."""
    links = tuple(_links(lookup.citations.get(document.id, ()), document, lookup))
    own = [limit.span for limit in lookup.deadlines.get(document.id, ()) if limit.inherited_from is None]
    limits = [_limit(span, links) for span in _united(own)]
    limits = [limit for limit in limits if limit.span]
    inside = {link.span for limit in limits for link in limit.inner}
    free = [link for link in links if link.span not in inside]
    known = (*limits, *free)
    return tuple(sorted((*known, *_terms(document, lookup, known)), key=lambda each: each.span))


def _terms(document: Document, lookup: Lookup, known: tuple[Annotation, ...]) -> Iterator[Annotation]:
    if lookup.locale.code != ZH:  # words that stand there in Chinese for want of English
        return
    taken = (*(each.span for each in known), *(fix.span for fix in document.fixes))
    for use in terms.first_uses(document, lookup, taken=taken):
        yield Annotation(use.span, terms.opening_tag(use.term), "</a>")


def inherited(document: Document, lookup: Lookup) -> dict[str, str]:
    """By anchor, a note on the time limits that a unit has from a general rule elsewhere in the text."""
    found: dict[str, str] = {}
    for limit in lookup.deadlines.get(document.id, ()):
        if limit.inherited_from is not None:
            found[limit.at.anchor] = found.get(limit.at.anchor, "") + _inherited(limit, lookup)
    return found


def _inherited(limit: Deadline, lookup: Lookup) -> str:
    rule = limit.inherited_from
    if rule is None or rule not in lookup.provisions:
        return ""
    address = f"#{rule.anchor}" if rule.document_id == limit.at.document_id else page_of(rule.document_id, rule.anchor)
    words = f'时限从<a href="{address}">{lookup.place(rule)}</a>：{escape.text(limit.quote)}'
    return f'<span class="inherited" {ADDED}>{words}</span>'


def page_of(document_id: str, anchor: str) -> str:
    """The address of a provision, seen from another document's page."""
    return f"{document_id}.html#{anchor}"


def _links(citations: tuple[Citation, ...], document: Document, lookup: Lookup) -> Iterator[Annotation]:
    end = 0
    # Of two that overlap the outer one stays: 《关于印发〈…〉的通知》.
    for citation in sorted(citations, key=lambda each: (each.mention.span.start, -each.mention.span.end)):
        target = address(citation, document, lookup)
        if not target or citation.mention.span.start < end:
            continue
        end = citation.mention.span.end
        work = lookup.works.get(citation.work or "")
        full = citation.resolved_title or (work.title if work else "")
        named = ""
        if full and _bare(full) not in _bare(citation.mention.quote):
            # Shown on hover and focus by the style sheet; it begins with the words one sees.
            named = f' aria-label="{escape.attribute(f"{citation.mention.quote}，即{chinese.in_brackets(full)}")}"'
        after = ""
        if work and work.status in link_words.NO_LONGER:
            after = f'<span class="gone" {ADDED}>{escape.text(link_words.work_status(work, CHINESE))}</span>'
        yield Annotation(citation.mention.span, f'<a class="cites" href="{target}"{named}>', "</a>", after)


def address(citation: Citation, document: Document, lookup: Lookup) -> str:
    """Where a citation leads, seen from a document's page; empty where nobody can tell."""
    target = citation.target
    if target is not None and target in lookup.provisions:
        return f"#{target.anchor}" if target.document_id == document.id else page_of(target.document_id, target.anchor)
    if citation.relation is CitationRelation.SELF or citation.document == document.id:
        return ""
    if citation.work in lookup.works:
        return f"../works/{citation.work}.html"
    return f"{citation.document}.html" if citation.document in lookup.documents else ""


def _limit(span: Span, links: tuple[Annotation, ...]) -> Annotation:
    """A time limit around the citations inside it, and without those that it crosses or stands in."""
    inner: list[Annotation] = []
    for link in links:
        if link.span.end <= span.start or span.end <= link.span.start:
            continue
        if span.start <= link.span.start and link.span.end <= span.end:
            inner.append(link)
        elif link.span.start <= span.start:
            span = Span(min(link.span.end, span.end), span.end)
        else:
            span = Span(span.start, link.span.start)
    return Annotation(span, '<mark class="deadline">', "</mark>", inner=tuple(inner))


def _united(spans: list[Span]) -> Iterator[Span]:
    """Spans that overlap become one: 每年12月20日前 and 12月20日前."""
    current = Span(0, 0)
    for span in sorted(spans):
        if span.start < current.end:
            current = Span(current.start, max(current.end, span.end))
        else:
            if current:
                yield current
            current = span
    if current:
        yield current


def cut(annotation: Annotation, span: Span) -> Annotation:
    """The part of ``annotation`` in ``span``; what stands behind it goes with its last words."""
    inside = Span(max(annotation.span.start, span.start), min(annotation.span.end, span.end))
    after = annotation.after if inside.end == annotation.span.end else ""
    return replace(annotation, span=inside, after=after)


def _bare(words: str) -> str:
    return re.sub(r"[\s《》〈〉<>«»()（）—－-]", "", words)
