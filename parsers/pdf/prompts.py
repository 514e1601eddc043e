"""Prompts: what a form shows where nothing was answered yet."""

from __future__ import annotations

import re

_OPEN_END = re.compile(r"(?:\.{2,}|…|:|-{2,}|_{2,})\s*$")
_ASKS = re.compile(r"^[\W_]*(?:please\s+)?(?:choose|select|pick)\b", re.IGNORECASE)
_SHORT = re.compile(
    r"^[\W_]*(?:please\s+)?(?:choose|select|pick)(?:\s+(?:one|an?|your|the|from)\b.*)?[\W_]*$",
    re.IGNORECASE,
)
_TYPE_HERE = re.compile(
    r"^[\W_]*(?:please\s+)?(?:click|tap|type|enter|insert|choose|select|pick)\b.*"
    r"\b(?:here|to enter\b.*|to add\b.*|(?:an?|the) (?:item|date|option|value))[\W_]*$",
    re.IGNORECASE,
)

_MAY_ASK = re.compile(r"[^a-zA-Z]*(?:please|cli|tap|typ|ent|ins|cho|sel|pic)", re.IGNORECASE)
_ASKS_TEXT = re.compile(
    r"^[\W_]*(?:please\s+)?(?:click|tap|type|enter|insert|choose|select|pick)\b", re.IGNORECASE
)


def is_choice_prompt(text: str) -> bool:
    """Whether a choice shows a request to choose ("Choose Phase...", "-- Select --")."""
    bare = text.strip()
    if not bare or len(bare) > 80:
        return False
    if not any(letter.isalnum() for letter in bare):
        return True
    if not _ASKS.match(bare):
        return False
    framed = not bare[0].isalnum() and not bare[-1].isalnum()
    return bool(framed or _OPEN_END.search(bare) or _SHORT.match(bare))


def may_ask(text: str) -> bool:
    """Whether a text begins as a request to type does: what most answers do not."""
    bare = text.strip()
    return len(bare) <= 160 and _MAY_ASK.match(bare) is not None


def is_text_prompt(text: str, default: str) -> bool:
    """Whether a text shows a request to type.

    ``default`` is the field's /DV: a default that asks is a prompt even where its words alone
    could be an answer.
    """
    bare = text.strip()
    if not may_ask(bare):
        return False
    return bool(_TYPE_HERE.match(bare) or (_ASKS_TEXT.match(bare) and bare == default.strip()))
