"""What a digital signature is worth decides its slot."""

from __future__ import annotations

import pytest

from parsers.matching.signatures import from_mark
from parsers.model import (
    SURE,
    Anchor,
    FoundBy,
    Mark,
    MarkKind,
    SignatureKind,
    SignatureReading,
    SignatureStatus,
    Standing,
    Trust,
    Verification,
)
from tests.unit.matching.sheets import form

FIELD = form()["it_manager_signature"]


def _read(verified: Verification | None, kind: MarkKind = MarkKind.DIGITAL) -> SignatureReading:
    mark = Mark(kind, True, Anchor("page 3"), "Sample Signer", verified=verified)
    return from_mark(FIELD, mark, FoundBy.ID, 0.97)


@pytest.mark.parametrize("kind", [MarkKind.DIGITAL, MarkKind.SIGNATURE_LINE])
def test_a_valid_digital_signature_surely_signs_its_slot(kind: MarkKind) -> None:
    reading = _read(Verification(Standing.VALID, Trust.SELF_SIGNED, "Self-signed."), kind)
    assert (reading.status, reading.kind) == (SignatureStatus.SIGNED, SignatureKind.DIGITAL)
    assert reading.confidence >= SURE
    assert reading.reason == "Self-signed."


def test_a_broken_digital_signature_is_surely_invalid() -> None:
    reading = _read(Verification(Standing.INVALID, None, "The file was changed after signing."))
    assert reading.status is SignatureStatus.INVALID
    assert reading.confidence >= SURE


@pytest.mark.parametrize("verified", [None, Verification(Standing.UNCLEAR, None, "Odd.")])
def test_what_could_not_be_judged_is_unclear_and_doubted(verified: Verification | None) -> None:
    reading = _read(verified)
    assert reading.status is SignatureStatus.UNCLEAR
    assert reading.confidence < SURE
