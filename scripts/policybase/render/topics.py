"""A subject: what it is, on which works it rests, and what each document says on it, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from policybase.model import Address, CitationRelation, DeadlineKind, Document, LinkRelation, Page, Topic
from policybase.render import deadline_words, escape, head, link_words, names, works
from policybase.render.duties import Duty, duties
from policybase.render.front_matter import WIDE, front_matter
from policybase.render.locales import ZH
from policybase.render.lookup import Lookup
from policybase.render.related import difference

# Beside each other on one screen; a subject that more documents rule on has several tables.
COLUMNS = 5
WORKS_SHOWN = 12
DIFFERENCES_SHOWN = 30
SILENT_SHOWN = 30


def page(topic: Topic, lookup: Lookup) -> Page:
    """``topics/<id>.md``."""
    title, definition = names.topic_text(topic, lookup), names.definition_text(topic, lookup)
    other = other_name(topic, lookup)
    front = front_matter(title, definition or title, WIDE)
    sections = (
        front,
        "<!-- Generated from source_texts/ and knowledge/topics.yml; run `kb.py build`. -->",
        f"# {escape.text(title)} {{ #topic }}",
        other,
        f'<p class="definition">{names.definition(topic, lookup)}</p>' if definition else "",
        _neighbours(topic, lookup),
        *_basis(topic, lookup),
        *_comparison(topic, lookup),
        *_differences(topic, lookup),
    )
    return Page(f"{lookup.locale.code}/topics/{topic.id}.md", "\n\n".join(filter(None, sections)) + "\n")


def other_name(topic: Topic, lookup: Lookup) -> str:
    """What the subject is called in the other language."""
    if lookup.locale.code == ZH:
        return f'<p class="english" lang="en">{escape.text(topic.en)}</p>'
    return f'<p class="english" lang="zh-Hans">{escape.text(topic.zh)}</p>'


def _neighbours(topic: Topic, lookup: Lookup) -> str:
    """Other names, the wider subject and the narrower ones."""
    narrower = [each for each in lookup.topics.values() if each.broader == topic.id]
    wider = lookup.topics.get(topic.broader or "")
    t, locale = lookup.locale.t, lookup.locale
    rows = [
        (t("又称"), lookup.chinese("、".join(map(escape.text, topic.alt))) if topic.alt else ""),
        (t("上位主题"), _link(wider, lookup) if wider else ""),
        (t("下位主题"), locale.listed(_link(each, lookup) for each in narrower)),
    ]
    shown = "".join(f"<div><dt>{key}</dt><dd>{value}</dd></div>" for key, value in rows if value)
    return f'<dl class="neighbours">{shown}</dl>' if shown else ""


def _link(topic: Topic, lookup: Lookup) -> str:
    return f'<a href="{topic.id}.html">{names.topic(topic, lookup)}</a>'


def _basis(topic: Topic, lookup: Lookup) -> Iterator[str]:
    yield f"## {lookup.locale.t('依据')} {{ #basis }}"
    counts = _works_of(topic, lookup)
    if not counts:
        yield lookup.locale.t("就本主题作出规定的条文没有写明依据。")
        return
    items = "\n".join(
        f'<li><a href="../works/{id}.html">{names.work(lookup.works[id], lookup)}</a> '
        f"{works.standing(lookup.works[id], lookup)}</li>"
        for id, _ in counts.most_common(WORKS_SHOWN)
    )
    yield f'<ul class="basis">\n{items}\n</ul>'


def _works_of(topic: Topic, lookup: Lookup) -> Counter[str]:
    """Works cited in the sentences on this subject, or as a basis anywhere in their provisions."""
    spans = {(subject.at, subject.span) for subject in lookup.of_topic.get(topic.id, ())}
    by_place: dict[object, list[tuple[int, int]]] = {}
    for at, span in spans:
        by_place.setdefault(at, []).append((span.start, span.end))
    counts: Counter[str] = Counter()
    # In a fixed order: works cited equally often keep the place they are met in, on every run.
    for document in sorted({at.document_id for at, _ in spans}):
        for citation in lookup.citations.get(document, ()):
            if citation.work not in lookup.works or citation.relation is CitationRelation.SELF:
                continue
            sentences = by_place.get(citation.mention.at, [])
            start = citation.mention.span.start
            resting = citation.relation in (CitationRelation.BASIS, CitationRelation.IMPLEMENTS)
            if any(begin <= start < end for begin, end in sentences) or (sentences and resting):
                counts[citation.work or ""] += 1
    return counts


def _comparison(topic: Topic, lookup: Lookup) -> Iterator[str]:
    rows = duties(topic, lookup)
    speaking = [
        document for document in lookup.documents.values() if any(document.id in cells for cells in rows.values())
    ]
    t, n = lookup.locale.t, lookup.locale.n
    yield f"## {t('各文件怎么规定')} {{ #table }}"
    if not speaking:
        yield t("本库收录的文件没有就本主题作出规定。")
        return
    yield t(
        "按全国、省、市、县的层级和年份排列。一行是一件事；“本文未载”是说这件文件没有写，不等于没有这项要求。"
    )
    for first in range(0, len(speaking), COLUMNS):
        group = speaking[first : first + COLUMNS]
        yield _table(topic, rows, group, lookup)
    silent = [document for document in lookup.documents.values() if document not in speaking]
    if silent:
        shown = lookup.locale.listed(
            f'<a href="../policies/{document.id}.html">{names.short(document, lookup)}</a>'
            for document in silent[:SILENT_SHOWN]
        )
        if len(silent) > SILENT_SHOWN:
            said = n("本文未载这一主题的文件：{shown}等{count}件。", len(silent), shown=shown)
        else:
            said = t("本文未载这一主题的文件：{shown}。", shown=shown)
        yield f'<p class="silent">{said}</p>'


def _table(
    topic: Topic, rows: dict[str, dict[str, list[Duty]]], group: list[Document], lookup: Lookup
) -> str:
    heads = "".join(_head(document, lookup) for document in group)
    quoted: Quoted = {}
    lines = [
        f'<tr><th scope="row">{lookup.locale.t(row)}</th>'
        f"{''.join(_cell(cells.get(each.id, []), each, lookup, row=row, quoted=quoted) for each in group)}</tr>"
        for row, cells in rows.items()
        if any(document.id in cells for document in group)
    ]
    t = lookup.locale.t
    named = t("{topic}：各文件的规定", topic=names.topic_text(topic, lookup))
    label = f'role="region" aria-label="{escape.attribute(named)}"'
    body = "\n".join(lines)
    return (
        f'<div class="scroll" tabindex="0" {label}>\n<table class="comparison columns-{len(group)}">\n'
        f'<thead><tr><th scope="col">{t("事项")}</th>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>'
    )


def _head(document: Document, lookup: Lookup) -> str:
    link = f'<a href="../policies/{document.id}.html">{names.short(document, lookup)}</a>'
    about = f'<span class="about">{names.title(document, lookup)}</span>'
    return f'<th scope="col" id="in-{document.id}">{link}{about}{head.chip(document.record, lookup)}</th>'


# English sentences that a table has quoted already → the row in which they stand.
Quoted = dict[tuple[Address, str], str]


def _cell(found: list[Duty], document: Document, lookup: Lookup, *, row: str, quoted: Quoted) -> str:
    label = f'data-label="{escape.attribute(names.short_text(document, lookup))}"'
    if not found:
        return f'<td {label}><span class="silent">{lookup.locale.t(link_words.SILENT)}</span></td>'
    by_place = groupby(found, key=lambda duty: duty.at)
    said = "".join(_words(at, list(group), lookup, row=row, quoted=quoted) for at, group in by_place)
    return f"<td {label}>{said}</td>"


def _words(at: Address, found: list[Duty], lookup: Lookup, *, row: str, quoted: Quoted) -> str:
    """What one provision says on one thing; …… where words between or around are left out.

    In English its whole sentences, once a table: where a clause of the Chinese stands in them, nobody can tell.
    """
    where = f'<a href="../policies/{at.document_id}.html#{at.anchor}">{lookup.place(at)}</a>'
    if lookup.locale.code != ZH:
        quotes = tuple(dict.fromkeys(lookup.quote(at, duty.sentence) for duty in found))
        rows = dict.fromkeys(quoted.setdefault((at, quote), row) for quote in quotes)
        if row not in rows:
            named = lookup.locale.listed(lookup.locale.t(each) for each in rows)
            return f"<p>{lookup.locale.t('见上“{rows}”一行', rows=named)} {where}{_facts(found, lookup)}</p>"
        return f"<p>{' '.join(quotes)} {where}{_facts(found, lookup)}</p>"
    said, end = "", None
    for duty in found:
        cut = duty.span.start > duty.sentence.start if end is None else duty.span.start > end
        said += "……" * cut + lookup.quote(at, duty.span)
        end = duty.span.end
    after = "……" if found[-1].span.end < found[-1].sentence.end else ""
    return f"<p>{said}{after} {where}{_facts(found, lookup)}</p>"


def _facts(found: list[Duty], lookup: Lookup) -> str:
    """Who, to whom, by when: as far as the words say."""
    t = lookup.locale.t
    lines = []
    for limit in (limit for duty in found for limit in duty.deadlines):
        value = t("数量") if limit.kind is DeadlineKind.QUOTA else t("时限")
        facts = (
            (t("谁"), names.party(limit.actor, lookup)),
            (t("向谁"), names.party(limit.recipient, lookup)),
            (value, deadline_words.value(limit, lookup)),
        )
        lines.append(lookup.locale.clauses(t("{key}：{value}", key=key, value=said) for key, said in facts if said))
    return "".join(f'<span class="facts">{line}</span>' for line in dict.fromkeys(lines))


def _differences(topic: Topic, lookup: Lookup) -> Iterator[str]:
    """What the links of this subject say of pairs of provisions, the strongest first, each pair once."""
    t = lookup.locale.t
    places = {subject.at for subject in lookup.of_topic.get(topic.id, ())}
    links = [
        link
        for at in places
        for link in lookup.links.get(at, ())
        if link.target in places
        and (link.topic in (None, topic.id))
        and (link.differs or link.relation is LinkRelation.SAME_WORDING)
    ]
    links.sort(key=lambda link: (-link.score, link.source, link.target))
    seen: set[frozenset[object]] = set()
    items: list[str] = []
    for link in links:
        pair = frozenset((link.source, link.target))
        if pair in seen:
            continue
        seen.add(pair)
        first, second = (
            f'<a href="../policies/{at.document_id}.html#{at.anchor}">'
            f"{t('{document}{place}', document=names.short(lookup.documents[at.document_id], lookup), place=lookup.place(at))}</a>"
            for at in (link.source, link.target)
        )
        said = [difference(each, lookup) for each in link.differs]
        if link.relation is LinkRelation.SAME_WORDING:
            said.insert(0, f"<b>{t('相同')}</b> {t(link_words.RELATION_MEANING[link.relation])}")
        found = t("{first} 与 {second}：{said}", first=first, second=second, said=lookup.locale.clauses(said))
        items.append(f"<li>{found}</li>")
    if items:
        yield f"## {t('异同')} {{ #differences }}"
        yield '<ul class="differences">\n' + "\n".join(items[:DIFFERENCES_SHOWN]) + "\n</ul>"
