"""Questions told by their type: where all are in bold and no answer is.

What stands below such a question answers it up to the next line in bold, whoever can read that.
Where the questions are not in bold, but the numbered titles are, it answers up to the next title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText

_TITLE = re.compile(r"\s*(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]\s+\S.{2,60}")
_TITLES = 3
"""Numbered lines in bold that are titles by habit."""


def next_in_bold(cells: Sequence[CellText], label: Occurrence) -> int | None:
    """The next paragraph in bold behind a question in bold; None where that tells nothing.

    Something in another type must stand between: the answer.
    """
    mine = cells[label.cell]
    if mine.cell.table is not None:
        return None
    if not mine.all_in(mine.bolds, label.start, label.end):
        return _next_title(cells, mine)
    behind = label.end, len(mine.text)
    said = re.search(r"\w", mine.text[label.end :])
    answered = said is not None and not mine.all_in(mine.bolds, *behind)
    for cell in cells[label.cell + 1 :]:
        if cell.cell.table is not None:
            return None
        bold = cell.all_in(cell.bolds, 0, len(cell.text))
        if bold and answered:
            return cell.index
        if not bold and not cell.blank:
            answered = True
    return None


def _next_title(cells: Sequence[CellText], mine: CellText) -> int | None:
    """The next numbered title in bold behind a question that is not, where such are a habit."""
    titles = [
        cell.index
        for cell in cells
        if cell.cell.table is None
        and _TITLE.fullmatch(cell.text)
        and cell.all_in(cell.bolds, 0, len(cell.text))
    ]
    return next((at for at in titles if len(titles) >= _TITLES and at > mine.index), None)
