"""Remembering what was found out about a text, of any sender, for as long as the process runs.

A mailbox is served for months: what is kept of its mails is bounded in number and in length. Texts
that come again are short: names, dates, phone numbers, choices, paths.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

LONGEST = 200
"""Letters (or bytes) of a text that is remembered."""

Text = TypeVar("Text", str, bytes)
More = ParamSpec("More")
Found = TypeVar("Found")


def remembered(
    most: int,
) -> Callable[[Callable[Concatenate[Text, More], Found]], Callable[Concatenate[Text, More], Found]]:
    """As ``lru_cache`` of ``most`` calls, but a text (the first argument) that is long is not kept.

    What stands behind the text is the caller's own, and short: a region, a part's name.
    """

    def of(
        function: Callable[Concatenate[Text, More], Found],
    ) -> Callable[Concatenate[Text, More], Found]:
        known = cast("Callable[Concatenate[Text, More], Found]", lru_cache(most)(function))

        @wraps(function)
        def told(text: Text, /, *more: More.args, **named: More.kwargs) -> Found:
            ask = known if len(text) <= LONGEST else function
            return ask(text, *more, **named)

        return told

    return of
