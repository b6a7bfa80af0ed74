"""The nouns. Everything the stages hand to each other; imports nothing of ours.

All positions are code points in a transcript (``Transcript.text``), ranges are half-open.
All values are frozen: a stage makes new ones and never changes what it was given.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` in code points of a transcript."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def __bool__(self) -> bool:
        return self.end > self.start


# ── extract ──────────────────────────────────────────────────────────────────


class Reason(StrEnum):
    """Why words of the original are not words of the document (``set_aside.tsv``)."""

    BREADCRUMB = "breadcrumb"  # 您的位置:首页 > 阳光政务 > 政府文件
    NAVIGATION = "navigation"  # 上一篇 … 下一篇
    SHARE = "share"  # 【字体：大 中 小】打印 收藏 分享到微信
    PAGE_TITLE = "page-title"  # <title> of a saved page
    FOOTER = "footer"  # 版权所有 … 备案号, 扫一扫在手机打开当前页
    PAGE_NUMBER = "page-number"  # — 3 —
    REPEATED = "repeated"  # the title or an abstract, word for word a second time
    INFOBOX = "infobox"  # 中文名… 目    标… 指导思想… of an encyclopaedia
    ENCYCLOPAEDIA = "encyclopaedia"  # 编辑锁定本词条缺少名片图…, 词条标签：…
    REFERENCE = "reference"  # [1]参考资料1.余庆县人民政府网站
    DATABASE = "database"  # 【法宝引证码】 CLI.12.5679380
    MARKUP = "markup"  # the # of a Markdown heading, <!-- INFO END -->
    INVISIBLE = "invisible"  # zero-width characters, byte-order marks


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words of the original that were left out of the transcript, where they stood, and why."""

    text: str
    line: int  # 1-based line of the decoded original
    column: int  # 1-based column, in code points
    reason: Reason


