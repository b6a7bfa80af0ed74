"""knowledge/terms.yml → Termbase. What cannot be used is an error at its line; the rest is used.

``enforce`` is a closed list; a key that nobody reads is a slip of the pen, and said so.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from policybase.diagnostics import Diagnostic, Severity, place_in
from policybase.model import Forbidden, Term, Termbase
from policybase.written import Written

ENFORCE = ("always", "title", "never")
_TERM = {
    *("zh", "en", "variants", "forbidden", "enforce", "unless", "source"),
    *("definition_zh", "definition_en", "note"),
}
# Modality explains itself by a reason and an example where a term has a definition.
_ADVICE = _TERM | {"reason", "example_zh", "example_en"}
_SECTIONS = {"sources": set[str](), "terms": _TERM, "modality": _ADVICE, "drafting": _ADVICE}


class _Wrong(Exception):
    pass


def terms(text: str, path: str) -> Written[Termbase]:
    """The termbase as it stands in ``text``; ``path`` is how messages name the file."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        loaded = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        wrong = f"the file is not YAML: {getattr(error, 'problem', None) or error}"
        return Written(Termbase(), (_error(path, text, mark.line + 1 if mark else 1, wrong),))
    if not isinstance(loaded, dict):
        return Written(Termbase(), (_error(path, text, 1, "the file is not a mapping with `terms:`"),))
    lines = _lines(root)
    errors = [
        _error(path, text, 1, f"unknown section {name!r}; there are {', '.join(_SECTIONS)}")
        for name in loaded
        if name not in _SECTIONS
    ]
    found: dict[str, tuple[Term, ...]] = {}
    for section in ("terms", "modality", "drafting"):
        good: list[Term] = []
        for number, entry in enumerate(loaded.get(section) or []):
            try:
                good.append(_term(entry, known=_SECTIONS[section]))
                if any(each.zh == good[-1].zh for each in good[:-1]):
                    raise _Wrong(f"{good.pop().zh} stands here for the second time")
            except _Wrong as wrong:
                errors.append(_error(path, text, lines.get((section, number), 1), str(wrong)))
        found[section] = tuple(good)
    sources = tuple((str(key), str(value)) for key, value in (loaded.get("sources") or {}).items())
    return Written(Termbase(**found, sources=sources), tuple(errors))


def _term(entry: object, *, known: set[str]) -> Term:
    if not isinstance(entry, dict):
        raise _Wrong("an entry is a mapping with `zh:` and `en:`")
    if unknown := [str(key) for key in entry if key not in known]:
        raise _Wrong(f"unknown key {', '.join(unknown)}; there are {', '.join(sorted(known))}")
    values = {key: "" if entry.get(key) is None else str(entry[key]).strip() for key in known}
    if not values["zh"] or not values["en"]:
        raise _Wrong("an entry has `zh:` and `en:`")
    enforce = values["enforce"] or "always"
    if enforce not in ENFORCE:
        raise _Wrong(f"enforce: {enforce!r}; there are {', '.join(ENFORCE)}")
    return Term(
        zh=values["zh"],
        en=values["en"],
        variants=_list(entry, "variants"),
        forbidden=tuple(_forbidden(each) for each in entry.get("forbidden") or []),
        enforce=enforce,
        unless=_list(entry, "unless"),
        source=values["source"],
        definition_zh=values["definition_zh"],
        definition_en=values["definition_en"],
        note=values["note"] or values.get("reason", ""),
    )


def _list(entry: dict[object, object], key: str) -> tuple[str, ...]:
    found = entry.get(key) or []
    if not isinstance(found, list):
        raise _Wrong(f"{key}: write a list: [one, two]")
    return tuple(str(each).strip() for each in found)


def _forbidden(entry: object) -> Forbidden:
    if not isinstance(entry, dict) or not entry.get("en") or not entry.get("reason"):
        raise _Wrong("a forbidden rendering has `en:` and `reason:`")
    return Forbidden(str(entry["en"]).strip(), str(entry["reason"]).strip())


def _lines(root: yaml.Node | None) -> dict[tuple[str, int], int]:
    """1-based line of each entry of each section, from YAML's own marks."""
    return dict(_marks(root)) if isinstance(root, yaml.MappingNode) else {}


def _marks(root: yaml.MappingNode) -> Iterator[tuple[tuple[str, int], int]]:
    for key, node in root.value:
        if isinstance(node, yaml.SequenceNode):
            for number, entry in enumerate(node.value):
                yield (key.value, number), entry.start_mark.line + 1


def _error(path: str, text: str, line: int, message: str) -> Diagnostic:
    start = sum(len(each) + 1 for each in text.split("\n")[: line - 1])
    place = place_in(text, path=path, start=start)
    return Diagnostic(
        code="TRA007",
        severity=Severity.ERROR,
        path=path,
        message=message,
        line=line,
        column=1,
        excerpt=place.excerpt,
        help="correct the entry; the head of the file says what each key means",
    )
