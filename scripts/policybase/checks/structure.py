"""STR: borders that the parser is not sure of, and what every structure must keep to."""

from __future__ import annotations

from collections.abc import Iterator

from policybase.checks.rule import Finding, Rules, Subject, where
from policybase.diagnostics import Severity
from policybase.model import Doubt, DoubtCode, Provision, Span

RULES = Rules()
OUTLINE = "compare with the original: python3 kb.py show outline {file}"
REPAIR = "; if the original shows which, write it in {corrections}"


@RULES.add("STR001", Severity.WARNING)
def damaged_label(subject: Subject) -> Iterator[Finding]:
    """A label is damaged.

    A number stands where a label must stand, but without the stop that makes it one. The sequence
    (10 before, 12 after) says that it is a label; the words alone do not.

    Example:

        10.完善行政决策机制。
        11健全政府法律顾问制度。
        12.加强合法性审查。

    What to do: if the original shows that it is a label, write the lost stop in `corrections.yml`;
    if it is not, report the text.
    """
    yield from _doubts(subject, DoubtCode.LABEL_DAMAGED, "label without its stop")


@RULES.add("STR002", Severity.WARNING)
def inline_label(subject: Subject) -> Iterator[Finding]:
    """A label stands inside a line.

    The unit does not begin on a line of its own; it was found because its number continues the
    sequence. A list in running words (一是…二是, 1.5万, 见（三）) can look the same.

    Example:

        （一）提高认识。各单位要…… （二）加强领导。

    What to do: compare the place with the original.
    """
    yield from _doubts(subject, DoubtCode.LABEL_INLINE, "unit begins inside a line, found by its number only")


@RULES.add("STR003", Severity.WARNING)
def number_gap(subject: Subject) -> Iterator[Finding]:
    """A number is missing in a sequence.

    Labels that count upwards leave a number out. The issuer miscounted, the copy lost a unit, or we
    did not see its label: then its words now stand in the unit before.

    Example:

        第二十条 …
        第二十二条 …

    What to do: look for the missing number in the original. If it is there, put it back in
    `corrections.yml`; if the issuer left it out, nothing is to be done.
    """
    yield from _doubts(subject, DoubtCode.NUMBER_GAP, "number does not follow the one before")


@RULES.add("STR004", Severity.WARNING)
def number_repeated(subject: Subject) -> Iterator[Finding]:
    """A number stands twice in a sequence.

    Two units of one sequence carry the same number, so the number alone does not say which is meant.

    Example:

        三、工作步骤
        三、工作要求

    What to do: compare with the original. Where the copy is wrong, correct it in `corrections.yml`;
    where the issuer is, give the units anchors in `document.yml` (see ANC004).
    """
    yield from _doubts(subject, DoubtCode.NUMBER_REPEATED, "number stands a second time")


@RULES.add("STR005", Severity.WARNING)
def heading_border(subject: Subject) -> Iterator[Finding]:
    """It is doubtful where a heading ends.

    No stop or line end stands between the heading and the words after it.

    Example:

        5.加强行政机关工作人员依法行政能力建立领导干部学法制度……

    What to do: if the original has a stop or a line end there, write it in `corrections.yml`.
    """
    yield from _doubts(subject, DoubtCode.HEADING_BORDER, "no stop between heading and words")


@RULES.add("STR006", Severity.WARNING)
def break_inferred(subject: Subject) -> Iterator[Finding]:
    """Paragraph borders are inferred.

    The line ends of the original are lost, or are not those of its paragraphs; where the paragraphs
    begin is our conclusion. One finding a document, with every unit concerned.

    Example: an encyclopaedia entry in one line: …制定本方案： 一、指导思想… 二、组织领导…

    What to do: compare the borders with a copy that has kept its paragraphs, and prefer that copy.
    """
    found = tuple(_found(subject, DoubtCode.BREAK_INFERRED))
    if found:
        units = dict.fromkeys(provision.anchor for provision, _ in found)
        yield Finding(
            subject.at(found[0][1].at),
            f"paragraph borders inferred ({len(units)}): {', '.join(units)}",
            OUTLINE.format(file=subject.shown),
        )


