"""ANC: addresses stay for ever."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policybase.checks.rule import Finding, Rules, Subject, where
from policybase.diagnostics import Place, Severity

RULES = Rules()

# point-2-3-x1a2b3c: two units with the same number
CLASH = re.compile(r"-x[0-9a-f]{6}$")
# point-2-5-33, art-36-1-para-2, notice-para-1
ANCHOR = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@RULES.add("ANC001", Severity.ERROR)
def duplicate_anchor(subject: Subject) -> Iterator[Finding]:
    """Two provisions have one anchor.

    An address must lead to one place; a browser would always open the first.

    Example: two units with the anchor `point-3`.

    What to do: give one of them another anchor in `document.yml`, under `anchors:`, by its first words.
    """
    counted = Counter(provision.anchor for provision in subject.document.walk())
    seen: set[str] = set()
    for provision in subject.document.walk():
        if counted[provision.anchor] > 1 and provision.anchor in seen:
            yield Finding(
                subject.of(provision.span),
                f"anchor {provision.anchor} stands {counted[provision.anchor]} times",
                subject.write("anchors:", f"  {_first_words(subject, provision.span.start)}: ANOTHER-ANCHOR"),
            )
        seen.add(provision.anchor)


@RULES.add("ANC002", Severity.ERROR)
def lost_anchor(subject: Subject) -> Iterator[Finding]:
    """A published anchor is gone.

    `anchors.lock` holds every address that this document ever had. Somebody has quoted it; it must
    still open. It is lost when a label is read differently, or a unit is gone from the original.

    Example: `anchors.lock` has `point-2-5-33`, and the document has no such unit any more.

    What to do: bring the unit back, or say in `document.yml`, under `moved:`, where its words stand
    now. Never take a line out of `anchors.lock`.
    """
    if subject.source is None:
        return
    present = {provision.anchor for provision in subject.document.walk()}
    moved = dict(subject.document.moved) | dict(subject.source.stated.moved)
    fresh = [anchor for anchor in _anchors(subject) if anchor not in set(subject.source.anchors)]
    guess = fresh[0] if len(fresh) == 1 else "NEW-ANCHOR"
    for anchor in subject.source.anchors:
        if anchor not in present and anchor not in moved:
            yield Finding(
                Place(subject.file("anchors.lock")),
                f"anchor {anchor} was published and is gone",
                subject.write("moved:", f"  {anchor}: {guess}"),
            )


@RULES.add("ANC003", Severity.ERROR)
def malformed_anchor(subject: Subject) -> Iterator[Finding]:
    """An anchor is not made of a–z, 0–9 and hyphens.

    Addresses are typed, read out and printed; other characters are encoded differently by every
    program that copies them.

    Example: `point-二`, `Point-2`, `point 2`.

    What to do: write another anchor in `document.yml`, under `anchors:`.
    """
    for provision in subject.document.walk():
        if not ANCHOR.fullmatch(provision.anchor):
            yield Finding(
                subject.of(provision.span),
                f"anchor {provision.anchor!r} is not made of a–z, 0–9 and hyphens",
                subject.write("anchors:", f"  {_first_words(subject, provision.span.start)}: ANOTHER-ANCHOR"),
            )


@RULES.add("ANC004", Severity.WARNING)
def anchor_clash(subject: Subject) -> Iterator[Finding]:
    """Units clash, and have a provisional anchor.

    Two units would have the same address from their numbers. Order must not decide (one more unit
    in front would move the address to other words), so each has `-x` and six digits of a sum of its
    words until a person names it.

    Example:

        三、工作步骤      point-3-x1f0c2a
        三、工作要求      point-3-x9be771

    What to do: write the anchor of each in `document.yml`, under `anchors:`, by its first words.
    """
    for provision in subject.document.walk():
        if CLASH.search(provision.anchor):
            named = CLASH.sub("-NAME", provision.anchor)
            yield Finding(
                subject.of(provision.span),
                f"{where(provision)} has the same number as another unit",
                subject.write("anchors:", f"  {_first_words(subject, provision.span.start)}: {named}"),
            )


@RULES.add("ANC005", Severity.ERROR)
def moved_nowhere(subject: Subject) -> Iterator[Finding]:
    """A move leads to an anchor that does not exist.

    `moved:` in `document.yml` says where the words of an old address stand now, and nothing stands
    there.

    Example: `moved: {point-3: point-33}` where the document ends with point-30.

    What to do: correct the right side.
    """
    present = {provision.anchor for provision in subject.document.walk()}
    stated = subject.source.stated.moved if subject.source else ()
    for old, new in dict.fromkeys((*subject.document.moved, *stated)):
        if new not in present:
            yield Finding(
                Place(subject.file("document.yml")),
                f"{old} is said to have moved to {new}, and there is no {new}",
                subject.write("moved:", f"  {old}: AN-ANCHOR-THAT-EXISTS"),
            )


def _anchors(subject: Subject) -> Iterator[str]:
    for provision in subject.document.walk():
        yield provision.anchor


def _first_words(subject: Subject, start: int) -> str:
    """The first words of a unit, enough to know it by."""
    return subject.text[start : start + 12].split("\n")[0].strip()
