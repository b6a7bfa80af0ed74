"""Works that an English text cites: links where their English titles stand in it, word for word.

A translation does not say which of its words cite what; but a provision cites few works, and names them by
their English titles or by parts of them: the Outline (《纲要》), Administrative Penalty Law (《行政处罚法》).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from policybase.model import Citation, Document, MentionKind
from policybase.render import escape, link_words, names, tongues
from policybase.render.annotations import address
from policybase.render.chinese import in_brackets
from policybase.render.lookup import Lookup
from policybase.render.terms import opening_tag
from policybase.term_uses import Use

# One sign for one sign, so that places stay what they are.
_PLAIN = str.maketrans("’‘–—“”", "''--\"\"")
_NATION = " of the People's Republic of China"
# The first words of a title say what it is: Implementation Outline | for Building a Law-Based Government
_FIRST_WORDS = re.compile(r"(?P<words>[A-Z][\w'-]*(?: [A-Z][\w'-]*)*) (?:of|on|for|to|concerning)\b")
# 晋政发〔2009〕3号
_NUMBER = re.compile(r"[〔\[（(［](\d{4})[〕\]）)］]\s*第?\s*(\d+)\s*号")


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation leads to, and the words by which an English text may name it."""

    forms: tuple[str, ...]  # regular expressions
    href: str
    title: str  # in full
    after: str  # HTML behind the words: that the work is no longer what it was


def cited(citations: Iterable[Citation], document: Document, lookup: Lookup) -> tuple[Cited, ...]:
    """Everything that ``citations`` of one provision lead to."""
    return tuple(found for each in citations if (found := _cited(each, document, lookup)) is not None)


def linked(
    words: str, works: tuple[Cited, ...], *, uses: tuple[Use, ...] = (), opens: Callable[[str], str] = tongues.mixed
) -> str:
    """English ``words`` as inline HTML, with links to ``works`` and to the terms of ``uses``, which stand outside them.

    ``opens`` writes what stands first.

    That a work is no longer what it was is said once: an English text repeats a title where a Chinese one says 其.
    """
    pieces: list[str] = []
    at = 0
    for start, end, link in sorted((*_links(words, works), *_terms(words, uses))):
        if start > at:
            pieces.append((tongues.mixed if at else opens)(words[at:start]))
        pieces.append(link)
        at = end
    if at < len(words):
        pieces.append((tongues.mixed if at else opens)(words[at:]))
    return "".join(pieces)


def _links(words: str, works: tuple[Cited, ...]) -> Iterator[tuple[int, int, str]]:
    told: set[str] = set()
    for start, end, work in placed(words, works):
        yield start, end, _link(words[start:end], work) + ("" if work.href in told else work.after)
        told.add(work.href)


def _terms(words: str, uses: tuple[Use, ...]) -> Iterator[tuple[int, int, str]]:
    for use in uses:
        yield use.span.start, use.span.end, f"{opening_tag(use.term)}{tongues.mixed(use.span.of(words))}</a>"


def _link(words: str, work: Cited) -> str:
    named = ""
    if work.title and _plain(work.title) not in _plain(words):
        # Shown on hover and focus by the style sheet; it begins with the words one sees.
        named = f' aria-label="{escape.attribute(f"{words}: {work.title}")}"'
    return f'<a class="cites" href="{work.href}"{named}>{tongues.mixed(words)}</a>'


def placed(words: str, works: tuple[Cited, ...]) -> Iterator[tuple[int, int, Cited]]:
    """Places of titles in ``words``, the longest first, none inside another; in reading order."""
    owners: dict[str, Cited | None] = {}
    for work in works:
        for form in work.forms:
            # A short name of two works is the name of neither.
            owners[form] = work if form not in owners or _same(owners[form], work) else None
    taken: list[tuple[int, int, Cited | None]] = []
    for form in sorted(owners, key=lambda form: (-len(form), form)):
        for match in re.finditer(rf"(?<!\w){form}(?!\w)", _plain(words)):
            if all(match.end() <= start or end <= match.start() for start, end, _ in taken):
                taken.append((match.start(), match.end(), owners[form]))
    yield from sorted(((s, e, work) for s, e, work in taken if work is not None), key=lambda each: each[0])


def _same(one: Cited | None, other: Cited) -> bool:
    return one is not None and one.href == other.href


def _cited(citation: Citation, document: Document, lookup: Lookup) -> Cited | None:
    href = address(citation, document, lookup)
    if not href:
        return None
    work = lookup.works.get(citation.work or "")
    title = _title(citation, lookup)
    after = ""
    if work and work.status in link_words.NO_LONGER:
        after = f' <span class="gone">{escape.text(link_words.work_status(work, lookup.locale))}</span>'
    return Cited(tuple(dict.fromkeys(_forms(citation, title, lookup))), href, title, after)


def _title(citation: Citation, lookup: Lookup) -> str:
    """The English title of what is cited; empty where there is none."""
    work = lookup.works.get(citation.work or "")
    if work and work.title_en:
        return work.title_en
    id = citation.document or (work.document if work else None) or ""
    if id not in lookup.documents:
        return ""
    said = lookup.translations.get(id, {}).values()
    titles = (each.text for each in said if each.context.endswith("/title") and work and each.source == work.title)
    whole = names.title_text(lookup.documents[id], lookup)
    return next(titles, "") or ("" if tongues.has_chinese(whole) else whole)


def _forms(citation: Citation, title: str, lookup: Lookup) -> Iterator[str]:
    mention = citation.mention
    if mention.kind is MentionKind.PROVISION:
        label = lookup.locale.label(mention.steps[0]) if mention.steps else ""
        if " " in label and not tongues.has_chinese(label):  # Article 13; not a bare (I)
            yield re.escape(label)
        return
    if mention.kind is MentionKind.NUMBER:
        if number := _NUMBER.search(mention.quote):
            yield rf"(?:[A-Z][\w']* )*\[{number[1]}\] No\. {number[2]}"
        return
    full = _plain(title)
    if not full:
        return
    bare = re.sub(r"\s*\([^()]*\)$", "", full)
    yield from map(re.escape, (full, bare, bare.replace(_NATION, "")))
    work = lookup.works.get(citation.work or "")
    printed = in_brackets(citation.resolved_title or (work.title if work else ""))
    first = _FIRST_WORDS.match(bare)
    if first and mention.quote.strip("《》〈〉") != printed.strip("《》"):
        yield from map(re.escape, (first["words"], first["words"].rsplit(" ", 1)[-1]))


def _plain(words: str) -> str:
    return words.translate(_PLAIN)
