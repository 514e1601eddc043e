"""Boxes with round corners are places to write in, a label in their upper side or none."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.scan.foreign.boxes.rounding import without_round_boxes
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey, ink_of

BOX = (40.0, 40.0, 200.0, 68.0)


def px(*points: float) -> tuple[int, ...]:
    return tuple(round(one * SCALE) for one in points)


def drawn(radius: float, label: bool = False) -> Grey:
    """A page with a box; ``label``: with words in its upper side."""
    page = np.full(px(120, 260), 255, np.uint8)
    x0, y0, x1, y1 = BOX
    for x, way in ((x0, 1), (x1, -1)):
        cv2.line(page, px(x, y0 + radius), px(x, y1 - radius), 0, 3)
        for y, turn in ((y0, 1), (y1, -1)):
            start = {(1, 1): 180, (-1, 1): 270, (-1, -1): 0, (1, -1): 90}[way, turn]
            if radius:
                middle = px(x + way * radius, y + turn * radius)
                cv2.ellipse(page, middle, px(radius, radius), 0, start, start + 90, 0, 3)
    for y in (y0, y1):
        cv2.line(page, px(x0 + radius, y), px(x1 - radius, y), 0, 3)
    if label:
        cv2.rectangle(page, px(50, 36), px(130, 44), 255, -1)
        cv2.putText(page, "Agency", px(53, 43), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 0, 2)
    cv2.putText(page, "Harbors", px(50, 61), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2)
    return page


@pytest.mark.parametrize("radius", [3.0, 5.0, 8.0])
def test_a_box_with_round_corners_is_found_and_its_lines_are_taken_off(radius: float) -> None:
    made, (found,) = without_round_boxes(drawn(radius))
    assert found == pytest.approx(BOX, abs=1.5)
    assert not ink_of(made)[:, : px(48)[0]].any()
    assert ink_of(made)[px(50)[0] : px(64)[0]].any()  # what is written in it stays


def test_a_label_in_its_upper_side_is_of_the_box() -> None:
    made, (found,) = without_round_boxes(drawn(5.0, label=True))
    assert found[1] < 37
    assert ink_of(made)[px(36)[0] : px(44)[0], px(52)[0] : px(100)[0]].any()


def test_square_corners_and_rings_round_words_are_left_as_they_are() -> None:
    page = drawn(0.0)
    cv2.ellipse(page, px(120, 95), px(30, 9), 0, 0, 360, 0, 3)
    made, found = without_round_boxes(page)
    assert found == []
    assert made is page


@pytest.mark.parametrize("lean", [-1.0, -0.4, 0.4, 1.0])
def test_a_frame_that_leans_a_little_has_square_corners_nevertheless(lean: float) -> None:
    page = drawn(0.0)
    turn = cv2.getRotationMatrix2D(px(120, 54), lean, 1.0)
    leaning = cv2.warpAffine(page, turn, page.shape[::-1], borderValue=255)
    assert without_round_boxes(np.asarray(leaning, np.uint8))[1] == []
