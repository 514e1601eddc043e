"""Words that only say that the answer follows: "Answer:" before each, or "A4." under "Q4."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.model import Cell, Line

_LEADS = re.compile(r"\s*(answer|ans|reply|response)\s*([:.])\s*(?=\s|$)", re.IGNORECASE)
_ASKS = re.compile(r"\s*(q|question)\s*#?\s*(\d{0,3})\s*[.:)–-](?=\s|$)", re.IGNORECASE)
_TELLS = re.compile(
    r"\s*(a|answer|ans|reply|response)\s*#?\s*(\d{0,3})\s*[.:)–-](?=\s|$)\s*",
    re.IGNORECASE,
)
_HABIT = 5
"""Cells that begin with one such word in a print whose habit it is; fewer may be words of who
filled it in. A single letter ("A.") begins names.
"""
_MOST = 0.6
"""The share of the questions of an interview that have an answer so marked."""
_Ends = dict[tuple[int, int], int]
"""How many letters to leave out, by cell and line."""


def without_lead_ins(sheet: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a sheet, those that begin with such a word without it where it is a habit."""
    ends = _interview(sheet) or _habit(sheet)
    return tuple(
        replace(
            cell,
            lines=tuple(
                _without(line, ends[at, row]) if (at, row) in ends else line
                for row, line in enumerate(cell.lines)
            ),
        )
        if any((at, row) in ends for row in range(len(cell.lines)))
        else cell
        for at, cell in enumerate(sheet)
    )


def _habit(sheet: Sequence[Cell]) -> _Ends:
    """The words that begin many cells."""
    leads = {
        (at, 0): lead
        for at, cell in enumerate(sheet)
        if cell.lines and (lead := _LEADS.match(_said(cell.lines[0])))
    }
    times = Counter(lead[1].lower() + lead[2] for lead in leads.values())
    return {
        where: lead.end()
        for where, lead in leads.items()
        if times[lead[1].lower() + lead[2]] >= _HABIT
    }


def _interview(sheet: Sequence[Cell]) -> _Ends:
    """What marks each answer as that to the question before it, of the same number or none.

    And what marks the questions.
    """
    asked: _Ends = {}
    told: _Ends = {}
    number: str | None = None
    for at, row, said in _lines(sheet):
        if question := _ASKS.match(said):
            asked[at, row], number = question.end(), question[2]
        elif (answer := _TELLS.match(said)) and answer[2] == number:
            told[at, row], number = answer.end(), None
    return asked | told if len(told) >= max(_HABIT, _MOST * len(asked)) else {}


def _lines(sheet: Sequence[Cell]) -> Iterator[tuple[int, int, str]]:
    for at, cell in enumerate(sheet):
        yield from ((at, row, _said(line)) for row, line in enumerate(cell.lines))


def _said(line: Line) -> str:
    """The words with which a line begins."""
    return line.pieces[0].text if line.pieces else ""


def _without(line: Line, letters: int) -> Line:
    first = line.pieces[0]
    wide = (first.x1 - first.x0) * letters / len(first.text)
    rest = replace(first, text=first.text[letters:], x0=first.x0 + wide)
    return replace(line, pieces=(rest, *line.pieces[1:]) if rest.text else line.pieces[1:])
