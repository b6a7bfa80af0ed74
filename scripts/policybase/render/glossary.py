"""The terms of the field, by pinyin: how each is said in English, how not, and where it stands in the texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby

from pypinyin import lazy_pinyin

from policybase.model import Address, Page, Provision, Span, Term
from policybase.render import escape
from policybase.render.lookup import Lookup
from policybase.render.subject_tree import short
from policybase.term_uses import titles, uses

USES_SHOWN = 12


def page(terms: Iterable[Term], lookup: Lookup) -> Page:
    """``zh/glossary.md``."""
    ordered = sorted(terms, key=_pinyin)
    found = _places(ordered, lookup)
    front = (
        "---",
        f"title: {escape.quoted('术语')}",
        f"description: {escape.quoted('法治政府建设术语的英文译法、不当译法及其理由，以及术语所在的条款。')}",
        "hide: [navigation]",
        "---",
    )
    sections = [
        "\n".join(front),
        "<!-- Generated from knowledge/terms.yml and source_texts/; run `kb.py build`. -->",
        "# 术语 { #glossary }",
        f"共{len(ordered)}条，按汉语拼音排列。英文是本库的译法；“不译作”是见过而不当的译法，附理由。"
        "一个词是另一个更长的术语的一部分时，只算作那个术语的用例；只在题名里才是术语的词，只列书名号内的用例。"
        if ordered
        else "尚无术语。",
    ]
    for letter, group in groupby(ordered, key=_letter):
        entries = "\n".join(_entry(term, found.get(term.zh, ()), lookup) for term in group)
        sections += [f"## {letter} {{ #{_letter_id(letter)} }}", f'<dl class="glossary">\n{entries}\n</dl>']
    return Page("zh/glossary.md", "\n\n".join(sections) + "\n")


def term_id(term: Term) -> str:
    """term-1f0c2a: by the term's characters, which no other term has."""
    return f"term-{sha256(term.zh.encode()).hexdigest()[:6]}"


def _pinyin(term: Term) -> tuple[list[str], str]:
    # “三个代表” stands under S.
    return [syllable.lower() for syllable in lazy_pinyin(term.zh.lstrip("“《〈（"))], term.zh


def _letter(term: Term) -> str:
    first = "".join(_pinyin(term)[0])[:1].upper()
    return first if "A" <= first <= "Z" else "其他"


def _letter_id(letter: str) -> str:
    return f"letter-{letter.lower()}" if letter.isascii() else "letter-other"


def _places(terms: list[Term], lookup: Lookup) -> Mapping[str, tuple[Address, ...]]:
    """By term, every provision that has it in its words, once, in official order of the documents."""
    found: dict[str, dict[Address, None]] = defaultdict(dict)
    for document in lookup.documents.values():
        for provision in document.walk():
            for zh in _terms_in(provision, terms):
                found[zh][Address(document.id, provision.anchor)] = None
    return {zh: tuple(places) for zh, places in found.items()}


def _terms_in(provision: Provision, terms: list[Term]) -> Iterator[str]:
    for words in filter(None, (provision.heading, provision.text)):
        books = titles(words)
        for use in uses(words, terms):
            # 决定 is a term in 《…的决定》, and a verb elsewhere.
            if use.term.enforce != "title" or any(_covers(book, use.span) for book in books):
                yield use.term.zh


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _entry(term: Term, places: tuple[Address, ...], lookup: Lookup) -> str:
    variants = "".join(f"；<i>{escape.text(each)}</i>" for each in term.variants)
    facts = [f'<dd class="english" lang="en"><b>{escape.text(term.en)}</b>{variants}</dd>']
    if term.definition_zh:
        facts.append(f"<dd>{escape.text(term.definition_zh)}</dd>")
    if term.definition_en:
        facts.append(f'<dd lang="en">{escape.text(term.definition_en)}</dd>')
    for forbidden in term.forbidden:
        facts.append(
            f'<dd class="forbidden">不译作 <del lang="en">{escape.text(forbidden.en)}</del>：'
            f'<span lang="en">{escape.text(forbidden.reason)}</span></dd>'
        )
    facts.append(_uses(places, lookup))
    return f'<div id="{term_id(term)}"><dt>{escape.text(term.zh)}</dt>{"".join(facts)}</div>'


def _uses(places: tuple[Address, ...], lookup: Lookup) -> str:
    if not places:
        return '<dd class="uses">所收文件的条款中没有用例</dd>'
    groups = []
    for id, group in groupby(places[:USES_SHOWN], key=lambda at: at.document_id):
        links = "、".join(f'<a href="policies/{id}.html#{at.anchor}">{lookup.place(at)}</a>' for at in group)
        groups.append(f"{escape.text(short(lookup.documents[id]))}：{links}")
    more = f"；先列{USES_SHOWN}条" if len(places) > USES_SHOWN else ""
    return (
        f'<dd class="uses" data-search-exclude=""><details><summary>见于{len(places)}条{more}</summary>'
        f"{'；'.join(groups)}</details></dd>"
    )
