"""Values side by side only where actor, object, recipient and trigger are of one kind; else why not."""

from __future__ import annotations

from measure_links import facts
from sample_documents import Line, document

from policybase.link.overlaps.differences import Compared, Tells, compared
from policybase.link.overlaps.units import units
from policybase.model import Document


def text(id: str, words: str) -> Document:
    return document(Line(words=words, label="1．", anchor="point-1", path=("1",)), id=id)


def differences(one: str, other: str) -> tuple[Compared, ...]:
    texts = (text("one", one), text("other", other))
    links = facts(texts)
    mine, theirs = units(texts, links.subjects, links.deadlines, links.citations)
    return compared(mine, theirs)


def test_two_yearly_reports_to_a_government_above_stand_side_by_side() -> None:
    found = differences(
        "各县（市、区）政府要于每年的12月20日前，向市政府报告本年度推进依法行政工作采取的措施、取得的成效。",
        "市县两级政府每年第一季度要向同级党委、人大常委会和上一级政府报告上一年度法治政府建设情况。",
    )
    assert [each.difference.comparable for each in found] == [True]
    assert "每年的12月20日前" in found[0].difference.zh and "每年第一季度" in found[0].difference.zh


def test_filing_each_document_and_a_list_once_cannot_be_compared() -> None:
    found = differences(
        "以县级政府名义发布的规范性文件，必须在文件公布之日起15日内报送市政府进行备案审查。",
        "各乡镇、各部门于2009年5月30日前将继续有效和废止的规范性文件报送县政府法制办公室备案。",
    )
    assert [each.difference.comparable for each in found] == [False]
    assert "不可比" in found[0].difference.zh and "not comparable" in found[0].difference.en


def test_reports_owed_to_different_bodies_are_not_set_side_by_side() -> None:
    found = differences(
        "县政府每年12月20日前向市政府报告依法行政工作情况。",
        "县政府每年12月20日前向县人大常委会报告依法行政工作情况。",
    )
    assert [each.difference.comparable for each in found] == [False]
    assert "报送对象不同" in found[0].difference.zh


def test_limits_that_run_from_different_events_are_not_set_side_by_side() -> None:
    found = differences(
        "制定机关应当自规范性文件公布之日起15日内报送备案。",
        "制定机关应当自收到规范性文件审查建议之日起30日内报送备案。",
    )
    assert all(not each.difference.comparable for each in found)


def test_another_duty_in_the_same_paragraph_is_not_compared() -> None:
    assert (
        differences(
            "市政府每两年对规范性文件进行一次清理。",
            "规范性文件应当自公布之日起15日内报送上一级政府备案。",
        )
        == ()
    )


def test_sooner_and_oftener_is_tighter() -> None:
    sooner = differences(
        "规范性文件应当自公布之日起15日内报送上一级政府备案。",
        "规范性文件应当自公布之日起30日内报送上一级政府备案。",
    )
    assert [each.tells for each in sooner] == [Tells.TIGHTER]
    oftener = differences("县政府每年至少举办两期法治专题讲座。", "市政府每季度至少组织一次法治专题讲座。")
    assert [each.tells for each in oftener] == [Tells.LOOSER]


def test_the_year_of_a_day_is_added_where_the_words_leave_it_to_the_context() -> None:
    found = differences(
        "2009年各乡镇要开展清理。各乡镇于5月30日前完成规范性文件清理。",
        "2017年底前，各级政府完成对规范性文件的清理工作。",
    )
    assert ["5月30日前（2009年）" in each.difference.zh for each in found] == [True]
