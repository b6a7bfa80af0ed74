"""Rows of the open data about links: citations, works, subjects, time limits, overlaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from policybase.export.schemas import Row
from policybase.model import (
    Address,
    Citation,
    CitationRelation,
    Deadline,
    Document,
    Link,
    Links,
    Quantity,
    Span,
    Subject,
    Topic,
    Work,
)


def link_rows(documents: Iterable[Document], links: Links) -> Iterator[Row]:
    """The rows of ``links.jsonl``: in reading order of the sources, strongest first for each."""
    known = {document.id: document for document in documents}
    place = {
        Address(id, provision.anchor): number
        for id in sorted(known)
        for number, provision in enumerate(known[id].walk())
    }
    present = [link for link in links.links if link.source in place and link.target in place]
    for link in sorted(present, key=lambda each: (each.source.document_id, place[each.source], each.rank)):
        yield _link_row(link, known[link.target.document_id])


def _link_row(link: Link, target: Document) -> Row:
    return {
        "source": str(link.source),
        "target": str(link.target),
        "rank": link.rank,
        "relation": str(link.relation),
        "line": str(link.line),
        "topic": link.topic,
        "score": round(link.score, 4),
        "reasons": list(link.reasons),
        "reasons_en": list(link.reasons_en),
        "sentence": link.sentence.of(target.transcript.text),
        "differs": [{"zh": each.zh, "en": each.en, "comparable": each.comparable} for each in link.differs],
        "ruled": link.ruled,
    }


def citation_rows(links: Links) -> Iterator[Row]:
    """The rows of ``citations.jsonl``: every citation in reading order, repeats included."""
    for citation in sorted(links.citations, key=lambda each: (each.mention.at.document_id, each.mention.span)):
        mention = citation.mention
        yield {
            "source_document": mention.at.document_id,
            "provision": _address(mention.at),
            "span": _span(mention.span),
            "quote": mention.quote,
            "kind": str(mention.kind),
            "relation": str(citation.relation),
            "work": citation.work,
            "document": citation.document,
            "resolved_title": citation.resolved_title,
            "target": _address(citation.target),
        }


def work_rows(links: Links) -> Iterator[Row]:
    """The rows of ``works.jsonl``, most cited first. Who only names himself does not cite."""
    cited_by: dict[str, dict[str, None]] = defaultdict(dict)
    for citation in _in_order(links.citations):
        if citation.work and citation.mention.at.anchor and citation.relation is not CitationRelation.SELF:
            cited_by[citation.work][str(citation.mention.at)] = None
    for work in links.works:
        yield _work_row(work, tuple(cited_by.get(work.id, {})))


def _work_row(work: Work, cited_by: tuple[str, ...]) -> Row:
    checked = work.checked
    return {
        "id": work.id,
        "title": work.title,
        "title_en": work.title_en,
        "aliases": list(work.aliases),
        "numbers": list(work.numbers),
        "issuer": work.issuer,
        "date": _iso(work.date),
        "document": work.document,
        "status": str(work.status),
        "status_note": work.status_note,
        "status_note_en": work.status_note_en,
        "successor": work.successor,
        "checked": {"date": checked.date.isoformat(), "source": checked.source} if checked else None,
        "cited_by": list(cited_by),
        "url": _url("works", work.id),
    }


def deadline_rows(links: Links) -> Iterator[Row]:
    """The rows of ``deadlines.jsonl``, in reading order."""
    for limit in sorted(links.deadlines, key=lambda each: (each.at.document_id, each.span, each.at.anchor)):
        yield _deadline_row(limit)


def _deadline_row(limit: Deadline) -> Row:
    return {
        "provision": str(limit.at),
        "quote": limit.quote,
        "span": _span(limit.span),
        "kind": str(limit.kind),
        "date": _iso(limit.date),
        "period": list(limit.period) if limit.period else None,
        "duration": limit.duration,
        "day_type": limit.day_type,
        "interval": limit.interval,
        "recurrence": limit.recurrence,
        "quantity": _quantity(limit.quantity),
        "actor": limit.actor,
        "action": limit.action,
        "object": limit.object,
        "recipient": limit.recipient,
        "trigger": limit.trigger,
        "actor_en": None,
        "action_en": None,
        "inherited_from": _address(limit.inherited_from),
    }


def topic_rows(topics: Iterable[Topic], links: Links) -> Iterator[Row]:
    """The rows of ``topics.jsonl``: subjects in the order of topics.yml, with what makes rules on them."""
    provisions: dict[str, dict[str, None]] = defaultdict(dict)
    for subject in sorted(links.subjects, key=lambda each: (each.at.document_id, each.span)):
        if subject.about:
            provisions[subject.topic][str(subject.at)] = None
    for topic in topics:
        yield {
            "id": topic.id,
            "zh": topic.zh,
            "en": topic.en,
            "alt": list(topic.alt),
            "definition_zh": topic.definition_zh or None,
            "definition_en": topic.definition_en or None,
            "broader": topic.broader,
            "provisions": list(provisions.get(topic.id, {})),
            "url": _url("topics", topic.id),
        }


def subjects_of(links: Links) -> Mapping[str, list[Row]]:
    """By provision, the value of ``topics`` in its row: in substance first, then in passing."""
    found: dict[str, list[Row]] = defaultdict(list)
    for subject in sorted(links.subjects, key=_strongest):
        found[str(subject.at)].append(
            {
                "id": subject.topic,
                "about": subject.about,
                "evidence": subject.evidence,
                "span": _span(subject.span),
            }
        )
    return found


def _strongest(subject: Subject) -> tuple[bool, float, Span, str]:
    return not subject.about, -subject.weight, subject.span, subject.topic


def _in_order(citations: Iterable[Citation]) -> list[Citation]:
    return sorted(citations, key=lambda each: (each.mention.at.document_id, each.mention.span))


def _quantity(quantity: Quantity | None) -> Row | None:
    return {"min": quantity.min, "max": quantity.max, "unit": quantity.unit} if quantity else None


def _address(address: Address | None) -> str | None:
    """None in the head of a document too, which has no provision."""
    return str(address) if address is not None and address.anchor else None


def _url(folder: str, id: str) -> Row:
    return {language: f"{language}/{folder}/{id}.html" for language in ("zh", "en")}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
