"""The feed of an edition: documents that came into this base, and originals or statuses that changed.

Atom, RFC 4287. Days are those of the ledger (``source_texts/arrivals.tsv``): when we first had a text, not when
it was issued. A base without a ledger has no feed, for a feed without days would have to invent them.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from policybase import contexts
from policybase.messages import N_
from policybase.model import Arrival, Document, Edition
from policybase.render.locales import Locale, locale_of

NEWEST = 50  # a feed is for what is new; all documents are in the list
_MARK = "policybase:"

# What happened to a document, as readers are told.
NEW, REPLACED, ENDED, CORRECTED = N_("新收录"), N_("原件有更换"), N_("宣布失效"), N_("效力状态有更正")


def feed(edition: Edition, arrivals: Iterable[Arrival], address: str) -> str:
    """``feed.xml`` of ``edition``, newest first; empty where ``arrivals`` says nothing of its documents.

    ``address`` is where the site is published; without it, links are relative to the feed.
    """
    locale = locale_of(edition)
    documents = {document.id: document for document in edition.documents}
    events: list[tuple[Arrival, str]] = []
    last: dict[str, Arrival] = {}
    for arrival in arrivals:
        before = last.get(arrival.document)
        if before is None:
            what = NEW
        elif before.sha256 != arrival.sha256:
            what = REPLACED
        else:
            what = ENDED if arrival.invalid else CORRECTED
        last[arrival.document] = arrival
        if arrival.document in documents:
            events.append((arrival, what))
    if not events:
        return ""
    newest = sorted(events, key=lambda event: event[0].day, reverse=True)[:NEWEST]
    root = f"{address.rstrip('/')}/{edition.locale}/" if address else ""
    entries = [_entry(documents[found.document], found, edition, locale, what=what, root=root) for found, what in newest]
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{locale.lang}">',
            f"<title>{escape(locale.t('政策知识库：新收录和有变动的文件'))}</title>",
            f"<id>{_urn(address + ' ' + edition.locale)}</id>",
            f"<updated>{newest[0][0].day.isoformat()}T00:00:00Z</updated>",
            f"<author><name>{escape(locale.t('政策知识库'))}</name></author>",
            f"<link rel=\"self\" type=\"application/atom+xml\" href={quoteattr(root + 'feed.xml')}/>",
            f"<link rel=\"alternate\" type=\"text/html\" href={quoteattr(root + 'policies/index.html')}/>",
            *entries,
            "</feed>",
            "",
        )
    )


def _entry(
    document: Document, arrival: Arrival, edition: Edition, locale: Locale, *, what: str, root: str
) -> str:
    record, translated = document.record, edition.of(document.id)

    def own(context: str, value: str | None) -> str | None:
        found = translated.get(context)
        return found.text if found is not None and found.text else value

    title = own(contexts.TITLE, record.title) or locale.t("（题名未载明）{id}", id=document.id)
    facts = (
        own(contexts.NUMBER, record.document_number),
        own(contexts.record("issuing_body"), record.issuing_body),
        locale.t("已失效") if arrival.invalid else None,
    )
    summary = locale.clauses(escape(_plain(fact)) for fact in (locale.t(what), *facts) if fact)
    day = f"{arrival.day.isoformat()}T00:00:00Z"
    return (
        f"<entry>\n<title>{escape(_plain(title))}</title>\n<id>{_urn(f'{document.id} {day} {arrival.sha256}')}</id>\n"
        f"<updated>{day}</updated>\n<link rel=\"alternate\" type=\"text/html\" href={quoteattr(f'{root}policies/{document.id}.html')}/>\n"
        f"<summary>{summary}</summary>\n</entry>"
    )


def _plain(value: str) -> str:
    """Without characters that XML cannot carry."""
    return "".join(sign for sign in value if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff"))


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, _MARK + name)}"
