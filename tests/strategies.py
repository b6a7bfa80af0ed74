"""Texts for Hypothesis: noise that is full of labels, and structured documents whose tree is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

# ── noise ────────────────────────────────────────────────────────────────────

LABELS = (
    "第一编 总则|第一章|第二章　总　则|第一节|第一条|第二条　|第三十六条之一|一、|二、|十一、|二．|（一）|(二)|㈢|（十）、|"
    "1.|２．|3、|⒋|11|（1）|(2)|⑶|4）|①|②|第一阶段：|指导思想：|——|附件|附件1|附件：1.|附件二：|目　录|第〇条|零、|0."
)
CRUMBS = (
    "某县人民政府办公室关于印发某县节约用水实施方案的通知|某县节约用水实施方案|现将《某县节约用水实施方案》印发给你们|《|》|〈|〉|"
    "各乡镇人民政府，县政府各部门：|某政办发〔2021〕12号|2021年3月5日|二○○九年六月九日|某县人民政府办公室|省长　张三|第285号|"
    "此件于2017年7月31日宣布失效。|（此件公开发布）|发布时间：2021-03-09 来源：县政府|主题词：行政 通知|抄送：县委办公室|"
    "您的位置：首页 > 公开|【打印】|版权所有：某县|— 3 —|收藏0有用+1已投票0|词条标签：法律|中文名|编辑锁定本词条缺少名片图！|[1]|"
    "为推进依法行政，制定本方案。|健全决策机制。|应当公开|依照第一条第（一）项|加强领导|，|。|：|；|、|（|）|年|20166月|大|<p>|&amp;|#"
)
# Everything that somebody calls white space or does not see.
BLANKS = (
    "\n", "\n", "\n", "\n\n", "\r\n", "\r", " ", "  ", "\t", "\u3000", "\u3000\u3000", "\u00a0", "\x0b", "\x0c", "\x1c",
    "\x85", "\u2028", "\u2029", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u2003", "\u180e",
)  # fmt: skip

_PIECES = st.one_of(
    st.sampled_from(LABELS.split("|")),
    st.sampled_from(CRUMBS.split("|")),
    st.sampled_from(BLANKS),
    st.text(max_size=3),
)
NOISE = st.lists(_PIECES, min_size=1, max_size=40).map("".join)


# ── structured documents ─────────────────────────────────────────────────────


@dataclass(frozen=True)
class Said:
    """What one unit must come out as."""

    anchor: str
    label: str | None
    heading: str | None
    text: str


@dataclass(frozen=True)
class Structured:
    """``lines`` as printed, title first, and what they must be read as."""

    lines: tuple[str, ...]
    units: tuple[Said, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def labelled(self) -> tuple[str, ...]:
        return tuple(unit.anchor for unit in self.units if unit.label)


TITLE = "某县节约用水实施方案"
HEADINGS = tuple(
    verb + noun
    for noun in ["决策机制", "执法行为", "社会监督", "考核办法", "审批服务", "信息公开", "工作责任", "组织领导", "宣传教育", "资金保障"]
    for verb in ["健全", "规范", "强化", "完善", "优化", "推进", "落实", "加强", "改进", "深化", "创新", "提升"]
)
WHO = "县水务局 县财政局 县教育局 县司法局 县住建局 县农业农村局 县发展改革局"
WHAT = "要在年底前完成普查 应当每季度公布进展情况 必须建立台账并及时更新 要会同有关单位制定措施 不得擅自改变用途"
TAILS = "并将结果报县人民政府备案 并向社会公布办理结果 以便群众查询和监督 确保各项任务按时完成 同时做好资料的整理和归档工作"


class Words:
    """Headings and sentences, each of them once: what stands twice near the top may be the website's."""

    def __init__(self, draw: st.DrawFn, *, clauses: int = 1) -> None:
        self.draw = draw
        self.clauses = clauses
        self.headings = 0
        self.sentences = 0

    def heading(self) -> str:
        self.headings += 1
        return HEADINGS[self.headings % len(HEADINGS)]

    def sentence(self) -> str:
        """A rule: somebody must do something. No heading can be mistaken for it."""
        self.sentences += 1
        who, what = self.draw(st.sampled_from(WHO.split())), self.draw(st.sampled_from(WHAT.split()))
        tails = [self.draw(st.sampled_from(TAILS.split())) for _ in range(self.clauses)]
        return "，".join((who + what, f"填写甲{han(self.sentences)}表", *tails)) + "。"


