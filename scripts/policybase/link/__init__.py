"""Link: Documents → Links. What the texts say about each other and about works outside this base."""

from __future__ import annotations

from collections.abc import Iterable

from policybase.link.mentions import mentions
from policybase.model import Document, Links

__all__ = ["link", "mentions"]


def link(documents: Iterable[Document]) -> Links:
    """Every citation of every document, in the order of the documents, then of reading."""
    return Links(mentions=tuple(mention for document in documents for mention in mentions(document)))
