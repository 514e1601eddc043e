"""What a rule may know besides the form and its readings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Context:
    """The mail around a profile.

    ``attachments`` are the names of further files that came with it or lie on its case; ``today``
    is the day of its receipt in the office's time zone.
    """

    attachments: tuple[str, ...]
    today: date
