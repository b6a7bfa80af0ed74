"""The same texts give the same bytes: `build --check` compares what two computers made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).parents[1] / "scripts"
DIGEST = """
import hashlib
from datetime import date
from policybase import pipeline
found = pipeline.with_translations(pipeline.read(pipeline.SOURCES, shown_as="source_texts", today=date(2026, 11, 21)))
made = [(page.path, page.text) for page in pipeline.pages(found)] + list(pipeline.data(found))
for path, content in made:
    words = content if isinstance(content, bytes) else content.encode()
    print(path, hashlib.sha256(words).hexdigest())
"""


def digests(seed: int) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", DIGEST],
        env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(SCRIPTS)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.split("\n")


def test_no_page_and_no_row_depends_on_the_order_of_a_set() -> None:
    first = digests(1)
    assert len(first) > 150
    assert digests(2) == first
    assert digests(3) == first
