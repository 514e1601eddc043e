"""Running heads and feet are nobody's answer."""

from __future__ import annotations

from dataclasses import replace

from parsers.matching import match
from parsers.model import Anchor, Box, Cell, Extract, ParsedForm, Source
from tests.unit.matching.sheets import Block, form, sheet

ASKED = "Please provide a brief description of the support you are asking of DAS/BEST."
LONG = "services_requested"
HIGH = 600.0
FIRST = ("Customer Engagement Profile", "I. Agency Information", "Engagement Title: Permit Portal")
NEXT = ("VI. Agency Approvals", "Print Name: Ann Page")


def pages(*contents: tuple[Block, ...], foot: tuple[str, ...], head: str = "Acme") -> ParsedForm:
    """Pages of a PDF with the same head and foot, each filled with some blocks between."""
    cells: list[Cell] = []
    for number, blocks in enumerate(contents, 1):
        edges = [(head, 10.0), (foot[(number - 1) % len(foot)], HIGH - 20)]
        page = [_down(cell, 30) for cell in sheet(*blocks)]
        page += [_down(sheet(text)[0], y) for text, y in edges]
        cells += [_on_page(cell, number) for cell in sorted(page, key=lambda c: c.y0)]
    return match(Extract(Source.PDF_TEXT, (), tuple(cells)), [form()], "ct_cep")


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
