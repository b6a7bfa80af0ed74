"""``knowledge/topics.yml``: the subjects, as values, and what is wrong with the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from yaml import Node, ScalarNode

from policybase.diagnostics import Written
from policybase.model import Topic
from policybase.strict_yaml import Reading, Wrong, entries, mapping, needed, sequence, words

CODE = "TAX001"
ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")
NEEDED = ("id", "zh", "en", "definition_zh", "definition_en")
LISTS = ("alt", "about", "mention", "unless")
KEYS = (*NEEDED, "broader", "within", *LISTS)


def topics(text: str, path: str) -> Written[tuple[Topic, ...]]:
    """Every subject in the file's order; with an error, none: half a scheme would silently lose links."""
    file = Reading(text, path, code=CODE)
    root = file.root(help="quote patterns that begin with [ { * & ! | > % @ or have a colon and a blank")
    read: list[tuple[Topic, Node]] = []
    with file.noting():
        for node in entries(root, "topics", first="id"):
            with file.noting():
                read.append((_topic(node), node))
    for wrong in _scheme(read):
        file.note(wrong)
    return file.written(tuple(topic for topic, _ in read), otherwise=())


def _topic(node: Node) -> Topic:
    values = mapping(node, KEYS)
    texts = {key: needed(node, values, key) for key in NEEDED}
    if not ID.fullmatch(texts["id"]):
        raise Wrong(
            values["id"], f"the id {texts['id']!r} cannot be an address", "use a-z, 0-9 and -: legal-aid"
        )
    within = needed(node, values, "within") if "within" in values else None
    for key in ("within", *LISTS[1:]):
        _compile(values.get(key))
    return Topic(
        **texts,
        broader=needed(node, values, "broader") if "broader" in values else None,
        alt=_words(values.get("alt")),
        about=_within(within, _words(values.get("about"))),
        mention=_words(values.get("mention")),
        unless=_words(values.get("unless")),
    )


def _words(node: Node | None) -> tuple[str, ...]:
    return tuple(words(item) for item in _items(node))


def _within(within: str | None, patterns: tuple[str, ...]) -> tuple[str, ...]:
    """``within: 依法行政|法治`` saves writing ``依法行政|法治 > …`` before every pattern."""
    if within is None:
        return patterns
    return tuple(pattern if " > " in pattern else f"{within} > {pattern}" for pattern in patterns)


def _items(node: Node | None) -> Iterator[Node]:
    for item in sequence(node):
        # `- 决策.{0,40}论证` inside [ ] is cut at its comma, `- {a: b}` is no words at all.
        if not words(item).strip():
            raise Wrong(item, "this is not a line of words", "put 'single quotes' around the whole line")
        yield item


def _compile(node: Node | None) -> None:
    for item in (node,) if isinstance(node, ScalarNode) else _items(node):
        for pattern in words(item).split(" > "):
            try:
                re.compile(pattern)
            except re.error as error:
                raise Wrong(
                    item, f"{pattern} is not a pattern: {error}", "every ( needs its ), every [ its ]"
                ) from None


def _scheme(read: list[tuple[Topic, Node]]) -> Iterator[Wrong]:
    """What is wrong between the entries."""
    broader: dict[str, str | None] = {}
    for topic, node in read:
        if topic.id in broader:
            yield Wrong(
                node,
                f"the id {topic.id} stands twice",
                "an id is the address of one page; give this one another",
            )
        broader.setdefault(topic.id, topic.broader)
    for topic, node in read:
        if topic.broader is not None and topic.broader not in broader:
            yield Wrong(
                node, f"{topic.id}: broader {topic.broader} does not exist", "write the id of another entry"
            )
        elif topic.id in _above(topic.id, broader):
            yield Wrong(
                node, f"{topic.id} is broader than itself", "follow `broader` upwards and cut the circle"
            )


def _above(id: str, broader: Mapping[str, str | None]) -> Iterator[str]:
    seen: set[str] = set()
    while (wider := broader.get(id)) is not None and wider not in seen:
        seen.add(wider)
        yield wider
        id = wider
