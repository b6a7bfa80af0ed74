"""Progress on a terminal, for what takes over two seconds; nothing where nobody looks."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
SILENT = 2.0  # seconds before anything is shown
EVERY = 0.2  # seconds between two signs of life


class Progress(Generic[T]):
    """Iterates over ``items`` and says how far it is."""

    def __init__(self, doing: str, items: Sequence[T]) -> None:
        self.doing = doing
        self.items = items

    def __iter__(self) -> Iterator[T]:
        started = shown = time.monotonic()
        visible = sys.stderr.isatty()
        for number, item in enumerate(self.items, start=1):
            yield item
            now = time.monotonic()
            if visible and now - started > SILENT and now - shown > EVERY:
                shown = now
                print(f"\r{self.doing}: {number} of {len(self.items)}", end="", file=sys.stderr, flush=True)
        if shown > started:
            print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)
