"""Words of the interface that more than one stage says; and the mark by which messages are collected.

A message is its Chinese words; translations/en/interface.po has the English.
"""

from __future__ import annotations

from policybase.model import Level, Status


def N_(message: str) -> str:
    """A message that stands in a table and is looked up where it is shown."""
    return message


STATUS = {
    Status.IN_FORCE: N_("现行有效"),
    Status.INVALID: N_("已失效"),
    Status.PERIOD_ENDED: N_("规划期已满"),
    Status.UNKNOWN: N_("效力未载明"),
}

LEVEL = {
    Level.NATIONAL: N_("全国"),
    Level.PROVINCE: N_("省级"),
    Level.PREFECTURE: N_("地市级"),
    Level.COUNTY: N_("县级"),
    Level.TOWNSHIP: N_("乡镇级"),
}
