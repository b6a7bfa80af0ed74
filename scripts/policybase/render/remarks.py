"""What readers must know of a translation, where it stands: its words or a dash, its state, translator's notes."""

from __future__ import annotations

from policybase.model import State, Translation
from policybase.render import english, escape

MISSING = '<span class="missing">—</span>'


def words(found: Translation | None) -> str:
    """The English as inline HTML; a dash where there is none."""
    return escape.text(found.text) if found is not None and found.text.strip() else MISSING


def notice(state: State | None) -> str:
    """One line on a state that one must be warned of, in both languages; else empty."""
    if state not in english.NOTICE:
        return ""
    zh, en = english.STATE[state]
    return f'<p class="state state-{state}"><span lang="zh-Hans">{zh}</span> · {en.capitalize()}.</p>'


def notes(found: Translation | None) -> str:
    """The translator's notes to readers."""
    said = found.notes if found is not None else ()
    return "".join(f'<p class="note">Translator’s note: {escape.text(note)}</p>' for note in said)
