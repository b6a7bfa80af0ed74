"""The subjects as a tree, with counts; and the table of subjects by documents on the home page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from policybase.model import Document, Page, Topic
from policybase.render import escape, names, words
from policybase.render.front_matter import WIDE, front_matter
from policybase.render.lookup import Lookup

# More columns than this and nobody finds the cell: then the columns are levels, not documents.
MOST_DOCUMENTS = 10


def page(lookup: Lookup) -> Page:
    """``topics/index.md``."""
    t, n = lookup.locale.t, lookup.locale.n
    sections = [
        front_matter(t("主题"), t("按主题查看各级文件的规定，逐项比较。"), WIDE) + "\n",
        "<!-- Generated from knowledge/topics.yml; run `kb.py build`. -->\n",
        f"# {t('主题')} {{ #topics }}\n",
        n(
            "主题{count}个。每一主题有一页，把各级文件就同一事项的规定并列出来。"
            "数字是就该主题作出规定的条款数和文件数；只是提到的，不计在内。",
            len(lookup.topics),
        )
        + "\n",
        _tree(lookup),
    ]
    return Page(f"{lookup.locale.code}/topics/index.md", "\n".join(sections) + "\n")


def in_order(lookup: Lookup) -> Iterator[tuple[int, Topic]]:
    """Every subject with its depth, each below its broader one, in the order of topics.yml."""
    below: dict[str | None, list[Topic]] = defaultdict(list)
    for topic in lookup.topics.values():
        below[topic.broader if topic.broader in lookup.topics else None].append(topic)
    shown: set[str] = set()

    def walk(parent: str | None, depth: int) -> Iterator[tuple[int, Topic]]:
        for topic in below[parent]:
            if topic.id not in shown:
                shown.add(topic.id)
                yield depth, topic
                yield from walk(topic.id, depth + 1)

    yield from walk(None, 0)
    # Two subjects that name each other as broader hang below nothing.
    yield from ((0, topic) for topic in lookup.topics.values() if topic.id not in shown)


def _tree(lookup: Lookup) -> str:
    lines = ['<ul class="tree">']
    depth = 0
    opened = False
    for level, topic in in_order(lookup):
        if level > depth:
            lines.append("<ul>" * (level - depth))
        elif opened:
            lines.append("</li>" + "</ul></li>" * (depth - level))
        depth, opened = level, True
        lines.append(f"<li>{_entry(topic, lookup)}")
    if opened:
        lines.append("</li>" + "</ul></li>" * depth)
    return "\n".join((*lines, "</ul>"))


def _entry(topic: Topic, lookup: Lookup) -> str:
    found = lookup.of_topic.get(topic.id, ())
    provisions = len({subject.at for subject in found})
    documents = len({subject.at.document_id for subject in found})
    t, n = lookup.locale.t, lookup.locale.n
    count = f"{n('{count}条', provisions)} · {n('{count}件', documents)}" if provisions else t("各文件均未载")
    return (
        f'<a href="{topic.id}.html">{names.topic(topic, lookup)}</a> <span class="count">{count}</span>'
        f'<span class="about">{names.definition(topic, lookup)}</span>'
    )


def matrix(lookup: Lookup) -> list[str]:
    """Subjects by documents for the home page; empty where there are none."""
    if not lookup.of_topic or not lookup.topics:
        return []
    columns = _columns(lookup)
    heads = "".join(f'<th scope="col">{label}</th>' for label, _ in columns)
    rows = "\n".join(_row(depth, topic, columns, lookup) for depth, topic in in_order(lookup))
    t = lookup.locale.t
    frame = f'class="scroll matrix-frame" tabindex="0" role="region" aria-label="{t("主题与文件对照表")}"'
    return [
        f"## {t('主题与文件对照')} {{ #matrix }}",
        t(
            "格内数字是就该主题作出规定的条款数，点数字看原文；“—”是没有载明，不等于没有要求。"
            "各主题的释义和比较，见[主题](topics/index.md)。"
        ),
        f'<div {frame}>\n<table class="matrix">\n<thead><tr><th scope="col">{t("主题")}</th>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>",
    ]


def _columns(lookup: Lookup) -> list[tuple[str, set[str]]]:
    """The head of each column as HTML, and the documents it counts."""
    documents = tuple(lookup.documents.values())
    if len(documents) <= MOST_DOCUMENTS:
        return [(_document_head(document, lookup), {document.id}) for document in documents]
    by_level: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        where = document.record.jurisdiction
        level = words.LEVEL[where.level] if where and where.level else words.LEVEL_UNKNOWN
        by_level[level].add(document.id)
    t, n = lookup.locale.t, lookup.locale.n
    return [(n("{level}（{count}件）", len(ids), level=t(level)), ids) for level, ids in by_level.items()]


def _document_head(document: Document, lookup: Lookup) -> str:
    title = escape.attribute(names.title_text(document, lookup))
    return f'<a href="policies/{document.id}.html" title="{title}">{names.short(document, lookup)}</a>'


def _row(depth: int, topic: Topic, columns: list[tuple[str, set[str]]], lookup: Lookup) -> str:
    counts = Counter(at.document_id for at in {subject.at for subject in lookup.of_topic.get(topic.id, ())})
    cells = []
    for _, ids in columns:
        number = sum(counts[id] for id in ids)
        anchor = f"in-{next(iter(ids))}" if len(ids) == 1 else "table"
        said = lookup.locale.n("{topic}，{count}条", number, topic=names.topic_text(topic, lookup))
        named = f'aria-label="{escape.attribute(said)}"'
        link = f'<a href="topics/{topic.id}.html#{anchor}" {named}>{number}</a>'
        cells.append(f"<td>{link if number else '—'}</td>")
    title = f'<a href="topics/{topic.id}.html">{names.topic(topic, lookup)}</a>'
    return f'<tr><th scope="row" class="depth-{min(depth, 3)}">{title}</th>{"".join(cells)}</tr>'
