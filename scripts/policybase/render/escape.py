"""Words as data: whatever they look like, a page shows them as they are.

Everything that Markdown, HTML or a template language could act upon is written as a numeric character
reference, which every Markdown engine passes through and every browser shows as the character itself.
Ordinary Chinese stays as it is, so that a committed page can be read and compared.
"""

from __future__ import annotations

import json
import re

# Always: <script>, &amp;, *em*, _em_, `code`, [x](y), {{ }}, { #id }, a|b, ~~, ^^, $$, \*, # heading.
_SPECIAL = frozenset("\\`*_{}[]<>&#|~^$")

# At the start of a paragraph only: "1. x" would be renumbered, "===" and "---" are rules and underlines,
# ": x" is a definition, "+ x" a list, "!!! x" an admonition, '??? x' a folded one.
_OPENING = re.compile(r"[\s]*(?:[0-9]+[.)]|[-+=:!?.\"'(%]+)")

# ":smile:", "javascript:", "http://", "--8<--": engines that know more than ours would act on these.
_RISKY = re.compile(r":(?=[A-Za-z0-9_+/-])|--+|==+|\+\+|@(?=[A-Za-z0-9])")

_PUNCTUATION = re.compile(r"[^\w\s]")

# Neither Markdown (U+0002 marks its own placeholders) nor HTML can carry C0 controls; each is shown as
# its picture, U+2400 + n, one for one, so that nothing is lost and nothing is invisible. White space
# (also U+001C to U+001F) stays white space.
_CONTROL_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if not chr(code).isspace()}
_CONTROL_PICTURES |= {0x7F: "\u2421"}


def visible(words: str) -> str:
    """``words`` as a reader sees them: control characters as their pictures."""
    return words.translate(_CONTROL_PICTURES)


def text(words: str) -> str:
    """``words`` for the inside of a Markdown paragraph or heading, or of an HTML element."""
    shown = visible(words)
    shown = _RISKY.sub(lambda found: "".join(map(_reference, found.group())), _specials(shown))
    # White space becomes one blank: Markdown gives a meaning to line ends and to blanks at either end.
    return re.sub(r"[\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029 ]+", " ", shown)


def opening(words: str) -> str:
    """The same for words that open a paragraph, where a number or a rule would be taken for a mark."""
    stripped = visible(words).lstrip()
    found = _OPENING.match(stripped)
    if not found:
        return text(stripped)
    head = _PUNCTUATION.sub(lambda mark: _reference(mark.group()), found.group())
    return head + text(stripped[found.end() :])


def attribute(words: str) -> str:
    """``words`` for the inside of a double-quoted HTML attribute."""
    return text(words).replace('"', "&#34;").replace("'", "&#39;")


def markup(words: str) -> str:
    """``words`` HTML-escaped, for places where no Markdown is read (front matter: Material prints it raw)."""
    plain = re.sub(r"\s+", " ", visible(words)).strip()
    for special in "&<>\"'":
        plain = plain.replace(special, _reference(special))
    return plain


def quoted(words: str) -> str:
    """``words`` as a YAML string in front matter, HTML-escaped.

    A JSON string is a YAML string, but YAML refuses some characters even there (U+FFFE, C1 controls).
    """
    return json.dumps(_NOT_YAML.sub("\ufffd", markup(words)), ensure_ascii=False)


_NOT_YAML = re.compile("[^\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]")


def _specials(words: str) -> str:
    return "".join(_reference(character) if character in _SPECIAL else character for character in words)


def _reference(character: str) -> str:
    return f"&#{ord(character)};"
