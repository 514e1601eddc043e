"""What an outsider's prints hold: titles over questions, words beside values, interviews."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.matching import match
from parsers.matching.values import match_choice
from parsers.model import Anchor, Box, Cell, Control, Extract, Line, ParsedForm, Piece, Source
from tests.unit.matching.sheets import form, read, read_controls, sheet, text_box, tick_box, values

TOLD = "We want to serve towns better."


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("Objectives", "Business Objectives (what are you trying to achieve?)"),
        ("Objectives", "Business Objectives"),
        ("Goals", "Business Objectives:"),
    ],
)
def test_a_title_right_over_the_question_is_not_what_is_answered(title: str, question: str) -> None:
    sections = ("Engagement Title: Portal", title, question, (TOLD,), "Mandated by law?  Yes")
    reading = read(*sections).fields["business_objectives"]
    assert (reading.value, reading.confidence >= 0.8) == (TOLD, True)


def test_a_hint_over_a_title_is_no_answer_to_it_where_the_question_is_empty() -> None:
    parsed = read(
        "Request Type: Other",
        "If unsure, call the intake desk before choosing.",
        "Objectives",
        "Business Objectives (what are you trying to achieve?):",
        text_box(),
        "Mandated by law?  Yes",
    )
    assert parsed.fields["business_objectives"].value is None


def test_of_a_title_and_the_question_under_it_the_table_holds_the_answer_behind_the_latter() -> (
    None
):
    parsed = read("Vendor engaged?  Yes", "Objectives", ("Business Objectives", TOLD))
    assert values(parsed, "business_objectives") == (TOLD,)


@pytest.mark.parametrize(
    "written",
    ["860-555-0149 (office)", "860-555-0149 office", "(860) 555-0149, cell",
     "(Office) 860-555-0149", "860.555.0149 x12 (desk)"],
)  # fmt: skip
@pytest.mark.parametrize("source", [Source.WORD, Source.PDF_FORM])
def test_a_phone_in_a_control_may_have_words_beside_it(written: str, source: Source) -> None:
    parsed = read_controls(text_box(written, name="requestor_phone"), source=source)
    reading = parsed.fields["requestor_phone"]
    assert (reading.value, reading.confidence >= 0.8) == ("+18605550149", True)


def test_a_date_in_a_control_may_have_a_remark_behind_it() -> None:
    parsed = read_controls(text_box("10/14/2026 (tentative)", name="desired_go_live"))
    assert values(parsed, "desired_go_live") == ("2026-10-14",)


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("requestor_phone", "860-555-0149 (office) or 860-555-0150 (cell)"),
        ("desired_go_live", "not before 10/14/2026"),
        ("desired_go_live", "October 14, 2026, or December 1, 2026"),
        ("mandated", "Under section 4"),
    ],
)
def test_what_a_person_can_read_in_a_control_is_never_surely_nothing(
    field: str, written: str
) -> None:
    reading = read_controls(text_box(written, name=field)).fields[field]
    assert (reading.value, reading.sure) == (None, False)


def test_what_holds_no_date_at_all_is_surely_none() -> None:
    reading = read_controls(text_box("next spring", name="desired_go_live")).fields[
        "desired_go_live"
    ]
    assert (reading.value, reading.sure) == (None, True)


ASKED = (
    ("What is the title of the engagement?", "Portal"),
    ("Which agency or business unit is asking?", "Revenue Services"),
    ("What is the requestor's name?", "A. Sample"),
    ("What is the requestor's phone number?", "860-555-0149"),
    ("What is the desired go-live date?", "10/14/2026"),
    ("What is the current project phase?", "Design"),
)
FOUND = ("engagement_title", "agency", "requestor_name", "requestor_phone", "desired_go_live",
         "current_phase")  # fmt: skip
SAID = ("Portal", "Revenue Services", "A. Sample", "+18605550149", "2026-10-14", "Design")


@pytest.mark.parametrize(
    ("asks", "tells"),
    [("Q{}. ", "A{}. "), ("Q{}: ", "A{}: "), ("Question {}. ", "Answer {}. "), ("Q. ", "A. ")],
)
def test_an_interview_marks_its_questions_and_its_answers(asks: str, tells: str) -> None:
    said = [
        (asks.format(n) + question, tells.format(n) + answer)
        for n, (question, answer) in enumerate(ASKED, 1)
    ]
    parsed = read(*(line for pair in said for line in pair))
    assert values(parsed, *FOUND) == SAID
    assert all(parsed.fields[field].sure for field in FOUND)


def test_without_marks_before_the_answers_an_initial_is_a_name_s() -> None:
    lines = [(f"Q. {question}", answer) for question, answer in ASKED]
    parsed = read(*(line for pair in lines for line in pair))
    assert values(parsed, "requestor_name") == ("A. Sample",)


def test_one_cell_beside_the_rows_of_vendors_is_no_vendor() -> None:
    rows = (
        ("Vendors", "Name of Vendor:", "Sample Co.", "Purchasing Authority:", "Sole Source"),
        ("", "Name of Vendor:", "Test LLC", "Purchasing Authority:", "Other"),
    )
    first, *others = sheet(*rows)
    beside = replace(first, y1=others[-1].y1)
    parsed = match(Extract(Source.WORD_TEXT, (), (beside, *others)), [form()], "ct_cep")
    assert values(parsed, "vendor_1_name", "vendor_2_name", "vendor_3_name") == (
        "Sample Co.",
        "Test LLC",
        None,
    )


CAPTIONED = (
    ("Portal\n(Engagement Title)", "6/23/2026\n(Date Requested)"),
    ("Revenue Services\n(Agency or Business Unit)", "8/3/2026\n(Go-Live Date Desired)"),
    ("Jane Sample\n(Requestor (Name))", "860-555-0149\n(Tel. No.)"),
    ("\n(Project Manager, if applicable (Name))", "(Tel. No.)"),
    ("John Test\n(Agency Business Sponsor (Name))", "203-555-0150\n(Tel. No.)"),
    ("Other\n(Request Type)", "Requirements\n(Project Phase at Present)"),
)


def test_captions_in_brackets_under_two_answers_a_row() -> None:
    parsed = read(*CAPTIONED)
    told = values(parsed, "engagement_title", "date_requested", "agency", "desired_go_live",
                  "requestor_name", "requestor_phone", "project_manager_name",
                  "project_manager_phone", "business_sponsor_name", "business_sponsor_phone",
                  "request_type", "current_phase")  # fmt: skip
    assert told == ("Portal", "2026-06-23", "Revenue Services", "2026-08-03", "Jane Sample",
                    "+18605550149", None, None, "John Test", "+12035550150", "Other",
                    "Requirements")  # fmt: skip


def test_over_an_empty_caption_what_stands_over_the_next_caption_is_that_one_s() -> None:
    first, *rest = CAPTIONED
    parsed = read((first[0], "(Date Requested)"), *rest)
    assert values(parsed, "date_requested", "desired_go_live") == (None, "2026-08-03")


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Project Manager's Name (if applicable) / Gerente (si corresponde):",
         "project_manager_name"),
        ("Project Manager's Name (if\napplicable) / Gerente del proyecto (si\ncorresponde):",
         "project_manager_name"),
        ("IT Director's Name / Director de\ninformática:", "it_director_name"),
        ("Business Sponsor's Name /\nPatrocinador:", "business_sponsor_name"),
    ],
)  # fmt: skip
def test_a_label_s_name_in_another_language_may_have_brackets_and_two_lines(
    label: str, field: str
) -> None:
    reading = read((label, "Jane Sample")).fields[field]
    assert (reading.value, reading.sure) == ("Jane Sample", True)


def test_a_section_s_title_broken_in_a_narrow_cell_asks_for_nothing() -> None:
    parsed = read(
        ("PART I.\nAGENCY\nINFORMATI\nON", "Engagement Title:", "Portal"),
        ("", "Agency or Business\nUnit:", "Revenue Services"),
        "PART II. BUSINESS OBJECTIVES",
        "PART III. SERVICES REQUESTED",
    )
    assert values(parsed, "agency", "engagement_title") == ("Revenue Services", "Portal")


def test_what_two_signers_wrote_overleaf_is_told_by_its_column() -> None:
    room = ("\n" * 12, "")
    parsed = read(
        ("Agency IT Manager", "Agency Business Sponsor"),
        ("Signature", "Signature"),
        room,
        "",
        ("Jane Sample\nPrinted Name", "John Test\nPrinted Name"),
        ("6/23/2026\nDate Signed", "6/24/2026\nDate Signed"),
    )
    told = values(parsed, "it_manager_signed_name", "business_sponsor_signed_name",
                  "it_manager_signed_date", "business_sponsor_signed_date")  # fmt: skip
    assert told == ("Jane Sample", "John Test", "2026-06-23", "2026-06-24")


def test_initials_tell_the_one_choice_whose_they_are() -> None:
    choices = ("Not Applicable", "TBD", "Completed", "Active", "Estimated")
    told = [match_choice(text, choices) for text in ("N/A", "NA", "n/a", "N.A.", "TBD", "E", "NT")]
    assert told == ["Not Applicable"] * 4 + ["TBD", None, None]
    assert match_choice("AC", ("Agency Contract", "Annual Contract")) is None


def test_a_column_of_boxes_may_be_headed_by_initials() -> None:
    def boxes(at: int) -> tuple[Control, ...]:
        return tuple(tick_box(number == at) for number in range(5))

    parsed = read(
        ("Project Phase", "N/A", "TBD", "Completed", "Active", "Estimated", "Start", "Finish"),
        ("Requirements", *boxes(3), "2/9/2026", "4/3/2026"),
        ("Design", *boxes(0), "", ""),
        ("Construction", *boxes(1), "", ""),
    )
    told = values(parsed, "design_status", "requirements_status")
    assert told == ("Not Applicable", "Active")


def test_the_first_dash_of_a_list_behind_its_question_is_the_answer_s() -> None:
    asked = "Support requested from DAS/BEST:"
    parsed = read(f"{asked}\n- single sign-on\n- nightly backups", "Vendor engaged?  No")
    assert values(parsed, "services_requested") == ("- single sign-on\n- nightly backups",)
    parsed = read(f"{asked} - single sign-on", "Vendor engaged?  No")
    assert values(parsed, "services_requested") == ("single sign-on",)


@pytest.mark.parametrize("said", ["A portal.\n", ""])
def test_a_line_that_leads_to_the_form_s_own_table_is_no_part_of_an_answer_over_it(
    said: str,
) -> None:
    parsed = read(
        "Please provide a brief description of the support you are asking of DAS/BEST.",
        *([said.strip()] if said else []),
        "The schedule of the project is:",
        ("Project Phase", "Status", "Start", "Finish"),
        ("Requirements", "Active", "2/9/2026", "4/3/2026"),
        ("Design", "Estimated", "5/4/2026", "6/5/2026"),
    )
    assert values(parsed, "services_requested") == (said.strip() or None,)


def overleaf(*rows: tuple[str, ...], wide: float = 270) -> ParsedForm:
    """Two rows of a table on one page, and the others on the next."""
    cells = [
        Cell(
            x := column * wide,
            y := row * 14 + 120 * (row > 2),
            x + wide,
            y + 14,
            (Line(y, y + 14, (Piece(x + 2, x + 2 + 5 * len(said), said),)),),
            Anchor("page", box=Box(1 + (row > 2), x, y, x + wide, y + 14)),
            int(row > 2),
            row - 3 * (row > 2),
            column,
        )
        for row, saids in enumerate(rows)
        for column, said in enumerate(saids)
    ]
    return match(Extract(Source.PDF_TEXT, (), tuple(cells)), [form()], "ct_cep")


def test_a_list_of_vendors_goes_on_overleaf() -> None:
    parsed = overleaf(
        ("Vendor Name(s)", "Purchasing Authority"),
        ("1. Sample Co.", "Sole Source"),
        ("2. Test LLC", "Other"),
        ("3. Example Inc.", "Agency Contract"),
        ("4. Trial Ltd.", "DAS Contract"),
    )
    told = values(parsed, "vendor_2_name", "vendor_3_name", "vendor_4_name", "vendor_4_authority")
    assert told == ("Test LLC", "Example Inc.", "Trial Ltd.", "DAS Contract")


def test_another_table_overleaf_is_no_list_of_vendors() -> None:
    parsed = overleaf(
        ("Vendor Name(s)", "Purchasing Authority"),
        ("1. Sample Co.", "Sole Source"),
        ("2. Test LLC", "Other"),
        ("Approved by those below", "On behalf of the agency"),
        ("Agency IT Manager", "Signature"),
    )
    assert values(parsed, "vendor_3_name", "vendor_3_authority") == (None, None)
