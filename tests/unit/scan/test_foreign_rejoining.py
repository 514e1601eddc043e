"""A rule of a table runs on where something pale was laid over it."""

from __future__ import annotations

import numpy as np
import pytest

from parsers.scan.foreign.boxes.ruling import ruled
from parsers.scan.laying.blanks import SCALE


@pytest.mark.parametrize(("tone", "whole"), [(220, True), (250, False)])
def test_a_rule_that_a_pasted_picture_pales_is_whole(tone: int, *, whole: bool) -> None:
    """From 100 to 120 points it has the grey ``tone`` on paper of 250; a rule crosses its end."""
    grey = np.full((round(200 * SCALE), round(300 * SCALE)), 250, np.uint8)
    row, (start, end, left, right) = (
        round(100 * SCALE),
        (round(x * SCALE) for x in (40, 260, 100, 120)),
    )
    grey[row : row + 3, start:end] = 90
    grey[row : row + 3, left:right] = tone
    grey[round(60 * SCALE) : round(140 * SCALE), end : end + 3] = 90
    across = [(x0, x1) for _, x0, x1 in ruled(grey).across]
    assert any(x0 <= 101 and x1 >= 119 for x0, x1 in across) is whole
