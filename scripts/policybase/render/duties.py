"""The sentences of a subject cut into single duties: rows that can be read across documents.

A sentence of these texts often rules on staff, funds and training in one breath. It is cut at its commas;
each piece belongs to the duty whose word stands last in it (复议人员培训 is training, not staff), and pieces
without such a word stay with the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybase.messages import N_
from policybase.model import Address, Deadline, Kind, Provision, Span, Topic
from policybase.render.lookup import Lookup

GENERAL = N_("基本要求")

# What one can ask of any subject. A row is a line here; the last word of a clause decides.
DUTIES: tuple[tuple[str, str], ...] = (
    (N_("机构和领导"), "机构|领导小组|委员会|办公室设|设立|组建|第一责任人|负总责"),
    (N_("人员"), "人员|队伍|编制|配备|聘请|聘任|专职|兼职"),
    (N_("经费和条件"), "经费|预算|资金|装备|办公条件|物质保障"),
    (N_("学习、培训和宣传"), "培训|轮训|学习|讲座|宣传|教育|学法"),
    (N_("征求意见、论证和听证"), "征求意见|听取意见|公众意见|听证|论证|座谈|公众参与|咨询"),
    (N_("审查和审核"), "审查|审核|把关|审议|集体讨论"),
    (N_("备案"), "备案|报备"),
    (N_("报告和报送"), "报送|上报|报告|报.{1,12}(?:政府|办公室|法制办|部门)"),
    # 自公布之日起15日内, 发布的文件: when and which, not that one must publish.
    (N_("公开和公布"), "公开|(?:公布|发布)(?!之日|的|后)|公示|公告|公众查阅"),
    (N_("清理、修改和评估"), "清理|修订|修改|废止|评估"),
    (N_("考核和评议"), "考核|考评|评议|评查|评选|表彰|奖励"),
    (N_("监督和检查"), "监督|检查|督查|督促|督办|巡查"),
    (N_("责任和处理"), "问责|追究|追责|处分|责令|纠正|查处"),
    (N_("文书和档案"), "案卷|档案|台账|文书|记录|登记"),
    (N_("信息化"), "信息化|网络|网上|平台|电子|系统建设"),
    (N_("受理、审理和办理"), "受理|渠道|审理|办理|办案|裁决|出庭"),
    (N_("调解、和解和化解"), "调解|和解|化解|疏导"),
)
# These words stand everywhere, and tell only where nothing else does: 责任追究制度 is accountability.
OTHERWISE = (N_("制度和程序"), "制度|机制|体制|程序|规则|流程|标准|办法")
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in DUTIES)
_OTHERWISE = re.compile(OTHERWISE[1])
ORDER = (GENERAL, *(name for name, _ in DUTIES), OTHERWISE[0])

_CLAUSE = re.compile(r"[^，；。,;！？\n]*[，；。,;！？\n]*")


@dataclass(frozen=True, slots=True)
class Duty:
    """A piece of a sentence about one thing, and the time limits in it."""

    at: Address
    span: Span
    sentence: Span
    deadlines: tuple[Deadline, ...]


def duties(topic: Topic, lookup: Lookup) -> dict[str, dict[str, list[Duty]]]:
    """Row → document → duties in reading order. Only rows in which some text speaks."""
    own = {name for name, pattern in _PATTERNS if pattern.search(topic.zh)}
    rows: dict[str, dict[str, list[Duty]]] = {}
    for at, sentence in _sentences(topic, lookup):
        text = lookup.documents[at.document_id].transcript.text
        for name, span in _pieces(text, sentence, own):
            limits = tuple(
                limit
                for limit in lookup.deadlines.get(at.document_id, ())
                if limit.inherited_from is None and span.start <= limit.span.start < span.end
            )
            duty = Duty(at, span, sentence, limits)
            rows.setdefault(name, {}).setdefault(at.document_id, []).append(duty)
    return {name: rows[name] for name in ORDER if name in rows}


def _sentences(topic: Topic, lookup: Lookup) -> Iterator[tuple[Address, Span]]:
    """Sentences in reading order, each once; headings only where a document has nothing else."""
    found: dict[str, set[tuple[Span, Address]]] = {}
    headings: dict[str, set[tuple[Span, Address]]] = {}
    for subject in lookup.of_topic.get(topic.id, ()):
        id = subject.at.document_id
        provision = lookup.provisions[subject.at]
        text = lookup.documents[id].transcript.text
        if subject.span.end <= provision.text_span.start or not provision.text_span:
            # A heading rules all that stands below it without a heading of its own.
            headings.setdefault(id, set()).add((subject.span, subject.at))
            below = (provision, *_unlabelled(provision))
            sentences = [(each, one.anchor) for one in below for each in _split(text, one.text_span)]
        else:
            names = (topic.zh, *topic.alt)
            more = [each for each in _split(text, provision.text_span) if any(name in each.of(text) for name in names)]
            sentences = [(each, provision.anchor) for each in (subject.span, *more)]
        found.setdefault(id, set()).update((span, Address(id, anchor)) for span, anchor in sentences)
    for id, heads in headings.items():
        found[id] = found.get(id) or heads
    for id in lookup.documents:
        end = 0
        # Of two that overlap the longer one stays.
        for span, at in sorted(found.get(id, ()), key=lambda each: (each[0].start, -each[0].end)):
            if span.start >= end:
                end = span.end
                yield at, span


def _unlabelled(provision: Provision) -> Iterator[Provision]:
    for child in provision.children:
        if child.kind is Kind.PARAGRAPH:
            yield child
            yield from _unlabelled(child)


_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]*")


def _split(text: str, span: Span) -> Iterator[Span]:
    for found in _SENTENCE.finditer(text, span.start, span.end):
        if found.group().strip("。 \n\u3000"):
            yield Span(found.start(), found.end())


def _pieces(text: str, sentence: Span, own: set[str]) -> Iterator[tuple[str, Span]]:
    """The sentence cut into pieces with the row of each; joined, they are the sentence."""
    current, start = "", sentence.start
    for clause in _CLAUSE.finditer(text, sentence.start, sentence.end):
        name = _row(clause.group(), own)
        if not name or name == current:
            continue
        # Words before the first that tell belong with it: 各乡镇、各部门要高度重视，配备人员.
        if current:
            yield current, Span(start, clause.start())
            start = clause.start()
        current = name
    yield current or GENERAL, Span(start, sentence.end)


def _row(clause: str, own: set[str]) -> str:
    """The row whose word stands last in the clause; what the subject itself is about tells nothing."""
    best, place = "", -1
    for name, pattern in _PATTERNS:
        if name in own:
            continue
        last = max((found.end() for found in pattern.finditer(clause)), default=-1)
        if last > place:
            best, place = name, last
    return best or (OTHERWISE[0] if _OTHERWISE.search(clause) else "")
