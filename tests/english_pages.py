"""English pages made by hand: every message of the pages has English, whatever interface.po says today."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from bs4 import BeautifulSoup, NavigableString
from bs4.element import Comment
from rendered import ROOT, TODAY

from policybase import library
from policybase.model import Document, Edition, Knowledge, Links, Message, State, Translation
from policybase.passages import passages
from policybase.render import render

HAN = re.compile("[\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3200-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Chinese punctuation is none of English furniture.
CHINESE = re.compile(f"{HAN.pattern}|[\u3001-\u3003\u3008-\u301f\uff01-\uff60]")

_PLACES = re.compile(r"{\w+}")


@cache
def interface_words() -> tuple[Message, ...]:
    """Each message as Latin words that keep its places: {count}条{state} → w {count} {state}."""
    found = library.interface_words(ROOT)
    return tuple(
        Message(each.source, (" ".join((f"w{number}", *_PLACES.findall(each.source))),)) for number, each in enumerate(found)
    )


def edition(
    *documents: Document,
    words: dict[str, str],
    states: dict[str, State] | None = None,
    notes: dict[str, str] | None = None,
    messages: tuple[Message, ...] | None = None,
) -> Edition:
    """The English of ``words`` by context, compared unless ``states`` says otherwise; all else is missing."""
    told = []
    for made in documents:
        said = []
        for passage in passages(made):
            text = words.get(passage.context, "")
            state = (states or {}).get(passage.context, State.COMPARED) if text else State.MISSING
            note = tuple(filter(None, ((notes or {}).get(passage.context),)))
            said.append(Translation(passage.context, passage.source, text, state, note))
        told.append((made.id, tuple(said)))
    return Edition("en", documents, tuple(told), interface_words() if messages is None else messages)


def english_pages(
    told: Edition, links: Links | None = None, knowledge: Knowledge | None = None, today: date = TODAY
) -> dict[str, str]:
    made = render(told, links or Links(), knowledge or Knowledge(), today, english=told)
    return {page.path: page.text for page in made if page.path.startswith(("en/policies/", "en/parallel/"))}


def chinese_pages(told: Edition, links: Links | None = None, today: date = TODAY) -> dict[str, str]:
    chinese = replace(told, locale="zh", translations=())
    made = render(chinese, links or Links(), Knowledge(), today, english=told)
    return {page.path: page.text for page in made}


def unmarked_chinese(soup: BeautifulSoup) -> list[str]:
    """Text in which something is Chinese and nothing around it says so."""
    return [
        str(text)
        for text in soup.find_all(string=CHINESE)
        if isinstance(text, NavigableString)
        and not isinstance(text, Comment)
        and text.parent is not None
        and text.parent.name != "script"  # data for scripts is read by nobody
        and _lang(text) != "zh-Hans"
    ]


def _lang(text: NavigableString) -> str:
    around = next((parent for parent in text.parents if parent.has_attr("lang")), None)
    return str(around["lang"]) if around is not None else "en"
