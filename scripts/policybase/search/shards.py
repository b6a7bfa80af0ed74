"""Postings and rows → scripts of a bounded size. Each calls a function, so that it loads from file:// too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from policybase.search.symbols import gaps

# Small shards waste no bytes on five documents; with 100,000 provisions they would be too many files.
ABOUT_SO_MANY = 400
POSTINGS = (3_000, 24_000)
ROWS = (3_000, 8_000)  # of texts and names: most of a shard is not shown


@dataclass(frozen=True, slots=True)
class Shards:
    """Scripts, and where each begins: a key of postings, a number of rows."""

    files: tuple[tuple[str, bytes], ...]
    starts: tuple[str, ...] | tuple[int, ...]


def script(name: str, value: object) -> tuple[str, bytes]:
    """search/<name>.js"""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"search/{name}.js", f'PB.search.add("{name}",{written});\n'.encode()


def of_postings(family: str, found: Mapping[str, Sequence[int]]) -> Shards:
    """Keys in the order of UTF-16, as a browser compares them; a key that is too large stands alone."""
    keys = sorted(found, key=lambda key: key.encode("utf-16-be"))
    entries = [(key, gaps(found[key])) for key in keys]
    limit = _limit(POSTINGS, sum(len(written) + 8 for _, written in entries))
    files: list[tuple[str, bytes]] = []
    starts: list[str] = []
    for group in _groups(entries, limit):
        starts.append(group[0][0])
        files.append(script(f"{family}{len(files)}", " ".join(f"{key} {written}" for key, written in group)))
    return Shards(tuple(files), tuple(starts))


def _limit(sizes: tuple[int, int], total: int) -> int:
    return min(sizes[1], max(sizes[0], total // ABOUT_SO_MANY))


def _groups(entries: Sequence[tuple[str, str]], limit: int) -> Iterator[list[tuple[str, str]]]:
    group: list[tuple[str, str]] = []
    size = 0
    for key, written in entries:
        own = len(key.encode()) + len(written) + 2
        if group and size + own > limit:
            yield group
            group, size = [], 0
        group.append((key, written))
        size += own
    if group:
        yield group


def of_rows(family: str, rows: Iterable[tuple[int, object]]) -> Shards:
    """Rows by rising number; a script holds {number: row} of those from its start on."""
    rows = tuple(rows)
    written = [len(json.dumps(row, ensure_ascii=False).encode()) for _, row in rows]
    limit = _limit(ROWS, sum(written))
    files: list[tuple[str, bytes]] = []
    starts: list[int] = []
    group: dict[str, object] = {}
    size = 0
    for (number, row), own in zip(rows, written, strict=True):
        if group and size + own > limit:
            files.append(script(f"{family}{len(files)}", group))
            group, size = {}, 0
        if not group:
            starts.append(number)
        group[str(number)] = row
        size += own
    if group:
        files.append(script(f"{family}{len(files)}", group))
    return Shards(tuple(files), tuple(starts))


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """Changes with the files: browsers that keep old shards are asked for new ones."""
    found = sha256()
    for path, content in files:
        found.update(path.encode() + content)
    return found.hexdigest()[:10]
