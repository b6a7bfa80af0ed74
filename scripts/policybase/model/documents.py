"""Nouns of *parse*: a document, its provisions with their addresses, and its record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policybase.model.texts import Correction, Fix, Span, Transcript


class Role(StrEnum):
    TITLE = "title"
    NUMBER = "number"
    ADDRESSEE = "addressee"
    LABEL = "label"
    HEADING = "heading"
    BODY = "body"
    TABLE = "table"
    SIGNATURE = "signature"
    DATE = "date"
    METADATA = "metadata"
    LAYOUT = "layout"  # line ends, blanks between label and words


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of the transcript with one role. Joined in order, the segments are the transcript."""

    span: Span
    role: Role


class Kind(StrEnum):
    """What a provision is. 条款 grammar after the NPC's English usage; 公文 levels are points."""

    PART = "part"  # 第一编
    CHAPTER = "chapter"  # 第一章
    SECTION = "section"  # 第一节
    ARTICLE = "article"  # 第一条
    ITEM = "item"  # （一） below an article
    SUBITEM = "subitem"  # 1. below an item
    POINT = "point"  # 一、 （一） 1. （1） ①
    UNIT = "unit"  # 第一阶段：, 指导思想：— a unit without number
    PARAGRAPH = "paragraph"  # a paragraph without label, 款
    TABLE = "table"
    ADDRESSEES = "addressees"  # 主送


class DoubtCode(StrEnum):
    """Borders the parser is not sure of; ``checks`` lists them, the data carries them."""

    LABEL_DAMAGED = "label-damaged"  # 11健全…: a number without its stop
    LABEL_INLINE = "label-inline"  # a label inside a line, found by its number only
    HEADING_BORDER = "heading-border"  # …能力建立领导干部…: no stop between heading and words
    BREAK_INFERRED = "break-inferred"  # the original's line ends were lost or are not its paragraphs
    NUMBER_GAP = "number-gap"  # 五 follows 三
    NUMBER_REPEATED = "number-repeated"  # 三 stands twice
    CLOSING = "closing"  # does the last paragraph belong to the last unit or to the whole?
    ENVELOPE = "envelope"  # where the notice ends and the issued text begins


@dataclass(frozen=True, slots=True)
class Doubt:
    code: DoubtCode
    at: int  # offset in the transcript
    note: str = ""  # English, for maintainers


@dataclass(frozen=True, slots=True)
class Provision:
    """A unit with an address: a labelled unit, or a further paragraph below one."""

    anchor: str  # point-2-5-33, notice-para-1; ASCII, the same in every language, for ever
    kind: Kind
    path: tuple[str, ...]  # ("二", "（五）", "33"), ("通知", "¶1"), ("序", "¶1")
    label: str | None  # as printed: 二、
    heading: str | None  # corrected, without the stop that ends it
    text: str  # own words after the heading, corrected; children not included
    span: Span  # label, heading and own words in the uncorrected transcript
    label_span: Span | None
    heading_span: Span | None  # without the stop
    text_span: Span  # own words after the heading; empty where there are none
    heading_alone: bool = False  # the heading is a line of its own
    doubts: tuple[Doubt, ...] = ()
    children: tuple[Provision, ...] = ()

    def walk(self) -> Iterator[Provision]:
        """This provision and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Part:
    """The issued text (``name`` None), its covering notice (``notice``), an annex (``annex-1``)."""

    name: str | None
    title: str | None
    kind: str | None  # 文种: 通知, 实施方案, 规划
    span: Span
    title_spans: tuple[Span, ...] = ()
    provisions: tuple[Provision, ...] = ()

    def walk(self) -> Iterator[Provision]:
        for provision in self.provisions:
            yield from provision.walk()


class Origin(StrEnum):
    ORIGINAL = "original"  # the text, its head or its page says so
    INFERRED = "inferred"  # we conclude it from what they say
    PERSON = "person"  # document.yml


class Status(StrEnum):
    IN_FORCE = "in-force"  # only with evidence
    INVALID = "invalid"
    PERIOD_ENDED = "period-ended"
    UNKNOWN = "unknown"


class SourceKind(StrEnum):
    OFFICIAL = "official"
    REPUBLISHED = "republished"
    ENCYCLOPAEDIA = "encyclopaedia"
    UNKNOWN = "unknown"


class Level(StrEnum):
    NATIONAL = "national"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    level: Level | None = None
    province: str | None = None  # 山西省
    prefecture: str | None = None  # 晋城市
    county: str | None = None  # 海晏县
    code: str | None = None  # GB/T 2260: 632223

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """From the province down, what is known: (province, 贵州省), (prefecture, 遵义市), (county, 余庆县)."""
        found = (("province", self.province), ("prefecture", self.prefecture), ("county", self.county))
        return tuple((key, name) for key, name in found if name)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where one metadata value came from."""

    origin: Origin
    quote: str | None = None  # the words it was read from
    span: Span | None = None  # where they stand in the transcript, if they do
    source: str | None = None  # for a person's value: whom or what it is from


@dataclass(frozen=True, slots=True)
class Record:
    """Metadata of a document. None, () or UNKNOWN where neither text nor person says."""

    title: str | None = None
    kind: str | None = None
    issuing_body: str | None = None
    document_number: str | None = None  # normal form: 晋政办发〔2009〕74号
    document_number_printed: str | None = None
    jurisdiction: Jurisdiction | None = None
    date_issued: date | None = None  # 成文日期
    date_published: date | None = None
    date_effective: date | None = None
    date_invalid: date | None = None
    status: Status = Status.UNKNOWN
    status_note: str | None = None  # zh, as printed or as concluded
    planning_period: tuple[str, str] | None = None  # ISO 8601: ("2009", "2013"), ("2009-02", "2009-11")
    addressees: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    source_url: str | None = None
    source_url_confirmed: bool = False  # a link is live only where a person confirmed it
    source_kind: SourceKind = SourceKind.UNKNOWN
    missing_parts: tuple[str, ...] = ()  # zh: what the text refers to as its own and lacks
    evidence: tuple[tuple[str, Evidence], ...] = ()  # key of this class → where it came from

    def evidence_of(self, key: str) -> Evidence | None:
        return dict(self.evidence).get(key)

    @property
    def dated(self) -> date | None:
        """The day a text goes by: of its date of issue, else of its publication."""
        return self.date_issued or self.date_published

    @property
    def year(self) -> str | None:
        """2009: of that day, else in which its planning period begins."""
        if self.dated:
            return str(self.dated.year)
        return self.planning_period[0][:4] if self.planning_period else None


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed text: what it says (parts), what it is (record), and every character's role."""

    id: str
    record: Record
    transcript: Transcript
    segments: tuple[Segment, ...]
    parts: tuple[Part, ...]
    fixes: tuple[Fix, ...] = ()
    unmatched: tuple[Correction, ...] = ()  # corrections whose quote does not match exactly once
    moved: tuple[tuple[str, str], ...] = ()  # old anchor → anchor where its words stand now
    source_file: str = ""  # relative to the folder of originals
    sha256: str = ""
    original_characters: int = 0  # of the original, white space not counted

    def walk(self) -> Iterator[Provision]:
        """Every provision in reading order."""
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True, order=True)
class Address:
    document_id: str
    anchor: str

    def __str__(self) -> str:
        return f"{self.document_id}#{self.anchor}"


@dataclass(frozen=True, slots=True)
class Wording:
    """How a provision reads, or read when somebody copied a link to it (``wordings.tsv``)."""

    anchor: str
    hash: str  # eight hexadecimal digits of the words: see ``wordings.fingerprint``
    words: str  # label, heading and own words, corrected, on one line
