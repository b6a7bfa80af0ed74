"""metadata_lines: key and value pairs of a page's head, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybase.parse.metadata_lines import is_metadata_line, read_pairs

GLUED = (
    "发文机构：某省人民政府办公厅 发布时间：2009-06-23 发文字号：晋政办发〔2009〕74号 政策层级：省级 "
    "来源：http://www.example.gov.cn/t1.shtml 关键字：依法行政;行政;部门 "
    "关于印发某方案的通知 -此件于2017年宣布失效。"
)


def read(line: str) -> list[tuple[str | None, str]]:
    return [(pair.field, pair.value) for pair in read_pairs(line)]


def test_glued_pairs_and_the_title_behind_them() -> None:
    assert read(GLUED) == [
        ("issuing_body", "某省人民政府办公厅"),
        ("date_published", "2009-06-23"),
        ("document_number", "晋政办发〔2009〕74号"),
        (None, "省级"),
        ("source_url", "http://www.example.gov.cn/t1.shtml"),
        ("keywords", "依法行政;行政;部门"),
    ]
    assert GLUED[read_pairs(GLUED)[-1].end :].startswith(" 关于印发某方案的通知")


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        (
            "某县人民政府:http://www.example.com   来源:某县人民政府办公室   创建时间:2016/8/24 19:09:16  ",
            [
                ("source_url", "http://www.example.com"),
                (None, "某县人民政府办公室"),
                ("date_published", "2016/8/24 19:09:16"),
            ],
        ),
        ("某县人民政府:http://www.example.com", [("source_url", "http://www.example.com")]),
        ("索 引 号：000014349/2019-00006", [(None, "000014349/2019-00006")]),
        ("发布日期\t2019年02月14日", [("date_published", "2019年02月14日")]),
        (
            "【发布部门】 某市经信局 【发文字号】 京经信发〔2022〕87号",
            [("issuing_body", "某市经信局"), ("document_number", "京经信发〔2022〕87号")],
        ),
        ("【法宝引证码】 CLI.12.5679380", [(None, "CLI.12.5679380")]),
        ("主 题 词：经济管理 能源 通知", [("keywords", "经济管理 能源 通知")]),
        ("标　　题：某办法", [("title", "某办法")]),
        (
            "发文机关：国务院办公厅成文日期：2019年01月22日",
            [("issuing_body", "国务院办公厅"), ("date_issued", "2019年01月22日")],
        ),
        ("索 引 号：\n0001/2019\n发文机关：\n国务院", [(None, "0001/2019"), ("issuing_body", "国务院")]),
        ("有效性：有效", [("status", "有效")]),
    ],
)
def test_pairs(line: str, pairs: list[tuple[str | None, str]]) -> None:
    assert read(line) == pairs


@pytest.mark.parametrize(
    "line",
    [
        "一、指导思想：以邓小平理论为指导",
        "第一阶段：",
        "附件：1.某某目录",
        "实施时间：2016年6月至7月。",
        "请登录某省政府网站:http://www.example.com",
        "责任单位：省发展改革委",
        "加强来源：管理",
        "",
    ],
)
def test_ordinary_text_has_no_pairs(line: str) -> None:
    assert read_pairs(line) == ()
    assert not is_metadata_line(line)


@given(st.text(alphabet="发文机关成日期：: 标题\t\n2019-年月日【】《》某", max_size=60))
def test_values_stand_where_they_say(line: str) -> None:
    last = 0
    for pair in read_pairs(line):
        assert last <= pair.start <= pair.value_start <= pair.end <= len(line)
        assert line[pair.value_start : pair.end] == pair.value
        last = pair.end
