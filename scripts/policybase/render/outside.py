"""What a page tells machines about its document: the key ``meta_record`` of its front matter.

theme/partials/record.html makes Dublin Core and schema.org/Legislation of it, theme/partials/views.html the
choice of views. What is not known has no line: nothing is said to a search engine that is not said to a reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policybase import contexts
from policybase.model import Document, Level, Record, Status, Translation
from policybase.render import english, escape, kind_words
from policybase.render.locales import EN, Locale

Said = Mapping[str, Translation]

# Only what is known for certain; of a period that is over nobody has said that the text has no force.
_FORCE = {Status.IN_FORCE: "InForce", Status.INVALID: "NotInForce"}
_NATION = ("中华人民共和国", "People’s Republic of China")
_DATES = (
    ("issued", "date_issued"),
    ("published", "date_published"),
    ("effective", "date_effective"),
    ("ended", "date_invalid"),
)


def front_matter(document: Document, said: Said, locale: Locale) -> tuple[str, ...]:
    """Lines of YAML for the front matter of a page of ``document``: ``meta_record:`` and what stands in it.

    ``said`` are the translations of the document by context, empty where there are none. ``locale`` is that of
    the page: keywords are in its language. Values are HTML-escaped (``escape.quoted``).
    """
    record = document.record
    lines = ["meta_record:", f"  document: {document.id}", f"  translated: {'true' if said else 'false'}"]
    lines += _both("title", record.title, english.translated(said, contexts.TITLE))
    lines += _both("number", record.document_number, english.translated(said, contexts.NUMBER))
    lines += _both("kind", record.kind, english.translated(said, contexts.record("kind")) or _kind(record, locale))
    lines += _both("issuer", record.issuing_body, english.translated(said, contexts.record("issuing_body")))
    lines += _both("jurisdiction", *_region(record, said))
    for key, name in _DATES:
        when = getattr(record, name)
        if when is not None:
            lines.append(f'  {key}: "{when.isoformat()}"')
    if record.status in _FORCE:
        lines.append(f"  force: {_FORCE[record.status]}")
    if record.source_url and record.source_url_confirmed and record.source_url.startswith(("http://", "https://")):
        lines.append(f"  source: {escape.quoted(record.source_url)}")
    keywords = tuple(_keywords(record, said, locale))
    if keywords:
        lines.append(f"  keywords: [{', '.join(map(escape.quoted, keywords))}]")
    return tuple(lines)


def _both(key: str, chinese: str | None, english: str | None) -> Iterator[str]:
    said = [f"{name}: {escape.quoted(each)}" for name, each in (("zh", chinese), ("en", english)) if each]
    if said:
        yield f"  {key}: {{{', '.join(said)}}}"


def _kind(record: Record, locale: Locale) -> str | None:
    """通知 → Notice: a word of the interface and not of the document, so no catalogue of a document has it."""
    if locale.code != EN or record.kind not in kind_words.KINDS:
        return None
    words = locale.t(record.kind)
    return words if words != record.kind else None


def _region(record: Record, said: Said) -> tuple[str | None, str | None]:
    """贵州省遵义市余庆县 and Yuqing County, Zunyi City, Guizhou Province; no English unless all of it is said."""
    where = record.jurisdiction
    if where is None:
        return None, None
    if where.level is Level.NATIONAL:
        return _NATION
    names = [english.translated(said, contexts.record(key)) for key, _ in reversed(where.named)]
    known = [name for name in names if name]
    whole = ", ".join(known) if len(known) == len(names) else None
    return "".join(name for _, name in where.named), whole


def _keywords(record: Record, said: Said, locale: Locale) -> Iterator[str]:
    for keyword in record.keywords:
        yield (english.translated(said, contexts.member("keywords", keyword)) or keyword) if locale.code == EN else keyword
