"""Which shown texts mean that nobody wrote anything: prompts, patterns, fill lines."""

from __future__ import annotations

import re

from form_templates.model import Field
from parsers.remembering import remembered

_ASKS = re.compile(
    r"^\W*(?:please\s+)?(?:click|tap|press|choose|select|pick|enter|type|insert)\b"
    r"(?:.{0,60}\b(?:here|text|date|item|one|option|value|phase|status|name|number|phone)\b\W*"
    r"|[^.?!]{0,30}(?:\.{2,}|…)\W*)$",
    re.IGNORECASE | re.DOTALL,
)
_PATTERN = re.compile(
    r"^(?:[mdy]{1,4}([/.\- ])[mdy]{1,4}\1[mdy]{2,4}|[nx#()\-. +]{7,})$", re.IGNORECASE
)
_NOTHING = frozenset(
    {
        "na",
        "none",
        "nil",
        "tbd",
        "tba",
        "notapplicable",
        "tobedetermined",
        "unknown",
        "no",
        "notyet",
    }
)


def is_prompt(field: Field, shown: str) -> bool:
    """Whether ``shown`` is only what a blank form shows at this field's place."""
    if not shown:
        return True
    bare = _bare(shown)
    if not bare or bare in {_bare(text) for text in (field.prompt, field.hint, field.label)}:
        return True
    return _asks(shown)


@remembered(512)
def _asks(shown: str) -> bool:
    """Whether the words ask for an answer, or show its pattern, whatever the field."""
    text = " ".join(shown.split())
    return _PATTERN.match(text) is not None or (len(text) <= 90 and _ASKS.match(text) is not None)


def says_nothing(shown: str) -> bool:
    """Whether ``shown`` says in words that there is nothing to say: "N/A", "none", "TBD"."""
    return _bare(shown) in _NOTHING


@remembered(512)
def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
