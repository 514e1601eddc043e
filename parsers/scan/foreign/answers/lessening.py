"""A reading put in doubt, with the reason that people hear."""

from __future__ import annotations

from dataclasses import replace

from parsers.model import DOUBTED, Reading


def in_doubt(one: Reading, why: str) -> Reading:
    """``one`` in doubt for the reason ``why``, where it has none yet; as it was where its place was
    not found."""
    if not one.found:
        return one
    return replace(one, confidence=min(one.confidence, DOUBTED), reason=one.reason or why)
