"""Time limits: what each sentence sets, who owes it, what a provision inherits; and the gold annotation."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, reject
from measure_deadlines import documents, gold, measure
from sample_documents import Line, document
from strategies import NOISE

from policybase.extract import Unreadable, extract
from policybase.link.deadlines.limits import deadlines
from policybase.model import Certainty, Correction, Deadline, Document, Kind, Record, Stated
from policybase.parse import parse

PLAN = Record(title="某县实施方案", date_issued=date(2016, 3, 1), planning_period=("2016", "2020"))
VALUE = ("date", "duration", "day_type", "recurrence", "trigger")


def said(words: str, *, record: Record = PLAN, kind: Kind = Kind.POINT) -> tuple[Deadline, ...]:
    return deadlines(document(Line(words, anchor="point-1", kind=kind), record=record))


def only(words: str, *, record: Record = PLAN, kind: Kind = Kind.POINT) -> Deadline:
    (found,) = said(words, record=record, kind=kind)
    return found


def value(deadline: Deadline) -> str:
    """What is known of it, on one line: by-date 2016-12-31."""
    known = [str(got) for key in VALUE if (got := getattr(deadline, key)) is not None]
    period = ["/".join(deadline.period)] if deadline.period else []
    counted = deadline.quantity
    quantity = [f"{counted.min}..{counted.max}{counted.unit}"] if counted else []
    return " ".join((str(deadline.kind), *period, *known, *quantity))


# ── times ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "quote", "expected"),
    [
        ("2016年底前，完成清理工作。", "2016年底前", "by-date 2016-12-31"),
        ("2017年2月底前完成清理工作。", "2017年2月底前", "by-date 2017-02-28"),
        ("于２０１８年１２月３１日前报送县政府。", "２０１８年１２月３１日前", "by-date 2018-12-31"),
        ("二〇一八年十月三十日前完成。", "二〇一八年十月三十日前", "by-date 2018-10-30"),
        ("2016 年底前完成。", "2016 年底前", "by-date 2016-12-31"),
        ("2017年7月前完成。", "2017年7月前", "by-date 2017-06-30"),
        ("到2020年基本建成法治政府。", "到2020年", "by-date 2020-12-31"),
        ("2018年，选择两个乡镇开展试点。", "2018年", "period 2018/2018 2018-12-31"),
        ("2017年下半年启动机构改革。", "2017年下半年", "period 2017-07/2017-12 2017-12-31"),
        ("试点时间为2016年6月至7月。", "2016年6月至7月", "period 2016-06/2016-07 2016-07-31"),
        ("试点时间为2016年11月—2017年2月。", "2016年11月—2017年2月", "period 2016-11/2017-02 2017-02-28"),
        ("“十三五”期间建成。", "“十三五”期间", "period 2016/2020 2020-12-31"),
        ("自2016年9月1日起施行。", "自2016年9月1日起施行", "start 2016-09-01"),
        ("活动从2016年开始。", "从2016年开始", "start 2016/.."),
        ("本办法自发布之日起施行。", "自发布之日起施行", "start 发布之日"),
        ("应当自收到申请之日起十五日内答复。", "收到申请之日起十五日内", "within P15D 收到申请之日"),
        ("作出决定后三十个工作日内公布。", "作出决定后三十个工作日内", "within P30D working 作出决定"),
        ("应当在5个自然日内答复。", "5个自然日内", "within P5D calendar"),
        ("应当在听证会举行的七日前通知。", "听证会举行的七日前", "within P7D 听证会举行"),
        ("争取三年内全覆盖。", "三年内", "within P3Y"),
        ("应当在半年内整改到位。", "半年内", "within P6M"),
        ("公开征求意见，期限一般不少于30日。", "期限一般不少于30日", "period P30D 30..None日"),
        ("审查时限不得超过十五个工作日。", "时限不得超过十五个工作日", "period P15D working None..15个工作日"),
        ("有效期5年。", "有效期5年", "period P5Y"),
        ("自公示之日起届满三个月的，停止公示。", "公示之日起届满三个月", "period P3M 公示之日"),
        ("由其在收到信息之日起10个工作日内公示。", "收到信息之日起10个工作日内", "within P10D working 收到信息之日"),
        ("采取定期不定期的方式检查。", "定期不定期", "vague"),
        ("审计机关依法定期对收费情况进行检查。", "定期", "vague"),
        ("做到年初有计划。", "年初有计划", "vague"),
    ],
)
def test_times(words: str, quote: str, expected: str) -> None:
    found = only(words)
    assert (found.quote, value(found)) == (quote, expected)


@pytest.mark.parametrize(
    ("words", "quote", "rule", "interval"),
    [
        ("于每年的12月20日前报告。", "每年的12月20日前", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20", "P1Y"),
        ("于每年7月底前报送。", "每年7月底前", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=31", "P1Y"),
        ("于每年2月底前报送。", "每年2月底前", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "P1Y"),
        ("于每年6月和12月报送。", "每年6月和12月", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", "P1Y"),
        ("每年第一季度报告。", "每年第一季度", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31", "P1Y"),
        ("每年年底前或次年年初考核。", "每年年底前或次年年初", "FREQ=YEARLY", "P1Y"),
        ("于次年1月31日前报送年度报告。", "次年1月31日前", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31", "P1Y"),
        ("每半年检查。", "每半年", "FREQ=MONTHLY;INTERVAL=6", "P6M"),
        ("每月10日前报送。", "每月10日前", "FREQ=MONTHLY;BYMONTHDAY=10", "P1M"),
        ("每季度末月25日前报送。", "每季度末月25日前", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25", "P3M"),
        ("按季度通报进展。", "按季度", "FREQ=MONTHLY;INTERVAL=3", "P3M"),
        ("按月向有管辖权的水行政主管部门报送统计资料。", "按月", "FREQ=MONTHLY", "P1M"),
        # A damaged text: there is no 31st month, so nothing is said about months.
        ("于每年7月、31月报送。", "每年", "FREQ=YEARLY", "P1Y"),
    ],
)
def test_recurrences_end_with_the_period(words: str, quote: str, rule: str, interval: str) -> None:
    found = only(words)
    assert (found.quote, found.recurrence, found.interval) == (quote, f"{rule};UNTIL=20201231", interval)


def test_a_recurrence_ends_with_the_force_of_the_text_where_that_is_known() -> None:
    record = Record(date_invalid=date(2017, 7, 31), planning_period=("2009", "2013"))
    assert only("每年报告。", record=record).recurrence == "FREQ=YEARLY;UNTIL=20170731"
    assert only("每年报告。", record=Record()).recurrence == "FREQ=YEARLY"


@pytest.mark.parametrize(
    ("words", "quote", "expected"),
    [
        ("每季度至少组织一次法律专题学习。", "每季度至少组织一次", (1, None, "次")),
        ("每年学法时间不少于40学时。", "每年学法时间不少于40学时", (40, None, "学时")),
        ("每年举办两期以上培训班。", "每年举办两期以上", (2, None, "期")),
        ("每五年核定一次。", "每五年核定一次", (1, 1, "次")),
        ("每两年要对规范性文件进行一次全面清理。", "每两年", (1, 1, "次")),
        ("应至少落实1-2名专职工作人员。", "应至少落实1-2名", (1, 2, "名")),
        ("保证一般案件有2人承办。", "有2人承办", (2, 2, "人")),
        ("报备率均达到100%。", "均达到100%", (100, None, "%")),
        ("检查不得超过3次。", "不得超过3次", (None, 3, "次")),
        ("计划创建30个示范社区。", "计划创建30个", (30, 30, "个")),
        ("申请人推选1至5名代表参加。", "推选1至5名", (1, 5, "名")),
        ("应当指定２名或者２名以上执法人员。", "指定２名或者２名以上", (2, None, "名")),
    ],
)
def test_quantities(words: str, quote: str, expected: tuple[int | None, int | None, str]) -> None:
    found = only(words)
    counted = found.quantity
    assert counted is not None
    assert found.quote.removesuffix("承办") == quote.removesuffix("承办")
    assert (counted.min, counted.max, counted.unit) == expected


@pytest.mark.parametrize(
    "words",
    [
        "根据《法治政府建设实施纲要（2015—2020年）》制定本方案。",
        "按照《2016年度工作要点》执行，2016年度成效明显。",
        "2014年，我县制定了工作方案。",
        "五月份，我县制定下发了要点。",
        "由主管部门责令限期改正，处一万元以下罚款。",
        "建立规范性文件定期清理制度。",
        "按照每人每月1000元的标准扣除。",
        "处货值金额二倍以上五倍以下的罚款。",
        "加强单位内部监督，完善年内部审计制度。",
        "担保费率不超过1%。",
        "健全限时办结、一次性告知制度，及时公开。",
        "截至2016年底，全县已建成三个中心。",
        "近三年内未受处罚。",
        "在法定期满后不再保存。",
        "到期不缴纳的，每日按罚款数额的百分之三加处罚款。",
    ],
)
def test_no_time_limit(words: str) -> None:
    assert said(words) == ()


def test_copies_are_a_quantity_of_their_own() -> None:
    by_date, copies = said("2016年6月28日前将申报材料一式五份报送我局。")
    assert (by_date.quote, by_date.quantity) == ("2016年6月28日前", None)
    assert copies.quantity is not None
    assert (copies.quote, copies.quantity.min) == ("一式五份", 5)


def test_a_year_left_out_is_read_from_the_text_around_it() -> None:
    # 2009年度: all of the text's time lies in one year.
    single = Record(planning_period=("2009", "2009"))
    assert only("于4月30日前报送。", record=single).date == date(2009, 4, 30)
    # The year named before it in the same provision.
    assert [each.date for each in said("2017年6月底前完成清理；9月底前公布目录。")] == [
        date(2017, 6, 30),
        date(2017, 9, 30),
    ]
    # A text of March: its April is that of its year. Its February may be the next year's, or a slip.
    assert only("于4月30日前报送。").date == date(2016, 4, 30)
    assert only("于2月20日前报送。").date is None
    assert only("于4月30日前报送。", record=Record()).date is None


def test_a_date_without_year_in_a_statute_comes_every_year() -> None:
    found = only("应当于十二月三十一日之前，下达下一年度指标。", kind=Kind.ARTICLE, record=Record())
    assert found.recurrence == "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"


def test_a_heading_says_the_year_of_what_stands_below() -> None:
    text = document(
        Line(heading="第二阶段（2017年5月—8月）", anchor="point-1", kind=Kind.POINT),
        Line("于6月30日前组织检查。", anchor="point-1-para-1", below="point-1"),
        record=Record(),
    )
    assert [value(each) for each in deadlines(text)] == [
        "period 2017-05/2017-08 2017-08-31",
        "by-date 2017-06-30",
    ]


def test_damage_is_read_as_corrected_and_quoted_as_printed() -> None:
    text = document(
        Line("学习宣传阶段20166月至7月)。", anchor="point-1", kind=Kind.POINT),
        record=PLAN,
        corrections=(Correction("阶段", "20166月", "至", "(2016年6月", Certainty.CERTAIN, "脱“年”字"),),
    )
    (found,) = deadlines(text)
    assert found.quote == "20166月至7月"
    assert found.period == ("2016-06", "2016-07")


def test_an_uncertain_correction_changes_no_date() -> None:
    correction = Correction("于", "2061年", "底前", "2016年", Certainty.UNCERTAIN, "疑有误")
    text = document(Line("于2061年底前完成。", anchor="point-1"), record=PLAN, corrections=(correction,))
    (found,) = deadlines(text)
    assert found.date == date(2061, 12, 31)


# ── parties ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "各县（市、区）政府、市直及驻市部门要于每年的12月20日前，向市政府报告本年度依法行政情况。",
            ("各县（市、区）政府、市直及驻市部门", "报告", "本年度依法行政情况", "市政府"),
        ),
        # The subject opens the sentence, the time stands in its last clause.
        (
            "各乡镇、各部门对本部门制定的文件进行清理，并于5月30日前将继续有效的文件报送县司法局备案。",
            ("各乡镇、各部门", "报送", "继续有效的文件", "县司法局"),
        ),
        # … after the time
        ("2017年底前，各级行政执法部门要编制完成流程文本。", ("各级行政执法部门", "编制完成", "流程文本", None)),
        # … behind 由
        ("5月底前由县司法局组织开展培训。", ("县司法局", "组织开展", "培训", None)),
        # … in the sentence before
        (
            "具有行政处罚权的部门和单位，建立健全配套制度。制定裁量标准，并将裁量标准于4月30日前报县政府法制办公室。",
            ("具有行政处罚权的部门和单位", "报", "裁量标准", "县政府法制办公室"),
        ),
        # … in brackets
        ("2017年底前建成共享平台。（省大数据局牵头，各市政府配合）", ("省大数据局", "建成", "共享平台", None)),
        ("责任单位：市发展改革委、市司法局。完成时限：2017年底前。", ("市发展改革委、市司法局", None, None, None)),
        ("市委督查室、市政府督查室每年11月底前向市委报告。", ("市委督查室、市政府督查室", "报告", None, "市委")),
        # A condition comes first; who answers is not who asks.
        (
            "公民、法人和其他组织提出申请的，制定机关应当在收到申请书之日起30日内给予答复。",
            ("制定机关", "答复", None, None),
        ),
        # Names contain verbs.
        (
            "县政府深入推进依法行政工作领导小组办公室要对完成情况定期通报。",
            ("县政府深入推进依法行政工作领导小组办公室", "通报", "完成情况", None),
        ),
        (
            "以县级政府名义发布的规范性文件，必须在文件公布之日起15日内报送市政府进行备案审查。",
            ("县级政府", "报送", "以县级政府名义发布的规范性文件", "市政府"),
        ),
        # Nobody is named: 本方案的任务 is what is to be done, 领导 is only said to take care.
        (
            "主要负责人要亲自抓落实，本方案确定的各项任务都要在2019年底前完成。",
            (None, "完成", "本方案确定的各项任务", None),
        ),
        # The subject in the middle of the sentence before ends with it.
        (
            "健全机制，政府相关部门要向政协通报情况。严格执行法律，2016年底前出台《应诉办法》。",
            (None, "出台", "《应诉办法》", None),
        ),
        ("深化改革，2016年底前制定实施细则。", (None, "制定", "实施细则", None)),
        # A body described by what it does
        (
            "作出不予登记决定的机关应当自收到复查申请之日起5日内作出决定。",
            ("作出不予登记决定的机关", "作出决定", None, None),
        ),
        (
            "提出申请的单位对复查结果仍有异议的，应当自收到通知之日起3日内建议上级机关复核。",
            ("提出申请的单位", "建议", "上级机关复核", None),
        ),
        (
            "期满之日起三十日内，负责实施的有关部门应当向本级人民政府书面报告下列情况：",
            ("负责实施的有关部门", "报告", "下列情况", "本级人民政府"),
        ),
        ("由收到申请的机关在10日内协商确定。", ("收到申请的机关", "协商确定", None, None)),
        # Where 应当 stands before the time, who acts does too.
        (
            "登记机关对不属于本机关管辖的，应当在24小时内转送有管辖权的机关。",
            ("登记机关", "转送", None, "有管辖权的机关"),
        ),
        # 由…的 is a condition; 由其 is somebody else.
        (
            "执法机关认为依法应当由公安机关立案的，可以自接到通知书之日起3日内提请复议。",
            ("执法机关", "提请", "复议", None),
        ),
        ("执法机关作出决定后，由其协助在5日内进行公示。", (None, "进行", "公示", None)),
        ("审查机关可以函告制定机关在三十日内作出说明。", ("制定机关", "作出", "说明", None)),
        # What is sent stands where a subject would; to what end it is sent is no object.
        ("规范性文件应当自公布之日起15日内报送备案。", (None, "报送", "规范性文件", None)),
        (
            "每年1月31日前，制定机关应当将规范性文件目录报送区司法局备查。",
            ("制定机关", "报送", "规范性文件目录", "区司法局"),
        ),
        (
            "执法机关应当在10日内将处罚信息通过公示系统进行公示。",
            ("执法机关", "公示", "处罚信息", None),
        ),
        (
            "执法机关应当在10日内将处罚信息推送至当事人登记地市场监督管理部门。",
            ("执法机关", "推送", "处罚信息", "当事人登记地市场监督管理部门"),
        ),
        # On what it rests stands before what is done.
        (
            "公安机关应当自接到案件之日起3日内，依照有关办理案件程序的规定，对案件进行审查。",
            ("公安机关", "审查", "案件", None),
        ),
        (
            "申请人可以自收到答复之日起申请复查。复查机关应当自收到申请之日起3日内决定是否受理。",
            ("复查机关", "决定", "是否受理", None),
        ),
        (
            "运营单位应当在3日内将分析报告等材料上报县司法局。",
            ("运营单位", "上报", "分析报告等材料", "县司法局"),
        ),
        ("各地以县为单位，2016年4月底前完成摸底。", ("各地", "完成", "摸底", None)),
        ("用户由节水机构抄表计量；自来水用户由供水单位抄表，按月报送节水机构。", ("供水单位", "报送", None, "节水机构")),
        ("鼓励运营单位公开成果，并定期反馈应用情况。", ("运营单位", "反馈", "应用情况", None)),
        ("本条例自2016年9月1日起施行。", (None, "施行", "本条例", None)),
    ],
)
def test_parties(words: str, expected: tuple[str | None, ...]) -> None:
    found = only(words)
    assert (found.actor, found.action, found.object, found.recipient) == expected


# ── general rules ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "rule",
    [
        "本方案中提出的各项工作任务除有明确时间要求外，都要争取在2019年底前完成。",
        "各项任务没有明确完成时限的，于2019年底前完成。",
    ],
)
def test_what_has_no_time_of_its_own_inherits_the_general_rule(rule: str) -> None:
    text = document(
        Line(heading="工作目标", anchor="point-1", kind=Kind.POINT, path=("一",)),
        Line("建立完善制度。", anchor="point-1-para-1", below="point-1"),
        Line(heading="主要任务", anchor="point-2", kind=Kind.POINT, path=("二",)),
        Line("建立清单制度，定期通报。", anchor="point-2-1", below="point-2", kind=Kind.POINT),
        Line("2016年底前建成平台。", anchor="point-2-2", below="point-2", kind=Kind.POINT),
        Line("各级党委要加强领导。", anchor="point-2-3", below="point-2", kind=Kind.POINT),
        Line(rule, anchor="closing-para-1", path=("结", "¶1")),
        record=PLAN,
    )
    heirs = [each for each in deadlines(text) if each.inherited_from]
    assert [(each.at.anchor, each.date, each.actor) for each in heirs] == [
        ("point-2-1", date(2019, 12, 31), None),
        ("point-2-3", date(2019, 12, 31), "各级党委"),
    ]
    assert {each.inherited_from.anchor for each in heirs if each.inherited_from} == {"closing-para-1"}
    assert {each.quote for each in heirs} == {"2019年底前"}


def test_without_a_general_rule_nothing_is_inherited() -> None:
    text = document(
        Line("建立清单制度。", anchor="point-1", kind=Kind.POINT),
        Line("本方案的任务都要在2019年底前完成。", anchor="point-2", kind=Kind.POINT),
        record=PLAN,
    )
    assert [each.inherited_from for each in deadlines(text)] == [None]


# ── any text ─────────────────────────────────────────────────────────────────


@given(NOISE)
def test_a_quote_is_what_stands_in_the_transcript(words: str) -> None:
    try:
        transcript = extract(f"正文。{words}".encode(), name="noise.txt")
    except Unreadable:
        reject()  # a control character among them: not a text
    _hold(parse(transcript, Stated(), (), id="noise", today=date(2026, 1, 1)))


@pytest.mark.parametrize(
    "words",
    ["政府部门和机关及单位或者企业", "甲、乙、丙、", "县（市、区）、", "报送报告", "2016年", "每季度", "一二三", "之日起", "（", "对"],
)
def test_a_long_run_of_one_word_takes_no_long_time(words: str) -> None:
    said(f"{words * (9_000 // len(words))}每年于2016年底前{words * 300}报送。")


def test_the_founding_texts_hold_the_same() -> None:
    for text in documents():
        _hold(text)


def _hold(text: Document) -> None:
    anchors = {provision.anchor for provision in text.walk()}
    for each in deadlines(text):
        assert each.at.anchor in anchors
        assert each.quote == each.span.of(text.transcript.text) != ""
        assert each.sentence.start <= each.span.start < each.span.end <= each.sentence.end
        if each.recurrence:
            rrulestr(each.recurrence, dtstart=datetime(2000, 1, 1))


# ── the gold ─────────────────────────────────────────────────────────────────


def test_the_gold_annotation_is_reached() -> None:
    score = measure(documents(), gold())
    report = "\n".join(score.differences)
    assert score.recall >= 0.97, report
    assert score.precision >= 0.95, report
    assert score.value / score.found >= 0.95, report
    for party in ("actor", "recipient", "trigger"):
        assert score.right(party) >= 0.95, report
