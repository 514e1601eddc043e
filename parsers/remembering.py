"""Remembering what was found out about a text, of any sender, for as long as the process runs.

A mailbox is served for months: what is kept of its mails is bounded in number and in length. Texts
that come again are short: names, dates, phone numbers, choices, paths.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

LONGEST = 200
"""Letters (or bytes) of a text that is remembered."""

Text = TypeVar("Text", str, bytes)
Found = TypeVar("Found")


def remembered(most: int) -> Callable[[Callable[[Text], Found]], Callable[[Text], Found]]:
    """As ``lru_cache`` of ``most`` texts, but a long text is not kept."""

    def of(function: Callable[[Text], Found]) -> Callable[[Text], Found]:
        known = lru_cache(most)(function)

        @wraps(function)
        def told(text: Text) -> Found:
            return known(text) if len(text) <= LONGEST else function(text)

        return told

    return of
