"""A whole file in one line: where title, addressees, cover, date and issued text were glued together.

Only the cover's own words are evidence: it quotes the title of what it issues (现将《…》印发给你们),
and where that title stands again, without its brackets, the issued text begins.
"""

from __future__ import annotations

import re

from policybase.parse.titles import document_kind

# Shorter lines are ordinary paragraphs.
SHORTEST = 240

# 关于印发某某方案的通知各市、县人民政府，省人民政府各委、厅：
_TITLE = re.compile(r"[^。：:；]{6,120}?的(?:通知|意见|决定|通报|函|批复)(?=各|省|市|县|州|区|国务院|[\u4e00-\u9fff]{2,12}(?:人民政府|委员会))")
# 各市、县人民政府，省人民政府各委、厅，各直属机构：现将…
_ADDRESSEES = re.compile(r"(?:各|省|市|县|州|区|国务院)[^。：:；《》]{3,240}[：:](?=\s*(?:现|《|为|经|根据|按照))")
# 现将《某某实施方案》印发给你们 ；《某某规划》已经省人民政府同意，现印发给你们
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》){6,100})》[^。]{0,60}(?:印发|发布|公布|转发|批转)")
# 二○○九年六月九日 ；2016年8月23日
_N = "\\d０-９〇○零一二三四五六七八九十"
_DATE = re.compile(rf"[{_N}]{{4}}\s*年\s*[{_N}]{{1,3}}\s*月\s*[{_N}]{{1,3}}\s*日\s*$")


# what stands behind a title: 第一章 总则 ；2012年11月12日…公布 ；（2024年1月13日在… ；各市、县人民政府： ；为了规范…
_AFTER_TITLE = re.compile(
    r"第[一1]\s*[编章条]|一、|目\s*录|[（(]?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|各|"
    r"为(?:了|贯彻|深入|进一步|全面|切实|认真|加强|加快|推进|推动|规范|促进|保障|落实)|根据|按照|依据"
)
# 2012年11月12日 中华人民共和国国务院令第629号公布 ；（2019年5月1日某某市人民代表大会…通过）
_ADOPTED = re.compile(
    r"\s*[（(]?\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[^。；]{0,160}?"
    r"(?:通过|批准|公布|发布|施行|修正|修订)[）)]?(?=\s*(?:第[一1]\s*[编章条]|一、|目\s*录|[（(]?\d{4}\s*年|为|根据))"
)
LONGEST_TITLE = 80


def head_cuts(words: str) -> tuple[int, ...]:
    """``cuts`` of a file's first line: its title, and when it was adopted, may be glued to all that follows."""
    found = set(cuts(words))
    if len(words) < SHORTEST:
        return ()
    for match in _AFTER_TITLE.finditer(words, 4, LONGEST_TITLE):
        title = words[: match.start()].rstrip()
        if set(title) & set("。；：:"):
            break
        if document_kind(title):
            at = match.start()
            found.add(at)
            while adopted := _ADOPTED.match(words, at):
                at = adopted.end()
                found.add(at)
            addressees = _ADDRESSEES.match(words, at)
            if addressees:
                found.add(addressees.end())
            break
    return tuple(sorted(found))


def cuts(words: str) -> tuple[int, ...]:
    """Offsets in one line where another kind of words begins; () for ordinary lines."""
    if len(words) < SHORTEST:
        return ()
    found: set[int] = set()
    at = 0
    title = _TITLE.match(words)
    if title:
        at = title.end()
        found.add(at)
    addressees = _ADDRESSEES.match(words, at)
    if addressees:
        found.add(addressees.end())
    quoted = _QUOTED.search(words, addressees.end() if addressees else at, at + 600)
    if quoted:
        found |= _around(words, quoted.group(1), after=quoted.end())
    return tuple(sorted(cut for cut in found if 0 < cut < len(words)))


def _around(words: str, title: str, *, after: int) -> set[int]:
    """Cuts before and after the issued text's own title, and around the date that stands before it."""
    start = words.find(title, after)
    while start > 0 and words[start - 1] in "《〈“":
        start = words.find(title, start + 1)
    if start < 0:
        return set()
    result = {start, start + len(title)}
    date = _DATE.search(words, after, start)
    if date:
        signature = words.rfind("。", after, date.start()) + 1
        result |= {date.start(), signature or date.start()}
    return result
