"""Who issued a document, under what title and number, when, and to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policybase.model import Evidence, Origin, Role, Span
from policybase.parse.dates import find_dates, first_date
from policybase.parse.head import Finding, Head, Line, evidence
from policybase.parse.jurisdictions import of_body
from policybase.parse.numbers import NumberMention, agency_of, find_numbers
from policybase.parse.status import FOUNDING
from policybase.parse.titles import document_kind, joined, normalise, without_status

# 海晏县人民政府办公室; not 省长　罗清泉
_BODY = re.compile(
    r"(?:人民政府|政府|办公厅|办公室|委员会|常委会|人大|国务院|中共中央|委|厅|局|部|院|署|会|办|中心|领导小组|指挥部|银行|总队|公署|兵团|协会)"
    r"(?:[（(][^（）()]{2,20}[）)])?$"
)
_OFFICER = re.compile(r"^(?:代)?(?:总理|主席|省长|市长|县长|区长|州长|盟长|主任|部长|局长|厅长|行长|署长|委员长|院长|检察长|乡长|镇长)\s")
# 山西省人民政府关于…, 北京市经济和信息化局印发…, 国务院办公厅转发…
_TITLE_BODY = re.compile(r"^(?P<body>[\u4e00-\u9fff、\s]{2,40}?)(?:关于|印发|转发|批转|公布|发布|令$)")
# 郑州市第十二届人民代表大会常务委员会第二十三次会议通过; 第十三届全国人民代表大会第三次会议通过
_ADOPTED = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{0,12}?)第[一二三四五六七八九十0-9]+届"
    r"(?P<body>(?:全国)?人民代表大会(?:常务委员会)?)第[一二三四五六七八九十0-9]+次会议(?:审议)?通过"
)
# 2003年9月3日中华人民共和国国务院令第390号公布; 1983年12月29日 国务院发布
_PROMULGATED = re.compile(r"\s*(?P<who>[\u4e00-\u9fff]{2,24}?)(?P<order>令(?:第?\s*[0-9]+\s*号)?)?\s*(?:公布|发布)(?!的)")
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
    """The issuing body: who signs, what the head says, whose order it is, with whose name the title begins."""
    signed = [line for line in head.with_role(Role.SIGNATURE) if _is_body(line.words)]
    if signed:
        first = signed[: _same_block(head, signed)]
        names = [_name(line.words) for line in first]
        span = Span(first[0].span.start, first[-1].span.end)
        return Finding("、".join(names), evidence(head.transcript.text, span))
    field = head.field("issuing_body")
    if field is not None:
        return Finding("、".join(field.pair.value.split()), field.evidence)
    if number is not None and agency_of(number).endswith("令"):
        body = agency_of(number).removesuffix("令")
        # 总局令第85号 does not say which; 主席令 promulgates a law that another body made
        if of_body(body) is not None and not body.endswith("主席"):
            return Finding(body, Evidence(origin=Origin.ORIGINAL, quote=number))
    below = _signed_lines(head)[1]
    if below is not None:
        return below
    if title is not None:
        match = _TITLE_BODY.match(title.value)
        if match is not None and _is_body(match["body"]):
            inferred = Evidence(Origin.INFERRED, title.evidence.quote, title.evidence.span)
            return Finding(_name(match["body"]), inferred)
    return _adopting_body(head, title)


def find_date_issued(head: Head) -> Finding[date] | None:
    """成文日期: the date below the signature, else a date line of the notice or the end, else the head's field."""
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
    return next(_dates(text, list(head.with_role(Role.DATE))), None) or _signed_lines(head)[0]


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
        return next((day for day, _ in _promulgations(head)), None)
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


def _is_body(words: str) -> bool:
    name = _name(words)
    return bool(_BODY.search(name)) and not _OFFICER.match(words.strip()) and 2 <= len(name) <= 60


def _name(words: str) -> str:
    """The body's name without the date that stands on its line, blanks between two bodies as 、."""
    bare = words
    for mention in reversed(find_dates(bare)):
        bare = bare[: mention.span.start] + bare[mention.span.end :]
    pieces = bare.split()
    whole = all(_BODY.search(piece) and len(piece) >= 3 for piece in pieces)
    return ("、" if whole else "").join(pieces)


def _same_block(head: Head, signed: list[Line]) -> int:
    """How many signatures stand together from the first on: 公安部 ⏎ 司法部."""
    count = 1
    text = head.transcript.text
    while count < len(signed) and not text[signed[count - 1].span.end : signed[count].span.start].strip():
        count += 1
    return count


def _adopting_body(head: Head, title: Finding[str] | None) -> Finding[str] | None:
    """Whose congress or committee adopted the text, or who promulgated it, from the notes below its title."""
    text = head.transcript.text
    found: list[Finding[str]] = []
    for line in head.with_role(Role.METADATA):
        words = line.words
        for mention in reversed(find_dates(words)):  # 2018年5月3日日照市第十八届…
            words = words[: mention.span.start] + " " + words[mention.span.end :]
        where = evidence(text, line.span, origin=Origin.INFERRED)
        found += [Finding(match["place"] + match["body"], where) for match in _ADOPTED.finditer(words)]
    # 济南市…规定 began as another city's: the note that names the title's own place is the one that counts
    own = [body for body in found if title is not None and title.value[:2] == body.value[:2]]
    return next(iter(own or found), None) or next((body for _, body in _promulgations(head)), None)


def _promulgations(head: Head) -> Iterator[tuple[Finding[date], Finding[str]]]:
    """When and by whom the text was made public, where a note below its title says so."""
    text = head.transcript.text
    for line in head.with_role(Role.METADATA):
        for mention in find_dates(line.words):
            match = _PROMULGATED.match(line.words, mention.span.end)
            if match is not None and mention.value is not None and mention.value >= FOUNDING:
                start = line.span.start
                where = evidence(text, Span(start + mention.span.start, start + match.end()))
                who = match["who"].removeprefix("中华人民共和国") or match["who"]
                inferred = Evidence(Origin.INFERRED, where.quote, where.span)
                yield Finding(mention.value, where), Finding(who, inferred)


def _signed_lines(head: Head) -> tuple[Finding[date] | None, Finding[str] | None]:
    """Date and body in lines of their own where more follows them: contacts, files, a code to scan.

    Only 2021年6月17日 written out counts; 2021-06-17 is the page's.
    """
    text = head.transcript.text
    spans = [span for span in head.issued_words() if span.of(text).strip()]
    dated: list[tuple[Finding[date], Finding[str] | None]] = []
    for above, span in zip([None, *spans], spans, strict=False):
        words = span.of(text).strip()
        mention = first_date(words)
        if mention is None or mention.value is None or mention.printed != words or "年" not in words:
            continue
        body = None
        if above is not None and len(above.of(text).strip()) <= 30 and _is_body(above.of(text)):
            body = Finding(_name(above.of(text)), evidence(text, above))
        dated.append((Finding(mention.value, evidence(text, span)), body))
    signed = [pair for pair in dated if pair[1] is not None]
    if signed:
        return signed[0]
    return dated[0] if len(dated) == 1 else (None, None)


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
