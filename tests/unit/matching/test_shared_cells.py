"""Two answers in one cell: begin and end of a phase, a name with the phone behind it."""

from __future__ import annotations

import pytest

from parsers.matching import match
from parsers.matching.sharing.dividing import two_dates
from parsers.model import Extract, ParsedForm, Source
from tests.unit.matching.sheets import Block, form, sheet

HEADS = ("Phase", "Status", "Dates")


def read(*blocks: Block) -> ParsedForm:
    return match(Extract(Source.PDF_TEXT, (), sheet(*blocks)), [form()], "ct_cep")


@pytest.mark.parametrize(
    "text",
    ["1/5/2026 - 3/4/2026", "Jan. 5, 2026 to March 4, 2026", "2026-01-05 – 2026-03-04",
     "01-05-2026/03-04-2026"],
)  # fmt: skip
def test_two_dates_are_told_by_what_stands_between_them(text: str) -> None:
    assert two_dates(text) is not None


@pytest.mark.parametrize("text", ["1/5/2026", "January 5, 2026", "soon - later", ""])
def test_one_date_is_no_span(text: str) -> None:
    assert two_dates(text) is None


def test_begin_and_end_of_a_phase_may_share_a_cell() -> None:
    told = read(
        "Section IV - Project Planning",
        HEADS,
        ("Business Issues", "Completed", "1/5/2026 - 3/4/2026"),
        ("Requirements", "Active", "3/5/2026 - 6/1/2026"),
        ("Design", "TBD", ""),
        ("Construction", "Estimated", "7/1/2026"),
    ).fields
    assert told["business_issues_start"].value == "2026-01-05"
    assert told["requirements_finish"].value == "2026-06-01"
    assert told["design_start"].value is None
    assert told["design_start"].sure
    assert not told["construction_start"].sure


def test_one_row_with_two_dates_makes_no_column() -> None:
    told = read(
        "Section IV - Project Planning",
        HEADS,
        ("Business Issues", "Completed", "1/5/2026 - 3/4/2026"),
        ("Design", "TBD", ""),
    ).fields
    assert told["business_issues_start"].found_by is None


def test_a_phone_number_behind_a_name_is_that_persons() -> None:
    told = read(
        "Section I - Agency Information",
        ("Requestor (name / phone)", "Ann Lee / (860) 555-0101"),
        ("Project Manager (name / phone)", "Bo Day, 860-555-0102"),
        ("Agency IT Director (name / phone)", "Cy Roe"),
    ).fields
    assert (told["requestor_name"].value, told["requestor_phone"].value) == (
        "Ann Lee", "+18605550101",
    )  # fmt: skip
    assert told["project_manager_phone"].value == "+18605550102"
    assert told["it_director_name"].value == "Cy Roe"
    assert told["it_director_phone"].value is None
    assert told["it_director_phone"].found_by is not None
