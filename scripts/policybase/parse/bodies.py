"""Names of bodies that issue documents, as they sign: 海晏县人民政府办公室."""

from __future__ import annotations

import re

from policybase.parse.dates import find_dates

# 海晏县人民政府办公室; not 省长　罗清泉
_BODY = re.compile(
    r"(?:人民政府|政府|办公厅|办公室|委员会|常委会|人大|国务院|中共中央|委|厅|局|部|院|署|会|办|中心|领导小组|指挥部|银行|总队|公署|兵团|协会)"
    r"(?:[（(][^（）()]{2,20}[）)])?$"
)
_OFFICER = re.compile(
    r"^(?:代)?(?:总理|主席|省长|市长|县长|区长|州长|盟长|主任|部长|局长|厅长|行长|署长|委员长|院长|检察长|乡长|镇长)\s"
)


def is_body(words: str) -> bool:
    """Is this the name of a body, and not 省长　罗清泉?"""
    name = body_name(words)
    return bool(_BODY.search(name)) and not _OFFICER.match(words.strip()) and 2 <= len(name) <= 60


def body_name(words: str) -> str:
    """The body's name without the date that stands on its line, blanks between two bodies as 、."""
    bare = words
    for mention in reversed(find_dates(bare)):
        bare = bare[: mention.span.start] + bare[mention.span.end :]
    pieces = bare.split()
    whole = all(_BODY.search(piece) and len(piece) >= 3 for piece in pieces)
    return ("、" if whole else "").join(pieces)
