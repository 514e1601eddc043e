"""Prints of agencies that nobody listed: other words, other tables, other ways to answer."""

from __future__ import annotations

import pytest

from parsers.matching.gist import gist
from parsers.model import SignatureStatus
from tests.unit.matching.sheets import Atom, mark, read, text_box, tick_box, values

PHASES = ("Business Issues", "Requirements", "Design", "Construction")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Engagement Title / Título del proyecto: Permit Portal", "engagement_title",
         "Permit Portal"),
        ("What is the name of your project? Permit Portal", "engagement_title", "Permit Portal"),
        ("Title by which the engagement shall be known: Permit Portal", "engagement_title",
         "Permit Portal"),
        ("Proj. Title: Permit Portal", "engagement_title", "Permit Portal"),
        ("What agency or business unit are you from?: Motor Vehicles", "agency",
         "Motor Vehicles"),
        ("Date on Which Go-Live Is Desired ........ 3/4/2027", "desired_go_live", "2027-03-04"),
        ("Desired Date to Go Live: 3/4/2027", "desired_go_live", "2027-03-04"),
        ("Who is requesting this? Ann Page", "requestor_name", "Ann Page"),
        ("Name of Sponsoring Business Executive: Ann Page", "business_sponsor_name", "Ann Page"),
        ("Name of Project Manager, if one is assigned: Ann Page", "project_manager_name",
         "Ann Page"),
        ("Phase in Which the Project Currently Is: Design", "current_phase", "Design"),
        ("Is this mandated by federal or state statute or regulation? / ¿Es obligatorio?: Yes",
         "mandated", True),
        ("Mandated by statute or regulation, federal or state? No", "mandated", False),
    ],
)  # fmt: skip
def test_a_field_is_known_by_what_is_asked_for(line: str, field: str, value: object) -> None:
    assert values(read(line, "Some remark."), field) == (value,)


@pytest.mark.parametrize("name", ["Ann J. Begin", "Ms. Title", "Chase Status III"])
def test_a_word_of_a_label_in_somebody_s_name_ends_no_answer(name: str) -> None:
    parsed = read(f"Requestor's Name: {name}\tContact Phone: 860-555-0101")
    assert values(parsed, "requestor_name", "requestor_phone") == (name, "+18605550101")


def test_phone_with_a_number_sign_is_a_label() -> None:
    parsed = read("Requested By: Ann Page\tTelephone #: 860-555-0101")
    assert values(parsed, "requestor_name", "requestor_phone") == ("Ann Page", "+18605550101")


def test_the_rows_of_a_table_may_have_their_heads_in_a_later_column() -> None:
    rows = [("Completed", phase, "1/2/2026", "2/3/2026") for phase in PHASES]
    parsed = read(("Status", "Project Phase", "Start", "Finish"), *rows)
    assert values(parsed, "design_status", "design_start") == ("Completed", "2026-01-02")


def test_an_x_under_one_of_several_choices_is_the_answer() -> None:
    heads = ("Project Phase", "Not Applicable", "Completed", "Active", "Start", "Finish")
    rows = [(phase, "", "X", "", "1/2/2026", "2/3/2026") for phase in PHASES]
    parsed = read(heads, *rows, ("Implementation", "", "", "", "", ""))
    asked = ("design_status", "implementation_status", "design_start")
    assert values(parsed, *asked) == ("Completed", None, "2026-01-02")


def test_an_x_under_no_is_no_even_below_an_x_under_yes() -> None:
    parsed = read(
        ("Question", "Yes", "No"),
        ("Is this mandated by federal or state statute or regulation?", "X", ""),
        ("Is there additional documentation attached?", "", "X"),
    )
    assert values(parsed, "mandated", "documentation_attached") == (True, False)


def test_a_status_stands_behind_its_phase() -> None:
    parsed = read(*(f"{phase} - Active\tStart: 1/2/2026\tFinish: 2/3/2026" for phase in PHASES))
    assert values(parsed, "design_status", "design_start") == ("Active", "2026-01-02")


def test_the_corner_of_the_plan_asks_for_no_phase() -> None:
    rows = [(phase, "Active") for phase in PHASES]
    parsed = read(("Curr. Phase:", "Design"), "The plan", ("Project Phase", "Status"), *rows)
    assert values(parsed, "current_phase", "design_status") == ("Design", "Active")


def test_a_date_in_three_boxes_is_one_date_and_a_phone_in_three_one_number() -> None:
    parsed = read(
        ["Requestor's Name – First: ", text_box("Ann"), " Last: ", text_box("Page"),
         "   Phone: (", text_box("860"), ") ", text_box("555"), " - ", text_box("0101")],
        ["Date Requested: ", text_box("03"), " / ", text_box("04"), " / ", text_box("2026")],
    )  # fmt: skip
    asked = ("requestor_name", "requestor_phone", "date_requested")
    assert values(parsed, *asked) == ("Ann Page", "+18605550101", "2026-03-04")


def test_of_several_controls_that_make_no_answer_together_none_is_sure() -> None:
    parsed = read(["Engagement Title: ", text_box("Permit Portal"), " or ", text_box("Better")])
    assert not parsed.fields["engagement_title"].sure


def test_choices_printed_in_a_row_tell_nothing_without_the_mark() -> None:
    parsed = read("Type of Request: Level Two Project / IT Procurement / Emergency Request")
    assert not parsed.fields["request_type"].sure


