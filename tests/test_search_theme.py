"""The templates and the scripts of the search agree: files, their order, and words."""

from __future__ import annotations

import re
from pathlib import Path

THEME = Path(__file__).parents[1] / "theme"
FINDER = (THEME / "partials" / "finder.html").read_text(encoding="utf-8")
OURS = ("finder-results.js", "finder-dialog.js", "search-page.js", "finder-landing.js")


def _engine() -> list[str]:
    parts = re.findall(r"\{% for part in \[(.*?)\] %\}", FINDER)[0]
    return [f"search{part}.js" for part in re.findall(r"'([^']*)'", parts)]


def test_the_dialog_loads_every_script_of_the_engine_and_the_one_that_opens_it_last() -> None:
    there = {file.name for file in (THEME / "assets").glob("search*.js")} - set(OURS)
    assert set(_engine()) == there
    assert len(_engine()) == len(there)
    assert _engine()[-1] == "search.js"


def test_every_word_that_a_script_asks_for_is_printed_by_the_template() -> None:
    printed = set(re.findall(r'"(\w+)": (?:lang|\{)', FINDER))
    asked = set()
    for name in OURS:
        script = (THEME / "assets" / name).read_text(encoding="utf-8")
        asked |= set(re.findall(r"\bwords\.(\w+)", script)) | set(re.findall(r'\bsay\("(\w+)"', script))
    assert len(asked) > 30
    assert asked - printed == set()


def test_scripts_carry_no_words() -> None:
    for name in ("finder.js", *OURS):
        script = (THEME / "assets" / name).read_text(encoding="utf-8")
        code = re.sub(r"/\*.*?\*/", "", script, flags=re.DOTALL)
        assert re.findall(r"[\u4e00-\u9fff]+", code) == [], name
