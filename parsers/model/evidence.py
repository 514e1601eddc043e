"""The evidence of a reading in doubt: what the place looks like, and what happened to its page."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MOST_A_PICTURE = 60_000
"""Bytes of one picture: a line of writing has 3,000, a signature 10,000, a long text 40,000."""
MOST_A_FORM = 700_000
"""Bytes of all pictures of one form: they go with a mail to planners."""
MOST_PIXELS = 2_000
"""Pixels of a picture in either direction."""

_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_SIZE = struct.Struct(">II")


class Damage(StrEnum):
    """What happened to a page before it was read; corrections are counted by it."""

    NONE = "none"
    PHOTO = "photo"
    LOW_RESOLUTION = "low resolution"
    FINE_FAX = "fine fax"
    STANDARD_FAX = "standard fax"
    FAINT = "faint"
    CROSSED = "crossed"
    """A streak of dirt runs through the place."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the place of ``field`` looks like: a small PNG cut from the page as it was read.

    ``wide`` and ``high`` are its pixels, ``place`` says where it was cut ("page 2").
    """

    field: str
    picture: bytes
    wide: int
    high: int
    place: str
    damage: Damage = Damage.NONE


def within_limits(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Those of ``evidence``, in their order, that are PNGs of the size they say and fit in all.

    What read foreign bytes is not believed about the size of what it hands over.
    """
    kept: list[Evidence] = []
    left = MOST_A_FORM
    for one in evidence:
        if _is_small_png(one) and len(one.picture) <= left:
            kept.append(one)
            left -= len(one.picture)
    return tuple(kept)


def _is_small_png(one: Evidence) -> bool:
    head = one.picture[: len(_PNG) + _SIZE.size]
    return (
        len(one.picture) <= MOST_A_PICTURE
        and 0 < one.wide <= MOST_PIXELS
        and 0 < one.high <= MOST_PIXELS
        and head == _PNG + _SIZE.pack(one.wide, one.high)
    )
