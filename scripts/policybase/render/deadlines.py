"""All time limits and duties in one table. A few lines of script sort and filter it; without them it is whole."""

from __future__ import annotations

from collections.abc import Iterable

from policybase.model import Deadline, Document, Page
from policybase.render import deadline_words, escape, head, link_words, words
from policybase.render.document import name
from policybase.render.lookup import Lookup

COLUMNS = ("文件与条款", "原文", "类别", "时限", "谁", "做什么", "向谁", "状态")
ENDED, RUNNING = "ended", "running"


def page(lookup: Lookup) -> Page:
    """``zh/time-limits.md``."""
    limits = [
        (limit, document)
        for document in lookup.documents.values()
        for limit in sorted(lookup.deadlines.get(document.id, ()), key=lambda each: each.span)
    ]
    front = (
        "---",
        f"title: {escape.quoted('时限与任务')}",
        f"description: {escape.quoted('各级文件中的时限、截止日期、定期任务和数量要求。')}",
        "hide: [navigation, toc]",
        "script: limits.js",
        "---",
    )
    ended = sum(1 for limit, document in limits if _ended(limit, document, lookup))
    sections = (
        "\n".join(front),
        "<!-- Generated from source_texts/; run `kb.py build`. -->",
        "# 时限与任务 { #time-limits }",
        f"共{len(limits)}项，其中{ended}项已经结束（文件已失效、规划期已满或者日期已过），"
        f"{len(limits) - ended}项没有载明已经结束。已经结束的只供查考，不是今天的义务。",
        '<p class="downloads">下载：<a href="../data/deadlines.csv" download>表格（CSV）</a> · '
        '<a href="../data/deadlines.ics" download>日历（ICS，不含已经结束的）</a> · '
        '<a href="../data/deadlines-all.ics" download>日历（ICS，全部，标题写明状态）</a></p>',
        _filters(limits, lookup) if limits else "",
        _table(limits, lookup) if limits else "",
    )
    return Page("zh/time-limits.md", "\n\n".join(filter(None, sections)) + "\n")


def _ended(limit: Deadline, document: Document, lookup: Lookup) -> str:
    return deadline_words.ended(limit, document, today=lookup.today)


def _filters(limits: list[tuple[Deadline, Document]], lookup: Lookup) -> str:
    """Hidden until a script can answer; the choices stand here, so that the script knows no words."""
    documents = {document.id: name(document) for _, document in limits}
    kinds = {str(limit.kind): link_words.DEADLINE[limit.kind] for limit, _ in limits}
    years = sorted({deadline_words.year(limit, document) for limit, document in limits} - {""}, reverse=True)
    ended = sum(1 for limit, document in limits if _ended(limit, document, lookup))
    states = {
        RUNNING: f"未载明已结束（{len(limits) - ended}）",
        ENDED: f"已经结束（{ended}）",
        "": f"全部（{len(limits)}）",
    }
    return "\n".join(
        (
            '<form class="filters" id="limit-filters" hidden aria-label="筛选">',
            _select("状态", "state", states.items()),
            _select("文件", "document", [("", "全部"), *documents.items()]),
            _select("类别", "kind", [("", "全部"), *kinds.items()]),
            _select("年份", "year", [("", "全部"), *((year, f"{year}年") for year in years)]),
            '<p class="found" role="status" data-shown="显示{shown}项，共{all}项"></p>',
            "</form>",
            '<p class="none" id="limits-none" hidden>这样的没有。'
            '<button type="button">显示全部，包括已经结束的</button></p>',
        )
    )


def _select(label: str, key: str, options: Iterable[tuple[str, str]]) -> str:
    choices = "".join(
        f'<option value="{escape.attribute(value)}">{escape.text(said)}</option>' for value, said in options
    )
    return f'<label>{label} <select name="{key}">{choices}</select></label>'


def _table(limits: list[tuple[Deadline, Document]], lookup: Lookup) -> str:
    heads = "".join(f'<th scope="col">{column}</th>' for column in COLUMNS)
    rows = "\n".join(_row(limit, document, lookup) for limit, document in limits)
    return (
        f'<table class="limits" id="limits">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>'
    )


def _row(limit: Deadline, document: Document, lookup: Lookup) -> str:
    over = _ended(limit, document, lookup)
    place = lookup.place(limit.at)
    where = f'<a href="policies/{document.id}.html#{limit.at.anchor}">{place or "文首"}</a>'
    about = f'<span class="about">{escape.text(name(document))}</span>'
    quote = lookup.quote(limit.at, limit.span) if limit.inherited_from is None else escape.text(limit.quote)
    if limit.inherited_from is not None:
        rule = limit.inherited_from
        quote += (
            '<span class="about">从总的规定：'
            f'<a href="policies/{rule.document_id}.html#{rule.anchor}">{lookup.place(rule)}</a></span>'
        )
    state = f"<b>已结束</b>：{over}" if over else head.chip(document.record, lookup)
    does = "".join(escape.text(part) for part in (limit.action, limit.object) if part)
    trigger = f'<span class="about">自：{escape.text(limit.trigger)}</span>' if limit.trigger else ""
    cells = (
        quote,
        link_words.DEADLINE[limit.kind],
        escape.text(deadline_words.value(limit)) + trigger,
        escape.text(limit.actor or "") or words.UNKNOWN,
        does or words.UNKNOWN,
        escape.text(limit.recipient or "") or "—",
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
        f'<td data-label="{column}">{cell}</td>' for column, cell in zip(COLUMNS[1:], cells, strict=True)
    )
    return f'<tr {attributes}><th scope="row">{where}{about}</th>{shown}</tr>'


def _sortable(limit: Deadline) -> str:
    if limit.date:
        return limit.date.isoformat()
    return limit.period[0].strip(".") if limit.period else ""
