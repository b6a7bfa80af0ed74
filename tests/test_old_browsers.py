"""Scripts and styles of ours use nothing that the oldest browsers do not know: Chromium 90, Firefox 102. Decision 0011."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[1] / "theme" / "assets"
# What came later, and with which Chromium.
SCRIPTS = {
    r"\.at\(": "Array.at: 92",
    r"\bstructuredClone\b": "98",
    r"\bObject\.hasOwn\b": "93",
    r"\.(?:findLast|findLastIndex|toSorted|toReversed|toSpliced|with)\(": "97, 110",
    r"\bcrypto\.subtle\b": "not on http://",
    r"\bimport\s*[({]|\bexport\s+(?:default|const|function)": "modules are refused on file://",
    r"\bfetch\(|\bXMLHttpRequest\b": "refused on file://",
    r"\bnew Worker\b": "refused on file://",
    r"\bHighlight\(|CSS\.highlights": "105",
    r"\bscrollend\b": "114",
    r"\bshowPopover\b|\bpopover=": "114",
    r"\?\?=|\|\|=|&&=": "85, but Firefox 79: kept out with the newest syntax",
    r"#[a-z]\w*\s+in\b": "91",
    r"static\s*\{": "94",
}
STYLES = {
    r":has\(": "105",
    r"@container\b|container-type": "105",
    r"@layer\b": "99",
    r"\bcolor-mix\(": "111",
    r"@media[^{]*[<>]=?": "104",
    r"(?<![-\w])\d*(?:dvh|svh|lvh)\b": "108",
    r"^\s*&": "nesting: 112",
    r"\baccent-color\b.*!important": "93",
}


def faults(text: str, table: dict[str, str]) -> list[str]:
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return [f"{found.group()!r}: {since}" for each, since in table.items() for found in re.finditer(each, bare, re.MULTILINE)]


@pytest.mark.parametrize("path", sorted(ASSETS.glob("*.js")), ids=lambda path: path.name)
def test_scripts(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8"), SCRIPTS) == []


@pytest.mark.parametrize("path", sorted(ASSETS.glob("*.css")), ids=lambda path: path.name)
def test_styles(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8"), STYLES) == []


@pytest.mark.parametrize("words", ["list.at(-1)", "fetch('x')", "new Worker('x')"])
def test_the_rule_sees_scripts(words: str) -> None:
    assert faults(words, SCRIPTS)


@pytest.mark.parametrize("words", ["a:has(b) {}", "@media (width >= 40em) {}", "height: 100dvh"])
def test_the_rule_sees_styles(words: str) -> None:
    assert faults(words, STYLES)
