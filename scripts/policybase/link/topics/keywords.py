"""Words without which a pattern cannot match: they are looked for first, because that is quick.

84 subjects with some ten patterns each, tried on every sentence of 40,000 provisions, took minutes;
looking for their keywords first takes seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# 规范性文件.{0,12}(备案|报备): a group, a set, a repetition, or one character.
TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\(\?<?[=!:]|[*+?]\??|\{\d*,?\d*\}|.")
Keywords = frozenset[str]  # a match has at least one of them; empty: nothing is certain


def keywords(pattern: str) -> Keywords:
    """``规范性文件.{0,12}(备案|报备)`` → {规范性文件}; ``(清理|废止)`` → {清理, 废止}."""
    tokens = TOKEN.findall(pattern)
    found, _ = _alternatives(tokens, 0)
    return found


def _alternatives(tokens: list[str], position: int) -> tuple[Keywords, int]:
    """Keywords of what stands before the closing bracket, and the position after it."""
    branches: list[Keywords] = []
    parts: list[Keywords] = []
    literal = ""
    while position < len(tokens) and tokens[position] != ")":
        token = tokens[position]
        position += 1
        group: Keywords = frozenset()
        if token == "|":
            branches.append(_surest([*parts, frozenset({literal})]))
            parts, literal = [], ""
            continue
        if token.startswith("("):
            group, position = _alternatives(tokens, position)
            if token not in ("(", "(?:"):
                group = frozenset()  # what is looked at beside a match is not part of it
        repeated = tokens[position] if position < len(tokens) and _repeats(tokens[position]) else ""
        if len(token) == 1 and token not in "(.^$" and not repeated:
            literal += token
            continue
        parts.append(frozenset({literal}))
        literal = ""
        if repeated:
            position += 1
        if not repeated or not repeated.startswith(("?", "*", "{0", "{,")):
            parts.append(group if token.startswith("(") else frozenset())
    branches.append(_surest([*parts, frozenset({literal})]))
    whole = frozenset().union(*branches) if all(branches) else frozenset()
    return whole, position + 1


def _repeats(token: str) -> bool:
    return token[0] in "*+?" or (token[0] == "{" and len(token) > 1)


def _surest(parts: Iterable[Keywords]) -> Keywords:
    """Of words that all must be there, those that are rarest: the longest."""
    usable = [part for part in parts if part and all(part)]
    return max(usable, key=lambda part: (min(map(len, part)), -len(part)), default=frozenset())
