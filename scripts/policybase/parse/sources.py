"""Where a copy comes from: an official site, a law database, an encyclopaedia."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from policybase.model import Evidence, Origin, Reason, SourceKind
from policybase.parse.head import Finding, Head

# The end of a host name → what stands there. A name that is not listed tells nothing: a county's pages at a
# .com address may be its own.
HOSTS: dict[str, SourceKind] = {
    "gov.cn": SourceKind.OFFICIAL,
    "baike.baidu.com": SourceKind.ENCYCLOPAEDIA,
    "baike.com": SourceKind.ENCYCLOPAEDIA,
    "baike.sogou.com": SourceKind.ENCYCLOPAEDIA,
    "wikipedia.org": SourceKind.ENCYCLOPAEDIA,
    "wikisource.org": SourceKind.ENCYCLOPAEDIA,
    "pkulaw.com": SourceKind.REPUBLISHED,
    "pkulaw.cn": SourceKind.REPUBLISHED,
    "chinalawinfo.com": SourceKind.REPUBLISHED,
    "lawinfochina.com": SourceKind.REPUBLISHED,
    "lawxp.com": SourceKind.REPUBLISHED,
    "faxin.cn": SourceKind.REPUBLISHED,
    "law-lib.com": SourceKind.REPUBLISHED,
    "chinacourt.org": SourceKind.REPUBLISHED,
    "people.com.cn": SourceKind.REPUBLISHED,
    "xinhuanet.com": SourceKind.REPUBLISHED,
    "news.cn": SourceKind.REPUBLISHED,
    "360doc.com": SourceKind.REPUBLISHED,
    "sohu.com": SourceKind.REPUBLISHED,
    "wenku.baidu.com": SourceKind.REPUBLISHED,
    "weixin.qq.com": SourceKind.REPUBLISHED,
}
_CHROME = {
    Reason.ENCYCLOPAEDIA: SourceKind.ENCYCLOPAEDIA,
    Reason.INFOBOX: SourceKind.ENCYCLOPAEDIA,
    Reason.DATABASE: SourceKind.REPUBLISHED,
}
# 【法宝引证码】 CLI.12.5679380
_DATABASE_KEY = re.compile(r"引\s*证\s*码")


def find_url(head: Head) -> Finding[str] | None:
    """The address that the page gives as its own or its source's."""
    field = head.field("source_url")
    if field is not None:
        return Finding(field.pair.value, field.evidence)
    url = head.property("url", "og:url", "canonical")
    if url is not None and re.match(r"https?://", url):
        return Finding(url, Evidence(origin=Origin.ORIGINAL, quote=url))
    # 原文链接：https://… that went out with the website's chrome
    for words in head.transcript.set_aside:
        match = re.search(r"(?:原文|来源)\S{0,4}\s*[:：]\s*(https?://[!-~]+)", words.text)
        if match is not None:
            return Finding(match[1], Evidence(origin=Origin.ORIGINAL, quote=match[0]))
    return None


def find_kind(head: Head, url: str | None) -> Finding[SourceKind] | None:
    """What the copy's own traces tell; a trace in the page counts more than the address it names."""
    for words in head.transcript.set_aside:
        if words.reason in _CHROME:
            return Finding(_CHROME[words.reason], Evidence(origin=Origin.INFERRED, quote=words.text[:60]))
    for field in head.fields:
        if _DATABASE_KEY.search(field.pair.key):
            quote = field.evidence.quote
            return Finding(SourceKind.REPUBLISHED, Evidence(Origin.INFERRED, quote, field.evidence.span))
    if url is None:
        return None
    host = (urlsplit(url).hostname or "").lower()
    for ending, kind in HOSTS.items():
        if host == ending or host.endswith("." + ending):
            return Finding(kind, Evidence(origin=Origin.INFERRED, quote=url))
    return None
