"""Straight stems of letters that were taken for streaks of the glass are given back to a slot."""

from __future__ import annotations

import numpy as np

from parsers.scan.slots.stems import with_stems

HERE = (slice(300, 560), slice(100, 500))
SLOT = (slice(350, 510), slice(120, 480))


def streaked(*rows: slice) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    streaks = np.zeros((1000, 600), np.bool_)
    for one in rows:
        streaks[one, 200:206] = True
    return streaks


def given_back(*rows: slice) -> bool:
    page = np.full((1000, 600), 255, np.uint8)
    return bool((with_stems(page, streaked(*rows), HERE, SLOT) < 128).any())


def test_a_stem_that_stands_alone_is_a_letters() -> None:
    assert given_back(slice(360, 490))


def test_a_streak_that_goes_on_down_the_page_is_none() -> None:
    assert not given_back(slice(360, 490), slice(700, 800))


def test_a_streak_that_goes_on_above_is_none() -> None:
    assert not given_back(slice(360, 490), slice(20, 120))


def test_a_page_without_streaks_stays_as_it_is() -> None:
    page = np.full((1000, 600), 255, np.uint8)
    assert (with_stems(page, np.zeros(page.shape, np.bool_), HERE, SLOT) == 255).all()
