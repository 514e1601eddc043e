"""Ink by its connected parts, where there is hardly any."""

from __future__ import annotations

import cv2
import numpy as np

from parsers.scan.pixels.blots import blots_of
from parsers.scan.writing.lines import written_in


def test_a_picture_without_pixels_has_no_blots() -> None:
    for shape in ((5, 0), (0, 5)):
        labels, about = blots_of(np.zeros(shape, np.bool_))
        assert labels.shape == shape
        assert len(about) == 1


def test_paper_without_ink_has_no_blots_and_ink_lies_where_it_lay() -> None:
    paper = np.zeros((9, 7), np.bool_)
    labels, about = blots_of(paper)
    assert (labels.max(), about.tolist()) == (0, [[0, 0, 7, 9, 63]])
    paper[3:5, 1:4] = paper[7, 6] = True
    labels, about = blots_of(paper)
    assert about.tolist() == [[0, 0, 7, 9, 56], [1, 3, 3, 2, 6], [6, 7, 1, 1, 1]]
    assert np.array_equal(labels > 0, paper)


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


def test_a_speck_between_two_lines_makes_no_single_one_of_them() -> None:
    area = np.full((176, 400), 255, np.uint8)
    for top in (40, 76):
        for left in range(28, 300, 20):
            area[top : top + 24, left : left + 15 : 11] = area[top : top + 3, left : left + 15] = 40
    assert len(written_in(area, np.full((176, 400), 255, np.uint8)).lines) == 2
    area[62:77, 100:104] = 40
    assert len(written_in(area, np.full((176, 400), 255, np.uint8)).lines) == 2


def test_a_speck_below_the_line_and_beside_it_is_no_end_of_it() -> None:
    blank = np.full((170, 400), 255, np.uint8)
    area = blank.copy()
    for left in range(28, 200, 20):
        area[71:97, left : left + 15 : 11] = area[71:74, left : left + 15] = 40
    span = written_in(area, blank).span
    cv2.circle(area, (225, 140), 3, 0, -1)
    assert written_in(area, blank).span == span


def test_pieces_of_the_frame_before_the_letters_are_none() -> None:
    area = np.full((176, 400), 255, np.uint8)
    for top, bottom in ((10, 14), (46, 49), (68, 73), (75, 87), (140, 144)):
        area[top:bottom, 1] = 190
    for left in range(15, 200, 20):
        area[71:97, left : left + 15 : 11] = area[71:74, left : left + 15] = 40
    assert written_in(area, np.full((176, 400), 255, np.uint8)).span == (15, 210)


def test_a_slim_letter_before_the_others_is_one() -> None:
    area = np.full((60, 400), 255, np.uint8)
    area[20:44, 7:9] = 40
    for left in range(15, 200, 20):
        area[20:44, left : left + 15 : 11] = area[20:23, left : left + 15] = 40
    assert written_in(area, np.full((60, 400), 255, np.uint8)).span == (7, 210)


def test_a_rule_that_slants_beside_the_letters_is_none() -> None:
    area = np.full((176, 285), 255, np.uint8)
    area[0:46, 6:8] = area[50:65, 7] = area[78:87, 6:8] = 190
    cv2.line(area, (8, 91), (4, 175), 190, 1)
    for left in range(21, 180, 20):
        area[71:97, left : left + 15 : 11] = area[71:74, left : left + 15] = 40
    found = written_in(area, np.full((176, 285), 255, np.uint8))
    assert (found.span, found.lost, found.reached) == ((21, 176), False, False)


def test_a_slim_capital_of_large_type_at_the_end_stays() -> None:
    area = np.full((90, 400), 255, np.uint8)
    for left in range(21, 180, 20):
        area[30:64, left : left + 15 : 11] = area[30:33, left : left + 15] = 40
    area[30:65, 185:190] = 40
    assert written_in(area, np.full((90, 400), 255, np.uint8)).span == (21, 190)


def test_a_letter_that_a_streak_joins_to_the_frame_is_missed() -> None:
    blank = np.full((60, 400), 255, np.uint8)
    area = blank.copy()
    for left in range(28, 200, 20):
        area[20:44, left : left + 15 : 11] = area[20:23, left : left + 15] = 40
    assert not written_in(area, blank).lost
    area[:, 15] = area[20:22, 8:24] = 40
    found = written_in(area, blank)
    assert found.span == (28, 203)
    assert found.lost


def test_the_end_of_a_signature_under_a_name_is_no_second_line() -> None:
    blank = np.full((176, 400), 255, np.uint8)
    area = blank.copy()
    for left in range(28, 200, 20):
        area[60:84, left : left + 15 : 11] = area[60:63, left : left + 15] = 40
    cv2.polylines(area, [np.array([[0, 100], [14, 104], [0, 108]])], False, 40, 2)
    assert len(written_in(area, blank).lines) == 1


def test_blots_that_reach_the_edges_are_measured_each_by_itself() -> None:
    paper = np.zeros((4, 6), np.bool_)
    paper[1, 4:] = paper[2, :2] = paper[3, 5] = True
    labels, about = blots_of(paper)
    assert about.tolist() == [[0, 0, 6, 4, 19], [4, 1, 2, 1, 2], [0, 2, 2, 1, 2], [5, 3, 1, 1, 1]]
    assert (labels[1, 4], labels[2, 0], labels[3, 5]) == (1, 2, 3)
    _, about = blots_of(np.full((3, 5), 255, np.uint8))
    assert about.tolist() == [[0, 0, 5, 3, 0], [0, 0, 5, 3, 15]]
