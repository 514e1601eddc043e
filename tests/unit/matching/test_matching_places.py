"""Places: where an answer stands, seen from its label."""

from __future__ import annotations

from parsers.model import ControlKind, FoundBy, Source
from tests.unit.matching.sheets import control, filled, read, text_box, tick_box, values

PHASES = ("Business Issues", "Requirements", "Procurement (ITB or RFP)", "Design")


def test_the_rest_of_the_line_behind_a_label() -> None:
    parsed = read("Engagement Title: Permit Portal", "Agency Name:\tMotor Vehicles")
    assert values(parsed, "engagement_title", "agency") == ("Permit Portal", "Motor Vehicles")
    assert parsed.fields["agency"].found_by is FoundBy.LABEL


def test_the_cell_right_of_a_label() -> None:
    parsed = read(("Engagement Title:", "Permit Portal"), ("Agency", "Motor Vehicles"))
    assert values(parsed, "engagement_title", "agency") == ("Permit Portal", "Motor Vehicles")


def test_the_cell_below_a_label() -> None:
    parsed = read(
        ("Engagement Title", "Agency Name"),
        ("Permit Portal", "Motor Vehicles"),
        ("Date Requested", "Desired Go-Live Date"),
        ("3/4/2026", "9/1/2026"),
    )
    assert filled(parsed) == {
        "engagement_title": "Permit Portal",
        "agency": "Motor Vehicles",
        "date_requested": "2026-03-04",
        "desired_go_live": "2026-09-01",
    }


def test_the_line_under_a_label_in_the_same_cell() -> None:
    parsed = read(("Engagement Title\nPermit Portal", "Agency Name\nMotor Vehicles"))
    assert values(parsed, "engagement_title", "agency") == ("Permit Portal", "Motor Vehicles")


def test_several_labels_on_one_line_each_own_what_follows() -> None:
    parsed = read("Date Requested: 3/4/2026\tDesired Go-Live Date: 9/1/2026")
    assert values(parsed, "date_requested", "desired_go_live") == ("2026-03-04", "2026-09-01")


def test_captions_are_printed_under_their_answers() -> None:
    parsed = read(
        ("Permit Portal", "Motor Vehicles"),
        ("Engagement Title", "Agency Name"),
        ("3/4/2026", "9/1/2026"),
        ("Date Requested", "Desired Go-Live Date"),
        source=Source.PDF_TEXT,
    )
    assert parsed.fields["engagement_title"].found


def test_an_empty_place_is_found_and_empty() -> None:
    parsed = read(("Engagement Title:", ""), "Agency Name: ________")
    for field in ("engagement_title", "agency"):
        reading = parsed.fields[field]
        assert (reading.value, reading.found) == (None, True)
        assert reading.sure


def test_a_label_nowhere_is_not_found() -> None:
    reading = read("Agency Name: Motor Vehicles").fields["engagement_title"]
    assert (reading.value, reading.found_by, reading.confidence) == (None, None, 0.0)


def test_statuses_and_dates_stand_where_rows_and_columns_cross() -> None:
    parsed = read(
        ("Project Phase", "Status", "Start", "Finish"),
        *((phase, "Active", "1/2/2026", "3/4/2026") for phase in PHASES),
    )
    assert values(parsed, "business_issues_status", "design_start", "procurement_finish") == (
        "Active",
        "2026-01-02",
        "2026-03-04",
    )


def test_columns_without_row_heads_are_read_in_the_forms_order() -> None:
    parsed = read(
        "Section V – Procurement Support",
        ("Vendor Name(s)", "Purchasing Authority"),
        ("Acme Inc.", "DAS Contract"),
        ("Globex", "Sole Source"),
        ("", ""),
    )
    assert values(parsed, "vendor_1_name", "vendor_1_authority", "vendor_2_name") == (
        "Acme Inc.",
        "DAS Contract",
        "Globex",
    )
    assert values(parsed, "vendor_2_authority", "vendor_3_name") == ("Sole Source", None)


def test_a_control_stands_behind_its_label() -> None:
    parsed = read(["Engagement Title: ", text_box("Permit Portal")])
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_a_control_beside_a_label_whose_cell_explains() -> None:
    parsed = read(
        ("Engagement Title: as your agency's project office calls it", text_box("Permit Portal"))
    )
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_a_list_of_choices_takes_the_one_chosen() -> None:
    chosen = control(
        ControlKind.CHOICE, "Design", options=("Design", "Testing / Quality Assurance")
    )
    assert values(read(["Current Project Phase: ", chosen]), "current_phase") == ("Design",)


def test_remarks_behind_a_label_are_no_answer() -> None:
    parsed = read(
        ("Engagement Title (max. 32 characters)*", "Permit Portal"),
        ("Project Manager's Name (if applicable)", ""),
    )
    assert values(parsed, "engagement_title", "project_manager_name") == ("Permit Portal", None)


