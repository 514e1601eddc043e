"""Cards with a title over them, tables beside each other, and headers right over their rows."""

from __future__ import annotations

from dataclasses import replace

from parsers.matching import match
from parsers.model import Cell, Extract, Line, ParsedForm, Source
from tests.unit.matching.sheets import Block, form, read, sheet, values


def beside(*tables: tuple[Block, ...]) -> ParsedForm:
    """Blocks side by side, each a column of tables of its own."""
    cells: list[Cell] = []
    for number, blocks in enumerate(tables):
        for cell in sheet(*blocks):
            off = number * 600.0
            table = None if cell.table is None else cell.table + 10 * number
            cells.append(_moved(cell, off, table))
    return match(Extract(Source.WORD_TEXT, (), tuple(cells)), [form()], "ct_cep")


def _moved(cell: Cell, off: float, table: int | None) -> Cell:
    lines = tuple(
        Line(line.y0, line.y1,
             tuple(replace(p, x0=p.x0 + off, x1=p.x1 + off) for p in line.pieces))
        for line in cell.lines
    )  # fmt: skip
    return replace(cell, x0=cell.x0 + off, x1=cell.x1 + off, lines=lines, table=table)


def test_a_role_over_its_own_labels_is_a_title() -> None:
    parsed = read(
        "Requestor",
        ("Name:", "Ann Roe"),
        ("Contact Phone:", "860-555-0101"),
        "Agency IT Director",
        ("Name:", "Bob Poe"),
        ("Contact Phone:", "860-555-0102"),
    )
    assert values(parsed, "requestor_name", "it_director_name", "it_director_phone") == (
        "Ann Roe",
        "Bob Poe",
        "+18605550102",
    )


def test_a_role_over_itself_with_a_colon_is_a_title() -> None:
    parsed = read(
        ("Requestor",),
        ("Requestor:", "Ann Roe"),
        ("Contact Phone:", "860-555-0101"),
        ("Project Manager",),
        ("Project Manager:", "Cy Doe"),
        ("Contact Phone:", "860-555-0103"),
    )
    assert values(parsed, "requestor_name", "project_manager_name", "project_manager_phone") == (
        "Ann Roe",
        "Cy Doe",
        "+18605550103",
    )


def test_a_title_far_over_a_label_of_the_same_words_may_be_a_label() -> None:
    parsed = read(("Requestor", "Ann Roe"), *[("Whatever", "x")] * 5, ("Requestor:", ""))
    assert values(parsed, "requestor_name") == ("Ann Roe",)


def test_a_title_that_a_label_follows_at_once_loses_to_the_label_with_a_colon() -> None:
    parsed = read("Engagement Title", "Agency Name: Motor", "Engagement Title: Permit Portal")
    assert values(parsed, "engagement_title", "agency") == ("Permit Portal", "Motor")


def test_a_first_label_with_its_own_answer_is_no_title() -> None:
    parsed = read(("Engagement Title", "Permit Portal"), ("Engagement Title:", "Other"))
    assert values(parsed, "engagement_title") == ("Permit Portal",)


def test_a_phone_belongs_to_the_person_of_its_own_table() -> None:
    parsed = beside(
        (("Requestor's Name", "Ann Roe"), ("Contact Phone", "860-555-0101")),
        (("Agency IT Director's Name", "Bob Poe"), ("Contact Phone", "860-555-0102")),
    )
    assert values(parsed, "requestor_phone", "it_director_phone") == (
        "+18605550101",
        "+18605550102",
    )


def test_a_label_on_the_line_of_another_table_s_person_is_not_that_person_s() -> None:
    parsed = beside(
        (("Requestor's Name", "Ann Roe"), ("Agency", "Motor")),
        (("Project Manager's Name", "Cy Doe"), ("Contact Phone", "860-555-0103")),
    )
    assert values(parsed, "project_manager_phone", "requestor_phone") == ("+18605550103", None)


def test_a_header_over_a_row_belongs_to_the_role_that_heads_the_row() -> None:
    parsed = read(
        ("Phase", "Status", "Start", "Finish"),
        ("Design", "Active", "3/2/2026", "4/2/2026"),
        ("Phase", "Status", "Start", "Finish"),
        ("Construction", "TBD", "5/2/2026", "6/2/2026"),
    )
    assert values(parsed, "design_status", "design_start", "construction_status") == (
        "Active",
        "2026-03-02",
        "TBD",
    )
    assert values(parsed, "construction_finish") == ("2026-06-02",)


def test_a_header_over_a_lone_role_without_answers_is_not_the_role_s() -> None:
    parsed = read(
        "Design: Active", "Start: 3/2/2026", "Finish: 4/2/2026", "Construction", "Start: 5/2/2026"
    )
    assert values(parsed, "design_start", "design_finish", "construction_start") == (
        "2026-03-02",
        "2026-04-02",
        "2026-05-02",
    )


def test_a_person_on_the_line_but_in_another_table_loses_to_the_one_above() -> None:
    parsed = beside(
        (("Agency", "Motor"), ("Requestor's Name", "Ann Roe")),
        (("Project Manager's Name", "Cy Doe"), ("Contact Phone", "860-555-0103")),
    )
    assert values(parsed, "project_manager_phone", "requestor_phone") == ("+18605550103", None)
