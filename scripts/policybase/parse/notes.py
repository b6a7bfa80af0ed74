"""Notes on how a text came to be: who adopted it, who made it public, who signed it below its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policybase.model import Evidence, Origin, Role, Span
from policybase.parse.bodies import body_name, is_body
from policybase.parse.dates import find_dates, first_date
from policybase.parse.head import Finding, Head, evidence
from policybase.parse.status import FOUNDING

# 郑州市第十二届人民代表大会常务委员会第二十三次会议通过; 第十三届全国人民代表大会第三次会议通过
_ADOPTED = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{0,12}?)第[一二三四五六七八九十0-9]+届"
    r"(?P<body>(?:全国)?人民代表大会(?:常务委员会)?)第[一二三四五六七八九十0-9]+次会议(?:审议)?通过"
)
# 2003年9月3日中华人民共和国国务院令第390号公布; 1983年12月29日 国务院发布
_PROMULGATED = re.compile(
    r"\s*(?P<who>[\u4e00-\u9fff]{2,24}?)(?P<order>令(?:第?\s*[0-9]+\s*号)?)?\s*(?:公布|发布)(?!的)"
)


def adopting_body(head: Head, title: Finding[str] | None) -> Finding[str] | None:
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
    return next(iter(own or found), None) or next((body for _, body in promulgations(head)), None)


def promulgations(head: Head) -> Iterator[tuple[Finding[date], Finding[str]]]:
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


def signed_lines(head: Head) -> tuple[Finding[date] | None, Finding[str] | None]:
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
        if above is not None and len(above.of(text).strip()) <= 30 and is_body(above.of(text)):
            body = Finding(body_name(above.of(text)), evidence(text, above))
        dated.append((Finding(mention.value, evidence(text, span)), body))
    signed = [pair for pair in dated if pair[1] is not None]
    if signed:
        return signed[0]
    return dated[0] if len(dated) == 1 else (None, None)
