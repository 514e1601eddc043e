"""A box is found by its four sides, whatever stands beside it; a tick may lie over them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.scan.laying.blanks import SCALE, Slot
from parsers.scan.pixels.picture import Grey
from parsers.scan.slots.ticks import shares_of_ink, told

SLOT = Slot("itb", 20, 20, 29, 29)


def page(aside: int = 0, tall: int = 26) -> Grey:
    """A box with a table's rule on its left and a word's first stem on its right."""
    made: Grey = np.full((160, 200), 250, np.uint8)
    left, top = round(21 * SCALE) + aside, round(20.5 * SCALE)
    cv2.rectangle(made, (left, top), (left + 23, top + tall), 60, 2)
    cv2.line(made, (left - 17, 0), (left - 17, 160), 60, 4)
    cv2.line(made, (left + 38, top + 6), (left + 38, top + tall), 60, 3)
    return made


def said(made: Grey) -> tuple[bool, float]:
    return told(*shares_of_ink(made, SLOT))


@pytest.mark.parametrize("aside", [-4, 0, 4])
@pytest.mark.parametrize("tall", [23, 26])
def test_an_empty_box_beside_rules_and_words_is_surely_empty(aside: int, tall: int) -> None:
    assert said(page(aside, tall)) == (False, 0.95)


@pytest.mark.parametrize("thick", [2, 3, 4])
def test_the_line_of_a_box_is_no_tick_however_thick_it_is_drawn(thick: int) -> None:
    made: Grey = np.full((160, 200), 250, np.uint8)
    left, top = round(20 * SCALE), round(20 * SCALE)
    cv2.rectangle(made, (left, top), (left + 29, top + 29), 30, thick)
    assert shares_of_ink(cv2.GaussianBlur(made, (3, 3), 0), SLOT)[:2] == (0.0, 0.0)


@pytest.mark.parametrize("aside", [-4, 0, 4])
def test_a_cross_ticks_surely(aside: int) -> None:
    made = page(aside)
    left, top = round(21 * SCALE) + aside, round(20.5 * SCALE)
    cv2.line(made, (left + 3, top + 3), (left + 20, top + 23), 40, 3)
    cv2.line(made, (left + 20, top + 3), (left + 3, top + 23), 40, 3)
    assert said(made) == (True, 0.95)


@pytest.mark.parametrize(("grey", "said_so"), [(175, (True, 0.7)), (230, (False, 0.95))])
def test_a_cross_by_a_pale_pen_is_seen_and_doubted(grey: int, said_so: tuple[bool, float]) -> None:
    made = page()
    left, top = round(21 * SCALE), round(20.5 * SCALE)
    cv2.line(made, (left + 3, top + 3), (left + 20, top + 23), grey, 3)
    cv2.line(made, (left + 20, top + 3), (left + 3, top + 23), grey, 3)
    assert said(made) == said_so


def test_a_wide_tick_over_the_frame_is_seen_and_doubted() -> None:
    made = page()
    left, top = round(21 * SCALE), round(20.5 * SCALE)
    way = np.array([(left - 5, top + 16), (left + 4, top + 33), (left + 36, top - 2)])
    cv2.polylines(made, [way], False, 30, 5)
    value, confidence = said(made)
    assert value
    assert confidence <= 0.95


def test_ink_around_a_box_that_seems_empty_may_be_a_tick_that_went_wide() -> None:
    assert told(0.018, 0.145) == told(0.0, 0.13) == (True, 0.7)
    assert told(0.018, 0.07) == told(0.0, 0.07) == (False, 0.7)
    assert told(0.0, 0.04) == (False, 0.95)
