"""Lines to write on that are typed, each in a line of its own: what is written stands over them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.matching import neighbours
from parsers.matching.flow import CellText

_RULE = re.compile(r"\s*_{6,}\s*")
_WRITTEN = 60
"""Characters that a name or a date upon a rule has at most."""


def written_upon(cells: Sequence[CellText], rule: CellText | None) -> CellText | None:
    """What is written upon a rule; None where a cell is none, or nothing seems to be written."""
    if rule is None or not _RULE.fullmatch(rule.text):
        return None
    over = neighbours.over(cells, rule.cell)
    return over if over and _is_answer(over) else None


def _is_answer(cell: CellText) -> bool:
    """Whether a cell holds what people write upon a rule.

    On the open page only a signature is told: words over a rule may be what is signed.
    """
    if any(thing.mark and thing.mark.present for thing in cell.things):
        return True
    said = cell.text.strip()
    short = 0 < len(said) <= _WRITTEN and "\n" not in said and not said.endswith((":", "?"))
    return cell.cell.table is not None and short
