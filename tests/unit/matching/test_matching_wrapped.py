"""Answers that run over on another line are read whole, and never surely."""

from __future__ import annotations

import pytest

from parsers.matching.flow import CellText, flow
from parsers.matching.region import Region, Way
from parsers.matching.values import normalise
from parsers.matching.wrapped import whole
from parsers.model import Cell, FoundBy, Line, Mark, MarkKind, Piece, Reading, Value
from tests.unit.matching.sheets import HERE, form, mark


def page(*lines: tuple[str, float, float], table: int | None = None) -> tuple[CellText, ...]:
    """Lines of 10 points at (x, y), each a cell of its own."""
    return flow(tuple(_cell((Piece(x, x + 5 * len(said), said),), y, table)
                      for said, x, y in lines))  # fmt: skip


def _cell(pieces: tuple[Piece, ...], y: float, table: int | None) -> Cell:
    x0, x1 = pieces[0].x0, pieces[-1].x1
    return Cell(x0, y, x1, y + 10, (Line(y, y + 10, pieces),), HERE, table)


def joined(
    field_id: str,
    cells: tuple[CellText, ...],
    at: int = 0,
    start: int = 0,
    way: Way = Way.RIGHT,
    free: tuple[int, ...] | None = None,
) -> Value:
    """The value of the answer in cell ``at`` with what goes on elsewhere; None for nothing."""
    region = Region(cells[at], start, len(cells[at].text), way)
    told = normalise(form()[field_id], region.text)
    reading = Reading(field_id, told.value, told.shown, 0.9, FoundBy.LABEL)
    made = whole(form()[field_id], reading, region, cells,
                 lambda cell: free is None or cell.index in free)  # fmt: skip
    if made is not None:
        assert made.shown
        assert made.confidence < reading.confidence
    return made.value if made else None


def test_a_choice_goes_on_in_the_next_line() -> None:
    cells = page(("Testing / Quality", 100, 50), ("Assurance", 100, 62))
    assert joined("current_phase", cells) == "Testing / Quality Assurance"


def test_a_choice_may_have_begun_in_the_line_before() -> None:
    cells = page(("Testing / Quality", 100, 38), ("Assurance", 100, 50))
    assert joined("current_phase", cells, at=1) == "Testing / Quality Assurance"


@pytest.mark.parametrize(
    ("field", "first", "second", "value"),
    [
        ("date_requested", "March 4,", "2026", "2026-03-04"),
        ("date_requested", "03/04/", "2026", "2026-03-04"),
        ("requestor_phone", "(860) 555-", "0123", "+18605550123"),
        ("requestor_phone", "(860)", "555-0123", "+18605550123"),
    ],
)
def test_dates_and_phones_prove_that_two_lines_are_one(
    field: str, first: str, second: str, value: str
) -> None:
    assert joined(field, page((first, 100, 50), (second, 100, 62))) == value


def test_lines_that_make_no_value_together_stay_apart() -> None:
    cells = page(("Testing / Quality", 100, 50), ("Review", 100, 62))
    assert joined("current_phase", cells) is None


def test_two_ways_to_go_on_prove_neither() -> None:
    cells = page(("March 4,", 100, 50), ("2026", 100, 62), ("2027", 125, 62))
    assert joined("date_requested", cells) is None


def test_only_the_next_line_s_first_words_are_taken() -> None:
    lines = tuple(Line(y, y + 10, (Piece(100, 150, said),)) for y, said in
                  ((62, "2026"), (74, "and more")))  # fmt: skip
    first = _cell((Piece(100, 140, "March 4,"),), 50, None)
    under = Cell(100, 62, 150, 72, lines, HERE)
    assert joined("date_requested", flow((first, under))) == "2026-03-04"


def test_a_line_in_the_answer_s_own_column_is_preferred() -> None:
    cells = page(("March 4,", 100, 50), ("2026", 100, 62), ("2027", 300, 62))
    assert joined("date_requested", cells) == "2026-03-04"


def test_without_such_a_line_one_beside_it_will_do() -> None:
    cells = page(("March 4,", 100, 50), ("2026", 300, 62))
    assert joined("date_requested", cells) == "2026-03-04"


def test_what_belongs_to_somebody_is_not_taken() -> None:
    cells = page(("March 4,", 100, 50), ("2026", 100, 62))
    assert joined("date_requested", cells, free=()) is None


def test_lines_far_away_or_of_another_table_are_not_taken() -> None:
    assert joined("date_requested", page(("March 4,", 100, 50), ("2026", 100, 90))) is None
    ruled = page(("2026", 100, 62), table=1)[0].cell
    open_line = page(("March 4,", 100, 50))[0].cell
    assert joined("date_requested", flow((open_line, ruled))) is None


def test_a_text_goes_on_right_under_its_beginning() -> None:
    cells = page(("Department of Motor", 100, 50), ("Vehicles", 100, 62))
    assert joined("agency", cells) == "Department of Motor Vehicles"


def test_a_text_behind_its_label_goes_on_under_itself_not_under_the_label() -> None:
    said = "Agency Name: Department of Motor"
    pieces = (Piece(40, 98, "Agency Name:"), Piece(100, 195, "Department of Motor"))
    first = _cell(pieces, 50, None)
    for x, value in ((100, "Department of Motor Vehicles"), (40, None)):
        cells = flow((first, page(("Vehicles", x, 62))[0].cell))
        start = cells[0].text.index(":") + 1
        assert len(cells[0].text) == len(said)
        assert joined("agency", cells, start=start, way=Way.TAIL) == value


@pytest.mark.parametrize(
    ("second", "x", "y"),
    [
        ("Vehicles", 104, 62),
        ("Vehicles", 100, 67),
        ("and now words of quite another kind", 100, 62),
    ],
)
def test_a_text_does_not_go_on_elsewhere_nor_in_a_sentence(second: str, x: float, y: float) -> None:
    assert joined("agency", page(("Department of Motor", 100, 50), (second, x, y))) is None


def test_a_text_in_a_ruled_cell_ends_with_it() -> None:
    cells = page(("Department of Motor", 100, 50), ("Vehicles", 100, 62), table=0)
    assert joined("agency", cells) is None


def test_a_text_below_its_label_is_not_joined() -> None:
    cells = page(("Department of Motor", 100, 50), ("Vehicles", 100, 62))
    assert joined("agency", cells, way=Way.BELOW) is None


@pytest.mark.parametrize("field", ["mandated", "business_objectives", "rfp"])
def test_other_types_never_go_on(field: str) -> None:
    assert joined(field, page(("Yes", 100, 50), ("Vehicles", 100, 62))) is None


def test_an_empty_answer_or_one_beside_a_mark_never_goes_on() -> None:
    assert joined("agency", page(("____", 100, 50), ("Vehicles", 100, 62))) is None
    inked: Mark = mark(MarkKind.INK)
    cell = _cell((Piece(100, 140, "March 4,"), Piece(141, 150, mark=inked)), 50, None)
    cells = flow((cell, page(("2026", 100, 62))[0].cell))
    assert joined("date_requested", cells) is None
