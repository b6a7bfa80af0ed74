"""The nouns. Everything the stages hand to each other; imports nothing of ours.

All positions are code points in a transcript (``Transcript.text``), ranges are half-open.
All values are frozen: a stage makes new ones and never changes what it was given.

One module a stage, each knowing only those above it. Others import the nouns from here::

    texts         extract: Transcript; and what a person wrote beside an original
    documents     parse: Document, Provision, Record, Address
    knowledge     what link is given: Work, Topic, Ruling, Term
    links         link: Citation, Subject, Deadline, Link
    translations  translate: Catalogue, Translation, Message
    editions      render: Edition, Page
    accessibility render: what the browser tests found
    library       what is read and understood: Source, Library
"""

from __future__ import annotations

from policybase.model.accessibility import Accessibility, CheckTested, PagesTested
from policybase.model.documents import (
    Address,
    Document,
    Doubt,
    DoubtCode,
    Evidence,
    Jurisdiction,
    Kind,
    Level,
    Origin,
    Part,
    Provision,
    Record,
    Role,
    Segment,
    SourceKind,
    Status,
    Wording,
)
from policybase.model.editions import Edition, Page
from policybase.model.knowledge import (
    Checked,
    Forbidden,
    Knowledge,
    LinkRelation,
    Ruling,
    Term,
    Termbase,
    Topic,
    Work,
    WorkStatus,
)
from policybase.model.library import Arrival, Library, Source
from policybase.model.links import (
    Citation,
    CitationRelation,
    Deadline,
    DeadlineKind,
    Difference,
    Line,
    Link,
    Links,
    Mention,
    MentionKind,
    Quantity,
    Subject,
)
from policybase.model.texts import (
    Certainty,
    Correction,
    Fix,
    Reason,
    SetAside,
    Span,
    Stated,
    Transcript,
)
from policybase.model.translations import Catalogue, Entry, Message, State, Translation, Waiver

__all__ = [
    "Accessibility",
    "Address",
    "Arrival",
    "Catalogue",
    "Certainty",
    "CheckTested",
    "Checked",
    "Citation",
    "CitationRelation",
    "Correction",
    "Deadline",
    "DeadlineKind",
    "Difference",
    "Document",
    "Doubt",
    "DoubtCode",
    "Edition",
    "Entry",
    "Evidence",
    "Fix",
    "Forbidden",
    "Jurisdiction",
    "Kind",
    "Knowledge",
    "Level",
    "Library",
    "Line",
    "Link",
    "LinkRelation",
    "Links",
    "Mention",
    "MentionKind",
    "Message",
    "Origin",
    "Page",
    "PagesTested",
    "Part",
    "Provision",
    "Quantity",
    "Reason",
    "Record",
    "Role",
    "Ruling",
    "Segment",
    "SetAside",
    "Source",
    "SourceKind",
    "Span",
    "State",
    "Stated",
    "Status",
    "Subject",
    "Term",
    "Termbase",
    "Topic",
    "Transcript",
    "Translation",
    "Waiver",
    "Wording",
    "Work",
    "WorkStatus",
]
