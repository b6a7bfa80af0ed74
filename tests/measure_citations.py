"""How well citations are aimed, against tests/gold/citations.tsv: every 《…》 and 文号 of the five texts, in order.

    PYTHONPATH=scripts python tests/measure_citations.py

prints F1 of the citations, F1 of their works, how many short forms stand for the right work, how many
relations are right; then every difference.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from policybase import library
from policybase.extract import extract
from policybase.knowledge.works import works
from policybase.link.citations.aim import works_and_citations
from policybase.link.citations.mentions import mentions
from policybase.model import Citation, Document, MentionKind, Work
from policybase.parse import parse

ROOT = Path(__file__).parents[1]
GOLD = Path(__file__).parent / "gold" / "citations.tsv"
KNOWN = ROOT / "knowledge" / "works.yml"
SHORT = len("《纲要》")
Row = tuple[str, str, str, str]  # document, anchor ("-" in the head), kind, quote


@dataclass(frozen=True, slots=True)
class Score:
    f1: float  # found where they stand
    works_f1: float  # and aimed at the right work, or at none
    short_forms: tuple[int, int]  # right, expected
    relations: tuple[int, int]  # right, found
    differences: tuple[str, ...]


def documents() -> tuple[Document, ...]:
    shelf = library.read_shelf(ROOT / "source_texts", shown_as="source_texts")
    return tuple(
        parse(
            extract(source.original, name=source.file),
            source.stated,
            source.corrections,
            id=source.id,
            today=date(2026, 11, 21),
        )
        for source in shelf.sources
    )


def known() -> tuple[Work, ...]:
    read = works(KNOWN.read_text(encoding="utf-8"), "knowledge/works.yml")
    assert read.errors == ()
    return read.value


def aimed(*, knowing: tuple[Work, ...]) -> tuple[tuple[Work, ...], tuple[Citation, ...]]:
    texts = documents()
    return works_and_citations(texts, tuple(each for text in texts for each in mentions(text)), knowing)


def gold() -> list[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def measure() -> Score:
    found = [each for each in aimed(knowing=known())[1] if each.mention.kind is not MentionKind.PROVISION]
    expected = gold()
    places = Counter(map(_row, expected)), Counter(map(_place, found))
    works_of = (
        Counter((*_row(row), row["work"]) for row in expected),
        Counter((*_place(each), _work(each)) for each in found),
    )
    short = [row for row in expected if len(row["quote"]) <= SHORT and row["work"] != "-"]
    short_found = Counter((*_place(each), _work(each)) for each in found if each.resolved_title)
    short_right = sum((Counter((*_row(row), row["work"]) for row in short) & short_found).values())
    relation_of = (
        Counter((*_row(row), row["relation"]) for row in expected),
        Counter((*_place(each), each.relation.value) for each in found),
    )
    return Score(
        f1=_f1(*places),
        works_f1=_f1(*works_of),
        short_forms=(short_right, len(short)),
        relations=(sum((relation_of[0] & relation_of[1]).values()), len(found)),
        differences=tuple(_differences(*works_of)) + tuple(_differences(*relation_of)),
    )


def _row(row: dict[str, str]) -> Row:
    return row["document"], row["anchor"], row["kind"], row["quote"]


def _place(citation: Citation) -> Row:
    mention = citation.mention
    quote = "".join(mention.quote.split())
    return mention.at.document_id, mention.at.anchor or "-", mention.kind.value, quote


def _work(citation: Citation) -> str:
    """The work's id; of a work that works.yml does not know, the document that it is."""
    return citation.document or citation.work or "-"


def _f1(expected: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> float:
    return 2 * sum((expected & found).values()) / (sum(expected.values()) + sum(found.values()))


def _differences(expected: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> list[str]:
    missing = [f"- {' | '.join(row)}" for row in (expected - found).elements()]
    return missing + [f"+ {' | '.join(row)}" for row in (found - expected).elements()]


if __name__ == "__main__":
    score = measure()
    print(f"citations F1 {score.f1:.4f}, with their work {score.works_f1:.4f}")
    print("short forms {}/{}, relations {}/{}".format(*score.short_forms, *score.relations))
    print("\n".join(score.differences))
