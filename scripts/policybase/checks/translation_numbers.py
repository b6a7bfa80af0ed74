"""TRA010…: numbers, document numbers and titles say the same in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from policybase.checks import numbers_en, numbers_zh
from policybase.checks.rule import Finding
from policybase.checks.translated import Pair, PairRules
from policybase.diagnostics import Severity
from policybase.document_numbers import find_numbers
from policybase.model import Span, Work
from policybase.renderings import places
from policybase.term_uses import titles, uses

RULES = PairRules()

# 2009, 2020: "in 2016" may stand once where the Chinese names the year with each day.
_YEARS = range(1900, 2100)
# 〔2009〕74号
_YEAR_AND_SERIAL = re.compile(r"〔(\d{2,4})〕(\d+(?:-\d+)?)号")
# 《行政许可法》 for 《中华人民共和国行政许可法》
_STATE = "中华人民共和国"
_OF_CHINA = re.compile(r"\s*\bof the People['’]s Republic of China\b")
# 令第85号
_SERIAL = re.compile(r"第(\d+)号")


@RULES.compare("TRA010", Severity.ERROR)
def numbers_differ(pair: Pair) -> Iterator[Finding]:
    """A number differs.

    Every number of the Chinese stands in the English, as often, and none is added. Chinese numerals,
    percentages, years, quarters and orders are read; so are English figures, number words, months and
    ordinals. Numerals inside a term (收支两条线) and inside a cited title go with their rendering.

    Example: 每两年至少一次 → at least once every three years.

    What to do: compare with the Chinese and correct the English.
    """
    source, text = _without_set_phrases(pair)
    stated, said = numbers_zh.stated(source), numbers_en.said(text)
    for number, times in stated.must.items():
        found = said.all[number]
        if found == 0:
            yield pair.says(f"the Chinese states {number:f}, the English does not", "correct the English")
        elif found < times and number not in _YEARS:
            yield pair.says(
                f"the Chinese states {number:f} {times} times, the English {found}", "correct the English"
            )
    for number in sorted(said.firm - stated.may):
        yield pair.says(f"the English states {number:f}, the Chinese does not", "correct the English")


@RULES.compare("TRA011", Severity.ERROR)
def document_number_differs(pair: Pair) -> Iterator[Finding]:
    """A document number differs.

    国发〔2004〕10号 is cited as `[2004] No. 10` after the name or code of its issuer.

    Example: 晋政发〔2009〕3号 → Jin Zheng Fa [2009] No. 13.

    What to do: correct the year or the serial number.
    """
    for mention in find_numbers(pair.source):
        bracketed, order = _YEAR_AND_SERIAL.search(mention.normal), _SERIAL.search(mention.normal)
        if bracketed:
            year, serial = bracketed.groups()
            wanted = rf"[\[(]\s*{year}\s*[\])],?\s*(?:No\.?\s*)?{serial}(?!\d)|No\.?\s*{serial}\s*(?:of\s*|[\[(]\s*){year}"
            shape = f"[{year}] No. {serial}"
        elif order:
            wanted, shape = rf"No\.?\s*{order[1]}(?!\d)", f"No. {order[1]}"
        else:
            continue
        if not re.search(wanted, pair.text):
            yield pair.says(f"{mention.printed} is not in the English", f"write it as {shape}")


@RULES.compare("TRA012", Severity.ERROR)
def title_differs(pair: Pair) -> Iterator[Finding]:
    """A cited title is not the one that works.yml gives.

    A work has one English title, on its page and wherever it is cited; of the People's Republic of
    China goes where 中华人民共和国 goes. Other short forms (《纲要》) are not checked; capitals and
    quotation marks are free.

    Example: 《中华人民共和国行政许可法》 → Administrative Permission Law.

    What to do: use `title_en` of `knowledge/works.yml`, or correct it there.
    """
    for span in titles(pair.source):
        work = _work(pair, span)
        if work is not None and work.title_en and not _title_at(pair, span, work):
            yield pair.says(f"{span.of(pair.source)} is not rendered as in works.yml", f"write: {work.title_en}")


def _without_set_phrases(pair: Pair) -> tuple[str, str]:
    """Both texts without cited titles and terms whose numerals are no numbers, where both have them."""
    source, text = pair.source, pair.text
    gone: list[Span] = []
    for span in titles(pair.source):
        work = _work(pair, span)
        at = _title_at(replace(pair, text=text), span, work) if work is not None else None
        if at is not None:
            gone.append(span)
            text = _blanked(text, at)
    for use in uses(source, pair.vocabulary, taken=gone):
        if numbers_zh.stated(use.term.zh).may:
            found = places(text, use.term.accepted)
            if found:
                gone.append(use.span)
                text = _blanked(text, max(found, key=lambda span: span.end - span.start))
    for span in gone:
        source = _blanked(source, span)
    return source, text


def _blanked(text: str, span: Span) -> str:
    return text[: span.start] + "\0" * (span.end - span.start) + text[span.end :]


def _work(pair: Pair, span: Span) -> Work | None:
    """The work whose title stands at ``span``, with or without the name of the country before it."""
    title = _bare(span.of(pair.source)[1:-1])
    return next((work for work in pair.works if _bare(work.title) in (title, _STATE + title)), None)


def _title_at(pair: Pair, span: Span, work: Work) -> Span | None:
    """Where the English has the title that the Chinese has at ``span``."""
    title = work.title_en or ""
    if work.title.startswith(_STATE) and _STATE not in span.of(pair.source):
        title = _OF_CHINA.sub("", title)
    words = re.findall(r"\w+", title)
    found = re.search(r"\W+".join(map(re.escape, words)), pair.text, re.IGNORECASE) if words else None
    return Span(*found.span()) if found else None


def _bare(title: str) -> str:
    return re.sub(r"[\s《》〈〉（）()—－-]", "", title)
