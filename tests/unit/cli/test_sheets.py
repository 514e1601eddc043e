"""Exports: phones as they are, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from intake_mailbot.cli.sheets import Sheet, as_csv, as_xlsx, plain

HARMLESS = [
    "+18605550142", "+1 860 555 0142", "(860) 555-0142", "+1 (860) 555-0142", "860.555.0142",
    "+18605550142;ext=12", "(860) 555-0142 ext. 12", "-12", "-3.5", "Permit = Portal", "a@b.gov",
]  # fmt: skip
FORMULAS = [
    "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "\n=1+1",
    " =1+1", "+1+cmd|' /C calc'!A0", "-2+HYPERLINK(1)", "+", "-", "＝1+1", "+1;=1", "+A1",
]  # fmt: skip


@pytest.mark.parametrize("value", [*HARMLESS, None, True, 3])
def test_what_calls_nothing_stays_as_it_is(value: object):
    assert plain(value) == value


@pytest.mark.parametrize("value", FORMULAS)
def test_a_formula_is_marked_as_text_in_csv(value: str):
    assert plain(value) == f"'{value}"


def test_both_formats_keep_every_text():
    sheet = Sheet(("a",), tuple((text,) for text in (*HARMLESS, *FORMULAS)))
    rows = list(csv.reader(io.StringIO(as_csv(sheet), newline="")))
    assert [row[0] for row in rows[1 : len(HARMLESS) + 1]] == HARMLESS
    cells = [row[0] for row in load_workbook(io.BytesIO(as_xlsx(sheet))).active.iter_rows()]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.value for cell in cells[1 : len(HARMLESS) + 1]] == HARMLESS


def test_a_character_that_xlsx_cannot_hold_is_left_out():
    [_, (cell,)] = load_workbook(io.BytesIO(as_xlsx(Sheet(("a",), (("a\x0bb\nc",),))))).active
    assert cell.value == "ab\nc"
