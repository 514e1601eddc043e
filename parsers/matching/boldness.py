"""Questions told by their type: where all are in bold and no answer is.

What stands below such a question answers it up to the next line in bold, whoever can read that.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText


def next_in_bold(cells: Sequence[CellText], label: Occurrence) -> int | None:
    """The next paragraph in bold behind a question in bold; None where that tells nothing.

    Something in another type must stand between: the answer.
    """
    mine = cells[label.cell]
    if mine.cell.table is not None or not mine.all_in(mine.bolds, label.start, label.end):
        return None
    answered = False
    for cell in cells[label.cell + 1 :]:
        if cell.cell.table is not None:
            return None
        bold = cell.all_in(cell.bolds, 0, len(cell.text))
        if bold and answered:
            return cell.index
        if not bold and not cell.blank:
            answered = True
    return None
