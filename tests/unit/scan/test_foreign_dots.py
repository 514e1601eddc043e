"""A box that a program fills has paper around its dot; one that is all black is doubtful."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey
from tests.unit.scan.squares import squares_on

AT, WIDE = 40, 9


def px(points: float) -> int:
    return round(points * SCALE)


def page() -> Grey:
    """An empty page with a circle and a square, ready to be filled."""
    grey = np.full((px(100), px(200)), 255, np.uint8)
    cv2.circle(grey, (px(AT + WIDE / 2), px(AT + WIDE / 2)), px(WIDE / 2), 0, 3, cv2.LINE_AA)
    cv2.rectangle(grey, (px(AT + 60), px(AT)), (px(AT + 60 + WIDE), px(AT + WIDE)), 0, 3)
    return grey


def filled(grey: Grey, part: float) -> Grey:
    """The same with a dot as wide as a ``part`` of each box in it."""
    for x in (AT, AT + 60):
        middle = (px(x + WIDE / 2), px(AT + WIDE / 2))
        cv2.circle(grey, middle, px(part * WIDE / 2), 0, -1, cv2.LINE_AA)
    return grey


@pytest.mark.parametrize(
    ("part", "sure"), [(0.62, [True, True]), (0.5, [True, True]), (1.0, [False])]
)
@pytest.mark.parametrize("soft", [0.3, 1.2])
def test_a_dot_with_paper_around_is_surely_a_tick(
    part: float, sure: list[bool], soft: float
) -> None:
    grey = np.asarray(cv2.GaussianBlur(filled(page(), part), (0, 0), soft), np.uint8)
    found = sorted(squares_on(grey), key=lambda one: one.rect)
    assert all(one.ticked for one in found)
    assert [one.sure >= 0.8 for one in found] == sure


def test_an_empty_box_is_surely_empty() -> None:
    assert [(one.ticked, one.sure >= 0.8) for one in squares_on(page())] == [(False, True)] * 2
