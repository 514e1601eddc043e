"""A table without rules: an answer stands under one of its heads, and not under the next too."""

from __future__ import annotations

from parsers.matching import match
from parsers.model import Cell, Extract, Line, Piece, Source
from tests.unit.matching.sheets import boxed, form, values


def cell(x: float, y: float, text: str, x1: float = 0, **more: int) -> Cell:
    """One line of words in a cell."""
    x1 = x1 or x + 5 * len(text)
    lines = (Line(y, y + 10, (Piece(x, x + 5 * len(text), text),)),)
    return Cell(x, y, x1, y + 10, lines, boxed(x, 700 - y - 10, x1, 700 - y), **more)


def test_a_finish_is_no_start_where_only_the_finish_is_said() -> None:
    heads = [
        (54, 234, "Project Phase"),
        (234, 344, "Status"),
        (344, 440, "Start"),
        (440, 535, "Finish"),
    ]
    sheet = [
        cell(x, 100, text, x1, table=0, row=0, column=at) for at, (x, x1, text) in enumerate(heads)
    ]
    for at, phase in enumerate(("Business Issues", "Requirements", "Design")):
        y = 115 + 14 * at
        sheet += [cell(60, y, phase), cell(240, y, "Active"), cell(445, y, "07/16/2026")]
    got = match(Extract(Source.PDF_TEXT, (), tuple(sheet)), [form()], "ct_cep")
    assert values(got, "requirements_start", "requirements_finish") == (None, "2026-07-16")