def test_remarks_behind_a_date_or_phone_are_left_out() -> None:
    parsed = read(
        "Date Requested: 3/4/2026 (estimated)",
        ("Requestor's Name: Jane Doe", "Contact Phone: 860-555-1234\t(daytime)"),
    )
    assert values(parsed, "date_requested", "requestor_phone") == ("2026-03-04", "+18605551234")


def test_a_choice_with_words_behind_it_is_still_that_choice() -> None:
    parsed = read("Type of Request: IT Procurement – hardware only")
    assert values(parsed, "request_type") == ("IT Procurement",)


def test_line_ends_of_a_printed_page_are_the_printers() -> None:
    blocks = (("Business Objectives", "Serve people\nfaster."),)
    assert read(*blocks, source=Source.PDF_TEXT).fields["business_objectives"].value == (
        "Serve people faster."
    )
    assert read(*blocks).fields["business_objectives"].value == "Serve people\nfaster."


def test_numbered_questions_are_labels_too() -> None:
    parsed = read(
        ("1.", "Engagement Title", "Permit Portal"),
        ("2.", "Agency Name", "Motor Vehicles"),
        "3) Date Requested: 3/4/2026",
    )
    assert values(parsed, "engagement_title", "agency", "date_requested") == (
        "Permit Portal",
        "Motor Vehicles",
        "2026-03-04",
    )


def test_a_label_that_differs_a_little_is_known_by_its_likeness() -> None:
    parsed = read(
        "Is this mandatd by federal or state statutes or regulations? Yes",
        ("Desired Go-Liv Date", "9/1/2026"),
    )
    assert values(parsed, "mandated", "desired_go_live") == (True, "2026-09-01")
    assert 0.8 <= parsed.fields["desired_go_live"].confidence < 0.97


def test_a_box_before_its_words() -> None:
    parsed = read(
        [tick_box(True), " Invitation to Bid (ITB)"],
        [tick_box(), " Request for Qualifications (RFQ)"],
        "☒ Request for Proposals (RFP)",
    )
    assert values(parsed, "itb", "rfq", "rfp") == (True, False, True)


def test_a_box_behind_its_words() -> None:
    parsed = read(
        ["Invitation to Bid (ITB) ", tick_box(True)],
        ["Request for Qualifications (RFQ) ", tick_box()],
    )
    assert values(parsed, "itb", "rfq") == (True, False)


def test_a_box_in_the_cell_left_of_its_words() -> None:
    parsed = read(
        ([tick_box(True)], "Invitation to Bid (ITB)"),
        ([tick_box()], "Request for Qualifications (RFQ)"),
    )
    assert values(parsed, "itb", "rfq") == (True, False)


def test_a_box_in_the_cell_right_of_its_words() -> None:
    parsed = read(
        ("Invitation to Bid (ITB)", [tick_box(True)]),
        ("Request for Qualifications (RFQ)", [tick_box()]),
    )
    assert values(parsed, "itb", "rfq") == (True, False)


def test_boxes_in_two_columns_each_lead_their_words() -> None:
    parsed = read(
        ([tick_box(True)], "Invitation to Bid (ITB)", [tick_box()], "High Volume Procurement(s)"),
        ([tick_box()], "Request for Proposals (RFP)", [tick_box(True)], "State Transfer System"),
    )
    assert values(parsed, "itb", "high_volume_procurement", "rfp", "state_transfer_system") == (
        True,
        False,
        False,
        True,
    )


def test_a_box_written_as_a_letter() -> None:
    parsed = read(
        "[x] Invitation to Bid (ITB)",
        "[ ] Request for Qualifications (RFQ)",
        ("High Volume Procurement(s)", "Yes"),
        ("Federal Transfer System", "No"),
    )
    assert values(parsed, "itb", "rfq", "high_volume_procurement") == (True, False, True)
    assert values(parsed, "federal_transfer_system") == (False,)


def test_an_x_before_the_words_ticks_them() -> None:
    parsed = read("X  Invitation to Bid (ITB)", "X  Request for Proposals (RFP)")
    assert values(parsed, "itb", "rfp") == (True, True)


def test_an_answer_stands_below_where_the_document_prefers_it() -> None:
    parsed = read(
        ("Engagement Title", "", "Agency Name", ""),
        ("Permit Portal", "", "Motor Vehicles", ""),
        "Date Requested",
        "3/4/2026",
        "Desired Go-Live Date",
        "9/1/2026",
    )
    assert values(parsed, "date_requested", "desired_go_live") == ("2026-03-04", "2026-09-01")


def test_a_column_ends_where_the_next_label_begins() -> None:
    parsed = read(
        ("Vendor Name(s)", "Purchasing Authority"),
        ("(if any is known)", "(choose one)"),
        ("Acme Inc.", "Other"),
        ("Date Requested", "3/4/2026"),
        ("not a vendor", "not an authority"),
    )
    assert values(parsed, "vendor_1_name", "vendor_2_name", "vendor_3_name") == (
        "Acme Inc.",
        None,
        None,
    )
