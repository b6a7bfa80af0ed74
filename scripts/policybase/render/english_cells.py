"""The English of one provision: what the page of the document and the page of both languages have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping

from policybase import contexts
from policybase.model import Document, Fix, Provision, Role, Span, State, Translation
from policybase.numerals import value
from policybase.render import english, tongues

Said = Mapping[str, Translation]


def run_in(heading: str, document: Document, provision: Provision) -> str:
    """A heading in the line of its words, with the stop that ends it. ``heading``: inline HTML."""
    ended = heading[-1:] in ".:;?!" or heading.endswith("</span>")
    return f'<strong class="run-in">{heading}{"" if ended else _stop(document, provision)}</strong> '


def _stop(document: Document, provision: Provision) -> str:
    """What ends a run-in heading: a colon where the Chinese has one (指导思想：), else a full stop."""
    if provision.heading_span is None:
        return "."
    follows = document.transcript.text[provision.heading_span.end : provision.span.end].lstrip()
    return ":" if follows.startswith(("：", ":")) else "."


def table(provision: Provision, said: Said, *, missing: str = "") -> str:
    """A table as HTML; ``missing``, a cell, stands for rows without English, or else their Chinese."""
    rows = []
    for line in provision.text.split("\n"):
        found = said.get(contexts.row(provision.anchor, line))
        if found is not None and found.text.strip():
            shown = "".join(f"<td>{tongues.mixed(cell)}</td>" for cell in found.text.split("\t"))
        else:
            shown = missing or "".join(f"<td>{tongues.chinese(cell)}</td>" for cell in line.split("\t"))
        rows.append(f"<tr>{shown}</tr>")
    return f"<table>{''.join(rows)}</table>"


def fixes(numbers: tuple[tuple[Fix, int], ...], spans: tuple[Span, ...]) -> tuple[tuple[Fix, int], ...]:
    """The numbered corrections that begin in one of ``spans``."""
    return tuple((fix, n) for fix, n in numbers if any(span.start <= fix.span.start < span.end for span in spans))


def reason(fix: Fix, said: Said) -> str:
    """Why we correct or doubt the Chinese, as inline HTML; empty where that is not translated."""
    found = said.get(contexts.correction(fix.correction))
    return tongues.mixed(found.text) if found is not None and found.state is not State.MISSING else ""


def line(document: Document, span: Span, role: Role, said: Said) -> str:
    """Number, signature and date say what the record says; of other lines there is no English: empty."""
    record, printed = document.record, span.of(document.transcript.text)
    if role is Role.NUMBER and record.document_number_printed and _bare(record.document_number_printed) in _bare(printed):
        return _said(said.get(contexts.NUMBER))
    if role is Role.SIGNATURE and _bare(printed) == _bare(record.issuing_body or ""):
        return _said(said.get(contexts.record("issuing_body")))
    # 二○○九年六月九日 ; 2016年8月23: 日 is lost
    found = re.search(r"([^年\s]{4})年([^月]{1,3})月([^日]{1,4})", printed) if role is Role.DATE else None
    if found is not None and record.date_issued is not None:
        issued = record.date_issued
        if [value(each.strip()) for each in found.groups()] == [issued.year, issued.month, issued.day]:
            return english.day(issued)
    return ""


def _said(found: Translation | None) -> str:
    return tongues.mixed(found.text) if found is not None and found.text.strip() else ""


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)
