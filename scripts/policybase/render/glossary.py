"""The terms of the field, by pinyin: how each is said in English, how not, and where it stands in the texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

from pypinyin import lazy_pinyin

from policybase.messages import N_
from policybase.model import Address, Page, Provision, Span, Term
from policybase.render import escape, names, tongues
from policybase.render.front_matter import OUTLINED, front_matter
from policybase.render.locales import ZH
from policybase.render.lookup import Lookup
from policybase.render.terms import term_id
from policybase.term_uses import titles, uses

OTHER = N_("其他")


def page(terms: Iterable[Term], lookup: Lookup) -> Page:
    """``glossary.md``: by pinyin; in English by the English."""
    t, n = lookup.locale.t, lookup.locale.n
    ordered = sorted(terms, key=_pinyin if lookup.locale.code == ZH else _alphabet)
    found = _places(ordered, lookup)
    front = front_matter(t("术语"), t("法治政府建设术语的英文译法、不当译法及其理由，以及术语所在的条款。"), OUTLINED)
    sections = [
        front,
        "<!-- Generated from knowledge/terms.yml and source_texts/; run `kb.py build`. -->",
        f"# {t('术语')} {{ #glossary }}",
        n(
            "共{count}条，按汉语拼音排列。英文是本库的译法；“不译作”是见过而不当的译法，附理由。"
            "一个词是另一个更长的术语的一部分时，只算作那个术语的用例；只在题名里才是术语的词，只列书名号内的用例。",
            len(ordered),
        )
        if ordered
        else t("尚无术语。"),
    ]
    shared = {english for english, count in Counter(_english(term) for term in ordered).items() if count > 1}
    for letter, group in groupby(ordered, key=_letter if lookup.locale.code == ZH else _letter_en):
        entries = "\n".join(_entry(term, found.get(term.zh, ()), lookup, shared=shared) for term in group)
        sections += [f"## {t(letter)} {{ #{_letter_id(letter)} }}", f'<dl class="glossary">\n{entries}\n</dl>']
    return Page(f"{lookup.locale.code}/glossary.md", "\n\n".join(sections) + "\n")


def _pinyin(term: Term) -> tuple[list[str], str]:
    # “三个代表” stands under S.
    return [syllable.lower() for syllable in lazy_pinyin(term.zh.lstrip("“《〈（"))], term.zh


def _letter(term: Term) -> str:
    first = "".join(_pinyin(term)[0])[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def _alphabet(term: Term) -> tuple[list[str], str]:
    return [term.en.lstrip("“‘(").casefold()], term.zh


def _letter_en(term: Term) -> str:
    first = _alphabet(term)[0][0][:1].upper()
    return first if "A" <= first <= "Z" else OTHER


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


def _english(term: Term) -> str:
    return "; ".join((escape.text(term.en), *(f"<i>{escape.text(each)}</i>" for each in term.variants)))


def _entry(term: Term, places: tuple[Address, ...], lookup: Lookup, *, shared: Collection[str]) -> str:
    """``shared``: the English that several terms have; there the name of an entry has the Chinese too."""
    chinese = f'<span lang="zh-Hans">{escape.text(term.zh)}</span>'
    if lookup.locale.code == ZH:
        variants = "".join(f"；<i>{escape.text(each)}</i>" for each in term.variants)
        named = escape.text(term.zh)
        facts = [f'<dd class="english" lang="en"><b>{escape.text(term.en)}</b>{variants}</dd>']
    else:
        named = _english(term)
        if named in shared:
            named = f"{named} ({chinese})"
        facts = [f'<dd class="english">{chinese}</dd>']
    t = lookup.locale.t
    if term.definition_zh and (lookup.locale.code == ZH or not term.definition_en):
        facts.append(f"<dd>{lookup.chinese(escape.text(term.definition_zh))}</dd>")
    if term.definition_en:
        facts.append(f'<dd lang="en">{tongues.mixed(term.definition_en)}</dd>')
    for forbidden in term.forbidden:
        wrong = f'<del lang="en">{escape.text(forbidden.en)}</del>'
        reason = f'<span lang="en">{tongues.mixed(forbidden.reason)}</span>'
        facts.append(f'<dd class="forbidden">{t("不译作 {wrong}：{reason}", wrong=wrong, reason=reason)}</dd>')
    facts.append(_uses(places, lookup))
    return f'<div id="{term_id(term)}"><dt>{named}</dt>{"".join(facts)}</div>'


def _uses(places: tuple[Address, ...], lookup: Lookup) -> str:
    t, n = lookup.locale.t, lookup.locale.n
    if not places:
        return f'<dd class="uses">{t("所收文件的条款中没有用例")}</dd>'
    groups = []
    for id, group in groupby(places, key=lambda at: at.document_id):
        links = lookup.locale.listed(f'<a href="policies/{id}.html#{at.anchor}">{lookup.place(at)}</a>' for at in group)
        groups.append(t("{document}：{places}", document=names.short(lookup.documents[id], lookup), places=links))
    return (
        f'<dd class="uses"><details><summary>{n("见于{count}条", len(places))}</summary>'
        f"{lookup.locale.clauses(groups)}</details></dd>"
    )
