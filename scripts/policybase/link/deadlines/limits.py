"""Time limits and duties: every date due, time within which, recurrence, period, start and quota of a document.

及时 and 立即 are left out: they stand in every second sentence and set no time. 定期, 适时 and 限期 are kept as
``vague``: somebody has to set that time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from policybase.link.deadlines import dated, lengths, recurring
from policybase.link.deadlines.general_rules import inherited
from policybase.link.deadlines.parties import answerable, opening_subject, parties, sentence
from policybase.link.deadlines.quantities import quantities
from policybase.link.deadlines.reading import Reading, read
from policybase.link.deadlines.recurrence import until
from policybase.link.deadlines.time_expressions import NUMBER, TimeExpression, Years, find, number, years
from policybase.model import Address, Deadline, DeadlineKind, Document, Kind, Provision, Quantity, Span

_FORMS = (*dated.FORMS, *recurring.FORMS, *lengths.FORMS)
# A count this near to its time is one quote with it: 每季度至少组织一次
_NEAR = 8
# 每5年核定一次；每半年至少清洗、消毒一次
_TIMES = re.compile(
    rf"[^，。；：\n]{{0,30}}?(?P<low>至少|不少于)?[一-龥]{{0,4}}?(?P<n>{NUMBER})次(?!性|数|日|年|月)"
)
_COUNTED = (DeadlineKind.RECURRING, DeadlineKind.BY_DATE, DeadlineKind.PERIOD)


def deadlines(document: Document) -> tuple[Deadline, ...]:
    """Every time limit in reading order, then those that provisions inherit from a general rule.

    ``date`` is the last day of a limit or a period, the first day of a start; recurrences name the last day
    on which the duty can be met and end with the text's force or planning period.
    """
    known = years(document)
    own = [
        deadline
        for part in document.parts
        for provision in part.provisions
        for deadline in _of_unit(document, provision, known)
    ]
    return (*own, *inherited(document, own))


def _of_unit(document: Document, provision: Provision, known: Years) -> Iterator[Deadline]:
    """Of a unit and the units below it, which are in the year that its heading names."""
    yield from _of_provision(document, provision, known)
    if provision.children:
        below = _named_year(document, provision, known)
        for child in provision.children:
            yield from _of_unit(document, child, below)


def _named_year(document: Document, provision: Provision, known: Years) -> Years:
    if provision.heading_span is None:
        return known
    heading = read(document, provision.heading_span)
    named = [found.year for found in find(heading.plain, _FORMS, known) if found.year]
    return replace(known, named=named[-1]) if named else known


def _of_provision(document: Document, provision: Provision, known: Years) -> Iterator[Deadline]:
    if provision.kind is Kind.ADDRESSEES:
        return
    at = Address(document.id, provision.anchor)
    text = read(document, provision.text_span)
    heading = read(document, provision.heading_span) if provision.heading_span else None
    whole = read(document, Span(provision.heading_span.start, provision.span.end)) if provision.heading_span else text
    if heading is not None:
        for found in _merged(heading.plain, find(heading.plain, _FORMS, known)):
            # 第三阶段：检查验收阶段（2016年9月至10月）县政府…进行检查验收: who acts is said below the heading.
            yield _acted(_deadline(document, at, heading, found), text, opening_subject(text.plain))
        known = _named_year(document, provision, known)
    for found in _merged(text.plain, find(text.plain, _FORMS, known)):
        # 责任单位：市发展改革委。完成时限：2025年12月底前: its beginning may have become a heading.
        yield _acted(_deadline(document, at, text, found), whole, answerable(whole.plain))


def _acted(deadline: Deadline, reading: Reading, actor: tuple[int, int] | None) -> Deadline:
    """With the actor that other words of the provision name, where its own sentence names none."""
    if deadline.actor is not None or actor is None:
        return deadline
    return replace(deadline, actor=reading.words[slice(*actor)])


def _deadline(document: Document, at: Address, reading: Reading, found: TimeExpression) -> Deadline:
    who = parties(reading.words, reading.plain, found)
    span = reading.span(found.start, found.end)
    return Deadline(
        at=at,
        span=span,
        quote=span.of(document.transcript.text),
        kind=found.kind,
        sentence=reading.span(*sentence(reading.plain, found.start, found.end)),
        date=found.date,
        period=found.period,
        duration=found.duration,
        day_type=found.day_type,
        interval=found.interval,
        recurrence=until(found.rule, document.record) if found.rule else None,
        quantity=found.quantity,
        actor=who.actor,
        action=who.action,
        object=who.object,
        recipient=who.recipient,
        trigger=reading.words[slice(*found.trigger)] if found.trigger else None,
    )


def _merged(plain: str, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """Times and quantities in order; a count in the clause of its time belongs to it: 每两年要…进行一次全面清理."""
    result = list(times)
    for count in quantities(plain):
        if any(count.start < time.end and time.start < count.end for time in times):
            continue
        index = _time_of(plain, count, result)
        if index is None:
            result.append(count)
            continue
        time = result[index]
        near = count.start - time.end <= _NEAR and "，" not in plain[time.end : count.start]
        quantity = count.quantity
        if quantity is not None and plain[:time.start].endswith("至少"):
            quantity = replace(quantity, max=None)
        result[index] = replace(time, quantity=quantity, end=count.end if near else time.end, deed=time.end)
    result = [_counted(plain, time) for time in result]
    return tuple(sorted(result, key=lambda found: (found.start, found.end)))


def _counted(plain: str, time: TimeExpression) -> TimeExpression:
    """每5年核定一次: behind a recurrence any verb may stand before how many times."""
    if time.kind is not DeadlineKind.RECURRING or time.quantity is not None:
        return time
    found = _TIMES.match(plain, time.end)
    count = number(found["n"]) if found else None
    if found is None or count is None:
        return time
    end = found.end() if found.end() - time.end <= _NEAR else time.end
    return replace(time, quantity=Quantity(count, None if found["low"] else count, "次"), end=end, deed=time.end)


def _time_of(plain: str, count: TimeExpression, times: Iterable[TimeExpression]) -> int | None:
    """The time that the count belongs to: the last one before it in its clause."""
    before = [(index, time) for index, time in enumerate(times) if time.end <= count.start]
    if not before:
        return None
    index, time = max(before, key=lambda pair: pair[1].end)
    between = plain[time.end : count.start].removeprefix("，")
    # 于6月28日前将申报材料一式五份报送: so many copies, not so many times
    copies = count.quantity is not None and count.quantity.unit == "份"
    if copies or time.kind not in _COUNTED or time.quantity is not None or re.search(r"[，。；：！？\n]", between):
        return None
    return index
