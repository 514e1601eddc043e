"""What a digital signature of the whole file says about the slots of a form."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from form_templates.model import Form
from parsers.matching.whole_file import (
    with_broken_seals,
    with_signed_elsewhere,
    with_whole_file,
)
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

WHEN = datetime(2026, 3, 2, tzinfo=UTC)
MANAGER, SPONSOR = "it_manager_signature", "business_sponsor_signature"


def mark(standing: Standing, signer: str = "Jane Doe") -> Mark:
    verified = Verification(standing, Trust.SELF_SIGNED, f"It is {standing}.")
    whole = Anchor("the whole file", "_xmlsignatures/sig1.xml")
    return Mark(MarkKind.DIGITAL, True, whole, signer, WHEN, verified=verified)


def slot(field: str, status: SignatureStatus = SignatureStatus.MISSING) -> SignatureReading:
    return SignatureReading(field, status, None, 0.97, FoundBy.ID, anchor=Anchor("page 3"))


def of_one_slot() -> Form:
    whole = form()
    fields = {name: f for name, f in whole.fields.items() if name != SPONSOR}
    return replace(whole, fields=fields)


def heard(standing: Standing, form: Form = form()) -> dict[str, SignatureReading]:  # noqa: B008
    slots = {field.id: slot(field.id) for field in form.signatures}
    return with_whole_file(form, slots, [mark(standing)])


def test_the_only_slot_of_a_form_is_signed_by_the_files_signature() -> None:
    (reading,) = heard(Standing.VALID, of_one_slot()).values()
    assert (reading.status, reading.kind) == (SignatureStatus.SIGNED, SignatureKind.DIGITAL)
    assert (reading.signer, reading.time) == ("Jane Doe", WHEN)
    assert reading.confidence >= SURE
    assert reading.anchor == Anchor("page 3")


def test_which_of_several_slots_it_signs_is_unclear_and_said() -> None:
    for reading in heard(Standing.VALID).values():
        assert reading.status is SignatureStatus.UNCLEAR
        assert reading.confidence < SURE
        assert "cannot be told" in reading.reason


@pytest.mark.parametrize(
    ("standing", "status"),
    [
        (Standing.INVALID, SignatureStatus.INVALID),
        (Standing.UNCLEAR, SignatureStatus.UNCLEAR),
    ],
)
def test_a_signature_that_is_not_valid_signs_nothing(
    standing: Standing, status: SignatureStatus
) -> None:
    assert {reading.status for reading in heard(standing).values()} == {status}


def test_a_broken_signature_of_the_whole_file_is_not_said_to_stand_in_every_slot() -> None:
    for reading in heard(Standing.INVALID).values():
        assert reading.signer is None
        assert reading.reason == "The file as a whole was signed by Jane Doe. It is invalid."


def test_the_soundest_of_several_signatures_is_heard() -> None:
    slots = {MANAGER: slot(MANAGER)}
    marks = [mark(Standing.INVALID, "Old"), mark(Standing.VALID, "New")]
    assert with_whole_file(of_one_slot(), slots, marks)[MANAGER].signer == "New"


def test_a_signature_that_stands_in_a_slot_is_not_the_other_slots_too() -> None:
    signed = replace(slot(MANAGER, SignatureStatus.SIGNED), signer="Jane Doe", time=WHEN)
    slots = {MANAGER: signed, SPONSOR: slot(SPONSOR)}
    assert with_whole_file(form(), slots, [mark(Standing.VALID)]) == slots


def test_a_slot_that_is_signed_already_keeps_its_own() -> None:
    inked = replace(slot(MANAGER, SignatureStatus.SIGNED), kind=SignatureKind.INK)
    found = with_whole_file(form(), {MANAGER: inked}, [mark(Standing.VALID)])
    assert found == {MANAGER: inked}


def test_a_file_without_signatures_changes_nothing() -> None:
    slots = {MANAGER: slot(MANAGER)}
    assert with_whole_file(form(), slots, []) == slots


def test_the_seal_of_a_service_on_a_pdf_signs_no_slot() -> None:
    seal = replace(mark(Standing.VALID), anchor=Anchor("no page"))
    slots = {MANAGER: slot(MANAGER)}
    assert with_whole_file(of_one_slot(), slots, [seal]) == slots


def drawn(field: str) -> SignatureReading:
    return replace(slot(field, SignatureStatus.SIGNED), kind=SignatureKind.PICTURE)


def test_drawn_signatures_under_a_broken_seal_are_for_a_person() -> None:
    seal = replace(mark(Standing.INVALID), anchor=Anchor("no page"))
    told = with_broken_seals({MANAGER: drawn(MANAGER), SPONSOR: slot(SPONSOR)}, [seal])
    assert told[MANAGER].status is SignatureStatus.UNCLEAR
    assert told[MANAGER].reason == (
        "The file was sealed by Jane Doe, and the seal is broken: It is invalid."
    )
    assert told[SPONSOR] == slot(SPONSOR)


@pytest.mark.parametrize("standing", [Standing.VALID, Standing.UNCLEAR])
def test_drawn_signatures_under_another_seal_are_what_they_are(standing: Standing) -> None:
    slots = {MANAGER: drawn(MANAGER)}
    assert with_broken_seals(slots, [mark(standing)]) == slots


def test_a_seal_that_holds_speaks_for_the_file_where_an_older_one_is_broken() -> None:
    slots = {MANAGER: drawn(MANAGER)}
    assert with_broken_seals(slots, [mark(Standing.INVALID), mark(Standing.VALID)]) == slots


def test_a_broken_signature_in_its_slot_is_that_slots_alone() -> None:
    broken = mark(Standing.INVALID)
    own = replace(slot(MANAGER, SignatureStatus.INVALID), anchor=broken.anchor)
    slots = {MANAGER: own, SPONSOR: drawn(SPONSOR)}
    assert with_broken_seals(slots, [broken]) == slots


def elsewhere(name: str, filled: tuple[str, ...] = ()) -> Mark:
    """A signature of a PDF that stands in no slot."""
    one = mark(Standing.VALID)
    told = replace(one.verified, filled=filled) if one.verified else None
    return replace(one, anchor=Anchor("no page", path=name), verified=told)


EMPTY = {MANAGER: slot(MANAGER), SPONSOR: slot(SPONSOR)}


def test_as_many_signatures_elsewhere_as_slots_are_empty_may_be_the_signers() -> None:
    told = with_signed_elsewhere(EMPTY, [elsewhere("a"), elsewhere("b")])
    assert {one.status for one in told.values()} == {SignatureStatus.UNCLEAR}
    assert told[MANAGER].reason == "The file is signed digitally, but outside of this place."
    half = {MANAGER: drawn(MANAGER), SPONSOR: slot(SPONSOR)}
    told = with_signed_elsewhere(half, [elsewhere("a")])
    assert (told[MANAGER], told[SPONSOR].status) == (drawn(MANAGER), SignatureStatus.UNCLEAR)


def test_a_broken_signature_elsewhere_signs_nothing_and_an_unclear_one_may() -> None:
    def told(standing: Standing) -> dict[str, SignatureReading]:
        one = replace(mark(standing), anchor=Anchor("no page"))
        return with_signed_elsewhere({MANAGER: slot(MANAGER)}, [one])

    assert told(Standing.INVALID) == {MANAGER: slot(MANAGER)}
    assert told(Standing.UNCLEAR)[MANAGER].status is SignatureStatus.UNCLEAR


def test_one_signature_elsewhere_does_not_sign_for_two() -> None:
    assert with_signed_elsewhere(EMPTY, [elsewhere("a")]) == EMPTY


def test_a_blank_that_was_certified_before_it_was_filled_in_is_not_signed() -> None:
    certified = [elsewhere("a", ("agency",)), elsewhere("b", ("agency",))]
    assert with_signed_elsewhere(EMPTY, certified) == EMPTY
