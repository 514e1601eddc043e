"""Whether a picture holds a sheet on something else, or is all sheet."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.scan.foreign.sheet.levelling import _fills, _sheet
from parsers.scan.pixels.picture import Grey, flattened


def scan(worn: int) -> Grey:
    """A page with a dark rim, whose upper one is ``worn`` pixels broad on the right."""
    grey = np.full((1100, 850), 245, np.uint8)
    grey[:12] = grey[-9:] = grey[:, -10:] = 60
    cv2.fillPoly(grey, [np.array([[0, 0], [850, 0], [850, worn], [0, 12]], np.int32)], 60)
    return grey


@pytest.mark.parametrize(("worn", "found"), [(13, False), (16, False), (120, True)])
def test_what_is_all_sheet_but_for_a_scanners_rim_is_not_cut_out(worn: int, found: bool) -> None:
    grey = scan(worn)
    assert (_sheet(grey, flattened(grey)) is not None) is found


def test_a_sheet_fills_a_picture_where_its_corners_are_the_pictures() -> None:
    small = np.zeros((600, 450), np.uint8)
    own = np.array([[0.0, 0.0], [450.0, 0.0], [450.0, 600.0], [0.0, 600.0]])
    assert _fills(own + 5, small)
    assert not _fills(own + np.array([[15.0, 0.0], [0, 0], [0, 0], [0, 0]]), small)
