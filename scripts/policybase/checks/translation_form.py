"""TRA014, TRA021…: what can be seen without knowing either language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policybase.checks.rule import Finding
from policybase.checks.translated import Pair, PairRules
from policybase.diagnostics import Severity
from policybase.model import Span

RULES = PairRules()

# A Chinese character makes about two thirds of an English word. Measured on the State Council's own pairs
# of reports: 0.55 to 0.85 for passages of twenty characters and more.
SHORTEST, LONGEST, FROM = 0.35, 1.25, 20

# 依法 yifa, 。 and full-width letters; “ ” … — are English too.
_CHINESE = re.compile(r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")
_QUOTED = re.compile(r"“[^“”]*”")
_HAN = re.compile(r"[\u3400-\u9fff]")
_STOPS_ZH = re.compile(r"[。！？](?=[^”’」』）)])|[。！？][”’」』）)]*$|[。！？][”’」』）)]")
# The stop of No. 74, e.g., Art. 3 ends no sentence.
_STOPS_EN = re.compile(
    r"(?<!\bNo)(?<!\bNos)(?<!\bArt)(?<!e\.g)(?<!i\.e)(?<!\bvs)[.!?](?=[”’\"')\]]*(?:\s+[A-Z\d“\"'(\[]|\s*$))"
)
# 一是…；二是…；三是
_FIRSTLY = re.compile(r"([一二三四五六七八九十])是")
# （1）…；（2） ；(一)
_NUMBERED = re.compile(r"[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳]")
_ENGLISH_ORDER = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|one|two|three|four|five|lastly|finally)(?:ly)?\b",
    re.IGNORECASE,
)
_ENGLISH_NUMBERED = re.compile(r"\((?:\d{1,2}|[ivxIVX]+|[a-z])\)|[①-⑳]|\b\d{1,2}\)")
_PAIRED = (("(", ")"), ("[", "]"), ("“", "”"))
_UNTIDY = (
    (re.compile(r"[ \t\u00a0]{2,}"), "two blanks"),
    (re.compile(r"\s+[,.;:!?)\]]"), "a blank before a stop"),
    (re.compile(r"(?<![\d.])[,;](?=[A-Za-z])"), "no blank after a comma"),
    (re.compile(r"[(\[]\s"), "a blank after a bracket"),
    (re.compile(r"\A\s|\s\Z"), "a blank at the end"),
    (re.compile(r"[,;:]{2,}|(?<!\.)\.\.(?!\.)"), "a stop twice"),
    (re.compile(r"\b(the|a|an|of|to|and|in|for|is|are|be)\s+\1\b", re.IGNORECASE), "a word twice"),
)
_ENDS = {"。": ".", "；": ";", ";": ";", "：": ":", ":": ":", "！": "!", "？": "?"}


@RULES.compare("TRA014", Severity.ERROR)
def leftover_chinese(pair: Pair) -> Iterator[Finding]:
    """Chinese stands in the English.

    Characters, or punctuation of the Chinese keyboard: ，。、（）《》. The reason of a correction may
    quote, in “ ”, the characters that it is about.

    Example: the principle of 依法行政。

    What to do: translate it; in a note on wording, waive it.
    """
    quoted = _QUOTED.finditer(pair.text) if pair.context.startswith("correction/") else ()
    spans = [match.span() for match in quoted]
    for match in _CHINESE.finditer(pair.text):
        if any(start <= match.start() and match.end() <= end for start, end in spans):
            continue
        yield pair.says(f"Chinese is left: {match[0]}", "translate it", at=Span(*match.span()))


@RULES.compare("TRA021", Severity.WARNING)
def length_unusual(pair: Pair) -> Iterator[Finding]:
    """The English is much shorter or longer than usual.

    A Chinese character makes about two thirds of an English word. Something may be left out or added.

    Example: eighty characters in twelve words.

    What to do: compare clause by clause.
    """
    characters, words = len(_HAN.findall(pair.source)), len(pair.text.split())
    if characters >= FROM and not SHORTEST <= words / characters <= LONGEST:
        what = "short" if words < SHORTEST * characters else "long"
        yield pair.says(f"{what}: {words} words for {characters} characters", "compare clause by clause")


@RULES.compare("TRA022", Severity.WARNING)
def sentences_differ(pair: Pair) -> Iterator[Finding]:
    """There are fewer sentences than in the Chinese, or many more.

    A sentence may be divided; two made one hide an omission.

    Example: three sentences with 。 → one.

    What to do: compare sentence by sentence.
    """
    chinese, english = len(_STOPS_ZH.findall(pair.source)), len(_STOPS_EN.findall(pair.text))
    if pair.is_prose and (english < chinese or english > 2 * max(chinese, 1) + 2):
        yield pair.says(f"{english} sentences for {chinese}", "compare sentence by sentence")


@RULES.compare("TRA023", Severity.WARNING)
def enumeration_differs(pair: Pair) -> Iterator[Finding]:
    """A list has fewer members than in the Chinese.

    Counted are 一是…二是…, numbers in brackets, and semicolons.

    Example: 一是…；二是…；三是… → first …; second ….

    What to do: find the member that is left out.
    """
    order = max((len(found) for found in (_FIRSTLY.findall(pair.source),) if "一" in found and "二" in found), default=0)
    if order > max(len(_ENGLISH_ORDER.findall(pair.text)), len(_ENGLISH_NUMBERED.findall(pair.text))):
        yield pair.says(f"a list of {order} (一是…) is shorter in English", "find what is left out")
    numbered = len(_NUMBERED.findall(pair.source))
    if numbered > 1 and numbered > len(_ENGLISH_NUMBERED.findall(pair.text)):
        yield pair.says(f"{numbered} numbers in brackets are fewer in English", "number the list as the Chinese does")
    parts = pair.source.count("；") + pair.source.count(";")
    borders = pair.text.count(";") + len(_STOPS_EN.findall(pair.text)) - len(_STOPS_ZH.findall(pair.source))
    if parts > 1 and parts > max(borders, pair.text.count(";")):
        yield pair.says(f"{parts} semicolons in the Chinese, fewer in English", "find what is left out")


@RULES.compare("TRA024", Severity.WARNING)
def untidy(pair: Pair) -> Iterator[Finding]:
    """Spacing, brackets, quotation marks or the last stop are untidy.

    Heading and words follow each other on the page, so a heading has no stop and words keep theirs.

    Example: `the opinions , and (the measures`.

    What to do: correct the place that is marked.
    """
    for pattern, what in _UNTIDY:
        for match in pattern.finditer(pair.text):
            yield pair.says(what, "correct it", at=Span(*match.span()))
    for opening, closing in _PAIRED:
        if pair.text.count(opening) != pair.text.count(closing) and not _ENGLISH_NUMBERED.search(pair.text):
            yield pair.says(f"{opening} and {closing} are not paired", "correct it")
    if pair.text.count('"') % 2:
        yield pair.says('" is not paired', "correct it")
    wanted = _ENDS.get(pair.source.rstrip("”’）)")[-1:], "")
    end = pair.text.rstrip("”’)\"'")[-1:]
    if pair.is_prose and wanted and end not in (wanted, *";." * (wanted in ";.")):
        yield pair.says(f"the Chinese ends with {pair.source[-1]}, the English with {end}", f"end with {wanted}")
    if pair.context.endswith("/heading") and end in ".;" and not wanted:
        yield pair.says("a heading ends without a stop", "take the stop away")


@RULES.compare("TRA025", Severity.WARNING)
def rendered_differently(pair: Pair) -> Iterator[Finding]:
    """The same Chinese is rendered differently elsewhere.

    Readers take two wordings for two rules. Capitals are free.

    Example: 加强组织领导 → strengthen organization and leadership; strengthen organizational leadership.

    What to do: use one wording in all catalogues.
    """
    places = pair.renderings.get(pair.source, ())
    first = places[0] if places else None
    if first is not None and _folded(first[1]) != _folded(pair.text):
        yield pair.says(f"the same Chinese is rendered “{first[1]}” at {first[0]}", "use one wording")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
