"""Prints that clerks patch: controls copied with their titles, covers, "Answer:"."""

from __future__ import annotations

import pytest

from parsers.matching import match
from parsers.model import (
    Cell,
    Extract,
    Line,
    Piece,
    SignatureStatus,
    Source,
)
from tests.unit.matching.sheets import HERE, form, mark, read, text_box, values

REQUESTOR, SPONSOR = "requestor_name", "business_sponsor_name"


def test_a_title_that_several_controls_have_with_other_words_tells_nothing() -> None:
    def copied(said: str) -> object:
        return text_box(said, name="requestors_name", title="Requestor's Name")

    parsed = read(
        ("Engagement Title", copied("Permit Portal")),
        ("Requestor's Name", copied("Ann Page")),
        ("Agency Business Sponsor's Name", copied("Jo Ford")),
    )  # type: ignore[arg-type]
    assert values(parsed, "engagement_title", REQUESTOR, SPONSOR) == (
        "Permit Portal", "Ann Page", "Jo Ford",
    )  # fmt: skip


def test_an_id_that_several_controls_have_with_other_words_tells_nothing() -> None:
    parsed = read(
        ("Engagement Title", text_box("Permit Portal", name=REQUESTOR)),
        ("Requestor's Name", text_box("Ann Page", name=REQUESTOR)),
    )
    assert values(parsed, "engagement_title", REQUESTOR) == ("Permit Portal", "Ann Page")


def test_a_field_that_is_shown_twice_is_known_by_its_id() -> None:
    title = text_box("Permit Portal", name="engagement_title")
    parsed = read(("Running head", title), ("Whatever", title))
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_what_stands_behind_the_word_answer_is_the_answer() -> None:
    parsed = read(
        "1. Engagement Title", "Answer:  Permit Portal",
        "2. Requestor's Name", "Answer:  Ann Page",
        "3. Contact Phone", "Answer:  860-555-0100",
        "4. Is this mandated by federal or state statute or regulation?", "Answer:  Yes",
        "5. Is there additional documentation attached?", "Answer:",
        "6. Please provide a brief description of the business objectives for this request.",
        "Answer:", "We close 40 boxes of paper.",
    )  # fmt: skip
    asked = ("engagement_title", REQUESTOR, "requestor_phone", "mandated", "business_objectives")
    assert values(parsed, *asked) == (
        "Permit Portal", "Ann Page", "+18605550100", True, "We close 40 boxes of paper.",
    )  # fmt: skip
    assert values(parsed, "documentation_attached") == (None,)


def test_a_role_over_its_signature_in_the_column_of_signatures_tells_whose_it_is() -> None:
    parsed = read(
        "VI. Agency Approvals",
        ("Signature", "Printed Name", "Date"),
        (["Agency IT Manager:\n", mark()], "Ann Page", "1/5/2026"),
        (["Agency Business Sponsor:\n"], "Jo Ford", "1/6/2026"),
    )  # fmt: skip
    assert parsed.signatures["it_manager_signature"].status is SignatureStatus.SIGNED
    assert parsed.signatures["business_sponsor_signature"].status is SignatureStatus.MISSING
    assert values(parsed, "it_manager_signed_name", "business_sponsor_signed_date") == (
        "Ann Page", "2026-01-06",
    )  # fmt: skip


COVER = (
    "To: The bureau",
    "Date: December 30, 2025",
)


def test_what_a_letter_before_the_form_says_is_no_answer_to_it() -> None:
    parsed = read(
        *COVER,
        "Section I - Agency Information",
        "Engagement Title: Permit Portal", "Business Sponsor: Jo Ford", "Phone: 203-555-0111",
        "Section VI - Agency Approvals",
        ("", "Signature", "Printed Name", "Date"),
        ("Agency IT Manager", mark(), "Ann Page", "1/5/2026"),
        ("Agency Business Sponsor", mark(), "Jo Ford", "1/6/2026"),
    )  # fmt: skip
    assert values(parsed, SPONSOR, "business_sponsor_phone") == ("Jo Ford", "+12035550111")
    dates = values(parsed, "it_manager_signed_date", "business_sponsor_signed_date")
    assert dates == ("2026-01-05", "2026-01-06")


def test_what_stands_over_the_first_title_only_is_the_form_s() -> None:
    parsed = read(
        "Engagement Title: Permit Portal",
        "Section I - Agency Information", "Requestor's Name: Ann Page",
        "Section II - Business Objectives",
        "Is this mandated by federal or state statute or regulation? No",
    )  # fmt: skip
    assert values(parsed, "engagement_title", REQUESTOR) == ("Permit Portal", "Ann Page")


def test_a_short_rule_before_words_is_a_box_however_near_its_tab_stop() -> None:
    near = [Piece(0, 16.2, text="___"), Piece(25, 160, text="Invitation to Bid (ITB)")]
    ticked = [Piece(0, 16.2, text="_X_"), Piece(25, 160, text="Request for Proposals (RFP)")]
    cells = (
        Cell(0, 0, 500, 12, (Line(0, 12, tuple(near)),), HERE),
        Cell(0, 14, 500, 26, (Line(14, 26, tuple(ticked)),), HERE),
    )
    parsed = match(Extract(Source.WORD_TEXT, (), cells), [form()], "ct_cep")
    assert values(parsed, "itb", "rfp") == (False, True)


