"""Prints of offices' daily life: worksheets, bold questions, grey hints, rows nobody can read."""

from __future__ import annotations

from form_templates import load_office
from parsers.matching import match
from parsers.model import ParsedForm
from parsers.word import read_word
from tests.unit.matching.sheets import read, text_box, values
from tests.unit.word.ooxml import package, para, run

BOLD, SMALL = "<w:b/>", '<w:sz w:val="14"/>'
GREY = '<w:color w:val="7F7F7F"/>'


def word(*paragraphs: str) -> ParsedForm:
    """A Word file of these paragraphs, read as the Customer Engagement Profile."""
    extract = read_word(package("".join(paragraphs)))
    return match(extract, [load_office("ct_cep").form], "ct_cep")


def test_a_row_between_two_known_phases_is_the_one_that_the_form_has_there() -> None:
    parsed = read(
        ("Project Phase", "Status", "Start", "Finish"),
        ("Business Issues", "Completed", "1/5/2026", "2/6/2026"),
        ("Rqmts", "Active", "2/9/2026", "4/3/2026"),
        ("Procurement (ITB or RFP)", "TBD", "", ""),
        ("Design", "Estimated", "5/4/2026", "6/5/2026"),
    )
    told = values(parsed, "requirements_status", "requirements_start", "requirements_finish")
    assert told == ("Active", "2026-02-09", "2026-04-03")


def test_two_rows_where_the_form_has_one_are_not_told_by_their_order() -> None:
    parsed = read(
        ("Project Phase", "Status", "Start", "Finish"),
        ("Business Issues", "Completed", "1/5/2026", "2/6/2026"),
        ("Rqmts", "Active", "2/9/2026", "4/3/2026"),
        ("Something else", "Active", "2/9/2026", "4/3/2026"),
        ("Procurement (ITB or RFP)", "TBD", "", ""),
        ("Design", "Estimated", "5/4/2026", "6/5/2026"),
    )
    assert parsed.fields["requirements_status"].found_by is None


def test_a_phase_between_known_ones_in_a_plan_laid_on_its_side() -> None:
    parsed = read(
        ("Phase", "Business Issues", "Rqmts", "Procurement (ITB or RFP)", "Design"),
        ("Status", "Completed", "Active", "TBD", "Estimated"),
        ("Start", "1/5/2026", "2/9/2026", "", "5/4/2026"),
        ("Finish", "2/6/2026", "4/3/2026", "", "6/5/2026"),
    )
    assert values(parsed, "requirements_status", "requirements_start") == ("Active", "2026-02-09")


def test_a_plan_in_two_halves_side_by_side_has_answers_between_its_phases() -> None:
    parsed = read(
        ("Project Phase", "Status", "Start", "Finish") * 2,
        ("Business Issues", "Completed", "1/5/2026", "2/6/2026", "Construction", "TBD", "", ""),
        ("Requirements", "Active", "2/9/2026", "4/3/2026", "Testing / Quality Assurance", "TBD",
         "", ""),
        ("Procurement (ITB or RFP)", "TBD", "", "", "Implementation", "TBD", "", ""),
        ("Design", "Estimated", "5/4/2026", "6/5/2026", "Post-Implementation", "TBD", "", ""),
    )  # fmt: skip
    told = values(parsed, "requirements_status", "requirements_start", "design_finish")
    assert told == ("Active", "2026-02-09", "2026-06-05")


def test_a_question_in_bold_that_nobody_knows_ends_the_answer_over_it() -> None:
    parsed = word(
        para(run("What are your business objectives? Please describe them briefly.", BOLD)),
        para(run("To retire the mainframe.")),
        para(run("Whom shall we thank?", BOLD)),
        para(run("Everybody.")),
    )
    assert values(parsed, "business_objectives") == ("To retire the mainframe.",)


def test_small_or_grey_print_under_a_label_is_no_answer() -> None:
    filler = para(run("This form is for agencies of the executive branch. " * 4))
    parsed = word(
        filler,
        para(run("Engagement Title")),
        para(run("Use its formal name.", SMALL)),
        para(run("Permit Portal")),
        para(run("Requestor's Name")),
        para(run("Whom shall we call?", GREY)),
        para(run("Ann Page")),
    )
    assert values(parsed, "engagement_title", "requestor_name") == ("Permit Portal", "Ann Page")


def test_instructions_that_name_a_field_are_not_its_answer() -> None:
    parsed = read(
        "Requestor's Name: the individual who is expected to serve as the point of contact.",
        "Requestor's Name: Ann Page",
    )
    assert values(parsed, "requestor_name") == ("Ann Page",)


def test_a_print_with_answers_left_over_and_fields_not_found_is_not_returned_as_empty() -> None:
    stray = [text_box(text) for text in ("One", "Two", "Three", "Four")]
    rows = [("Date Requested", ""), ("Desired Go-Live Date", "9/1/2026")]
    assert read(*rows).fields["date_requested"].sure
    assert not read(*rows, "", *stray).fields["date_requested"].sure


def test_the_head_of_a_column_may_be_bound_to_what_follows() -> None:
    parsed = read(
        ("Project Phase", "Status", "Starts on", "Finishes on"),
        ("Business Issues", "Completed", "1/5/2026", "2/6/2026"),
        ("Requirements", "Active", "2/9/2026", "4/3/2026"),
        ("Design", "Estimated", "5/4/2026", "6/5/2026"),
        ("Construction", "TBD", "", ""),
    )
    assert values(parsed, "design_start", "design_finish") == ("2026-05-04", "2026-06-05")


def test_narrow_columns_with_nothing_in_them_part_no_label_from_its_answer() -> None:
    def line(*said: str) -> str:
        widths = (3000, 300, 6000)
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>{para(run(t))}</w:tc>'
            for w, t in zip(widths, said, strict=True)
        )
        return f"<w:tr>{cells}</w:tr>"

    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in (3000, 300, 6000))
    rows = line("Engagement Title", "", "Permit Portal") + line("Requestor's Name", "", "Ann Page")
    rows += line("Date Requested", "", "3/4/2026")
    parsed = word(f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>")
    told = values(parsed, "engagement_title", "requestor_name", "date_requested")
    assert told == ("Permit Portal", "Ann Page", "2026-03-04")
