"""What was filled in after a signature puts it in doubt, but for what signers write themselves."""

from __future__ import annotations

from parsers.model import (
    SURE,
    Anchor,
    Control,
    ControlKind,
    Mark,
    MarkKind,
    SignatureReading,
    SignatureStatus,
    Standing,
    Trust,
    Verification,
)
from tests.unit.matching.sheets import control, read_controls, text_box

SLOT = "it_manager_signature"


def _read(*filled: str, standing: Standing = Standing.VALID) -> SignatureReading:
    told = Verification(standing, Trust.SELF_SIGNED, "Self-signed.", filled)
    mark = Mark(MarkKind.DIGITAL, True, Anchor("page 3", path=SLOT), "Dana Roe", verified=told)
    slot: Control = control(ControlKind.SIGNATURE, name=SLOT, mark=mark)
    names = ("agency", "requestor_name", "engagement_title", "it_director_name",
             "business_sponsor_signed_name", "it_manager_signed_date")  # fmt: skip
    return read_controls(slot, *(text_box("A", name) for name in names)).signatures[SLOT]


def test_nothing_filled_leaves_the_signature_as_it_is() -> None:
    assert _read().status is SignatureStatus.SIGNED


def test_signers_fill_in_their_names_and_dates_when_they_like() -> None:
    told = _read("business_sponsor_signed_name", "it_manager_signed_date")
    assert (told.status, told.reason) == (SignatureStatus.SIGNED, "Self-signed.")


def test_any_other_answer_given_afterwards_is_told_and_doubted() -> None:
    told = _read("agency", "business_sponsor_signed_name", "unknown")
    assert (told.status, told.confidence < SURE) == (SignatureStatus.UNCLEAR, True)
    assert told.reason.startswith("Filled in after this signature: “Agency")
    assert told.reason.endswith(", “unknown”.")


def test_many_are_counted() -> None:
    told = _read("agency", "requestor_name", "engagement_title", "it_director_name", "a")
    assert told.reason.endswith("” and 2 more.")


def test_a_broken_signature_stays_broken() -> None:
    assert _read("agency", standing=Standing.INVALID).status is SignatureStatus.INVALID
