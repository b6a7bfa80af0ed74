"""A subject: what it is, on which works it rests, and what each document says on it, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from policybase.model import Address, CitationRelation, DeadlineKind, Document, LinkRelation, Page, Topic
from policybase.render import chinese, deadline_words, escape, head, link_words, works
from policybase.render.document import name
from policybase.render.duties import Duty, duties
from policybase.render.lookup import Lookup
from policybase.render.related import difference
from policybase.render.subject_tree import short

# Beside each other on one screen; a subject that more documents rule on has several tables.
COLUMNS = 5
WORKS_SHOWN = 12
DIFFERENCES_SHOWN = 30
SILENT_SHOWN = 30


def page(topic: Topic, lookup: Lookup) -> Page:
    """``zh/topics/<id>.md``."""
    title = escape.text(topic.zh)
    front = (
        "---",
        f"title: {escape.quoted(topic.zh)}",
        f"description: {escape.quoted(topic.definition_zh or topic.zh)}",
        "hide: [navigation, toc]",
        "---",
    )
    sections = (
        "\n".join(front),
        "<!-- Generated from source_texts/ and knowledge/topics.yml; run `kb.py build`. -->",
        f"# {title} {{ #topic }}",
        f'<p class="english" lang="en">{escape.text(topic.en)}</p>',
        f'<p class="definition">{escape.text(topic.definition_zh)}</p>' if topic.definition_zh else "",
        _neighbours(topic, lookup),
        *_basis(topic, lookup),
        *_comparison(topic, lookup),
        *_differences(topic, lookup),
    )
    return Page(f"zh/topics/{topic.id}.md", "\n\n".join(filter(None, sections)) + "\n")


def _neighbours(topic: Topic, lookup: Lookup) -> str:
    """Other names, the wider subject and the narrower ones."""
    narrower = [each for each in lookup.topics.values() if each.broader == topic.id]
    wider = lookup.topics.get(topic.broader or "")
    rows = [
        ("又称", "、".join(map(escape.text, topic.alt))),
        ("上位主题", _link(wider) if wider else ""),
        ("下位主题", "、".join(map(_link, narrower))),
    ]
    shown = "".join(f"<div><dt>{key}</dt><dd>{value}</dd></div>" for key, value in rows if value)
    return f'<dl class="neighbours">{shown}</dl>' if shown else ""


def _link(topic: Topic) -> str:
    return f'<a href="{topic.id}.html">{escape.text(topic.zh)}</a>'


def _basis(topic: Topic, lookup: Lookup) -> Iterator[str]:
    yield "## 依据 { #basis }"
    counts = _works_of(topic, lookup)
    if not counts:
        yield "就本主题作出规定的条文没有写明依据。"
        return
    items = "\n".join(
        f'<li><a href="../works/{id}.html">{escape.text(chinese.in_brackets(lookup.works[id].title))}</a> '
        f"{works.standing(lookup.works[id])}</li>"
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
    yield "## 各文件怎么规定 { #table }"
    if not speaking:
        yield "本库收录的文件没有就本主题作出规定。"
        return
    yield (
        f"按全国、省、市、县的层级和年份排列。一行是一件事；“{link_words.SILENT}”是说这件文件没有写，"
        "不等于没有这项要求。"
    )
    for first in range(0, len(speaking), COLUMNS):
        group = speaking[first : first + COLUMNS]
        yield _table(topic, rows, group, lookup)
    silent = [document for document in lookup.documents.values() if document not in speaking]
    if silent:
        shown = "、".join(
            f'<a href="../policies/{document.id}.html">{escape.text(short(document))}</a>'
            for document in silent[:SILENT_SHOWN]
        )
        more = f"等{len(silent)}件" if len(silent) > SILENT_SHOWN else ""
        yield f'<p class="silent">{link_words.SILENT}这一主题的文件：{shown}{more}。</p>'


def _table(
    topic: Topic, rows: dict[str, dict[str, list[Duty]]], group: list[Document], lookup: Lookup
) -> str:
    heads = "".join(_head(document, lookup) for document in group)
    lines = [
        f'<tr><th scope="row">{row}</th>{"".join(_cell(cells.get(each.id, []), each, lookup) for each in group)}</tr>'
        for row, cells in rows.items()
        if any(document.id in cells for document in group)
    ]
    label = f'role="region" aria-label="{escape.attribute(topic.zh)}：各文件的规定"'
    body = "\n".join(lines)
    return (
        f'<div class="scroll" tabindex="0" {label}>\n<table class="comparison columns-{len(group)}">\n'
        f'<thead><tr><th scope="col">事项</th>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>'
    )


def _head(document: Document, lookup: Lookup) -> str:
    link = f'<a href="../policies/{document.id}.html">{escape.text(short(document))}</a>'
    about = f'<span class="about">{escape.text(name(document))}</span>'
    return f'<th scope="col" id="in-{document.id}">{link}{about}{head.chip(document.record, lookup)}</th>'


def _cell(found: list[Duty], document: Document, lookup: Lookup) -> str:
    label = f'data-label="{escape.attribute(short(document))}"'
    if not found:
        return f'<td {label}><span class="silent">{link_words.SILENT}</span></td>'
    said = "".join(_words(at, list(group), lookup) for at, group in groupby(found, key=lambda duty: duty.at))
    return f"<td {label}>{said}</td>"


def _words(at: Address, found: list[Duty], lookup: Lookup) -> str:
    """What one provision says on one thing; …… where words between or around are left out."""
    said, end = "", None
    for duty in found:
        cut = duty.span.start > duty.sentence.start if end is None else duty.span.start > end
        said += "……" * cut + lookup.quote(at, duty.span)
        end = duty.span.end
    after = "……" if found[-1].span.end < found[-1].sentence.end else ""
    where = f'<a href="../policies/{at.document_id}.html#{at.anchor}">{lookup.place(at)}</a>'
    return f"<p>{said}{after} {where}{_facts(found)}</p>"


def _facts(found: list[Duty]) -> str:
    """Who, to whom, by when: as far as the words say."""
    lines = []
    for limit in (limit for duty in found for limit in duty.deadlines):
        value = "数量" if limit.kind is DeadlineKind.QUOTA else "时限"
        facts = (("谁", limit.actor), ("向谁", limit.recipient), (value, deadline_words.value(limit)))
        lines.append("；".join(f"{key}：{escape.text(value)}" for key, value in facts if value))
    return "".join(f'<span class="facts">{line}</span>' for line in dict.fromkeys(lines))


def _differences(topic: Topic, lookup: Lookup) -> Iterator[str]:
    """What the links of this subject say of pairs of provisions, the strongest first, each pair once."""
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
        sides = " 与 ".join(
            f'<a href="../policies/{at.document_id}.html#{at.anchor}">'
            f"{escape.text(short(lookup.documents[at.document_id]))}{lookup.place(at)}</a>"
            for at in (link.source, link.target)
        )
        said = [difference(each) for each in link.differs]
        if link.relation is LinkRelation.SAME_WORDING:
            said.insert(0, f"<b>相同</b> {link_words.RELATION_MEANING[link.relation]}")
        items.append(f"<li>{sides}：{'；'.join(said)}</li>")
    if items:
        yield "## 异同 { #differences }"
        yield '<ul class="differences">\n' + "\n".join(items[:DIFFERENCES_SHOWN]) + "\n</ul>"
