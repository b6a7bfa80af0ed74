"""Marks words of the interface for those who collect them."""

from __future__ import annotations


def N_(message: str) -> str:
    """A message that stands in a table and is looked up where it is shown."""
    return message
