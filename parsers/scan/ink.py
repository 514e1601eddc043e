"""Signature slots: what is left when the blank's own print is taken away."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from parsers.model import SignatureKind, SignatureStatus
from parsers.scan.blanks import SCALE
from parsers.scan.picture import Grey, grown, ink_of

_LETTER = 3.4
"""Points: what is lower than that is no handwriting."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands in a slot; ``reason`` says why it is unclear."""

    status: SignatureStatus
    kind: SignatureKind | None
    confidence: float
    reason: str = ""


def verdict(area: Grey, blank: Grey) -> Verdict:
    """The verdict on ``area``, a slot at :data:`SCALE`, where the blank prints ``blank``."""
    left = area.copy()
    left[grown(ink_of(blank, 200), 3)] = 255
    ink = ink_of(left, 165).astype(np.uint8)
    _, _, about, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    high = about[1:, 3] >= _LETTER * SCALE
    if high.any():
        return Verdict(SignatureStatus.SIGNED, SignatureKind.HANDWRITING, 0.9)
    return Verdict(SignatureStatus.MISSING, None, 0.9)
