"""The form above a long list, and the line below it where nothing fits.

Both are hidden until theme/assets/filters.js can answer; every word stands here, so that the script knows none. A row
says what it is in ``data-…``, one for each name of the form; 山西省/晋城市 is found by 山西省 too.
"""

from __future__ import annotations

from collections.abc import Iterable

from policybase.render import escape, tongues
from policybase.render.locales import ZH
from policybase.render.lookup import Lookup

_CHINESE = ' lang="zh-Hans"'
# Filled in by the script.
_SHOWN = {"shown": "{shown}", "all": "{all}"}


def form(controls: Iterable[str], *, id: str, rows: str, everything: str, lookup: Lookup) -> str:
    """``rows`` is the selector of what is filtered; ``everything`` stands on the button that brings all of it back."""
    t = lookup.locale.t
    return "\n".join(
        (
            f'<form class="filters" id="{id}-filters" data-rows="{rows}" data-none="{id}-none" hidden '
            f'aria-label="{t("筛选")}">',
            *controls,
            f'<p class="found" role="status" data-shown="{t("显示{shown}项，共{all}项", **_SHOWN)}"></p>',
            "</form>",
            f'<p class="none" id="{id}-none" hidden>{t("这样的没有。")}<button type="button">{everything}</button></p>',
        )
    )


def select(label: str, key: str, options: Iterable[tuple[str, str]], *, lookup: Lookup) -> str:
    """One choice; ``options`` are pairs of value and words. The first is what is shown at first, "" is all."""
    english = lookup.locale.code != ZH
    choices = "".join(
        f'<option value="{escape.attribute(value)}"{_CHINESE if english and tongues.has_chinese(said) else ""}>'
        f"{escape.text(said)}</option>"
        for value, said in options
    )
    return f'<label>{label} <select name="{key}">{choices}</select></label>'


def words(label: str, key: str) -> str:
    """A box: rows are shown in which every word of it stands, whatever the brackets and the width of signs."""
    return f'<label>{label} <input type="search" name="{key}" autocomplete="off" spellcheck="false"></label>'
