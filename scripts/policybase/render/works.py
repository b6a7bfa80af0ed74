"""The laws, rules and policies that the texts cite: a table of all, and a page for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from policybase.messages import N_
from policybase.model import Address, Citation, Page, Span, Work, WorkStatus
from policybase.render import chinese, escape, link_words, names, words
from policybase.render.front_matter import WIDE, front_matter
from policybase.render.locales import ZH
from policybase.render.lookup import Lookup

LONGEST_QUOTE = 160


def index(lookup: Lookup) -> Page:
    """``works/index.md``: most cited first."""
    t, n = lookup.locale.t, lookup.locale.n
    cited = [work for work in lookup.works.values() if work.id in lookup.cited_by]
    sections = [
        front_matter(t("所引文件"), t("各级文件引用的法律、法规、规章和政策文件，效力如何，谁引用它们。"), WIDE),
        _GENERATED,
        f"# {t('所引文件')} {{ #works }}",
        n(
            "收录的文件共引用{count}件法律、法规、规章和政策文件，引用多的在前。"
            "效力是人工查对的结果，写明何时据何查对；没有查对的，写“未核对”。引用以前，请向公布机关核实。",
            len(cited),
        ),
    ]
    if cited:
        heads = "".join(f'<th scope="col">{t(column)}</th>' for column in COLUMNS)
        rows = "\n".join(_row(work, lookup) for work in cited)
        head = f"<thead><tr>{heads}</tr></thead>"
        sections.append(f'<table class="works">\n{head}\n<tbody>\n{rows}\n</tbody>\n</table>')
    return Page(f"{lookup.locale.code}/works/index.md", "\n\n".join(sections) + "\n")


COLUMNS = (N_("题名"), N_("发文字号"), N_("制定机关"), N_("日期"), N_("今天的效力"), N_("引用"))
_GENERATED = "<!-- Generated from source_texts/ and knowledge/works.yml; run `kb.py build`. -->"


def page(work: Work, lookup: Lookup) -> Page:
    """``works/<id>.md``: what is known of it, and every provision that cites it."""
    citations = lookup.cited_by.get(work.id, ())
    rows = "\n".join(f"<div><dt>{key}</dt><dd>{value}</dd></div>" for key, value in _facts(work, lookup))
    sections = [
        front_matter(
            names.work_text(work, lookup),
            lookup.locale.clauses((link_words.work_status(work, lookup.locale), _times(work, lookup))),
            WIDE,
        ),
        _GENERATED,
        f"# {names.work(work, lookup)} {{ #work }}",
        banner(work, lookup),
        f'<dl class="record">\n{rows}\n</dl>',
        f"## {lookup.locale.n('哪些条款引用它（{count}次）', len(citations))} {{ #cited-by }}",
        *_citing(citations, lookup),
    ]
    return Page(f"{lookup.locale.code}/works/{work.id}.md", "\n\n".join(filter(None, sections)) + "\n")


def banner(work: Work, lookup: Lookup) -> str:
    """A warning on the page of a work that is no longer what the texts cite; else empty."""
    if work.status not in link_words.NO_LONGER:
        return ""
    t = lookup.locale.t
    sign = f'<span aria-hidden="true">{link_words.WORK_STATUS_SIGN[work.status]}</span>'
    said = escape.text(link_words.work_status(work, lookup.locale))
    now = t("今天应看：{work}。", work=_successor(work, lookup)) if work.successor else ""
    then = t("引用它的文件所说的，是当时的文本。")
    return (
        f'<div class="status-banner status-banner-{work.status}" role="note">\n'
        f"<p><strong>{sign} {said}</strong></p>\n<p>{lookup.locale.sentences((then, now))}</p>\n</div>"
    )


def chip(work: Work, lookup: Lookup) -> str:
    """The status as a sign and words; without its source it is not told."""
    sign = f'<span aria-hidden="true">{link_words.WORK_STATUS_SIGN[work.status]}</span>'
    return f'<span class="chip chip-{work.status}">{sign} {escape.text(link_words.work_status(work, lookup.locale))}</span>'


def checked(work: Work, lookup: Lookup) -> str:
    """2026年11月20日据国家法律法规数据库查对; or that nobody did. The address of the source is on the work's page."""
    if work.checked is None:
        return lookup.locale.t(link_words.NOT_CHECKED)
    source = re.sub(r"[，,、；;\s]*https?://\S+", "", work.checked.source.split("；")[0]).strip()
    shown = lookup.chinese(escape.text(source))
    return lookup.locale.t("{day}据{source}查对", day=lookup.locale.day(work.checked.date), source=shown)


def standing(work: Work, lookup: Lookup) -> str:
    """The status as a chip, what stands in its place, and when and by what source one looked."""
    t = lookup.locale.t
    now = t("现行替代：{work}。", work=_successor(work, lookup)) if work.successor else ""
    # Of a status that nobody knows, the chip says already that it was not checked.
    unknown = work.checked is None and work.status is WorkStatus.UNKNOWN
    when = "" if unknown else t("{checked}。", checked=checked(work, lookup))
    about = f'<span class="about">{lookup.locale.sentences((now, when))}</span>' if now or when else ""
    return chip(work, lookup) + about


