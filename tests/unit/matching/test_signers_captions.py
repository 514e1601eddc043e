"""A signer's title printed under the caption of the line on which that signer signs."""

from __future__ import annotations

from math import sin

import pytest

from parsers.matching import match
from parsers.model import ParsedForm, SignatureStatus
from tests.unit.matching.sheets import form
from tests.unit.pdf.builders import text
from tests.unit.pdf.sheets import drawn

SIGNED, MISSING = SignatureStatus.SIGNED, SignatureStatus.MISSING


def ink(x: float, y: float) -> str:
    """A line drawn by hand, of forty points."""
    points = [f"{x + 2.2 * n} {y + 4 + 8 * sin(0.9 * n) + 3 * sin(2.3 * n)}" for n in range(40)]
    return f"1.2 w {points[0]} m {' l '.join(points[1:])} l S 1 w\n"


def signers(gap: float, *inked: int) -> ParsedForm:
    """Two lines to sign on; under each its caption and its signer, ``gap`` points between them."""
    body = text(40, 760, "Section VI: Agency Approvals", 9)
    for number, title in enumerate(("Agency IT Manager", "Agency Business Sponsor")):
        y = 700 - number * (24 + gap)
        body += text(40, y, "_" * 40, 9) + text(40, y - 12, "Signature", 9)
        body += text(40, y - 24, title, 9) + (ink(50, y) if number in inked else "")
    return match(drawn(body), [form()], "ct_cep")


@pytest.mark.parametrize("gap", [60, 80, 120])
@pytest.mark.parametrize("inked", [(), (0,), (1,), (0, 1)])
def test_a_title_under_a_caption_says_who_signed_above_it(gap: float, inked: tuple[int]) -> None:
    slots = signers(gap, *inked).signatures
    told = [slots[f"{who}_signature"].status for who in ("it_manager", "business_sponsor")]
    assert told == [SIGNED if number in inked else MISSING for number in (0, 1)]
