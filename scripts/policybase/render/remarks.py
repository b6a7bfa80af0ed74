"""What readers must know of a translation, where it stands: its words or a dash, its state, translator's notes."""

from __future__ import annotations

from collections.abc import Iterator

from policybase import contexts
from policybase.model import Provision, State, Translation
from policybase.render import english, tongues
from policybase.render import words as said_words
from policybase.render.english_cells import Said
from policybase.render.locales import ZH
from policybase.render.lookup import Lookup

MISSING = '<span class="missing">—</span>'


def words(found: Translation | None) -> str:
    """The English as inline HTML; a dash where there is none."""
    return tongues.mixed(found.text) if found is not None and found.text.strip() else MISSING


def notice(state: State | None, lookup: Lookup) -> str:
    """One line on a state that one must be warned of, on a page in both languages; else empty."""
    if state is None or state not in english.NOTICE:
        return ""
    en = english.STATE[state].capitalize()
    zh = f'<span lang="zh-Hans">{said_words.STATE[state]}</span> · ' if lookup.locale.code == ZH else ""
    return f'<p class="state state-{state}">{zh}{en}.</p>'


def notes(found: Translation | None) -> str:
    """The translator's notes to readers."""
    said = found.notes if found is not None else ()
    return "".join(f'<p class="note">Translator’s note: {tongues.mixed(note)}</p>' for note in said)


def about(found: Translation | None, lookup: Lookup) -> Iterator[tuple[str, str]]:
    """Notice and notes of one passage for an English page: (inline HTML, class)."""
    yield from _noticed(State.MISSING if found is None else found.state, lookup)
    yield from _noted(found, lookup)


def of(provision: Provision, said: Said, lookup: Lookup) -> Iterator[tuple[str, str]]:
    """The same for a provision. Of a document without any English its head speaks once."""
    if not said:
        return
    yield from _noticed(contexts.state_of(provision, said), lookup)
    for context, _ in contexts.of(provision):
        yield from _noted(said.get(context), lookup)


def _noticed(state: State | None, lookup: Lookup) -> Iterator[tuple[str, str]]:
    if state is not None and state in english.NOTICE:
        said = lookup.locale.t(said_words.STATE[state])
        yield f"{said[:1].upper()}{said[1:]}.", f".state .state-{state}"


def _noted(found: Translation | None, lookup: Lookup) -> Iterator[tuple[str, str]]:
    for note in found.notes if found is not None else ():
        yield lookup.locale.t("译者注：{note}", note=tongues.mixed(note)), ".note"
