"""knowledge/terms.yml → Termbase. What cannot be used is an error at its line; the rest is used.

``enforce`` is a closed list; a key that nobody reads is a slip of the pen, and said so.
"""

from __future__ import annotations

from collections.abc import Mapping

from yaml import Node

from policybase.diagnostics import Written
from policybase.model import Forbidden, Term, Termbase
from policybase.strict_yaml import Reading, Wrong, given, mapping, needed, pairs, sequence, words

CODE = "TRA007"
ENFORCE = ("always", "title", "never")
_TERM = (
    *("zh", "en", "variants", "forbidden", "enforce", "unless", "source"),
    *("definition_zh", "definition_en", "note"),
)
# Modality explains itself by a reason and an example where a term has a definition.
_ADVICE = (*_TERM, "reason", "example_zh", "example_en")
_SECTIONS = {"terms": _TERM, "modality": _ADVICE, "drafting": _ADVICE}
_SOURCES = "sources"
_HELP = "correct the entry; the head of the file says what each key means"


def terms(text: str, path: str) -> Written[Termbase]:
    """The termbase as it stands in ``text``; ``path`` is how messages name the file."""
    file = Reading(text, path, code=CODE)
    root = file.root()
    sections: dict[str, Node] = {}
    with file.noting():
        for key, value in () if root is None else pairs(root, wanted="the file is a mapping with `terms:`"):
            sections[key.value] = value
            if key.value not in (_SOURCES, *_SECTIONS):
                there = ", ".join((_SOURCES, *_SECTIONS))
                file.note(Wrong(key, f"unknown section {key.value!r}; there are {there}", _HELP))
    found = {name: _section(file, given(sections, name), known) for name, known in _SECTIONS.items()}
    sources: tuple[tuple[str, str], ...] = ()
    with file.noting():
        sources = _sources(given(sections, _SOURCES))
    return Written(Termbase(**found, sources=sources), tuple(file.errors))


def _section(file: Reading, node: Node | None, known: tuple[str, ...]) -> tuple[Term, ...]:
    found: dict[str, Term] = {}
    with file.noting():
        for entry in sequence(node):
            with file.noting(at=entry):
                term = _term(entry, known)
                if term.zh in found:
                    raise Wrong(entry, f"{term.zh} stands here for the second time", _HELP)
                found[term.zh] = term
    return tuple(found.values())


def _sources(node: Node | None) -> tuple[tuple[str, str], ...]:
    if node is None:
        return ()
    return tuple((key.value, words(value)) for key, value in pairs(node, wanted="write `key: where it was seen`"))


def _term(entry: Node, known: tuple[str, ...]) -> Term:
    values = mapping(entry, known)
    zh, en = needed(entry, values, "zh").strip(), needed(entry, values, "en").strip()
    enforce = _words(values, "enforce") or "always"
    if enforce not in ENFORCE:
        raise Wrong(values["enforce"], f"enforce: {enforce!r}; there are {', '.join(ENFORCE)}", _HELP)
    return Term(
        zh=zh,
        en=en,
        variants=_list(values, "variants"),
        forbidden=tuple(_forbidden(each) for each in sequence(given(values, "forbidden"))),
        enforce=enforce,
        unless=_list(values, "unless"),
        source=_words(values, "source"),
        definition_zh=_words(values, "definition_zh"),
        definition_en=_words(values, "definition_en"),
        note=_words(values, "note") or _words(values, "reason"),
    )


def _words(values: Mapping[str, Node], key: str) -> str:
    node = given(values, key)
    return "" if node is None else words(node).strip()


def _list(values: Mapping[str, Node], key: str) -> tuple[str, ...]:
    return tuple(words(each).strip() for each in sequence(given(values, key)))


def _forbidden(entry: Node) -> Forbidden:
    values = mapping(entry, ("en", "reason"))
    return Forbidden(needed(entry, values, "en").strip(), needed(entry, values, "reason").strip())
