"""Time limits on an English page: a line below the provision, since its words are not those that set the limit."""

from __future__ import annotations

from policybase.model import Deadline, DeadlineKind
from policybase.render import deadline_words
from policybase.render.annotations import page_of
from policybase.render.lookup import Lookup


def lines(limits: tuple[Deadline, ...], lookup: Lookup) -> tuple[str, ...]:
    """Inline HTML: the limits that a provision sets itself, then those it has from a general rule elsewhere."""
    t, clauses = lookup.locale.t, lookup.locale.clauses
    own = [limit for limit in limits if limit.inherited_from is None]
    times = dict.fromkeys(deadline_words.value(limit, lookup) for limit in own if limit.kind not in (DeadlineKind.QUOTA, DeadlineKind.VAGUE))
    numbers = dict.fromkeys(deadline_words.value(limit, lookup) for limit in own if limit.kind is DeadlineKind.QUOTA)
    found = [t("时限：{limits}", limits=clauses(times))] if times else []
    found += [t("数量：{limits}", limits=clauses(numbers))] if numbers else []
    return (*found, *(_inherited(limit, lookup) for limit in limits if limit.inherited_from in lookup.provisions))


def _inherited(limit: Deadline, lookup: Lookup) -> str:
    rule = limit.inherited_from
    if rule is None:
        return ""
    href = f"#{rule.anchor}" if rule.document_id == limit.at.document_id else page_of(rule.document_id, rule.anchor)
    where = f'<a href="{href}">{lookup.place(rule)}</a>'
    return lookup.locale.t("时限从{place}：{limit}", place=where, limit=deadline_words.value(limit, lookup))
