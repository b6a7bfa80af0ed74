"""The tree under construction: the units of one part, before they have words or an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from policybase.labels import Form
from policybase.model import Doubt, Kind


@dataclass(slots=True)
class Node:
    """A unit under construction; ``[start, end)`` are its own words in the corrected text.

    Lives only between ``grow`` and ``provisions``: the one thing here that changes after it is made.
    """

    kind: Kind
    start: int
    end: int
    form: Form | None = None
    number: tuple[int, int] = (0, 0)
    label_end: int | None = None
    starts_line: bool = True
    ends_line: bool = True
    name_end: int | None = None  # of a unit without number: where its path element ends
    heading: tuple[int, int] | None = None
    body: int = 0  # where the words after the heading begin
    heading_alone: bool = False
    doubts: list[Doubt] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def words_start(self) -> int:
        return self.start if self.label_end is None else self.label_end

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class Tree:
    """One part: what stands before the first label, the labelled units, what belongs to the whole."""

    preamble: list[Node]
    roots: list[Node]
    closing: list[Node]

    def walk(self) -> Iterator[Node]:
        for node in (*self.preamble, *self.roots, *self.closing):
            yield from node.walk()
