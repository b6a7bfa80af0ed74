"""Statuses and levels are called the same everywhere, though pages, citations and search cannot share a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from policybase import library
from policybase.model import State, Status
from policybase.render import cite, english, words
from policybase.search import names

ROOT = Path(__file__).parents[1]
SAID = {
    message.source: message.forms[0]
    for message in library.read_interface(ROOT, file=ROOT / "translations" / "en" / "interface.po").value
}


def test_search_names_them_as_pages_do() -> None:
    assert names.STATUS == words.STATUS
    assert names.LEVEL == words.LEVEL


@pytest.mark.parametrize("status", words.STATUS)
def test_pages_in_both_languages_say_the_english_of_the_interface(status: Status) -> None:
    assert english.STATUS[status] == SAID[words.STATUS[status]]


def test_citations_warn_in_the_same_words() -> None:
    assert {status: said.casefold() for status, said in cite._FORCE_EN.items()} == {
        status: english.STATUS[status].casefold() for status in cite._FORCE_EN
    }


@pytest.mark.parametrize("state", words.STATE)
def test_a_state_of_translation_has_english_in_the_interface(state: State) -> None:
    assert SAID[words.STATE[state]]
