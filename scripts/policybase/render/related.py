"""The blocks of a document's links, in a file beside its page.

A new document changes the links of many others; in a file of their own they do not bury the page's diff.
Each block is announced by the same comment as its place on the page.
"""

from __future__ import annotations

from policybase.model import Address, Difference, Document, Line, Link, Page, Provision
from policybase.render import chinese, escape, head, link_words, names, tongues
from policybase.render.locales import ZH
from policybase.render.lookup import Lookup


def related(document: Document, lookup: Lookup) -> Page:
    """``<locale>/policies/_related/<id>.html``: HTML, and not a page of the site."""
    blocks = [_block(document, provision, lookup) for provision in document.walk()]
    generated = f"<!-- Generated from source_texts/{escape.text(document.source_file)}; run `kb.py build`. -->"
    path = f"{lookup.locale.code}/policies/_related/{document.id}.html"
    return Page(path, "\n\n".join((generated, *filter(None, blocks))) + "\n")


def _block(document: Document, provision: Provision, lookup: Lookup) -> str:
    at = Address(document.id, provision.anchor)
    subjects = _subjects(at, lookup)
    links = lookup.links.get(at, ())
    if not links and not subjects:
        return ""
    opening = f"<!-- related {provision.anchor} -->"
    if not links:
        return f'{opening}\n<p class="subjects">{subjects}</p>'
    items = "\n".join(_item(link, lookup) for link in links)
    below = f"\n<p>{subjects}</p>" if subjects else ""
    summary = lookup.locale.n("关联条款 {count}", len(links))
    return (
        f'{opening}\n<details class="related">'
        f"<summary>{summary}</summary>{below}\n<ol>\n{items}\n</ol>\n</details>"
    )


def _subjects(at: Address, lookup: Lookup) -> str:
    ids = dict.fromkeys(subject.topic for subject in lookup.subjects.get(at, ()))
    links = [
        f'<a href="../topics/{id}.html">{names.topic(lookup.topics[id], lookup)}</a>' for id in ids if id in lookup.topics
    ]
    return lookup.locale.t("主题：{subjects}", subjects=lookup.locale.listed(links)) if links else ""


def _item(link: Link, lookup: Lookup) -> str:
    t = lookup.locale.t
    other = lookup.documents[link.target.document_id]
    title = _title(other, lookup)
    place = lookup.place(link.target)
    where = f'<a href="{other.id}.html#{link.target.anchor}">{t("{title}{place}", title=title, place=place)}</a>'
    tags = f'<b class="relation">{t(link_words.RELATION[link.relation])}</b>'
    if link.line is Line.ELSEWHERE:
        tags += f'<b class="elsewhere">{t(link_words.ELSEWHERE)}</b>'
    if link.ruled:
        tags += f'<b class="ruled">{t("经人工确认")}</b>'
    known = other.record.year is not None
    year = names.year(other, lookup) if known else t("年份未载明")
    said = f"{year} {head.chip(other.record, lookup)}"
    reasons = _reasons(link, lookup)
    why = f"<p>{reasons}</p>" if reasons else ""
    quote = lookup.quote(link.target, link.sentence)
    differs = "".join(f"<li>{difference(each, lookup)}</li>" for each in link.differs)
    table = f"<ul>{differs}</ul>" if differs else ""
    return f"<li><p>{tags} {where} {said}</p><blockquote>{quote}</blockquote>{why}{table}</li>"


def _title(other: Document, lookup: Lookup) -> str:
    if lookup.locale.code == ZH:
        return escape.text(chinese.in_brackets(names.title_text(other, lookup)))
    return names.title(other, lookup)


def _reasons(link: Link, lookup: Lookup) -> str:
    if lookup.locale.code == ZH:
        said = "；".join(escape.text(reason.rstrip("。；")) for reason in link.reasons)
        return f"{said}。" if said else ""
    said = "; ".join(reason.rstrip(".;") for reason in link.reasons_en)
    return tongues.mixed(f"{said[:1].upper()}{said[1:]}.") if said else ""


def difference(found: Difference, lookup: Lookup) -> str:
    """What differs, or that the two cannot be compared and why, as inline HTML."""
    t = lookup.locale.t
    said = escape.text(found.zh) if lookup.locale.code == ZH else tongues.mixed(found.en)
    if found.comparable:
        return t("{bold}对照{end} {difference}", bold="<b>", end="</b>", difference=said)
    bold = f"<b>{t('不可比')}</b>"
    return said.replace(t("不可比"), bold, 1) if t("不可比") in said else f"{bold} {said}"
