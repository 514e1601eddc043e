"""Copies of a page: what they do not agree on is asked, and forms of their own are told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.model import SignatureReading, SignatureStatus
from tests.unit.scan.told_pages import made, page, statuses

OTHERS = {
    "engagement_title": "Crash Data", "agency": "Board of Samples", "requestor_name": "Tuan Sample",
    "it_manager_signed_name": "Li Young", "business_sponsor_signed_name": "Sofia Hill",
    "requirements_start": "2026-02-02",
}  # fmt: skip


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


@pytest.mark.parametrize(
    "order", [((1, 0), (2, 0), (1, 1), (2, 1)), ((1, 0), (2, 0), (1, 1)), ((1, 0), (2, 0), (2, 1))]
)
def test_of_forms_one_behind_the_other_the_first_is_kept_as_it_stands(
    order: tuple[tuple[int, int], ...],
) -> None:
    said = ({}, OTHERS)
    told = made(*(page(number, at, said[whose]) for at, (number, whose) in enumerate(order, 1)))
    assert told.perhaps_several.startswith("The pages seem to be of more than one form: ")
    assert told.fields["agency"].value == "x"
    assert told.fields["business_sponsor_signed_name"].value == "Will Hill"
    assert all(reading.sure for reading in told.fields.values())
    assert statuses(told) == {SignatureStatus.UNCLEAR}


def test_both_titles_are_named() -> None:
    told = made(page(1, 1), page(2, 2), page(1, 3, OTHERS), page(2, 4, OTHERS))
    assert "page 1 says “x”, page 3 says “Crash Data”" in told.perhaps_several


def test_of_forms_whose_pages_are_mingled_what_differs_is_in_doubt() -> None:
    told = made(page(1, 1), page(1, 2, OTHERS), page(2, 3, OTHERS), page(2, 4))
    assert told.perhaps_several
    differing = [key for key in OTHERS if told.fields[key].sure]
    assert differing == []
    assert told.fields["requestor_phone"].sure


def test_a_page_in_which_one_answer_was_set_right_is_no_form_of_its_own() -> None:
    told = made(page(1, 1), page(1, 2, {"agency": "Board of Samples"}), page(2, 3))
    assert told.perhaps_several == ""
    assert statuses(told) == {SignatureStatus.UNCLEAR}
    assert "Page 1 of the form came twice" in told.signatures["it_manager_signature"].reason
