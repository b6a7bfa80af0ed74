"""What each mention is inside its own document: a name, a short form, a number of what, or no work.

Nothing here knows any work: 《纲要》 is what this text says it is, and another text says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from policybase.document_numbers import find_numbers
from policybase.link.citations.is_work import is_work
from policybase.link.citations.short_forms import (
    Definition,
    can_shorten,
    defined_after,
    is_bare,
    meaning,
    means_several,
)
from policybase.link.citations.work_names import (
    WorkName,
    issuer_before,
    names_issuer,
    plain,
    same_issuer,
    work_name,
)
from policybase.model import Document, Mention, MentionKind, Part


class Role(Enum):
    NAME = "name"  # 《全面推进依法行政实施纲要》
    SHORT = "short"  # 《纲要》
    NUMBER = "number"  # 晋政发〔2009〕3号
    SELF = "self"  # the document's own number, 《方案》 for its own title
    PROVISION = "provision"
    UNSURE = "unsure"  # 《中国制造2025》: a work only if works.yml or another text knows one of that name
    NOTHING = "nothing"  # 《听证制度》, two 《实施意见》


@dataclass(frozen=True, slots=True)
class Sense:
    role: Role
    name: WorkName | None = None
    number: str | None = None  # normal form; of a title, the number right behind or before it
    stands_for: int | None = None  # the mention of the same document that says what it is


# （中发〔2015〕36号 ；（文号：国发〔2004〕10号
_OF_TITLE = re.compile(r"\s*(?:[（(]\s*)?(?:(?:发文字号|文号)[:：]\s*)?")
# 国发〔2004〕10号文件《全面推进依法行政实施纲要》
_TITLE_OF = re.compile(r"\s*[）)]?(?:文件|文|印发的|下发的|发布的|公布的)*\s*")
# 《智能制造能力成熟度模型》（GB/T 39116-2020）: a standard, whatever it is called
_STANDARD = re.compile(r"\s*[（(]\s*[A-Z]{2,5}\d{0,2}(?:/[A-Z]{1,2})?\s*\d")
_CLAUSE = re.compile(r"[，。；：:;,\n]")
# 《重大行政决策集体讨论制度》、《听证制度》: the words that govern the first govern all
_IN_LIST = re.compile(r"[》】]?\s*(?:[、，]|和|及|与|以及)?\s*")


def senses(document: Document, mentions: tuple[Mention, ...]) -> tuple[Sense, ...]:
    """One sense for each mention of ``document``, in their order."""
    return tuple(_Reading(document, mentions).senses())


def own_names(document: Document) -> tuple[WorkName, ...]:
    """The names of the document itself: of what it issues, then of the notice."""
    parts = sorted(document.parts, key=lambda part: part.name is not None)
    titles = dict.fromkeys(
        title for title in (*(part.title for part in parts if _is_main(part)), document.record.title) if title
    )
    return tuple(work_name(title, issuer=document.record.issuing_body) for title in titles)


def _is_main(part: Part) -> bool:
    """Not an annex: it has a title of its own and is another text."""
    return part.name is None or part.name == "notice"


class _Reading:
    """One document while it is read. Frozen values go out; this does not."""

    def __init__(self, document: Document, mentions: tuple[Mention, ...]) -> None:
        self.document = document
        self.text = document.transcript.text
        self.mentions = mentions
        self.own = own_names(document)
        self.numbers = {
            index: _normal(mention.quote)
            for index, mention in enumerate(mentions)
            if mention.kind is MentionKind.NUMBER
        }
        self.of_title = dict(self._numbers_of_titles())
        self.definitions = tuple(self._definitions())
        self.names = {
            index: name for index in range(len(mentions)) if (name := self._name(index)) is not None
        }

    def senses(self) -> Iterator[Sense]:
        title_of_number = {number: title for title, number in self.of_title.items()}
        for index, mention in enumerate(self.mentions):
            if mention.kind is MentionKind.PROVISION:
                yield Sense(Role.PROVISION)
            elif mention.kind is MentionKind.NUMBER:
                yield self._number(index, title_of_number.get(index))
            else:
                yield self._title(index)

    # ── titles ───────────────────────────────────────────────────────────────

    def _title(self, index: int) -> Sense:
        mention = self.mentions[index]
        defined = self._defined(index)
        if defined is not None:
            return Sense(Role.SHORT, stands_for=defined)
        if (name := self.names.get(index)) is not None:
            number = self.numbers.get(self.of_title.get(index, -1))
            return Sense(Role.NAME, name=name, number=number)
        return self._plainly_named(index) if mention.title else Sense(Role.NOTHING)

    def _defined(self, index: int) -> int | None:
        """The mention that a defined short form stands for; in its definition, the title before it."""
        mention = self.mentions[index]
        short = plain(mention.title or "")
        for definition in self.definitions:
            if definition.start <= mention.span.start < definition.end and definition.mention != index:
                return definition.mention
        found = meaning(short, mention.span.start, self.definitions)
        if found is None or found.mention == index or not self._may_be_short(index, found):
            return None
        return found.mention

    def _may_be_short(self, index: int, found: Definition) -> bool:
        """两个《实施意见》 is not the 《实施意见》 that was defined."""
        return not means_several(self.text, self.mentions[index].span.start) or found.mention == index

    def _name(self, index: int) -> WorkName | None:
        """A title that names a work in full."""
        mention = self.mentions[index]
        if mention.kind is not MentionKind.TITLE or not mention.title or is_bare(mention.title):
            return None
        short = plain(mention.title)
        if meaning(short, mention.span.start, self.definitions) is not None:
            return None
        numbered = index in self.of_title or _STANDARD.match(self.text, mention.span.end) is not None
        if not numbered and not is_work(mention.title, self._governing(index)):
            return None
        return self._as_name(mention, mention.title)

    def _as_name(self, mention: Mention, title: str) -> WorkName:
        issuer = issuer_before(self.text, mention.span.start, self.document.record.jurisdiction)
        return work_name(title, issuer=issuer)

    def _plainly_named(self, index: int) -> Sense:
        """《决定》 where one work that was named in full before is a 决定."""
        mention = self.mentions[index]
        if means_several(self.text, mention.span.start):
            return Sense(Role.NOTHING)
        if self.own and self.text.startswith("本", mention.span.start - 1):  # 本《规范》
            return Sense(Role.SELF, name=self.own[0])
        short = plain(mention.title or "")
        issuer = issuer_before(self.text, mention.span.start, self.document.record.jurisdiction)
        others = names_issuer(self.text, mention.span.start) and issuer is None
        fitting = [
            (at, name)
            for at, name in self.names.items()
            if can_shorten(short, name.bare)
            and same_issuer(issuer, name.issuer)
            and not (others and name.issuer)
        ]
        own = (
            [name for name in self.own if can_shorten(short, name.bare)] if not issuer and not others else []
        )
        before = [(at, name) for at, name in fitting if at < index]
        for candidates in (before, fitting):
            if len({name.core for _, name in candidates} | {name.core for name in own}) == 1:
                if candidates:
                    return Sense(Role.SHORT, stands_for=candidates[0][0])
                return Sense(Role.SELF, name=own[0])
        if mention.title and not is_bare(mention.title):
            return Sense(Role.UNSURE, name=self._as_name(mention, mention.title))
        return Sense(Role.NOTHING)

    def _governing(self, index: int) -> str:
        """The words before a title in its clause; in a list of titles, those before the first."""
        start = self.mentions[index].span.start
        for number in range(index - 1, -1, -1):
            earlier = self.mentions[number]
            if earlier.kind is not MentionKind.TITLE or not _IN_LIST.fullmatch(
                self.text, earlier.span.end, start
            ):
                break
            start = earlier.span.start
        clause = self.text[max(0, start - 30) : start]
        return _CLAUSE.split(clause)[-1]

    # ── short forms ──────────────────────────────────────────────────────────

    def _definitions(self) -> Iterator[Definition]:
        for index, mention in enumerate(self.mentions):
            if mention.kind is not MentionKind.TITLE:
                continue
            end = mention.span.end
            number = self.of_title.get(index)
            found = defined_after(self.text, end, index)
            if found is None and number is not None:
                found = defined_after(self.text, self.mentions[number].span.end, index)
            if found is not None and found.short != plain(mention.title or ""):
                yield found

    # ── numbers ──────────────────────────────────────────────────────────────

    def _number(self, index: int, title: int | None) -> Sense:
        number = self.numbers[index]
        if title is not None:
            return Sense(Role.NUMBER, number=number, stands_for=title)
        own = self.document.record.document_number
        head = not self.mentions[index].at.anchor
        if number == own or (head and own is None):
            return Sense(Role.SELF, number=number)
        return Sense(Role.NUMBER, number=number)

    def _numbers_of_titles(self) -> Iterator[tuple[int, int]]:
        """(title, number) where one stands right behind the other."""
        for index, (one, other) in enumerate(zip(self.mentions, self.mentions[1:], strict=False)):
            between = (one.span.end, other.span.start)
            kinds = (one.kind, other.kind)
            if kinds == (MentionKind.TITLE, MentionKind.NUMBER) and _OF_TITLE.fullmatch(self.text, *between):
                yield index, index + 1
            # In the head a number on the line before 《…》 is the document's own.
            elif (
                kinds == (MentionKind.NUMBER, MentionKind.TITLE)
                and one.at.anchor == other.at.anchor != ""
                and "\n" not in self.text[slice(*between)]
                and _TITLE_OF.fullmatch(self.text, *between)
            ):
                yield index + 1, index


def _normal(quote: str) -> str:
    found = find_numbers(quote)
    return found[0].normal if found else "".join(quote.split())
