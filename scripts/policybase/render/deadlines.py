"""All time limits and duties in one table. A few lines of script sort and filter it; without them it is whole."""

from __future__ import annotations

from policybase.messages import N_
from policybase.model import Deadline, Document, Page
from policybase.render import deadline_words, escape, filters, head, link_words, names, words
from policybase.render.front_matter import WIDE, front_matter
from policybase.render.lookup import Lookup

COLUMNS = (
    *(N_("文件与条款"), N_("条文"), N_("类别"), N_("时限")),
    *(N_("谁"), N_("做什么"), N_("向谁"), N_("状态")),
)
ENDED, RUNNING = "ended", "running"


def page(lookup: Lookup) -> Page:
    """``time-limits.md``."""
    t, n = lookup.locale.t, lookup.locale.n
    limits = [
        (limit, document)
        for document in lookup.documents.values()
        for limit in sorted(lookup.deadlines.get(document.id, ()), key=lambda each: each.span)
    ]
    front = front_matter(t("时限与任务"), t("各级文件中的时限、截止日期、定期任务和数量要求。"), WIDE, "script: filters.js limits.js")
    ended = sum(1 for limit, document in limits if _ended(limit, document, lookup))
    sections = (
        front,
        "<!-- Generated from source_texts/; run `kb.py build`. -->",
        f"# {t('时限与任务')} {{ #time-limits }}",
        n(
            "共{count}项，其中{ended}项已经结束（文件已失效、规划期已满或者日期已过），"
            "{running}项没有载明已经结束。已经结束的只供查考，不是今天的义务。",
            len(limits),
            ended=ended,
            running=len(limits) - ended,
        ),
        f'<p class="downloads">{t("下载：")}<a href="../data/deadlines.csv" download>{t("表格（CSV）")}</a> · '
        f'<a href="../data/deadlines.ics" download>{t("日历（ICS，不含已经结束的）")}</a> · '
        f'<a href="../data/deadlines-all.ics" download>{t("日历（ICS，全部，标题写明状态）")}</a></p>',
        _filters(limits, lookup) if limits else "",
        _table(limits, lookup) if limits else "",
    )
    return Page(f"{lookup.locale.code}/time-limits.md", "\n\n".join(filter(None, sections)) + "\n")


def _ended(limit: Deadline, document: Document, lookup: Lookup) -> str:
    return deadline_words.ended(limit, document, lookup)


def _filters(limits: list[tuple[Deadline, Document]], lookup: Lookup) -> str:
    t, n = lookup.locale.t, lookup.locale.n
    documents = {document.id: names.title_text(document, lookup) for _, document in limits}
    kinds = {str(limit.kind): t(link_words.DEADLINE[limit.kind]) for limit, _ in limits}
    years = sorted({deadline_words.year(limit, document) for limit, document in limits} - {""}, reverse=True)
    ended = sum(1 for limit, document in limits if _ended(limit, document, lookup))
    states = {
        RUNNING: n("未载明已结束（{count}）", len(limits) - ended),
        ENDED: n("已经结束（{count}）", ended),
        "": n("全部（{count}）", len(limits)),
    }
    if ended == len(limits):  # a page that opens on nothing helps nobody
        states = dict(reversed(states.items()))
    everything = ("", t("全部"))
    controls = (
        filters.select(t("状态"), "state", states.items(), lookup=lookup),
        filters.select(t("文件"), "document", [everything, *documents.items()], lookup=lookup),
        filters.select(t("类别"), "kind", [everything, *kinds.items()], lookup=lookup),
        filters.select(t("年份"), "year", [everything, *((year, t("{year}年", year=year)) for year in years)], lookup=lookup),
    )
    return filters.form(
        controls, id="limit", rows="#limits tbody tr", everything=t("显示全部，包括已经结束的"), lookup=lookup
    )


def _table(limits: list[tuple[Deadline, Document]], lookup: Lookup) -> str:
    heads = "".join(f'<th scope="col">{lookup.locale.t(column)}</th>' for column in COLUMNS)
    rows = "\n".join(_row(limit, document, lookup) for limit, document in limits)
    return (
        f'<table class="limits" id="limits">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>'
    )


def _row(limit: Deadline, document: Document, lookup: Lookup) -> str:
    t = lookup.locale.t
    over = _ended(limit, document, lookup)
    where = f'<a href="policies/{document.id}.html#{limit.at.anchor}">{lookup.place(limit.at) or t("文首")}</a>'
    about = f'<span class="about">{names.title(document, lookup)}</span>'
    state = t("<b>已结束</b>：{why}", why=over) if over else head.chip(document.record, lookup)
    does = "".join(part for part in (limit.action, limit.object) if part)
    trigger = names.party(limit.trigger, lookup)
    since = f'<span class="about">{t("自：{event}", event=trigger)}</span>' if trigger else ""
    cells = (
        _quote(limit, lookup),
        t(link_words.DEADLINE[limit.kind]),
        deadline_words.value(limit, lookup) + since,
        names.party(limit.actor, lookup) or t(words.UNKNOWN),
        names.party(does, lookup) or t(words.UNKNOWN),
        names.party(limit.recipient, lookup) or "—",
        state,
    )
    data = {
        "document": document.id,
        "kind": str(limit.kind),
        "year": deadline_words.year(limit, document),
        "state": ENDED if over else RUNNING,
        "due": _sortable(limit),
    }
    attributes = " ".join(f'data-{key}="{value}"' for key, value in data.items())
    shown = "".join(
        f'<td data-label="{t(column)}">{cell}</td>' for column, cell in zip(COLUMNS[1:], cells, strict=True)
    )
    return f'<tr {attributes}><th scope="row">{where}{about}</th>{shown}</tr>'


def _quote(limit: Deadline, lookup: Lookup) -> str:
    rule = limit.inherited_from
    if rule is None:
        return lookup.quote(limit.at, limit.span)
    link = f'<a href="policies/{rule.document_id}.html#{rule.anchor}">{lookup.place(rule)}</a>'
    about = f'<span class="about">{lookup.locale.t("从总的规定：{place}", place=link)}</span>'
    return lookup.chinese(escape.text(limit.quote)) + about


def _sortable(limit: Deadline) -> str:
    if limit.date:
        return limit.date.isoformat()
    return limit.period[0].strip(".") if limit.period else ""
