"""Terms on the page of a document: the first time that one stands there, it leads to its entry in the glossary.

Only terms that say something of themselves: a link that tells nothing is noise. Links, not buttons, so that
they lead somewhere without scripts; ``theme/assets/terms.js`` shows at the place what ``block`` holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from policybase.model import Document, Kind, Provision, Role, Span, Term
from policybase.render.locales import ZH, Locale
from policybase.render.lookup import Lookup
from policybase.term_uses import Use, titles, uses

_LINK = re.compile(r'href="\.\./glossary\.html#(term-[0-9a-f]{6})"')


def term_id(term: Term) -> str:
    """term-1f0c2a: by the term's characters, which no other term has."""
    return f"term-{sha256(term.zh.encode()).hexdigest()[:6]}"


def opening_tag(term: Term) -> str:
    """The tag of a link from a document's page to the entry of ``term``."""
    return f'<a class="term" href="../glossary.html#{term_id(term)}">'


def is_explained(term: Term, locale: Locale) -> bool:
    """Whether there is something to show in the language of ``locale``."""
    return bool(term.definition_zh if locale.code == ZH else term.definition_en)


def first_uses(document: Document, lookup: Lookup, *, taken: Iterable[Span]) -> tuple[Use, ...]:
    """The first use in the running text of each explained term, in order; the spans are of the transcript.

    Nothing in a title (《行政复议法》 names a law), in a heading of its own line, in a table, or that touches
    ``taken``: what is a link already, and what was corrected.
    """
    used = sorted(taken)
    found: dict[str, Use] = {}
    for span in _running(document):
        for use in in_text(span.of(document.transcript.text), lookup.vocabulary):
            here = Span(span.start + use.span.start, span.start + use.span.end)
            if use.term.zh in found or not is_explained(use.term, lookup.locale):
                continue
            if all(here.end <= other.start or other.end <= here.start for other in used):
                found[use.term.zh] = Use(use.term, here)
    return tuple(sorted(found.values(), key=lambda use: use.span))


def _running(document: Document) -> Iterator[Span]:
    """Words that stand in paragraphs, a segment each: a line end never stands inside a term."""
    apart = [
        span
        for provision in document.walk()
        for span in (provision.span if provision.kind is Kind.TABLE else None, _own_line(provision))
        if span
    ]
    for segment in document.segments:
        if segment.role in (Role.BODY, Role.HEADING) and not any(
            span.start <= segment.span.start < span.end for span in apart
        ):
            yield segment.span


def _own_line(provision: Provision) -> Span | None:
    return provision.heading_span if provision.heading_alone else None


def in_text(words: str, terms: Iterable[Term]) -> Iterator[Use]:
    """Uses in a sentence. 决定 is a term in 《…的决定》, and a verb here."""
    for use in uses(words, terms, taken=titles(words)):
        if use.term.enforce != "title":
            yield use


def block(markdown: str, lookup: Lookup) -> str:
    """What the pop-ups of a page show, by term id, as an element that no browser runs; empty if there are none.

    Read off the links of the page itself, so that neither can be without the other.
    """
    linked = set(_LINK.findall(markdown))
    chinese = lookup.locale.code == ZH
    shown: dict[str, dict[str, object]] = {}
    for term in lookup.vocabulary:
        if term_id(term) not in linked:
            continue
        entry: dict[str, object] = {"zh": term.zh, "en": term.en}
        entry["is"] = term.definition_zh if chinese else term.definition_en
        if not chinese and term.forbidden:
            entry["not"] = [[each.en, each.reason] for each in term.forbidden]
        shown[term_id(term)] = entry
    if not shown:
        return ""
    data = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029`":  # Markdown and HTML act on none of what is left
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/json" id="pb-terms-of-page">{data}</script>'
