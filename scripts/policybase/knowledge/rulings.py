"""``knowledge/rulings.yml``: a person's accept, reject or retype of single links, and what is wrong with the file."""

from __future__ import annotations

from yaml import Node

from policybase.diagnostics import Written
from policybase.model import Address, LinkRelation, Ruling
from policybase.strict_yaml import Reading, Wrong, entries, mapping, needed

CODE = "LNK001"
NEEDED = ("source", "target", "verdict", "by", "reason")
KEYS = (*NEEDED, "relation")
VERDICTS = ("accept", "reject", "retype")


def rulings(text: str, path: str) -> Written[tuple[Ruling, ...]]:
    """Every ruling in the file's order; with an error, none: half of them would silently bring links back."""
    file = Reading(text, path, code=CODE)
    root = file.root(help="put 'single quotes' around addresses: a # begins a comment")
    found: dict[tuple[Address, Address], Ruling] = {}
    with file.noting():
        for node in entries(root, "rulings", first="source"):
            with file.noting():
                ruling = _ruling(node)
                link = (ruling.source, ruling.target)
                if link in found:
                    raise Wrong(node, f"{link[0]} → {link[1]} is ruled twice", "keep one of the two")
                found[link] = ruling
    return file.written(tuple(found.values()), otherwise=())


def _ruling(node: Node) -> Ruling:
    values = mapping(node, KEYS)
    texts = {key: needed(node, values, key) for key in NEEDED}
    if texts["verdict"] not in VERDICTS:
        raise Wrong(
            values["verdict"], f"no such verdict: {texts['verdict']}", f"use one of {', '.join(VERDICTS)}"
        )
    relation = None
    if texts["verdict"] == "retype" or "relation" in values:
        relation = _relation(values.get("relation", node), needed(node, values, "relation"))
    source, target = _address(values["source"], texts["source"]), _address(values["target"], texts["target"])
    if source.document_id == target.document_id:
        raise Wrong(node, "both provisions are of one document", "links run between different documents")
    return Ruling(
        source=source,
        target=target,
        verdict=texts["verdict"],
        relation=relation,
        by=texts["by"],
        reason=texts["reason"],
        line=node.start_mark.line + 1,
    )


def _address(node: Node, words: str) -> Address:
    document, mark, anchor = words.partition("#")
    if not (document and mark and anchor):
        # source: doc #point-1 — YAML reads a comment from " #" on, and the anchor is gone.
        raise Wrong(
            node,
            f"{words} is not an address",
            "write 'document#anchor' in single quotes, as `show links` prints it",
        )
    return Address(document.strip(), anchor.strip())


def _relation(node: Node, words: str) -> LinkRelation:
    try:
        return LinkRelation(words)
    except ValueError:
        raise Wrong(
            node, f"no such relation: {words}", f"use one of {', '.join(LinkRelation)}"
        ) from None
