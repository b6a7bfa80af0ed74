"""EXT010…: what became of the characters of an original, and of the corrections made to it."""

from __future__ import annotations

from collections.abc import Iterator

from policybase.checks.rule import Finding, Rules, Subject
from policybase.diagnostics import Place, Severity
from policybase.model import Correction, Kind

RULES = Rules()
# Enough to find the place by searching for the rarest.
SHOWN = 12
UNLABELLED = frozenset({Kind.PARAGRAPH, Kind.TABLE, Kind.ADDRESSEES})


@RULES.add("EXT010", Severity.ERROR)
def unaccounted_characters(subject: Subject) -> Iterator[Finding]:
    """Characters of the original are unaccounted for.

    White space aside, every character of the original stands either in the transcript or in
    `set_aside.tsv`, as often as there. Here one was lost, or stands there once too often. Nothing
    that the page says can be trusted before this is understood.

    Example: 条 stands 31 times in the original, 30 times in transcript and set-aside together.

    What to do: compare `show transcript FILE` and `set_aside.tsv` with the original. This is a
    fault of ours, not of the text: report it with the file.
    """
    unaccounted = subject.document.transcript.unaccounted
    lost = tuple((character, times) for character, times in unaccounted if times > 0)
    invented = tuple((character, -times) for character, times in unaccounted if times < 0)
    for characters, what in (
        (lost, "of the original stand neither in the transcript nor in set_aside.tsv"),
        (invented, "stand in the transcript or in set_aside.tsv, and not in the original"),
    ):
        if characters:
            number = sum(times for _, times in characters)
            yield Finding(
                subject.whole(),
                f"{number} character{'s' if number > 1 else ''} {what}: {_listed(characters)}",
                f"compare the original with what was read: python3 kb.py show transcript {subject.shown}",
            )


@RULES.add("EXT011", Severity.NOTE)
def no_structure(subject: Subject) -> Iterator[Finding]:
    """No structure was recognised.

    No label (第一条, 一、, （一）, 1.) and no unit was found, so the document is published as
    paragraphs, each with its address. That is right for a short notice, and wrong for a text whose
    labels are pictures, or numbers that a word processor added and the copy lost.

    Example: a plan of two pages whose copy reads 指导思想… 工作目标… without one number.

    What to do: nothing, if the original has no labels; else put back what the copy lost in
    `corrections.yml`, or save the original in a form that keeps them.
    """
    if all(provision.kind in UNLABELLED for provision in subject.document.walk()):
        yield Finding(
            subject.whole(),
            "no structure recognised: published as paragraphs only",
            f"if the original has labels, compare: python3 kb.py show outline {subject.shown}",
        )


@RULES.add("EXT020", Severity.ERROR)
def unmatched_correction(subject: Subject) -> Iterator[Finding]:
    """A correction does not match exactly once.

    `prefix`, `reads` and `suffix`, one after the other, must stand exactly once in the uncorrected
    transcript. Where they stand nowhere, or twice, we do not know which words are meant, so the
    correction is not applied.

    Example: `reads: 20166月` where the transcript has 20166月 in two places.

    What to do: copy the words from `transcript.txt` again; where they stand twice, lengthen
    `prefix` or `suffix` until they stand once.
    """
    transcript = subject.file("transcript.txt")
    for correction in subject.document.unmatched:
        times = _times(subject.text, correction)
        quote = correction.prefix + correction.reads + correction.suffix
        yield Finding(
            Place(subject.file("corrections.yml"), correction.line, 1 if correction.line else 0),
            f"“{quote}” stands {times} times in the transcript, not once: the correction is not applied",
            f"lengthen prefix or suffix until the words stand once in {transcript}"
            if times > 1
            else f"copy prefix, reads and suffix again from {transcript}, blanks included",
        )


def _listed(characters: tuple[tuple[str, int], ...]) -> str:
    shown = " ".join(f"{character}×{times}" for character, times in characters[:SHOWN])
    return f"{shown} …" if len(characters) > SHOWN else shown


def _times(text: str, correction: Correction) -> int:
    """How often the quote stands in ``text``, overlaps included."""
    quote = correction.prefix + correction.reads + correction.suffix
    count, start = 0, text.find(quote) if quote else -1
    while start >= 0:
        count, start = count + 1, text.find(quote, start + 1)
    return count
