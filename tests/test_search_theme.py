"""The templates and the scripts of the search agree: files, their order, and words."""

from __future__ import annotations

import re
from pathlib import Path

from policybase.search import SCRIPTS

THEME = Path(__file__).parents[1] / "theme"
FINDER = (THEME / "partials" / "finder.html").read_text(encoding="utf-8")
OURS = ("finder-results.js", "finder-dialog.js", "search-page.js", "finder-landing.js")


def test_every_script_of_the_engine_is_in_the_one_file_that_is_loaded() -> None:
    there = {file.stem for file in (THEME / "assets").glob("search*.js")} - {"search-page"}
    assert set(SCRIPTS) == there
    assert SCRIPTS[-1] == "search"


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