def test_a_seal_over_an_empty_slot_does_not_sign_it() -> None:
    parsed = read(
        [mark(), "Office of Plans"],
        "Section VI - Agency Approvals",
        ("", "Signature", "Printed Name", "Date"),
        ("Agency IT Manager", "", "Ann Page", "1/5/2026"),
        ("Agency Business Sponsor", mark(), "Jo Ford", "1/6/2026"),
    )  # fmt: skip
    slot = parsed.signatures["it_manager_signature"]
    assert slot.status is SignatureStatus.MISSING
    assert slot.sure


@pytest.mark.parametrize(
    "below",
    [
        ("For bureau use only", ["Signature: ", mark()]),
        ("Received", ("Signature:", mark(), "Date:", "1/9/2026")),
        ("Bureau Director", ["Signature: ", mark()]),
    ],
)
def test_who_signs_below_the_table_of_signers_signs_for_none_of_them(
    below: tuple[object, ...],
) -> None:
    parsed = read(
        "Section VI - Agency Approvals",
        ("", "Signature", "Printed Name", "Date"),
        ("Agency IT Manager", mark(), "Ann Page", "1/5/2026"),
        ("Agency Business Sponsor", "", "Jo Ford", "1/6/2026"),
        *below,
    )  # type: ignore[arg-type]
    assert parsed.signatures["it_manager_signature"].status is SignatureStatus.SIGNED
    sponsor = parsed.signatures["business_sponsor_signature"]
    assert sponsor.status is SignatureStatus.MISSING


def test_an_empty_row_is_in_doubt_where_somebody_signed_below_the_table() -> None:
    parsed = read(
        "Section VI - Agency Approvals",
        ("", "Signature", "Printed Name", "Date"),
        ("Agency IT Manager", mark(), "Ann Page", "1/5/2026"),
        ("Agency Business Sponsor", "", "Jo Ford", "1/6/2026"),
        ["Signature: ", mark()],
    )  # type: ignore[arg-type]
    sponsor = parsed.signatures["business_sponsor_signature"]
    assert sponsor.status is SignatureStatus.MISSING
    assert not sponsor.sure


def test_initials_are_no_lead_in_however_often_they_come() -> None:
    parsed = read(
        ("Requestor's Name", "A. Page"), ("Agency Business Sponsor", "A. Ford"),
        ("Agency IT Director", "A. Lee"), ("Engagement Title", "A. Close boxes"),
        ("Agency", "A. and B. Offices"),
    )  # fmt: skip
    asked = (REQUESTOR, SPONSOR, "engagement_title")
    assert values(parsed, *asked) == ("A. Page", "A. Ford", "A. Close boxes")


def test_a_control_without_a_name_is_no_copy_of_another() -> None:
    parsed = read(
        ("Engagement Title", text_box("Permit Portal")),
        ("Requestor's Name", text_box("Ann Page")),
    )
    assert values(parsed, "engagement_title", REQUESTOR) == ("Permit Portal", "Ann Page")


def test_a_signer_s_row_is_no_label_where_a_card_asks_for_the_name() -> None:
    parsed = read(
        "Section I - Agency Information",
        "Business Sponsor", "Name: Jo Ford", "Tel.: 203-555-0111",
        "IT Director", "Name: Zoe Lee", "Tel.: 203-555-0112",
        "Section VI - Agency Approvals",
        ("", "Signature", "Name", "Date"),
        ("Agency IT Manager", mark(), "Ann Page", "1/5/2026"),
        ("Agency Business Sponsor", mark(), "Jo B. Ford", "1/6/2026"),
    )  # fmt: skip
    assert values(parsed, SPONSOR, "it_director_name") == ("Jo Ford", "Zoe Lee")
    assert values(parsed, "business_sponsor_signed_name") == ("Jo B. Ford",)


def test_signers_are_named_over_their_rows_with_by_name_and_date() -> None:
    parsed = read(
        "Agency Business Sponsor: Kim Sample",
        "SECTION VI - AGENCY APPROVALS",
        "For the Agency IT Manager:",
        ["By: ", mark(), "\tName: Pat Sample\tTitle: Manager\tDate: 3/21/2026"],
        "For the Agency Business Sponsor:",
        ["By: ", mark(), "\tName: Kim Sample\tTitle: Director\tDate: 3/14/2026"],
    )
    assert values(parsed, "it_manager_signed_name", "business_sponsor_signed_name") == (
        "Pat Sample", "Kim Sample",
    )  # fmt: skip
    assert values(parsed, "it_manager_signed_date", "business_sponsor_signed_date") == (
        "2026-03-21", "2026-03-14",
    )  # fmt: skip
    signed = {name: slot.status for name, slot in parsed.signatures.items()}
    assert set(signed.values()) == {SignatureStatus.SIGNED}


def test_a_name_that_ends_with_a_degree_is_no_sentence() -> None:
    parsed = read(
        "Enclosed please find our profile. The business sponsor and the IT\n"
        "director have been told of the request. Please call the number above.",
        "Business Sponsor: Kim van der Sample, Ph.D.",
    )
    assert values(parsed, SPONSOR) == ("Kim van der Sample, Ph.D.",)


def test_a_letter_behind_a_leader_that_had_no_room_counts_the_next_label() -> None:
    parsed = read("(g) Business Sponsor's Name: Pat T. Sample_(h) Contact Phone #: 203 555 0189___")
    assert values(parsed, SPONSOR, "business_sponsor_phone") == ("Pat T. Sample", "+12035550189")
