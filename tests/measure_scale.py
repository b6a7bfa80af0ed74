"""How the time for linking grows: `python tests/measure_scale.py FOLDER [500]` links the first 500 texts, then 1,000.

The folder holds .txt files. Reading them is not counted; finding their citations, subjects, time limits and
overlaps is. CPU time, so that other programs do not disturb it much.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date
from pathlib import Path

from measure_links import facts, knowledge

from policybase.extract import extract
from policybase.link.overlaps.search import overlaps
from policybase.model import Document, Stated
from policybase.parse import parse


def _texts(folder: Path, number: int) -> tuple[Document, ...]:
    """Taken by lot, always the same: neighbours in a folder are often versions of one law."""
    paths = sorted(folder.glob("*.txt"))
    random.Random(1).shuffle(paths)
    return tuple(
        parse(extract(path.read_bytes(), name=path.name), Stated(), (), id=path.stem, today=date(2026, 1, 1))
        for path in paths[:number]
    )


def main(arguments: list[str]) -> None:
    number = int(arguments[1]) if len(arguments) > 1 else 500
    texts = _texts(Path(arguments[0]), 2 * number)
    before: tuple[float, float] | None = None
    for some in (texts[:number], texts):
        start = time.process_time()
        links = facts(some)
        others = time.process_time() - start
        found, _ = overlaps(some, links, knowledge())
        own = time.process_time() - start - others
        provisions = sum(1 for text in some for _ in text.walk())
        print(
            f"{len(some)} texts, {provisions} provisions: facts {others:.1f} s, overlaps {own:.1f} s, {len(found)} links"
        )
        if before is not None:
            print(
                f"twice the texts: overlaps × {own / before[1]:.2f}, linking × {(own + others) / sum(before):.2f}"
            )
        before = (others, own)


if __name__ == "__main__":
    main(sys.argv[1:])
