"""Yes and no without boxes on other prints: one has a ring round it, or a line under it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.model import SURE
from parsers.pdf.words import Word
from parsers.scan.foreign.boxes.choosing import (
    Chosen,
    chosen_on,
    doubted_beside,
    rings_on,
    with_words_in_rings,
)
from parsers.scan.foreign.boxes.dots import discs_on
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey, ink_of

YES, NO = Word("Yes", 100.0, 118.0, 60.0, 10.0), Word("No", 140.0, 153.0, 60.0, 10.0)


def paper() -> Grey:
    return np.full((round(100 * SCALE), round(260 * SCALE)), 255, np.uint8)


def write(page: Grey, word: Word) -> None:
    at = round(word.x0 * SCALE), round(word.base * SCALE)
    cv2.putText(page, word.text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.95, 0, 2, cv2.LINE_AA)


def ring(page: Grey, word: Word, *, end: int = 360, thick: int = 3) -> None:
    middle = round((word.x0 + word.x1) / 2 * SCALE), round((word.base - 3.5) * SCALE)
    axes = round((word.x1 - word.x0) * 0.8 * SCALE), round(9 * SCALE)
    cv2.ellipse(page, middle, axes, 4, 20, 20 + end, 60, thick, cv2.LINE_AA)


def underline(page: Grey, word: Word) -> None:
    y = round((word.base + 2) * SCALE)
    cv2.line(page, (round(word.x0 * SCALE), y), (round(word.x1 * SCALE), y), 0, 3)


def both() -> Grey:
    page = paper()
    write(page, YES)
    write(page, NO)
    return page


def told(page: Grey, *words: Word) -> list[Chosen]:
    return list(chosen_on(page, words or (YES, NO), rings_on(page), [], 0.0))


@pytest.mark.parametrize(("word", "marks"), [(YES, [True, False]), (NO, [False, True])])
@pytest.mark.parametrize(("end", "thick"), [(360, 3), (330, 6), (385, 2)])
def test_a_ring_round_yes_or_no_is_the_answer_though_its_ends_do_not_meet(
    word: Word, marks: list[bool], end: int, thick: int
) -> None:
    page = both()
    ring(page, word, end=end, thick=thick)
    (pair,) = told(page)
    assert [mark for _, mark in pair.at] == marks
    assert pair.by is not None
    assert pair.marked_by(pair.by)


def test_a_slash_between_them_goes_and_other_words_part_them() -> None:
    page = both()
    ring(page, NO)
    slash, word = Word("1", 126.0, 130.0, 60.0, 10.0), Word("and", 122.0, 136.0, 60.0, 10.0)
    assert told(page, YES, slash, NO)[0].between == (slash,)
    assert not told(page, YES, word, NO)


def test_a_line_under_one_of_them_is_the_answer() -> None:
    page = both()
    underline(page, NO)
    (pair,) = told(page)
    assert [mark for _, mark in pair.at] == [False, True]
    assert pair.by is None


def disc(page: Grey, word: Word, by: float = 6.0, radius: float = 2.6) -> None:
    middle = round((word.x0 - by) * SCALE), round((word.base - 3.5) * SCALE)
    cv2.circle(page, middle, round(radius * SCALE), 0, cv2.FILLED, cv2.LINE_AA)


@pytest.mark.parametrize(
    ("word", "read", "marks"),
    [(YES, Word("O", 91.0, 97.0, 60.0, 9.0), [True, False]),
     (NO, Word("o", 131.0, 137.0, 60.0, 9.0), [False, True])],
)  # fmt: skip
def test_a_disc_before_one_of_them_is_the_answer_and_not_sure(
    word: Word, read: Word, marks: list[bool]
) -> None:
    """So programs draw buttons without frames; a bullet looks alike."""
    page = both()
    disc(page, word)
    (pair,) = chosen_on(page, (YES, NO, read), [], [], 0.0, discs_on(page))
    assert [mark for _, mark in pair.at] == marks
    assert pair.between == (read,)
    assert pair.sure < SURE


def test_discs_before_both_are_bullets_and_letters_are_no_discs() -> None:
    page = both()
    disc(page, YES)
    disc(page, NO)
    read = [Word("o", 91.0, 97.0, 60.0, 9.0), Word("o", 131.0, 137.0, 60.0, 9.0)]
    assert not list(chosen_on(page, (YES, NO, *read), [], [], 0.0, discs_on(page)))
    write(letters := paper(), Word("o oO8.B0", 100.0, 118.0, 60.0, 10.0))
    assert not discs_on(letters)


def test_nothing_is_chosen_where_both_are_marked_or_none_is() -> None:
    page = both()
    assert not told(page)
    ring(page, YES)
    ring(page, NO)
    assert not told(page)
    ruled = both()
    underline(ruled, YES)
    underline(ruled, NO)
    assert not told(ruled)


def test_words_with_boxes_of_their_own_are_left_to_these() -> None:
    page = both()
    ring(page, YES)
    box = (86.0, 52.0, 95.0, 61.0)
    assert not list(chosen_on(page, (YES, NO), rings_on(page), [box], 0.0))


@pytest.mark.parametrize(
    "box",
    [(120.0, 52.0, 129.0, 61.0), (156.0, 52.0, 165.0, 61.0), (104.0, 62.0, 113.0, 71.0),
     (142.0, 38.0, 151.0, 47.0)],
)  # fmt: skip
def test_a_line_between_a_word_and_its_box_behind_or_under_it_chooses_nothing(
    box: tuple[float, float, float, float],
) -> None:
    page = both()
    underline(page, NO)
    assert not list(chosen_on(page, (YES, NO), rings_on(page), [box], 0.0))


def test_large_letters_and_empty_circles_are_no_rings() -> None:
    page = paper()
    cv2.putText(page, "OQ", (80, 200), cv2.FONT_HERSHEY_SIMPLEX, 2.2, 0, 5, cv2.LINE_AA)
    ring(page, NO)
    assert not rings_on(page)


def test_what_stands_in_a_ring_stays_and_its_line_goes() -> None:
    page = both()
    ring(page, YES)
    clean = with_words_in_rings(page, np.full_like(page, 255), rings_on(page))
    assert ink_of(clean).sum() == pytest.approx(
        ink_of(both())[:, : round(125 * SCALE)].sum(), rel=0.2
    )


def test_yes_beside_handwriting_on_its_line_is_in_doubt() -> None:
    near, far = (138.0, 48.0, 160.0, 66.0), (138.0, 80.0, 160.0, 95.0)
    assert doubted_beside([YES], [near])[0].sure < SURE
    assert doubted_beside([YES], [far])[0].sure == 1.0


def test_yes_beside_a_no_with_a_piece_of_a_ring_is_in_doubt_and_both_are_chosen_from() -> None:
    odd = Word("No)", NO.x0, NO.x1, NO.base, NO.size)
    assert doubted_beside([YES, odd], [])[0].sure < SURE
    assert doubted_beside([YES, NO], [])[0].sure == 1.0
    page = both()
    ring(page, NO)
    assert [mark for _, mark in told(page, YES, odd)[0].at] == [False, True]
