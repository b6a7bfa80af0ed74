"""A subject's patterns, ready to be tried on a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policybase.link.topics.keywords import Keywords, keywords
from policybase.link.topics.passing import STRUCK
from policybase.model import Topic

# 决策 > 合法性审查: what stands above, then what stands in the sentence.
ABOVE = " > "


@dataclass(frozen=True, slots=True)
class Pattern:
    above: re.Pattern[str] | None
    words: re.Pattern[str]
    keywords: Keywords


@dataclass(frozen=True, slots=True)
class Patterns:
    """What proves a subject, what only names it, what is another matter in the same words."""

    topic: str
    about: tuple[Pattern, ...]
    mention: tuple[Pattern, ...]
    unless: re.Pattern[str] | None
    keywords: Keywords

    @classmethod
    def of(cls, topic: Topic) -> Patterns:
        about, mention = _compiled(topic.about), _compiled(topic.mention)
        needed = [pattern.keywords for pattern in (*about, *mention)]
        unless = re.compile("|".join(f"(?:{pattern})" for pattern in topic.unless)) if topic.unless else None
        sure = frozenset[str]().union(*needed) if all(needed) else frozenset({""})
        return cls(topic=topic.id, about=about, mention=mention, unless=unless, keywords=sure)

    def possible(self, words: str) -> bool:
        """Whether a pattern can match at all; quick, and never wrongly no."""
        return any(word in words for word in self.keywords)

    def struck(self, words: str) -> str:
        """``words`` with what is another matter struck out, in place."""
        if self.unless is None:
            return words
        return self.unless.sub(lambda match: STRUCK * len(match[0]), words)


def found(patterns: Iterable[Pattern], words: str, *, above: str) -> Iterator[tuple[int, int]]:
    """Where a pattern stands in a sentence; ``above`` is what the title and the headings over it say."""
    for pattern in patterns:
        if pattern.above is None or pattern.above.search(above) or pattern.above.search(words):
            for match in pattern.words.finditer(words):
                yield match.span()


def _compiled(patterns: Iterable[str]) -> tuple[Pattern, ...]:
    parted = (pattern.rpartition(ABOVE) for pattern in patterns)
    return tuple(
        Pattern(re.compile(above) if above else None, re.compile(words), keywords(words))
        for above, _, words in parted
    )
