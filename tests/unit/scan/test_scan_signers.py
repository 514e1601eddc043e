"""The names beside signatures say whether the pages of a scan are of one form."""

from __future__ import annotations

import pytest

from parsers.model import ParsedForm, SignatureStatus
from parsers.scan.profile.assembling import FileRead, assembled
from tests.unit.scan.told_pages import made, page, statuses

MANAGER, SPONSOR = "it_manager_signed_name", "business_sponsor_signed_name"
WHY = (
    "It is signed by “Li Young” and “Sofia Bell”, and the form names “Mary Example” and “Will Hill”"
)


def loose(manager: str, sponsor: str, sure: float = 0.9) -> ParsedForm:
    second = page(2, 1, {MANAGER: manager, SPONSOR: sponsor}, sure)
    return assembled([FileRead("1.jpg", 1, [page(1, 1)]), FileRead("2.jpg", 1, [second])])


def test_pages_signed_by_nobody_whom_the_form_names_may_be_of_two_forms() -> None:
    told = made(page(1, 1), page(2, 2, {MANAGER: "Li Young", SPONSOR: "Sofia Bell"}))
    assert told.perhaps_several == f"{WHY}: are its pages of one form?"
    assert statuses(told) == {SignatureStatus.UNCLEAR}


@pytest.mark.parametrize(
    ("manager", "sponsor"),
    [
        ("Li Young", "Will Hill"),
        ("Mary Example", "Sofia Bell"),
        ("Li Young", "W. Hill"),
        ("Li Young", "Will Hi11"),
        ("Li Young", "Mary Example"),
    ],
)
def test_who_signs_beside_one_whom_the_form_names_is_a_warning_only(
    manager: str, sponsor: str
) -> None:
    told = made(page(1, 1), page(2, 2, {MANAGER: manager, SPONSOR: sponsor}))
    assert told.perhaps_several == ""
    assert statuses(told) == {SignatureStatus.SIGNED}


def test_names_that_were_not_surely_read_say_nothing() -> None:
    told = made(page(1, 1), page(2, 2, {MANAGER: "Li Young", SPONSOR: "Sofia Bell"}, 0.7))
    assert told.perhaps_several == ""


@pytest.mark.parametrize(
    ("manager", "sponsor", "status"),
    [
        ("Mary Example", "Will Hill", SignatureStatus.SIGNED),
        ("Li Young", "Will J. Hill", SignatureStatus.SIGNED),
        ("Mary Example", "Sofia Bell", SignatureStatus.UNCLEAR),
        ("Will Hill", "Mary Example", SignatureStatus.UNCLEAR),
    ],
)
def test_loose_pages_are_one_form_where_the_sponsor_is_the_one_of_page_one(
    manager: str, sponsor: str, status: SignatureStatus
) -> None:
    assert statuses(loose(manager, sponsor)) == {status}


def test_loose_pages_whose_names_were_not_surely_read_are_to_be_seen() -> None:
    assert statuses(loose("Mary Example", "Will Hiii", 0.7)) == {SignatureStatus.UNCLEAR}


def test_no_name_ties_a_third_file() -> None:
    files = [FileRead(f"{at}.jpg", 1, [page(at, 1)]) for at in (1, 2)]
    told = assembled([*files, FileRead("3.jpg", 1, strange=[1])])
    assert statuses(told) == {SignatureStatus.UNCLEAR}
