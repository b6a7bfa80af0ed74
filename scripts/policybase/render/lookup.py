"""Links and knowledge, found by place: made once for all pages of an edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from policybase import wordings
from policybase.model import (
    Address,
    Citation,
    CitationRelation,
    Deadline,
    Document,
    Edition,
    Knowledge,
    Level,
    Link,
    Links,
    Provision,
    Span,
    State,
    Subject,
    Term,
    Topic,
    Translation,
    Work,
)
from policybase.render import escape, sentences, tongues, words
from policybase.render.locales import ZH, Locale, locale_of

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Lookup:
    """What is known about each place, in the order in which it was given."""

    documents: Mapping[str, Document]  # in official order: nation, province, city, county; then by year
    provisions: Mapping[Address, Provision]
    works: Mapping[str, Work]  # most cited first
    topics: Mapping[str, Topic]
    citations: Mapping[str, tuple[Citation, ...]]  # by document
    cited_by: Mapping[str, tuple[Citation, ...]]  # by work
    deadlines: Mapping[str, tuple[Deadline, ...]]  # by document
    subjects: Mapping[Address, tuple[Subject, ...]]  # in substance only
    of_topic: Mapping[str, tuple[Subject, ...]]  # in substance only
    links: Mapping[Address, tuple[Link, ...]]  # strongest first
    # By document, only of those that have some English: by context.
    translations: Mapping[str, Mapping[str, Translation]]
    terms: Mapping[str, str]  # Chinese → accepted English
    vocabulary: tuple[Term, ...]
    today: date
    locale: Locale

    def place(self, at: Address) -> str:
        """二、（五）33.: the place as it is cited, as HTML; empty for the head of a document."""
        provision = self.provisions.get(at)
        return escape.text(self.locale.place(provision)) if provision else ""

    def said(self, document_id: str, context: str) -> Translation | None:
        """The English of one passage; None where there is none."""
        found = self.translations.get(document_id, {}).get(context)
        return found if found is not None and found.text.strip() else None

    def quote(self, at: Address, span: Span) -> str:
        """The words of a span as HTML on one line, corrected where a correction is certain.

        In English: the sentences that they stand in. Where those cannot be told, the Chinese, marked as Chinese.
        """
        document = self.documents[at.document_id]
        chinese = escape.text(wordings.corrected(document, span).replace("\n", "")).strip()
        if self.locale.code == ZH:
            return chinese
        provision = self.provisions.get(at)
        english = "" if provision is None else sentences.english(document, provision, span, self.translations.get(at.document_id, {}))
        return tongues.mixed(english) if english else self.chinese(chinese)

    def chinese(self, html: str) -> str:
        """Chinese words on a page of any language: on an English one they say so."""
        return html if self.locale.code == ZH else tongues.marked(html)


def lookup(edition: Edition, links: Links, knowledge: Knowledge, *, english: Edition, today: date) -> Lookup:
    documents = {document.id: document for document in sorted(edition.documents, key=official_order)}
    provisions = {
        Address(document.id, provision.anchor): provision
        for document in documents.values()
        for provision in document.walk()
    }
    about = [subject for subject in links.subjects if subject.about and subject.at in provisions]
    ranked = sorted(links.links, key=lambda link: (link.source, link.rank))
    return Lookup(
        documents=documents,
        provisions=provisions,
        works={work.id: work for work in links.works},
        topics={topic.id: topic for topic in knowledge.topics},
        citations=_grouped(links.citations, lambda citation: citation.mention.at.document_id),
        # Who only names himself does not cite.
        cited_by=_grouped(
            (each for each in links.citations if each.work and each.relation is not CitationRelation.SELF),
            lambda citation: citation.work or "",
        ),
        deadlines=_grouped(links.deadlines, lambda deadline: deadline.at.document_id),
        subjects=_grouped(about, lambda subject: subject.at),
        of_topic=_grouped(about, lambda subject: subject.topic),
        links=_grouped((link for link in ranked if link.target in provisions), lambda link: link.source),
        translations={
            id: english.of(id)
            for id, said in english.translations
            if any(each.state is not State.MISSING for each in said)
        },
        terms={term.zh: term.en for term in knowledge.termbase.terms},
        vocabulary=knowledge.termbase.terms,
        today=today,
        locale=locale_of(edition),
    )


def official_order(document: Document) -> tuple[int, str, str, str]:
    """From the nation down, then by year, then by the code of the place."""
    where = document.record.jurisdiction
    level = list(Level).index(where.level) if where and where.level else len(Level)
    code = where.code if where and where.code else "999999"
    return level, document.record.year or words.UNKNOWN, code, document.id


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    found: dict[K, list[T]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return {key: tuple(group) for key, group in found.items()}
