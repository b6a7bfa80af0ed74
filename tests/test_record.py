"""record: each value with where it came from, null where nobody says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybase.model import (
    Jurisdiction,
    Level,
    Origin,
    Part,
    Reason,
    Record,
    Role,
    Segment,
    SetAside,
    SourceKind,
    Span,
    Stated,
    Status,
    Transcript,
)
from policybase.parse.record import read_record

TODAY = date(2024, 6, 1)
T, N, A, B, S, D, M = (
    Role.TITLE,
    Role.NUMBER,
    Role.ADDRESSEE,
    Role.BODY,
    Role.SIGNATURE,
    Role.DATE,
    Role.METADATA,
)
Lines = list[tuple[Role, str]]


def read(
    main: Lines,
    *,
    notice: Lines | None = None,
    stated: Stated | None = None,
    set_aside: tuple[SetAside, ...] = (),
    properties: tuple[tuple[str, str], ...] = (),
) -> Record:
    """The record of a text given as (role, line): first the notice's lines, then the issued text's."""
    text, segments, parts = "", [], []
    for name, lines in (("notice", notice), (None, main)):
        if lines is None:
            continue
        start, titles = len(text), []
        for role, words in lines:
            span = Span(len(text), len(text) + len(words))
            segments.append(Segment(span, role))
            titles += [span] if role is T else []
            text += words + "\n"
        title = "".join(span.of(text) for span in titles) or None
        parts.append(Part(name, title, None, Span(start, len(text)), title_spans=tuple(titles)))
    return read_record(
        transcript=Transcript(text, set_aside=set_aside, properties=properties),
        segments=tuple(segments),
        parts=tuple(parts),
        stated=stated or Stated(),
        today=TODAY,
    )


def origin(record: Record, key: str) -> Origin | None:
    evidence = record.evidence_of(key)
    return evidence.origin if evidence is not None else None


PLAN: Lines = [
    (T, "海晏县开展某某活动"),
    (T, "实施方案"),
    (B, "为推进某项工作，根据国发〔2018〕41号，结合我县实际，制定本实施方案。"),
]
NOTICE: Lines = [
    (N, "晏政办[2016]71号"),
    (T, "关于印发海晏县开展某某活动实施方案的通知"),
    (M, "海晏县人民政府:http://www.example.com"),
    (M, "创建时间:2016/8/24 19:09:16"),
    (A, "各乡镇人民政府,县政府各部门:"),
    (B, "现将《海晏县开展某某活动实施方案》印发给你们。"),
    (S, "             海晏县人民政府办公室"),
    (D, "              2016年8月23"),
]


def test_notice_and_plan() -> None:
    record = read(PLAN, notice=NOTICE)
    assert record.title == "关于印发海晏县开展某某活动实施方案的通知"
    assert record.kind == "通知"
    assert record.issuing_body == "海晏县人民政府办公室"
    assert record.document_number == "晏政办〔2016〕71号"
    assert record.document_number_printed == "晏政办[2016]71号"
    assert record.jurisdiction == Jurisdiction(Level.COUNTY, "青海省", "海北藏族自治州", "海晏县", "632223")
    assert record.date_issued == date(2016, 8, 23)
    assert record.date_published == date(2016, 8, 24)
    assert record.addressees == ("各乡镇人民政府", "县政府各部门")
    assert record.status is Status.UNKNOWN
    assert record.planning_period is None
    assert (record.source_url, record.source_url_confirmed) == ("http://www.example.com", False)
    assert record.source_kind is SourceKind.UNKNOWN


def test_origins() -> None:
    record = read(PLAN, notice=NOTICE)
    assert origin(record, "issuing_body") is Origin.ORIGINAL
    assert origin(record, "jurisdiction") is Origin.INFERRED
    assert origin(record, "date_published") is Origin.INFERRED  # when its page was made
    assert origin(record, "keywords") is None
    evidence = record.evidence_of("date_issued")
    assert evidence is not None
    assert evidence.quote == "2016年8月23"


def test_a_text_alone_says_little() -> None:
    record = read(PLAN)
    assert record.title == "海晏县开展某某活动实施方案"
    assert record.kind == "实施方案"
    # 国发〔2018〕41号 is cited, not its own
    assert (record.issuing_body, record.document_number, record.date_issued) == (None, None, None)
    assert record.jurisdiction is not None
    assert record.jurisdiction.county == "海晏县"


def test_nothing_is_invented_from_an_empty_text() -> None:
    record = read([])
    assert record == Record()


def test_a_persons_values_stand_and_are_built_on() -> None:
    stated = Stated(
        values=(
            ("issuing_body", "余庆县人民政府"),
            ("date_issued", date(2009, 3, 1)),
            ("jurisdiction", {"level": "county", "county": "余庆县", "code": 520329}),
            ("addressees", ["各乡镇人民政府"]),
            ("keywords", None),
            ("source_url_confirmed", True),
            ("nonsense", "x"),
        ),
        sources=(("issuing_body", "李四，县档案馆"),),
    )
    lines: Lines = [*PLAN, (M, "主题词：某某"), (B, "本方案自印发之日起施行。")]
    record = read(lines, notice=NOTICE, stated=stated)
    assert record.issuing_body == "余庆县人民政府"
    assert record.evidence_of("issuing_body") is not None
    assert record.evidence_of("issuing_body").source == "李四，县档案馆"  # type: ignore[union-attr]
    assert record.jurisdiction == Jurisdiction(level=Level.COUNTY, county="余庆县", code="520329")
    assert record.addressees == ("各乡镇人民政府",)
    assert record.keywords == ()
    assert record.source_url_confirmed
    assert record.date_effective == date(2009, 3, 1)
    assert origin(record, "date_effective") is Origin.INFERRED
    assert origin(record, "date_issued") is Origin.PERSON


def test_a_person_decides_the_title_even_when_none_was_found() -> None:
    record = read([(B, "为了某事。")], stated=Stated(values=(("title", "某县某工作规划（2009－2013年）"),)))
    assert record.kind == "规划"
    assert record.planning_period == ("2009", "2013")
    assert record.status is Status.PERIOD_ENDED


@pytest.mark.parametrize(
    ("title", "period", "where"),
    [
        ("某市全面推进某工作规划（2009-2013年）", ("2009", "2013"), Origin.ORIGINAL),
        ("某县2009年度某工作实施方案", ("2009", "2009"), Origin.ORIGINAL),
        ("某省贯彻落实《某某纲要（2015－2020年）》的实施方案", ("2015", "2020"), Origin.INFERRED),
        ("某省“十四五”某某规划", None, None),
        ("某省2009年度某工作情况的通报", None, None),
        ("某市某行动计划（2023-2025年）", ("2023", "2025"), Origin.ORIGINAL),
    ],
)
def test_planning_period(title: str, period: tuple[str, str] | None, where: Origin | None) -> None:
    record = read([(T, title), (B, "为了某事。")])
    assert record.planning_period == period
    assert origin(record, "planning_period") is where
    over = period is not None and period[1] < "2024"
    assert record.status is (Status.PERIOD_ENDED if over else Status.UNKNOWN)


@pytest.mark.parametrize(
    ("line", "status", "invalid"),
    [
        ((M, "-此件于2017年7月31日宣布失效。"), Status.INVALID, date(2017, 7, 31)),
        ((M, "（已失效）"), Status.INVALID, None),
        ((M, "有效性：废止"), Status.INVALID, None),
        ((M, "有效性：有效"), Status.IN_FORCE, None),
        ((B, "本办法自2017年7月1日起施行，有效期至2022年6月30日。"), Status.INVALID, date(2022, 6, 30)),
        ((B, "本办法自2017年7月1日起施行，有效期5年。"), Status.INVALID, date(2022, 6, 30)),
        ((B, "本办法自2023年7月1日起施行，有效期五年。"), Status.UNKNOWN, date(2028, 6, 30)),
        ((B, "本通知自2030年1月1日起废止。"), Status.UNKNOWN, date(2030, 1, 1)),
        # today is 1 June 2024: the last day of a term still counts, the day of an annulment no longer
        ((B, "本办法自2017年7月1日起施行，有效期至2024年6月1日。"), Status.UNKNOWN, date(2024, 6, 1)),
        ((M, "此件于2024年6月1日宣布失效。"), Status.INVALID, date(2024, 6, 1)),
        ((B, "许可证有效期5年。"), Status.UNKNOWN, None),
        ((B, "《某某办法》自2017年1月1日起废止。"), Status.UNKNOWN, None),
        ((B, "某某暂行规定（废止）"), Status.UNKNOWN, None),
        ((B, "此件公开发布。"), Status.UNKNOWN, None),
    ],
)
def test_status(line: tuple[Role, str], status: Status, invalid: date | None) -> None:
    record = read([(T, "某省某办法"), line])
    assert (record.status, record.date_invalid) == (status, invalid)
    assert (record.status_note is None) == (status is Status.UNKNOWN)


@pytest.mark.parametrize(
    ("words", "effective", "where"),
    [
        ("第三十二条　本办法自2019年1月1日起施行。", date(2019, 1, 1), Origin.ORIGINAL),
        ("第三十二条　自2019年1月1日起施行。", date(2019, 1, 1), Origin.ORIGINAL),
        ("《某办法》已经审议通过，现予公布，自公布之日起施行。", date(2018, 12, 13), Origin.INFERRED),
        ("第十九条 本标准自印发之日起施行。", date(2018, 12, 13), Origin.INFERRED),
        ("《某办法》自2019年1月1日起施行。", None, None),
        ("本市行政区域内自2019年1月1日起实施新标准。", None, None),
        ("第三十八条 本规范自1913年4月3日起施行。", None, None),  # an anti-copy font
    ],
)
def test_effect(words: str, effective: date | None, where: Origin | None) -> None:
    record = read([(T, "某省某办法"), (B, words), (S, "某省人民政府"), (D, "2018年12月13日")])
    assert record.date_effective == effective
    assert origin(record, "date_effective") is where


def test_effect_from_an_unknown_day_stays_unknown() -> None:
    assert read([(T, "某省某办法"), (B, "本办法自公布之日起施行。")]).date_effective is None


def test_order_of_a_government() -> None:
    record = read(
        [(T, "湖北省推广某某试点办法"), (B, "第一条　为了某事。")],
        notice=[
            (N, "湖北省人民政府令第282号"),
            (B, "《湖北省推广某某试点办法》已经审议通过，现予公布，自公布之日起施行。"),
            (S, "省长　罗清泉"),
            (D, "二○○五年十一月二十一日"),
        ],
    )
    assert (record.kind, record.document_number) == ("令", "湖北省人民政府令第282号")
    assert record.issuing_body == "湖北省人民政府"  # not the governor
    assert record.date_issued == record.date_effective == date(2005, 11, 21)


def test_order_number_below_its_name() -> None:
    record = read(
        [(T, "某某判定标准"), (B, "第一条　为了某事。")],
        notice=[
            (T, "国家安全生产监督管理总局令"),
            (N, "第85号"),
            (S, "局长　杨焕宁"),
            (D, "2015 年 12 月 3 日"),
        ],
    )
    assert record.document_number == "国家安全生产监督管理总局令第85号"
    assert record.issuing_body == "国家安全生产监督管理总局"
    assert record.jurisdiction == Jurisdiction(level=Level.NATIONAL)


def test_forwarded_text_keeps_its_signature() -> None:
    record = read(
        [(T, "关于某某问题的请示"), (B, "某某。"), (S, "国家教委"), (D, "1988年1月2日")],
        notice=[(T, "国务院办公厅转发国家教委关于某某问题请示的通知"), (B, "现转发给你们。")],
    )
    assert record.issuing_body == "国务院办公厅"


def test_adopted_by_a_congress() -> None:
    note = "2018年5月3日日照市第十八届人民代表大会常务委员会第十次会议通过"
    record = read([(T, "日照市某条例"), (M, note), (B, "第一条　为了某事。")])
    assert record.issuing_body == "日照市人民代表大会常务委员会"
    assert origin(record, "issuing_body") is Origin.INFERRED
    assert record.date_issued is None


def test_title_of_a_lost_notice_from_its_file() -> None:
    record = read(
        [(T, "甘肃省2020年某计划"), (B, "甘肃省人民政府办公厅关于印发甘肃省2020年某计划的通知.PDF")],
        notice=[(B, "现予以印发。"), (S, "甘肃省人民政府办公厅"), (D, "2020年3月11日")],
    )
    assert record.title == "甘肃省人民政府办公厅关于印发甘肃省2020年某计划的通知"
    assert origin(record, "title") is Origin.INFERRED


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://www.shanxi.gov.cn/a.shtml", SourceKind.OFFICIAL),
        ("https://www.pkulaw.com/lar/a.html", SourceKind.REPUBLISHED),
        ("https://baike.baidu.com/item/a", SourceKind.ENCYCLOPAEDIA),
        ("http://www.05316688.com", SourceKind.UNKNOWN),
        ("http://www.gov.cn.example.com/", SourceKind.UNKNOWN),
        ("http://www.fakegov.cn/", SourceKind.UNKNOWN),
    ],
)
def test_source(url: str, kind: SourceKind) -> None:
    record = read([(T, "某省某办法"), (M, f"来源：{url}"), (B, "为了某事。")])
    assert (record.source_url, record.source_kind) == (url, kind)
    assert not record.source_url_confirmed


def test_encyclopaedia_by_its_chrome() -> None:
    chrome = SetAside("词条标签：法律", 1, 1, Reason.ENCYCLOPAEDIA)
    assert read([(T, "某方案")], set_aside=(chrome,)).source_kind is SourceKind.ENCYCLOPAEDIA


def test_properties_of_a_page() -> None:
    record = read(
        [(B, "为了某事。")],
        properties=(
            ("ArticleTitle", "某省某办法"),
            ("PubDate", "2019-02-14 10:00"),
            ("Url", "http://x.gov.cn/1"),
        ),
    )
    assert (record.title, record.date_published) == ("某省某办法", date(2019, 2, 14))
    assert record.source_kind is SourceKind.OFFICIAL


REFERS = "本方案在责任分工中除单独负责的外，列在首位的部门为牵头部门。"


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ([(B, REFERS)], ("责任分工",)),
        ([(B, "加强某事。（省财政厅、省公安厅负责）"), (B, REFERS)], ()),
        ([(B, "测试项目（见附件1）及其范围。")], ("附件1",)),
        ([(B, "按照《某某办法》附件2执行。")], ()),
        ([(B, "附件：1.某某目录"), (B, "2.某某表")], ("附件1：某某目录", "附件2：某某表")),
        ([(B, "具体指标见附表。")], ("附表",)),
        ([(B, "具体指标见附表。"), (B, "附表：某某指标")], ()),
        ([(B, "附件：某某清单..............12")], ()),
    ],
)
def test_missing_parts(lines: Lines, missing: tuple[str, ...]) -> None:
    assert read([(T, "某省某实施方案"), *lines]).missing_parts == missing


def test_missing_part_quotes_its_sentence() -> None:
    evidence = read([(T, "某省某实施方案"), (B, "前一句。" + REFERS)]).evidence_of("missing_parts")
    assert evidence is not None
    assert evidence.quote == REFERS


def test_signature_with_more_below_it() -> None:
    record = read(
        [
            (T, "关于某事的批复"),
            (B, "同意。"),
            (B, "农业部办公厅"),
            (B, "2016年9月21日"),
            (B, "扫描二维码 关注我们"),
        ]
    )
    assert (record.issuing_body, record.date_issued) == ("农业部办公厅", date(2016, 9, 21))


WORDS = st.text(alphabet="本办法自〔2016〕号年月日起施行：:，。附件见1.（）某省市令第有效期5至 ", max_size=80)


@given(st.lists(st.tuples(st.sampled_from(list(Role)), WORDS)))
def test_any_text_has_a_record(lines: Lines) -> None:
    record = read(lines)
    for _, evidence in record.evidence:
        assert evidence.origin is not Origin.PERSON
        assert evidence.quote is not None
