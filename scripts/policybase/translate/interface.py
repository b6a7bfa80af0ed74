"""The words of pages and theme: collected from where they stand, translated in ``interface.po``.

A message is its Chinese words (gettext): ``t("…")``, ``n("…", count)`` and ``N_("…")`` in Python,
``lang.t("…")`` in templates.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

import polib

from policybase.model import Message
from policybase.translate import catalogue, states

PATH = "interface.po"
KEYWORDS = ("t", "n", "N_")
COUNTED = "n"
# {{ lang.t("本篇目录") }}; Material's own keys ("toc") have no Chinese in them.
_TEMPLATE = re.compile(r"""lang\.t\(\s*(?:"([^"\n]*[\u3400-\u9fff][^"\n]*)"|'([^'\n]*[\u3400-\u9fff][^'\n]*)')""")
_HEADER = """Words of the pages and the theme in English.
`kb.py translate --update` follows the Chinese; what translators write is never dropped."""


@dataclass(frozen=True, slots=True)
class Found:
    """A message where it stands."""

    source: str
    counted: bool  # has singular and plural
    path: str
    line: int


def collected(files: Iterable[tuple[str, bytes]]) -> tuple[Found, ...]:
    """Every message of .py and .html ``files`` (path, content), once, where it stands first."""
    found: dict[str, Found] = {}
    for path, content in files:
        for each in _python(path, content) if path.endswith(".py") else _template(path, content):
            known = found.setdefault(each.source, each)
            if each.counted and not known.counted:
                found[each.source] = each
    return tuple(found.values())


def _python(path: str, content: bytes) -> Iterable[Found]:
    """By the syntax tree: a message inside the values of another one is found too."""
    for node in ast.walk(ast.parse(content)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        words = node.args[0]
        if called in KEYWORDS and isinstance(words, ast.Constant) and isinstance(words.value, str):
            yield Found(words.value, called == COUNTED, path, node.lineno)


def _template(path: str, content: bytes) -> Iterable[Found]:
    text = content.decode("utf-8")
    for match in _TEMPLATE.finditer(text):
        words = (match[1] or match[2]).replace(r"\n", "\n")
        yield Found(words, False, path, text.count("\n", 0, match.start()) + 1)


def update(found: Iterable[Found], text: str | None) -> str:
    """``interface.po`` with every message of ``found``; what is gone is kept as obsolete. Raises ``NotACatalogue``."""
    old = catalogue.parse(text) if text is not None else None
    file = catalogue.new("interface")
    if old is not None:
        file.header, file.metadata = old.header, old.metadata
    else:
        file.header = _HEADER
        file.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
    kept = {entry.msgid: entry for entry in old or ()}
    for each in found:
        entry = kept.pop(each.source, None) or polib.POEntry(msgid=each.source)
        entry.obsolete = False
        # Files only: a line number would change with every edit of the code above it.
        entry.occurrences = [(each.path, "")]
        if each.counted and not entry.msgid_plural:
            entry.msgid_plural = each.source
            entry.msgstr_plural = {0: entry.msgstr, 1: entry.msgstr}
            entry.msgstr = ""
        elif not each.counted and entry.msgid_plural:
            entry.msgstr, entry.msgid_plural, entry.msgstr_plural = entry.msgstr_plural.get(1, ""), "", {}
        file.append(entry)
    for entry in kept.values():
        entry.obsolete = True
        file.append(entry)
    return catalogue.printed(file)


def messages(found: Iterable[Found], text: str | None) -> tuple[Message, ...]:
    """Every message with what ``interface.po`` says; empty words where it says nothing. Raises ``NotACatalogue``."""
    file = catalogue.parse(text) if text is not None else ()
    said = {entry.msgid: entry for entry in file if not entry.obsolete and not entry.fuzzy}
    return tuple(_message(each, said.get(each.source)) for each in found)


def _message(found: Found, entry: polib.POEntry | None) -> Message:
    if entry is None:
        return Message(found.source, ("",))
    forms = tuple(entry.msgstr_plural[key] for key in sorted(entry.msgstr_plural)) or (entry.msgstr,)
    state = states.state(text=forms[-1], fuzzy=False, comment=entry.tcomment)
    return Message(found.source, forms, state, entry.linenum or 0)


def table(said: Iterable[Message]) -> str:
    """The messages as a Jinja macro ``t``, which theme/partials/languages/en-GB.html asks."""
    lines = [
        f"  {json.dumps(each.source, ensure_ascii=False)}: {json.dumps(each.forms[0], ensure_ascii=False)}"
        for each in sorted(said, key=lambda each: each.source)
        if each.forms[0]
    ]
    entries = ",\n".join(lines)
    return (
        "{#- Generated from translations/en/interface.po; run `kb.py build`. -#}\n"
        f"{{% macro t(key) %}}{{{{ {{\n{entries}\n}}[key] }}}}{{% endmacro %}}\n"
    )
