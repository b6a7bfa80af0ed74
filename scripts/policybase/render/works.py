"""The laws, rules and policies that the texts cite: a table of all, and a page for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from policybase.model import Address, Citation, Page, Span, Work, WorkStatus
from policybase.render import chinese, escape, link_words, words
from policybase.render.document import name
from policybase.render.lookup import Lookup

LONGEST_QUOTE = 160


def index(lookup: Lookup) -> Page:
    """``zh/works/index.md``: most cited first."""
    cited = [work for work in lookup.works.values() if work.id in lookup.cited_by]
    sections = [
        _front_matter("所引文件", "各级文件引用的法律、法规、规章和政策文件，效力如何，谁引用它们。"),
        _GENERATED,
        "# 所引文件 { #works }",
        f"收录的文件共引用{len(cited)}件法律、法规、规章和政策文件，引用多的在前。"
        "效力是人工查对的结果，写明何时据何查对；没有查对的，写“未核对”。引用以前，请向公布机关核实。",
    ]
    if cited:
        heads = "".join(f'<th scope="col">{column}</th>' for column in COLUMNS)
        rows = "\n".join(_row(work, lookup) for work in cited)
        head = f"<thead><tr>{heads}</tr></thead>"
        sections.append(f'<table class="works">\n{head}\n<tbody>\n{rows}\n</tbody>\n</table>')
    return Page("zh/works/index.md", "\n\n".join(sections) + "\n")


COLUMNS = ("题名", "发文字号", "制定机关", "日期", "今天的效力", "引用")
_GENERATED = "<!-- Generated from source_texts/ and knowledge/works.yml; run `kb.py build`. -->"


def page(work: Work, lookup: Lookup) -> Page:
    """``zh/works/<id>.md``: what is known of it, and every provision that cites it."""
    citations = lookup.cited_by.get(work.id, ())
    rows = "\n".join(f"<div><dt>{key}</dt><dd>{value}</dd></div>" for key, value in _facts(work, lookup))
    sections = [
        _front_matter(chinese.in_brackets(work.title), f"{link_words.work_status(work)}；{_times(work, lookup)}"),
        _GENERATED,
        f"# {escape.text(chinese.in_brackets(work.title))} {{ #work }}",
        banner(work),
        f'<dl class="record">\n{rows}\n</dl>',
        f"## 哪些条款引用它（{len(citations)}次） {{ #cited-by }}",
        *_citing(citations, lookup),
    ]
    return Page(f"zh/works/{work.id}.md", "\n\n".join(filter(None, sections)) + "\n")


def banner(work: Work) -> str:
    """A warning on the page of a work that is no longer what the texts cite; else empty."""
    if work.status not in link_words.NO_LONGER:
        return ""
    sign = f'<span aria-hidden="true">{link_words.WORK_STATUS_SIGN[work.status]}</span>'
    said = escape.text(link_words.work_status(work))
    now = f"今天应看：{_successor(work)}。" if work.successor else ""
    return (
        f'<div class="status-banner status-banner-{work.status}" role="note">\n'
        f"<p><strong>{sign} {said}</strong></p>\n<p>引用它的文件所说的，是当时的文本。{now}</p>\n</div>"
    )


def chip(work: Work) -> str:
    """The status as a sign and words; without its source it is not told."""
    sign = f'<span aria-hidden="true">{link_words.WORK_STATUS_SIGN[work.status]}</span>'
    return f'<span class="chip chip-{work.status}">{sign} {escape.text(link_words.work_status(work))}</span>'


def checked(work: Work) -> str:
    """2026年11月20日据国家法律法规数据库查对; or that nobody did. The address of the source is on the work's page."""
    if work.checked is None:
        return link_words.NOT_CHECKED
    source = re.sub(r"[，,、；;\s]*https?://\S+", "", work.checked.source.split("；")[0]).strip()
    return f"{chinese.day(work.checked.date)}据{escape.text(source)}查对"


def standing(work: Work) -> str:
    """The status as a chip, what stands in its place, and when and by what source one looked."""
    now = f"现行替代：{_successor(work)}。" if work.successor else ""
    # Of a status that nobody knows, the chip says already that it was not checked.
    when = "" if work.checked is None and work.status is WorkStatus.UNKNOWN else f"{checked(work)}。"
    about = f'<span class="about">{now}{when}</span>' if now or when else ""
    return chip(work) + about


def _front_matter(title: str, description: str) -> str:
    return (
        f"---\ntitle: {escape.quoted(title)}\ndescription: {escape.quoted(description)}\n"
        "hide: [navigation, toc]\n---"
    )


def _successor(work: Work) -> str:
    return escape.text(chinese.in_brackets(work.successor or ""))


