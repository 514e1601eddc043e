"""Accents on lines of other prints that the words read off them lack."""

from __future__ import annotations

import numpy as np
import pytest

from parsers.scan.foreign.words.lacking import accents_lost
from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import Read
from tests.unit.scan.typed_lines import line


def lost(shown: str, read: str) -> int:
    grey, places = line(shown)
    return len(accents_lost(grey, Read(read, 0.99, 0.99, places, (0.99,) * len(read))))


@pytest.mark.parametrize(
    ("shown", "read"),
    [("Víctor Sample", "Victor Sample"), ("Renée Sample", "Renee Sample"),
     ("Nuñez Sample", "Nunez Sample"), ("Zoë Sample", "Zoe Sample"), ("Übel", "Ubel"),
     ("Šample Hill", "Sample Hill"), ("Françoise Hill", "Francoise Hill")],
)  # fmt: skip
def test_an_accent_that_was_not_read_is_seen(shown: str, read: str) -> None:
    assert lost(shown, read)


@pytest.mark.parametrize(
    "text",
    ["Victor Sample", "Víctor Sample", "Françoise Hill", "Šample Hill", "Zoë Sample",
     "Jill Pilgrim III", "O'Example, Jr.",
     "(860) 555-0100", "12/24/2026", "Dr. Bo Fitting: Aids!"],
)  # fmt: skip
def test_what_was_read_as_it_stands_lacks_no_accent(text: str) -> None:
    assert not lost(text, text)


FADED_DOT = np.array(
    [[238, 217, 207, 209, 222, 241],
     [231, 171, 153, 156, 176, 236],
     [230, 161, 135, 137, 164, 226],
     [231, 183, 168, 168, 182, 228],
     [236, 212, 208, 212, 220, 243]], np.uint8,
)  # fmt: skip
"""A dot of a photograph, 4 by 2 pixels of it ink."""


@pytest.mark.parametrize(("again", "accent"), [(1, False), (3, True)])
def test_a_dot_of_which_two_rows_of_pixels_are_left_is_no_bar(again: int, *, accent: bool) -> None:
    grey, places = line("Simon Hill")
    mark = np.hstack([FADED_DOT[:, :3], *[FADED_DOT[:, 3:4]] * (again - 1), FADED_DOT[:, 3:]])
    grey, left = grey.copy(), round(places[1] * grey.shape[1]) - mark.shape[1] // 2
    top = int(np.flatnonzero((grey[:, left + 2 : left + 4] < 165).any(axis=1))[0])
    grey[top : top + 5, left : left + mark.shape[1]] = mark
    read = Read("Simon Hill", 0.99, 0.99, places, (0.99,) * 10)
    assert bool(accents_lost(grey, read)) is accent


def test_a_dot_under_a_letter_is_seen_and_one_under_a_question_is_the_questions() -> None:
    grey, places = line("Pham Sample")
    grey = grey.copy()
    x, foot = round(places[2] * grey.shape[1]), round((16 - 4.5) * SCALE)
    grey[foot + 4 : foot + 9, x - 2 : x + 3] = 0
    assert accents_lost(grey, Read("Pham Sample", 0.99, 0.99, places, (0.99,) * 11))
    assert not lost("Who? Sample!", "Who? Sample!")


def test_a_line_of_which_nothing_was_read_lacks_nothing() -> None:
    grey, _ = line("Sample")
    assert not accents_lost(grey, Read("", 0.0, 0.0))
