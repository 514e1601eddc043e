"""Words that only say that the answer follows: "Answer:" before each, under each question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.model import Cell

_LEADS = re.compile(r"\s*(?:answer|ans|reply|response|a)\s*[:.]\s*(?=\s|$)", re.IGNORECASE)
_HABIT = 3
"""Lines that begin so in a print whose habit it is; fewer may be somebody's own words."""


def without_lead_ins(sheet: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a sheet, those that begin with such a word without it where it is a habit."""
    leads = {id(cell): lead for cell in sheet if (lead := _lead(cell)) is not None}
    if len(leads) < _HABIT:
        return tuple(sheet)
    return tuple(_without(cell, leads[id(cell)]) if id(cell) in leads else cell for cell in sheet)


def _lead(cell: Cell) -> int | None:
    """Letters of the word at the begin of a cell; None where there is none."""
    pieces = cell.lines[0].pieces if cell.lines else ()
    found = _LEADS.match(pieces[0].text) if pieces else None
    return found.end() if found else None


def _without(cell: Cell, letters: int) -> Cell:
    line = cell.lines[0]
    first = line.pieces[0]
    wide = (first.x1 - first.x0) * letters / len(first.text)
    rest = replace(first, text=first.text[letters:], x0=first.x0 + wide)
    pieces = (rest, *line.pieces[1:]) if rest.text else line.pieces[1:]
    return replace(cell, lines=(replace(line, pieces=pieces), *cell.lines[1:]))
