"""Edition + Links → Pages.

Pages are Markdown with explicit ids. Texts are data: see ``escape``. Elements that carry words of the
source have the attribute ``data-source``; inside them, what is ours (marks, permanent links) has
``data-added``, and a correction is an ``ins`` whose ``data-reads`` is what the original reads.
"""

from __future__ import annotations

from datetime import date

from policybase.model import Edition, Knowledge, Links, Page
from policybase.render import (
    accessibility,
    deadlines,
    document,
    document_list,
    glossary,
    lists,
    parallel,
    related,
    subject_tree,
    topics,
    works,
)
from policybase.render.around import around
from policybase.render.door import not_found, root_index, sitemaps
from policybase.render.feed import feed
from policybase.render.lookup import lookup

__all__ = ["feed", "not_found", "render", "root_index", "sitemaps"]

NO_ENGLISH = Edition("en", ())


def render(
    edition: Edition, links: Links, knowledge: Knowledge, today: date, *, english: Edition = NO_ENGLISH
) -> tuple[Page, ...]:
    """The generated pages of ``edition``: of documents, subjects, works, terms and time limits, and the home page.

    ``english`` stands beside the Chinese, on a page of its own for each document that has some.
    """
    found = lookup(edition, links, knowledge, english=english, today=today)
    pages = (
        *(document.page(item, found) for item in edition.documents),
        *(parallel.page(item, found) for item in edition.documents if item.id in found.translations),
        *(related.related(item, found) for item in edition.documents),
        document_list.page(found),
        lists.home_page(found),
        *(topics.page(topic, found) for topic in found.topics.values()),
        subject_tree.page(found),
        *(works.page(work, found) for work in found.works.values()),
        works.index(found),
        deadlines.page(found),
        glossary.page(knowledge.termbase.terms, found),
        accessibility.page(knowledge.accessibility, found),
    )
    return tuple(around(pages, found))
