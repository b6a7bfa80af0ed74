"""TAX001…: subjects. What has none, and a scheme that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from policybase.checks.rule import Finding, Rules, Subject
from policybase.diagnostics import Severity

RULES = Rules()

RULES.explain(
    "TAX001",
    Severity.ERROR,
    """`knowledge/topics.yml` cannot be read.

    The file is no YAML, an id stands twice, `broader:` names no subject or goes in a circle, a
    definition is missing, or a pattern is no regular expression. No provision has a subject until it
    is corrected.

    Example: `about: ["规范性文件(备案"]`, a bracket that is not closed.

    What to do: correct the line that the message names; the file's head tells how to try a pattern.
    """,
)


@RULES.add("TAX002", Severity.NOTE)
def without_subject(subject: Subject) -> Iterator[Finding]:
    """A provision has no subject.

    No pattern of `knowledge/topics.yml` finds a rule in it. Headings that only group others and
    guiding thought have none rightly; a rule that has none will not be compared with other texts.

    Example: 建立健全行政赔偿和行政补偿的相关制度, where no subject covers compensation.

    What to do: read it; if it makes a rule, add its words to the patterns of a subject (the message
    names those that come nearest), or add a subject.
    """
    spans = {provision.anchor: provision.span for provision in subject.document.walk()}
    for at, candidates in subject.without_subject:
        span = spans[at.anchor]
        near = f"; nearest: {', '.join(candidates)}" if candidates else ""
        place = subject.at(span.start, min(span.end - span.start, 24))
        yield Finding(place, f"{at.anchor} has no subject{near}", "if it makes a rule, teach knowledge/topics.yml its words")
