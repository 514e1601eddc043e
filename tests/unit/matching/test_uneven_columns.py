"""Columns of labels that keep no common rows: each flows by itself."""

from __future__ import annotations

from parsers.matching import match
from parsers.matching.uneven import are_uneven
from parsers.model import Cell, Extract, Line, ParsedForm, Piece, Source
from tests.unit.matching.sheets import boxed, form, values

LETTER = 5.0


def cell(x: float, y: float, text: str, high: float = 10) -> Cell:
    """One line of words on the open page."""
    wide = LETTER * len(text)
    lines = (Line(y, y + high, (Piece(x, x + wide, text),)),)
    return Cell(x, y, x + wide, y + high, lines, boxed(x, 700 - y - high, x + wide, 700 - y))


def parsed(*cells: Cell) -> ParsedForm:
    """What these cells of a page say."""
    heading = cell(60, 80, "SECTION I - AGENCY INFORMATION")
    return match(Extract(Source.PDF_TEXT, (), (heading, *cells)), [form()], "ct_cep")


LEFT = (
    cell(60, 113, "Engagement Title: Immunization Data of the"),
    cell(60, 127, "Northern Exchange"),
    cell(60, 144, "Requestor Name: Pat Sample"),
    cell(60, 161, "Phone: 860 555 0196"),
    cell(60, 178, "Agency Business Sponsor: Kim Sample"),
)
RIGHT = (
    cell(316, 113, "Phone: 203 555 0104"),
    cell(316, 131, "Agency IT Director: Lee Sample"),
    cell(316, 148, "Phone: 860 555 0115"),
    cell(316, 165, "Date Requested: 4/12/2026"),
)


def test_a_label_belongs_to_whoever_stands_over_it_in_its_own_column() -> None:
    got = parsed(*LEFT, *RIGHT)
    phones = values(got, "requestor_phone", "business_sponsor_phone", "it_director_phone")
    assert phones == ("+18605550196", "+12035550104", "+18605550115")


def test_an_answer_goes_on_where_its_next_word_had_no_room() -> None:
    assert values(parsed(*LEFT, *RIGHT), "engagement_title") == (
        "Immunization Data of the Northern Exchange",
    )


def test_the_rest_of_an_answer_is_nobody_else_s() -> None:
    got = parsed(
        cell(60, 114, "Requestor's Name: Pat Sample"),
        cell(60, 132, "Contact Phone: 475 555 0194"),
        cell(60, 150, "Project Manager's Name (if any):"),
        cell(60, 168, "Contact Phone:"),
        cell(60, 186, "Business Sponsor's Name: Kim Sample"),
        cell(300, 114, "Engagement Title: Case File Imaging Overhaul"),
        cell(300, 132, "Agency/Business Unit: Military and Veterans"),
        cell(300, 146, "Department"),
        cell(300, 164, "Request Date: 20-May-26"),
        cell(300, 182, "Desired Go-Live Date: 19-Feb-28"),
    )
    assert values(got, "agency") == ("Military and Veterans Department",)
    assert values(got, "project_manager_name") == (None,)


def test_rows_whose_cells_stand_in_each_other_s_middle_are_a_table_s() -> None:
    left = [
        cell(60, 100, "Engagement Title: Immunization Data"), cell(60, 113, "Exchange"),
        cell(60, 140, "Requestor Name: Pat"), cell(60, 153, "Sample"),
        cell(60, 180, "Agency: Housing"),
    ]  # fmt: skip
    centred = [
        cell(316, 106.5, "Request Date: 1/2/2026"),
        cell(316, 146.5, "Phone: 860 555 0115"),
        cell(316, 180, "Go-Live Date: 1/2/2027"),
    ]
    assert not are_uneven(left, centred)


def test_columns_of_a_crooked_print_are_even() -> None:
    left = [cell(60, 100 + 18 * at, f"Label {'abc'[at]}: said") for at in range(3)]
    right = [cell(316, 104 + 18 * at, f"Label {'xyz'[at]}: said") for at in range(3)]
    assert not are_uneven(left, right)


def test_labels_under_which_the_next_row_s_controls_begin_keep_their_rows() -> None:
    left, right = (
        [
            one
            for at in range(4)
            for one in (
                cell(x, 112 + 17 * at, f"Label {'abcd'[at]}:", 8),
                cell(x + 60, 106.5 + 17 * at, "", 13),
            )
        ]
        for x in (42, 306)
    )
    assert not are_uneven(left, right)
