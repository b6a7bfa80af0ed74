"""How Chinese pages write dates, places and titles."""

from __future__ import annotations

from datetime import date


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


def in_brackets(title: str) -> str:
    """《…》 around a title; brackets inside become 〈〉, as GB/T 15834 has it."""
    bare = title.removeprefix("《").removesuffix("》") if title.count("《") == 1 and title[:1] == "《" else title
    return f"《{bare.replace('《', '〈').replace('》', '〉')}》"


def _figures(figures: tuple[int, ...]) -> str:
    return "".join(f"{figure}{unit}" for figure, unit in zip(figures, "年月日", strict=False))
