"""TRA017…: duty, ban and permission keep their force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policybase.checks.rule import Finding
from policybase.checks.translated import Pair, PairRules
from policybase.diagnostics import Severity
from policybase.model import Span, Term
from policybase.renderings import places
from policybase.term_uses import titles, uses

RULES = PairRules()

# 要, 应, 可, 需, 须, 凡 are modal words only where they are no part of these.
_WORDS = """
重要 主要 要求 必要 需要 纲要 要点 要件 要素 要害 要务 要义 要领 要闻 紧要 首要
概要 简要 摘要 提要 机要 扼要 要么 只要 要是 险要 显要 相应 应诉 应急 适应 反应
对应 响应 应对 回应 供应 效应 应用 顺应 应变 应邀 应征 应付 应有 应收 应缴 许可
认可 可行 可持续 可控 可复制 可推广 可检验 可操作 可能 可靠 可见 可比 可追溯 可查
可视 不可 宁可 可谓 所需 急需 必需 需求 无需 亟需 供需 军需 按需 无须 须知 平凡
非凡 大凡 不能 能否
"""
# One more way to say it that the table gives in words: ability is no permission.
_ALSO = {"可以": ("can",), "可": ("can",), "要": ("be to",), "需": ("need",), "须": ("shall",)}
# 将制定的标准报县政府: here 将 is 把 and no future; one cannot tell by the word.
_TWO_SENSES = {"将"}
# departments are earnestly to implement; governments are also to be told
_ADVERBS = re.compile(r"\b(?:is|are|be)\b(?:\s+\w+){0,3}?\s+to\b", re.IGNORECASE)
# What obliges or permits in English.
_FORCE = re.compile(r"\b(?:must(?: not)?|shall(?: not)?)\b", re.IGNORECASE)
_CHINESE_FORCE = "须必应得禁不准务严勿绝"


@RULES.compare("TRA017", Severity.ERROR)
def modality_lost(pair: Pair) -> Iterator[Finding]:
    """A word of duty, ban or permission is not rendered as the table says.

    `modality:` in `knowledge/terms.yml` gives each its one rendering, so that the English tells which
    word stands in the Chinese: 不得 must not, 应当 shall, 必须 must, 可以 may.

    Example: 不得作为依据 → should not be used as a basis.

    What to do: use the rendering of the table.
    """
    yield from _lost(pair, {term.zh for term in pair.termbase.modality if len(term.zh) > 1})


@RULES.compare("TRA018", Severity.WARNING)
def short_modality_lost(pair: Pair) -> Iterator[Finding]:
    """A modal word of one character is not rendered as the table says.

    要, 应, 可, 须, 需 are also parts of other words, so this is a warning.

    Example: 各部门要建立制度 → departments establish a system.

    What to do: use the rendering of the table.
    """
    yield from _lost(pair, {term.zh for term in pair.termbase.modality if len(term.zh) == 1} - _TWO_SENSES)


@RULES.compare("TRA019", Severity.WARNING)
def modality_added(pair: Pair) -> Iterator[Finding]:
    """The English obliges where the Chinese has no word of duty or ban.

    Most duties stand in bare verbs (建立健全…制度); they become imperatives, not "must" or "shall".

    Example: 完善审批程序 → approval procedures shall be improved.

    What to do: use the imperative, or "is to" where the Chinese has 要.
    """
    if any(sign in pair.source for sign in _CHINESE_FORCE):
        return
    accepted = [span for term in pair.vocabulary if term.zh in pair.source for span in places(pair.text, term.accepted)]
    for match in _FORCE.finditer(pair.text):
        if not any(span.start <= match.start() and match.end() <= span.end for span in accepted):
            yield pair.says(
                f"“{match[0]}” has no word of duty or ban in the Chinese", "use the imperative", at=Span(*match.span())
            )


def _lost(pair: Pair, wanted: set[str]) -> Iterator[Finding]:
    reported: set[str] = set()
    guarded = [Span(*match.span()) for word in _WORDS.split() for match in re.finditer(word, pair.source)]
    taken = [*titles(pair.source), *(span for span in guarded if not _is_modal(pair, span))]
    for use in uses(pair.source, pair.vocabulary, taken=taken):
        term = use.term
        enforced = term.zh in wanted - reported and term.enforce != "never"
        if enforced and not _rendered(pair.text, term):
            reported.add(term.zh)
            yield pair.says(f"{term.zh} is not rendered as the table says", f"use: {term.en}")


def _is_modal(pair: Pair, span: Span) -> bool:
    """不能 is guarded for 能 and stands in the table itself."""
    return any(term.zh == span.of(pair.source) for term in pair.termbase.modality)


def _rendered(text: str, term: Term) -> bool:
    if places(text, (*term.accepted, *_ALSO.get(term.zh, ()))):
        return True
    return "are to" in term.en and _ADVERBS.search(text) is not None
