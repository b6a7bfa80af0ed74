"""References to provisions as printed: 第十三条第一款第（二）项, 本法第三条, 前款, lists and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybase.model import Span
from policybase.numerals import CHINESE

# From the outside in. A reference is a chain that goes inwards: 第三条第二款第（一）项.
RANK = {"编": 1, "章": 2, "节": 3, "条": 4, "款": 5, "项": 6, "目": 7}
WORK_RANK = 0

_B = r"[ \t\u00a0\u3000]*"
_N = rf"[{CHINESE}0-9０-９]{{1,8}}"
_BRACKETED = rf"[（(]{_B}{_N}{_B}[）)]"
_ORDINAL = rf"(?:{_N}|{_BRACKETED})"
_TO = "至|到|—|–|－|～|~|-"
_AND = "以及|或者|、|，|,|和|及|或|与"

# 第三十六条之一 ；第（四）（六）（十）项 ；第一、二款 ；第三至五项
# Numbers without brackets need a joiner between them: without it a row of digits could be cut anywhere.
STEP = re.compile(
    rf"第{_B}({_ORDINAL}(?:{_B}(?:{_TO}|{_AND}){_B}{_ORDINAL}|{_B}{_BRACKETED})*){_B}([编章节条款项目](?:之{_N})?)"
)
# 本法第三条 ；本实施细则第五条 ；该条例第八条
WORK = re.compile(
    rf"[本该](?:实施|暂行|试行)?(?:法|条例|办法|规定|细则|规则|规范|标准|规程|章程|准则|决定|意见|方案|通知|解释)(?={_B}第)"
)
# 前款规定的 ；违反本条第一款 ；依照前两款      not 提前款项, 基本条件, 目前条件
RELATIVE = re.compile(
    r"(?<![目提以之此先日当])前(?:[两二三]?款(?!项)|[两二三]?条(?![件例])|[两二三]?项(?!目))"
    rf"|[本该上](?:条|款|项)(?={_B}第|的?规定|所[称列指述])"
)
START = re.compile(rf"(?P<work>{WORK.pattern})|(?P<relative>{RELATIVE.pattern})|(?P<step>{STEP.pattern})")
JOINED = re.compile(rf"{_B}(?:(?P<to>{_TO})|(?:{_AND})){_B}")

# 第一条生产线, 第三条道路: things that are counted in 条
COUNTED = re.compile(
    r"(?:生产线|主线|战线|热线|专线|线路|线|道路|公路|铁路|高速|高铁|地铁|轨道|跑道|管道|通道|河|渠|街|航线|措施|经验|短信|消息|路径|路)"
)
# 违反第一款 ；除第一项所列城市以外      not 第一款产品, 第一项工作
AFTER_VERB = re.compile(r"(?:违反|依照|按照|根据|依据|适用|符合|执行|除|以及|法|条例|规定|办法|细则|\0)$")
BEFORE_RULE = re.compile(
    rf"{_B}(?:的?规定|所[称列指述]|的?情形|行为|以外|之外|(?:{_AND}|{_TO}){_B}第{_B}{_ORDINAL}{_B}[款项])"
)
# 第三条　国家…… at the beginning of a line is a label, whatever the parser made of it
BEFORE_LABEL = re.compile(r"(?:^|\n)[ \t\u00a0\u3000]*$")
LABEL_END = re.compile(r"[\s\u3000]|$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as printed. The last of ``steps`` is a range where the text has one."""

    span: Span
    steps: tuple[str, ...]
    ranks: tuple[int, ...]


def references(text: str, *, labels: frozenset[int] = frozenset()) -> tuple[Reference, ...]:
    """Every reference in order. ``labels`` are the places where a unit's own label begins.

    What joins a list goes on where the one before stopped: in 第三条第一款、第二款 the second is
    第三条第二款. A range is one reference: 第三条至第七条. Words blotted out with ``\\0`` are no part
    of a reference.
    """
    found: list[Reference] = []
    position = 0
    while (chain := _next_chain(text, position, labels)) is not None:
        position = chain[-1].span.end
        joined = JOINED.fullmatch(text, found[-1].span.end, chain[0].span.start) if found else None
        if joined is not None and not _continues(chain, found[-1]):
            joined = None
        if joined is None and not _accepted(text, chain):
            position = chain[0].span.end
        elif joined is not None and joined["to"]:
            found[-1] = _range(text, found[-1], chain)
        else:
            found.extend(_listed(text, chain, _inherited(found[-1], chain) if joined else ()))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Step:
    span: Span
    words: str
    rank: int


