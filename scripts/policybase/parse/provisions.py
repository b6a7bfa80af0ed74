"""Nodes of a tree → provisions: words, spans of the transcript, addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from policybase.model import Doubt, Kind, Part, Provision
from policybase.parse.anchors import Place, places
from policybase.parse.corrected import Corrected
from policybase.parse.lines import Line
from policybase.parse.tree import Tree


def provisions(
    source: str,
    corrected: Corrected,
    tree: Tree,
    addressees: Line | None,
    *,
    part: str | None,
    given: Mapping[str, str],
) -> tuple[Provision, ...]:
    """The provisions of one part, addressees first. ``source`` is the uncorrected transcript."""
    found = places(corrected.text, tree, part=part, given=given)
    children: dict[int, list[Place]] = {}
    for place in found:
        children.setdefault(id(place.parent), []).append(place)
    top = children.get(id(None), [])
    result = [_provision(source, corrected, place, children) for place in top]
    if addressees is not None:
        result.insert(0, _addressees(corrected, addressees, part))
    return tuple(result)


def _provision(
    source: str, corrected: Corrected, place: Place, children: dict[int, list[Place]]
) -> Provision:
    node, text = place.node, corrected.text
    end = _rstrip(text, node.start, node.end)
    body = min(node.body, end)
    label_span = corrected.span(node.start, node.label_end) if node.label_end else None
    heading = None
    heading_span = None
    if node.heading is not None:
        heading = tidy(text[node.heading[0] : node.heading[1]])
        heading_span = corrected.span(*node.heading)
    return Provision(
        anchor=place.anchor,
        kind=node.kind,
        path=place.path,
        label=label_span.of(source).strip() if label_span else None,
        heading=heading,
        text=text[body:end].strip() if node.kind is Kind.TABLE else tidy(text[body:end]),
        span=corrected.span(node.start, end),
        label_span=label_span,
        heading_span=heading_span,
        text_span=corrected.span(body, end),
        heading_alone=node.heading_alone,
        doubts=tuple(Doubt(doubt.code, corrected.at(doubt.at), doubt.note) for doubt in node.doubts),
        children=tuple(_provision(source, corrected, child, children) for child in children.get(id(node), [])),
    )


def _addressees(corrected: Corrected, line: Line, part: str | None) -> Provision:
    prefix, path = ("notice-", ("通知", "主送")) if part == "notice" else ("", ("主送",))
    span = corrected.span(line.start, line.end)
    return Provision(
        anchor=f"{prefix}addressees",
        kind=Kind.ADDRESSEES,
        path=path,
        label=None,
        heading=None,
        text=tidy(line.of(corrected.text)),
        span=span,
        label_span=None,
        heading_span=None,
        text_span=span,
    )


def tidy(words: str) -> str:
    """Without outer blanks, and without blanks that only spread Han characters: 总　则 → 总则."""
    pieces = words.split()
    result = pieces[0] if pieces else ""
    for piece in pieces[1:]:
        latin = result[-1].isascii() and result[-1].isalnum() and piece[0].isascii() and piece[0].isalnum()
        result += f" {piece}" if latin else piece
    return result


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def with_doubts(parts: tuple[Part, ...], doubts: Iterable[Doubt]) -> tuple[Part, ...]:
    """``parts`` with each doubt at the first provision that begins at its place or after it."""
    waiting = sorted(doubts, key=lambda doubt: doubt.at)

    def add(provision: Provision) -> Provision:
        own: list[Doubt] = []
        while waiting and waiting[0].at <= provision.span.start:
            own.append(waiting.pop(0))
        return replace(
            provision,
            doubts=(*provision.doubts, *own),
            children=tuple(add(child) for child in provision.children),
        )

    return tuple(replace(part, provisions=tuple(add(provision) for provision in part.provisions)) for part in parts)
