"""The works that texts cite: what works.yml knows, joined with what the texts themselves name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from policybase.link.citations.senses import Role, Sense, own_names
from policybase.link.citations.work_names import WorkName, is_local, plain, same_issuer, work_name
from policybase.model import Document, Jurisdiction, Work


@dataclass(frozen=True, slots=True)
class _Entry:
    issuer: str | None
    work: str
    name: WorkName

    def near(self, name: WorkName, home: Jurisdiction | None) -> bool:
        """《关于深化综合行政执法体制改革的指导意见》 in a text of one province is not another's of that name."""
        if not name.needs_issuer or name.issuer or self.issuer is None or home is None:
            return True
        places = [place[:2] for place in (home.province, home.prefecture, home.county) if place]
        return not is_local(self.issuer) or not places or self.issuer[:2] in places


class Catalogue:
    """Works by name and by number. The same works come out whatever the order of the documents."""

    def __init__(self, known: Iterable[Work]) -> None:
        self.works: dict[str, Work] = {}
        self.documents: dict[str, list[str]] = {}  # work → documents of this base that are it
        self._by_core: dict[str, list[_Entry]] = {}
        self._by_loose: dict[str, list[_Entry]] = {}
        self._by_number: dict[str, str] = {}
        self._own: dict[str, str] = {}  # document → its work
        for work in known:
            self._enter(work, (work_name(title, issuer=work.issuer) for title in (work.title, *work.aliases)))

    def find(
        self, name: WorkName, *, number: str | None = None, citing: Document | None = None
    ) -> str | None:
        """The work that ``name`` is in the text ``citing``."""
        home, year = (citing.record.jurisdiction, year_of(citing)) if citing else (None, None)
        exact = _choose((entry for entry in self._by_core.get(name.core, ()) if entry.near(name, home)), name)
        if exact is not None:
            return exact
        if number is not None and number in self._by_number:
            return self._by_number[number]
        # …纲要 is …纲要(2015-2020) if there is no other edition that it could be.
        if name.loose == name.core:
            entries = self._by_loose.get(name.core, ())
            return _choose(
                (each for each in entries if each.name.covers(year) and each.near(name, home)), name
            )
        return None

    def of_number(self, number: str) -> str | None:
        return self._by_number.get(number)

    def of_document(self, document_id: str) -> str | None:
        return self._own.get(document_id)

    def add(self, name: WorkName) -> str:
        """A work that only texts name; its id is made of its name and stays when others join."""
        issuer = name.issuer if name.needs_issuer else None
        id = _id(f"{issuer or ''}{name.core}")
        if id not in self.works:
            self._enter(Work(id=id, title=name.printed, issuer=name.issuer), (name,))
        return id

    def add_number(self, number: str) -> str:
        """A work that is cited by its number only: 按照国发〔2018〕41号文件."""
        id = _id(number)
        self._enter(Work(id=id, title=number, numbers=(number,)), ())
        return id

    def add_document(self, document: Document) -> None:
        """A document of this base is a work too; the notice and what it issues are one."""
        names = own_names(document)
        if not names:
            return
        number = document.record.document_number
        found = next(
            (work for name in names if (work := self.find(name, number=number, citing=document)) is not None),
            None,
        )
        work = found or self.add(names[0])
        self.learn(work, number)
        for name in names:
            self._index(name, work)
        if found is None:
            record = document.record
            stated = replace(self.works[work], issuer=record.issuing_body, date=record.date_issued)
            self.works[work] = stated
        self.documents.setdefault(work, []).append(document.id)
        self._own[document.id] = work

    def learn(self, work: str, number: str | None) -> None:
        """A number that a text puts right behind the title is the work's."""
        if number is None or number in self._by_number:
            return
        self._by_number[number] = work
        entry = self.works[work]
        self.works[work] = replace(entry, numbers=(*entry.numbers, number))

    def learn_alias(self, work: str, printed: str) -> None:
        """Another spelling of the title, for readers who search for it."""
        entry = self.works[work]
        if plain(printed) not in map(plain, (entry.title, *entry.aliases)):
            self.works[work] = replace(entry, aliases=(*entry.aliases, printed))

    def document_of(self, work: str, *, citing: str) -> str | None:
        """The document of this base that is ``work``; of two copies, none unless it is the citing one."""
        found = self.documents.get(work, [])
        if citing in found:
            return citing
        return found[0] if len(found) == 1 else None

    def _enter(self, work: Work, names: Iterable[WorkName]) -> None:
        self.works[work.id] = work
        for number in work.numbers:
            self._by_number.setdefault(number, work.id)
        for name in names:
            self._index(name, work.id)

    def _index(self, name: WorkName, work: str) -> None:
        entry = _Entry(name.issuer, work, name)
        for index, key in ((self._by_core, name.core), (self._by_loose, name.loose)):
            entries = index.setdefault(key, [])
            if entry not in entries:
                entries.append(entry)


def catalogue(
    documents: Sequence[Document], read: Iterable[tuple[Document, tuple[Sense, ...]]], known: Iterable[Work]
) -> Catalogue:
    """Every work that ``documents`` name. The fullest names first, so that the others find them."""
    found = Catalogue(known)
    for document in sorted(documents, key=lambda each: each.id):
        found.add_document(document)
    named = [
        (sense.name, sense.number, document)
        for document, senses in read
        for sense in senses
        if sense.role is Role.NAME and sense.name is not None
    ]
    for name, number, document in sorted(named, key=_fullest_first):
        work = found.find(name, number=number, citing=document) or found.add(name)
        found.learn(work, number)
        found.learn_alias(work, name.printed)
    return found


def year_of(document: Document) -> int | None:
    """When a text was written, as far as it says."""
    record = document.record
    if record.date_issued is not None:
        return record.date_issued.year
    return int(record.planning_period[0][:4]) if record.planning_period else None


def _fullest_first(named: tuple[WorkName, str | None, Document]) -> tuple[bool, bool, bool, int, str]:
    """With issuer before without, with edition before without, the longest spelling before the others."""
    name, number, _ = named
    return name.issuer is None, name.loose == name.core, number is None, -len(name.printed), name.printed


def _choose(entries: Iterable[_Entry], name: WorkName) -> str | None:
    """The one work of these that the issuer allows."""
    entries = tuple(entries)
    fitting = {entry.work for entry in entries if same_issuer(entry.issuer, name.issuer)}
    if not fitting and not name.needs_issuer:
        fitting = {entry.work for entry in entries}
    sure = {entry.work for entry in entries if entry.issuer == name.issuer}
    chosen = sure if len(sure) == 1 else fitting
    return next(iter(chosen)) if len(chosen) == 1 else None


def _id(words: str) -> str:
    return f"w-{hashlib.sha256(words.encode()).hexdigest()[:10]}"
