"""How strokes are followed, and what they show of the hand that made them."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.thinning import thinned
from parsers.scan.slots.hands import told_of
from parsers.scan.slots.ways import ways_of

Ink = NDArray[np.bool_]
BROAD = 5


def drawn(*ways: list[tuple[int, int]]) -> Ink:
    page = np.zeros((160, 400), np.uint8)
    for way in ways:
        cv2.polylines(page, [np.array(way, np.int32)], False, 1, BROAD)
    return page > 0


def nothing(ink: Ink) -> Ink:
    return np.zeros(ink.shape, np.bool_)


def test_a_broad_stroke_is_thinned_to_its_middle() -> None:
    line = thinned(drawn([(50, 80), (350, 80)]))
    assert set(np.flatnonzero(line[:, 100:300].any(axis=1))) == {80}


def test_strokes_that_cross_are_followed_straight_on() -> None:
    ways = ways_of(drawn([(50, 80), (350, 80)], [(200, 10), (200, 150)]), BROAD)
    assert sorted(round(way.length, -1) for way in ways) == [140, 300]
    assert [len(way.free) for way in ways] == [2, 2]


def test_a_stroke_that_ends_at_another_has_one_free_end() -> None:
    ways = ways_of(drawn([(50, 40), (350, 40)], [(200, 40), (200, 140)]), BROAD)
    assert sorted(len(way.free) for way in ways) == [1, 2]


def test_a_ring_has_no_end() -> None:
    page = np.zeros((160, 400), np.uint8)
    cv2.circle(page, (200, 80), 50, 1, BROAD)
    (ring,) = ways_of(page > 0, BROAD)
    assert not ring.free


def test_nothing_has_no_strokes() -> None:
    assert ways_of(np.zeros((30, 30), np.bool_), BROAD) == []


def test_a_stem_upon_which_a_pen_went_back_is_a_turn_and_no_end() -> None:
    arches = [
        [
            (x + int(25 - 25 * np.cos(t)), 100 - int(60 * np.sin(t)))
            for t in np.linspace(0, np.pi, 30)
        ]
        for x in range(30, 330, 50)
    ]
    stems = [[(x, 100), (x, 118)] for x in range(80, 330, 50)]
    told = told_of(drawn(*arches, *stems), BROAD / SCALE, nothing(drawn()))
    assert told.ends == 2
    assert told.turns >= 5


def test_a_zigzag_turns_and_a_line_does_not() -> None:
    line = drawn([(20, 80), (380, 90)])
    zigzag = drawn([(40 + 30 * n, 40 if n % 2 else 120) for n in range(10)])
    assert told_of(line, BROAD / SCALE, nothing(line)).turns == 0
    assert told_of(zigzag, BROAD / SCALE, nothing(zigzag)).turns >= 8


def test_a_stroke_that_ends_at_hidden_ground_may_go_on_there() -> None:
    ink = drawn([(20, 80), (380, 90)])
    told = told_of(ink, BROAD / SCALE, nothing(ink))
    beside = told_of(ink, BROAD / SCALE, ~nothing(ink))
    assert (told.ends, beside.ends) == (2, 1)


def test_letters_in_a_row_are_counted_and_strokes_that_lie_about_are_none() -> None:
    row = drawn(*[[(x, 40), (x, 120), (x + 40, 120)] for x in (50, 130, 210)])
    about = drawn([(50, 10), (60, 50)], [(150, 100), (170, 150)], [(300, 20), (305, 70)])
    assert told_of(row, BROAD / SCALE, nothing(row)).letters == 3
    assert told_of(about, BROAD / SCALE, nothing(about)).letters == 0
