"""TRA030, TRA031: the words of pages and theme in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policybase.checks.rule import Rules
from policybase.diagnostics import Diagnostic, Severity
from policybase.model import Message

PATH = "translations/en/interface.po"
RULES = Rules()

RULES.explain(
    "TRA030",
    Severity.ERROR,
    """Words of a page have no English.

    The English page would show them in Chinese.

    Example: `msgid "本篇目录"` with `msgstr ""`.

    What to do: `python3 kb.py translate --update`, then translate what is empty in translations/en/interface.po.
    """,
)
RULES.explain(
    "TRA031",
    Severity.ERROR,
    """The English of a page's words names other values than the Chinese.

    Values are filled in by their names; one that is missing is lost on the page.

    Example: 共{count}件 → "{number} documents".

    What to do: use the names in braces exactly as the Chinese has them, each at least once.
    """,
)
_NAMES = re.compile(r"\{(\w+)\}")


def findings(messages: Iterable[Message]) -> Iterator[Diagnostic]:
    for message in messages:
        if not all(form.strip() for form in message.forms):
            yield _found("TRA030", message, f"no English for {message.source!r}", "kb.py translate --update, then translate it")
            continue
        wanted = set(_NAMES.findall(message.source))
        # One document: the number may be said in a word.
        if any(set(_NAMES.findall(form)) | {"count"} != wanted | {"count"} for form in message.forms):
            yield _found("TRA031", message, f"values differ from those of {message.source!r}", "use the names in braces as they are")


def _found(code: str, message: Message, said: str, help: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        path=PATH,
        message=said,
        line=message.line,
        column=1 if message.line else 0,
        excerpt="",
        help=help,
    )
