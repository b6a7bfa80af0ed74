"""tests/accessibility/results.json as a value. The browser tests write it; nobody else does."""

from __future__ import annotations

import datetime
import json

from policybase.model import Accessibility, CheckTested, PagesTested


def accessibility(text: str) -> Accessibility:
    """Raises ``ValueError`` or ``KeyError`` where the file is not what the tests write."""
    said = json.loads(text)
    return Accessibility(
        date=datetime.date.fromisoformat(said["date"]),
        axe=said["axe"],
        browser=said["browser"],
        schemes=tuple(said["schemes"]),
        widths=tuple(said["widths"]),
        pages=tuple(PagesTested(each["kind"], each["edition"], each["violations"]) for each in said["pages"]),
        rules=tuple((each["rule"], each["places"]) for each in said["rules"]),
        checks=tuple(CheckTested(each["check"], each["pages"], each["failed"]) for each in said["checks"]),
    )
