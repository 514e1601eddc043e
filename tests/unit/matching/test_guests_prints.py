"""Prints of strangers: a second language, other questions beside ours, captions under lines."""

from __future__ import annotations

import pytest

from parsers.model import SignatureStatus
from tests.unit.matching.sheets import Block, Content, mark, read, values

PERSONS: list[Block] = [
    ("Requestor's Name", "Ann Page", "Demandeur"),
    ("Contact Phone", "860-555-0101", "Téléphone"),
    ("Agency Business Sponsor's Name", "Bo Yi", "Promoteur"),
    ("Contact Phone", "860-555-0102", "Téléphone"),
    ("Agency IT Director's Name", "Ravi Rao", "Directeur"),
    ("Contact Phone", "860-555-0103", "Téléphone"),
]


def test_an_answer_between_its_question_in_two_languages_is_the_question_s() -> None:
    parsed = read("Customer Engagement Profile", *PERSONS)
    told = values(parsed, "requestor_phone", "business_sponsor_phone", "it_director_phone")
    assert told == ("+18605550101", "+18605550102", "+18605550103")


@pytest.mark.parametrize("between", ["", "and"])
@pytest.mark.parametrize("under", [True, False])
def test_two_signers_beside_each_other_are_no_translations(between: str, under: bool) -> None:
    def asked(label: str, left: Content, right: Content) -> list[Block]:
        pair: list[Block] = [(label, between, label), (left, between, right)]
        return pair[::-1] if under else pair

    parsed = read(
        "VI. Agency Approvals",
        ("Agency IT Manager", between, "Agency Business Sponsor"),
        *asked("Signature", mark(), ""),
        *asked("Print Name", "Ann Page", "Bo Yi"),
        *asked("Date", "1/6/2026", "1/7/2026"),
    )
    assert parsed.signatures["business_sponsor_signature"].status is SignatureStatus.MISSING
    assert parsed.fields["business_sponsor_signed_date"].value == "2026-01-07"


@pytest.mark.parametrize("rows", [PERSONS, [row[:2] for row in PERSONS]])
def test_a_print_without_a_project_manager_gives_him_nobody_s_phone(rows: list[Block]) -> None:
    told = read("Customer Engagement Profile", *rows).fields
    assert told["project_manager_phone"].value is None
    assert told["requestor_phone"].value == "+18605550101"


def test_two_phones_in_a_row_are_two_persons() -> None:
    parsed = read(
        "Customer Engagement Profile",
        ("Requestor's Name", "Ann Page", "Agency IT Director's Name", "Ravi Rao"),
        ("Contact Phone", "860-555-0101", "Contact Phone", "860-555-0103"),
    )
    assert values(parsed, "requestor_phone", "it_director_phone") == (
        "+18605550101",
        "+18605550103",
    )


@pytest.mark.parametrize("other", ["Title", "Job Title", "Title/Position", "E-mail"])
def test_a_caption_of_another_s_is_nobody_s_name(other: str) -> None:
    parsed = read(
        "VI. Agency Approvals",
        (mark(), "Ann Page", "Chief", "01/02/2026"),
        ("Agency IT Manager – Signature", "Printed Name", other, "Date"),
    )
    assert parsed.fields["it_manager_signed_name"].value == "Ann Page"


@pytest.mark.parametrize("title", ["Email", "E-mail", "Fax", "Position", "Official Title"])
def test_a_project_may_be_named_as_others_ask(title: str) -> None:
    parsed = read("I. Agency Information", ("Engagement Title", title), ("Date Requested", ""))
    told = parsed.fields["engagement_title"]
    assert told.value == title
    assert told.confidence >= 0.8


def test_a_service_may_be_described_as_others_ask() -> None:
    asked = "Please provide a brief description of the support you are asking of DAS/BEST."
    assert read((asked, "Email")).fields["services_requested"].value == "Email"


def test_what_stands_over_a_label_and_cannot_answer_it_is_not_surely_its_answer() -> None:
    parsed = read(
        "Customer Engagement Profile",
        ("Ann Page", "to be told"),
        ("(Requestor's Name)", "(Requestor's Contact Phone)"),
    )
    told = parsed.fields["requestor_phone"]
    assert told.value is None
    assert told.confidence < 0.8


def test_small_words_behind_a_gap_belong_to_the_next_label() -> None:
    parsed = read(
        "VI. Agency Approvals",
        "Agency IT Manager",
        ["Signature: ", mark()],
        "Printed name: Ravi Rao   on this date: 12 July 2026",
    )
    told = values(parsed, "it_manager_signed_name", "it_manager_signed_date")
    assert told == ("Ravi Rao", "2026-07-12")


@pytest.mark.parametrize("said", ["DEEP     wildlife unit", "Mills     fish and game"])
def test_an_answer_s_own_words_behind_a_gap_stay_with_it(said: str) -> None:
    parsed = read(
        "I. Agency Information",
        f"Agency / Business Unit Name: {said} Date Requested: 01/05/2026",
    )
    told = values(parsed, "agency", "date_requested")
    assert told == (" ".join(said.split()), "2026-01-05")


