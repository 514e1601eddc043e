"""What one look at a part of the service found."""

from __future__ import annotations

from dataclasses import dataclass

GOOD, WARNING, BAD = "✓", "!", "✗"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """``sign`` is ✓ (works), ! (works, but look) or ✗ (does not); ``said`` names the mend."""

    sign: str
    part: str
    said: str
