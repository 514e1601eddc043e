"""Signs in names and titles that nobody may have written: specks, and lone strokes."""

from __future__ import annotations

import re

from parsers.scan.telling.judging import SPECKS

_LONE = re.compile(r"(?<=\S) [Il1|] (?=\S)")
"""A stroke between words; slashes are told by their lean, and doubted where none is seen."""
_TWICE = re.compile(r"[.,;:]{2}(?<!\.\.\.)$")
"""Two stops at the end: one of them is a speck."""
_STROKE = "A slash, a figure one and a capital I look alike between words."
_SPECK = "A speck on the paper may have been read as a sign."


def odd_sign(text: str) -> str:
    """Why the signs of ``text`` are in doubt, "" where they are not."""
    if _LONE.search(text):
        return _STROKE
    if "@" in text:
        return ""  # an address of mail may hold any of them
    return _SPECK if _TWICE.search(text) or not SPECKS.isdisjoint(text) else ""


def without_specks(text: str) -> str | None:
    """``text`` without what may be a speck before its first and behind its last letter; None where
    it is nothing else."""
    bare = text.strip("".join(SPECKS) + " ")
    return (bare[:-1] if _TWICE.search(bare) else bare) or None
