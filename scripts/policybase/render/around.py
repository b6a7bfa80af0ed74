"""What stands around the text of a page, as front matter: the pages before and after it, the line at its foot in print.

theme/partials/turn.html and theme/partials/print.html show it. One pass over finished pages, since where a page
stands is known only when all are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from policybase.model import Document, Page
from policybase.render import document_list, escape, names, subject_tree, words
from policybase.render.lookup import Lookup


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    title: str  # inline HTML


def around(pages: Iterable[Page], lookup: Lookup) -> Iterator[Page]:
    """``pages`` with ``turn:`` (list, previous, next) and ``foot:`` (facts) where they have such."""
    lines = dict(_lines(lookup))
    for page in pages:
        found = lines.get(page.path)
        yield page if found is None else Page(page.path, page.text.replace("---\n", f"---\n{found}\n", 1))


def _lines(lookup: Lookup) -> Iterator[tuple[str, str]]:
    """Path of a page → lines of YAML."""
    t, code = lookup.locale.t, lookup.locale.code
    listed = [document for _, found in document_list.by_level(lookup.documents.values()) for document in found]
    feet = {document.id: f"foot: {_strings(foot(document, lookup))}" for document in listed}
    entries = [_Entry(document.id, names.title(document, lookup)) for document in listed]
    documents = dict(_turns(entries, ("index.html", t("文件目录"))))
    beside = [entry for entry in entries if entry.id in lookup.translations]
    parallel = dict(_turns(beside, ("../policies/index.html", t("文件目录"))))
    topics = [_Entry(topic.id, names.topic(topic, lookup)) for _, topic in subject_tree.in_order(lookup)]
    # As the list of works has them: those that something cites.
    works = [_Entry(id, names.work(work, lookup)) for id, work in lookup.works.items() if id in lookup.cited_by]
    yield from ((f"{code}/policies/{id}.md", f"{turn}\n{feet[id]}") for id, turn in documents.items())
    yield from ((f"{code}/parallel/{id}.md", f"{turn}\n{feet[id]}") for id, turn in parallel.items())
    for folder, found, name in (("topics", topics, t("主题")), ("works", works, t("所引文件"))):
        yield from ((f"{code}/{folder}/{id}.md", turn) for id, turn in _turns(found, ("index.html", name)))


def _turns(entries: list[_Entry], home: tuple[str, str]) -> Iterator[tuple[str, str]]:
    for at, entry in enumerate(entries):
        turn: dict[str, tuple[str, str]] = {"list": home}
        if at:
            turn["previous"] = _link(entries[at - 1])
        if at + 1 < len(entries):
            turn["next"] = _link(entries[at + 1])
        yield entry.id, f"turn: {_mapping(turn)}"


def _link(entry: _Entry) -> tuple[str, str]:
    return f"{entry.id}.html", entry.title


def foot(document: Document, lookup: Lookup) -> tuple[str, ...]:
    """Title, number, date, status: what a printed page says of its document. What is not known is not in it."""
    record, locale = document.record, lookup.locale
    when = None
    if record.date_issued:
        when = locale.day(record.date_issued)
    elif record.date_published:
        when = locale.t("{day}发布", day=locale.day(record.date_published))
    elif record.planning_period:
        when = locale.t("规划期：{period}", period=locale.period(record.planning_period))
    facts = (
        locale.brackets(names.title_text(document, lookup)),
        names.value_text(document, "document_number", record.document_number, lookup),
        when,
        locale.t(words.STATUS[words.status(record, today=lookup.today)]),
    )
    return tuple(fact for fact in facts if fact)


def _strings(facts: Iterable[str]) -> str:
    return f"[{', '.join(map(escape.quoted, facts))}]"


def _mapping(turn: Mapping[str, tuple[str, str]]) -> str:
    """The words are HTML already; they stand in YAML as a JSON string does."""
    return "{" + ", ".join(f"{key}: {json.dumps(link, ensure_ascii=False)}" for key, link in turn.items()) + "}"
