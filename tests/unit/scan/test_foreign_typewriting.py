"""Typewriters set words farther apart than other type: they are one answer nevertheless."""

from __future__ import annotations

from itertools import pairwise

import pytest

from parsers.pdf.words import Word
from parsers.scan.foreign.words.runs import Run
from parsers.scan.foreign.words.typewriting import with_wide_spaces
from parsers.scan.foreign.words.wording import SIDE, Said

PITCH, SIZE = 5.4, 8.0


def typed(text: str, x: float, base: float = 100.0, pitch: float = PITCH) -> Word:
    """A word whose letters are ``pitch`` points wide each, as their ink shows it."""
    white = 0.35 * PITCH  # that a bracket has of its own
    ink = (
        x + (text[0] == "(") * white,
        x + len(text) * pitch - 0.1 * SIZE - (text[-1] == ")") * white,
    )
    return Word(text, ink[0] - SIDE * SIZE, ink[1] + SIDE * SIZE, base, SIZE)


def parted(*words: Word) -> list[bool]:
    """Whether each word but the last stands apart from the next, as lines are made of words."""
    told = with_wide_spaces([Said(Run(0, 0, 9, 9), (word,), 1.0) for word in words])
    made = [word for one in told for word in one.words]
    return [other.x0 - one.x1 > 0.8 * max(one.size, other.size) for one, other in pairwise(made)]


def test_one_wide_space_parts_no_answer() -> None:
    assert parted(typed("Ashby,", 200), typed("PMP", 200 + 7.3 * PITCH)) == [False]
    assert parted(typed("(503)", 200), typed("555-0151", 200 + 6.1 * PITCH)) == [False]


@pytest.mark.parametrize(
    "other",
    [
        typed("START", 200 + 8.2 * PITCH),
        typed("STARTED", 200 + 7.55 * PITCH, pitch=7.0),
        typed("START", 200 + 7.55 * PITCH, base=106),
    ],
)
def test_columns_other_type_and_other_lines_stay_apart(other: Word) -> None:
    assert parted(typed("STATUS", 200), other) == [True]


def test_words_of_few_letters_do_not_tell_how_wide_their_type_is() -> None:
    assert parted(typed("IT", 200), typed("PMP", 200 + 3.6 * PITCH)) == [True]
