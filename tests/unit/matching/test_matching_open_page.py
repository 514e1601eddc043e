"""Things off the tables of an open page: lists of boxes, signatures, rows without rules."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.matching import match
from parsers.model import Cell, Extract, Line, ParsedForm, Piece, Source
from tests.unit.matching.sheets import HERE, form, mark, tick_box

PHASES = form()["current_phase"].choices
KINDS = form()["request_type"].choices


def read_sheet(*cells: Cell) -> ParsedForm:
    pieces = [piece for cell in cells for line in cell.lines for piece in line.pieces]
    controls = tuple(piece.control for piece in pieces if piece.control)
    return match(Extract(Source.PDF_TEXT, controls, cells), [form()], "ct_cep")


def label(x: float, y: float, text: str) -> Cell:
    return Cell(x, y, x + 100, y + 9, (Line(y, y + 9, (Piece(x, x + 100, text),)),), HERE)


def option(x: float, y: float, words: str, ticked: bool) -> Cell:
    pieces = (Piece(x, x + 9, control=tick_box(ticked)), Piece(x + 12, x + 90, words))
    return Cell(x, y, x + 90, y + 9, (Line(y, y + 9, pieces),), HERE)


def listed(x: float, y: float, options: Sequence[str], ticked: int | None) -> list[Cell]:
    return [option(x, y + 14 * n, words, n == ticked) for n, words in enumerate(options)]


@pytest.mark.parametrize("ticked", range(len(KINDS)))
def test_of_two_lists_abreast_each_answers_its_own_label(ticked: int) -> None:
    told = read_sheet(
        label(50, 100, "Current Project Phase"), label(300, 100, "Type of Request"),
        *listed(56, 114, PHASES, 3), *listed(306, 114, KINDS, ticked),
    ).fields  # fmt: skip
    assert (told["current_phase"].value, told["request_type"].value) == (PHASES[3], KINDS[ticked])


def test_a_list_in_two_columns_is_one_list() -> None:
    told = read_sheet(
        label(50, 100, "Current Project Phase"),
        *listed(56, 114, PHASES[:4], None), *listed(200, 114, PHASES[4:], 2),
    ).fields  # fmt: skip
    assert told["current_phase"].value == PHASES[6]


def test_of_a_list_without_a_tick_nothing_is_chosen() -> None:
    told = read_sheet(label(50, 100, "Type of Request"), *listed(56, 114, KINDS, None)).fields
    assert told["request_type"].value is None


def signature(x: float, y: float) -> Cell:
    """A picture 120 points wide and 20 high."""
    return Cell(x, y, x + 120, y + 20, (Line(y, y + 20, (Piece(x, x + 120, mark=mark()),)),), HERE)


def test_a_signature_stands_over_the_caption_of_its_line() -> None:
    cells = []
    for top, role in ((60, "Agency IT Manager"), (140, "Agency Business Sponsor")):
        cells += [label(50, top, role), label(50, top + 52, "Signature")]
        cells += [label(260, top + 32, "Ann Roe"), label(260, top + 52, "Printed Name")]
    told = read_sheet(*cells, signature(95, 80)).signatures
    first = told["it_manager_signature"]
    assert (str(first.status), first.confidence >= 0.8) == ("signed", True)
    assert str(told["business_sponsor_signature"].status) == "missing"


def test_whether_a_slot_is_empty_cannot_be_told_where_a_mark_stands_near() -> None:
    told = read_sheet(
        label(50, 60, "Agency IT Manager"), label(50, 80, "Signature"), signature(200, 112)
    ).signatures["it_manager_signature"]
    assert (str(told.status), told.confidence < 0.8) == ("missing", True)


def test_a_row_of_which_nothing_is_printed_is_empty_perhaps() -> None:
    told = read_sheet(
        label(50, 40, "Project Planning"), label(200, 60, "Status"), label(320, 60, "Start"),
        label(50, 80, "Requirements"), label(200, 80, "Completed"), label(320, 80, "1/2/2026"),
        label(50, 100, "Construction"), label(200, 100, "Active"),
    ).fields["construction_start"]  # fmt: skip
    assert told.value is None
    assert told.found_by is not None
    assert told.confidence < 0.8
