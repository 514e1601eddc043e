"""Answers that are paler than the form they stand on, and broad tints that lie under them.

What a program types into a form has one colour: where a lamp does not see it, all answers are pale
beside print that is as dark as ever. What a highlighter or a cup leaves is broad and even; letters
are narrow.
"""

from __future__ import annotations

import cv2
import numpy as np

from form_templates.model import FieldType
from parsers.scan.laying.blanks import SCALE, BlankPage
from parsers.scan.pixels.picture import Grey, grown, ink_of

_TYPED = frozenset(
    {FieldType.TEXT, FieldType.PHONE, FieldType.DATE, FieldType.CHOICE, FieldType.YES_NO}
)
_INSIDE = -1.0
"""Points by which a field is smaller than its box: the frame does not count."""
_SEEN, _LEAST = 215, 150
"""The grey of pale writing, and its pixels at least."""
_DARKEST, _FEW = 10, 5
"""Which percentile of a field's ink tells its tone, and of all tones the page's; and the fields
with writing that a page has at least."""
_PALE, _GHOST = 130, 185
"""The tone from which answers are pale, of typed ones 24 to 94 on samples and 165 and more of
blue ones under a blue lamp; and from which it may be nothing but the other side."""
_BROAD = 5.0
"""Points: no stroke of writing is as broad."""
_TINTED, _TINT, _ENOUGH = 150, 230, 0.05
"""The greys between which paper is tinted, and the share of a field that is so at least."""
_WHITE = 250


def tone_of_answers(page: Grey, blank: BlankPage) -> int | None:
    """How dark pale answers are on ``page``, from 0; None where some are as dark as others are, or
    where there are few."""
    tones = []
    for slot in blank.slots:
        if blank.form[slot.field].type not in _TYPED:
            continue
        here = blank.slice_of(slot, _INSIDE)
        ink = ink_of(page[here], _SEEN) & ~grown(ink_of(blank.fine[here], 200), 2)
        if ink.sum() >= _LEAST:
            tones.append(np.percentile(page[here][ink], _DARKEST))
    darkest = int(np.percentile(tones, _DARKEST)) if len(tones) >= _FEW else 0
    return darkest if _PALE < darkest <= _GHOST else None


def untinted(area: Grey) -> Grey:
    """``area`` with tinted paper as white as other paper, and the letters on it as they are."""
    kernel = np.ones((round(_BROAD * SCALE), round(_BROAD * SCALE)), np.uint8)
    paper = cv2.morphologyEx(area, cv2.MORPH_CLOSE, kernel)
    tinted = (paper >= _TINTED) & (paper < _TINT)
    if tinted.mean() < _ENOUGH:
        return area
    white = cv2.divide(area, paper, scale=_WHITE)
    return np.asarray(np.where(tinted, white, area), np.uint8)