def han(number: int) -> str:
    """1–999 in Chinese."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = digits[hundreds] + "百" if hundreds else ""
    if hundreds and not tens and ones:
        said += "零"
    if tens:
        said += "十" if tens == 1 and not hundreds else digits[tens] + "十"
    return said + (digits[ones] if ones else "")


def _full(number: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(number))


# How each level may be printed; {h} 一, {d} 1, {f} １, {s} the one-character form.
STYLES: tuple[tuple[str, ...], ...] = (
    ("{h}、", "{h}．", "{h}、 "),
    ("（{h}）", "({h})", "（{h}）、", "({h}) ", "（{h})", "{s}"),
    ("{d}.", "{d}．", "{f}．", "{d}、", "{d}. ", "{s}"),
    ("（{d}）", "({d})", "（{f}）", "{s}"),
    ("{s}",),
)
_SINGLE = (0, 0x3220, 0x2488, 0x2474, 0x2460)  # ㈠ ⒈ ⑴ ①
MANY = 5  # units below one; every single form has so many


def label(style: str, level: int, number: int) -> str:
    return style.format(h=han(number), d=number, f=_full(number), s=chr(_SINGLE[level] + number - 1))


@st.composite
def official(draw: st.DrawFn, *, fewest: int = 1, clauses: int = 1, paragraphs: bool = True) -> Structured:
    """一、 （一） 1. （1） ①: levels may be skipped, numbers start again below each unit.

    ``fewest`` units stand below each; ``clauses`` make sentences long; ``paragraphs``: may units have a second one?
    """
    styles = tuple(draw(st.sampled_from(forms)) for forms in STYLES)
    run_in = tuple(draw(st.booleans()) for _ in STYLES)
    lines = [TITLE]
    units: list[Said] = []
    words = Words(draw, clauses=clauses)

    def below(anchor: str, level: int, depth: int) -> None:
        for number in range(1, count := draw(st.integers(fewest, MANY if depth < 2 else 3)) + 1):
            own = f"{anchor}-{number}"
            printed = label(styles[level], level, number)
            deeper = level + draw(st.sampled_from((1, 1, 1, 2)))
            if depth < 3 and deeper < len(STYLES) and draw(st.booleans()):
                heading = words.heading()
                lines.append(printed + heading)
                units.append(Said(own, printed.strip(), heading, ""))
                below(own + "-0" * (deeper - level - 1), deeper, depth + 1)
                continue
            heading = words.heading() if run_in[level] else None
            said = words.sentence()
            lines.append(printed + (f"{heading}。" if heading else "") + said)
            units.append(Said(own, printed.strip(), heading, said))
            # Whose the last paragraph of a section is, only its words tell: none here.
            if paragraphs and number + 1 < count and draw(st.booleans()):
                said = words.sentence()
                lines.append(said)
                units.append(Said(f"{own}-para-2", None, None, said))

    if draw(st.booleans()):
        lines.append(said := words.sentence())
        units.append(Said("preamble-para-1", None, None, said))
    below("point", 0, 0)
    return Structured(tuple(lines), tuple(units))


@st.composite
def statute(draw: st.DrawFn, *, fewest: int = 1) -> Structured:
    """第一章 第一节 第一条, 款 without label, （一）, 1.; articles run through the whole."""
    lines = ["某市节约用水条例"]
    units: list[Said] = []
    bracket = draw(st.sampled_from(("（{}）", "({})")))
    blank = draw(st.sampled_from(("\u3000", " ", "")))
    articles = 0
    words = Words(draw)

    def unit(anchor: str, printed: str | None, said: str, *, heading: str | None = None) -> None:
        lines.append(f"{printed}{blank}{heading or said}" if printed else said)
        units.append(Said(anchor, printed, heading, said))

    def article() -> None:
        nonlocal articles
        articles += 1
        anchor = f"art-{articles}"
        for paragraph in range(1, draw(st.integers(1, 3)) + 1):
            own = anchor if paragraph == 1 else f"{anchor}-para-{paragraph}"
            unit(own, f"第{han(articles)}条" if paragraph == 1 else None, words.sentence())
            if draw(st.integers(0, 2)) == 0:
                items(own)

    def items(anchor: str) -> None:
        for number in range(1, draw(st.integers(max(fewest, 2), 4)) + 1):
            own = f"{anchor}-item-{number}"
            unit(own, bracket.format(han(number)), words.sentence())
            if draw(st.integers(0, 3)) == 0:
                for subitem in range(1, draw(st.integers(2, 3)) + 1):
                    unit(f"{own}-subitem-{subitem}", f"{subitem}.", words.sentence())

    def several() -> Iterator[int]:
        return iter(range(1, draw(st.integers(fewest, 3)) + 1))

    if draw(st.booleans()):
        for chapter in several():
            unit(f"chapter-{chapter}", f"第{han(chapter)}章", "", heading=words.heading())
            if draw(st.booleans()):
                for section in several():
                    unit(f"chapter-{chapter}-section-{section}", f"第{han(section)}节", "", heading=words.heading())
                    article()
            else:
                for _ in several():
                    article()
    else:
        for _ in range(draw(st.integers(max(fewest, 2), 12))):
            article()
    return Structured(tuple(lines), tuple(units))


# ── damage ───────────────────────────────────────────────────────────────────


def wrapped(lines: tuple[str, ...], *, cells: int) -> str:
    """Each line cut at ``cells`` columns, as a narrow page prints it."""
    room = cells // 2
    return "\n".join(line[at : at + room] for line in lines for at in range(0, len(line), room))
