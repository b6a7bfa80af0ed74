"""Why two provisions are linked, in plain words."""

from __future__ import annotations

from collections.abc import Mapping

from policybase.link.overlaps.scoring import Parts
from policybase.link.overlaps.units import Unit
from policybase.model import LinkRelation, Topic, Work

ALIKE = 0.45  # sentences this alike are said to be
QUOTED = 24  # characters of a sentence that is quoted
NAMED = 3  # subjects, and works, that are named

_CLAIMS = {
    LinkRelation.REFINES: ("对对方的规定作了细化", "spells out what the other text rules"),
    LinkRelation.TIGHTENS: ("要求比对方更严", "asks more than the other text"),
    LinkRelation.LOOSENS: ("要求比对方宽", "asks less than the other text"),
    LinkRelation.ADDS: (
        "增加了对方没有的时限或数量",
        "adds a time limit or a number that the other text lacks",
    ),
}


def reasons(
    mine: Unit,
    theirs: Unit,
    parts: Parts,
    relation: LinkRelation,
    *,
    topics: Mapping[str, Topic],
    works: Mapping[str, Work],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """In Chinese and in English, the strongest first."""
    zh: list[str] = []
    en: list[str] = []
    if relation is LinkRelation.CITES:
        zh.append("本条引用了对方文件")
        en.append("this provision cites the other document")
    elif relation in _CLAIMS:
        zh.append(_CLAIMS[relation][0])
        en.append(_CLAIMS[relation][1])
    named = [topics[topic] for topic in parts.topics if topic in topics][:NAMED]
    if named:
        zh.append(f"同为{'、'.join(topic.zh for topic in named)}")
        en.append(f"both on {'; '.join(topic.en for topic in named)}")
    if parts.spans is not None and parts.sentence >= ALIKE and not (mine.aims or theirs.aims):
        words = "".join(parts.spans[1].of(theirs.document.transcript.text).split())
        quoted = words if len(words) <= QUOTED else f"{words[:QUOTED]}…"
        zh.append(f"文字相近：“{quoted}”")
        en.append(f"similar words: “{quoted}”")
    shared = [works[work] for work in parts.works if work in works][:NAMED]
    if shared:
        zh.append(f"都引用{''.join(f'《{work.title}》' for work in shared)}")
        en.append(f"both cite {', '.join(work.title_en or f'《{work.title}》' for work in shared)}")
    return tuple(zh), tuple(en)
