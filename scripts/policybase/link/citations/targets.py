"""Which provision a reference aims at: 第十三条第一款第（二）项, 本条第二款, 前款."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policybase.model import Document, Kind
from policybase.numerals import value

# 第（四）项 ；第三十六条之一 ；第三条至第七条, of which the first is aimed at
_STEP = re.compile(
    r"第[（(]?(?P<number>[^（）()编章节条款项目至到、]+)[）)]?(?P<unit>[编章节条款项目])(?:之(?P<insert>[一二三四五六七八九十]+))?"
)
_RANGE_UNIT = re.compile(
    r"第[（(]?(?P<number>[^（）()编章节条款项目至到、-]+)[）)]?(?:至|到|—|–|-|－|～|~|、).*(?P<unit>[编章节条款项目])"
)
# 前款 ；前两款 ；上款 ；前条 ；本条
_RELATIVE = re.compile(r"(?P<which>前|上|本|该)(?P<count>[两二三四五])?(?P<unit>[条款项])")
_KINDS = {"编": Kind.PART, "章": Kind.CHAPTER, "节": Kind.SECTION, "条": Kind.ARTICLE}
_PARAGRAPH = re.compile(r"-para-(\d+)(?:-|$)")
_ARTICLE = re.compile(r"^(?:[a-z0-9-]+?-)?art-\d+(?:-\d+)?")
_WORK = re.compile(r"^[本该].{1,6}[^条款项]$")


class Provisions:
    """The provisions of one document by what they are called."""

    def __init__(self, document: Document) -> None:
        self._by_anchor = {provision.anchor: provision for provision in document.walk()}
        self._by_label: dict[tuple[str, str], str] = {}
        parts = sorted(document.parts, key=lambda part: part.name is not None)
        for provision in (provision for part in parts for provision in part.walk()):
            for unit, kind in _KINDS.items():
                if provision.kind is kind and provision.label:
                    key = _key(provision.label)
                    if key is not None:
                        self._by_label.setdefault((unit, key), provision.anchor)

    def find(self, steps: Iterable[str], *, at: str | None = None) -> str | None:
        """The anchor that ``steps`` lead to; relative ones from the provision ``at``. None if there is none."""
        here: str | None = None
        for step in steps:
            if _WORK.match(step):
                continue
            relative = _RELATIVE.fullmatch(step)
            here = self._relative(relative, at) if relative is not None else self._step(step, here, at)
            if here is None:
                return None
        return here

    def _step(self, step: str, here: str | None, at: str | None) -> str | None:
        match = _RANGE_UNIT.fullmatch(step) or _STEP.match(step)
        if match is None:
            return None
        unit, key = match["unit"], _number_of(match)
        if key is None:
            return None
        if unit in _KINDS:
            return self._by_label.get((unit, key))
        base = here or (self._article(at) if at else None)
        if base is None:
            return None
        if unit == "款":
            return self._paragraph(base, int(key))
        if unit == "项":
            direct = f"{base}-item-{key}"
            inside = (
                f"{anchor}-item-{key}" for anchor in self._by_anchor if anchor.startswith(f"{base}-para-")
            )
            return next((anchor for anchor in (direct, *inside) if anchor in self._by_anchor), None)
        return self._existing(f"{base}-subitem-{key}")

    def _relative(self, match: re.Match[str], at: str | None) -> str | None:
        article = self._article(at) if at is not None else None
        if at is None or article is None:
            return None
        back = 0 if match["which"] in "本该" else value(match["count"] or "一") or 1
        if match["unit"] == "条":
            return article if back == 0 else self._before(article, back)
        if match["unit"] == "款":
            found = _PARAGRAPH.search(at)
            return self._paragraph(article, (int(found[1]) if found else 1) - back)
        return None

    def _paragraph(self, article: str, number: int) -> str | None:
        """第一款 is the article's own line; the others are paragraphs below it."""
        if number < 1:
            return None
        own = self._existing(f"{article}-para-{number}")
        return own or (article if number == 1 and article in self._by_anchor else None)

    def _before(self, article: str, back: int) -> str | None:
        articles = [a for a, provision in self._by_anchor.items() if provision.kind is Kind.ARTICLE]
        place = articles.index(article) - back if article in articles else -1
        return articles[place] if place >= 0 else None

    def _article(self, anchor: str) -> str | None:
        found = _ARTICLE.match(anchor)
        return self._existing(found[0]) if found else None

    def _existing(self, anchor: str) -> str | None:
        return anchor if anchor in self._by_anchor else None


def _key(label: str) -> str | None:
    match = _STEP.match("".join(label.split()))
    return _number_of(match) if match is not None else None


def _number_of(match: re.Match[str]) -> str | None:
    number = value(match["number"])
    if number is None:
        return None
    insert = match.groupdict().get("insert")
    return f"{number}-{value(insert)}" if insert else str(number)
