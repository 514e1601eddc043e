"""What type shows whose letters are joined: feet on one line, and letters that are the same."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.scan.picture import Grey
from parsers.scan.recognising import Read
from parsers.scan.standing import feet_on_line, likeness_of_same


def arches(*falls: int) -> Grey:
    """Joined arches whose feet stand so far below one another, in pixels."""
    page = np.full((140, 420), 255, np.uint8)
    way = []
    for at, fall in enumerate(falls):
        way += [(20 + 40 * at, 100 + fall), (40 + 40 * at, 50)]
    cv2.polylines(page, [np.array(way, np.int32)], False, 0, 4)
    return page


def test_feet_of_type_stand_on_one_line() -> None:
    assert feet_on_line(arches(0, 0, 0, 0, 0, 0) < 128) == 1.0


def test_a_line_may_lean() -> None:
    assert feet_on_line(arches(0, 1, 2, 3, 4, 5) < 128) == 1.0


def test_feet_of_a_hand_stand_about() -> None:
    assert feet_on_line(arches(0, 12, 4, 17, 8, 2) < 128) <= 0.5


def test_no_ink_stands_nowhere() -> None:
    assert feet_on_line(np.zeros((20, 20), np.bool_)) == 0.0


def letters(*tops: int) -> Grey:
    """Hooks of the same width with their tops at these heights."""
    page = np.full((100, 60 * len(tops) + 40), 255, np.uint8)
    for at, top in enumerate(tops):
        x = 30 + 60 * at
        way = np.array([(x, 80), (x, top), (x + 20, top), (x + 20, 80 - top // 2)], np.int32)
        cv2.polylines(page, [way], False, 0, 4)
    return page


def read_as(text: str, line: Grey) -> Read:
    places = tuple((40 + 60 * at) / line.shape[1] for at in range(len(text)))
    return Read(text, 1.0, 1.0, places, (1.0,) * len(text))


def test_a_machine_makes_a_letter_the_same_each_time() -> None:
    line = letters(20, 50, 20)
    assert likeness_of_same(line, read_as("ana", line)) == pytest.approx(1.0, abs=0.02)


def test_a_hand_does_not() -> None:
    line = letters(20, 50, 40)
    assert (likeness_of_same(line, read_as("ana", line)) or 1.0) < 0.8


def test_letters_of_which_none_comes_again_say_nothing() -> None:
    line = letters(20, 50, 40)
    assert likeness_of_same(line, read_as("Jon", line)) is None