def _next_chain(text: str, position: int, labels: frozenset[int]) -> tuple[_Step, ...] | None:
    """The next run of steps that go inwards, with the work or the relative word before them."""
    first = START.search(text, position)
    while first is not None and first["step"] and _is_label(text, first, labels):
        first = START.search(text, first.end())
    if first is None:
        return None
    chain = [_step(first)]
    while (match := STEP.match(text, _skip_blanks(text, chain[-1].span.end))) is not None:
        step = _step(match)
        if step.rank <= chain[-1].rank:
            break
        chain.append(step)
    return tuple(chain)


def _step(match: re.Match[str]) -> _Step:
    words = "".join(match.group().split())
    return _Step(Span(*match.span()), words, _rank(words))


def _rank(words: str) -> int:
    """第三十六条之一 is an article; 本法 and 该条例 are works, 本条 and 前款 are not."""
    if words[0] == "第":
        return next(RANK[sign] for sign in reversed(words) if sign in RANK)
    return RANK.get(words[-1], WORK_RANK)


def _skip_blanks(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\u00a0\u3000":
        position += 1
    return position


def _is_label(text: str, match: re.Match[str], labels: frozenset[int]) -> bool:
    if match.start() in labels:
        return True
    at_line_start = BEFORE_LABEL.search(text[max(0, match.start() - 20) : match.start()]) is not None
    is_article = _rank("".join(match.group().split())) <= RANK["条"]
    return at_line_start and is_article and LABEL_END.match(text, match.end()) is not None


def _accepted(text: str, chain: tuple[_Step, ...]) -> bool:
    """Whether a chain that joins nothing is a reference, and not 第一项工作."""
    first, last = chain[0], chain[-1]
    if first.words[0] != "第" or len(chain) > 1:
        return True
    if first.rank == RANK["条"]:
        return COUNTED.match(text, last.span.end) is None
    if first.rank == RANK["项"] and first.words[1] in "（(":
        return True
    before = AFTER_VERB.search(text[max(0, first.span.start - 4) : first.span.start])
    return before is not None or BEFORE_RULE.match(text, last.span.end) is not None


def _continues(chain: tuple[_Step, ...], before: Reference) -> bool:
    """Whether a chain may go on from the reference before it: not 第三条、前款, not 第三条、第一项."""
    return chain[0].words[0] == "第" and chain[0].rank <= before.ranks[-1]


def _inherited(before: Reference, chain: tuple[_Step, ...]) -> tuple[tuple[str, int], ...]:
    """The outer steps that a list does not repeat. Articles are numbered through chapters."""
    inner = chain[0].rank
    return _outer(before, below=RANK["编"] if inner == RANK["条"] else inner)


def _outer(reference: Reference, *, below: int) -> tuple[tuple[str, int], ...]:
    ranked = zip(reference.steps, reference.ranks, strict=True)
    return tuple((step, rank) for step, rank in ranked if rank < below)


def _range(text: str, before: Reference, chain: tuple[_Step, ...]) -> Reference:
    """第三条至第七条: the steps that both ends share, then the range as printed."""
    shared = _outer(before, below=chain[0].rank)
    span = Span(before.span.start, chain[-1].span.end)
    own = "".join(before.steps[len(shared) :])
    joiner = "".join(text[before.span.end : chain[0].span.start].split())
    words = own + joiner + "".join(step.words for step in chain)
    return Reference(
        span,
        (*(step for step, _ in shared), words),
        (*(rank for _, rank in shared), before.ranks[len(shared)] if len(chain) > 1 else chain[0].rank),
    )


def _listed(text: str, chain: tuple[_Step, ...], outer: tuple[tuple[str, int], ...]) -> Iterator[Reference]:
    """One reference for each number in brackets of the last step: 第十条第（四）（六）项 are two."""
    *upper, last = chain
    steps = (*(step for step, _ in outer), *(step.words for step in upper))
    ranks = (*(rank for _, rank in outer), *(step.rank for step in upper), last.rank)
    pieces = tuple(_pieces(text, last)) or ((last.span, last.words),)
    for number, (span, words) in enumerate(pieces):
        start = chain[0].span.start if number == 0 else span.start
        yield Reference(Span(start, span.end), (*steps, words), ranks)


# （四） ；三至五 ；（一）至（三）
_PIECE = re.compile(rf"{_ORDINAL}(?:{_B}(?:{_TO}){_B}{_ORDINAL})*")


def _pieces(text: str, step: _Step) -> Iterator[tuple[Span, str]]:
    match = STEP.fullmatch(text, step.span.start, step.span.end)
    if match is None:
        return
    if "（" not in match[1] and "(" not in match[1]:
        # 第一、二项 is one reference like 第一至二项: 第一 by itself would name nothing.
        return
    found = tuple(_PIECE.finditer(text, *match.span(1)))
    for number, piece in enumerate(found):
        end = step.span.end if number == len(found) - 1 else piece.end()
        yield Span(piece.start(), end), f"第{''.join(piece.group().split())}{match[2]}"
