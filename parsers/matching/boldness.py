"""Questions and titles told by their type: where all are in bold and no answer is.

What stands below a question in bold answers it up to the next line in bold, whoever can read that.
Where the questions are not in bold, but the numbered titles are, it answers up to the next title.
Answers have lines in bold too: what says so alone is a title only with a question under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText
from parsers.matching.vocabulary import Sort

_TITLE = re.compile(r"\s*(?:(?P<counted>\d{1,2})|[A-Z]|[IVX]{1,4})[.)]\s+\S.{2,60}")
_TITLES = 3
"""Numbered lines in bold that are titles by habit."""
_ASKING = 2
"""How many of these have a question under them at least."""


def asking(occurrences: Iterable[Occurrence]) -> frozenset[int]:
    """The cells in which a question or somebody's name begins a line."""
    labels = (o for o in occurrences if o.label.sort is not Sort.HEADING)
    return frozenset(o.cell for o in labels if o.opens and o.ends)


def next_by_type(cells: Sequence[CellText], label: Occurrence, asked: Set[int]) -> int | None:
    """The paragraph at which the answer to a question ends by its type; None for none.

    ``asked`` are the cells that ask.
    """
    mine = cells[label.cell]
    if mine.cell.table is not None:
        return None
    if mine.all_in(mine.bolds, label.start, label.end):
        return _next_in_bold(cells, label, asked)
    return _next_title(cells, mine, asked)


def _next_in_bold(cells: Sequence[CellText], label: Occurrence, asked: Set[int]) -> int | None:
    """The next paragraph in bold behind a question in bold.

    Something in another type must stand between: the answer. Where it is on the question's own
    line alone, what is in bold must have a question right under it.
    """
    mine, answered = cells[label.cell], False
    said = re.search(r"\w", mine.text[label.end :])
    inline = said is not None and not mine.all_in(mine.bolds, label.end, len(mine.text))
    for cell in cells[label.cell + 1 :]:
        if cell.cell.table is not None:
            return None
        bold = _in_bold(cell)
        under = next((c.index for c in cells[cell.index + 1 :] if not c.blank), None)
        if bold and (answered or (inline and under in asked)):
            return cell.index
        if not bold and not cell.blank:
            answered = True
    return None


def _next_title(cells: Sequence[CellText], mine: CellText, asked: Set[int]) -> int | None:
    """The next numbered title in bold behind a question that is not, where such are a habit."""
    found = [
        (cell.index, match["counted"] is None)
        for cell in cells
        if cell.cell.table is None and (match := _TITLE.fullmatch(cell.text)) and _in_bold(cell)
    ]
    ends = [at for at, _ in found[1:]] + [len(cells)]
    for at, kind in found:
        alike = [(a, end) for (a, k), end in zip(found, ends, strict=True) if k == kind]
        titles = [a for a, end in alike if not asked.isdisjoint(range(a, end))]
        habit = len(alike) >= _TITLES and len(titles) >= _ASKING
        if at > mine.index and at in titles and habit:
            return at
    return None


def _in_bold(cell: CellText) -> bool:
    return cell.all_in(cell.bolds, 0, len(cell.text))
