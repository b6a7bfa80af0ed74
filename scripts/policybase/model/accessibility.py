"""What the browser tests found out about the accessibility of the pages: tests/accessibility/results.json."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagesTested:
    """One kind of page of one edition, in every scheme and width: what axe found."""

    kind: str  # home, document, search …: tests/page_kinds.py
    edition: str  # zh, en
    violations: int  # places, each scheme and width counted


@dataclass(frozen=True, slots=True)
class CheckTested:
    """One check beyond axe: on how many pages it was run, and on how many it failed."""

    check: str  # reflow, focus, targets …
    pages: int
    failed: int


@dataclass(frozen=True, slots=True)
class Accessibility:
    """One run of the tests."""

    date: datetime.date
    axe: str  # its version
    browser: str  # Chromium 150.0
    schemes: tuple[str, ...]  # light, dark
    widths: tuple[int, ...]  # CSS pixels
    pages: tuple[PagesTested, ...]
    rules: tuple[tuple[str, int], ...]  # axe's rule → places; empty where nothing was found
    checks: tuple[CheckTested, ...]
