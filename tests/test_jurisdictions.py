"""jurisdictions: a place with its parents, and None where it is not certain which."""

from datetime import date

import pytest

from policybase.model import Jurisdiction, Level
from policybase.parse.divisions import divisions, forms
from policybase.parse.jurisdictions import NATION, Clues, find_jurisdiction, of_body


def chain(found: Jurisdiction | None) -> tuple[str | None, ...] | None:
    return (found.province, found.prefecture, found.county, found.code) if found is not None else None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("海晏县人民政府办公室", ("青海省", "海北藏族自治州", "海晏县", "632223")),
        ("中共海晏县委员会", ("青海省", "海北藏族自治州", "海晏县", "632223")),
        ("海北州人民政府", ("青海省", "海北藏族自治州", None, "632200")),
        ("山西省人民政府办公厅", ("山西省", None, None, "140000")),
        ("晋城市城区人民政府", ("山西省", "晋城市", "城区", "140502")),
        ("山西省晋城市人民政府", ("山西省", "晋城市", None, "140500")),
        ("吉林市人民政府", ("吉林省", "吉林市", None, "220200")),
        ("北京市经济和信息化局", ("北京市", None, None, "110000")),
        ("重庆市万州区人民政府", ("重庆市", None, "万州区", "500101")),
        ("济源市人民政府", ("河南省", None, "济源市", "419001")),
        ("东莞市人民政府", ("广东省", "东莞市", None, "441900")),
        ("国家税务总局山西省税务局", ("山西省", None, None, "140000")),
        ("新疆生产建设兵团办公厅", ("新疆生产建设兵团", None, None, None)),
    ],
)
def test_body(body: str, expected: tuple[str | None, ...]) -> None:
    assert chain(of_body(body)) == expected


@pytest.mark.parametrize(
    "body", ["国务院办公厅", "中共中央 国务院", "工业和信息化部", "国家安全生产监督管理总局"]
)
def test_national_body(body: str) -> None:
    assert of_body(body) == NATION


@pytest.mark.parametrize("body", ["鼓楼区人民政府", "朝阳区人民政府", "县人民政府", "市委组织部", "某某公司"])
def test_what_is_not_certain_is_none(body: str) -> None:
    assert of_body(body) is None


def test_context_tells_which_county_is_meant() -> None:
    assert chain(of_body("鼓楼区人民政府", context="为推进福州市某项工作")) == (
        "福建省",
        "福州市",
        "鼓楼区",
        "350102",
    )
    assert of_body("鼓楼区人民政府", context="南京市和福州市") is None


def test_names_are_those_of_the_day() -> None:
    assert chain(of_body("襄樊市人民政府", day=date(2005, 11, 21))) == ("湖北省", "襄樊市", None, "420600")
    assert chain(of_body("寿县人民政府", day=date(2010, 1, 1))) == ("安徽省", "六安市", "寿县", "341521")
    assert chain(of_body("寿县人民政府")) == ("安徽省", "淮南市", "寿县", "340422")


def test_township_below_a_county() -> None:
    found = of_body("余庆县龙溪镇人民政府")
    assert found is not None
    assert (found.level, found.county, found.code) == (Level.TOWNSHIP, "余庆县", "520329")


@pytest.mark.parametrize(
    ("clues", "code"),
    [
        (Clues(titles=("余庆县2009年度依法行政工作实施方案",)), "520329"),
        (Clues(titles=("关于印发《海晏县某方案》的通知",)), "632223"),
        (Clues(titles=("某方案",), number="晋政办发〔2009〕74号"), "140000"),
        (Clues(titles=("某方案",), number="青政〔2009〕74号"), None),  # 青海, or 青岛
        (Clues(opening="推进青岛市某项工作", text="全市统筹，全市共享，全省先进"), "370200"),
        (Clues(opening="推进青岛市某项工作", text="全市统筹，全省统筹"), None),
        (Clues(opening="结合我市实际", text="结合我市实际"), None),
        (Clues(opening="济南市、青岛市，结合我市实际", text="结合我市实际"), None),
        (Clues(titles=("关于山西、安徽省某事故处理情况的通报",)), None),
        (Clues(titles=("关于支持海南全面深化改革开放的意见",)), None),
        (Clues(), None),
    ],
)
def test_clues(clues: Clues, code: str | None) -> None:
    found = find_jurisdiction(clues)
    assert (found[0].code if found is not None else None) == code


def test_body_counts_more_than_title() -> None:
    found = find_jurisdiction(Clues(issuing_body="国务院", titles=("山西省某方案",)))
    assert found is not None
    assert found[0] == NATION


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("海西蒙古族藏族自治州", "海西州"),
        ("积石山保安族东乡族撒拉族自治县", "积石山县"),
        ("新疆维吾尔自治区", "新疆"),
        ("山西省", "山西"),
    ],
)
def test_short_forms(name: str, short: str) -> None:
    assert short in forms(name)


def test_every_current_county_has_its_province() -> None:
    provinces = {division.code[:2] for division in divisions() if division.level is Level.PROVINCE}
    current = [division for division in divisions() if not division.until]
    assert len(current) > 3000
    assert {division.code[:2] for division in current} == provinces
    assert len({division.code for division in current}) == len(current)
