"""What a reader of one media type hands to the layout step: blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from policybase.model import SetAside


@dataclass(frozen=True, slots=True)
class Block:
    """One line or block of the original, white space inside kept as found.

    A table row is a block whose cells are joined by a tab. A row of a metadata table
    (发文机关 | 国务院办公厅) is a block ``发文机关：国务院办公厅``.
    """

    text: str
    line: int  # 1-based, in the decoded original
    column: int = 1  # 1-based, in code points


@dataclass(frozen=True, slots=True)
class Raw:
    """What was read. Ignoring white space, blocks and set-aside together are the original's text."""

    blocks: tuple[Block, ...]
    set_aside: tuple[SetAside, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    wrapped: bool = True  # lines may be a wrapped paragraph: plain text, not HTML blocks


class Unreadable(Exception):
    """The original cannot be read at all. ``code`` is an EXT diagnostic, ``help`` what to do."""

    def __init__(self, code: str, message: str, help: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = help
