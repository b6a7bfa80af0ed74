"""Two documents made by hand, and what they say about each other and about works outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sample_documents import Line, document

from policybase.model import (
    Address,
    Checked,
    Citation,
    CitationRelation,
    Deadline,
    DeadlineKind,
    Difference,
    Document,
    Jurisdiction,
    Kind,
    Knowledge,
    Level,
    Link,
    LinkRelation,
    Links,
    Mention,
    MentionKind,
    Record,
    Role,
    Span,
    Status,
    Subject,
    Topic,
    Work,
    WorkStatus,
)
from policybase.model import Line as OfAuthority

PROVINCE = document(
    Line("某省依法行政纲要", role=Role.TITLE),
    Line(label="一、", heading="备案", anchor="point-1", kind=Kind.POINT, path=("一",)),
    Line(
        "根据《某条例》，市、县政府应当自公布之日起30日内将规范性文件报省政府备案。",
        anchor="point-1-para-1",
        path=("一", "¶1"),
        below="point-1",
    ),
    record=Record(
        title="某省依法行政纲要",
        jurisdiction=Jurisdiction(Level.PROVINCE, "某省", code="140000"),
        date_issued=date(2015, 1, 1),
        status=Status.IN_FORCE,
    ),
    id="province",
)
COUNTY = document(
    Line("某县实施方案", role=Role.TITLE),
    Line("为落实《某省依法行政纲要》（以下简称《纲要》），制定本方案。", anchor="preamble-para-1", path=("序", "¶1")),
    Line(label="一、", heading="任务", anchor="point-1", kind=Kind.POINT, path=("一",)),
    Line(
        "。按照《纲要》和《某条例》，自公布之日起15日内将规范性文件报县政府备案，落实备案人员，保障经费。",
        "1.",
        "规范性文件备案",
        "point-1-0-1",
        Kind.POINT,
        ("一", "1"),
        below="point-1",
    ),
    Line("没有时间要求的，2019年底前完成。", anchor="closing-para-1", path=("结", "¶1")),
    record=Record(
        title="某县实施方案",
        jurisdiction=Jurisdiction(Level.COUNTY, "某省", "某市", "某县", "140101"),
        date_issued=date(2016, 8, 23),
        planning_period=("2016", "2020"),
    ),
    id="county",
)
DOCUMENTS = (COUNTY, PROVINCE)

REGULATION = Work(
    id="some-regulation",
    title="中华人民共和国某条例",
    aliases=("某条例",),
    numbers=("国务院令第1号",),
    issuer="国务院",
    status=WorkStatus.REVISED,
    status_note="2007年4月5日公布的文本已于2019年4月3日修订。",
    successor="中华人民共和国某条例（2019年修订）",
    checked=Checked(date(2026, 11, 20), "国家法律法规数据库，https://example.cn/a"),
)
OUTLINE = Work(id="outline", title="某省依法行政纲要", document="province")

NORMATIVE = Topic("normative", "规范性文件", "Normative documents", definition_zh="怎样制定和管理。")
FILING = Topic("filing", "规范性文件备案", "Filing", ("红头文件备案",), "报上级备案。", "To file.", "normative")


def span(made: Document, words: str, *, after: str = "") -> Span:
    """Where ``words`` stand for the first time after ``after``."""
    text = made.transcript.text
    start = text.index(words, text.index(after) + len(after))
    return Span(start, start + len(words))


def citation(
    made: Document,
    anchor: str,
    quote: str,
    *,
    after: str = "",
    work: str | None = None,
    kind: MentionKind = MentionKind.TITLE,
    relation: CitationRelation = CitationRelation.MENTION,
    resolved_title: str | None = None,
    target: Address | None = None,
) -> Citation:
    mention = Mention(Address(made.id, anchor), span(made, quote, after=after), quote, kind)
    return Citation(mention, relation, work=work, resolved_title=resolved_title, target=target)


def deadline(made: Document, anchor: str, quote: str, kind: DeadlineKind, **values: object) -> Deadline:
    where = span(made, quote)
    return Deadline(Address(made.id, anchor), where, quote, kind, where, **values)  # type: ignore[arg-type]


DUTY = Address("county", "point-1-0-1")
RULE = Address("province", "point-1-para-1")
CITATIONS = (
    citation(COUNTY, "preamble-para-1", "《某省依法行政纲要》", work="outline", relation=CitationRelation.BASIS),
    citation(
        COUNTY, "preamble-para-1", "《纲要》", work="outline", resolved_title="某省依法行政纲要", after="简称"
    ),
    citation(
        COUNTY, "point-1-0-1", "《纲要》", work="outline", resolved_title="某省依法行政纲要", after="按照"
    ),
    citation(COUNTY, "point-1-0-1", "《某条例》", work="some-regulation"),
    citation(PROVINCE, "point-1-para-1", "《某条例》", work="some-regulation", relation=CitationRelation.BASIS),
)
FILED = deadline(
    COUNTY,
    "point-1-0-1",
    "自公布之日起15日内",
    DeadlineKind.WITHIN,
    duration="P15D",
    action="报",
    object="规范性文件",
    recipient="县政府",
    trigger="公布之日",
)
DEADLINES = (
    FILED,
    deadline(PROVINCE, "point-1-para-1", "自公布之日起30日内", DeadlineKind.WITHIN, duration="P30D", actor="市、县政府"),
    deadline(COUNTY, "closing-para-1", "2019年底前", DeadlineKind.BY_DATE, date=date(2019, 12, 31)),
    replace(
        deadline(COUNTY, "point-1", "2019年底前", DeadlineKind.BY_DATE, date=date(2019, 12, 31)),
        inherited_from=Address("county", "closing-para-1"),
    ),
)
SENTENCE = span(PROVINCE, "根据《某条例》，市、县政府应当自公布之日起30日内将规范性文件报省政府备案。")
SUBJECTS = (
    Subject(DUTY, "filing", True, "规范性文件备案", span(COUNTY, "规范性文件备案")),
    Subject(DUTY, "normative", False, "规范性文件", span(COUNTY, "规范性文件备案")),
    Subject(RULE, "filing", True, "备案", SENTENCE),
)
LINK = Link(
    source=DUTY,
    target=RULE,
    rank=1,
    relation=LinkRelation.TIGHTENS,
    line=OfAuthority.SAME,
    topic="filing",
    score=0.91,
    reasons=("都规定规范性文件备案的期限",),
    reasons_en=("Both set a time limit for filing",),
    sentence=SENTENCE,
    differs=(Difference("本条：15日内；彼条：30日内", "here 15 days, there 30", True),),
)
BACK = replace(
    LINK,
    source=RULE,
    target=DUTY,
    relation=LinkRelation.SAME_TOPIC,
    line=OfAuthority.ELSEWHERE,
    sentence=span(COUNTY, "规范性文件备案"),
    differs=(Difference("不可比：受理机关不同", "not comparable", False),),
    ruled="accepted",
)
LINKS = Links(
    mentions=tuple(each.mention for each in CITATIONS),
    citations=CITATIONS,
    works=(OUTLINE, REGULATION),
    subjects=SUBJECTS,
    deadlines=DEADLINES,
    links=(LINK, BACK),
)
KNOWLEDGE = Knowledge(topics=(NORMATIVE, FILING))
