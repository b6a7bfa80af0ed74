"""LNK001…: what the links found that needs a person. ``link`` never complains; it leaves a None."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policybase.checks.rule import Finding, Rules, Subject
from policybase.diagnostics import Diagnostic, Severity
from policybase.model import MentionKind, Ruling

RULES = Rules()

RULES.explain(
    "LNK001",
    Severity.ERROR,
    """`knowledge/rulings.yml` cannot be read.

    The file is no YAML, or an entry has a key or a verdict that does not exist. No ruling counts
    until it is corrected, so that none is half applied.

    Example: `verdict: maybe`.

    What to do: correct the line that the message names; the file's head shows an entry.
    """,
)
RULES.explain(
    "REC021",
    Severity.ERROR,
    """`knowledge/works.yml` cannot be read.

    The file is no YAML, an id stands twice, a key does not exist, or a status is claimed without
    `checked:`: nobody may be told that a law is repealed without the day and the source.

    Example: `status: repealed` and no `checked:`.

    What to do: correct the line that the message names.
    """,
)


@RULES.add("LNK002", Severity.NOTE)
def unresolved_title(subject: Subject) -> Iterator[Finding]:
    """A cited title stands for no work that can be named.

    A short form that two titles share, or whose full title the text never gives, stays plain text:
    a wrong aim would be worse. Certificates and systems to be set up are listed too.

    Example: 省委省政府两个《实施意见》.

    What to do: if the text or another source says which work it is, add it to `knowledge/works.yml`
    with that title under `aliases:`; else leave it.
    """
    for citation in subject.citations:
        mention = citation.mention
        if mention.kind is MentionKind.TITLE and citation.work is None:
            place = subject.at(mention.span.start, mention.span.end - mention.span.start)
            yield Finding(place, f"{mention.quote} is aimed at no work", "if it is one, say so in knowledge/works.yml")


@RULES.add("LNK004", Severity.NOTE)
def damaged_number(subject: Subject) -> Iterator[Finding]:
    """A cited document number stands for no work that can be named.

    The number is read, but no title in the text has it and `knowledge/works.yml` does not know it.

    Example: 晋政发〔2009〕3号 cited without a title.

    What to do: add the work with its number to `knowledge/works.yml`.
    """
    for citation in subject.citations:
        mention = citation.mention
        if mention.kind is MentionKind.NUMBER and citation.work is None:
            place = subject.at(mention.span.start, mention.span.end - mention.span.start)
            yield Finding(place, f"{mention.quote} is no known work's number", "add it to knowledge/works.yml")


RULES.explain(
    "LNK003",
    Severity.WARNING,
    """A ruling matches nothing.

    `knowledge/rulings.yml` accepts, rejects or retypes a link between two provisions, and one of the
    two addresses does not exist any more, or the link would not be shown anyway.

    Example: a ruling on `plan-2009#point-3` after the text was replaced.

    What to do: correct the address, or delete the ruling.
    """,
)


def unused_rulings(rulings: Iterable[Ruling]) -> list[Diagnostic]:
    """LNK003 for each ruling that matched nothing."""
    return [
        Diagnostic(
            code="LNK003",
            severity=Severity.WARNING,
            path="knowledge/rulings.yml",
            message=f"the ruling on {ruling.source} and {ruling.target} matches nothing",
            line=ruling.line,
            help="correct the address, or delete the ruling",
        )
        for ruling in rulings
    ]
