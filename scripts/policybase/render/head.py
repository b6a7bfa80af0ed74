"""The head card: what the document is, where each value is from, and what is not known."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from policybase import contexts
from policybase.model import Document, Level, Record, Role, SourceKind, Status
from policybase.render import escape, kind_words, names, tongues, words
from policybase.render.locales import ZH, Locale
from policybase.render.lookup import Lookup

# Shown even when unknown: a reader asks for these first. Others that are unknown share one line.
_ALWAYS = ("issuing_body", "document_number", "date_issued", "status", "jurisdiction")
_IF_KNOWN = (
    "planning_period",
    "kind",
    "date_published",
    "date_effective",
    "date_invalid",
    "addressees",
    "keywords",
    "missing_parts",
)


def banner(document: Document, lookup: Lookup) -> str:
    """A warning that no one can miss, on texts that are no basis for today's duties; else empty."""
    record, locale, t = document.record, lookup.locale, lookup.locale.t
    if record.status is Status.INVALID:
        day = record.date_invalid
        said = t("本文件已于{day}宣布失效", day=locale.day(day)) if day else t("本文件已失效")
        what = t("不得作为现行依据引用。本库存此文本，供查考、比较和培训之用。")
    elif record.status is Status.PERIOD_ENDED or words.period_over(record, today=lookup.today):
        said = t("规划期已满")
        if record.planning_period:
            said = t("本文件规划期（{period}）已满", period=locale.period(record.planning_period))
        what = t("不作为现行义务的依据。其中的任务和时限是当时的安排；今天有无要求，以现行有效的规定为准。")
    else:
        return ""
    printed = ""
    if record.status_note and record.status is Status.INVALID:
        note = names.value(document, contexts.record("status_note"), record.status_note, lookup)
        printed = f"<p>{t('原件载：“{note}”', note=note)}</p>\n"
    shown = words.status(record, today=lookup.today)
    sign = f'<span aria-hidden="true">{words.STATUS_SIGN[shown]}</span>'
    title = f"<p><strong>{sign} {said}</strong></p>"
    opens = f'<div class="status-banner status-banner-{shown}" role="note">'
    return f"{opens}\n{title}\n<p>{what}</p>\n{printed}</div>"


def card(document: Document, lookup: Lookup) -> str:
    """The head card as an HTML description list."""
    t = lookup.locale.t
    record = document.record
    rows = [_row(record, key, _value(document, key, lookup), lookup.locale) for key in _ALWAYS]
    known = [(key, _value(document, key, lookup)) for key in _IF_KNOWN]
    rows += [_row(record, key, value, lookup.locale) for key, value in known if value]
    rows.append(_row(record, "source_url", _source(record, lookup.locale), lookup.locale))
    lacking = [t(words.FIELD[key]) for key, value in known if not value and key != "missing_parts"]
    if lacking:
        rows.append(f"<div><dt>{t('另有未载明')}</dt><dd>{lookup.locale.listed(lacking)}</dd></div>")
    return "\n".join(('<dl class="record">', *rows, "</dl>"))


def evidence(document: Document, lookup: Lookup) -> str:
    """The words each value was read from, folded. They are quoted as they are: in Chinese."""
    t = lookup.locale.t
    rows: list[str] = []
    for key, found in document.record.evidence:
        if key not in words.FIELD:
            continue
        quote = t("“{words}”", words=_printed(found.quote, lookup)) if found.quote else ""
        said = lookup.locale.clauses(filter(None, (quote, _printed(found.source or "", lookup)))) or "—"
        rows.append(table_row(t(words.FIELD[key]), t(words.ORIGIN[found.origin]), said))
    if not rows:
        return ""
    table = folded_table((t("项目"), t("来历"), t("所据文字")), rows)
    return f'<details class="evidence">\n<summary>{t("各项依据")}</summary>\n{table}\n</details>'


def metadata(document: Document, lookup: Lookup) -> str:
    """What the original says about itself outside its text (发文机构：… 来源：…), folded, word for word."""
    source = document.transcript.text
    runs = [
        "".join(segment.span.of(source) for segment in group)
        for role, group in groupby(
            (segment for segment in document.segments if segment.role is not Role.LAYOUT),
            key=lambda segment: segment.role,
        )
        if role is Role.METADATA
    ]
    shown = [line for run in runs for line in run.split("\n") if line.strip()]
    if not shown:
        return ""
    whose = 'data-source=""' if lookup.locale.code == ZH else 'lang="zh-Hans"'
    lines = "\n".join(f"<p {whose}>{escape.text(line)}</p>" for line in shown)
    return f'<details class="metadata">\n<summary>{lookup.locale.t("原件所载著录信息")}</summary>\n{lines}\n</details>'


