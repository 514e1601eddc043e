"""Short answers of which the lines, or the words of a line, stand too far apart to be one text.

Where the rule between two rows was not seen, the answers of both stand in one cell and are read as
one; where a slash between two words was not seen, they stand as far from each other as it is wide.
Several questions in one cell leave open whose an answer beside them is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from form_templates.model import FieldType, Form
from parsers.model import Box, Cell, Line, ParsedForm, Reading
from parsers.scan.foreign.answers.lessening import in_doubt
from parsers.scan.foreign.answers.profile_read import ProfileRead

_WIDE = 1.2
"""Heights of a line that the next one of a text begins below it at most."""
_APART = "The lines that were read as this answer stand far apart: one may be another's."
_SEVERAL = "Several questions stand beside this answer: it may be another one's."
_LINES = 2.0
"""How many times as high as an answer a cell with several questions is at least."""
_BETWEEN = "Words of this answer stand far apart: something between them may not have been seen."


def set_apart(read: ProfileRead) -> ProfileRead:
    """``read`` with short answers in doubt whose lines or words stand far apart, or beside several
    questions."""
    form, told = read.form, read.told
    short = [told.fields[f.id] for f in form.values if f.type is not FieldType.LONG_TEXT]
    cells = {cell.anchor: cell for cell in read.extract.sheet}
    shown = [(one, cells[one.anchor]) for one in short if one.shown and one.anchor in cells]
    apart = {one.field: in_doubt(one, _APART) for one, cell in shown if _is_apart(one, cell)}
    words = {f.id for f in form.values if f.type is FieldType.TEXT}
    for one, cell in shown:
        if one.field in words and one.field not in apart and _has_gap(one, cell):
            apart[one.field] = in_doubt(one, _BETWEEN)
    for key in _beside_several(form, told):
        apart.setdefault(key, in_doubt(told.fields[key], _SEVERAL))
    return read.with_readings(apart)


def _is_apart(one: Reading, cell: Cell) -> bool:
    said = set(one.shown.split())
    mine = [line for line in cell.lines if _last_word(line) in said]
    return any(
        below.y0 - above.y1 > _WIDE * min(above.y1 - above.y0, below.y1 - below.y0)
        for above, below in pairwise(mine)
    )


def _has_gap(one: Reading, cell: Cell) -> bool:
    """Whether two runs of text that stand apart on a line of ``cell`` are one answer."""
    texts = ([piece.text for piece in line.pieces] for line in cell.lines)
    pairs = (pair for line in texts for pair in pairwise(line) if all(pair))
    return any(f"{before} {behind}" in one.shown for before, behind in pairs)


def _beside_several(form: Form, told: ParsedForm) -> Iterator[str]:
    """Answers right of a cell with several lines, in which a question of their sort stands that
    seems to have none: they may be that one's."""
    asked = [f for f in form.values if f.type is not FieldType.CHECKBOX]
    placed = [(f, one, one.anchor.box) for f in asked
              if (one := told.fields[f.id]).anchor and one.anchor.box]  # fmt: skip
    for field, one, box in placed:
        if one.value is None:
            continue
        for other, empty, cell in placed:
            alike = other.type is field.type and empty.value is None and cell.page == box.page
            if alike and cell.x1 <= box.x0 and _holds_lines(cell, box):
                yield field.id


def _holds_lines(cell: Box, answer: Box) -> bool:
    """Whether a cell beside an answer is as high as two lines of it, or more."""
    middle = (answer.y0 + answer.y1) / 2
    return cell.y1 - cell.y0 >= _LINES * (answer.y1 - answer.y0) and cell.y0 < middle < cell.y1


def _last_word(line: Line) -> str:
    words = " ".join(piece.text for piece in line.pieces).split()
    return words[-1] if words else ""
