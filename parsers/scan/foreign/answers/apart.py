"""Short answers of which the lines, or the words of a line, stand too far apart to be one text.

Where the rule between two rows was not seen, the answers of both stand in one cell and are read as
one; and where a slash between two words was not seen, they stand as far from each other as it is
wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from form_templates.model import FieldType, Form
from parsers.model import Cell, Extract, Line, ParsedForm, Reading
from parsers.scan.telling.judging import DOUBTED

_WIDE = 1.2
"""Heights of a line that the next one of a text begins below it at most."""
_APART = "The lines that were read as this answer stand far apart: one may be another's."
_BETWEEN = "Words of this answer stand far apart: something between them may not have been seen."


def set_apart(told: ParsedForm, forms: Sequence[Form], extract: Extract) -> ParsedForm:
    """``told`` with short answers in doubt whose lines stand far apart in ``extract``."""
    form = next((one for one in forms if one.id == told.form), None)
    if form is None:
        return told
    short = [told.fields[f.id] for f in form.values if f.type is not FieldType.LONG_TEXT]
    cells = {cell.anchor: cell for cell in extract.sheet}
    shown = [(one, cells[one.anchor]) for one in short if one.shown and one.anchor in cells]
    apart = {one.field: _less(one, _APART) for one, cell in shown if _is_apart(one, cell)}
    words = {f.id for f in form.values if f.type is FieldType.TEXT}
    for one, cell in shown:
        if one.field in words and one.field not in apart and _has_gap(one, cell):
            apart[one.field] = _less(one, _BETWEEN)
    return replace(told, fields={**told.fields, **apart})


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


def _last_word(line: Line) -> str:
    words = " ".join(piece.text for piece in line.pieces).split()
    return words[-1] if words else ""


def _less(one: Reading, why: str) -> Reading:
    return replace(one, confidence=min(one.confidence, DOUBTED), reason=one.reason or why)
