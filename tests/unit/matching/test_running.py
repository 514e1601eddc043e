"""Running heads and feet are nobody's answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeGuard

import pytest

from parsers.matching import match
from parsers.model import Anchor, Box, Cell, Extract, ParsedForm, Source
from tests.unit.matching.sheets import Block, form, sheet

ASKED = "Please provide a brief description of the support you are asking of DAS/BEST."
LONG = "services_requested"
HIGH = 600.0
FIRST = ("Customer Engagement Profile", "I. Agency Information", "Engagement Title: Permit Portal")
NEXT = ("VI. Agency Approvals", "Print Name: Ann Page")


def pages(*contents: tuple[Block, ...], foot: tuple[str, ...], head: str = "Acme") -> ParsedForm:
    """Pages of a PDF with the same head and foot, each filled with some blocks between.

    ``("under", label)`` stands right over the foot.
    """
    cells: list[Cell] = []
    for number, blocks in enumerate(contents, 1):
        edges = [(head, 10.0), (foot[(number - 1) % len(foot)], HIGH - 20)]
        page = [_down(cell, 30) for cell in sheet(*(b for b in blocks if not _is_low(b)))]
        edges += [(block[1], HIGH - 36) for block in blocks if _is_low(block)]
        page += [_down(sheet(text)[0], y) for text, y in edges]
        cells += [_on_page(cell, number) for cell in sorted(page, key=lambda c: c.y0)]
    return match(Extract(Source.PDF_TEXT, (), tuple(cells)), [form()], "ct_cep")


def _is_low(block: Block) -> TypeGuard[tuple[str, str]]:
    return isinstance(block, tuple) and block[0] == "under"


def _down(cell: Cell, by: float) -> Cell:
    lines = tuple(replace(one, y0=one.y0 + by, y1=one.y1 + by) for one in cell.lines)
    return replace(cell, y0=cell.y0 + by, y1=cell.y1 + by, lines=lines)


def _on_page(cell: Cell, number: int) -> Cell:
    box = Box(number, cell.x0, HIGH - cell.y1, cell.x1, HIGH - cell.y0)
    anchor = Anchor(f"page {number}", box=box)
    return replace(_down(cell, (number - 1) * HIGH), anchor=anchor)


def test_an_empty_answer_at_the_page_s_end_is_not_filled_by_foot_and_head() -> None:
    told = pages((*FIRST, ASKED), NEXT, foot=("Version 1.9 Page 1", "Version 1.9 Page 2"))
    assert told.fields[LONG].value is None
    assert told.fields[LONG].found_by is not None


def test_an_answer_that_goes_over_the_page_is_read_without_foot_and_head() -> None:
    first, rest = "We ask for a portal", "and for a year of support."
    told = pages((*FIRST, ASKED, first), (rest, *NEXT), foot=("Version 1.9", "Version 1.9"))
    assert " ".join(str(told.fields[LONG].value).split()) == f"{first} {rest}"


def test_the_last_line_of_a_page_that_no_other_has_is_the_answer_s() -> None:
    told = pages((*FIRST, ASKED), NEXT, foot=("A portal for permits", "Version 1.9"))
    assert "A portal for permits" in str(told.fields[LONG].value)


def test_a_label_that_every_page_has_is_no_running_head() -> None:
    blocks = ((*FIRST[:2], "Date Requested: 1/5/2026", ASKED, "A portal"), NEXT)
    told = pages(*blocks, foot=("Acme", "Acme"), head="Engagement Title: Permit Portal")
    assert told.fields["engagement_title"].value == "Permit Portal"


def test_a_second_copy_of_a_page_leaves_its_answers_in_place() -> None:
    page = (*FIRST, "Date Requested: 1/5/2026", ASKED)
    told = pages(page, page, foot=("A portal for permits",))
    assert "A portal for permits" in str(told.fields[LONG].value)


@pytest.mark.parametrize(
    ("label", "field", "first", "second", "value"),
    [
        ("Desired Go-Live Date", "desired_go_live", "1/5/2026", "1/5/2026", "2026-01-05"),
        ("Desired Go-Live Date", "desired_go_live", "1/5/2026", "1/6/2026", "2026-01-05"),
        ("Contact Phone", "requestor_phone", "(860) 555-0101", "(860) 555-0101", "+18605550101"),
        ("Is this mandated by federal or state statute or regulation?", "mandated", "Yes", "Yes",
         True),
    ],
)  # fmt: skip
def test_what_a_type_vouches_for_is_an_answer_at_the_ends_of_two_pages(
    label: str, field: str, first: str, second: str, value: object
) -> None:
    told = pages((*FIRST, ("under", label)), (*NEXT, ("under", "Date")), foot=(first, second))
    assert told.fields[field].value == value


@pytest.mark.parametrize(
    ("first", "second"), [("Jo Ford", "Jo Ford"), ("Phase 3", "Phase 4"), ("Phase 1", "Phase 2")]
)
def test_words_under_their_labels_at_the_ends_of_two_pages_are_put_to_a_person(
    first: str, second: str
) -> None:
    end, next_end = ("under", "Agency IT Director's Name"), ("under", "Printed Name")
    told = pages((*FIRST, end), (*NEXT, next_end), foot=(first, second))
    reading = told.fields["it_director_name"]
    assert reading.value == first
    assert not reading.sure


def test_so_are_words_under_a_label_that_is_only_alike() -> None:
    ends = ("under", "Engagment Titel:"), ("under", "Printed Name")
    told = pages((*FIRST[:2], ends[0]), (*NEXT, ends[1]), foot=("Permit Portal",))
    reading = told.fields["engagement_title"]
    assert (reading.value, reading.sure) == ("Permit Portal", False)


def test_a_foot_that_repeats_under_an_empty_answer_is_not_surely_its_answer() -> None:
    told = pages((*FIRST, ("under", ASKED)), NEXT, foot=("Acme",))
    assert not told.fields[LONG].sure


@pytest.mark.parametrize("foot", [("Acme page 7", "Acme page 8"), ("1", "2"), ("1 of 2", "2 of 2")])
def test_a_page_s_number_under_an_empty_answer_is_no_answer(foot: tuple[str, ...]) -> None:
    told = pages((*FIRST, ("under", ASKED)), NEXT, foot=foot)
    assert told.fields[LONG].value is None


@pytest.mark.parametrize("foot", [("¹", "²"), ("1" * 5000, "2" * 5000), ("٣", "٤")])
def test_figures_of_any_kind_at_the_ends_of_pages_are_read(foot: tuple[str, ...]) -> None:
    told = pages((*FIRST, "Requestor's Name: Ann Page"), NEXT, foot=foot)
    assert told.fields["requestor_name"].value == "Ann Page"
