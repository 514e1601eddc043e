"""Which texts are prompts: printed where a value belongs, meaning that nothing was filled in."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.matching.words import canonical_words

_PROMPT = re.compile(
    r"""^[\s\[<(«]*(?:
        (?:c?lick\ )?or\ tap\ (?:here\ )?to\ enter\b.*  # LibreOffice leaves the first letters out
      | (?:click|tap|press)\b.{0,40}\b(?:enter|add|insert|choose|select|type|date|text|here)\b.*
      | (?:choose|select|pick|enter|type|insert)\s+(?:an?|the|one|your|from|text|date|here|phase|
            status|item|option|value|name|title|phone|agency|number|response|answer)\b[^?]{0,60}
      | (?:choose|select|pick|enter|type|insert)\b[^.?!]{0,30}(?:\.{2,}|…)
      | (?:please\s+)?(?:choose|select|pick|enter|insert)  # the label may stand behind it
      | mm\s*[/.-]\s*dd\s*[/.-]\s*(?:yy){1,2}
      | \(?\s*n{3}\s*\)?[\s-]*n{3}-?n{4}
      | -+\s*(?:select|choose|none|please\ select|pick)\b.*
      | (?:click|tap)\ (?:or\ tap\ )?here\b.*
      | please\s+(?:select|choose)\b.{0,40}
      | klicken\ sie.*|cliquez.*|haga\ clic.*|w(?:ä|ae)hlen\ sie.*|choisissez.*|elija\ un.*
    )[\s\]>)».…]*$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_BIDDING = re.compile(
    r"^[\[<(«]?(?:please\s+)?"
    r"(?:enter|type|write|fill in|insert|provide|add|choose|select|pick|state|give)"
    r"\s+(?:in\s+)?(?:the|an?|your)?\s*(\S.{1,80}?)[\]>)».…]*$",
    re.IGNORECASE | re.DOTALL,
)
_BIDS = re.compile(r"\b(?:enter|type in|insert|choose|select|click|tap)\b", re.IGNORECASE)
_FILL = re.compile(r"[_‗\u2002\u2003\u2007\u00a0\u200b\ufeff]+|\.{4,}|…{2,}")

FILLED = re.compile(r"_{4,}|\.{3,}|…")
"""A printed line to write on."""


def is_prompt(text: str, own_prompt: str = "") -> bool:
    """Whether ``text`` only asks for a value; ``own_prompt`` is the field's own prompt."""
    bare = text.strip()
    if own_prompt and _loose(bare) == _prompt_loose(own_prompt):
        return True
    return len(bare) <= 90 and not bare[:1].isdigit() and _PROMPT.match(bare) is not None


def asks_for(text: str, label: str) -> bool:
    """Whether ``text`` bids to fill in what ``label`` names: "Enter vendor name(s)"."""
    bidden = None if text[:1].isdigit() else _BIDDING.match(text.strip())
    if bidden is None or len(text) > 90:
        return False
    said = set(canonical_words(bidden.group(1)))
    return bool(said) and said <= set(canonical_words(label))


def bids(text: str) -> bool:
    """Whether ``text`` bids to fill something in ("Enter start"), or its end does."""
    return _BIDS.search(text) is not None


def without_fill(text: str) -> str:
    """``text`` without printed fill lines, empty-field blanks and dot leaders."""
    return _FILL.sub(" ", text)


def _loose(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


_prompt_loose = lru_cache(maxsize=256)(_loose)
