"""How the search grows: `python tests/measure_search_scale.py FOLDER [5 1000 3000]`, FOLDER with .txt files.

For so many texts, taken by lot: seconds to build the index, its size, its largest shard; then, in Chromium with an empty
cache at 10 Mbit/s and 40 ms a request: seconds from typing to the first result and kilobytes until then, the engine's own
scripts counted apart. Time for reading and linking the texts is not counted.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from measure_links import facts, knowledge
from search_page import chromium, served, write_page

from policybase.extract import extract
from policybase.model import Document, Edition, Library, Stated
from policybase.parse import parse
from policybase.search import files

TODAY = date(2026, 11, 21)
BYTES_A_SECOND = 10_000_000 // 8
QUERIES = (
    *("行政复议", "规范性文件备案", "应当", "行政机关应当", "15日内", "法律责任", "国务院 行政法规", "备案 期限"),
    *("规范性文件多少天内备案", "谁负责审查", "第十二条", "administrative reconsideration", "红头文件备案", "法"),
)


def texts(folder: Path, number: int) -> tuple[Document, ...]:
    paths = sorted(folder.glob("*.txt"))
    random.Random(1).shuffle(paths)
    return tuple(
        parse(extract(path.read_bytes(), name=path.name), Stated(), (), id=path.stem, today=TODAY)
        for path in paths[:number]
    )


def cold(browser: Any, address: str, typed: str) -> tuple[float, int, int]:
    """(seconds from typing to the result, kilobytes of the index, number of files) with an empty cache."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}zh/page.html")
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 40, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND},
    )
    received = [0, 0]

    def finished(event: Any) -> None:
        received[0] += event["encodedDataLength"]
        received[1] += 1

    session.on("Network.loadingFinished", finished)
    seconds = page.evaluate(
        """typed => {
          var start = performance.now();
          PB.search.open('../', 'zh');
          return PB.search.query(typed, {count: 8}).then(function () { return (performance.now() - start) / 1000; });
        }""",
        typed,
    )
    page.wait_for_timeout(50)
    context.close()
    return seconds, received[0] // 1000, received[1]


def measure(library: Library) -> None:
    start = time.process_time()
    made = files(library, Edition("en", ()))
    built = time.process_time() - start
    provisions = sum(1 for document in library.documents for _ in document.walk())
    total = sum(len(content) for _, content in made)
    largest = max(made, key=lambda each: len(each[1]))
    print(f"\n{len(library.documents)} texts, {provisions} provisions: {built:.1f} s ({built / provisions * 40_000:.1f} s per 40,000), "
          f"{total / 1e6:.1f} MB in {len(made)} files; largest {largest[0]} {len(largest[1]) // 1000} KB")  # fmt: skip
    for name in ("manifest", "units"):
        print(f"  {name} {len(dict(made)[f'search/{name}.js']) // 1000} KB", end="")
    print()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "search").mkdir()
        for path, content in made:
            (Path(folder) / path).write_bytes(content)
        write_page(Path(folder))
        print(f"  engine {(Path(folder) / 'search' / 'engine.js').stat().st_size // 1000} KB, before any query")
        with served(Path(folder)) as address, chromium() as browser:
            rows = [(typed, *cold(browser, address, typed)) for typed in QUERIES]
    for typed, seconds, kilobytes, count in rows:
        print(f"  {seconds:5.2f} s {kilobytes:5} KB {count:3} files  {typed}")
    print(f"  median {statistics.median(row[1] for row in rows):.2f} s, {statistics.median(row[2] for row in rows):.0f} KB; "
          f"worst {max(row[1] for row in rows):.2f} s, {max(row[2] for row in rows)} KB")  # fmt: skip


def main(arguments: list[str]) -> None:
    numbers = [int(each) for each in arguments[1:]] or [5, 1000, 3000]
    read = texts(Path(arguments[0]), max(numbers))
    for number in numbers:
        some = read[:number]
        measure(Library(some, (), facts(some), knowledge(), TODAY))


if __name__ == "__main__":
    main(sys.argv[1:])
