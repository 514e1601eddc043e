"""What is read well and cannot be trusted: crumbs on faxes, lost stops, figures by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from form_templates.model import Field, FieldType
from parsers.scan.accents import may_lack_an_accent
from parsers.scan.blanks import SCALE
from parsers.scan.blots import blots_of
from parsers.scan.crumbs import is_in_crumbs
from parsers.scan.judging import DOUBTED, EMPTY_DOUBTED, Judged
from parsers.scan.picture import Grey, ink_of
from parsers.scan.stops import may_lack_a_stop

_ALONE = 0.9
"""The confidence from which one look is sure by itself; less is what two looks agree on."""
_BROAD, _TYPED = 0.4, 0.7
"""The width, in parts of the height, of figures other than a one, and how alike two of the same are
where a machine made them. Of 957 dates in type 16 are less alike, of 16 drawn by hand eight."""

_LOW, _TALL = 2.5, 18.0
"""Points between which a figure is high."""
_SPARE = 4
_PROMPT = 18.0
"""Points that a line is high at most which holds nothing but what invites to answer, 14.4 on
samples: in higher ones somebody wrote over it. Ink that was read as nothing is not nothing."""


def mistrusted(
    field: Field,
    lines: Sequence[Grey],
    told: Judged,
    *,
    fax: bool,
    thin_lost: bool,
    worn: bool = False,
) -> Judged:
    """``told`` of the writing ``lines``, less surely where its letters may deceive.

    ``fax``: the page came by fax; ``thin_lost``: it is a copy that lost thin print; ``worn``: of
    which all print is broken, so that of names nothing tells c from e, as on a fax.
    """
    if fax and field.type is FieldType.CHOICE and _is_no_choice(field, lines, told):
        return replace(told, value=None, confidence=min(told.confidence, EMPTY_DOUBTED))
    if told.value is None and (not told.shown or max(map(len, lines), default=0) > _PROMPT * SCALE):
        return replace(told, confidence=min(told.confidence, EMPTY_DOUBTED))
    lacking = worn or (thin_lost and _may_lack_marks(told.shown))
    lacking = lacking and field.type is FieldType.TEXT and told.value is not None
    figures = field.type is FieldType.DATE and told.value is not None and told.confidence < _ALONE
    if lacking or (figures and not all(map(is_typed, lines))):
        return replace(told, confidence=min(told.confidence, DOUBTED))
    return told


def _may_lack_marks(text: str) -> bool:
    return may_lack_a_stop(text) or may_lack_an_accent(text)


def _is_no_choice(field: Field, lines: Sequence[Grey], told: Judged) -> bool:
    """Whether crumbs were read as a choice: answers are black, what invites to choose is grey."""
    return told.value not in field.choices and all(map(is_in_crumbs, lines))


def is_typed(line: Grey) -> bool:
    """Whether two figures of ``line`` look the same, as a machine makes them and hardly a hand.

    The years of this century have a two twice; ones are strokes, which all look the same.
    """
    ink = ink_of(line)
    labels, about = blots_of(ink)
    slim = about[:, 2] < _BROAD * about[:, 3]
    slim[0] = True
    return likeness_of_twins(line, ink & ~slim[labels]) >= _TYPED


def likeness_of_twins(left: Grey, ink: NDArray[np.bool_]) -> float:
    """How alike, up to 1, the two most alike letters of one size are in ``left``; 0 for none."""
    _, about = blots_of(ink)
    tall = [one for one in about[1:] if _LOW * SCALE <= one[3] <= _TALL * SCALE]
    best = 0.0
    for at, (x, y, wide, high, _) in enumerate(tall):
        around = cv2.copyMakeBorder(
            left[y : y + high, x : x + wide], *(_SPARE,) * 4, cv2.BORDER_CONSTANT, value=255
        )
        for left_, top, across, down, _ in tall[:at]:
            if abs(across - wide) <= 2 and abs(down - high) <= 2:
                other = left[top : top + down, left_ : left_ + across]
                found = cv2.matchTemplate(around, other, cv2.TM_CCOEFF_NORMED)
                best = max(best, float(found.max()))
    return best
