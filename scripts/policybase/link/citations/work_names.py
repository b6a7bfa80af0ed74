"""What a title names, whatever its spelling: 《法治政府建设实施纲要(20152020年)》 is （2015－2020年）.

A name has a core, which is the same in every spelling, and an issuer where the title or the words
before it say one: 国务院《关于加强市县政府依法行政的决定》 and 《国务院关于加强市县政府依法行政的决定》.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policybase.model import Jurisdiction

# Full-width letters, digits and punctuation to half-width; blanks, title brackets and quotes to nothing.
_PLAIN: dict[int, int | str | None] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN |= dict.fromkeys(map(ord, " \t\n\u00a0\u3000《》〈〉«»≪≫<>＜＞“”‘’\"'「」『』"))
_PLAIN |= dict.fromkeys(map(ord, "－—–‒―~～"), "-")
_PLAIN |= {ord("〔"): "(", ord("〕"): ")"}

# 2015-2020年 ；20152020年 ；2015年至2020年: the hyphen is lost in some, the 年 in others
_PERIOD = re.compile(r"((?:19|20)\d\d)年?(?:-+|至|到)?((?:19|20)\d\d)年?")
# …纲要(2015-2020) ；…目录(2016年本): what a text leaves out that names the work twice
_EDITION = re.compile(r"\((?:(?P<start>\d{4})(?:-(?P<end>\d{4}))?年?(?:本|版|度)?)\)$")
_BRACKETED_END = re.compile(r"\([^()]*\)$")

GENRES = (
    "纲要 决定 意见 规划 办法 条例 规定 细则 方案 计划 规则 标准 要点 规范 规程 目录 清单 预案 章程 准则 "
    "决议 措施 指南 指引 政策 大纲 制度 分工 分解"
)
_GENRE = "|".join(GENRES.split())

# 新一代人工智能发展规划(国发(2017)35号)
_NUMBER_INSIDE = re.compile(r"\([^()]*(?:\(\d{4}\))?[^()]*\d号[^()]*\)$")
# 山西省人民政府关于印发山西省全面推进依法行政规划(2008-2012)的通知 issues what it names
_ISSUES = re.compile(
    r"^(?P<issuer>.*?)(?:关于)?(?:印发|转发|批转|发布|公布|下发)(?P<inner>.{8,}?)(?:的(?:通知|公告|决定|函))?$"
)
# 关于印发和执行某办法有关问题的通知 is a text of its own
_OWN_MATTER = re.compile(r"(?:有关|若干|几个|相关)(?:问题|事项|工作)|情况")
# 海晏县2016年度…工作要点的通知
_NOTICE_OF = re.compile(rf"(?<={_GENRE.replace('|', ')的通知$|(?<=')})的通知$")

_NATIONAL = (
    r"中共中央办公厅|国务院办公厅|中共中央|国务院|党中央|中央办公厅|中央军委|中央|"
    r"全国人民代表大会常务委员会|全国人大常委会|全国人民代表大会|全国人大|"
    r"最高人民法院|最高人民检察院|中央组织部|中央宣传部"
)
_LOCAL = (
    r"(?:[\u4e00-\u9fff]{2,9}(?:省|市|州|县|区|旗|盟|自治区))?[省市州县区]?"
    r"(?:委员会|委|人民政府|政府|人大常委会|人民代表大会常务委员会)(?:办公厅|办公室)?"
)
# 山西省人民政府关于… ；中共中央、国务院关于… ；安监总局等部门关于…
_OF_ISSUER = re.compile(
    rf"^(?P<issuer>(?:{_NATIONAL})(?:、?(?:{_NATIONAL}))*|"
    r"(?:(?!关于)[\u4e00-\u9fff、]){2,40}?(?:政府|办公厅|办公室|委员会|委|部|局|厅|署|院|会|行|部门|省|市|州|县|区))"
    r"(?=关于)"
)
# 海北州委《 ；省委省政府《 ；中共中央、国务院印发的《
_BEFORE = re.compile(
    rf"(?P<issuer>(?:{_NATIONAL})(?:[、，和]?(?:{_NATIONAL}))*|{_LOCAL}(?:、?{_LOCAL})?)"
    r"(?:联合)?(?:印发|发布|下发|出台|制定|颁布)?的?$"
)
_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,9}?(?:省|市|州|县|区|旗|盟)")
_ONLY_NATIONAL = re.compile(rf"(?:{_NATIONAL})(?:、?(?:{_NATIONAL}))*")


@dataclass(frozen=True, slots=True)
class WorkName:
    """A title as a name. ``core`` is for comparing, never for printing."""

    core: str
    issuer: str | None
    printed: str

    @property
    def loose(self) -> str:
        """The core without its edition: …纲要(2015-2020) is cited as …纲要."""
        return _EDITION.sub("", self.core)

    @property
    def bare(self) -> str:
        """The core without anything in brackets at its end: (试行), (2015-2020)."""
        return _BRACKETED_END.sub("", self.core)

    @property
    def needs_issuer(self) -> bool:
        """关于加强依法行政工作的意见, 2009年工作要点: many have issued one of that name."""
        return self.core.startswith("关于") or self.core[:4].isdigit()

    def covers(self, year: int | None) -> bool:
        """Whether a text of ``year`` can mean this edition: one of 2023 does not mean 2015-2020."""
        edition = _EDITION.search(self.core)
        if edition is None or year is None:
            return True
        start, end = int(edition["start"]), int(edition["end"] or edition["start"])
        # A plan is carried out, and cited, for some time after its last year.
        return start - 1 <= year <= (end + 1 if edition["end"] else year)


def work_name(title: str, *, issuer: str | None = None) -> WorkName:
    """The name that ``title`` is. ``issuer`` stands outside its brackets."""
    core = _NUMBER_INSIDE.sub("", plain(title))
    inside: str | None = None
    for _ in range(3):  # a notice of a notice of a plan; nobody forwards oftener
        issued = _ISSUES.match(core)
        if issued is None or _OWN_MATTER.search(issued["inner"]) or not _is_issuing(core, issued):
            break
        inside = inside or issued["issuer"] or None
        core = issued["inner"]
    core = _NOTICE_OF.sub("", core).removeprefix("中华人民共和国")
    of = _OF_ISSUER.match(core)
    if of is not None:
        inside, core = of["issuer"], core[of.end() :]
    return WorkName(core=core, issuer=_organ(inside or issuer), printed=title)


def plain(title: str) -> str:
    """``title`` in one spelling: half-width, no blanks, no brackets 〈〉, periods as 2015-2020."""
    return _PERIOD.sub(r"\1-\2", title.translate(_PLAIN))


def issuer_before(text: str, position: int, home: Jurisdiction | None) -> str | None:
    """The issuer named right before ``position``, if it is sure: 国务院《…》, in Shanxi 省政府《…》."""
    found = _BEFORE.search(text[max(0, position - 40) : position])
    if found is None:
        return None
    words = found["issuer"].replace("，", "、").replace("和", "、")
    if _ONLY_NATIONAL.fullmatch(words):
        return words
    if home is not None and words in ("省政府", "省人民政府") and home.province:
        return f"{home.province}人民政府"
    return None


def names_issuer(text: str, position: int) -> bool:
    """Whether any issuer stands right before ``position``: 省委省政府《实施意见》."""
    return _BEFORE.search(text[max(0, position - 40) : position]) is not None


def same_issuer(one: str | None, other: str | None) -> bool:
    """Whether two names can be of one issuer; unknown can be any."""
    if one is None or other is None:
        return True
    # 省人民政府 may be meant by 省人民政府办公厅, 中共中央、国务院 by 中共中央.
    return any(long.startswith(short) or long.endswith(short) for long, short in ((one, other), (other, one)))


def is_local(issuer: str) -> bool:
    """山西省人民政府, 海北州委; not 国务院, 国家发展改革委."""
    return _PLACE.match(issuer) is not None


def _is_issuing(core: str, issued: re.Match[str]) -> bool:
    """关于印发…, …印发…的通知; not 城市公布制度."""
    return core.endswith(("的通知", "的公告", "的函")) or "关于" in core[: issued.start("inner")]


def _organ(words: str | None) -> str | None:
    if not words:
        return None
    return (
        words.removesuffix("关于").replace("中共中央国务院", "中共中央、国务院").replace("党中央", "中共中央")
    )
