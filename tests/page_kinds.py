"""The kinds of pages of an edition: each is looked at by the accessibility tests, and named on the page that reports them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: which addresses (below /zh/ or /en/) are of it, and one of the small site of the browser tests."""

    name: str
    addresses: re.Pattern[str]
    example: str


def _kind(name: str, addresses: str, example: str) -> Kind:
    return Kind(name, re.compile(addresses), example)


# The first that fits counts. A page of no kind fails test_accessibility_results.py: add its kind here, then run
# the browser tests with KB_ACCESSIBILITY=write and commit the results.
KINDS = (
    _kind("home", r"index\.html", "index.html"),
    _kind("documents", r"policies/index\.html", "policies/index.html"),
    _kind("document", r"policies/[^/]+\.html", "policies/plan.html"),
    _kind("parallel", r"parallel/[^/]+\.html", "parallel/plan.html"),
    _kind("topics", r"topics/index\.html", "topics/index.html"),
    _kind("topic", r"topics/[^/]+\.html", "topics/filing.html"),
    _kind("works", r"works/index\.html", "works/index.html"),
    _kind("work", r"works/[^/]+\.html", "works/some-regulation.html"),
    _kind("time-limits", r"time-limits\.html", "time-limits.html"),
    _kind("glossary", r"glossary\.html", "glossary.html"),
    _kind("search", r"search\.html", "search.html"),
    _kind("accessibility", r"accessibility\.html", "accessibility.html"),
    _kind("not-found", r"404\.html", "404.html"),
    # about, what these texts are, how to maintain and translate: prose.
    _kind("prose", r"[a-z-]+\.html", "about.html"),
)


def kind_of(address: str) -> str | None:
    """The kind of a page by its address below /zh/ or /en/; None where nobody has thought of it."""
    return next((kind.name for kind in KINDS if kind.addresses.fullmatch(address)), None)
