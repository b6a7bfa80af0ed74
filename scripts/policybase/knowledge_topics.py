"""``knowledge/topics.yml``: the subjects, as values, and what is wrong with the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import yaml

from policybase.diagnostics import Diagnostic, Severity, place_in
from policybase.model import Topic
from policybase.written import Written

CODE = "TAX001"
ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")
NEEDED = ("id", "zh", "en", "definition_zh", "definition_en")
LISTS = ("alt", "about", "mention", "unless")
KEYS = (*NEEDED, "broader", "within", *LISTS)


class _Wrong(Exception):
    """What is wrong at a node, and what would be right."""

    def __init__(self, node: yaml.Node, message: str, help: str) -> None:
        super().__init__(message)
        self.node, self.message, self.help = node, message, help


def topics(text: str, path: str) -> Written[tuple[Topic, ...]]:
    """Every subject in the file's order; with an error, none: half a scheme would silently lose links."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        help = "quote patterns that begin with [ { * & ! | > % @ or have a colon and a blank"
        return Written(
            (), (_at(text, path, mark.index if mark else 0, f"the file is not YAML: {error.problem}", help),)
        )
    if root is None:
        return Written(())
    errors: list[Diagnostic] = []
    read: list[tuple[Topic, yaml.Node]] = []
    try:
        for node in _entries(root):
            try:
                read.append((_topic(node), node))
            except _Wrong as wrong:
                errors.append(_of(text, path, wrong))
    except _Wrong as wrong:
        errors.append(_of(text, path, wrong))
    errors += (_of(text, path, wrong) for wrong in _scheme(read))
    return Written(() if errors else tuple(topic for topic, _ in read), tuple(errors))


def _entries(root: yaml.Node) -> Iterable[yaml.Node]:
    help = "write `topics:` and below it a list, each entry beginning with `- id:`"
    if not isinstance(root, yaml.MappingNode):
        raise _Wrong(root, "the file is not a mapping", help)
    for key, value in root.value:
        if key.value != "topics" or not isinstance(value, yaml.SequenceNode):
            raise _Wrong(key, f"{key.value}: is not a list of topics", help)
        yield from value.value


def _topic(node: yaml.Node) -> Topic:
    if not isinstance(node, yaml.MappingNode):
        raise _Wrong(node, "this entry is not a mapping", f"an entry has the keys {', '.join(KEYS)}")
    values: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.value not in KEYS:
            raise _Wrong(key, f"unknown key {key.value!r}", f"use {', '.join(KEYS)}")
        if key.value in values:
            raise _Wrong(key, f"{key.value} stands twice", "join the two lists")
        values[key.value] = value
    texts = {key: _text(node, values, key) for key in NEEDED}
    if not ID.fullmatch(texts["id"]):
        raise _Wrong(
            values["id"], f"the id {texts['id']!r} cannot be an address", "use a-z, 0-9 and -: legal-aid"
        )
    for key in ("within", *LISTS[1:]):
        _compile(values.get(key))
    return Topic(
        **texts,
        broader=_text(node, values, "broader") if "broader" in values else None,
        alt=_words(values.get("alt")),
        about=_within(values, _words(values.get("about"))),
        mention=_words(values.get("mention")),
        unless=_words(values.get("unless")),
    )


def _words(node: yaml.Node | None) -> tuple[str, ...]:
    return tuple(item.value for item in _items(node))


def _within(values: Mapping[str, yaml.Node], patterns: tuple[str, ...]) -> tuple[str, ...]:
    """``within: 依法行政|法治`` saves writing ``依法行政|法治 > …`` before every pattern."""
    if "within" not in values:
        return patterns
    within = values["within"].value
    return tuple(pattern if " > " in pattern else f"{within} > {pattern}" for pattern in patterns)


def _text(entry: yaml.Node, values: Mapping[str, yaml.Node], key: str) -> str:
    value = values.get(key)
    if not isinstance(value, yaml.ScalarNode) or not value.value.strip():
        raise _Wrong(
            value or entry, f"{key} is missing", f"write `{key}: …`; a subject has {', '.join(NEEDED)}"
        )
    return str(value.value)


def _items(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        raise _Wrong(node, "this is not a list", "write `- …`, one a line")
    for item in node.value:
        # `- 决策.{0,40}论证` inside [ ] is cut at its comma, `- {a: b}` is no words at all.
        if not isinstance(item, yaml.ScalarNode) or not item.value.strip():
            raise _Wrong(item, "this is not a line of words", "put 'single quotes' around the whole line")
        yield item


def _compile(node: yaml.Node | None) -> None:
    for item in (node,) if isinstance(node, yaml.ScalarNode) else _items(node):
        for pattern in item.value.split(" > "):
            try:
                re.compile(pattern)
            except re.error as error:
                raise _Wrong(
                    item, f"{pattern} is not a pattern: {error}", "every ( needs its ), every [ its ]"
                ) from None


def _scheme(read: list[tuple[Topic, yaml.Node]]) -> Iterator[_Wrong]:
    """What is wrong between the entries."""
    broader: dict[str, str | None] = {}
    for topic, node in read:
        if topic.id in broader:
            yield _Wrong(
                node,
                f"the id {topic.id} stands twice",
                "an id is the address of one page; give this one another",
            )
        broader.setdefault(topic.id, topic.broader)
    for topic, node in read:
        if topic.broader is not None and topic.broader not in broader:
            yield _Wrong(
                node, f"{topic.id}: broader {topic.broader} does not exist", "write the id of another entry"
            )
        elif topic.id in _above(topic.id, broader):
            yield _Wrong(
                node, f"{topic.id} is broader than itself", "follow `broader` upwards and cut the circle"
            )


def _above(id: str, broader: Mapping[str, str | None]) -> Iterator[str]:
    seen: set[str] = set()
    while (wider := broader.get(id)) is not None and wider not in seen:
        seen.add(wider)
        yield wider
        id = wider


def _of(text: str, path: str, wrong: _Wrong) -> Diagnostic:
    return _at(text, path, wrong.node.start_mark.index, wrong.message, wrong.help)


def _at(text: str, path: str, index: int, message: str, help: str) -> Diagnostic:
    place = place_in(text, path=path, start=index)
    return Diagnostic(
        code=CODE,
        severity=Severity.ERROR,
        path=place.path,
        message=message,
        line=place.line,
        column=place.column,
        excerpt=place.excerpt,
        length=max(1, len(place.excerpt.rstrip()) - place.column + 1),
        help=help,
    )
