"""Which English sentences say what a span of the Chinese says.

A translation keeps the sentences of its source, one for one. Where both sides have as many, the n-th says the
n-th; where they have not, nobody can tell, and the whole provision is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from policybase import contexts
from policybase.model import Document, Provision, Span, Translation

# A longer provision is not quoted whole.
LONGEST = 600
_CHINESE = re.compile(r"[^。！？\n]*[。！？\n]+[”’）)]*|[^。！？\n]+")
# "… in force. The …"; not the stop of No. 74 or Art. 3.
_ENGLISH = re.compile(r"(?<=[.!?])(?<!\bNo\.)(?<!\bArt\.)[”’)]*\s+(?=[“‘(A-Z0-9])|\n+")


def english(document: Document, provision: Provision, span: Span, said: Mapping[str, Translation]) -> str:
    """The English of what stands in ``span``; empty where there is none, or none that can be told."""
    heading, own = (said.get(context(provision.anchor)) for context in (contexts.heading, contexts.text))
    only_heading = span.end <= provision.text_span.start or not provision.text_span or own is None
    if heading is not None and only_heading:
        return heading.text.strip()
    if own is None or not own.text.strip():
        return ""
    whole = own.text.strip()
    chinese = _sentences(document.transcript.text, provision.text_span)
    english = [each.strip() for each in _ENGLISH.split(whole) if each.strip()]
    if len(chinese) == len(english):
        found = [english[n] for n, each in enumerate(chinese) if each.start < span.end and span.start < each.end]
        return " ".join(found)
    return whole if len(whole) <= LONGEST else ""


def _sentences(text: str, span: Span) -> list[Span]:
    """Spans of the sentences in ``span`` that have words."""
    found = (Span(each.start(), each.end()) for each in _CHINESE.finditer(text, span.start, span.end))
    return [each for each in found if re.search(r"\w", each.of(text))]
