"""Who issued a document, under what title and number, when, and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policybase.document_numbers import NumberMention, agency_of, find_numbers
from policybase.model import Evidence, Origin, Role, Span
from policybase.parse.bodies import body_name, is_body
from policybase.parse.dates import find_dates, first_date
from policybase.parse.head import Finding, Head, Line, evidence
from policybase.parse.jurisdictions import of_body
from policybase.parse.notes import adopting_body, promulgations, signed_lines
from policybase.parse.status import FOUNDING
from policybase.parse.titles import document_kind, joined, normalise, without_status

# 山西省人民政府关于…, 北京市经济和信息化局印发…, 国务院办公厅转发…
_TITLE_BODY = re.compile(r"^(?P<body>[\u4e00-\u9fff、\s]{2,40}?)(?:关于|印发|转发|批转|公布|发布|令$)")
# 甘肃省人民政府办公厅关于印发…的通知.PDF, the file that the page links to
_FILE = re.compile(r"(?P<title>[^\s，。；]{8,120})\.(?:pdf|docx?|wps|ofd|zip|rar)", re.IGNORECASE)


def find_title(head: Head) -> Finding[str] | None:
    """The title of the document as issued, without what an archive wrote behind it."""
    text = head.transcript.text
    for part, origin in ((head.notice, Origin.ORIGINAL), (head.main, Origin.ORIGINAL)):
        if part is not None and part.title:
            if part is head.main and head.notice is not None:
                break
            title = _title_of(part.title)
            return Finding(title, _where(text, part.title_spans, title, origin=origin))
    field = head.field("title")
    if field is not None:
        return Finding(without_status(field.pair.value), field.evidence)
    page = head.property("ArticleTitle")
    if page is not None:
        return Finding(without_status(page), Evidence(origin=Origin.ORIGINAL, quote=page))
    linked = _linked_title(head)
    if linked is not None:
        return linked
    main = head.main
    if main is not None and main.title:
        title = _title_of(main.title)
        return Finding(title, _where(text, main.title_spans, title, origin=Origin.INFERRED))
    return None


def find_kind(head: Head, title: Finding[str] | None, number: str | None) -> Finding[str] | None:
    """文种 of the document as issued: its title's, 令 of an order's number, or what the page's head says."""
    if number is not None and agency_of(number).endswith("令") and head.notice is not None:
        return Finding("令", Evidence(origin=Origin.ORIGINAL, quote=number))
    kind = document_kind(title.value) if title is not None else None
    if title is not None and kind is not None:
        return Finding(kind, title.evidence)
    field = head.field("kind")
    return Finding(field.pair.value, field.evidence) if field is not None else None


def find_number(head: Head) -> Finding[NumberMention] | None:
    """The document's own number: a line of its own, or 发文字号 of the metadata; never one that it cites."""
    text = head.transcript.text
    for line in head.with_role(Role.NUMBER):
        # 国家安全生产监督管理总局令 ⏎ 第85号: the order's name stands in the title above its number
        above = text.rfind("\n", 0, max(0, line.span.start - 1)) + 1
        numbers = find_numbers(line.words)
        if numbers and not agency_of(numbers[0].normal):
            wider = find_numbers(text[above : line.span.end])
            numbers = wider if wider and agency_of(wider[-1].normal) else numbers
        if numbers:
            return _number(numbers[-1], evidence(text, line.span))
    field = head.field("document_number")
    if field is not None:
        for mention in find_numbers(field.pair.value):
            return _number(mention, field.evidence)
    return None


def find_body(head: Head, title: Finding[str] | None, number: str | None) -> Finding[str] | None:
    """The issuing body: who signs, what the head says, whose order it is, whose name begins the title."""
    signed = [line for line in head.with_role(Role.SIGNATURE) if is_body(line.words)]
    covering = [line for line in signed if not _within_issued(head, line)]
    if covering or (signed and head.notice is None):
        return _signed(head, covering or signed)
    field = head.field("issuing_body")
    if field is not None:
        return Finding("、".join(field.pair.value.split()), field.evidence)
    if number is not None and agency_of(number).endswith("令"):
        body = agency_of(number).removesuffix("令")
        # 总局令第85号 does not say which; 主席令 promulgates a law that another body made
        if of_body(body) is not None and not body.endswith("主席"):
            return Finding(body, Evidence(origin=Origin.ORIGINAL, quote=number))
    if title is not None:
        match = _TITLE_BODY.match(title.value)
        if match is not None and is_body(match["body"]):
            inferred = Evidence(Origin.INFERRED, title.evidence.quote, title.evidence.span)
            return Finding(body_name(match["body"]), inferred)
    if signed:
        return _signed(head, signed)
    below = signed_lines(head)[1]
    if below is not None:
        return below
    return adopting_body(head, title)


