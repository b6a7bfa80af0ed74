"""The blocks of a document's links, in a file beside its page.

A new document changes the links of many others; in a file of their own they do not bury the page's diff.
Each block is announced by the same comment as its place on the page.
"""

from __future__ import annotations

from policybase.model import Address, Difference, Document, Line, Link, Page, Provision
from policybase.render import chinese, escape, head, link_words, words
from policybase.render.document import name
from policybase.render.lookup import Lookup

FOLDER = "zh/policies/_related"


def related(document: Document, lookup: Lookup) -> Page:
    """``zh/policies/_related/<id>.html``: HTML, and not a page of the site."""
    blocks = [_block(document, provision, lookup) for provision in document.walk()]
    generated = f"<!-- Generated from source_texts/{escape.text(document.source_file)}; run `kb.py build`. -->"
    return Page(f"{FOLDER}/{document.id}.html", "\n\n".join((generated, *filter(None, blocks))) + "\n")


def _block(document: Document, provision: Provision, lookup: Lookup) -> str:
    at = Address(document.id, provision.anchor)
    subjects = _subjects(at, lookup)
    links = lookup.links.get(at, ())
    if not links and not subjects:
        return ""
    opening = f"<!-- related {provision.anchor} -->"
    if not links:
        return f'{opening}\n<p class="subjects" data-search-exclude="">{subjects}</p>'
    items = "\n".join(_item(link, document, lookup) for link in links)
    below = f"\n<p>{subjects}</p>" if subjects else ""
    return (
        f'{opening}\n<details class="related" data-search-exclude="">'
        f"<summary>关联条款 {len(links)}</summary>{below}\n<ol>\n{items}\n</ol>\n</details>"
    )


def _subjects(at: Address, lookup: Lookup) -> str:
    ids = dict.fromkeys(subject.topic for subject in lookup.subjects.get(at, ()))
    links = [
        f'<a href="../topics/{id}.html">{escape.text(lookup.topics[id].zh)}</a>' for id in ids if id in lookup.topics
    ]
    return f"主题：{'、'.join(links)}" if links else ""


def _item(link: Link, document: Document, lookup: Lookup) -> str:
    other = lookup.documents[link.target.document_id]
    title = chinese.in_brackets(name(other))
    where = f'<a href="{other.id}.html#{link.target.anchor}">{escape.text(title)}{lookup.place(link.target)}</a>'
    tags = f'<b class="relation">{link_words.RELATION[link.relation]}</b>'
    if link.line is Line.ELSEWHERE:
        tags += f'<b class="elsewhere">{link_words.ELSEWHERE}</b>'
    if link.ruled:
        tags += '<b class="ruled">经人工确认</b>'
    year = words.year(other.record)
    said = f"{year if year != words.UNKNOWN else '年份' + year} {head.chip(other.record, lookup)}"
    reasons = "；".join(escape.text(reason.rstrip("。；")) for reason in link.reasons)
    why = f"<p>{reasons}。</p>" if reasons else ""
    quote = lookup.quote(link.target, link.sentence)
    differs = "".join(f"<li>{difference(each, lookup)}</li>" for each in link.differs)
    table = f"<ul>{differs}</ul>" if differs else ""
    return f"<li><p>{tags} {where} {said}</p><blockquote>{quote}</blockquote>{why}{table}</li>"


def difference(found: Difference, lookup: Lookup) -> str:
    """What differs, or that the two cannot be compared and why, as inline HTML."""
    if found.comparable:
        return f"<b>对照</b> {escape.text(found.zh)}"
    said = escape.text(found.zh)
    if "不可比" in said:
        return said.replace("不可比", "<b>不可比</b>", 1)
    return f"<b>不可比</b> {said}"
