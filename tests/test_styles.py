"""One style sheet of many: what no page needs goes, what any page may need stays, and a later one still overrules."""

from __future__ import annotations

import pytest

from policybase import styles


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        (".md-typeset p{margin:0}", ".md-typeset p{margin:0}"),
        (".md-typeset .admonition{margin:0}", ""),
        (".md-search__form--x{margin:0}", ""),
        # A rule that something else needs too stays.
        (".admonition,.md-typeset details{margin:0}", ".admonition,.md-typeset details{margin:0}"),
        # What a selector excludes is nothing that it needs.
        ("a:not(.headerlink){color:red}", "a:not(.headerlink){color:red}"),
        ("@media print{.mermaid{color:red}}", ""),
        ("@media print{.mermaid{color:red}p{color:red}}", "@media print{p{color:red}}"),
        ("@keyframes x{0%{top:0}}", "@keyframes x{0%{top:0}}"),
        # A brace in a string is no brace.
        ("p:before{content:'}'}.mermaid{top:0}", "p:before{content:'}'}"),
        ('@charset "UTF-8";p{top:0}', "p{top:0}"),
        # An icon that nobody asks for any more.
        (":root{--x:url('data:image/svg+xml;charset=utf-8,<svg/>');--y:1px}p{top:var(--y)}", ":root{--y:1px}p{top:var(--y)}"),
    ],
)
def test_a_rule_stays_if_a_page_may_need_it(sheet: str, kept: str) -> None:
    assert styles.joined([sheet], []).strip() == kept


def test_ours_stand_whole_behind_theirs_without_comments() -> None:
    assert styles.joined(["p{top:0}"], ["/* a\nb */\n.admonition { top: 1px }", "p { top: 2px }"]) == (
        "p{top:0}\n\n.admonition { top: 1px }\np { top: 2px }"
    )


def test_a_property_that_ours_ask_for_stays() -> None:
    assert "--x:1px" in styles.joined([":root{--x:1px}"], ["p { top: var(--x) }"])