def find_date_issued(head: Head) -> Finding[date] | None:
    """成文日期: the date below the signature, else the head's field, else a date in a line of its own."""
    text = head.transcript.text
    lines = head.lines
    below_signature = [
        line
        for index, line in enumerate(lines)
        if line.role is Role.SIGNATURE
        or (line.role is Role.DATE and index > 0 and lines[index - 1].role in {Role.SIGNATURE, Role.DATE})
    ]
    if not any(line.role is Role.SIGNATURE for line in below_signature):
        below_signature = []
    field = head.field("date_issued")
    candidates = list(_dates(text, below_signature))
    if not candidates and field is None:
        candidates = list(_dates(text, list(head.with_role(Role.DATE))))
    if candidates:
        return candidates[0]
    if field is not None:
        mention = first_date(field.pair.value)
        if mention is not None and mention.value is not None:
            return Finding(mention.value, field.evidence)
    return next(_dates(text, list(head.with_role(Role.DATE))), None) or signed_lines(head)[0]


def find_date_published(head: Head) -> Finding[date] | None:
    """发布日期 as the page says. 创建时间 tells when its page was made, so that is only inferred."""
    field = head.field("date_published")
    if field is not None:
        mention = first_date(field.pair.value)
        if mention is not None and mention.value is not None:
            made = field.pair.key.startswith("创建")
            where = field.evidence
            origin = Origin.INFERRED if made else Origin.ORIGINAL
            return Finding(mention.value, Evidence(origin, where.quote, where.span))
    page = head.property("PubDate", "publishdate", "firstpublishedtime")
    mention = first_date(page) if page is not None else None
    if page is None or mention is None or mention.value is None:
        return next((day for day, _ in promulgations(head)), None)
    return Finding(mention.value, Evidence(origin=Origin.ORIGINAL, quote=page))


def find_addressees(head: Head) -> Finding[tuple[str, ...]] | None:
    """主送, each as printed: 各市、县人民政府 is one, what ， divides are several."""
    lines = head.with_role(Role.ADDRESSEE)
    if not lines:
        return None
    words = re.sub(r"[:：\s]+$", "", lines[0].words.strip())
    names = [re.sub(r"\s+", "", name) for name in _split_outside_brackets(words)]
    found = tuple(name for name in names if name)
    return Finding(found, evidence(head.transcript.text, lines[0].span)) if found else None


def find_keywords(head: Head) -> Finding[tuple[str, ...]] | None:
    field = head.field("keywords")
    if field is None:
        return None
    words = tuple(word for word in re.split(r"[;；,，、\s]+", field.pair.value) if word)
    return Finding(words, field.evidence)


def _title_of(words: str) -> str:
    """Printed lines as one title; 《…的通知》 in brackets of its own without them."""
    title = without_status(joined(tuple(words.split("\n"))))
    return title[1:-1] if re.fullmatch(r"《[^》]*》", title) else title


def _where(text: str, spans: tuple[Span, ...], title: str, *, origin: Origin) -> Evidence:
    if not spans:
        return Evidence(origin=origin, quote=title)
    return evidence(text, Span(spans[0].start, spans[-1].end), origin=origin)


def _linked_title(head: Head) -> Finding[str] | None:
    """The notice lost its title line, but the page links to its file, which is named by it."""
    main = head.main
    if main is None or not main.title or head.notice is None:
        return None
    wanted = normalise(main.title)
    sources = (head.transcript.text, *(words.text for words in head.transcript.set_aside))
    for source in sources:
        for match in _FILE.finditer(source):
            title = match["title"]
            if document_kind(title) is not None and wanted in normalise(title) and normalise(title) != wanted:
                return Finding(title, Evidence(origin=Origin.INFERRED, quote=match[0]))
    return None


def _number(mention: NumberMention, where: Evidence) -> Finding[NumberMention]:
    printed = re.sub(r"\s*\n\s*", "", mention.printed)
    return Finding(NumberMention(mention.span, printed, mention.normal), where)


def _within_issued(head: Head, line: Line) -> bool:
    """Below a cover, a signature in the issued text is that text's: 国务院办公厅转发国家教委…的通知."""
    main = head.main
    return head.notice is not None and main is not None and line.span.start >= main.span.start


def _signed(head: Head, signed: list[Line]) -> Finding[str]:
    first = signed[: _same_block(head, signed)]
    span = Span(first[0].span.start, first[-1].span.end)
    names = "、".join(body_name(line.words) for line in first)
    return Finding(names, evidence(head.transcript.text, span))


def _same_block(head: Head, signed: list[Line]) -> int:
    """How many signatures stand together from the first on: 公安部 ⏎ 司法部."""
    count = 1
    text = head.transcript.text
    while count < len(signed) and not text[signed[count - 1].span.end : signed[count].span.start].strip():
        count += 1
    return count


def _dates(text: str, lines: list[Line]) -> Iterator[Finding[date]]:
    for line in lines:
        for mention in find_dates(line.words):
            if mention.value is not None and mention.value >= FOUNDING:
                start = line.span.start + mention.span.start
                yield Finding(mention.value, evidence(text, Span(start, start + len(mention.printed))))


def _split_outside_brackets(words: str) -> Iterator[str]:
    depth = start = 0
    for index, sign in enumerate(words):
        depth += (sign in "（(") - (sign in "）)")
        if depth <= 0 and sign in ",，;；":
            yield words[start:index]
            start = index + 1
    yield words[start:]
