"""How a document and a place in it are cited: in Chinese, in English, as GB/T 7714—2015. Decision 0009.

``theme/assets/citation.js`` says the same of each provision; ``tests/citations.json`` is run in both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from policybase import contexts, periods, wordings
from policybase.model import Document, State, Status, Translation
from policybase.render import chinese as zh
from policybase.render import english as en
from policybase.render import escape, tongues, words
from policybase.render.locales import Locale

Said = Mapping[str, Translation]
# Where a text is a basis for today's duties, or where nobody knows, a citation says nothing of its force.
_FORCE_EN = {Status.INVALID: "no longer in force", Status.PERIOD_ENDED: "planning period over"}
_BARE_HAN = re.compile("[一二三四五六七八九十百零〇]+")
_ACCESSED = "引用日期"
_ADDRESS = "本页网址"


@dataclass(frozen=True, slots=True)
class Cited:
    """What citations are made of. None where neither text nor person says; dates are ISO 8601."""

    id: str
    title: str | None
    title_en: str | None
    number: str | None  # normal form, with 〔〕 whatever the print has
    number_en: str | None
    issuer: str | None
    issuer_en: str | None
    kind: str | None
    date_issued: str | None
    date_published: str | None
    date_effective: str | None
    date_invalid: str | None
    date: str | None  # the day that a citation gives: 成文日期, else of publication
    year: str | None  # of that day
    planning_period: tuple[str, str] | None
    level: str | None
    region: tuple[str, ...]
    status: str
    status_zh: str
    status_en: str
    status_date: str | None  # since when it is no longer in force, or when its period ended
    force_zh: str | None  # what a citation must say of its force: 已失效，2017年7月31日
    force_en: str | None
    source_url: str | None
    translated: bool  # there is some English, and with it a page of both languages


def cited(document: Document, said: Said, *, today: date | None = None) -> Cited:
    """``today`` None: the status that the record has, by the day on which it was read."""
    record = document.record
    status = record.status if today is None else periods.status(record, today=today)
    ended = record.date_invalid if status is Status.INVALID else None
    if status is Status.PERIOD_ENDED and record.planning_period:
        ended = periods.last_day(record.planning_period[1])
    return Cited(
        id=document.id,
        title=record.title,
        title_en=en.translated(said, contexts.TITLE),
        number=record.document_number,
        number_en=en.translated(said, contexts.NUMBER),
        issuer=record.issuing_body,
        issuer_en=en.translated(said, contexts.record("issuing_body")),
        kind=record.kind,
        date_issued=_iso(record.date_issued),
        date_published=_iso(record.date_published),
        date_effective=_iso(record.date_effective),
        date_invalid=_iso(record.date_invalid),
        date=_iso(record.dated),
        year=str(record.dated.year) if record.dated else None,
        planning_period=record.planning_period,
        level=record.jurisdiction.level if record.jurisdiction else None,
        region=tuple(name for _, name in record.jurisdiction.named) if record.jurisdiction else (),
        status=status,
        status_zh=words.STATUS[status],
        status_en=en.STATUS[status],
        status_date=_iso(ended),
        force_zh=_force_zh(status, ended),
        force_en=_force_en(status, ended),
        source_url=record.source_url,
        translated=any(each.state is not State.MISSING for each in said.values()),
    )


# ── the forms ────────────────────────────────────────────────────────────────


def chinese(cited: Cited, place: str = "") -> str:
    """《题名》（文号）二、（五）33.（已失效，2017年7月31日）; without a number: 《题名》（某县人民政府，2009年）."""
    title = zh.in_brackets(cited.title) if cited.title else "（题名未载明）"
    force = f"（{cited.force_zh}）" if cited.force_zh else ""
    return f"{title}（{_source_zh(cited)}）{_part(place)}{force}"


def english(cited: Cited, place: str = "") -> str:
    """Title (Jin Zheng Ban Fa [2009] No. 74), II.(V).33 [no longer in force since 31 July 2017]"""
    title = cited.title_en or (zh.in_brackets(cited.title) if cited.title else "[title not stated]")
    at = f", {place}" if place else ""
    force = f" [{cited.force_en}]" if cited.force_en else ""
    return f"{title} ({_source_en(cited)}){at}{force}"


def gbt7714(cited: Cited, place: str = "", *, address: str | None = None, accessed: str | None = None) -> str:
    """发文机关. 题名: 文号[A/OL]. 年: 条款(日期)[引用日期]. 网址.

    ``accessed``: the day of reading, ISO 8601. None for it or ``address``: words that say what belongs there.
    """
    about = "，".join(part for part in (cited.number, cited.force_zh) if part)
    title = (cited.title or "（题名未载明）") + (f": {about}" if about else "")
    at = _part(place).rstrip(".")
    if at and cited.year:
        at = f"{cited.year}: {at}"
    when = f"({cited.date})" if cited.date else ""
    parts = (
        *((cited.issuer,) if cited.issuer else ()),
        f"{title}[A/OL]",
        f"{at}{when}[{accessed or _ACCESSED}]",
        address or _ADDRESS,
    )
    return ". ".join(parts) + "."


def _part(place: str) -> str:
    """三 alone → 第三部分, as one says it; any other place as it is."""
    return f"第{place}部分" if _BARE_HAN.fullmatch(place) else place


def _source_zh(cited: Cited) -> str:
    """What tells the text from others of its name: its number, else who issued it and when."""
    if cited.number:
        return cited.number
    in_title = bool(cited.issuer and cited.title and cited.title.startswith(cited.issuer))
    stated = [cited.issuer] if cited.issuer and not in_title else []
    stated += [f"{cited.year}年"] if cited.year else []
    lacking = _lacking(cited, stated, names=("发文机关", "文号", "年份"))
    return "，".join((*stated, *((f"{'、'.join(lacking)}未载明",) if lacking else ())))


def _source_en(cited: Cited) -> str:
    number, issuer = cited.number_en or cited.number, cited.issuer_en or cited.issuer
    if number:
        return number
    stated = [part for part in (issuer, cited.year) if part]
    lacking = _lacking(cited, stated, names=("issuing body", "number", "year"))
    joined = ", ".join(lacking[:-1]) + (", and " if len(lacking) > 2 else " and ") + lacking[-1] if lacking[1:] else "".join(lacking)
    return ", ".join((*stated, *((f"{joined} not stated",) if lacking else ())))


def _lacking(cited: Cited, stated: Sequence[str], *, names: tuple[str, str, str]) -> list[str]:
    """Said, so that nobody takes it for a slip of whoever cites."""
    wanted = zip(names, (not cited.issuer, not stated, not cited.year), strict=True)
    return [name for name, lacks in wanted if lacks]


def _force_zh(status: Status, ended: date | None) -> str | None:
    if status not in _FORCE_EN:
        return None
    said = words.STATUS[status]
    return f"{said}，{zh.day(ended)}" if status is Status.INVALID and ended else said


def _force_en(status: Status, ended: date | None) -> str | None:
    said = _FORCE_EN.get(status)
    return f"{said} since {en.day(ended)}" if status is Status.INVALID and ended else said


# ── on the page ──────────────────────────────────────────────────────────────


def citation_data(document: Document, said: Said, *, today: date | None = None) -> dict[str, object]:
    """What scripts need to cite any provision of ``document``; ``wordings``: its words as digits, by anchor."""
    now = {each.anchor: each.hash for each in wordings.current(document)}
    moved = {old: now[new] for old, new in document.moved if new in now}
    return {**asdict(cited(document, said, today=today)), "wordings": now, "moved": moved}


def block(document: Document, said: Said, *, today: date | None = None) -> str:
    """The same as an element that no browser runs and no Markdown touches, whatever the texts say."""
    data = json.dumps(citation_data(document, said, today=today), ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029`":
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/json" id="pb-document">{data}</script>'


def details(document: Document, said: Said, locale: Locale, *, today: date | None = None) -> str:
    """“Cite this document”: the forms as plain text, for readers without scripts too."""
    source = cited(document, said, today=today)
    rows: Iterable[tuple[str, str, str, str]] = (
        ("zh", "zh-Hans", locale.t("中文"), escape.text(chinese(source))),
        ("en", "en", locale.t("英文"), tongues.mixed(english(source))),
        ("gbt7714", "zh-Hans", "GB/T 7714—2015", escape.text(gbt7714(source))),
    )
    shown = "\n".join(
        f'<div><dt>{name}</dt><dd><span lang="{lang}" data-cite="{form}">{text}</span></dd></div>'
        for form, lang, name, text in rows
    )
    return (
        '<details class="cite">\n'
        f"<summary>{locale.t('引用本文件')}</summary>\n"
        f"<dl>\n{shown}\n</dl>\n</details>"
    )


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
