"""What is told of marks in a slot: a marker's strokes, thin ones, stamps without a frame, ticks."""

from __future__ import annotations

from collections import Counter

import cv2
import numpy as np
import pytest

from parsers.model import SignatureStatus
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey
from parsers.scan.slots.gaps import whole
from parsers.scan.slots.ink import verdict
from tests.scans.strokes import Style
from tests.unit.scan.test_scan_slots import blank, paper, scribble, signed_by, slot, status


def wave(page: Grey, broad: int, *, high: int = 30, waves: int = 5) -> Grey:
    """``page`` with a line that goes up and down as the letters of a name do."""
    t = np.linspace(0, 2 * np.pi * waves, 400)
    way = np.stack([100 + 340 * t / t[-1], 130 + high * np.sin(t)], axis=1)
    cv2.polylines(page, [np.rint(way).astype(np.int32)], False, 25, broad, cv2.LINE_AA)
    return page


def test_a_marker_that_winds_signs() -> None:
    assert status(wave(paper(), 14, high=45)) is SignatureStatus.SIGNED


def test_a_bar_as_broad_as_a_marker_is_a_smear() -> None:
    page = paper()
    cv2.polylines(page, [np.array([(80, 90), (460, 160), (90, 170)], np.int32)], False, 25, 14)
    assert status(page) is SignatureStatus.UNCLEAR


def test_a_broad_line_that_winds_and_is_a_clot_in_one_place_is_a_smear() -> None:
    page = wave(paper(), 14, high=45)
    cv2.circle(page, (270, 130), 34, 25, -1)
    assert status(page) is not SignatureStatus.SIGNED


def test_a_thin_stroke_that_the_scanner_shows_in_pieces_is_one() -> None:
    page = scribble(blank())
    page[:, 96::14] = np.where(page[:, 96::14] < 100, 185, page[:, 96::14])
    page[:, 97::14] = np.where(page[:, 97::14] < 100, 185, page[:, 97::14])
    assert status(page) is SignatureStatus.SIGNED


def test_what_lies_apart_on_paper_is_not_joined() -> None:
    page = np.full((40, 60), 255, np.uint8)
    page[18:23, 10:25] = page[18:23, 30:45] = 30
    assert len(blots_of(whole(page))[1]) == 3
    page[18:23, 25:30] = 190
    assert len(blots_of(whole(page))[1]) == 2


@pytest.mark.parametrize("tall", [1.0, 1.6])
def test_a_tick_and_a_stroke_beside_it_are_no_name(tall: float) -> None:
    page = paper()
    tick = np.array([(90, 150), (110, 180), (140, 180 - 70 * tall)])
    cv2.polylines(page, [np.rint(tick).astype(np.int32)], False, 25, 4)
    cv2.line(page, (165, round(180 - 70 * tall)), (165, 180), 25, 4)
    assert status(page) is SignatureStatus.UNCLEAR


def typed_askew(text: str, degrees: float) -> Grey:
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.fromarray(paper())
    font = ImageFont.load_default(size=48)
    ImageDraw.Draw(picture).text((110, 100), text, font=font, fill=20)
    turned = picture.rotate(degrees, fillcolor=255)
    return np.asarray(turned, np.uint8).copy()


@pytest.mark.parametrize("degrees", [-11, 0, 11])
@pytest.mark.parametrize("text", ["RECEIVED", "NOV 12 2026", "COPY"])
def test_what_offices_stamp_without_a_frame_is_no_name(text: str, degrees: float) -> None:
    told = verdict(typed_askew(text, degrees), blank(), slot())
    assert told.reason in {
        "A stamp seems to stand in the slot.",
        "A name seems to be typed where a signature belongs.",
    }


def test_most_names_in_capitals_by_hand_sign_and_none_is_missed() -> None:
    told = Counter(
        signed_by(Style.PRINT_LIKE, tall, seed) for tall in (16, 26) for seed in range(12)
    )
    assert told[SignatureStatus.SIGNED] >= 18
    assert not told[SignatureStatus.MISSING]


def test_a_signature_beside_the_slot_that_hardly_reaches_into_it_is_not_missed() -> None:
    page = blank()
    edge = round(14 * SCALE)
    t = np.linspace(0, 6 * np.pi, 200)
    way = np.stack([edge + 22 - 60 * t / t[-1], 130 + 30 * np.sin(t)], axis=1)
    cv2.polylines(page, [np.rint(way).astype(np.int32)], False, 25, 4, cv2.LINE_AA)
    told = verdict(page, blank(), slot())
    assert told.status is SignatureStatus.UNCLEAR
