"""Lines to write on that are typed, each in a line of its own: what is written stands over them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.matching import neighbours
from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.values import parse_date

_RULE = re.compile(r"\s*_{6,}\s*")
_FAR = 45.0
"""Points over a rule within which what stands there may have been meant for it."""
_WRITTEN = 60
"""Characters that a name or a date upon a rule has at most."""


def written_upon(cells: Sequence[CellText], rule: CellText | None) -> CellText | None:
    """What is written upon a rule; None where a cell is none, or nothing seems to be written."""
    if rule is None or not _RULE.fullmatch(rule.text):
        return None
    over = neighbours.over(cells, rule.cell)
    return over if over and _is_answer(over) and _is_signed(cells, over) else None


def over_rule(cells: Sequence[CellText], rule: CellText) -> list[CellText]:
    """The cells over a typed rule, as far as one writes over it; none where a cell is none."""
    if not _RULE.fullmatch(rule.text):
        return []
    mine = rule.cell
    return [
        one
        for one in cells
        if 0 <= mine.y0 - one.cell.y1 <= _FAR
        and min(one.cell.x1, mine.x1) > max(one.cell.x0, mine.x0)
    ]


def captions_rule(cell: CellText, label: Occurrence) -> bool:
    """Whether nothing but a rule stands over a label in its cell, and nothing behind it."""
    before, behind = cell.text[: label.start], cell.text[label.end :]
    return _RULE.fullmatch(before) is not None and "\n" in before and not behind.strip()


def _is_answer(cell: CellText) -> bool:
    """Whether a cell holds what people write upon a rule.

    On the open page only a signature is told: words over a rule may be what is signed.
    """
    if any(thing.mark and thing.mark.present for thing in cell.things):
        return True
    said = cell.text.strip()
    short = 0 < len(said) <= _WRITTEN and "\n" not in said and not said.endswith((":", "?"))
    return cell.cell.table is not None and short


def _is_signed(cells: Sequence[CellText], over: CellText) -> bool:
    """Whether a mark or a date stands in the row too: else its words may be the print's."""
    if over.cell.table is None:
        return True
    row = [
        one for one in cells if (one.cell.table, one.cell.row) == (over.cell.table, over.cell.row)
    ]
    return any(
        parse_date(one.text.strip()) is not None
        or any(thing.mark and thing.mark.present for thing in one.things)
        for one in row
    )
