"""The divisions of China from county level up, since December 1990 (divisions.tsv), and their short forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from policybase.model import Level

TABLE = "divisions.tsv"
# 北京市 and the other municipalities are provinces whose second digits name no prefecture.
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
# 海北藏族自治州 is written 海北州, 关岭布依族苗族自治县 关岭县: the peoples' names fall away.
_PEOPLE = (
    "维吾尔 哈萨克 柯尔克孜 塔吉克 乌孜别克 塔塔尔 俄罗斯 蒙古 回 藏 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 "
    "哈尼 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 "
    "普米 怒 鄂温克 德昂 保安 裕固 京 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"
)
_AUTONOMOUS = re.compile(
    rf"(?P<place>.{{2,}}?)(?:(?:{'|'.join(_PEOPLE.split())})族?)+自治(?P<unit>区|州|县|旗)"
)
# Short forms that peel wrongly or not at all: 东乡族自治县 is a people's name, 鄂温克族自治旗 too.
_OWN_SHORT = {
    "内蒙古自治区": "内蒙古",
    "西藏自治区": "西藏",
    "香港特别行政区": "香港",
    "澳门特别行政区": "澳门",
}


@dataclass(frozen=True, slots=True)
class Division:
    code: str
    name: str
    since: str  # "2010-12", empty where the oldest list has it
    until: str  # empty where the current list has it

    @property
    def level(self) -> Level:
        if self.code.endswith("0000"):
            return Level.PROVINCE
        return Level.PREFECTURE if self.code.endswith("00") else Level.COUNTY

    def stood_on(self, day: date) -> bool:
        month = f"{day:%Y-%m}"
        return self.since <= month and (not self.until or month <= self.until)

    def within(self, ancestor: Division) -> bool:
        """晋城市城区 is within 晋城市 and within 山西省; nothing is within itself."""
        return self.code != ancestor.code and self.code.startswith(_stem(ancestor.code))


def forms(name: str) -> tuple[str, ...]:
    """How a division is named: 山西省 and 山西; 海北藏族自治州 and 海北州; a county never without its 县."""
    if name in _OWN_SHORT:
        return (name, _OWN_SHORT[name])
    autonomous = _AUTONOMOUS.fullmatch(name)
    if autonomous is not None:
        place, unit = autonomous["place"], autonomous["unit"]
        return (name, place) if unit == "区" else (name, f"{place}自治{unit}", f"{place}{unit}")
    return (name, name[:-1]) if name.endswith("省") else (name,)


@cache
def divisions() -> tuple[Division, ...]:
    """Every row of the table that is shipped beside this module."""
    lines = files(__package__).joinpath(TABLE).read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(Division(code, name, since, until) for code, name, since, until in rows[1:])


@cache
def by_form() -> dict[str, tuple[Division, ...]]:
    """Every printed form of a name → the divisions that it can mean."""
    found: dict[str, list[Division]] = defaultdict(list)
    for division in divisions():
        for form in forms(division.name):
            found[form].append(division)
        # 北京 and 上海 are provinces by rank and 市 by name
        if division.code.endswith("0000") and division.code[:2] in _MUNICIPALITIES:
            found[division.name.removesuffix("市")].append(division)
    return {form: tuple(meant) for form, meant in found.items()}


@cache
def longest_form() -> int:
    return max(map(len, by_form()))


def parent_of(division: Division, *, level: Level, day: date | None) -> Division | None:
    """The province or the prefecture that the division belongs to; None where it has none (济源市)."""
    code = division.code[:2] + "0000" if level is Level.PROVINCE else division.code[:4] + "00"
    if code == division.code:
        return division
    return choose((other for other in _by_code().get(code, ())), day=day)


def choose(candidates: Iterable[Division], *, day: date | None) -> Division | None:
    """The one division meant: which stood on ``day``, else the current, else the last; None if several."""
    left = list(candidates)
    for keep in (
        [division for division in left if day is not None and division.stood_on(day)],
        [division for division in left if not division.until],
        [division for division in left if division.until == max(other.until for other in left)]
        if left
        else [],
    ):
        if keep:
            return keep[0] if len({(division.code, division.name) for division in keep}) == 1 else None
    return None


@cache
def _by_code() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = defaultdict(list)
    for division in divisions():
        found[division.code].append(division)
    return {code: tuple(rows) for code, rows in found.items()}


def _stem(code: str) -> str:
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
