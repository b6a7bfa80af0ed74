"""Citations: each mention aimed at a work, at a document of this base, at a provision."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policybase.link.citations.references import RELATIVE, WORK
from policybase.link.citations.relations import relations
from policybase.link.citations.senses import Role, Sense, senses
from policybase.link.citations.targets import Provisions
from policybase.link.citations.work_names import work_name
from policybase.link.citations.works import Catalogue, catalogue
from policybase.model import Address, Citation, CitationRelation, Document, Mention, MentionKind, Work

# 《…》第十三条 ；《…》（国务院令第446号）第十三条 ；《…》的第三条
_RIGHT_BEHIND = re.compile(r"\s*(?:[（(][^（）()]*[）)]|[）)])*\s*的?\s*")
# 行政复议法第十八条: a name without brackets, ending where the reference begins
_BARE_NAME = re.compile(r"[\u4e00-\u9fff]{1,24}(?:法典?|条例|规定|办法|细则|规则)$")
# A reference goes on with the work of the one before it, unless the sentence or the name changes.
_BROKEN_OFF = re.compile(r"[。；\n]|[》\u4e00-\u9fff](?:法|条例)[^，、；。\n]{0,6}$")


@dataclass(frozen=True, slots=True)
class _Read:
    document: Document
    mentions: tuple[Mention, ...]
    senses: tuple[Sense, ...]


def works_and_citations(
    documents: tuple[Document, ...], mentions: tuple[Mention, ...], known: tuple[Work, ...]
) -> tuple[tuple[Work, ...], tuple[Citation, ...]]:
    """Every cited work, most cited first, and every mention aimed, in the order of ``mentions``."""
    read = _read(documents, mentions)
    found = catalogue(documents, [(each.document, each.senses) for each in read], known)
    aimed = {each.mention: each for each in _Aim(found, documents).citations(read)}
    citations = tuple(aimed[mention] for mention in mentions)
    return _cited(found, citations), citations


def cited_works(
    documents: tuple[Document, ...], mentions: tuple[Mention, ...], known: tuple[Work, ...]
) -> tuple[Work, ...]:
    """What is known, and what the texts name besides; only works that a text cites."""
    return works_and_citations(documents, mentions, known)[0]


def aim(
    document: Document,
    mentions: tuple[Mention, ...],
    works: tuple[Work, ...],
    documents: tuple[Document, ...],
) -> tuple[Citation, ...]:
    """The citations of one document, given its mentions and the works that all documents cite."""
    read = _read((document,), mentions)
    found = catalogue(documents, [(each.document, each.senses) for each in read], works)
    return tuple(_Aim(found, documents).citations(read))


def _read(documents: tuple[Document, ...], mentions: tuple[Mention, ...]) -> tuple[_Read, ...]:
    by_document: dict[str, list[Mention]] = {document.id: [] for document in documents}
    for mention in mentions:
        if mention.at.document_id in by_document:
            by_document[mention.at.document_id].append(mention)
    own = ((document, tuple(by_document[document.id])) for document in documents)
    return tuple(_Read(document, mentions, senses(document, mentions)) for document, mentions in own)


def _cited(found: Catalogue, citations: tuple[Citation, ...]) -> tuple[Work, ...]:
    from_outside = Counter(
        each.work for each in citations if each.work and each.relation is not CitationRelation.SELF
    )
    cited = {each.work for each in citations if each.work}
    documents = {work: ids[0] for work, ids in found.documents.items() if len(ids) == 1}
    works = (replace(found.works[work], document=documents.get(work)) for work in cited)
    return tuple(sorted(works, key=lambda work: (-from_outside[work.id], work.title, work.id)))


class _Aim:
    """The works and the documents that mentions can be aimed at."""

    def __init__(self, found: Catalogue, documents: tuple[Document, ...]) -> None:
        self.found = found
        self.documents = {document.id: document for document in documents}
        self._provisions: dict[str, Provisions] = {}

    def citations(self, read: tuple[_Read, ...]) -> Iterator[Citation]:
        for each in read:
            yield from self._of_document(each)

    def _of_document(self, read: _Read) -> Iterator[Citation]:
        works = self._works(read)
        for index, mention in enumerate(read.mentions):
            if mention.kind is MentionKind.PROVISION:
                works[index] = self._referred(read, works, index)
        found = relations(read.document.transcript.text, read.mentions)
        for index, (mention, sense) in enumerate(zip(read.mentions, read.senses, strict=True)):
            work, relation = works[index], found[index]
            is_provision = mention.kind is MentionKind.PROVISION
            document = self.found.document_of(work, citing=read.document.id) if work else None
            if document == read.document.id and relation is not CitationRelation.ATTACHED:
                relation = CitationRelation.SELF
            yield Citation(
                mention=mention,
                relation=relation,
                work=work,
                document=document,
                resolved_title=self._resolved(sense, work),
                target=self._target(read.document, mention, work) if is_provision else None,
            )

    def _works(self, read: _Read) -> list[str | None]:
        """The work of each title and number; what stands for another mention after that one."""
        works: list[str | None] = [None] * len(read.senses)
        for index, sense in enumerate(read.senses):
            if sense.role in (Role.NAME, Role.UNSURE) and sense.name is not None:
                works[index] = self.found.find(sense.name, number=sense.number, citing=read.document)
            elif sense.role is Role.SELF:
                works[index] = self._own(read.document)
        for index, sense in enumerate(read.senses):
            if sense.stands_for is not None:
                works[index] = self._follow(read.senses, works, index)
            if works[index] is None and sense.role is Role.NUMBER and sense.number:
                works[index] = self.found.of_number(sense.number) or self.found.add_number(sense.number)
        return works

    def _follow(self, senses: tuple[Sense, ...], works: list[str | None], index: int) -> str | None:
        """A number behind 《纲要》 stands for 《纲要》, and that for the outline."""
        for _ in range(len(senses)):
            following = senses[index].stands_for
            if following is None:
                return works[index]
            index = following
        return None

    def _own(self, document: Document) -> str | None:
        return self.found.of_document(document.id)

    def _resolved(self, sense: Sense, work: str | None) -> str | None:
        return self.found.works[work].title if sense.role is Role.SHORT and work else None

    # ── provisions ───────────────────────────────────────────────────────────

    def _referred(self, read: _Read, works: list[str | None], index: int) -> str | None:
        """The work that 第十三条 belongs to: of the mention before it, of this text, or nobody can tell."""
        text = read.document.transcript.text
        mention = read.mentions[index]
        first = mention.steps[0] if mention.steps else ""
        start = mention.span.start
        if RELATIVE.fullmatch(first) or first.startswith("本"):
            return self._own(read.document)
        if first and WORK.match(f"{first}第"):
            return self._named_last(read, works, index, genre=first[1:])
        bare = _BARE_NAME.search(text[max(0, start - 26) : start])
        before = read.mentions[index - 1] if index else None
        if before is not None and bare is None:
            between = text[before.span.end : start]
            behind = before.kind is not MentionKind.PROVISION and _RIGHT_BEHIND.fullmatch(between)
            # 《…》第三条、第五条, and 违反《…》第三条规定的，依照第五十条处罚: a text calls itself 本条例
            goes_on = before.kind is MentionKind.PROVISION and not _BROKEN_OFF.search(between)
            if behind or goes_on:
                return works[index - 1]
        if bare is not None:
            return self._bare(bare[0], read)
        target = self._provisions_of(read.document).find(mention.steps, at=mention.at.anchor)
        return self._own(read.document) if target else None

    def _named_last(self, read: _Read, works: list[str | None], index: int, *, genre: str) -> str | None:
        """该条例 is the 条例 that was named last."""
        for at in range(index - 1, -1, -1):
            if (read.mentions[at].title or "").endswith(genre):
                return works[at]
        return None

    def _bare(self, words: str, read: _Read) -> str | None:
        """The longest end of ``words`` that is the name of a work: 依照行政复议法."""
        for start in range(len(words) - 1):
            work = self.found.find(work_name(words[start:]), citing=read.document)
            if work is not None:
                return work
        return None

    def _target(self, document: Document, mention: Mention, work: str | None) -> Address | None:
        if work is None:
            return None
        at = self.found.document_of(work, citing=document.id)
        if at is None or at not in self.documents:
            return None
        anchor = self._provisions_of(self.documents[at]).find(
            mention.steps, at=mention.at.anchor if at == document.id else None
        )
        return Address(at, anchor) if anchor else None

    def _provisions_of(self, document: Document) -> Provisions:
        if document.id not in self._provisions:
            self._provisions[document.id] = Provisions(document)
        return self._provisions[document.id]
