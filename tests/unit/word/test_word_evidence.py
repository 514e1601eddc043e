"""A picture in a slot of a Word file that may be no signature is shown as it lies in the file."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from fixtures.answers import SLOTS, complete
from fixtures.opc import pack, unpack
from fixtures.word_fill import fill_word
from form_templates import load_office
from parsers.model import SignatureStatus
from parsers.reading import read_form

FORM = load_office("ct_cep").form
ANSWERS = complete("Road Salt Depot", "Test Roads Office", "Sample Requestor", "11/20/2026")


def pale(mode: str = "L") -> bytes:
    """A picture whose strokes are hardly darker than paper."""
    picture = Image.new(mode, (240, 60), 255 if mode == "L" else (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.line([(20, 40), (90, 15), (150, 45), (220, 20)], 205 if mode == "L" else (0, 0, 0, 50), 5)
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def signed_with(picture: bytes) -> bytes:
    """The blank filled in, with ``picture`` in its slots."""
    parts = unpack(fill_word(ANSWERS, {slot: seed for seed, slot in enumerate(SLOTS, start=5)}))
    before = unpack(fill_word(ANSWERS, {}))
    for name in parts.keys() - before.keys():
        if "media/" in name:
            parts[name] = picture
    return pack(parts)


@pytest.mark.parametrize("mode", ["L", "RGBA"])
def test_a_pale_picture_in_a_slot_is_shown(mode: str) -> None:
    read = read_form(signed_with(pale(mode)), [FORM], pictures=True)
    assert {read.signatures[slot].status for slot in SLOTS} == {SignatureStatus.UNCLEAR}
    assert {one.field for one in read.evidence} == set(SLOTS)
    for one in read.evidence:
        grey = np.asarray(Image.open(io.BytesIO(one.picture)).convert("L"))
        assert grey.max() == 255
        assert 150 < grey.min() < 230
        anchor = read.signatures[one.field].anchor
        assert anchor is not None
        assert one.place == anchor.place


def test_a_picture_that_cannot_be_shown_is_in_doubt_all_the_same() -> None:
    read = read_form(signed_with(b"\xd7\xcd\xc6\x9a metafile"), [FORM], pictures=True)
    assert {read.signatures[slot].status for slot in SLOTS} == {SignatureStatus.UNCLEAR}
    assert read.evidence == ()


def test_a_signature_that_is_seen_needs_no_picture() -> None:
    seeds = {slot: seed for seed, slot in enumerate(SLOTS, start=5)}
    assert read_form(fill_word(ANSWERS, seeds), [FORM], pictures=True).evidence == ()
