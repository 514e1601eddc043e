"""Letters that a pen writes singly, remarks and type, in a slot."""

from __future__ import annotations

import random

import cv2
import numpy as np
import pytest

from parsers.model import SignatureStatus
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey
from parsers.scan.slots.ink import verdict
from parsers.scan.slots.notices import is_notice
from tests.scans import slots
from tests.scans.box import Box
from tests.scans.slots import Content
from tests.unit.scan.test_scan_slots import HIGH, WIDE, blank, slot, status

_LETTERS = {
    "A": ("0,10 5,0 10,10", "2,6 8,6"),
    "B": ("0,10 0,0 7,1 6,4 1,5 8,6 7,10 0,10",),
    "C": ("9,2 4,0 0,5 4,10 9,8",),
    "E": ("9,0 1,0 1,5 7,5", "1,5 0,10 9,10"),
    "K": ("0,0 0,10", "8,0 1,5 9,10"),
    "M": ("0,10 1,0 5,7 9,0 10,10"),
    "N": ("0,10 0,0 8,10 9,0"),
    "O": ("5,0 1,3 0,7 4,10 9,7 8,2 5,0"),
    "R": ("0,10 0,0 7,1 6,4 1,5 9,10"),
    "S": ("9,1 3,0 1,3 8,6 6,10 0,9"),
}
"""The strokes of capitals, on ten by ten."""


def lettered(page: Grey, text: str, high: int, *, broad: int = 2, seed: int = 1) -> Grey:
    """``page`` with ``text`` as a hand writes it that sets letter beside letter."""
    dice, left = np.random.default_rng(seed), 90.0
    for letter in text:
        foot = 170 + dice.normal(0, 0.06 * high)
        for stroke in _strokes_of(letter):
            points = [[float(n) for n in point.split(",")] for point in stroke.split()]
            way = np.array(points) * (0.07 * high, 0.1 * high)
            way += np.array((left, foot - high))
            way += dice.normal(0, 0.03 * high, way.shape)
            cv2.polylines(page, [np.rint(way).astype(np.int32)], False, 40, broad, cv2.LINE_AA)
        left += 0.95 * high
    return page


def _strokes_of(letter: str) -> tuple[str, ...]:
    strokes = _LETTERS.get(letter, ())
    return (strokes,) if isinstance(strokes, str) else strokes


@pytest.mark.parametrize("initials", ["KB", "ABE"])
def test_initials_that_a_very_thin_pen_sets_singly_sign(initials: str) -> None:
    page = lettered(blank(), initials, 75, broad=1, seed=3)
    assert status(page) is SignatureStatus.SIGNED


def test_a_name_that_a_thin_pen_sets_letter_by_letter_signs() -> None:
    assert status(lettered(blank(), "MARK BANS", 42, seed=3)) is SignatureStatus.SIGNED


@pytest.mark.parametrize("remark", ["NONE", "NO", "OK"])
def test_a_remark_by_a_thin_pen_is_no_name(remark: str) -> None:
    told = verdict(lettered(blank(), remark, 60), blank(), slot())
    assert told.reason == "A remark seems to stand where a signature belongs."


def test_half_rings_are_no_initials() -> None:
    page = blank()
    for x in (120, 260):
        cv2.ellipse(page, (x, 120), (24, 30), 0, 60, 300, 30, 2, cv2.LINE_AA)
    assert status(page) is SignatureStatus.UNCLEAR


def test_scratches_are_no_letters() -> None:
    page, dice = blank(), np.random.default_rng(4)
    for _ in range(12):
        x, y = dice.uniform((90, 70), (420, 160))
        turn = dice.normal(1.2, 0.4)
        way = np.array([(x, y), (x + 50 * np.cos(turn), y + 50 * np.sin(turn))])
        cv2.polylines(page, [np.rint(way).astype(np.int32)], False, 30, 2, cv2.LINE_AA)
    assert status(page) is SignatureStatus.UNCLEAR


@pytest.mark.parametrize(
    ("name", "seed"), [("Tuan Okonkwo", 0), ("Tuan Okonkwo", 14), ("Alex Example", 2)]
)
def test_small_type_of_worn_needles_that_is_not_read_well_signs_nothing(
    name: str, seed: int
) -> None:
    page, edge = np.full((HIGH, WIDE, 3), 255, np.uint8), 14 * SCALE
    box = Box(edge, edge, WIDE - edge, HIGH - edge)
    slots.put(page, box, Content.DOT_MATRIX, name, random.Random(seed))
    grey = cv2.GaussianBlur(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), (0, 0), 0.8)
    told = status(np.minimum(np.asarray(grey, np.uint8), blank()))
    assert told is not SignatureStatus.SIGNED


@pytest.mark.parametrize(
    "text", ["See attached", "N/A", "NONE", "on file", "Received 3", "/s/ Kim Sample", "s/ K. S."]
)
def test_remarks_and_stamps_are_notices(text: str) -> None:
    assert is_notice(text)


@pytest.mark.parametrize("text", ["MARK BANE", "J. P.", "Noe Samer", "CBN", "S. Sample", "Ss"])
def test_names_and_initials_are_no_notices(text: str) -> None:
    assert not is_notice(text)
