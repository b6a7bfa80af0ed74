"""Whose rules a document holds: the nation's, a province's, a prefecture's, a county's, a township's.

A place is recognised by its name at the beginning of an issuing body or of a title, by the code before a
文号, or, where a text says only 我市 and 本市, by the one place of that level that its first words name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from policybase.model import Jurisdiction, Level
from policybase.parse.divisions import Division, by_form, choose, longest_form, parent_of

NATION = Jurisdiction(level=Level.NATIONAL)
# A body of its own rank without a code of GB/T 2260.
_CORPS = "新疆生产建设兵团"

# 国务院办公厅, 中共中央办公厅, 全国人民代表大会常务委员会, 国家安全生产监督管理总局, 财政部, 中国银保监会
_NATIONAL = re.compile(
    r"(?:国务院|中共中央|中国共产党|全国人民代表大会|全国人大|中央|最高人民(?:法院|检察院)|国家|全国|中国|中华人民共和国|海关总署|审计署|"
    r"(?:人民银行|银保监会|银监会|证监会|保监会|国资委|发展改革委|发改委)(?:$|[、，\s]|办公厅)|"
    r"(?:外交|国防|公安|民政|司法|财政|教育|科学技术|科技|工业和信息化|人力资源(?:和)?社会保障|人事|劳动和社会保障|自然资源|国土资源|"
    r"生态环境|环境保护|住房(?:和)?城乡建设|建设|交通运输|交通|铁道|信息产业|水利|农业农村|农业|商务|文化和旅游|文化|卫生|监察|"
    r"应急管理|退役军人事务|农林|轻工业|机械工业|冶金工业|化学工业|煤炭工业|电力工业|邮电|林业|内贸|对外贸易经济合作)部)"
)
# 中共海晏县委员会 is a body of 海晏县
_PARTY = re.compile(r"^(?:中共|中国共产党)(?!中央)")
# 国家税务总局山西省税务局, 中国人民银行太原中心支行: a national body's office in a place
_OFFICE_OF = re.compile(
    r"^(?:国家税务总局|国家金融监督管理总局|国家统计局|国家矿山安全监察局|中国人民银行|中国证监会)(?=.{2,})"
)
# 某某镇人民政府, 某某乡, 某某街道办事处, behind the name of a county
_TOWNSHIP = re.compile(
    r"[\u4e00-\u9fff]{1,12}?(?:民族乡|[乡镇](?=人民政府|政府|委员会|党委|$)|苏木|街道(?=办事处|工委|党工委|$))"
)

# 晋政发, 晋政办函: the sign of a province before 政 or 府. Signs that a city uses too stay
# out: 青 (青海, 青岛), 宁 (宁夏, 南京), 新 (新疆, 新乡), 云 (云南, 云浮), 贵 (贵州, 贵港), 吉 (吉林, 吉安).
_PROVINCE_SIGNS = (
    "京:北京市 冀:河北省 晋:山西省 内:内蒙古自治区 辽:辽宁省 黑:黑龙江省 沪:上海市 苏:江苏省 浙:浙江省 "
    "皖:安徽省 闽:福建省 赣:江西省 鲁:山东省 豫:河南省 鄂:湖北省 湘:湖南省 粤:广东省 桂:广西壮族自治区 "
    "琼:海南省 渝:重庆市 川:四川省 黔:贵州省 藏:西藏自治区 陕:陕西省 甘:甘肃省"
)
_SIGNS = dict(pair.split(":") for pair in _PROVINCE_SIGNS.split())
# 晋政办发〔2009〕74号; 国办发, 国函, 中发
_SIGN = re.compile(rf"(?P<sign>[{''.join(_SIGNS)}])[政府]办?(?:发|函|规|字|电|令|办发|办函|办字|办规)?(?=〔)")
_CENTRAL_CODE = re.compile(
    r"(?:国(?:务院)?(?:办)?(?:发|函|发明电)|国令|中(?:办)?发|厅字)(?=〔)|国务院令|主席令"
)

# Self-reference of a text: 我省, 本市, 全县. A city's text speaks of 全省 too, but of 全市 more often.
_SELF = re.compile(r"[我本全](?P<unit>省|自治区|市|州|盟|县|旗)(?![级长直])")
# What 我市 can be, the likeliest first: a prefecture or municipality names the cities below it, not they it.
_SELF_LEVELS: dict[str, tuple[frozenset[Level], ...]] = {
    "省": (frozenset({Level.PROVINCE}),),
    "自治区": (frozenset({Level.PROVINCE}),),
    "市": (frozenset({Level.PROVINCE, Level.PREFECTURE}), frozenset({Level.COUNTY})),
    "州": (frozenset({Level.PREFECTURE}),),
    "盟": (frozenset({Level.PREFECTURE}),),
    "县": (frozenset({Level.COUNTY}),),
    "旗": (frozenset({Level.COUNTY}),),
}


@dataclass(frozen=True, slots=True)
class Clues:
    """What a document says about where it holds, as printed; None or empty where it says nothing."""

    issuing_body: str | None = None
    titles: tuple[str, ...] = ()  # the notice's, then the issued text's
    number: str | None = None  # normal form
    opening: str = ""  # the first paragraphs of the text
    text: str = ""
    day: date | None = None  # when it was issued: 襄樊市 until 2010


def find_jurisdiction(clues: Clues) -> tuple[Jurisdiction, str] | None:
    """The jurisdiction and the words that tell it; None where nothing does."""
    if clues.issuing_body is not None:
        found = of_body(clues.issuing_body, context=_context(clues), day=clues.day)
        if found is not None:
            return found, clues.issuing_body
    for title in clues.titles:
        found = _of_title(title, clues)
        if found is not None:
            return found, title
    if clues.number is not None:
        found = _of_number(clues.number)
        if found is not None:
            return found, clues.number
    return _of_opening(clues)


def of_body(body: str, *, context: str = "", day: date | None = None) -> Jurisdiction | None:
    """The jurisdiction of 海晏县人民政府办公室. ``context`` helps where a name is not unique: 鼓楼区."""
    bare = _PARTY.sub("", re.sub(r"\s+", "", body))
    office = _OFFICE_OF.match(bare)
    if office is not None:
        local = _leading(bare[office.end() :], context=context, day=day)
        if local is not None:
            return _jurisdiction(local[0], day=day)
    if bare.startswith(_CORPS):
        return Jurisdiction(level=Level.PROVINCE, province=_CORPS)
    if _NATIONAL.match(bare):
        return NATION
    local = _leading(bare, context=context, day=day)
    if local is None:
        return Jurisdiction(level=Level.TOWNSHIP) if _TOWNSHIP.match(bare) else None
    division, rest = local
    found = _jurisdiction(division, day=day)
    # 东莞市虎门镇 has no county above it
    if found.level in {Level.COUNTY, Level.PREFECTURE} and _TOWNSHIP.match(rest):
        return Jurisdiction(Level.TOWNSHIP, found.province, found.prefecture, found.county, found.code)
    return found


def places_in(text: str, *, day: date | None = None) -> tuple[Division, ...]:
    """Every division that ``text`` names in full (青岛市, not 青岛) without doubt, in order, once each."""
    found: list[Division] = []
    at = 0
    while at < len(text):
        form = _form_at(text, at)
        if form is None or form[-1] not in "省市县区旗州盟":
            at += 1
            continue
        division = choose(by_form()[form], day=day)
        if division is not None and division not in found:
            found.append(division)
        at += len(form)
    return tuple(found)


def _leading(text: str, *, context: str, day: date | None) -> tuple[Division, str] | None:
    """The deepest division of the chain that ``text`` begins with, and the rest: 晋城市|城区|人民政府."""
    chain: list[Division] = []
    at = 0
    while (form := _form_at(text, at)) is not None:
        candidates = [division for division in by_form()[form] if not chain or division.within(chain[-1])]
        chosen = _one_of(candidates, context=context, day=day)
        if chosen is None:
            break
        chain.append(chosen)
        at += len(form)
    return (chain[-1], text[at:]) if chain else None


def _form_at(text: str, at: int) -> str | None:
    """The longest name of a division that stands at ``at``: 河南蒙古族自治县 before 河南."""
    for length in range(min(longest_form(), len(text) - at), 1, -1):
        if text[at : at + length] in by_form():
            return text[at : at + length]
    return None


def _one_of(candidates: Iterable[Division], *, context: str, day: date | None) -> Division | None:
    """The only candidate, or the only one whose province or prefecture the context names (鼓楼区: 南京市)."""
    left = list(candidates)
    chosen = choose(left, day=day)
    if chosen is not None or not context:
        return chosen
    named = places_in(context, day=day)
    return choose((division for division in left if any(division.within(place) for place in named)), day=day)


def _of_title(title: str, clues: Clues) -> Jurisdiction | None:
    """From the words a title begins with, behind 关于印发《: 余庆县2009年度…, 中华人民共和国…法."""
    bare = re.sub(r"^(?:关于)?(?:印发|转发|批转|公布|发布)?[《〈]?", "", re.sub(r"\s+", "", title))
    for words in (bare, bare.removeprefix("关于")):
        if words.startswith(("中华人民共和国", "国务院", "中共中央", "全国人民代表大会")):
            return NATION
        if words.startswith(_CORPS):
            return Jurisdiction(level=Level.PROVINCE, province=_CORPS)
        local = _leading(_PARTY.sub("", words), context=_context(clues), day=clues.day)
        # 关于山西、安徽省…的通报 is about them, not by one of them
        if local is not None and not local[1].startswith(("、", "和", "与", "等")):
            return _jurisdiction(local[0], day=clues.day)
    return None


def _of_number(number: str) -> Jurisdiction | None:
    if _CENTRAL_CODE.match(number):
        return NATION
    order = re.match(r"(?P<body>[\u4e00-\u9fff]{2,}?)令第", number)
    if order is not None:
        return of_body(order["body"])
    sign = _SIGN.match(number)
    if sign is None:
        return None
    division = choose(by_form()[_SIGNS[sign["sign"]]], day=None)
    return _jurisdiction(division, day=None) if division is not None else None


def _of_opening(clues: Clues) -> tuple[Jurisdiction, str] | None:
    """我市 tells the level; the one place of it that the opening names, else the whole text, tells which."""
    counts = Counter(match["unit"] for match in _SELF.finditer(clues.text)).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] < 2 * counts[1][1]):
        return None
    unit = counts[0][0]
    said = next(match[0] for match in _SELF.finditer(clues.text) if match["unit"] == unit)
    for words in (_context(clues), clues.text):
        places = [place for place in places_in(words, day=clues.day) if place.name.endswith(unit)]
        for levels in _SELF_LEVELS[unit]:
            named = [place for place in places if place.level in levels]
            if len(named) == 1:
                return _jurisdiction(named[0], day=clues.day), f"{said}……{named[0].name}"
            if named:
                return None
    return None


def _context(clues: Clues) -> str:
    return "\n".join((*clues.titles, clues.opening))


def _jurisdiction(division: Division, *, day: date | None) -> Jurisdiction:
    """The division with its parents, each by its full name of the day."""
    province = parent_of(division, level=Level.PROVINCE, day=day)
    prefecture = (
        None if division.level is Level.PROVINCE else parent_of(division, level=Level.PREFECTURE, day=day)
    )
    return Jurisdiction(
        level=division.level,
        province=province.name if province is not None else None,
        prefecture=prefecture.name if prefecture is not None else None,
        county=division.name if division.level is Level.COUNTY else None,
        code=division.code,
    )
