"""REC001…: metadata worth asking for, that the text does not give. Shown as 未载明, never invented."""

from __future__ import annotations

from collections.abc import Iterator

from policybase.checks.rule import Finding, Rules, Subject
from policybase.diagnostics import Severity
from policybase.model import Origin, Status

RULES = Rules()


@RULES.add("REC001", Severity.NOTE)
def title_unknown(subject: Subject) -> Iterator[Finding]:
    """The title is not stated.

    No line of the text could be read as its title. The page is named by its id.

    Example: a text that begins with 一、指导思想.

    What to do: write `title:` under `values:` in `document.yml`, its source under `sources:`.
    """
    if subject.document.record.title is None:
        yield from _ask(subject, "title", "TITLE AS PRINTED")


@RULES.add("REC002", Severity.NOTE)
def date_unknown(subject: Subject) -> Iterator[Finding]:
    """The date of issue is not stated.

    The text has no 成文日期: no date under a signature and none in its head.

    Example: a plan that was copied without the notice that issued it.

    What to do: write `date_issued:` under `values:` in `document.yml`, its source under `sources:`.
    """
    if subject.document.record.date_issued is None:
        yield from _ask(subject, "date_issued", "YYYY-MM-DD")


@RULES.add("REC003", Severity.NOTE)
def body_unknown(subject: Subject) -> Iterator[Finding]:
    """The issuing body is not stated.

    Neither head, signature nor document number says who issued the text.

    Example: 关于进一步加强依法行政工作的意见 without signature.

    What to do: write `issuing_body:` under `values:` in `document.yml`, its source under `sources:`.
    """
    if subject.document.record.issuing_body is None:
        yield from _ask(subject, "issuing_body", "NAME OF THE BODY")


@RULES.add("REC004", Severity.NOTE)
def number_unknown(subject: Subject) -> Iterator[Finding]:
    """The document number is not stated.

    The text has no 文号 of its own. Numbers of other documents that it cites are not its own.

    Example: a plan that was copied without its head.

    What to do: write `document_number:` under `values:` in `document.yml`, its source under `sources:`.
    """
    if subject.document.record.document_number is None:
        yield from _ask(subject, "document_number", "X〔YYYY〕N号")


@RULES.add("REC005", Severity.NOTE)
def jurisdiction_unknown(subject: Subject) -> Iterator[Finding]:
    """The jurisdiction is not stated.

    The text does not say for which part of the country it is made. The base never assumes one.

    Example: 我县 without the name of the county.

    What to do: write `jurisdiction:` under `values:` in `document.yml`, its source under `sources:`.
    """
    jurisdiction = subject.document.record.jurisdiction
    if jurisdiction is None or jurisdiction.level is None:
        yield from _ask(subject, "jurisdiction", "{level: county, province: …, prefecture: …, county: …}")


@RULES.add("REC006", Severity.NOTE)
def status_unknown(subject: Subject) -> Iterator[Finding]:
    """It is not known whether the text is in force.

    Nothing in the text says that it is in force, invalid, or that its period has ended. Readers are
    told so. It is never assumed to be in force.

    Example: an opinion of 2009 without a period of validity.

    What to do: look it up at its issuer and write `status:` in `document.yml`, with the source.
    """
    if subject.document.record.status is Status.UNKNOWN:
        yield from _ask(subject, "status", "in-force | invalid | period-ended")


def _ask(subject: Subject, key: str, example: str) -> Iterator[Finding]:
    """Unless a person has already written in ``document.yml`` that it is not known."""
    evidence = subject.document.record.evidence_of(key)
    if evidence is None or evidence.origin is not Origin.PERSON:
        yield Finding(subject.whole(), f"{key} is not stated in the text", subject.state(**{key: example}))
