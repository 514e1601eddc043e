"""Words that only say that the answer follows: "Answer:" before each, under each question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from parsers.model import Cell

_LEADS = re.compile(r"\s*(answer|ans|reply|response)\s*([:.])\s*(?=\s|$)", re.IGNORECASE)
_HABIT = 5
"""Cells that begin with one such word in a print whose habit it is; fewer may be words of who
filled it in. A single letter ("A.") begins names.
"""


def without_lead_ins(sheet: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a sheet, those that begin with such a word without it where it is a habit."""
    leads = {id(cell): lead for cell in sheet if (lead := _lead(cell)) is not None}
    times = Counter(lead[1].lower() + lead[2] for lead in leads.values())
    habits = {word for word, count in times.items() if count >= _HABIT}
    return tuple(
        _without(cell, lead.end())
        if (lead := leads.get(id(cell))) and lead[1].lower() + lead[2] in habits
        else cell
        for cell in sheet
    )


def _lead(cell: Cell) -> re.Match[str] | None:
    pieces = cell.lines[0].pieces if cell.lines else ()
    return _LEADS.match(pieces[0].text) if pieces else None


def _without(cell: Cell, letters: int) -> Cell:
    line = cell.lines[0]
    first = line.pieces[0]
    wide = (first.x1 - first.x0) * letters / len(first.text)
    rest = replace(first, text=first.text[letters:], x0=first.x0 + wide)
    pieces = (rest, *line.pieces[1:]) if rest.text else line.pieces[1:]
    return replace(cell, lines=(replace(line, pieces=pieces), *cell.lines[1:]))
