"""Boxes of other prints upon which a pen drew more than fits into them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.model import SURE
from parsers.scan.foreign.boxes.ruling import ruled
from parsers.scan.foreign.boxes.squares import Square, without_squares
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey, ink_of
from tests.unit.scan.squares import squares_on

SIZE = 8.0
"""Points that the boxes are wide, no more than a capital letter."""


def px(*points: float) -> tuple[int, ...]:
    return tuple(round(one * SCALE) for one in points)


def paper(*boxes: tuple[float, float]) -> Grey:
    page = np.full(px(200, 300), 255, np.uint8)
    for x, y in boxes:
        cv2.rectangle(page, px(x, y), px(x + SIZE, y + SIZE), 0, 2)
    return page


def write(page: Grey, text: str, x: float, y: float) -> None:
    cv2.putText(page, text, px(x, y + 7), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2, cv2.LINE_AA)


def draw(page: Grey, *points: tuple[float, float]) -> None:
    way = np.array([px(*one) for one in points], np.int32)
    cv2.polylines(page, [way], False, 40, 4, cv2.LINE_AA)


def tick(page: Grey, x: float, y: float, more: float = 0.0) -> None:
    draw(page, (x - 3, y + 4), (x + 3, y + 7), (x + 13 + more, y - 4 - more))


def told(page: Grey) -> list[Square]:
    return sorted(squares_on(page), key=lambda one: (round(one.rect[1]), one.rect[0]))


ROW = (40.0, 60.0), (90.0, 60.0)
COLUMN = (40.0, 60.0), (40.0, 90.0), (40.0, 120.0)


@pytest.mark.parametrize("places", [ROW, COLUMN])
def test_a_box_in_line_with_an_empty_one_is_seen_though_its_tick_reaches_out_of_it(
    places: tuple[tuple[float, float], ...],
) -> None:
    page = paper(*places)
    write(page, "Yes", 52, 60)
    tick(page, *places[-1])
    assert [one.ticked for one in told(page)] == [False] * (len(places) - 1) + [True]
    assert told(page)[-1].rect == pytest.approx(
        (*places[-1], places[-1][0] + SIZE, places[-1][1] + SIZE), abs=1.2
    )
    assert told(page)[-1].sure >= SURE


def test_letters_in_line_with_boxes_are_none() -> None:
    page = paper(ROW[0])
    for at, letter in enumerate("BDEHNOQ08"):
        write(page, letter, 60 + 16 * at, 60)
    assert len(told(page)) == 1


def test_a_lone_o_or_d_that_letters_follow_is_no_box() -> None:
    page = paper((40.0, 60.0))
    write(page, "nald", 50, 60)
    assert not told(page)


def test_what_is_framed_on_a_dark_ground_is_no_box() -> None:
    page = np.where(paper(*ROW) < 128, 255, 0).astype(np.uint8)
    cv2.rectangle(page, px(41.2, 61.2), px(46.8, 66.8), 255, -1)
    assert not told(page)


def test_what_reaches_out_of_a_box_goes_with_its_tick_and_words_beside_stay() -> None:
    page = paper(*ROW)
    words = paper()
    for one in (page, words):
        write(one, "No", 112, 60)
    tick(page, *ROW[1])
    clean = without_squares(page, told(page))
    assert ink_of(clean).sum() == pytest.approx(ink_of(words).sum(), rel=0.02)


def ring(page: Grey, x0: float, x1: float) -> None:
    middle, axes = px((x0 + x1) / 2, 64), px((x1 - x0) / 2, 9)
    cv2.ellipse(page, middle, axes, 0, 0, 360, 40, 4, cv2.LINE_AA)


def test_a_ring_or_a_line_through_a_word_that_runs_over_its_box_ticks_nothing_for_sure() -> None:
    for strike in (False, True):
        page = paper(*ROW, (140.0, 60.0))
        write(page, "Yes", 52, 60)
        if strike:
            draw(page, (37, 64), (60, 65), (74, 64))
        else:
            ring(page, 44, 78)
        assert not any(one.ticked and one.sure >= SURE for one in told(page))


def test_a_ring_round_a_short_word_is_mostly_beside_the_box_that_it_runs_over() -> None:
    page = paper(*ROW)
    ring(page, 45, 60)
    assert not any(one.ticked and one.sure >= SURE for one in told(page))


def test_a_box_on_a_rule_of_the_page_is_as_sure_as_one_in_line_with_it() -> None:
    page = paper(*ROW)
    cv2.line(page, px(60, 68), px(190, 68), 0, 2)
    draw(page, (91, 61), (97, 67))
    draw(page, (91, 67), (97, 61))
    assert [(one.ticked, one.sure >= SURE) for one in told(page)] == [(False, True), (True, True)]


@pytest.mark.parametrize(("wide", "boxes"), [(29, 0), (23, 1)])
def test_a_lone_small_box_behind_a_name_is_one_only_where_it_is_even(wide: int, boxes: int) -> None:
    """The serifs of a "III" join its strokes to a frame with a stroke in it."""
    page = np.full((300, 600), 255, np.uint8)
    page[140:163, 100:280:9] = 0
    left = 272 + 12
    for inset in range(3):
        page[140 + inset, left : left + wide] = page[162 - inset, left : left + wide] = 0
        page[140:163, [left + inset, left + wide - 1 - inset]] = 0
    assert len(squares_on(page)) == boxes


def test_boxes_close_under_a_pale_rule_that_falls_into_flecks_are_seen() -> None:
    for left in range(36, 48):
        page = paper(*ROW, (140.0, 60.0))
        draw(page, (142, 64), (144, 66), (147, 61))
        y = px(60)[0] + 1
        page[y, px(left)[0] : px(200)[0] : 5] = 150
        assert [one.ticked for one in told(page)] == [False, False, True]


def test_a_box_whose_upper_side_lies_in_a_broken_rule_is_seen() -> None:
    for lost in (9, 11, 13):
        page = paper(*ROW, (140.0, 60.0), (90.0, 90.0))
        (y,) = px(60)
        rule = page[y - 1, :]
        rule[:] = 100
        rule[::lost] = 255
        page[y - 1, px(108)[0] :] = 255
        page[y, px(108)[0] :] = 100
        assert [one.ticked for one in told(page)] == [False] * 4


@pytest.mark.parametrize("grey", [40, 150, 200])
@pytest.mark.parametrize("above", [0.0, 0.6, 1.5])
def test_a_rule_close_above_a_box_stays_whole_where_the_box_is_taken_off(
    grey: int, above: float
) -> None:
    page = paper(*ROW, (140.0, 60.0))
    y = 60 - above
    cv2.line(page, px(10, y), px(190, y), grey, 1)
    tick(page, *ROW[1])
    rules = ruled(without_squares(page, told(page)))
    assert [(round(x0), round(x1)) for _, x0, x1 in rules.across] == [(10, 190)]