def test_who_approves_stands_over_the_line_to_sign_on() -> None:
    parsed = read(
        "Approvals",
        "Approved by Agency IT Manager",
        ["Signature: ", mark()],
        "Name: Ann Page    Date: 1/2/2026",
        "Approved by Agency Business Sponsor",
        "Signature: ________________",
        "Name: Bo Yi    Date: 1/3/2026",
    )
    slots = [parsed.signatures[f"{who}_signature"] for who in ("it_manager", "business_sponsor")]
    assert [slot.status for slot in slots] == [SignatureStatus.SIGNED, SignatureStatus.MISSING]
    assert all(slot.confidence >= 0.8 for slot in slots)


@pytest.mark.parametrize("between", [[""], []])
@pytest.mark.parametrize(
    "behind",
    [
        ["Agency Business Sponsor", "Print Name: Cy Dow  Date: 01/07/2026"],
        ["Print Name: Cy Dow  Date: 01/07/2026", "Agency Business Sponsor"],
    ],
)
def test_a_line_with_the_next_signer_under_it_is_not_signed_by_the_one_over_it(
    between: list[Block], behind: list[Block]
) -> None:
    over = ["VI. Agency Approvals", "Agency IT Manager Signature", *between]
    parsed = read(*over, ["Signature: ", mark()], *behind)
    slots = [parsed.signatures[f"{who}_signature"] for who in ("it_manager", "business_sponsor")]
    assert [slot.status for slot in slots] == [SignatureStatus.MISSING, SignatureStatus.SIGNED]


def test_white_between_a_title_and_a_line_may_be_to_sign_in() -> None:
    over = ["VI. Agency Approvals", "Agency IT Manager Signature", ""]
    parsed = read(*over, ["Signature: ", mark()], "Name: Cy Dow", "Agency Business Sponsor")
    assert parsed.signatures["it_manager_signature"].status is not SignatureStatus.SIGNED


def test_parts_that_a_print_counts_by_itself_are_known_by_their_words() -> None:
    parsed = read(
        "Part A – Who is asking",
        ("Engagement Title", "Kiosk Pilot"),
        ("Requestor's Name", "Ann Page"),
        "Part B – What for",
        "Part C – Planning",
        ("Phase", "Status", "Proj. start", "Proj. finish"),
        ("Design", "Active", "1/5/2026", "2/6/2026"),
        "Part D – Approvals",
        ("Agency IT Manager – Signature", [mark()], "Date", "1/2/2026"),
    )
    told = values(parsed, "requestor_name", "design_start", "it_manager_signed_date")
    assert told == ("Ann Page", "2026-01-05", "2026-01-02")
    assert parsed.signatures["it_manager_signature"].status is SignatureStatus.SIGNED


def test_who_sponsors_is_named_among_the_questions_and_signs_on_the_routing_slip() -> None:
    parsed = read(
        ("Routed to", "Printed Name", "Signature", "Date"),
        ("Agency IT Manager", "Al Poe", [mark()], "1/2/2026"),
        ("Agency Business Sponsor", "", "", ""),
        "Planning",
        ("Phase", "Status", "Start", "Finish"),
        ("Design", "Active", "1/5/2026", "2/6/2026"),
        "Request",
        ("Engagement Title", "Kiosk Pilot"),
        ("Requestor", "Ann Page"),
        ("Business Sponsor", "Bo Yi"),
        ("IT Director", "Ravi Rao"),
    )
    told = values(parsed, "business_sponsor_name", "business_sponsor_signed_name")
    assert told == ("Bo Yi", None)
    assert parsed.signatures["business_sponsor_signature"].status is SignatureStatus.MISSING


def test_parts_beyond_the_form_s_own_are_the_print_s() -> None:
    parsed = read(
        "1. The request",
        "1a. Engagement Title: Kiosk Pilot",
        "2. The people",
        "2a. Requestor's Name: Ann Page",
        "2b. Agency IT Director's Name: Bo Yi",
        "3. The need",
        "4. The plan",
        "5. Timeline",
        "6. Purchases",
        "7. Vendors",
        "8. Signatures",
    )
    assert values(parsed, "requestor_name", "it_director_name") == ("Ann Page", "Bo Yi")


@pytest.mark.parametrize("title", ["CUSTOMER ENGAGEMENT PROFILE", "Project Phase"])
def test_a_printed_title_over_or_under_an_empty_place_is_no_answer(title: str) -> None:
    parsed = read(
        (title, "For office use"),
        ("1. Engagement Title\n", "2. Agency / Business Unit Name\nState Library"),
        ("3. Requestor's Name\nAnn Page", "4. Contact Phone\n860-555-0101"),
    )
    assert values(parsed, "engagement_title", "agency") == (None, "State Library")
