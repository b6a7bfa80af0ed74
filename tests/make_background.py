"""Makes scripts/policybase/link/overlaps/background.tsv: `python tests/make_background.py FOLDER [FOLDER …]` of .txt files.

How many of 1,000 sentences of Chinese law and policy have a pair of characters. Made once, of texts that are
not in this base, so that what is common in the field stays common when the base holds five texts only.
Of laws every fifth is read: there are eight times as many as policies, and they would outweigh them.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from policybase.link.overlaps.similarity import BACKGROUND, STEP, pairs

SENTENCE = re.compile(r"[。；！？\n]")
# 第一条　为了…: a text with articles is a law.
LAW = re.compile(r"^\s*第一条", re.MULTILINE)
LAWS_READ = 5  # one of five
LEAST = 1 / 12_000  # rarer pairs count as this rare: one sighting proves nothing


def main(folders: Iterable[str]) -> int:
    counts: Counter[str] = Counter()
    total = 0
    for words in _sentences(folders):
        found = set(pairs(words))
        if len(found) >= 4:
            total += 1
            counts.update(found)
    levels: dict[int, list[str]] = {}
    for pair, count in counts.items():
        if count >= total * LEAST:
            levels.setdefault(round(math.log(total / count) / STEP), []).append(pair)
    lines = [f"{level}\t{''.join(sorted(levels[level]))}" for level in sorted(levels)]
    rarest = round(math.log(1 / LEAST) / STEP)
    target = ROOT / "scripts" / "policybase" / "link" / "overlaps" / BACKGROUND
    target.write_text("\n".join((f"{rarest}\t", *lines)) + "\n", encoding="utf-8", newline="\n")
    print(f"{total} sentences, {sum(map(len, levels.values()))} pairs, {target.stat().st_size} bytes")
    return 0


def _sentences(folders: Iterable[str]) -> Iterator[str]:
    laws = 0
    for path in sorted(path for folder in folders for path in Path(folder).glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        if LAW.search(text):
            laws += 1
            if laws % LAWS_READ:
                continue
        yield from SENTENCE.split(text)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
