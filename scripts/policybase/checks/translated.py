"""Checks of single translations: Chinese and English side by side, and waivers that stand with them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from policybase.checks.rule import Finding, Rules, Subject
from policybase.diagnostics import Place, Severity
from policybase.model import Catalogue, Entry, Span, State, Term, Termbase, Work

# What stands before the words on the line that a finding points at.
_MSGSTR = 'msgstr "'


@dataclass(frozen=True, slots=True)
class Pair:
    """One passage in both languages, with what the base knows of its words."""

    context: str
    source: str
    text: str
    termbase: Termbase = field(default_factory=Termbase)
    works: tuple[Work, ...] = ()
    path: str = ""
    line: int = 0
    renderings: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # source → (place, English)

    @property
    def is_title(self) -> bool:
        """Of the document, of a part, or a heading."""
        return self.context.endswith(("/title", "/heading"))

    @property
    def is_prose(self) -> bool:
        """Words of a provision: they end with a stop, where a heading or a name does not."""
        return self.context.endswith("/text")

    @property
    def vocabulary(self) -> tuple[Term, ...]:
        return (*self.termbase.terms, *self.termbase.modality, *self.termbase.drafting)

    def says(self, message: str, help: str = "", *, at: Span | None = None) -> Finding:
        """A finding about the English, or about the words at ``at``."""
        excerpt = _MSGSTR + self.text.replace("\n", " ")
        span = at or Span(0, len(self.text))
        place = Place(self.path, self.line, span.start + len(_MSGSTR) + 1, excerpt, max(1, span.end - span.start))
        return Finding(place, f"{self.context}: {message}", help)


Compare = Callable[[Pair], Iterable[Finding]]
# Every check of one pair, by its code: waivers are tried on them, and what an engine returns.
COMPARISONS: dict[str, Compare] = {}


class PairRules(Rules):
    """Codes whose findings concern one passage, and can be waived there."""

    def compare(self, code: str, severity: Severity) -> Callable[[Compare], Compare]:
        """Register the function below under ``code``; its docstring explains it."""

        def register(compare: Compare) -> Compare:
            COMPARISONS[code] = compare

            def run(subject: Subject) -> Iterator[Finding]:
                for entry, pair in pairs(subject):
                    if not any(waiver.code == code and waiver.reason for waiver in entry.waivers):
                        yield from compare(pair)

            run.__doc__ = f"{inspect.cleandoc(compare.__doc__ or '')}\n\n{_WAIVE.format(code=code)}"
            self.add(code, severity)(run)
            return compare

        return register


_WAIVE = "If it is right in its place, write in the entry: `# waive {code}: why`."


def pairs(subject: Subject) -> Iterator[tuple[Entry, Pair]]:
    """What can be compared: entries that have a text made from today's Chinese."""
    if subject.catalogue is None:
        return
    for entry in subject.catalogue.entries:
        if entry.state not in (State.MISSING, State.OUTDATED):
            yield entry, pair_of(entry, subject.catalogue, subject)


def pair_of(entry: Entry, catalogue: Catalogue, subject: Subject) -> Pair:
    return Pair(
        context=entry.context,
        source=entry.source,
        text=entry.text,
        termbase=subject.termbase,
        works=subject.works,
        path=catalogue.path,
        line=entry.line,
        renderings=subject.renderings,
    )


def renderings(catalogues: Iterable[Catalogue]) -> dict[str, tuple[tuple[str, str], ...]]:
    """How each passage that stands more than once is rendered: (place, English), in order of the catalogues."""
    found: dict[str, list[tuple[str, str]]] = {}
    for catalogue in catalogues:
        for entry in catalogue.entries:
            if entry.text and entry.state is not State.OUTDATED:
                place = f"{catalogue.path}:{entry.line}"
                found.setdefault(entry.source, []).append((place, entry.text))
    return {source: tuple(places) for source, places in found.items() if len(places) > 1}
