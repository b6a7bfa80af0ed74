"""The documents list and the home page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from policybase.model import Document, Level, Page, Status
from policybase.render import escape, head, subject_tree, words
from policybase.render.document import name
from policybase.render.lookup import Lookup

# The home page stays short however many documents there are; the list has them all.
NEWEST_PER_LEVEL = 8
PERIODS_SHOWN = 30
YEARS_SHOWN = 24

_LEVELS: tuple[Level | None, ...] = (*Level, None)
_GENERATED = "<!-- Generated from source_texts/; run `kb.py build`. -->"


def documents_page(documents: tuple[Document, ...], *, today: date) -> Page:
    """``zh/policies/index.md``: every document, from the nation down to the county."""
    sections = [
        _front_matter("文件目录", "本库收录的全部文件，按层级和地区排列。"),
        _GENERATED,
        "# 文件目录 { #documents }",
        f"本库现收录文件{len(documents)}件，按制定机关的层级和地区排列。",
    ]
    for level, found in _by_level(documents):
        sections.append(f"## {_level_name(level)}（{len(found)}件） {{ #{_level_id(level)} }}")
        sections.append(_table(found, today=today))
    return Page("zh/policies/index.md", "\n\n".join(sections) + "\n")


def home_page(lookup: Lookup) -> Page:
    """``zh/index.md``. Generated, as it lists documents; what is written by hand stands on other pages."""
    documents, today = tuple(lookup.documents.values()), lookup.today
    sections = [
        _front_matter("首页", _LEAD),
        _GENERATED,
        "# 政策知识库 { #home }",
        f"{_LEAD}\n{{: .lead }}",
        _HINT,
        "## 收录的文件 { #collection }",
    ]
    for level, found in _by_level(documents):
        sections.append(f"### {_level_name(level)} {{ #{_level_id(level)} }}")
        cards = "\n".join(_card(document, today=today) for document in found[:NEWEST_PER_LEVEL])
        sections.append(f'<ul class="cards">\n{cards}\n</ul>')
        if len(found) > NEWEST_PER_LEVEL:
            more = f"{_level_name(level)}共{len(found)}件，全部见文件目录"
            sections.append(f"[{more}](policies/index.md#{_level_id(level)})")
    sections += subject_tree.matrix(lookup)
    sections += _timeline(documents, today=today)
    sections += [
        "## 先看效力 { #status }",
        "引用以前，请先看文件的效力状态。各状态的含义是：",
        _status_key(),
        _SEE_ALSO,
    ]
    return Page("zh/index.md", "\n\n".join(sections) + "\n")


_LEAD = "国家、省、市、县各级政策文件的原文，逐条编有固定地址，可以查考、引用和打印。"

_HINT = (
    '<p class="hint"><strong>怎样查：</strong>在页面上方的搜索框输入词语、文号、条款位置或者期限，可以直接到达条文所在之处'
    '（按 / 键或者 Ctrl+K 也可以打开）；要筛选，用<a href="search.html">搜索页</a>；'
    '也可以从<a href="policies/index.html">文件目录</a>进入。'
    "每一条末尾或者旁边的“#”是该条的固定地址，复制即可引用。</p>"
)

_SEE_ALSO = (
    "通知、方案、规划、意见各是什么，约束谁，见[这些文件是什么](what-these-texts-are.md)；"
    "本库怎样整理文本、怎样标示改正和存疑，见[关于本库](about.md)。"
)


def _status_key() -> str:
    rows = "\n".join(
        f"<div><dt>{head.status_chip(status)}</dt><dd>{words.STATUS_MEANING[status]}</dd></div>"
        for status in Status
    )
    return f'<dl class="status-key">\n{rows}\n</dl>'


def _front_matter(title: str, description: str) -> str:
    return "\n".join(
        (
            "---",
            f"title: {escape.quoted(title)}",
            f"description: {escape.quoted(description)}",
            "hide: [navigation, toc]",
            "---",
        )
    )


def _by_level(documents: Iterable[Document]) -> list[tuple[Level | None, list[Document]]]:
    """From the nation down; within a level by region, the newest first."""
    newest_first = sorted(sorted(documents, key=lambda item: item.id), key=_when, reverse=True)
    found = [(level, [item for item in newest_first if _level(item) is level]) for level in _LEVELS]
    return [(level, sorted(items, key=_where)) for level, items in found if items]


def _when(document: Document) -> str:
    record = document.record
    if record.date_issued or record.date_published:
        return str(record.date_issued or record.date_published)
    return record.planning_period[0] if record.planning_period else ""


def _where(document: Document) -> tuple[str, tuple[str, ...]]:
    """Official order, which is that of the codes (GB/T 2260), then by name."""
    where = document.record.jurisdiction
    return (where.code if where and where.code else "999999", words.region(document.record))


def _level(document: Document) -> Level | None:
    return document.record.jurisdiction.level if document.record.jurisdiction else None


def _level_name(level: Level | None) -> str:
    return words.LEVEL[level] if level else words.LEVEL_UNKNOWN


def _level_id(level: Level | None) -> str:
    return f"level-{level or 'unknown'}"


def _table(documents: list[Document], *, today: date) -> str:
    rows = "\n".join(
        "<tr>"
        f'<th scope="row"><a href="{document.id}.html">{escape.text(name(document))}</a></th>'
        f'<td data-label="地区">{_or_unknown(" › ".join(words.region(document.record)))}</td>'
        f'<td data-label="发文机关">{_or_unknown(document.record.issuing_body)}</td>'
        f'<td data-label="发文字号">{_or_unknown(document.record.document_number)}</td>'
        f'<td data-label="年份">{_or_unknown(words.year(document.record))}</td>'
        f'<td data-label="效力">{head.chip(document.record, today=today)}</td>'
        "</tr>"
        for document in documents
    )
    named = ("题名", "地区", "发文机关", "发文字号", "年份", "效力")
    columns = "".join(f'<th scope="col">{column}</th>' for column in named)
    header = f"<thead><tr>{columns}</tr></thead>"
    return f'<table class="documents">\n{header}\n<tbody>\n{rows}\n</tbody>\n</table>'


def _or_unknown(value: str | None) -> str:
    if not value or value == words.UNKNOWN:
        return f'<span class="unknown">{words.UNKNOWN}</span>'
    return escape.text(value)


def _card(document: Document, *, today: date) -> str:
    record = document.record
    said = ("".join(words.region(record)), record.document_number, words.year(record))
    about = " · ".join(escape.text(item) for item in said if item)
    return (
        f'<li><a href="policies/{document.id}.html">{escape.text(name(document))}</a>'
        f'<span class="about">{about}</span>{head.chip(record, today=today)}</li>'
    )


def _timeline(documents: tuple[Document, ...], *, today: date) -> list[str]:
    """Planning periods as a table: a row a document, a column a year, the period spanning its years."""
    planned = sorted(
        ((_years(document), document) for document in documents if document.record.planning_period),
        key=lambda item: (item[0], item[1].id),
    )[-PERIODS_SHOWN:]
    if not planned:
        return []
    last = max(years[1] for years, _ in planned)
    first = max(min(years[0] for years, _ in planned), last - YEARS_SHOWN + 1)
    planned = [(years, document) for years, document in planned if years[1] >= first]
    columns = "".join(f'<th scope="col">{year}</th>' for year in range(first, last + 1))
    rows = "\n".join(
        _period_row(document, years, first=first, last=last, today=today) for years, document in planned
    )
    table = (
        '<div class="scroll" tabindex="0" role="region" aria-label="规划期一览">\n<table class="timeline">\n'
        f'<thead><tr><th scope="col">文件</th>{columns}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )
    return ["## 规划期一览 { #periods }", table]


def _years(document: Document) -> tuple[int, int]:
    begins, ends = document.record.planning_period or ("0", "0")
    return int(begins[:4]), int(ends[:4])


def _period_row(document: Document, years: tuple[int, int], *, first: int, last: int, today: date) -> str:
    begins, ends = max(years[0], first), years[1]
    shown = words.status(document.record, today=today)
    over = "，已满" if words.period_over(document.record, today=today) else ""
    over = "，已失效" if shown is Status.INVALID else over
    cells = (
        f'<td colspan="{begins - first}"></td>' if begins > first else "",
        f'<td class="period period-{shown}" colspan="{ends - begins + 1}">'
        f"<span>{_span_words(years)}{over}</span></td>",
        f'<td colspan="{last - ends}"></td>' if last > ends else "",
    )
    link = f'<a href="policies/{document.id}.html">{escape.text(name(document))}</a>'
    return f'<tr><th scope="row">{link}</th>{"".join(cells)}</tr>'


def _span_words(years: tuple[int, int]) -> str:
    return f"{years[0]}年" if years[0] == years[1] else f"{years[0]}—{years[1]}年"