@RULES.add("STR007", Severity.WARNING)
def closing_doubtful(subject: Subject) -> Iterator[Finding]:
    """It is doubtful what the last paragraph belongs to.

    After the last numbered unit comes a paragraph without label. It may be the second paragraph of
    that unit, or close the whole text.

    Example:

        30.加强督促检查。……
        各乡镇、各部门要按照本方案要求，……

    What to do: read it. If it belongs to the whole and is shown in the unit (or the other way
    round), report the text.
    """
    yield from _doubts(subject, DoubtCode.CLOSING, "last paragraph: of this unit, or of the whole text?")


@RULES.add("STR008", Severity.WARNING)
def envelope_doubtful(subject: Subject) -> Iterator[Finding]:
    """It is doubtful where the covering notice ends.

    One file holds a notice and the text that it issues, and the border between them has no title of
    its own, or its signature and date are missing.

    Example: 现将《…实施方案》印发给你们… followed by 一、指导思想 without the plan's title.

    What to do: compare with the original; if the title was lost, put it back in `corrections.yml`.
    """
    yield from _doubts(subject, DoubtCode.ENVELOPE, "border between covering notice and issued text")


@RULES.add("STR020", Severity.ERROR)
def segments_partition(subject: Subject) -> Iterator[Finding]:
    """The segments are not the transcript.

    Every character of the transcript has exactly one role. Here one has none, or two: a page made
    from these segments would lose words or print them twice.

    Example: segments 0–10 and 12–20 of a transcript of 20 characters.

    What to do: this is a fault of ours: report it with the file.
    """
    expected = 0
    for segment in subject.document.segments:
        span = segment.span
        if span.start != expected or span.end <= span.start:
            yield Finding(
                subject.at(min(expected, span.start)),
                f"segment {span.start}–{span.end} ({segment.role}) follows one that ends at {expected}",
                "report the file: no character may be lost or printed twice",
            )
        expected = span.end
    if expected != len(subject.text):
        yield Finding(
            subject.at(expected),
            f"segments end at {expected}, the transcript at {len(subject.text)}",
            "report the file: no character may be lost or printed twice",
        )


@RULES.add("STR021", Severity.ERROR)
def provisions_in_order(subject: Subject) -> Iterator[Finding]:
    """Provisions overlap, stand out of order or outside their part.

    The own words of each provision come after those of the one before, inside its part, and its
    label, heading and text inside its own words.

    Example: 第三条 covers characters 40–80, 第四条 60–90.

    What to do: this is a fault of ours: report it with the file.
    """
    end, before = 0, "the beginning"
    for part in subject.document.parts:
        for provision in part.walk():
            for message in (
                _out_of_order(provision, end, before),
                _outside(provision, part.span),
                *_pieces_outside(provision),
            ):
                if message:
                    yield Finding(subject.of(provision.span), message, "report the file")
            end, before = max(end, provision.span.end), provision.anchor


def _doubts(subject: Subject, code: DoubtCode, what: str) -> Iterator[Finding]:
    file, corrections = subject.shown, subject.file("corrections.yml")
    for provision, doubt in _found(subject, code):
        yield Finding(
            subject.at(doubt.at),
            f"{doubt.note or what}: {where(provision)}",
            OUTLINE.format(file=file) + REPAIR.format(corrections=corrections),
        )


def _found(subject: Subject, code: DoubtCode) -> Iterator[tuple[Provision, Doubt]]:
    for provision in subject.document.walk():
        for doubt in provision.doubts:
            if doubt.code is code:
                yield provision, doubt


def _out_of_order(provision: Provision, end: int, before: str) -> str:
    if provision.span.start >= end and provision.span:
        return ""
    return f"{where(provision)} begins at {provision.span.start}, inside or before {before}"


def _outside(provision: Provision, part: Span) -> str:
    inside = part.start <= provision.span.start and provision.span.end <= part.end
    return "" if inside else f"{where(provision)} stands outside its part"


def _pieces_outside(provision: Provision) -> Iterator[str]:
    own = provision.span
    for name, piece in (
        ("label", provision.label_span),
        ("heading", provision.heading_span),
        ("text", provision.text_span),
    ):
        if piece and not (own.start <= piece.start and piece.end <= own.end):
            yield f"the {name} of {where(provision)} stands outside its own words"
