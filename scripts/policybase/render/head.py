"""The head card: what the document is, where each value is from, and what is not known."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import groupby

from policybase.model import Document, Level, Record, Role, SourceKind, Status
from policybase.render import chinese, escape, words
from policybase.render.locales import Locale
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


def banner(record: Record, *, today: date) -> str:
    """A warning that no one can miss, on texts that are no basis for today's duties; else empty."""
    if record.status is Status.INVALID:
        when = f"于{chinese.day(record.date_invalid)}" if record.date_invalid else ""
        said = f"本文件已{when}宣布失效" if when else "本文件已失效"
        what = "不得作为现行依据引用。本库存此文本，供查考、比较和培训之用。"
    elif record.status is Status.PERIOD_ENDED or words.period_over(record, today=today):
        said = "规划期已满"
        if record.planning_period:
            said = f"本文件规划期（{chinese.period(record.planning_period)}）已满"
        what = "不作为现行义务的依据。其中的任务和时限是当时的安排；今天有无要求，以现行有效的规定为准。"
    else:
        return ""
    note = record.status_note
    printed = f"<p>原件载：“{escape.text(note)}”</p>\n" if note and record.status is Status.INVALID else ""
    shown = words.status(record, today=today)
    sign = f'<span aria-hidden="true">{words.STATUS_SIGN[shown]}</span>'
    title = f"<p><strong>{sign} {said}</strong></p>"
    opens = f'<div class="status-banner status-banner-{shown}" role="note">'
    return f"{opens}\n{title}\n<p>{what}</p>\n{printed}</div>"


def card(document: Document, lookup: Lookup) -> str:
    """The head card as an HTML description list."""
    record = document.record
    rows = [_row(record, key, _value(record, key, lookup)) for key in _ALWAYS]
    known = [(key, _value(record, key, lookup)) for key in _IF_KNOWN]
    rows += [_row(record, key, value) for key, value in known if value]
    rows.append(_row(record, "source_url", _source(record)))
    lacking = [words.FIELD[key] for key, value in known if not value and key != "missing_parts"]
    if lacking:
        rows.append(f"<div><dt>另有未载明</dt><dd>{'、'.join(lacking)}</dd></div>")
    return "\n".join(('<dl class="record">', *rows, "</dl>"))


def evidence(document: Document) -> str:
    """The words each value was read from, folded."""
    rows: list[str] = []
    for key, found in document.record.evidence:
        if key not in words.FIELD:
            continue
        quote = f"“{escape.text(found.quote)}”" if found.quote else ""
        said = "；".join(filter(None, (quote, escape.text(found.source or "")))) or "—"
        rows.append(_table_row(words.FIELD[key], words.ORIGIN[found.origin], said))
    if not rows:
        return ""
    table = _folded_table(("项目", "来历", "所据文字"), rows)
    return f'<details class="evidence">\n<summary>各项依据</summary>\n{table}\n</details>'


def metadata(document: Document) -> str:
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
    lines = "\n".join(f'<p data-source="">{escape.text(line)}</p>' for line in shown)
    return f'<details class="metadata">\n<summary>原件所载著录信息</summary>\n{lines}\n</details>'


def set_aside(document: Document) -> str:
    """What of the original is not part of the text: how many characters, and why; folded."""
    counts: Counter[str] = Counter()
    for left_out in document.transcript.set_aside:
        counts[words.REASON[left_out.reason]] += sum(1 for sign in left_out.text if not sign.isspace())
    if not counts:
        return ""
    rows = [_table_row(reason, str(count)) for reason, count in counts.most_common()]
    return (
        f'<details class="set-aside">\n<summary>未收入正文的文字（{sum(counts.values())}字）</summary>\n'
        "<p>下列文字属于网页或者数据库，不属于文件本身，未收入正文；另存清单，一字不漏。</p>\n"
        f"{_folded_table(('何种文字', '字数'), rows)}\n</details>"
    )


def chip(record: Record, lookup: Lookup) -> str:
    """The status as a sign and words, for cards and lists."""
    return status_chip(words.status(record, today=lookup.today), lookup.locale)


def status_chip(status: Status, locale: Locale) -> str:
    sign = f'<span aria-hidden="true">{words.STATUS_SIGN[status]}</span>'
    return f'<span class="chip chip-{status}">{sign} {locale.t(words.STATUS[status])}</span>'


def _folded_table(columns: tuple[str, ...], rows: list[str]) -> str:
    named = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return "\n".join(
        ("<table>", f"<thead><tr>{named}</tr></thead>", "<tbody>", *rows, "</tbody>", "</table>")
    )


def _table_row(first: str, *cells: str) -> str:
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _row(record: Record, key: str, value: str) -> str:
    found = record.evidence_of(key)
    mark = ""
    if value and found:
        origin = words.ORIGIN[found.origin]
        mark = f' <span class="origin origin-{found.origin}">{origin}</span>'
    shown = value or f'<span class="unknown">{words.UNKNOWN}</span>'
    return f"<div><dt>{words.FIELD[key]}</dt><dd>{shown}{mark}</dd></div>"


def _value(record: Record, key: str, lookup: Lookup) -> str:
    """The value of one field as inline HTML; empty where it is not known."""
    match key:
        case "status":
            return chip(record, lookup)
        case "planning_period":
            if record.planning_period is None:
                return ""
            over = "（已满）" if words.period_over(record, today=lookup.today) else ""
            return chinese.period(record.planning_period) + over
        case "jurisdiction":
            names = " › ".join(map(escape.text, words.region(record)))
            level = record.jurisdiction.level if record.jurisdiction else None
            said = f"（{words.LEVEL[level]}）" if level and level is not Level.NATIONAL else ""
            return f"{names}{said}" if names else ""
    value = getattr(record, key)
    if isinstance(value, date):
        return chinese.day(value)
    if isinstance(value, tuple):
        return "；".join(escape.text(item) for item in value)
    return escape.text(value) if value else ""


def _source(record: Record) -> str:
    trust = words.SOURCE_KIND[record.source_kind]
    if not record.source_url:
        return "" if record.source_kind is SourceKind.UNKNOWN else trust
    address = escape.text(record.source_url)
    if record.source_url_confirmed and record.source_url.startswith(("http://", "https://")):
        target = escape.attribute(record.source_url)
        return f'<a class="address" href="{target}" rel="noreferrer">{address}</a>（{trust}，经人工确认）'
    return f'<span class="address">{address}</span>（{trust}；网址未经人工确认，不设链接）'
