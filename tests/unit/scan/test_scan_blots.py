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
