"""Copies of a page: what they do not agree on is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.model import SignatureReading, SignatureStatus
from tests.unit.scan.told_pages import made, page, statuses


def test_copies_that_say_the_same_are_sure_and_signed() -> None:
    told = made(page(1, 1), page(2, 2), page(2, 3))
    assert statuses(told) == {SignatureStatus.SIGNED}
    assert (told.perhaps_several, told.fields["itb"].sure) == ("", True)


@pytest.mark.parametrize("ticked", [2, 3, 4])
def test_a_tick_that_not_every_copy_bears_is_kept_in_doubt_and_signs_nothing(ticked: int) -> None:
    sheets = [page(2, at, {"itb": at == ticked}) for at in (2, 3, 4)]
    told = made(page(1, 1), *sheets)
    box = told.fields["itb"]
    assert (box.value, box.sure) == (True, False)
    assert f"page {ticked} says “ticked”" in box.reason
    assert statuses(told) == {SignatureStatus.UNCLEAR}
    assert "“Invitation to Bid (ITB)”" in told.signatures["it_manager_signature"].reason


def test_a_pale_tick_on_one_copy_only_is_kept_in_doubt() -> None:
    pale = page(2, 3, {"itb": True})
    pale.told["itb"] = replace(pale.told["itb"], confidence=0.5)
    told = made(page(1, 1), page(2, 2), pale)
    assert (told.fields["itb"].value, told.fields["itb"].sure) == (True, False)
    assert statuses(told) == {SignatureStatus.SIGNED}


def test_an_answer_that_only_one_copy_gives_is_kept_in_doubt() -> None:
    told = made(page(1, 1), page(2, 2, {"vendor_1_name": None}), page(2, 3))
    assert (told.fields["vendor_1_name"].value, told.fields["vendor_1_name"].sure) == ("x", False)
    assert told.fields["vendor_1_name"].reason == (
        "The page came twice: page 2 says nothing, and page 3 says “x”."
    )


def test_an_unsigned_copy_beside_a_signed_one_is_unclear_with_both() -> None:
    empty = page(2, 2)
    for key in ("it_manager_signature", "business_sponsor_signature"):
        slot = empty.told[key]
        assert isinstance(slot, SignatureReading)
        empty.told[key] = replace(slot, status=SignatureStatus.MISSING, confidence=0.95, kind=None)
    told = made(page(1, 1), empty, page(2, 3))
    assert statuses(told) == {SignatureStatus.UNCLEAR}
    assert told.perhaps_several == ""


def test_a_page_in_which_one_answer_was_set_right_is_no_form_of_its_own() -> None:
    told = made(page(1, 1), page(1, 2, {"agency": "Board of Samples"}), page(2, 3))
    assert told.perhaps_several == ""
    assert statuses(told) == {SignatureStatus.UNCLEAR}
    assert "Page 1 of the form came twice" in told.signatures["it_manager_signature"].reason