def _times(work: Work, lookup: Lookup) -> str:
    citations = lookup.cited_by.get(work.id, ())
    documents = {citation.mention.at.document_id for citation in citations}
    return f"{len(documents)}件文件引用{len(citations)}次"


def _facts(work: Work, lookup: Lookup) -> Iterator[tuple[str, str]]:
    unknown = f'<span class="unknown">{words.UNKNOWN}</span>'
    if work.title_en:
        yield "英文名称", f'<span lang="en">{escape.text(work.title_en)}</span>'
    if work.aliases:
        yield "又称", "、".join(escape.text(alias) for alias in work.aliases)
    yield "发文字号", "、".join(map(escape.text, work.numbers)) or unknown
    yield "制定机关", escape.text(work.issuer or "") or unknown
    yield "日期", chinese.day(work.date) if work.date else unknown
    note = f"<br>{escape.text(work.status_note)}" if work.status_note else ""
    yield "今天的效力", chip(work) + note
    yield "查对", _source(work)
    if work.successor:
        yield "现行替代", _successor(work)
    document = lookup.documents.get(work.document or "")
    if document is not None:
        yield "本库收录", f'<a href="../policies/{document.id}.html">{escape.text(name(document))}</a>'
    else:
        yield "本库收录", "未收录全文"


def _source(work: Work) -> str:
    if work.checked is None:
        return link_words.NOT_CHECKED
    return f"{chinese.day(work.checked.date)}，据：{escape.text(work.checked.source)}"


def _row(work: Work, lookup: Lookup) -> str:
    unknown = f'<span class="unknown">{words.UNKNOWN}</span>'
    aliases = f'<span class="about">又称：{"、".join(map(escape.text, work.aliases))}</span>' if work.aliases else ""
    full = ""
    if work.document in lookup.documents:
        full = f'<span class="about"><a href="../policies/{work.document}.html">本库收录全文</a></span>'
    cells = (
        "、".join(map(escape.text, work.numbers)) or unknown,
        escape.text(work.issuer or "") or unknown,
        chinese.day(work.date) if work.date else unknown,
        standing(work),
        _times(work, lookup),
    )
    shown = "".join(f'<td data-label="{key}">{cell}</td>' for key, cell in zip(COLUMNS[1:], cells, strict=True))
    title = f'<a href="{work.id}.html">{escape.text(chinese.in_brackets(work.title))}</a>'
    return f'<tr><th scope="row">{title}{aliases}{full}</th>{shown}</tr>'


def _citing(citations: tuple[Citation, ...], lookup: Lookup) -> Iterator[str]:
    order = {id: number for number, id in enumerate(lookup.documents)}
    known = [citation for citation in citations if citation.mention.at.document_id in order]
    known.sort(key=lambda each: (order[each.mention.at.document_id], each.mention.span))
    for id, group in groupby(known, key=lambda each: each.mention.at.document_id):
        document = lookup.documents[id]
        yield f"### {escape.text(name(document))} {{ #in-{id} }}"
        items = "\n".join(_citing_item(citation, lookup) for citation in group)
        yield f'<ul class="citing">\n{items}\n</ul>'


def _citing_item(citation: Citation, lookup: Lookup) -> str:
    at = citation.mention.at
    place = lookup.place(at)
    fragment = f"#{at.anchor}" if place else ""
    where = f'<a href="../policies/{at.document_id}.html{fragment}">{place or "题名、文号等"}</a>'
    relation = f'<b class="relation">{link_words.CITATION[citation.relation]}</b>'
    return f"<li>{where} {relation}<blockquote>{quote(at, citation.mention.span, lookup)}</blockquote></li>"


# A sentence ends at one of these; the stop belongs to it.
_STOPS = re.compile(r"[。！？；\n]")


def quote(at: Address, span: Span, lookup: Lookup) -> str:
    """The sentence around ``span`` as HTML, shortened where it is very long."""
    document = lookup.documents[at.document_id]
    text = document.transcript.text
    provision = lookup.provisions.get(at)
    bounds = provision.span if provision else Span(0, len(text))
    start = max((found.end() for found in _STOPS.finditer(text, bounds.start, span.start)), default=bounds.start)
    ends = _STOPS.search(text, span.end, max(bounds.end, span.end))
    end = ends.end() if ends else max(bounds.end, span.end)
    before = after = ""
    if provision is None:  # in the head: its own line
        start, end = text.rfind("\n", 0, span.start) + 1, (text.find("\n", span.end) + 1 or len(text) + 1) - 1
    if span.start - start > LONGEST_QUOTE // 2:
        start, before = span.start - LONGEST_QUOTE // 2, "……"
    if end - span.end > LONGEST_QUOTE // 2:
        end, after = span.end + LONGEST_QUOTE // 2, "……"
    return f"{before}{lookup.quote(at, Span(start, end))}{after}"
