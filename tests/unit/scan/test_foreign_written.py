"""A page with nothing but one signer's lines is no blank back of another."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.scan.foreign.sheet.written import is_written
from parsers.scan.pixels.picture import Grey

HIGH, PIXELS = 792.0, 150 / 72


def paper() -> Grey:
    return np.full((round(HIGH * PIXELS), round(612 * PIXELS)), 250, np.uint8)


def signer(page: Grey) -> None:
    for y, text in ((80, "Agency IT Manager Signature"), (110, "Printed Name: Jo Sample")):
        at = round(60 * PIXELS), round(y * PIXELS)
        cv2.putText(page, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.5, 0, 1, cv2.LINE_AA)
    cv2.line(page, (450, 175), (900, 175), 0, 1)


@pytest.mark.parametrize("quarters", [0, 1, 2])
def test_one_signers_lines_are_writing_however_the_page_lies(quarters: int) -> None:
    page = paper()
    signer(page)
    assert (page < 150).mean() < 0.004
    high = HIGH if quarters % 2 == 0 else 612.0
    assert is_written(np.ascontiguousarray(np.rot90(page, quarters)), high)


def test_dust_a_rim_and_a_staple_are_none() -> None:
    page, dice = paper(), np.random.default_rng(3)
    assert not is_written(page, HIGH)
    for x, y, size in dice.integers((5, 5, 1), (1200, 1600, 4), (200, 3)).tolist():
        cv2.circle(page, (x, y), size, 60, -1)
    cv2.line(page, (1268, 0), (1270, 1600), 30, 2)
    cv2.line(page, (60, 40), (90, 55), 30, 3)
    assert 0.0005 < (page < 150).mean() <= 0.004
    assert not is_written(page, HIGH)


def test_a_page_full_of_ink_is_written_whatever_it_is() -> None:
    page = paper()
    page[200:400] = 20
    assert is_written(page, HIGH)
