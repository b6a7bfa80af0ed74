"""The documents list: every document, from the nation down to the county, and a form to find among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from policybase import contexts
from policybase.messages import N_
from policybase.model import Document, Level, Page
from policybase.render import escape, filters, head, names, words
from policybase.render.front_matter import WIDE, front_matter
from policybase.render.lookup import Lookup

_LEVELS: tuple[Level | None, ...] = (*Level, None)
# A choice of one is none, and where there are few documents a form is longer than the list.
FEWEST = 2
# The value of a row of which a list does not know the year or the place: it can be asked for too.
UNKNOWN = "unknown"


def page(lookup: Lookup) -> Page:
    """``policies/index.md``."""
    documents, t, n = tuple(lookup.documents.values()), lookup.locale.t, lookup.locale.n
    front = front_matter(t("文件目录"), t("本库收录的全部文件，按层级和地区排列。"), WIDE, "script: filters.js")
    sections = [
        front,
        "<!-- Generated from source_texts/; run `kb.py build`. -->",
        f"# {t('文件目录')} {{ #documents }}",
        n("本库现收录文件{count}件，按制定机关的层级和地区排列。", len(documents)),
        _filters(documents, lookup) if len(documents) >= FEWEST else "",
    ]
    for level, found in by_level(documents):
        title = n("{level}（{count}件）", len(found), level=level_name(level, lookup))
        sections.append(f"## {title} {{ #{level_id(level)} }}")
        sections.append(_table(found, lookup))
    return Page(f"{lookup.locale.code}/policies/index.md", "\n\n".join(filter(None, sections)) + "\n")


def by_level(documents: Iterable[Document]) -> list[tuple[Level | None, list[Document]]]:
    """From the nation down; within a level by region, the newest first."""
    newest_first = sorted(sorted(documents, key=lambda item: item.id), key=_when, reverse=True)
    found = [(level, [item for item in newest_first if _level(item) is level]) for level in _LEVELS]
    return [(level, sorted(items, key=_where)) for level, items in found if items]


def level_name(level: Level | None, lookup: Lookup) -> str:
    return lookup.locale.t(words.LEVEL[level] if level else words.LEVEL_UNKNOWN)


def level_id(level: Level | None) -> str:
    """The anchor of a level on the list and on the home page."""
    return f"level-{level or UNKNOWN}"


def _when(document: Document) -> str:
    record = document.record
    return str(record.dated or (record.planning_period or ("",))[0])


def _where(document: Document) -> tuple[str, tuple[str, ...]]:
    """Official order, which is that of the codes (GB/T 2260), then by name."""
    where = document.record.jurisdiction
    return (where.code if where and where.code else "999999", words.region(document.record))


def _level(document: Document) -> Level | None:
    return document.record.jurisdiction.level if document.record.jurisdiction else None


# ── The form ─────────────────────────────────────────────────────────────────


def _filters(documents: tuple[Document, ...], lookup: Lookup) -> str:
    t = lookup.locale.t
    regions, levels, years, states, kinds = (
        Counter(key for document in documents for key in found(document, lookup))
        for found in (_regions, _levels, _years, _states, _kinds)
    )
    level_words = {str(level or UNKNOWN): level_name(level, lookup) for level in _LEVELS}
    state_words = {str(status): t(said) for status, said in words.STATUS.items()}
    choices = (
        (t("地区"), "region", _named_regions(documents, lookup), regions),
        (t("层级"), "level", level_words, levels),
        (t("年份"), "year", {year: _year_words(year, lookup) for year in sorted(years, reverse=True)}, years),
        (t("效力"), "status", state_words, states),
        (t("文种"), "kind", _named_kinds(kinds, lookup), kinds),
    )
    controls = [filters.words(t("题名或者文号"), "q")]
    for label, key, named, counts in choices:
        options = [(value, t("{name}（{count}）", name=said, count=counts[value])) for value, said in named.items() if counts[value]]
        controls.append(filters.select(label, key, [("", t("全部")), *options], lookup=lookup))
    rows = "table.documents tbody tr"
    return filters.form(controls, id="documents", rows=rows, everything=t("显示全部文件"), lookup=lookup)


def _regions(document: Document, lookup: Lookup) -> Iterator[str]:
    """山西省, 山西省/晋城市: a document of a city is found by its province too."""
    region = words.region(document.record)
    if not region:
        yield UNKNOWN
    for end in range(1, len(region) + 1):
        yield "/".join(region[:end])


def _levels(document: Document, lookup: Lookup) -> Iterator[str]:
    yield str(_level(document) or UNKNOWN)


def _years(document: Document, lookup: Lookup) -> Iterator[str]:
    yield _year(document)


def _year(document: Document) -> str:
    return document.record.year or UNKNOWN


def _states(document: Document, lookup: Lookup) -> Iterator[str]:
    yield str(words.status(document.record, today=lookup.today))


def _kinds(document: Document, lookup: Lookup) -> Iterator[str]:
    yield document.record.kind or UNKNOWN


def _named_regions(documents: tuple[Document, ...], lookup: Lookup) -> dict[str, str]:
    """In the order of the codes, each below the place it is in."""
    named: dict[str, str] = {}
    for document in sorted(documents, key=_where):
        found = names.region_texts(document, lookup)
        for depth, value in enumerate(_regions(document, lookup)):
            named.setdefault(value, "　" * depth + found[depth] if found else lookup.locale.t(words.UNKNOWN))
    return dict(sorted(named.items(), key=lambda item: item[0] == UNKNOWN))


def _year_words(year: str, lookup: Lookup) -> str:
    return lookup.locale.t(words.UNKNOWN) if year == UNKNOWN else lookup.locale.t("{year}年", year=year)


def _named_kinds(kinds: Counter[str], lookup: Lookup) -> dict[str, str]:
    known = [kind for kind, _ in kinds.most_common() if kind != UNKNOWN]
    named = {kind: head.kind_text(kind, lookup) for kind in known}
    return {**named, UNKNOWN: lookup.locale.t(words.UNKNOWN)}


# ── The rows ─────────────────────────────────────────────────────────────────

_COLUMNS = (N_("题名"), N_("地区"), N_("发文机关"), N_("发文字号"), N_("年份"), N_("效力"))


def _table(documents: list[Document], lookup: Lookup) -> str:
    named = tuple(map(lookup.locale.t, _COLUMNS))
    rows = "\n".join(_row(document, named, lookup) for document in documents)
    columns = "".join(f'<th scope="col">{column}</th>' for column in named)
    header = f"<thead><tr>{columns}</tr></thead>"
    return f'<table class="documents">\n{header}\n<tbody>\n{rows}\n</tbody>\n</table>'


def _row(document: Document, named: tuple[str, ...], lookup: Lookup) -> str:
    record = document.record
    cells = (
        " › ".join(names.region(document, lookup)),
        names.value(document, contexts.record("issuing_body"), record.issuing_body, lookup),
        names.value(document, contexts.NUMBER, record.document_number, lookup),
        escape.text(names.year(document, lookup)) if record.year else "",
        head.chip(record, lookup),
    )
    unknown = f'<span class="unknown">{lookup.locale.t(words.UNKNOWN)}</span>'
    shown = "".join(
        f'<td data-label="{label}">{cell or unknown}</td>' for label, cell in zip(named[1:], cells, strict=True)
    )
    title = f'<th scope="row"><a href="{document.id}.html">{names.title(document, lookup)}</a></th>'
    return f"<tr {_data(document, lookup)}>{title}{shown}</tr>"


def _data(document: Document, lookup: Lookup) -> str:
    """What the form asks a row for. Title and number are found by the words of either language."""
    record = document.record
    said = (
        names.title_text(document, lookup),
        record.title,
        record.document_number,
        names.value_text(document, "document_number", record.document_number, lookup),
    )
    data = {
        "region": "/".join(words.region(record)) or UNKNOWN,
        "level": str(_level(document) or UNKNOWN),
        "year": _year(document),
        "status": str(words.status(record, today=lookup.today)),
        "kind": record.kind or UNKNOWN,
        "q": " ".join(dict.fromkeys(filter(None, said))),
    }
    return " ".join(f'data-{key}="{escape.attribute(value)}"' for key, value in data.items())
