"""A person's word on single links, applied after everything else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from policybase.model import Address, Ruling


class Verdict(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    RETYPE = "retype"


ACCEPTED = "accepted"

Rulings = Mapping[tuple[Address, Address], Ruling]


def by_pair(rulings: Iterable[Ruling]) -> Rulings:
    return {(ruling.source, ruling.target): ruling for ruling in rulings}


def unused(
    rulings: Iterable[Ruling], known: frozenset[Address], *, compared: frozenset[tuple[Address, Address]]
) -> tuple[Ruling, ...]:
    """Those that name a provision that is not there, or reject a link that would not be shown anyway."""
    return tuple(
        ruling
        for ruling in rulings
        if not {ruling.source, ruling.target} <= known
        or (ruling.verdict == Verdict.REJECT and (ruling.source, ruling.target) not in compared)
    )
