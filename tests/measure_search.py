"""How well the search finds what it must: `python tests/measure_search.py [--group GROUP] [-v]`.

Builds the index of source_texts/, opens it in Chromium, types every query of tests/search/queries.yml and prints, for each
group: a right provision (or jump) first, all expected ones among the first five, and what found nothing. -v: each miss.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from search_page import chromium, opened, served, write_page

from policybase import pipeline
from policybase.search import files

QUERIES = ROOT / "tests" / "search" / "queries.yml"
Case = dict[str, Any]


@contextmanager
def site() -> Iterator[Path]:
    """A folder with the index of the project's own texts and a page that has the engine."""
    found = pipeline.with_translations(
        pipeline.read(pipeline.SOURCES, shown_as="source_texts", today=date.today())
    )
    with tempfile.TemporaryDirectory() as folder:
        for path, content in files(found.library, english=pipeline.english_of(found.library)):
            (Path(folder) / path).parent.mkdir(exist_ok=True)
            (Path(folder) / path).write_bytes(content)
        write_page(Path(folder))
        yield Path(folder)


def addresses(result: Case) -> list[str]:
    """What a reader sees, from the top: jumps, then provisions; the same place once."""
    jumps = [jump["url"].removesuffix(".html") if not jump["anchor"] else f"{jump['document']}#{jump['anchor']}" for jump in result["jumps"]]
    return list(dict.fromkeys([*jumps, *(hit["id"] for hit in result["hits"])]))


def judge(case: Case, result: Case) -> tuple[bool, bool, bool]:
    """(a right one first, all expected among the first five, found nothing)."""
    found = addresses(result)
    provisions = [each for each in found if "#" in each]
    if case["group"] == "nothing":
        right = not found if case["expect"] == "nothing" else (result["notice"] or {}).get("code") == "any"
        return right, right, False
    wanted = case.get("jump") or []
    wanted = [wanted] if isinstance(wanted, str) else wanted
    first = True
    if wanted:
        first = bool(found) and found[0] in wanted
    if case.get("first"):
        # A document or a work that was named may stand above the provisions, where the query is its title.
        top = provisions[:1] if not wanted else [*provisions[:1], *found[:1]]
        first = first and any(each in case["first"] for each in top)
    if case.get("answer") and first and result["hits"]:
        values = "".join(piece["text"] for hit in result["hits"] if hit["id"] in case["first"] for piece in hit["excerpt"] if piece["value"])
        case["unmarked"] = not any(word in values for word in case["answer"])
    expected = [each if isinstance(each, list) else [each] for each in case.get("five", [])]
    five = all(any(one in provisions[:5] for one in some) for some in expected)
    return first, five, not found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--group")
    options.add_argument("-v", action="store_true", dest="verbose")
    chosen = options.parse_args()
    cases = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))["queries"]
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0, 0])
    with site() as folder, served(folder) as address, chromium() as browser:
        pages = {locale: opened(browser, address, locale) for locale in ("zh", "en")}
        for case in cases:
            if chosen.group and case["group"] != chosen.group:
                continue
            result = pages[case["locale"]].evaluate("typed => PB.search.query(typed, {count: 10})", case["q"])
            first, five, nothing = judge(case, result)
            row = tally[case["group"]]
            asked = bool(case.get("answer"))
            for at, value in enumerate((True, first, five, nothing, asked, asked and not case.get("unmarked"))):
                row[at] += value
            if chosen.verbose and not (first and five and not case.get("unmarked")):
                said = f"{'first ' if not first else ''}{'five ' if not five else ''}{'value' if case.get('unmarked') else ''}"
                print(f"✗ {case['q']} [{case['group']}] {said} notice {(result['notice'] or {}).get('code')}")
                print("   wanted", case.get("jump"), case.get("first"), case.get("five"), case.get("answer"))
                print("   found ", *addresses(result)[:6], sep="\n      ")
    total = [sum(row[at] for row in tally.values()) for at in range(6)]
    print(f"{'group':14} queries  first   five  nothing found  value marked")
    for name, row in (*tally.items(), ("all", total)):
        print(f"{name:14} {row[0]:7} {row[1]:6} {row[2]:6} {row[3]:14}  {row[5]}/{row[4]}")
    print(f"first {total[1] / total[0]:.1%}, five {total[2] / total[0]:.1%}")


if __name__ == "__main__":
    main()
