"""Link: Documents + Knowledge → Links. What the texts say about each other and about works outside this base."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from policybase.link.citations.aim import works_and_citations
from policybase.link.citations.mentions import mentions
from policybase.link.deadlines.limits import deadlines
from policybase.link.overlaps.search import explain, overlaps
from policybase.link.topics.tagging import subjects
from policybase.link.topics.without_subject import without_subject
from policybase.model import Document, Knowledge, Links

__all__ = ["explain", "link", "mentions"]


def link(documents: Iterable[Document], knowledge: Knowledge) -> Links:
    """Everything in the order of the documents, then of reading; works most cited first."""
    found = tuple(documents)
    named = tuple(mention for document in found for mention in mentions(document))
    works, citations = works_and_citations(found, named, knowledge.works)
    said = Links(
        mentions=named,
        citations=citations,
        works=works,
        subjects=tuple(subject for document in found for subject in subjects(document, knowledge.topics)),
        deadlines=tuple(deadline for document in found for deadline in deadlines(document)),
    )
    links, unused = overlaps(found, said, knowledge)
    without = without_subject(found, said.subjects, knowledge.topics) if knowledge.topics else ()
    return replace(
        said,
        links=links,
        unused_rulings=unused,
        without_subject=tuple((each.at, each.candidates) for each in without),
    )
