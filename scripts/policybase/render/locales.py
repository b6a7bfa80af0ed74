"""What an edition's language does to the furniture of a page: its words, dates, labels, lists, quotations.

The source language of the interface is Chinese: a message *is* its Chinese words, and ``translations/en/
interface.po`` says them in English (gettext). ``t`` and ``n`` look a message up; ``messages.N_``
marks one that stands in a table and is looked up later. What grammar decides (二、（五）33. or II.(V).33.) is a method.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from policybase import places
from policybase.model import Edition, Message, Provision
from policybase.render import chinese, english

ZH, EN = "zh", "en"


class Locale(Protocol):
    """The language of an edition. What comes in as HTML goes out as HTML; nothing is escaped here."""

    @property
    def code(self) -> str:
        """Its folder: zh, en."""

    @property
    def lang(self) -> str:
        """BCP 47: zh-Hans, en."""

    def t(self, message: str, /, **values: object) -> str:
        """The message in this language, with ``{name}`` filled in."""

    def n(self, message: str, count: int, /, **values: object) -> str:
        """The same for a number of things, given as ``{count}``: 3件文件; 1 document, 3 documents."""

    def day(self, value: date) -> str: ...

    def period(self, value: tuple[str, str]) -> str: ...

    def label(self, printed: str) -> str:
        """The number of a unit: 二、 → II."""

    def place(self, provision: Provision) -> str:
        """The path as one cites it: 二、（五）33. → II.(V).33."""

    def listed(self, items: Iterable[str]) -> str:
        """甲、乙、丙 ; A, B, C"""

    def clauses(self, items: Iterable[str]) -> str:
        """甲；乙 ; A; B"""

    def region(self, names: Iterable[str]) -> str:
        """A place from the province down, as a name: 贵州省遵义市余庆县 ; Yuqing County, Zunyi City, Guizhou Province"""

    def sentences(self, items: Iterable[str]) -> str:
        """Whole sentences one after the other; empty ones are left out."""

    def brackets(self, title: str) -> str:
        """A title as one names it in a sentence: 《…》; in English as it is."""


@dataclass(frozen=True, slots=True)
class Chinese:
    code: str = ZH
    lang: str = "zh-Hans"

    def t(self, message: str, /, **values: object) -> str:
        return message.format(**values) if values else message

    def n(self, message: str, count: int, /, **values: object) -> str:
        return message.format(count=count, **values)

    def day(self, value: date) -> str:
        return chinese.day(value)

    def period(self, value: tuple[str, str]) -> str:
        return chinese.period(value)

    def label(self, printed: str) -> str:
        return printed

    def place(self, provision: Provision) -> str:
        return places.place(provision)

    def listed(self, items: Iterable[str]) -> str:
        return "、".join(items)

    def clauses(self, items: Iterable[str]) -> str:
        return "；".join(items)

    def region(self, names: Iterable[str]) -> str:
        return "".join(names)

    def sentences(self, items: Iterable[str]) -> str:
        return "".join(items)

    def brackets(self, title: str) -> str:
        return chinese.in_brackets(title)


CHINESE: Locale = Chinese()


@dataclass(frozen=True)
class English:
    messages: tuple[Message, ...] = ()
    code: str = field(default=EN, init=False)
    lang: str = field(default="en", init=False)

    @cached_property
    def _forms(self) -> Mapping[str, tuple[str, ...]]:
        return {message.source: message.forms for message in self.messages if any(message.forms)}

    def t(self, message: str, /, **values: object) -> str:
        said = self._forms.get(message, (message,))[0]
        return said.format(**values) if values else said

    def n(self, message: str, count: int, /, **values: object) -> str:
        forms = self._forms.get(message, (message,))
        return (forms[0] if count == 1 else forms[-1]).format(count=f"{count:,}", **values)

    def day(self, value: date) -> str:
        return english.day(value)

    def period(self, value: tuple[str, str]) -> str:
        return english.period(value)

    def label(self, printed: str) -> str:
        return places.label_en(printed)

    def place(self, provision: Provision) -> str:
        return places.place_en(provision)

    def listed(self, items: Iterable[str]) -> str:
        return ", ".join(items)

    def clauses(self, items: Iterable[str]) -> str:
        return "; ".join(items)

    def region(self, names: Iterable[str]) -> str:
        return ", ".join(reversed(tuple(names)))

    def sentences(self, items: Iterable[str]) -> str:
        return " ".join(filter(None, items))

    def brackets(self, title: str) -> str:
        return title


def locale_of(edition: Edition) -> Locale:
    return CHINESE if edition.locale == ZH else English(edition.interface)
