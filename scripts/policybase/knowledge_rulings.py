"""``knowledge/rulings.yml``: a person's accept, reject or retype of single links, and what is wrong with the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import yaml

from policybase.diagnostics import Diagnostic, Severity, place_in
from policybase.model import Address, LinkRelation, Ruling
from policybase.written import Written

CODE = "LNK001"
NEEDED = ("source", "target", "verdict", "by", "reason")
KEYS = (*NEEDED, "relation")
VERDICTS = ("accept", "reject", "retype")


class _Wrong(Exception):
    """What is wrong at a node, and what would be right."""

    def __init__(self, node: yaml.Node, message: str, help: str) -> None:
        super().__init__(message)
        self.node, self.message, self.help = node, message, help


def rulings(text: str, path: str) -> Written[tuple[Ruling, ...]]:
    """Every ruling in the file's order; with an error, none: half of them would silently bring links back."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        start = error.problem_mark.index if error.problem_mark else 0
        help = "put 'single quotes' around addresses: a # begins a comment"
        return Written((), (_at(text, path, start, f"the file is not YAML: {error.problem}", help),))
    found: dict[tuple[Address, Address], Ruling] = {}
    errors: list[Diagnostic] = []
    try:
        for node in _entries(root):
            try:
                ruling = _ruling(node)
                if (ruling.source, ruling.target) in found:
                    raise _Wrong(
                        node, f"{ruling.source} → {ruling.target} is ruled twice", "keep one of the two"
                    )
                found[ruling.source, ruling.target] = ruling
            except _Wrong as wrong:
                errors.append(_at(text, path, wrong.node.start_mark.index, str(wrong), wrong.help))
    except _Wrong as wrong:
        errors.append(_at(text, path, wrong.node.start_mark.index, str(wrong), wrong.help))
    return Written(() if errors else tuple(found.values()), tuple(errors))


def _entries(root: yaml.Node | None) -> Iterable[yaml.Node]:
    if root is None:
        return
    help = "write `rulings:` and below it a list, each entry beginning with `- source:`"
    if not isinstance(root, yaml.MappingNode):
        raise _Wrong(root, "the file is not a mapping", help)
    for key, value in root.value:
        if key.value != "rulings" or not isinstance(value, yaml.SequenceNode):
            raise _Wrong(key, f"{key.value}: is not a list of rulings", help)
        yield from value.value


def _ruling(node: yaml.Node) -> Ruling:
    if not isinstance(node, yaml.MappingNode):
        raise _Wrong(node, "this entry is not a mapping", f"an entry has the keys {', '.join(KEYS)}")
    values: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.value not in KEYS:
            raise _Wrong(key, f"unknown key {key.value!r}", f"use {', '.join(KEYS)}")
        if key.value in values:
            raise _Wrong(key, f"{key.value} stands twice", "keep one of the two")
        values[key.value] = value
    texts = {key: _text(node, values, key) for key in NEEDED}
    if texts["verdict"] not in VERDICTS:
        raise _Wrong(
            values["verdict"], f"no such verdict: {texts['verdict']}", f"use one of {', '.join(VERDICTS)}"
        )
    relation = _relation(node, values) if texts["verdict"] == "retype" or "relation" in values else None
    source, target = _address(values["source"], texts["source"]), _address(values["target"], texts["target"])
    if source.document_id == target.document_id:
        raise _Wrong(node, "both provisions are of one document", "links run between different documents")
    return Ruling(
        source=source,
        target=target,
        verdict=texts["verdict"],
        relation=relation,
        by=texts["by"],
        reason=texts["reason"],
        line=node.start_mark.line + 1,
    )


def _text(entry: yaml.Node, values: Mapping[str, yaml.Node], key: str) -> str:
    value = values.get(key)
    if not isinstance(value, yaml.ScalarNode) or not value.value.strip():
        raise _Wrong(
            value or entry, f"{key} is missing", f"write `{key}: …`; a ruling has {', '.join(NEEDED)}"
        )
    return str(value.value)


def _address(node: yaml.Node, words: str) -> Address:
    document, mark, anchor = words.partition("#")
    if not (document and mark and anchor):
        # source: doc #point-1 — YAML reads a comment from " #" on, and the anchor is gone.
        raise _Wrong(
            node,
            f"{words} is not an address",
            "write 'document#anchor' in single quotes, as `show links` prints it",
        )
    return Address(document.strip(), anchor.strip())


def _relation(entry: yaml.Node, values: Mapping[str, yaml.Node]) -> LinkRelation:
    words = _text(entry, values, "relation")
    try:
        return LinkRelation(words)
    except ValueError:
        raise _Wrong(
            values["relation"], f"no such relation: {words}", f"use one of {', '.join(LinkRelation)}"
        ) from None


def _at(text: str, path: str, start: int, message: str, help: str) -> Diagnostic:
    length = max(1, len(text[start:].split("\n", 1)[0]))
    place = place_in(text, path=path, start=start, length=length)
    return Diagnostic(
        code=CODE,
        severity=Severity.ERROR,
        path=place.path,
        message=message,
        line=place.line,
        column=place.column,
        excerpt=place.excerpt,
        length=place.length,
        help=help,
    )
