"""What sort of ink stands in a slot: pens that move, loop and scrawl, and typefaces never shown."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
import reportlab
from hypothesis import given
from hypothesis import strategies as st

from parsers.model import SignatureStatus
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey
from parsers.scan.slots.sorts import HIGH as SHOWN_HIGH
from parsers.scan.slots.sorts import WIDE as SHOWN_WIDE
from parsers.scan.slots.sorts import Sort, picture_of, sorts_of
from tests.scans.pen import draw
from tests.scans.slots import placed
from tests.scans.strokes import Points
from tests.scans.training import faces, hands
from tests.unit.scan.test_scan_slots import HIGH, WIDE, blank, status

_FACES = sorted((Path(reportlab.__file__).parent / "fonts").glob("Vera*.ttf"))


def signed_with(way: Callable[[random.Random], list[Points]], seed: int) -> SignatureStatus:
    """What is said of a slot that was signed so."""
    rng = random.Random(seed)
    page = np.repeat(blank()[..., None], 3, axis=2)
    ways = placed(way(rng), 80, 178, 380, rng.uniform(18, 38) * SCALE)
    draw(page, ways, rng.uniform(0.9, 1.5) * SCALE, (30, 35, 110))
    grey = cv2.GaussianBlur(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), (0, 0), 0.8)
    return status(np.asarray(grey, np.uint8))


@pytest.mark.parametrize(
    ("way", "most"), [(hands.moving, 21), (hands.looped, 21), (hands.scrawled, 17)]
)
def test_most_pens_sign_and_none_is_missed(
    way: Callable[[random.Random], list[Points]], most: int
) -> None:
    told = Counter(signed_with(way, seed) for seed in range(900, 930))
    assert told[SignatureStatus.SIGNED] >= most
    assert not told[SignatureStatus.MISSING]


@pytest.mark.parametrize("face", _FACES, ids=lambda face: face.stem)
@pytest.mark.parametrize("name", ["Alex Example", "/s/ Kim Sample", "JO PLACEHOLDER"])
@pytest.mark.parametrize("size", [10, 14, 20])
def test_names_in_type_sign_nothing(face: Path, name: str, size: int) -> None:
    mask = faces.typed(name, face, size)
    small = cv2.resize(mask, None, fx=SCALE * 72 / 300, fy=SCALE * 72 / 300)
    page = blank()
    high, wide = small.shape[0], min(small.shape[1], WIDE - 70)
    part = page[110 : 110 + high, 65 : 65 + wide]
    part[:] = np.minimum(part, (255 * (1 - small[:, :wide])).astype(np.uint8))
    assert status(page) is not SignatureStatus.SIGNED


def shown(ink: Grey) -> Grey:
    return picture_of(np.where(ink > 0, 20, 255).astype(np.uint8), ink > 0)


@given(
    wide=st.integers(0, 700), high=st.integers(0, 300),
    left=st.integers(0, 60), top=st.integers(0, 40),
)  # fmt: skip
def test_ink_of_any_size_is_shown_whole(wide: int, high: int, left: int, top: int) -> None:
    ink = np.zeros((380, 800), np.uint8)
    ink[top : top + high, left : left + wide] = 1
    picture = shown(ink)
    assert picture.shape == (SHOWN_HIGH, SHOWN_WIDE)
    assert bool(picture.any()) == bool(ink.any())


def test_where_ink_stands_in_its_slot_makes_no_difference() -> None:
    ink = np.zeros((HIGH, WIDE), np.uint8)
    cv2.putText(ink, "Rk", (80, 120), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 2, 1, 4)
    assert np.array_equal(shown(ink), shown(np.roll(ink, (30, 70), axis=(0, 1))))


def test_every_sort_has_its_share() -> None:
    ink = np.zeros((HIGH, WIDE), np.uint8)
    cv2.line(ink, (80, 90), (400, 140), 1, 4)
    told = sorts_of(np.where(ink > 0, 20, 255).astype(np.uint8), ink > 0)
    assert set(told) == set(Sort)
    assert sum(told.values()) == pytest.approx(1, abs=1e-5)
