"""Readings by label are doubted where the print says more than was understood."""

from __future__ import annotations

import pytest

from parsers.model import Control, ControlKind, ParsedForm, Source
from tests.unit.matching.sheets import Block, control, read, sheet, text_box, tick_box, values


def sure(field: str, *blocks: Block) -> bool:
    """Whether these blocks, with a plain form's head over them, are read surely."""
    return read(("Desired Go-Live Date", "9/1/2026"), *blocks).fields[field].sure


def test_an_empty_field_with_nothing_unclaimed_about_is_surely_empty() -> None:
    assert sure("engagement_title", ("Engagement Title", ""), ("Agency Name", "Motor Vehicles"))


def test_a_control_that_nobody_has_may_hold_the_missing_answer() -> None:
    stray = text_box("Permit Portal")
    assert not sure("engagement_title", ("Engagement Title", ""), "", ["Whatever", stray])


def test_a_control_that_nobody_has_and_of_another_kind_cannot() -> None:
    assert sure("date_requested", ("Date Requested", ""), "", [tick_box(True)])


@pytest.mark.parametrize(
    "stray",
    [text_box(None), text_box(""), text_box("Pick one", placeholder=True), tick_box(True)],
)
def test_an_empty_control_or_a_prompt_holds_nobody_s_answer(stray: Control) -> None:
    assert sure("engagement_title", ("Engagement Title", ""), "", [stray])


def test_loose_words_of_the_field_s_type_anywhere_may_be_its_answer() -> None:
    assert not sure("date_requested", ("Date Requested", ""), "Far away", "Ann", "3/4/2026")
    assert sure("date_requested", ("Date Requested", ""), "Far away", "Ann", "Motor Vehicles")


def test_loose_words_beside_or_under_an_empty_field_may_be_its_answer() -> None:
    assert not sure("engagement_title", "Engagement Title:", "Permit Portal of ours", "More")
    assert not sure("engagement_title", ("Permit Portal", "x"), ("Engagement Title", ""))


def test_loose_words_further_down_are_not_an_empty_field_s() -> None:
    far = sheet("Engagement Title:", "", "", "", "", "Permit Portal of ours")
    assert far[-1].y0 - far[0].y1 > 40
    assert sure("engagement_title", "Engagement Title:", *[""] * 4, "Permit Portal of ours")


def test_loose_words_under_a_header_are_not_doubted_for_its_crossings() -> None:
    parsed = phases("")
    assert values(parsed, "business_issues_start", "design_start") == ("2026-01-05", "2026-03-02")
    assert parsed.fields["requirements_start"].sure


def phases(under: str) -> ParsedForm:
    return read(
        ("Phase", "Status", "Start", "Finish"),
        ("Business Issues", "Completed", "1/5/2026", "2/5/2026"),
        ("Requirements", "TBD", "", ""),
        ("Design", "Active", "3/2/2026", "4/2/2026"),
        under or "A last line",
    )


@pytest.mark.parametrize("remark", ["(see the guide)", "* ", "____", "Choose one..."])
def test_remarks_numbers_fill_prompts_and_the_form_s_own_words_are_nobody_s(remark: str) -> None:
    assert sure("engagement_title", "Engagement Title:", remark)


def test_the_form_s_notes_and_headers_are_its_own_words() -> None:
    assert sure("engagement_title", "Engagement Title:", "Customer Engagement Profile")
    assert sure("engagement_title", "Engagement Title:", "Purchasing Authority", "Vendor 1")


@pytest.mark.parametrize(
    ("label", "field", "answer"),
    [
        ("Requestor's Name", "requestor_name", "3/4/2026"),
        ("Requestor's Name", "requestor_name", "(860) 555-0123"),
        ("Agency IT Director's Name", "it_director_name", "Yes"),
    ],
)
def test_no_person_is_called_a_date_a_phone_or_yes(label: str, field: str, answer: str) -> None:
    assert not sure(field, (label, answer))
    assert not sure(field, [label, text_box(answer)])
    assert sure(field, (label, "Ann Roe"))


def test_what_stands_in_a_control_is_not_doubted_for_its_words() -> None:
    assert sure("engagement_title", ["Engagement Title", text_box("Portal, Unit: Motor")])
    assert not sure("engagement_title", ("Engagement Title", "Portal, Unit: Motor"))


def test_printed_words_that_are_rather_a_label_are_doubted() -> None:
    assert not sure("engagement_title", ("Engagement Title", "Division or Bureau:"))


def test_a_box_is_what_it_is() -> None:
    assert sure("rfp", [tick_box(True), "Request for Proposals (RFP)"])


def test_a_line_under_an_answer_below_its_label_may_belong_to_it() -> None:
    assert not sure("engagement_title", "Engagement Title", "Permit Portal", "of the whole State")
    assert sure("engagement_title", "Engagement Title", "Permit Portal", "Agency Name: Motor")


def test_a_title_is_doubted_no_more_where_the_next_lines_are_a_field_s() -> None:
    assert sure(
        "engagement_title", "Engagement Title", "Permit Portal", "Agency Name", "Motor Vehicles"
    )


def test_answers_by_their_ids_are_never_doubted_by_the_print() -> None:
    named = text_box("Yes", "requestor_name")
    assert sure("requestor_name", ["Somebody", named], ("Agency Name", "Motor Vehicles"))


def test_a_heading_s_line_belongs_to_nobody() -> None:
    assert sure(
        "engagement_title",
        "Engagement Title:",
        "Section IV: Project Planning of it all",
        "Has a formal project plan been developed? No",
    )


def test_the_lines_of_a_long_answer_are_its_own() -> None:
    parsed = read(
        "Business Objectives:", "Serve people.", "And more of them.", "Is this mandated?", "No"
    )
    assert values(parsed, "business_objectives") == ("Serve people.\nAnd more of them.",)
    assert parsed.fields["business_objectives"].sure


def test_an_answer_joined_from_two_lines_is_unsure_or_less_sure_than_one() -> None:
    parsed = read("Current Project Phase:\tTesting / Quality", "Assurance", "Agency Name: Motor")
    reading = parsed.fields["current_phase"]
    assert reading.value == "Testing / Quality Assurance" or not reading.sure


def test_a_choice_control_that_nobody_has_may_hold_a_choice() -> None:
    stray = control(ControlKind.CHOICE, "Design", options=("Design", "Construction"))
    assert not sure("current_phase", ("Current Project Phase", ""), "", ["Whatever", stray])


def test_a_choice_off_the_list_in_a_flattened_field_is_doubted_one_in_a_control_is_not() -> None:
    def current_phase(name: str) -> bool:
        asked = ("Current Project Phase", [text_box("v6", name=name)])
        head = ("Desired Go-Live Date", "9/1/2026")
        return read(head, asked, source=Source.PDF_TEXT).fields["current_phase"].sure

    assert not current_phase("")
    assert current_phase("Text Box 4")


def test_words_that_are_no_phone_may_be_the_empty_name_s() -> None:
    told = read(("Requestor's Name:\tContact Phone:\nAnn Example",))
    assert told.fields["requestor_phone"].value is None
    assert not told.fields["requestor_name"].sure
