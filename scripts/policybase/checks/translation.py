"""TRA001…: catalogues: do they follow the texts, have they a text at all, and what is left to do in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policybase.checks.rule import Finding, Rules, Subject
from policybase.checks.translated import COMPARISONS, pair_of
from policybase.diagnostics import Diagnostic, Place, Severity
from policybase.model import Catalogue, Entry, Source, State
from policybase.passages import passages

RULES = Rules()

RULES.explain(
    "TRA001",
    Severity.ERROR,
    """A catalogue is not PO.

    The file cannot be read, so nothing of it is shown, and `translate --update` leaves it alone.

    Example: a quotation mark inside `msgstr "…"` without a backslash before it.

    What to do: correct the line that the message names, or open the file in a PO editor.
    """,
)


@RULES.add("TRA002", Severity.ERROR)
def behind(subject: Subject) -> Iterator[Finding]:
    """A catalogue does not follow its text.

    Provisions have come, gone or changed since the catalogue was updated. What has changed is shown
    as out of date, what has come in Chinese.

    Example: a correction made 裁量度 to 裁量幅度; the catalogue still has the old words.

    What to do: `python3 kb.py translate --update`, then translate what it marks.
    """
    catalogue = subject.catalogue
    if catalogue is None:
        return
    wanted = {passage.context: passage.source for passage in passages(subject.document)}
    found = {entry.context: entry.source for entry in catalogue.entries}
    came = [context for context in wanted if context not in found]
    gone = [context for context in found if context not in wanted]
    changed = [context for context in wanted if found.get(context, wanted[context]) != wanted[context]]
    for what, contexts in (("not in it", came), ("no longer in the text", gone), ("of other words", changed)):
        if contexts:
            shown = ", ".join(contexts[:3]) + (" …" if len(contexts) > 3 else "")
            yield Finding(
                Place(catalogue.path),
                f"{len(contexts)} passages are {what}: {shown}",
                f"python3 kb.py translate --update --document {subject.document.id}",
            )


@RULES.add("TRA003", Severity.NOTE)
def missing(subject: Subject) -> Iterator[Finding]:
    """Passages are not translated.

    The English page shows the Chinese there, and says so.

    Example: `msgstr ""`.

    What to do: translate them in a PO editor, or let `kb.py translate --engine NAME` draft them.
    """
    entries = _of(subject, State.MISSING)
    if subject.catalogue is not None and entries:
        yield Finding(
            Place(subject.catalogue.path, entries[0].line, 1),
            f"{len(entries)} of {len(subject.catalogue.entries)} passages are not translated; "
            f"the first is {entries[0].context}",
            f"python3 kb.py translate --engine NAME --document {subject.document.id}",
        )


@RULES.add("TRA004", Severity.WARNING)
def outdated(subject: Subject) -> Iterator[Finding]:
    """A translation is out of date.

    The Chinese has changed since it was made; `#| msgid` has the words it was made from.

    Example: an entry with `#, fuzzy`.

    What to do: compare, correct the English, and remove `fuzzy` (a PO editor does it on saving).
    """
    for entry in _of(subject, State.OUTDATED):
        yield _at(subject, entry, "the Chinese has changed since", "compare, correct, and remove `fuzzy`")


@RULES.add("TRA005", Severity.WARNING)
def unsigned(subject: Subject) -> Iterator[Finding]:
    """A signature has no name or no day.

    *Reviewed* and *compared* say who and when; without both they say nothing, and count as draft.

    Example: `# reviewed: 2026-11-21`.

    What to do: write `# reviewed: NAME YYYY-MM-DD`, or take the line out.
    """
    for entry in subject.catalogue.entries if subject.catalogue else ():
        for line in entry.unsigned:
            yield _at(subject, entry, f"`# {line}` has no name or no day", "write `# reviewed: NAME YYYY-MM-DD`")


@RULES.add("TRA006", Severity.WARNING)
def waiver_unused(subject: Subject) -> Iterator[Finding]:
    """A waiver waives nothing, or gives no reason.

    The finding it was written for is gone, or there is no such code. Left in place, it would hide the
    next real one.

    Example: `# waive TRA010: 两手 is an idiom` in an entry whose numbers agree.

    What to do: take the line out, or write the reason after the colon.
    """
    for entry in subject.catalogue.entries if subject.catalogue else ():
        if entry.state in (State.MISSING, State.OUTDATED):
            continue  # nothing was compared, so nothing can be said of its waivers
        for waiver in entry.waivers:
            compare = COMPARISONS.get(waiver.code)
            if compare is None:
                yield _at(subject, entry, f"{waiver.code} is no check of single passages", "take the waiver out")
            elif not waiver.reason:
                yield _at(subject, entry, f"the waiver of {waiver.code} gives no reason", "write it after the colon")
            elif subject.catalogue and not list(compare(pair_of(entry, subject.catalogue, subject))):
                yield _at(subject, entry, f"the waiver of {waiver.code} waives nothing", "take it out")


RULES.explain(
    "TRA007",
    Severity.ERROR,
    """An entry of the termbase cannot be used.

    `knowledge/terms.yml` has a key that nobody reads, a term twice, or an entry without English. The
    other entries are used.

    Example: `varaints: [law-based government administration]`.

    What to do: correct the line that the message names; the head of the file says what each key means.
    """,
)


RULES.explain(
    "TRA008",
    Severity.WARNING,
    """A catalogue belongs to no document.

    No original has the id that the file is named after, so nobody sees its English, and `translate --update`
    leaves it alone. It is never deleted: it may be the only copy of somebody's work.

    Example: the folder `source_texts/county-2016/` was renamed; `translations/en/county-2016.po` was not.

    What to do: name the file after the document's new id and run `python3 kb.py translate --update`, or
    bring the original back. If both are to go, take the file away by hand.
    """,
)


def without_document(catalogues: Iterable[Catalogue], sources: Iterable[Source]) -> Iterator[Diagnostic]:
    """``sources``: all that there are, also where only one document is looked at."""
    known = {source.id for source in sources}
    for catalogue in catalogues:
        if catalogue.document not in known:
            yield Diagnostic(
                code="TRA008",
                severity=Severity.WARNING,
                path=catalogue.path,
                message=f"there is no document {catalogue.document!r}; {len(catalogue.entries)} passages are shown nowhere",
                help="name it after the document's id and run `python3 kb.py translate --update`, or bring the original back",
            )


def _of(subject: Subject, state: State) -> tuple[Entry, ...]:
    if subject.catalogue is None:
        return ()
    return tuple(entry for entry in subject.catalogue.entries if entry.state is state)


def _at(subject: Subject, entry: Entry, message: str, help: str) -> Finding:
    path = subject.catalogue.path if subject.catalogue else ""
    excerpt = f'msgstr "{entry.text}' if entry.text else ""
    return Finding(Place(path, entry.line, 1, excerpt), f"{entry.context}: {message}", help)
