"""titles: what a title says about its document."""

import pytest

from policybase.parse.titles import document_kind, issued_title, joined, normalise, without_status


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于印发海晏县开展法治政府建设示范创建活动实施方案的通知", "通知"),
        ("山西省开展省级依法行政示范县示范单位创建活动实施方案", "实施方案"),
        ("晋城市全面推进依法行政规划（2009-2013年）", "规划"),
        ("山西省贯彻落实《法治政府建设实施纲要（2015－2020年）》的实施方案", "实施方案"),
        ("智能网联汽车道路测试与示范应用管理规范（试行）", "规范"),
        ("关于印发某省某某活动实施方案的通知-此件于2017年7月31日宣布失效。", "通知"),
        ("个人所得税专项附加扣除暂行办法", "办法"),
        ("关于创新驱动发展巩固提升实体经济能级的若干意见", "意见"),
        ("关于推进北京市数据专区建设的指导意见", "指导意见"),
        ("煤矿重大生产安全事故隐患判定标准", "标准"),
        ("郑州市节约用水条例（2020年修正）", "条例"),
        ("中华人民共和国安全生产法", "法"),
        ("甘肃省人民政府2020年立法计划", "计划"),
        ("国务院办公厅关于山西、安徽省四起特大煤矿瓦斯爆炸事故调查处理情况的通报", "通报"),
        ("某市行政执法", None),
        ("附件", None),
        ("", None),
    ],
)
def test_kind_is_the_longest_ending(title: str, kind: str | None) -> None:
    assert document_kind(title) == kind


@pytest.mark.parametrize(
    ("title", "issued"),
    [
        ("上海市人民政府印发《关于提升实体经济能级的若干意见》的通知", "关于提升实体经济能级的若干意见"),
        ("关于印发海晏县开展示范创建活动实施方案的通知", "海晏县开展示范创建活动实施方案"),
        ("关于印发《贯彻〈纲要〉实施方案》的通知", "贯彻〈纲要〉实施方案"),
        ("关于印发《贯彻《纲要》实施方案》的通知", "贯彻《纲要》实施方案"),
        ("某省人民政府关于印发某省规划（2008-2012年）的通知", "某省规划（2008-2012年）"),
        ("某省人民政府关于加强安全生产工作的通知", None),
    ],
)
def test_issued_title(title: str, issued: str | None) -> None:
    assert issued_title(title) == issued


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("关于印发某方案的通知-此件于2017年7月31日宣布失效。", "关于印发某方案的通知"),
        ("关于印发某方案的通知 -此件于2017年7月 31日宣布失效。", "关于印发某方案的通知"),
        ("关于印发某方案的通知（已失效）", "关于印发某方案的通知"),
        ("【失效】关于印发某方案的通知", "关于印发某方案的通知"),
        ("某省办法（试行）", "某省办法（试行）"),
        ("关于某办法废止后有关问题的通知", "关于某办法废止后有关问题的通知"),
    ],
)
def test_status_is_no_part_of_the_title(printed: str, title: str) -> None:
    assert without_status(printed) == title


def test_titles_compare_across_printings() -> None:
    assert normalise("《法治政府建设实施纲要（2015－2020年）》") == normalise(
        "法治政府建设实施纲要(2015—2020 年)"
    )
    assert normalise("某省办法") != normalise("某省规定")


def test_wrapped_title_is_joined() -> None:
    assert (
        joined(("海晏县开展法治政府建设示范创建", "活动实施方案"))
        == "海晏县开展法治政府建设示范创建活动实施方案"
    )
    assert joined(("推进 AI plus", " 行动计划")) == "推进AI plus行动计划"
