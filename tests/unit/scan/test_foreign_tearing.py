"""Where a signature runs over a name, what is left of the name is not surely the whole of it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from parsers.pdf.words import Word
from parsers.scan.foreign.words.runs import Run
from parsers.scan.foreign.words.tearing import with_torn
from parsers.scan.laying.blanks import SCALE

LABELS = {("printed",), ("name",)}


def word(text: str, x: float) -> Word:
    return Word(text, x, x + 5 * len(text), base=500.0 + 100.0, size=10.0)


def stroke(x: float, y: float) -> NDArray[np.bool_]:
    """A page of which a pen's stroke goes from its top down to ``y``."""
    pixels = np.zeros((round(200 * SCALE), round(400 * SCALE)), np.bool_)
    pixels[: round(y * SCALE), round(x * SCALE) : round((x + 2) * SCALE)] = True
    return pixels


def sure(words: list[Word], taken: NDArray[np.bool_], *written: Run) -> list[bool]:
    return [one.sure > 0.8 for one in with_torn(words, taken, written, LABELS, 500.0)]


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (118, 98, [True, False, True]),  # it ends within the line, right behind "Ott"
        (118, 93, [True, True, True]),  # it ends above the small letters
        (105, 98, [True, False, True]),  # through the word
        (200, 98, [True, True, True]),
    ],
)
def test_a_stroke_beside_a_word_on_its_line_may_have_taken_letters(
    x: float, y: float, expected: list[bool]
) -> None:
    words = [word("Name", 75), word("Ott", 100), word("Jr.", 145)]
    assert sure(words, stroke(x, y)) == expected


def test_so_may_what_was_read_as_letters_and_found_to_be_handwriting() -> None:
    scrap = Run(*(round(edge * SCALE) for edge in (120, 92, 150, 101)))
    assert sure([word("Inez", 95), word("PMP", 200)], stroke(300, 10), scrap) == [False, True]


def test_what_forms_print_is_known_whatever_stands_beside() -> None:
    assert sure([word("Printed", 100), word("Name", 140)], stroke(120, 98)) == [True, True]