def chip(record: Record, lookup: Lookup) -> str:
    """The status as a sign and words, for cards and lists."""
    return status_chip(words.status(record, today=lookup.today), lookup.locale)


def status_chip(status: Status, locale: Locale) -> str:
    sign = f'<span aria-hidden="true">{words.STATUS_SIGN[status]}</span>'
    return f'<span class="chip chip-{status}">{sign} {locale.t(words.STATUS[status])}</span>'


def folded_table(columns: tuple[str, ...], rows: list[str]) -> str:
    named = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return "\n".join(
        ("<table>", f"<thead><tr>{named}</tr></thead>", "<tbody>", *rows, "</tbody>", "</table>")
    )


def table_row(first: str, *cells: str) -> str:
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _row(record: Record, key: str, value: str, locale: Locale) -> str:
    found = record.evidence_of(key)
    mark = ""
    if value and found:
        origin = locale.t(words.ORIGIN[found.origin])
        mark = f' <span class="origin origin-{found.origin}">{origin}</span>'
    shown = value or f'<span class="unknown">{locale.t(words.UNKNOWN)}</span>'
    return f"<div><dt>{locale.t(words.FIELD[key])}</dt><dd>{shown}{mark}</dd></div>"


def _value(document: Document, key: str, lookup: Lookup) -> str:
    """The value of one field as inline HTML; empty where it is not known."""
    record, locale = document.record, lookup.locale
    match key:
        case "status":
            return chip(record, lookup)
        case "planning_period":
            if record.planning_period is None:
                return ""
            over = locale.t("（已满）") if words.period_over(record, today=lookup.today) else ""
            return locale.period(record.planning_period) + over
        case "jurisdiction":
            shown = " › ".join(_either(name, lookup) for name in names.region_texts(document, lookup))
            level = record.jurisdiction.level if record.jurisdiction else None
            said = locale.t("（{level}）", level=locale.t(words.LEVEL[level])) if level and level is not Level.NATIONAL else ""
            return f"{shown}{said}" if shown else ""
        case "kind":
            return kind(record.kind, lookup) if record.kind else ""
    value = getattr(record, key)
    if isinstance(value, date):
        return locale.day(value)
    if isinstance(value, tuple):
        return locale.clauses(names.value(document, contexts.member(key, item), item, lookup) for item in value)
    return names.value(document, contexts.record(key), value, lookup)


def kind(printed: str, lookup: Lookup) -> str:
    """通知 → Notice. A kind that we do not know stands in Chinese."""
    return escape.text(kind_text(printed, lookup)) if printed in kind_words.KINDS else _printed(printed, lookup)


def kind_text(printed: str, lookup: Lookup) -> str:
    """The same as plain words."""
    return lookup.locale.t(printed) if printed in kind_words.KINDS else printed


def _source(record: Record, locale: Locale) -> str:
    t = locale.t
    trust = t(words.SOURCE_KIND[record.source_kind])
    if not record.source_url:
        return "" if record.source_kind is SourceKind.UNKNOWN else trust
    address = escape.text(record.source_url) if locale.code == ZH else tongues.mixed(record.source_url)
    if record.source_url_confirmed and record.source_url.startswith(("http://", "https://")):
        target = escape.attribute(record.source_url)
        about = t("（{source}，经人工确认）", source=trust)
        return f'<a class="address" href="{target}" rel="noreferrer">{address}</a>{about}'
    about = t("（{source}；网址未经人工确认，不设链接）", source=trust)
    return f'<span class="address">{address}</span>{about}'


def _printed(printed: str, lookup: Lookup) -> str:
    """Words of the original or of a person, as they are."""
    return escape.text(printed) if lookup.locale.code == ZH else tongues.chinese(printed)


def _either(name: str, lookup: Lookup) -> str:
    return escape.text(name) if lookup.locale.code == ZH else tongues.mixed(name)
