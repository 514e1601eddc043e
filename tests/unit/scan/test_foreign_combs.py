"""Combs on prints that nobody knows: one letter in each of a row of cells."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.model import SURE
from parsers.pdf.words import Word
from parsers.scan.foreign.words.combing import Comb, combs_of, packed, unpacked, without_teeth
from parsers.scan.foreign.words.wording import Said
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey, ink_of

TOP, BOTTOM, CELL = 40.0, 54.0, 12.0


def teeth(count: int, left: float = 60.0) -> list[tuple[float, float, float]]:
    return [(left + at * CELL, TOP, BOTTOM) for at in range(count)]


def page_with(letters: str, comb: Comb) -> Grey:
    page = np.full((round(90 * SCALE), round(300 * SCALE)), 255, np.uint8)
    for x, letter in zip(comb.at, letters, strict=False):
        at = round((x + 3) * SCALE), round((BOTTOM - 3) * SCALE)
        cv2.putText(page, letter, at, cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2, cv2.LINE_AA)
    return page


def test_uprights_of_one_height_and_alike_apart_are_a_comb() -> None:
    (comb,) = combs_of(teeth(11))
    assert comb.rect == (60.0, TOP, 180.0, BOTTOM)
    assert without_teeth([*teeth(11), (300.0, 0.0, 90.0)], [comb]) == [
        (60.0, TOP, BOTTOM), (180.0, TOP, BOTTOM), (300.0, 0.0, 90.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rules",
    [
        teeth(4),  # three cells may be columns
        [(x, TOP, BOTTOM + 60) for x, _, _ in teeth(11)],  # the lines of a table
        [(60.0 + 40 * at, TOP, BOTTOM) for at in range(8)],  # wide cells
        [(60.0, TOP, BOTTOM), *teeth(3, 90), *teeth(2, 150)],
    ],
)
def test_columns_of_a_table_are_no_comb(rules: list[tuple[float, float, float]]) -> None:
    assert not combs_of(rules)


def test_two_combs_beside_each_other_are_two() -> None:
    assert len(combs_of([*teeth(11), *teeth(11, 60 + 10 * CELL + 20)])) == 2


def test_the_letters_of_a_comb_are_read_as_a_line_below_the_page() -> None:
    (comb,) = combs_of(teeth(11))
    page = page_with("04 9/2026", comb)
    beneath, (pack,) = packed(page, [comb])
    assert not ink_of(beneath[: len(page)]).any()
    assert pack.run.top >= len(page)
    assert ink_of(beneath[pack.run.top : pack.run.bottom]).any()
    assert (pack.cells, pack.full) == (8, False)
    assert packed(page_with("", comb), [comb])[1] == []


@pytest.mark.parametrize(
    ("letters", "read", "sure"),
    [
        ("04/29/2026", "04/29/2026", True),
        ("04/29/2026", "04/292026", False),  # a letter was lost
        ("ANNE B LEE", "ANNE B LEE", False),  # more of the name may have found no room
        ("ANNE LEE", "ANNE LEE", True),
    ],
)
def test_what_a_comb_holds_is_one_word_in_its_place(letters: str, read: str, sure: bool) -> None:
    (comb,) = combs_of(teeth(11))
    _, (pack,) = packed(page_with(letters, comb), [comb])
    words = tuple(
        Word(one, 5.0, 60.0, pack.run.bottom / SCALE, 10.0, sure=0.97) for one in read.split()
    )
    (told,) = unpacked([Said(pack.run, words, 0.97)], [pack])
    (word,) = told.words
    assert (word.text, word.sure >= SURE) == (read, sure)
    assert comb.rect[0] <= word.x0 < word.x1 <= comb.rect[2]
    assert TOP < word.base <= BOTTOM
