"""Ground: captions under answers in one cell, and hints between a label and its answer."""

from __future__ import annotations

import pytest

from tests.unit.matching.sheets import filled, read, text_box, values


def test_an_answer_stands_over_its_caption_in_one_cell() -> None:
    parsed = read(
        ("Permit Portal\nEngagement Title", "Motor Vehicles\nAgency Name"),
        ("3/4/2026\nDate Requested", "9/1/2026\nDesired Go-Live Date"),
    )
    assert filled(parsed) == {
        "engagement_title": "Permit Portal",
        "agency": "Motor Vehicles",
        "date_requested": "2026-03-04",
        "desired_go_live": "2026-09-01",
    }


def test_lines_between_a_label_and_a_caption_of_one_cell_are_surely_neither_s() -> None:
    parsed = read(("Permit Portal\nEngagement Title\nMotor Vehicles\nAgency Name", "x"))
    assert values(parsed, "agency") == ("Motor Vehicles",)
    assert not parsed.fields["agency"].sure
    assert not parsed.fields["engagement_title"].sure


@pytest.mark.parametrize(
    "cell",
    [
        "Engagement Title: Permit Portal\nAgency Name:",
        "Engagement Title\nPermit Portal\nAgency Name",
        "Please say it all\nEngagement Title: Permit Portal\nAgency Name:",
    ],
)
def test_the_answer_of_one_label_in_a_cell_is_not_the_next_label_s(cell: str) -> None:
    parsed = read((cell, ""), ("Date Requested", "3/4/2026"))
    assert values(parsed, "engagement_title", "agency") == ("Permit Portal", None)


def test_a_heading_in_the_cell_is_no_part_of_the_answer_over_a_caption() -> None:
    parsed = read(("Agency Information\nPermit Portal\nEngagement Title", "x"))
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_a_control_over_its_caption_is_its_answer() -> None:
    parsed = read(([text_box("Permit Portal"), "\nEngagement Title"], "Something else"))
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_a_fill_line_over_a_caption_is_no_answer() -> None:
    parsed = read(("________\nEngagement Title", "Permit Portal"))
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_words_before_a_label_on_its_own_line_are_no_answer_over_a_caption() -> None:
    parsed = read(("Permit Portal\nBest Engagement Title", "Better Portal"))
    assert values(parsed, "engagement_title") == ("Better Portal",)


def test_what_stands_behind_a_label_goes_before_what_stands_over_it() -> None:
    parsed = read(("Some remark\nEngagement Title: Permit Portal", "x"))
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_lines_of_an_open_page_are_no_answer_over_a_caption() -> None:
    parsed = read("Some remark\nEngagement Title", "Permit Portal")
    assert values(parsed, "engagement_title") == ("Permit Portal",)


@pytest.mark.parametrize("hint", ["The name by which all know it", "Enter title"])
def test_a_hint_between_label_and_control_is_passed_over(hint: str) -> None:
    parsed = read("Engagement Title", hint, [text_box("Permit Portal")])
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_a_control_in_a_fill_line_under_a_hint_is_alone_there() -> None:
    parsed = read("Engagement Title", "The name for it", ["__", text_box("Permit Portal"), "__"])
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_a_prompt_between_label_and_printed_answer_is_passed_over() -> None:
    parsed = read("Engagement Title", "Click here to enter text.", "Permit Portal")
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_words_under_words_are_no_answer_under_a_hint() -> None:
    parsed = read("Engagement Title", "Permit Portal", "for all the State")
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_a_control_with_words_beside_it_is_somebody_else_s() -> None:
    parsed = read("Engagement Title", "Permit Portal", ["Budget", text_box("12")])
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_a_control_with_a_label_of_its_own_is_that_label_s() -> None:
    parsed = read("Engagement Title", "Permit Portal", ["Agency Name", text_box("Motor")])
    assert values(parsed, "engagement_title", "agency") == ("Permit Portal", "Motor")


def test_a_control_far_below_makes_no_hint_of_an_answer() -> None:
    parsed = read("Engagement Title", "Permit Portal", "", "", [text_box("12")])
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_a_control_in_a_table_makes_no_hint_of_a_line_over_it() -> None:
    parsed = read("Engagement Title", "Permit Portal", ([text_box("12")],))
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_the_last_line_of_all_is_an_answer() -> None:
    assert values(read("Engagement Title", "Permit Portal"), "engagement_title") == (
        "Permit Portal",
    )


def test_an_answer_on_the_line_before_a_label_is_not_part_of_it() -> None:
    parsed = read(("Engagement Title\nCrash Data Exchange\nAgency / Business Unit Name\nLabor",))
    assert values(parsed, "engagement_title", "agency") == ("Crash Data Exchange", "Labor")


def test_a_line_to_write_on_that_is_empty_is_answered_nowhere_else() -> None:
    parsed = read("Engagement Title ____________________", "Permit Portal")
    assert values(parsed, "engagement_title") == (None,)


def test_dots_that_lead_to_an_answer_are_no_part_of_it() -> None:
    parsed = read("Engagement Title ... Permit Portal", "Date Requested ....... 1/2/2026")
    assert values(parsed, "engagement_title", "date_requested") == ("Permit Portal", "2026-01-02")


def test_dots_alone_are_no_answer() -> None:
    parsed = read("Engagement Title ...", "Date Requested ......")
    assert values(parsed, "engagement_title", "date_requested") == (None, None)


def test_labels_numbered_in_small_letters_are_labels() -> None:
    parsed = read(
        ("1a Engagement Title", "1b Agency / Business Unit Name"),
        ("2a Requestor's Name\nAnn Roe", "2b Contact Phone\n860-555-0101"),
    )
    assert values(parsed, "engagement_title", "requestor_name", "requestor_phone") == (
        None,
        "Ann Roe",
        "+18605550101",
    )


def test_a_phase_that_answers_the_question_over_it_heads_no_row() -> None:
    parsed = read(
        ("Current Project Phase\nDesign", "Date Requested\n1/2/2026"),
        "Project Planning",
        ("Project Phase", "Status"),
        ("Requirements", "Completed"),
        ("Design", "Active"),
    )
    assert values(parsed, "current_phase", "design_status") == ("Design", "Active")


def test_a_letter_that_the_file_does_not_name_puts_the_answer_to_a_person() -> None:
    told = read("Requestor's Name: Ren\N{REPLACEMENT CHARACTER}e Roe").fields["requestor_name"]
    assert told.confidence < 0.8


def test_an_answer_that_runs_on_from_a_label_that_is_only_alike_is_put_to_a_person() -> None:
    told = read("Titel of Engagement Permit Portal").fields["engagement_title"]
    assert told.confidence < 0.8


def test_an_empty_box_with_its_question_in_it_is_not_answered_by_the_next_table() -> None:
    parsed = read(
        "Engagement Title: Road Atlas",
        ("Please provide a brief description of the support you are asking of DAS/BEST:\n",),
        "",
        ("Question", "Yes", "No"),
        ("Is this mandated by federal or state statute or regulation?", "", "X"),
    )
    assert parsed.fields["services_requested"].value is None


def test_a_row_of_another_table_is_no_box_under_a_title() -> None:
    parsed = read(
        "Engagement Title: Road Atlas",
        ("Please provide a brief description of the support you are asking of DAS/BEST",),
        "",
        ("Item", "Yes", "No"),
        ("Is this mandated by federal or state statute or regulation?", "", "X"),
    )
    assert parsed.fields["services_requested"].value is None
