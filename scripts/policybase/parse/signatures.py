"""How a part ends: the date, the signature and the notes below its last provision."""

from __future__ import annotations

import re

from policybase.model import Role
from policybase.parse.lines import Line, Look

Signed = tuple[Line, Role]  # a line that is no provision, and what it is


def sign_off(text: str, found: tuple[Line, ...], *, at: int, end: int) -> tuple[tuple[Line, ...], tuple[Signed, ...]]:
    """The lines ``[at, end)`` that are provisions, and those that are none with their role."""
    body = list(found[at:end])
    others: list[Signed] = []
    dated = False  # the line above a date signs it, whoever it is
    while body:
        line = body[-1]
        above_date, dated = dated, False
        if line.look is Look.DATE:
            others.append((line, Role.DATE))
            dated = True
        elif line.look is Look.METADATA or (line.look is Look.ANNEX and end < len(found)):
            others.append((line, Role.METADATA))
        elif line.look is Look.NUMBER and len(body) > 1:
            others.append((line, Role.NUMBER))
        elif line.look is Look.SHORT and _is_signature(line.of(text), above_date=above_date) and len(body) > 1:
            others.append((line, Role.SIGNATURE))
        else:
            break
        body.pop()
    # Metadata lines inside a body (页首信息 that a scrape moved) are no provisions.
    others += [(line, Role.METADATA) for line in body if line.look is Look.METADATA]
    return tuple(line for line in body if line.look is not Look.METADATA), tuple(others)


# 海晏县人民政府办公室 ；省长　罗清泉    without a date below it, only these sign a text
_UNDATED = re.compile(
    r".{0,30}(?:人民政府|国务院|人民政府办公[厅室])|(?:总理|主席|省长|市长|县长|区长|州长|主任|部长|局长|委员长).{2,4}"
)


def _is_signature(words: str, *, above_date: bool) -> bool:
    bare = "".join(words.split())
    return len(bare) <= 30 if above_date else bool(_UNDATED.fullmatch(bare))
