"""Taking a person out of a text: what was said stays, who it was about does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

ERASED = "[erased]"
"""Stands where a person's address, name or phone stood."""

Impersonal = Mapping[str, frozenset[str]]
"""By office, the fields of its forms in which nobody stands. In all others a person may stand: in
those of another office, and in those that a form once had.
"""

_SHORTEST = 3
"""Characters; a shorter word would be found in the middle of others' sentences."""

FREE_KEYS = frozenset(
    {"by", "note", "text", "contact", "address", "files", "lacks", "value", "signer", "shown"}
)
"""Under these keys of a course or an event stands what people wrote; elsewhere stand ids."""


@dataclass(frozen=True)
class Words:
    """Words that are about a person: addresses, names, phones. Letters' case is ignored."""

    words: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> Words:
        """Those of ``words`` that are long enough to be told from others."""
        return cls(frozenset(w.strip() for w in words if len(w.strip()) >= _SHORTEST))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.words, key=lambda word: (-len(word), word))
        either = "|".join(re.escape(word) for word in longest_first)
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)

    def text(self, text: str) -> str:
        """``text`` with ERASED where one of the words stood as a word of its own."""
        return self._pattern.sub(ERASED, text) if self.words and text else text

    def plain(self, value: Any) -> Any:
        """A plain JSON value with all its texts so treated."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.plain(one) for one in value]
        if isinstance(value, dict):
            return {key: self.plain(one) for key, one in value.items()}
        return value

    def free(self, value: Any) -> Any:
        """The same for what people wrote in a course or an event only; ids stay as they are."""
        if isinstance(value, list):
            return [self.free(one) for one in value]
        if isinstance(value, dict):
            return {
                key: self.plain(one) if key in FREE_KEYS else self.free(one)
                for key, one in value.items()
            }
        return value


def written(value: Any) -> frozenset[str]:
    """What people wrote of their own in an event of a process: its notes and texts."""
    if isinstance(value, list):
        return frozenset().union(*(written(one) for one in value))
    if not isinstance(value, dict):
        return frozenset()
    own = (value[key] for key in ("note", "text", "contact", "address") if key in value)
    return frozenset(one for one in own if isinstance(one, str)).union(
        *(written(one) for one in value.values())
    )
