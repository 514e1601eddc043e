"""The picture of an unsigned slot that Word's blank prints, under what a pen made there."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from form_templates.builders.png import icon_size, signature_icon
from parsers.model import SignatureStatus
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import Grey
from parsers.scan.slots.ink import verdict
from parsers.scan.slots.placeholders import with_placeholder
from tests.unit.scan.test_scan_slots import HIGH, WIDE, blank, paper, scribble, slot

EDGE = 14 * SCALE


def printed(page: Grey, grey: int = 20, aside: int = 0) -> Grey:
    """``page`` with the picture of an unsigned slot, its lines as dark as ``grey``."""
    wide, high = icon_size(WIDE / SCALE - 28, HIGH / SCALE - 28)
    size = (round(wide * SCALE), round(high * SCALE))
    lines = np.array([list(row) for row in signature_icon()], np.uint8) < 0xF0
    lines = cv2.resize(lines.astype(np.uint8), size, interpolation=cv2.INTER_AREA) > 0
    left, top = round(EDGE + 1.5 * SCALE) + aside, round((HIGH - size[1]) / 2) - 4
    part = page[top : top + size[1], left : left + size[0]]
    part[lines] = np.minimum(part[lines], grey)
    return page


def status(page: Grey) -> SignatureStatus:
    return verdict(page, blank(), slot()).status


def test_a_slot_with_the_blanks_own_picture_in_black_is_empty() -> None:
    assert status(printed(blank())) is SignatureStatus.MISSING


def test_the_picture_is_found_where_another_program_prints_it() -> None:
    assert status(printed(blank(), aside=10)) is SignatureStatus.MISSING


def test_a_signature_over_the_picture_is_one() -> None:
    assert status(printed(scribble(blank()))) is SignatureStatus.SIGNED


def test_a_stamp_over_the_picture_is_a_stamp() -> None:
    page = printed(blank())
    cv2.rectangle(page, (150, 60), (430, 170), 30, 5)
    cv2.putText(page, "RECEIVED", (170, 130), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 30, 4)
    told = verdict(page, blank(), slot())
    assert told.reason == "A stamp seems to stand in the slot."


@pytest.mark.parametrize(("left", "top", "lean"), [(150, 86, 0), (90, 62, -6), (200, 70, 8)])
def test_a_stamps_frame_that_lies_on_the_pictures_lines_is_one(
    left: int, top: int, lean: int
) -> None:
    page = printed(blank())
    corners = [
        (left, top),
        (left + 280, top + lean),
        (left + 276, top + 105 + lean),
        (left, top + 105),
    ]
    cv2.polylines(page, [np.array(corners, np.int32)], True, 30, 5)
    cv2.putText(page, "DAS BEST", (left + 20, top + 66), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 30, 4)
    told = verdict(page, blank(), slot())
    assert told.reason == "A stamp seems to stand in the slot."


def test_a_cross_beside_the_picture_is_not_taken_away_with_it() -> None:
    page = printed(blank())
    cv2.line(page, (200, 100), (260, 150), 20, 5)
    cv2.line(page, (200, 150), (260, 100), 20, 5)
    assert status(page) is SignatureStatus.UNCLEAR


def test_a_pale_picture_cuts_no_strokes() -> None:
    own = blank()
    assert with_placeholder(printed(scribble(blank()), 216), own, slot()) is own


def test_a_frame_of_another_size_is_no_part_of_the_blank() -> None:
    page, own = paper(), blank()
    cv2.rectangle(page, (120, 80), (400, 170), 20, 4)
    assert with_placeholder(page, own, slot()) is own
