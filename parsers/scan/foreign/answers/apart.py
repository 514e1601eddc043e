"""Short answers of which the lines stand too far apart to be those of one text.

Where the rule between two rows was not seen, the answers of both stand in one cell and are read as
one.
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


def set_apart(told: ParsedForm, forms: Sequence[Form], extract: Extract) -> ParsedForm:
    """``told`` with short answers in doubt whose lines stand far apart in ``extract``."""
    form = next((one for one in forms if one.id == told.form), None)
    if form is None:
        return told
    short = [told.fields[f.id] for f in form.values if f.type is not FieldType.LONG_TEXT]
    cells = {cell.anchor: cell for cell in extract.sheet if len(cell.lines) > 1}
    apart = {
        one.field: _less(one)
        for one in short
        if one.shown and one.anchor in cells and _is_apart(one, cells[one.anchor])
    }
    return replace(told, fields={**told.fields, **apart})


def _is_apart(one: Reading, cell: Cell) -> bool:
    said = set(one.shown.split())
    mine = [line for line in cell.lines if _last_word(line) in said]
    return any(
        below.y0 - above.y1 > _WIDE * min(above.y1 - above.y0, below.y1 - below.y0)
        for above, below in pairwise(mine)
    )


def _last_word(line: Line) -> str:
    words = " ".join(piece.text for piece in line.pieces).split()
    return words[-1] if words else ""


def _less(one: Reading) -> Reading:
    return replace(one, confidence=min(one.confidence, DOUBTED), reason=one.reason or _APART)
