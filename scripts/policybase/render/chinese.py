"""How Chinese pages write dates, places and titles."""

from __future__ import annotations

import re
from datetime import date

from policybase.model import Provision


def day(value: date) -> str:
    """2009年6月9日"""
    return f"{value.year}年{value.month}月{value.day}日"


def period(value: tuple[str, str]) -> str:
    """("2009", "2013") → 2009年至2013年; ("2009-02", "2009-11") → 2009年2月至11月"""
    first, last = (tuple(int(figure) for figure in end.split("-")) for end in value)
    if first == last:
        return _figures(first)
    if len(first) > 1 and first[0] == last[0]:
        return f"{_figures(first)}至{_figures(last)[len(str(last[0])) + 1 :]}"
    return f"{_figures(first)}至{_figures(last)}"


# 二 or 十二 of 二、; （五） and 第十二条 stay as they are.
_BARE_HAN = re.compile(r"[一二三四五六七八九十百零〇]+")


def place(provision: Provision) -> str:
    """二、（五）33.: the path as one cites it; ¶2 is 第2段."""
    steps: list[str] = []
    for step in provision.path:
        if step.startswith("¶"):
            steps.append(f"第{step[1:]}段")
        elif _BARE_HAN.fullmatch(step):
            steps.append(f"{step}、")
        else:
            steps.append(f"{step}." if step.isdigit() else step)
    return "".join(steps).rstrip("、") or provision.anchor


def in_brackets(title: str) -> str:
    """《…》 around a title; brackets inside become 〈〉, as GB/T 15834 has it."""
    bare = title.removeprefix("《").removesuffix("》") if title.count("《") == 1 and title[:1] == "《" else title
    return f"《{bare.replace('《', '〈').replace('》', '〉')}》"


def _figures(figures: tuple[int, ...]) -> str:
    return "".join(f"{figure}{unit}" for figure, unit in zip(figures, "年月日", strict=False))
