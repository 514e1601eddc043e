"""Ink by its connected parts, where there is hardly any."""

from __future__ import annotations

import numpy as np

from parsers.scan.blots import blots_of
from parsers.scan.lines import written_in


def test_a_picture_without_pixels_has_no_blots() -> None:
    for shape in ((5, 0), (0, 5)):
        labels, about = blots_of(np.zeros(shape, np.bool_))
        assert labels.shape == shape
        assert len(about) == 1


def test_parts_that_touch_at_a_corner_are_one_blot() -> None:
    labels, about = blots_of(np.eye(4, dtype=np.bool_))
    assert about[1:].tolist() == [[0, 0, 4, 4, 4]]
    assert labels.max() == 1


def test_a_single_stroke_a_pixel_wide_in_a_field_is_looked_at() -> None:
    blank = np.full((60, 400), 255, np.uint8)
    area = blank.copy()
    area[20:40, 200] = 0
    assert len(written_in(area, blank).lines) <= 1


def test_what_is_left_of_a_rule_beside_the_letters_is_none_and_takes_none() -> None:
    blank = np.full((176, 285), 255, np.uint8)
    area = blank.copy()
    area[0:63, 13] = area[65:96, 13] = area[100:122, 13] = 90
    area[125:129, 12:14] = area[132:146, 12:14] = 90
    for left in range(28, 200, 20):
        area[71:97, left : left + 15 : 11] = area[71:74, left : left + 15] = 40
    found = written_in(area, blank)
    assert len(found.lines) == 1
    assert not found.lost
