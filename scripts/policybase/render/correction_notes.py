"""A note on a correction: what the original reads, what we read, and why."""

from __future__ import annotations

from policybase.model import Certainty, Fix
from policybase.render import escape
from policybase.render.locales import ZH, Locale


def note(fix: Fix, number: int, *, reason: str, locale: Locale) -> str:
    """As inline HTML. ``reason``: inline HTML in the language of the page."""
    t = locale.t
    correction = fix.correction
    reads = _quoted(correction.reads, locale)
    read_as = None if correction.read_as is None else _quoted(correction.read_as, locale)
    if read_as is None:
        said = t("原件作“{reads}”，文字有损，原貌不详，照录。{reason}", reads=reads, reason=reason)
    elif correction.certainty is Certainty.UNCERTAIN:
        said = t("原件作“{reads}”，疑当作“{read_as}”，未改。{reason}", reads=reads, read_as=read_as, reason=reason)
    elif not correction.read_as:
        said = t("原件此处多“{reads}”，今删。{reason}", reads=reads, reason=reason)
    elif not correction.reads:
        said = t("原件此处脱“{read_as}”，今补。{reason}", read_as=read_as, reason=reason)
    else:
        said = t("原件作“{reads}”，今作“{read_as}”。{reason}", reads=reads, read_as=read_as, reason=reason)
    return f'<span class="sign">{sign(fix, number, locale)}</span> {said}'


def sign(fix: Fix, number: int, locale: Locale) -> str:
    """校1, 疑2"""
    certain = fix.correction.certainty is Certainty.CERTAIN and fix.correction.read_as is not None
    return locale.t("校{number}", number=number) if certain else locale.t("疑{number}", number=number)


def _quoted(words: str, locale: Locale) -> str:
    shown = escape.text(words)
    return shown if locale.code == ZH else f'<span lang="zh-Hans">{shown}</span>'