def _successor(work: Work, lookup: Lookup) -> str:
    """Its title in Chinese, which is what one looks for; in English where a work of ours has that title."""
    known = next((each for each in lookup.works.values() if each.title == work.successor), None)
    if known is not None:
        return names.work(known, lookup)
    return lookup.chinese(escape.text(chinese.in_brackets(work.successor or "")))


def _times(work: Work, lookup: Lookup) -> str:
    citations = lookup.cited_by.get(work.id, ())
    documents = len({citation.mention.at.document_id for citation in citations})
    n = lookup.locale.n
    return lookup.locale.t(
        "{documents}引用{times}", documents=n("{count}件文件", documents), times=n("{count}次", len(citations))
    )


def _unknown(lookup: Lookup) -> str:
    return f'<span class="unknown">{lookup.locale.t(words.UNKNOWN)}</span>'


def _listed(chinese: Iterable[str], lookup: Lookup) -> str:
    shown = "、".join(map(escape.text, chinese))
    return lookup.chinese(shown) if shown else ""


def _facts(work: Work, lookup: Lookup) -> Iterator[tuple[str, str]]:
    t, unknown = lookup.locale.t, _unknown(lookup)
    if work.title_en and lookup.locale.code == ZH:
        yield t("英文名称"), f'<span lang="en">{escape.text(work.title_en)}</span>'
    elif lookup.locale.code != ZH:
        yield t("中文题名"), lookup.chinese(escape.text(chinese.in_brackets(work.title)))
    if work.aliases:
        yield t("又称"), _listed(work.aliases, lookup)
    yield t("发文字号"), _listed(work.numbers, lookup) or unknown
    yield t("制定机关"), names.party(work.issuer, lookup) or unknown
    yield t("日期"), lookup.locale.day(work.date) if work.date else unknown
    note = names.either(work.status_note, work.status_note_en, lookup)
    yield t("今天的效力"), chip(work, lookup) + (f"<br>{note}" if note else "")
    yield t("查对"), _source(work, lookup)
    if work.successor:
        yield t("现行替代"), _successor(work, lookup)
    document = lookup.documents.get(work.document or "")
    if document is not None:
        yield t("本库收录"), f'<a href="../policies/{document.id}.html">{names.title(document, lookup)}</a>'
    else:
        yield t("本库收录"), t("未收录全文")


def _source(work: Work, lookup: Lookup) -> str:
    if work.checked is None:
        return lookup.locale.t(link_words.NOT_CHECKED)
    source = lookup.chinese(escape.text(work.checked.source))
    return lookup.locale.t("{day}，据：{source}", day=lookup.locale.day(work.checked.date), source=source)


def _row(work: Work, lookup: Lookup) -> str:
    t, unknown = lookup.locale.t, _unknown(lookup)
    about = t("又称：{names}", names=_listed(work.aliases, lookup)) if work.aliases else ""
    if lookup.locale.code != ZH and work.title_en:
        about = lookup.chinese(escape.text(chinese.in_brackets(work.title)))
    aliases = f'<span class="about">{about}</span>' if about else ""
    full = ""
    if work.document in lookup.documents:
        full = f'<span class="about"><a href="../policies/{work.document}.html">{t("本库收录全文")}</a></span>'
    cells = (
        _listed(work.numbers, lookup) or unknown,
        names.party(work.issuer, lookup) or unknown,
        lookup.locale.day(work.date) if work.date else unknown,
        standing(work, lookup),
        _times(work, lookup),
    )
    shown = "".join(f'<td data-label="{t(key)}">{cell}</td>' for key, cell in zip(COLUMNS[1:], cells, strict=True))
    title = f'<a href="{work.id}.html">{names.work(work, lookup)}</a>'
    return f'<tr><th scope="row">{title}{aliases}{full}</th>{shown}</tr>'


def _citing(citations: tuple[Citation, ...], lookup: Lookup) -> Iterator[str]:
    order = {id: number for number, id in enumerate(lookup.documents)}
    known = [citation for citation in citations if citation.mention.at.document_id in order]
    known.sort(key=lambda each: (order[each.mention.at.document_id], each.mention.span))
    for id, group in groupby(known, key=lambda each: each.mention.at.document_id):
        document = lookup.documents[id]
        yield f"### {names.title(document, lookup)} {{ #in-{id} }}"
        items = "\n".join(_citing_item(citation, lookup) for citation in group)
        yield f'<ul class="citing">\n{items}\n</ul>'


def _citing_item(citation: Citation, lookup: Lookup) -> str:
    at = citation.mention.at
    place = lookup.place(at)
    fragment = f"#{at.anchor}" if place else ""
    where = f'<a href="../policies/{at.document_id}.html{fragment}">{place or lookup.locale.t("题名、文号等")}</a>'
    relation = f'<b class="relation">{lookup.locale.t(link_words.CITATION[citation.relation])}</b>'
    return f"<li>{where} {relation}<blockquote>{quote(at, citation.mention.span, lookup)}</blockquote></li>"


# A sentence ends at one of these; the stop belongs to it.
_STOPS = re.compile(r"[。！？；\n]")


def quote(at: Address, span: Span, lookup: Lookup) -> str:
    """The sentence around ``span`` as HTML, shortened where it is very long."""
    if lookup.locale.code != ZH:
        return lookup.quote(at, span)
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
