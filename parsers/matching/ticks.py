"""Answers given by an X in one of several columns, whose heads say the answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from form_templates.model import Field, FieldType
from parsers.matching import neighbours
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText, Thing
from parsers.matching.region import Region, Way
from parsers.matching.values import match_choice, parse_yes_no
from parsers.matching.words import OBJECT, only_numbers
from parsers.model import Control, ControlKind

_OFFERED = 2
"""Choices of a field that a group of buttons must offer to be the field's."""
_TICK = re.compile(r"[\s_]*(?:[xX✓✔☑☒✗✘●■]|\([xX]\)|\[[xX]\])?[\s_]*")


def ticked_row(cells: Sequence[CellText], asked: CellText, field: Field) -> Region | None:
    """The cells behind a question as boxes; None where they are no columns of its answers.

    Each is blank or holds a tick or a box alone, and stands under an answer of ``field``.
    """
    if asked.cell.table is None or field.type not in {FieldType.YES_NO, FieldType.CHOICE}:
        return None
    row = [
        c
        for c in cells
        if c.cell.table == asked.cell.table and c.cell.row == asked.cell.row and c is not asked
    ]
    columns = [c for c in row if c.cell.x0 >= asked.cell.x1 - 3 and _head(cells, c, field)]
    if len(columns) < 2 or any(c.things or not _TICK.fullmatch(c.text) for c in columns):
        return None
    boxes = [_as_box(cell) for cell in columns]
    return Region(boxes[0], 0, 1, Way.RIGHT, more=tuple(boxes[1:]))


def group_behind(cells: Sequence[CellText], asked: CellText, field: Field) -> Region | None:
    """The group of buttons behind a row's head that offers the choices of ``field``.

    It stands in the first of the row's cells, however many its buttons take; without rules it is
    the nearest thing on the line.
    """
    if asked.cell.table is None:
        behind = neighbours.beside(cells, asked.cell)
    else:
        behind = next((c for c in cells if _begins_row(c, asked)), None)
    control = behind.things[0].control if behind and len(behind.things) == 1 else None
    if behind is None or control is None or control.kind is not ControlKind.CHOICE:
        return None
    offered = sum(match_choice(one, field.choices) is not None for one in control.options)
    return Region(behind, 0, len(behind.text), Way.RIGHT) if offered >= _OFFERED else None


def _begins_row(cell: CellText, asked: CellText) -> bool:
    mine, head = cell.cell, asked.cell
    same = head.table is not None and mine.table == head.table and mine.row == head.row
    return same and cell is not asked and 0 <= mine.x0 - head.x1 + 3 < 12


def boxes_ahead(
    cells: Sequence[CellText], label: Occurrence, labelled: Container[int]
) -> Region | None:
    """The boxes that begin a label's line, with nothing but an answer each: "☐ Yes ☐ No".

    ``labelled`` are the cells in which labels stand.
    """
    row = neighbours.left(cells, label)
    ahead = [c for c in row if not only_numbers(c.text)][::-1]
    boxes = [t for cell in ahead for t in cell.things if t.control]
    words = (w for cell in ahead for w in cell.text.replace(OBJECT, " ").split())
    named = any(cell.index in labelled for cell in ahead)
    if len(boxes) < 2 or named or None in map(parse_yes_no, words):
        return None
    return Region(ahead[0], 0, len(ahead[0].text), Way.BEFORE, more=tuple(ahead[1:]))


def _head(cells: Sequence[CellText], cell: CellText, field: Field) -> bool:
    """Whether an answer heads the column of a cell."""
    told: Callable[[str], object] = (
        parse_yes_no
        if field.type is FieldType.YES_NO
        else lambda text: match_choice(text, field.choices)
    )
    return any(
        c.cell.table == cell.cell.table
        and c.cell.row < cell.cell.row
        and c.cell.x0 < cell.cell.x1 - 3
        and c.cell.x1 > cell.cell.x0 + 3
        and len(c.text.strip()) > 1
        and told(c.text.strip()) is not None
        for c in cells
    )


def _as_box(cell: CellText) -> CellText:
    ticked = bool(cell.text.strip(" \t\n_"))
    box = Control("", "", ControlKind.CHECKBOX, ticked, cell.text.strip(), cell.anchor)
    return replace(cell, text=OBJECT, things=(Thing(0, cell.cell.x0, cell.cell.x1, box),))
