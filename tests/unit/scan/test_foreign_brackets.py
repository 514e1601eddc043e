"""Boxes that are typed as two brackets, on prints that nobody knows."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.model import SURE
from parsers.pdf.words import Word
from parsers.scan.foreign.words.bracketing import with_brackets
from parsers.scan.foreign.words.runs import Run
from parsers.scan.foreign.words.wording import Said
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey

HIGH, THICK = 25, 3
"""Pixels of a bracket of usual type."""


def paper() -> Grey:
    return np.full((90, 260), 255, np.uint8)


def stroke(page: Grey, x: int, *, feet: int) -> Run:
    """A stroke at ``x`` with feet to the right, or to the left where ``feet`` is below 0."""
    page[30 : 30 + HIGH, x : x + THICK] = 60
    reach = slice(x, x + THICK + feet) if feet > 0 else slice(x + feet, x + THICK)
    for y in (30, 30 + HIGH - 3):
        page[y : y + 3, reach] = np.minimum(page[y : y + 3, reach], 130)
    return Run(min(x, x + feet), 30, max(x + THICK, x + THICK + feet), 30 + HIGH)


def said(run: Run, text: str, sure: float = 0.97) -> Said:
    x0, x1 = run.left / SCALE, run.right / SCALE
    words = (Word(text, x0, x1, run.bottom / SCALE, 10.0, sure=sure),) if text else ()
    return Said(run, words, sure)


def texts(told: list[Said]) -> list[str]:
    return [word.text for one in told for word in one.words]


@pytest.mark.parametrize(("left", "right"), [("l", "1"), ("", ""), ("1", "")])
def test_two_brackets_with_nothing_between_them_are_a_box_however_they_were_read(
    left: str, right: str
) -> None:
    page = paper()
    one, other = stroke(page, 40, feet=3), stroke(page, 63, feet=-3)
    told = with_brackets(page, [said(one, left), said(other, right, 0.4)])
    assert texts(told) == ["[", "]"]
    assert min(word.sure for one in told for word in one.words) >= SURE


@pytest.mark.parametrize("text", ["[]", "0]", "0", "#", ""])
def test_two_brackets_close_together_are_a_box_whatever_sign_they_were_read_as(text: str) -> None:
    page = paper()
    one, other = stroke(page, 40, feet=3), stroke(page, 62, feet=-3)
    run = Run(one.left, 30, other.right, 30 + HIGH)
    assert texts(with_brackets(page, [said(run, text, 0.4)])) == ["[", "]"]
    page[38:46, 49:57] = 190
    assert texts(with_brackets(page, [said(run, text, 0.4)])) == ([text] if text else [])


def test_a_sign_between_brackets_that_was_not_read_is_a_tick_in_doubt() -> None:
    page = paper()
    one, other = stroke(page, 40, feet=3), stroke(page, 66, feet=-3)
    run = Run(one.left, 30, other.right, 30 + HIGH)
    page[34:52, 50:60] = 60
    (told,) = with_brackets(page, [said(run, "#", 0.0)])
    assert [(word.text, word.sure < SURE) for word in told.words] == [("[X]", True)]
    assert texts(with_brackets(page, [said(run, "[N]")])) == ["[N]"]


def test_two_strokes_that_stand_close_together_are_no_box() -> None:
    page = paper()
    one, other = stroke(page, 40, feet=-3), stroke(page, 56, feet=3)
    run = Run(one.left, 30, other.right, 30 + HIGH)
    assert texts(with_brackets(page, [said(run, "II")])) == ["II"]


def test_a_tick_in_brackets_is_a_word_of_its_own() -> None:
    (told,) = with_brackets(paper(), [said(Run(40, 30, 120, 30 + HIGH), "[X]No")])
    assert [word.text for word in told.words] == ["[X]", "No"]
    assert told.words[0].x1 == told.words[1].x0 == pytest.approx((40 + 80 * 3 / 5) / SCALE)


def test_the_closing_bracket_may_begin_the_run_of_the_words_behind_it() -> None:
    page = paper()
    one, other = stroke(page, 40, feet=3), stroke(page, 63, feet=-3)
    cv2.putText(page, "Sample", (75, 52), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2)
    run = Run(other.left, 30, 200, 30 + HIGH)
    assert texts(with_brackets(page, [said(one, "l"), said(run, "Sample")])) == ["[", "]", "Sample"]


def test_what_stands_between_two_brackets_may_tick_them() -> None:
    page = paper()
    one, other = stroke(page, 40, feet=3), stroke(page, 63, feet=-3)
    page[38:46, 50:56] = 190
    assert texts(with_brackets(page, [said(one, "l"), said(other, "1")])) == ["l", "1"]


@pytest.mark.parametrize("feet", [(3, 3), (-3, -3), (-3, 3), (1, -1)])
def test_strokes_whose_feet_do_not_point_to_each_other_are_no_brackets(
    feet: tuple[int, int],
) -> None:
    page = paper()
    if feet == (1, -1):  # none at all
        runs = [Run(x, 30, x + THICK, 30 + HIGH) for x in (40, 63)]
        for run in runs:
            page[run.top : run.bottom, run.left : run.right] = 60
    else:
        runs = [stroke(page, x, feet=one) for x, one in zip((40, 63), feet, strict=True)]
    assert texts(with_brackets(page, [said(run, "l") for run in runs])) == ["l", "l"]


def test_yes_beside_a_stroke_that_was_not_read_is_in_doubt() -> None:
    page = paper()
    lost, yes = stroke(page, 40, feet=3), Run(66, 32, 110, 52)
    told = with_brackets(page, [said(lost, "", 0.2), said(yes, "Yes")])
    assert [word.sure < SURE for word in told[1].words] == [True]
    far = Run(150, 32, 194, 52)
    assert with_brackets(page, [said(lost, "", 0.2), said(far, "Yes")])[1].words[0].sure >= SURE
    name = with_brackets(page, [said(lost, "", 0.2), said(yes, "Yeats")])[1]
    assert name.words[0].sure >= SURE