def test_where_answers_stand_behind_the_colon_a_heading_below_is_none() -> None:
    parsed = read(
        "Engagement Title: Permit Portal", "Agency Name: Motor Vehicles",
        "Date Requested: 3/4/2026", "Desired Go-Live Date: 9/1/2026", "Type of Request: ",
        "What comes now",
    )  # fmt: skip
    assert values(parsed, "request_type", "desired_go_live") == (None, "2026-09-01")


def test_a_written_line_that_is_left_blank_is_no_answer_whatever_stands_below() -> None:
    parsed = read("Engagement Title: ____________", "Of the agency")
    assert values(parsed, "engagement_title") == (None,)


def test_a_long_answer_ends_at_a_question_with_boxes() -> None:
    parsed = read(
        "What support are you asking of DAS/BEST?",
        "Two servers. Is there additional documentation attached? We will bring it.",
        ["Is this required by law? ", tick_box(True), " Yes ", tick_box(), " No"],
    )
    wanted = "Two servers. Is there additional documentation attached? We will bring it."
    assert values(parsed, "services_requested", "mandated") == (wanted, True)


def test_boxes_stand_under_a_remark_on_their_question() -> None:
    boxes: list[Atom] = [tick_box(), " Yes  ", tick_box(True), " No"]
    parsed = read("Is there a formal project plan?", "If you have one, send a copy.", boxes)
    assert values(parsed, "formal_project_plan") == (False,)


def test_a_signature_stands_over_its_caption() -> None:
    captions = "Agency IT Manager signature", "Agency Business Sponsor signature"
    parsed = read(([mark()], ""), captions)
    slots = [parsed.signatures[f"{who}_signature"] for who in ("it_manager", "business_sponsor")]
    assert [one.status for one in slots] == [SignatureStatus.SIGNED, SignatureStatus.MISSING]


def test_the_name_of_a_row_is_no_answer_where_another_table_asks_for_names() -> None:
    parsed = read(
        ("", "Requestor", "Agency Business Sponsor", "Agency IT Director"),
        ("Name", "Ann Page", "Bo Lee", "Cy Day"),
        ("Phone", "860-555-0101", "860-555-0102", "860-555-0103"),
        "Approvals",
        ("Approval", "Signature", "Printed Name", "Date"),
        ("Agency IT Manager", [mark()], "Di Kim", "3/4/2026"),
        ("Agency Business Sponsor", [mark()], "Bo Lee", "3/4/2026"),
    )
    asked = ("business_sponsor_name", "business_sponsor_signed_name")
    assert values(parsed, *asked) == ("Bo Lee", "Bo Lee")


def test_an_answer_that_is_like_a_label_is_an_answer() -> None:
    parsed = read(
        "Who is requesting this? Ann Page",
        ("Vendor Name", "Purchasing Authority"),
        ("Blue Systems", "Agency Contract"),
        ("Red Systems", "Sole Source"),
    )
    asked = ("requestor_name", "vendor_1_authority", "vendor_2_authority")
    assert values(parsed, *asked) == ("Ann Page", "Agency Contract", "Sole Source")


def test_only_telling_words_are_compared() -> None:
    assert gist(("when", "would", "you", "like", "go", "live")) == gist(("go", "live"))
    assert gist(("currently",)) == gist(("current",))
    assert gist(("state", "support")) == gist(("support",))
    assert gist(("other", "state", "agency")) != gist(("other", "agency"))


def test_what_bids_to_enter_something_is_no_label() -> None:
    read_form = read(
        ("Phase", "Status", "Start", "Finish"),
        ("Business Issues", "Completed", "Enter start", "Enter finish"),
        ("Requirements", "Active", "3/4/2026", "5/6/2026"),
    )
    told = values(read_form, "business_issues_start", "requirements_start", "requirements_finish")
    assert told == (None, "2026-03-04", "2026-05-06")


def test_an_answer_that_nothing_parts_from_its_label_is_not_taken_for_the_label() -> None:
    told = read("1) About the Agency", "Name of Agency / Business Unit Military Department")
    reading = told.fields["agency"]
    assert str(reading.value).endswith("Military Department")
    assert not reading.sure  # where the label ends cannot be told


def test_a_choice_right_under_its_colon_is_its_answer_where_others_stand_behind_theirs() -> None:
    told = read(
        "Engagement Title: Permit Portal",
        "Agency / Business Unit Name: Motor Vehicles",
        "Requestor's Name: Ann Page",
        "Date Requested: 3/4/2026",
        "Type of Request: IT Procurement",
        "Current Project Phase:",
        "Design",
    )
    assert values(told, "current_phase") == ("Design",)


def test_columns_that_stand_twice_are_those_of_the_rows_left_of_them() -> None:
    told = read(
        ("Phase", "Status", "Start", "Phase", "Status", "Start"),
        ("Business Issues", "Completed", "3/4/2026", "Construction", "Active", "5/6/2026"),
        ("Requirements", "Completed", "3/5/2026", "Implementation", "Estimated", "5/7/2026"),
    )
    wanted = ("business_issues_start", "construction_start", "implementation_status")
    assert values(told, *wanted) == ("2026-03-04", "2026-05-06", "Estimated")