@dataclass(frozen=True, slots=True)
class Transcript:
    """Every word of the document in reading order, one paragraph a line.

    ``text`` is split at ``\\n`` only. Metadata that stands with the document (发文机构：…) is part of
    it; website chrome is in ``set_aside``. Ignoring white space, as multisets of characters,
    *original = text + set aside* (see ``extract.census``).
    """

    text: str
    page_starts: tuple[int, ...] = ()  # offsets in ``text`` where a page of the original begins
    set_aside: tuple[SetAside, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()  # (name, content) of <meta>, of file properties
    inferred_breaks: tuple[int, ...] = ()  # offsets of each "\n" in ``text`` that unwrapping guessed
    encoding: str | None = None  # what the bytes were read as: utf-8, gb18030, utf-16-le …
    original_characters: int = 0  # of the original by the census, white space not counted
    unaccounted: tuple[tuple[str, int], ...] = ()  # (character, times lost; negative: invented)

    def lines(self) -> Iterator[Span]:
        """The paragraphs as spans, without their ``\\n``."""
        start = 0
        for line in self.text.split("\n"):
            yield Span(start, start + len(line))
            start += len(line) + 1


# ── what a person wrote beside an original ───────────────────────────────────


class Certainty(StrEnum):
    CERTAIN = "certain"  # applied, and marked on the page
    UNCERTAIN = "uncertain"  # flagged beside the text, never changes it


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of ``corrections.yml``: a text-quote selector on the uncorrected transcript.

    ``prefix + reads + suffix`` must match exactly once, else it is reported and not applied.
    """

    prefix: str
    reads: str
    suffix: str
    read_as: str | None  # None: we know that it is damaged, not what it read
    certainty: Certainty
    reason: str  # zh, shown to readers
    line: int = 0  # 1-based line in corrections.yml, for messages


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction that found its place. ``span`` covers ``reads`` in the uncorrected transcript."""

    span: Span
    correction: Correction


@dataclass(frozen=True, slots=True)
class Stated:
    """What ``document.yml`` says: values a person confirmed or corrected.

    Keys are those of ``Record``; a value is what stands in the file after type conversion.
    ``sources`` says whom each value is from (free words: a name, a page).
    """

    values: tuple[tuple[str, object], ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()  # old anchor → new anchor
    anchors: tuple[tuple[str, str], ...] = ()  # first words of a clashing unit → its anchor


# ── parse ────────────────────────────────────────────────────────────────────


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


# ── link ─────────────────────────────────────────────────────────────────────


class MentionKind(StrEnum):
    TITLE = "title"  # 《…》
    NUMBER = "number"  # 晋政发〔2009〕3号
    PROVISION = "provision"  # 第十三条第一款


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation as written, not yet aimed. ``at.anchor`` is empty in the head."""

    at: Address
    span: Span
    quote: str
    kind: MentionKind
    title: str | None = None  # words between 《 》, blanks removed
    steps: tuple[str, ...] = ()  # ("第十三条", "第一款")


class WorkStatus(StrEnum):
    """What a cited work is worth today; anything but unknown has a source and a day in ``checked``."""

    IN_FORCE = "in-force"
    REVISED = "revised"  # the cited text was replaced by a later version of the same work
    REPEALED = "repealed"
    EXPIRED = "expired"  # its period has ended
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Checked:
    """When and by what source a person looked a status up."""

    date: datetime.date
    source: str


@dataclass(frozen=True, slots=True)
class Work:
    """A law, rule or policy that texts cite. None where neither the texts nor works.yml say."""

    id: str
    title: str
    title_en: str | None = None
    aliases: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()  # normal form: 国发〔2004〕10号
    issuer: str | None = None
    date: datetime.date | None = None  # of the version that is cited most, where the texts do not say another
    status: WorkStatus = WorkStatus.UNKNOWN
    status_note: str | None = None  # zh, shown to readers: 2023年9月1日修订，2024年1月1日起施行
    status_note_en: str | None = None
    successor: str | None = None  # title of what stands in its place
    checked: Checked | None = None
    document: str | None = None  # id, if the work is in this base


class CitationRelation(StrEnum):
    BASIS = "basis"  # 根据《…》制定本方案
    IMPLEMENTS = "implements"  # 贯彻落实《…》
    ATTACHED = "attached"  # 现将《…》印发给你们
    SELF = "self"
    MENTION = "mention"
    AMENDS = "amends"
    REPEALS = "repeals"


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention and what it was aimed at. ``work`` None: not a work, or nobody can tell which."""

    mention: Mention
    relation: CitationRelation
    work: str | None = None
    document: str | None = None
    resolved_title: str | None = None  # what a short form stands for
    target: Address | None = None  # a provision of a document in this base


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the field, SKOS-like. Patterns are regular expressions a lawyer can read."""

    id: str
    zh: str
    en: str
    alt: tuple[str, ...] = ()
    definition_zh: str = ""
    definition_en: str = ""
    broader: str | None = None
    about: tuple[str, ...] = ()  # a sentence or heading with one of these makes a rule on the subject
    mention: tuple[str, ...] = ()  # words that only mention it
    unless: tuple[str, ...] = ()  # same word, other matter: 清理收费, 人员清理


@dataclass(frozen=True, slots=True)
class Subject:
    """A provision has a subject: in substance (``about``) or in passing. ``span``: its sentence."""

    at: Address
    topic: str
    about: bool
    evidence: str  # the words that prove it
    span: Span  # the sentence, in the uncorrected transcript
    weight: float = 1.0  # 0–1: a heading says it more than a clause


class DeadlineKind(StrEnum):
    BY_DATE = "by-date"
    WITHIN = "within"
    RECURRING = "recurring"
    PERIOD = "period"
    START = "start"
    QUOTA = "quota"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    min: int | None
    max: int | None
    unit: str  # as printed: 学时, 次, 人


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit, date due, recurrence, period or quota, with its parties as the text states them."""

    at: Address
    span: Span  # of the quote, in the uncorrected transcript
    quote: str
    kind: DeadlineKind
    sentence: Span
    date: datetime.date | None = None
    period: tuple[str, str] | None = None  # ISO 8601 start and end
    duration: str | None = None  # ISO 8601: P15D
    day_type: str | None = None  # calendar | working | None: not stated
    interval: str | None = None  # ISO 8601: P2Y
    recurrence: str | None = None  # RFC 5545: FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20;UNTIL=…
    quantity: Quantity | None = None
    actor: str | None = None
    action: str | None = None
    object: str | None = None
    recipient: str | None = None
    trigger: str | None = None  # from what event it runs: 自公布之日起
    inherited_from: Address | None = None


class LinkRelation(StrEnum):
    CITES = "cites"
    SAME_WORK = "same-work"
    SAME_TOPIC = "same-topic"
    SAME_WORDING = "same-wording"
    REFINES = "refines"  # these four only within one line of authority and overlapping periods
    TIGHTENS = "tightens"
    LOOSENS = "loosens"
    ADDS = "adds"


class Line(StrEnum):
    SAME = "same-line"
    ELSEWHERE = "elsewhere"  # 外地参考


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two provisions: comparable values side by side, or why they are not comparable."""

    zh: str
    en: str
    comparable: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A directed link as shown to readers."""

    source: Address
    target: Address
    rank: int  # 1 is the strongest of its source
    relation: LinkRelation
    line: Line
    topic: str | None
    score: float  # 0–1
    reasons: tuple[str, ...]  # zh
    reasons_en: tuple[str, ...]
    sentence: Span  # the very sentence, in the target's uncorrected transcript
    differs: tuple[Difference, ...] = ()
    ruled: str | None = None  # "accepted" where a person said so


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's word on one link (rulings.yml): accept, reject or retype."""

    source: Address
    target: Address
    verdict: str
    relation: LinkRelation | None = None
    by: str = ""
    reason: str = ""
    line: int = 0  # 1-based line in rulings.yml


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A rendering that has been seen and is wrong."""

    en: str
    reason: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field and how it is said in English (``knowledge/terms.yml``)."""

    zh: str
    en: str
    variants: tuple[str, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    enforce: str = "always"  # always | title (inside 《…》 and in titles) | never
    unless: tuple[str, ...] = ()  # words in which ``zh`` is not this term
    source: str = ""
    definition_zh: str = ""
    definition_en: str = ""
    note: str = ""  # to translators

    @property
    def accepted(self) -> tuple[str, ...]:
        return (self.en, *self.variants)


@dataclass(frozen=True, slots=True)
class Termbase:
    """``modality`` are words of duty, ban and permission, ``drafting`` verbs of official style."""

    terms: tuple[Term, ...] = ()
    modality: tuple[Term, ...] = ()
    drafting: tuple[Term, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()  # key → where renderings were seen


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What we say about the texts: knowledge/*.yml."""

    works: tuple[Work, ...] = ()
    topics: tuple[Topic, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    termbase: Termbase = Termbase()


@dataclass(frozen=True, slots=True)
class Links:
    """What the documents say about each other and about works outside this base."""

    mentions: tuple[Mention, ...] = ()
    citations: tuple[Citation, ...] = ()
    works: tuple[Work, ...] = ()  # every cited work, most cited first
    subjects: tuple[Subject, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    links: tuple[Link, ...] = ()
    unused_rulings: tuple[Ruling, ...] = ()
    # Provisions that no subject was found for, with the ids of the topics that come nearest.
    without_subject: tuple[tuple[Address, tuple[str, ...]], ...] = ()


# ── translate ────────────────────────────────────────────────────────────────


class State(StrEnum):
    """How far a translation can be trusted, from best to worst."""

    REVIEWED = "reviewed"  # by a named person
    COMPARED = "compared"  # a second reading against the Chinese
    DRAFT = "draft"
    OUTDATED = "outdated"  # the Chinese has changed since
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Waiver:
    """``# waive TRA012: 两手 is an idiom``: a finding that is right in its place."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a catalogue, as it stands in the PO file."""

    context: str  # point-2-5-33/text, record/title: see ``contexts``
    source: str  # the Chinese that the catalogue has; it may be older than the document's
    text: str
    state: State
    notes: tuple[str, ...] = ()  # to readers, English
    waivers: tuple[Waiver, ...] = ()
    unsigned: tuple[str, ...] = ()  # signatures without a name or a day: they make nothing reviewed
    line: int = 0  # 1-based line of the entry in the file
    comment: str = ""  # what the catalogue tells translators: label and place


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translation of one document as people keep it: ``translations/en/<document>.po``."""

    document: str
    path: str  # as messages name it
    entries: tuple[Entry, ...] = ()
    obsolete: int = 0  # entries kept of words that the document no longer has


@dataclass(frozen=True, slots=True)
class Translation:
    """What one passage of a document says in the edition's language, and how far to trust it."""

    context: str
    source: str  # the Chinese of the document today
    text: str  # empty where it is missing
    state: State
    notes: tuple[str, ...] = ()


# ── render ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Edition:
    """The documents in one language. Chinese is an edition too, without translations."""

    locale: str  # zh, en
    documents: tuple[Document, ...]
    translations: tuple[tuple[str, tuple[Translation, ...]], ...] = ()  # document id → its passages

    def of(self, document_id: str) -> dict[str, Translation]:
        """The translations of one document by context, in reading order."""
        found = dict(self.translations).get(document_id, ())
        return {each.context: each for each in found}


@dataclass(frozen=True, slots=True)
class Page:
    """A file below ``docs/``: ``zh/policies/<id>.md``."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """One original and what stands beside it, as read from disk."""

    id: str
    file: str  # relative to the folder of originals, with /
    original: bytes
    stated: Stated = Stated()
    corrections: tuple[Correction, ...] = ()
    anchors: tuple[str, ...] = ()  # anchors.lock: every anchor ever published here
    folder: str | None = None  # of a document with files of its own; None for a bare file


@dataclass(frozen=True, slots=True)
class Library:
    """All that is read and understood: the documents, and what could not be read."""

    documents: tuple[Document, ...] = ()
    sources: tuple[Source, ...] = ()
    links: Links = Links()
    knowledge: Knowledge = Knowledge()
    today: date = field(default_factory=date.today)  # statuses depend on it; tests fix it
    catalogues: tuple[Catalogue, ...] = ()
