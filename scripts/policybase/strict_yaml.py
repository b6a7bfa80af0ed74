"""YAML that people write, read strictly: what would be lost without a word is a mistake with its line.

YAML keeps the last of two equal keys, cuts words at `` #``, takes 0011 for 9, and knows nothing of our
keys. So files are read from YAML's nodes, which keep the words as written and where they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import TypeGuard, TypeVar

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode
from yaml.constructor import SafeConstructor

from policybase.diagnostics import Diagnostic, Severity, Written, place_in

T = TypeVar("T")

_TAG = "tag:yaml.org,2002:"
_QUOTES = "quote words that have a colon, a # or a bracket, and indent with blanks"


class Wrong(Exception):
    """What is wrong at a node, and what would be right."""

    def __init__(self, node: Node, message: str, help: str) -> None:
        super().__init__(message)
        self.node, self.message, self.help = node, message, help


class Reading:
    """One file while it is read, and what was found wrong with it so far."""

    def __init__(self, text: str, path: str, *, code: str) -> None:
        self._text, self._path, self._code = text, path, code
        self.errors: list[Diagnostic] = []

    def root(self, *, help: str = _QUOTES) -> Node | None:
        """The file as nodes; None where it is empty, or no YAML, which is noted with ``help``."""
        try:
            root: Node | None = yaml.compose(self._text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            start = error.problem_mark.index if error.problem_mark else 0
            self._note(start, f"the file is not YAML: {error.problem or 'no structure'}", help)
            return None
        except yaml.YAMLError as error:
            # A control character has no mark.
            self._note(0, f"the file is not YAML: {error}", "save it as UTF-8 text")
            return None
        return None if root is None or is_null(root) else root

    @contextmanager
    def noting(self, *, at: Node | None = None) -> Iterator[None]:
        """Notes what is wrong inside, at ``at`` or where it stands, and goes on behind."""
        try:
            yield
        except Wrong as wrong:
            self.note(wrong, at=at)

    def note(self, wrong: Wrong, *, at: Node | None = None) -> None:
        self._note((at or wrong.node).start_mark.index, wrong.message, wrong.help)

    def written(self, value: T, *, otherwise: T) -> Written[T]:
        """``value``, or with errors ``otherwise``: half of what a person said would be a third thing."""
        return Written(otherwise if self.errors else value, tuple(self.errors))

    def _note(self, start: int, message: str, help: str) -> None:
        place = place_in(self._text, path=self._path, start=start)
        self.errors.append(
            Diagnostic(
                code=self._code,
                severity=Severity.ERROR,
                path=place.path,
                message=message,
                line=place.line,
                column=place.column,
                excerpt=place.excerpt,
                length=max(1, len(place.excerpt.rstrip()) - place.column + 1),
                help=help,
            )
        )


# ── mappings and lists ───────────────────────────────────────────────────────


def pairs(node: Node, *, wanted: str) -> tuple[tuple[ScalarNode, Node], ...]:
    """Keys and values of a mapping, each key once. ``wanted`` says how the mapping is written."""
    if not isinstance(node, MappingNode):
        raise Wrong(node, "this is not a mapping", wanted)
    seen: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, ScalarNode):
            raise Wrong(key, "this key is not a word", wanted)
        if key.value in seen:
            raise Wrong(key, f"{key.value} stands twice", "keep one of the two, or join them")
        seen.add(key.value)
    return tuple(node.value)


def mapping(node: Node, keys: Iterable[str]) -> dict[str, Node]:
    """A mapping that has some of ``keys``, and no others."""
    known = tuple(keys)
    values: dict[str, Node] = {}
    for key, value in pairs(node, wanted=f"an entry is a mapping with {', '.join(known)}"):
        if key.value not in known:
            wanted = f"no such key: {key.value}; there are {', '.join(known)}"
            raise Wrong(key, f"unknown key {key.value!r}", wanted)
        values[key.value] = value
    return values


def entries(root: Node | None, name: str, *, first: str) -> tuple[Node, ...]:
    """What stands below ``name:``, the only key of its file; ``first`` is how an entry begins."""
    if root is None:
        return ()
    help = f"write `{name}:` and below it a list, each entry beginning with `- {first}:`, nothing else"
    if not isinstance(root, MappingNode):
        raise Wrong(root, f"the file is not a list of {name}", help)
    found: Node | None = None
    for key, value in pairs(root, wanted=help):
        if key.value != name or not (is_null(value) or isinstance(value, SequenceNode)):
            raise Wrong(key, f"{key.value}: is not a list of {name}", help)
        found = None if is_null(value) else value
    return sequence(found)


def given(values: Mapping[str, Node], key: str) -> Node | None:
    """What stands behind ``key:``; None where nothing does, or there is no such key."""
    value = values.get(key)
    return None if value is None or is_null(value) else value


def sequence(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; none where there is no list."""
    if node is None:
        return ()
    if not isinstance(node, SequenceNode):
        raise Wrong(node, "this is not a list", "write `- …`, one a line")
    return tuple(node.value)


# ── scalars ──────────────────────────────────────────────────────────────────


def words(node: Node) -> str:
    """What is written, whatever YAML takes it for: 0011, no, 2016-02-30."""
    # - !规范性文件 备案: YAML takes the first word for a tag, and it is gone.
    if not isinstance(node, ScalarNode) or is_null(node) or not node.tag.startswith(_TAG):
        raise Wrong(node, "this is not a line of words", "put 'single quotes' around the whole line")
    return str(node.value)


def needed(entry: Node, values: Mapping[str, Node], key: str) -> str:
    """The words of a key that an entry cannot do without."""
    value = given(values, key)
    if not isinstance(value, ScalarNode) or not value.value.strip():
        raise Wrong(values.get(key, entry), f"{key} is missing", f"write `{key}: …`")
    return words(value)


def is_null(node: Node) -> bool:
    """``key:`` with nothing behind it, ``null``, ``~``."""
    return bool(node.tag == f"{_TAG}null")


def is_text(node: Node) -> TypeGuard[ScalarNode]:
    """Words that YAML takes for words: 海晏县, "632223" in quotes; not 632223."""
    return isinstance(node, ScalarNode) and node.tag == f"{_TAG}str"


def day(node: Node) -> date | None:
    """2016-08-23 without quotes; None for anything else, 2016-02-30 too."""
    if not isinstance(node, ScalarNode) or node.tag != f"{_TAG}timestamp":
        return None
    try:
        return date.fromisoformat(node.value)
    except ValueError:
        return None


def truth(node: Node) -> bool | None:
    """true or false without quotes; None for anything else."""
    if not isinstance(node, ScalarNode) or node.tag != f"{_TAG}bool":
        return None
    return SafeConstructor.bool_values.get(node.value.lower())
