"""Chinese words inside English ones say that they are Chinese: ``lang``, for screen readers, fonts and search."""

from __future__ import annotations

import re
from collections.abc import Callable

from policybase.render import escape

_HAN = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3200-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_STOPS = "\u3001-\u3003\u3008-\u301f\uff01-\uff60"  # 、。《》【】，：（）
# 市、县两级：每季度至少组织一次 is one run, and so are 5月30日前（2009年） and 县政府、….
_RUN = re.compile(f"[{_STOPS}]*[{_HAN}](?:[{_HAN}{_STOPS}·…0-9]*[{_HAN}{_STOPS}…])?|[{_STOPS}]+")


def has_chinese(words: str) -> bool:
    return _RUN.search(words) is not None


def mixed(words: str) -> str:
    """English ``words`` as inline HTML; every run of Chinese in them is marked."""
    return _marked(words, opens=escape.text)


def opening(words: str) -> str:
    """The same for words that open a paragraph of Markdown."""
    return _marked(words, opens=escape.opening)


def chinese(words: str) -> str:
    """Words of a Chinese text as inline HTML, marked as a whole; figures and addresses are in no language."""
    shown = escape.text(words)
    return marked(shown) if has_chinese(words) else shown


def marked(html: str) -> str:
    """Inline HTML whose words are Chinese."""
    return f'<span lang="zh-Hans">{html}</span>'


def _marked(words: str, *, opens: Callable[[str], str]) -> str:
    pieces: list[str] = []
    at = 0
    for run in _RUN.finditer(words):
        if run.start() > at:
            pieces.append((escape.text if at else opens)(words[at : run.start()]))
        pieces.append(marked(escape.text(run.group())))
        at = run.end()
    if at < len(words):
        pieces.append((escape.text if at else opens)(words[at:]))
    return "".join(pieces)
