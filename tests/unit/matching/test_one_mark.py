"""One mark signs one slot, and a broken seal puts drawn signatures in doubt."""

from __future__ import annotations

import io

import pikepdf

from fixtures.answers import IT_MANAGER, SPONSOR, complete
from fixtures.pdf_fill import Pen, fill_pdf, sign
from form_templates import load_office
from parsers.model import ParsedForm, SignatureReading, SignatureStatus
from parsers.reading import read_form

ANSWERS = complete("Permit Portal", "Example Agency", "Lee Moe", "11/19/2026")
Box = tuple[float, float, float, float]
UPPER, LOWER = (160.0, 138.0, 290.0, 180.0), (160.0, 84.0, 290.0, 126.0)
BETWEEN = (160.0, 100.0, 290.0, 165.0)
"""Places on the blank's last page: in one slot, in the other, and half in each."""


def read(data: bytes) -> ParsedForm:
    return read_form(data, [load_office("ct_cep", messages=False).form])


def slots(*boxes: Box) -> dict[str, SignatureReading]:
    """What stands in the slots of a form with ink at ``boxes``."""
    with pikepdf.open(io.BytesIO(fill_pdf(ANSWERS, {}))) as pdf:
        for number, box in enumerate(boxes, 7):
            sign(pdf, pdf.pages[-1], box, number, Pen.INK)
        out = io.BytesIO()
        pdf.save(out)
    return dict(read(out.getvalue()).signatures)


def test_ink_that_lies_half_in_each_slot_is_nobodys_for_sure() -> None:
    for one in slots(BETWEEN).values():
        assert one.status is SignatureStatus.UNCLEAR
        assert "over another slot" in one.reason


def test_ink_that_reaches_into_the_next_slot_signs_its_own() -> None:
    told = slots((160.0, 106.0, 290.0, 184.0))
    assert told[IT_MANAGER].status is SignatureStatus.SIGNED
    assert told[SPONSOR].status is not SignatureStatus.SIGNED


def test_each_slot_has_the_ink_that_lies_in_it_most() -> None:
    large = slots((160.0, 120.0, 290.0, 190.0), (160.0, 74.0, 290.0, 140.0))
    for told in (large, slots(UPPER, LOWER)):
        assert {one.status for one in told.values()} == {SignatureStatus.SIGNED}
