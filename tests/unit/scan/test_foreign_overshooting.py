"""A tick that reaches out of its box leaves it a box."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey
from tests.unit.scan.squares import squares_on


def px(*points: float) -> tuple[int, ...]:
    return tuple(round(one * SCALE) for one in points)


def ticked(over: float, wide: float = 9.0) -> Grey:
    """A box whose tick ends ``over`` points above its right corner and beside it."""
    page = np.full(px(100, 200), 255, np.uint8)
    cv2.rectangle(page, px(50, 50), px(50 + wide, 50 + wide), 0, 3)
    foot = px(50 + 0.42 * wide, 50 + 0.83 * wide)
    cv2.line(page, px(51.5, 50 + 0.55 * wide), foot, 0, 5)
    cv2.line(page, foot, px(50 + wide + over, 50 - over), 0, 5)
    return page


@pytest.mark.parametrize("over", [0.0, 0.6, 1.0, 1.8])
@pytest.mark.parametrize("wide", [8.5, 9.0, 12.0])
def test_a_ticked_box_is_seen_where_its_sides_are(over: float, wide: float) -> None:
    (found,) = squares_on(ticked(over, wide))
    assert found.ticked
    assert found.sure > 0.8
    assert found.rect == pytest.approx((50, 50, 50 + wide, 50 + wide), abs=1.5)


def test_letters_are_no_boxes_wherever_their_strokes_are_straight() -> None:
    page = np.full(px(100, 400), 255, np.uint8)
    for font in (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX):
        cv2.putText(page, "EBD PROHIBITED 8 BOOK", px(20, 30 + 40 * font / 2), font, 1.2, 0, 4)
    assert squares_on(page) == []
