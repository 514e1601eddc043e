"""A page is seen as sharply where something stands on it as if all of it were seen so."""

from __future__ import annotations

import cv2
import numpy as np

from parsers.scan.pixels.picture import Grey
from parsers.scan.pixels.seeing import STEP, in_windows, whole

HIGH, WIDE = 300, 450


def written() -> Grey:
    page = np.full((260, 400), 250, np.uint8)
    cv2.putText(page, "Sample, 42", (40, 140), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 30, 3, cv2.LINE_AA)
    return np.asarray(cv2.GaussianBlur(page, (0, 0), 1.0), np.uint8)


def mesh(slant: float = 0.02) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    x, y = np.meshgrid(np.arange(0, WIDE + STEP, STEP), np.arange(0, HIGH + STEP, STEP))
    return np.stack([0.85 * x + slant * y, 0.85 * y - slant * x], -1).astype(np.float32)


def sharp() -> Grey:
    high, wide = ((count - 1) * STEP for count in mesh().shape[:2])
    (seen,) = in_windows(written(), mesh(), [(slice(0, high), slice(0, wide))])
    return seen[:HIGH, :WIDE]


def test_ink_and_what_lies_beside_it_is_seen_sharply_and_paper_as_white() -> None:
    seen = whole(written(), mesh(), HIGH, WIDE)
    assert seen.shape == (HIGH, WIDE)
    dark = sharp() < 225
    assert dark.sum() > 500
    assert np.array_equal(seen[dark], sharp()[dark])
    assert seen[~dark].min() >= 220


def test_a_window_shows_what_the_whole_page_shows_there() -> None:
    windows = [(slice(90, 150), slice(30, 140)), (slice(0, 31), slice(400, WIDE))]
    for seen, window in zip(in_windows(written(), mesh(), windows), windows, strict=True):
        assert np.array_equal(seen, sharp()[window])


def test_beyond_the_edge_of_its_picture_a_page_is_white() -> None:
    seen = whole(np.full((20, 20), 40, np.uint8), mesh(), HIGH, WIDE)
    assert (seen[60:, 60:] == 255).all()
