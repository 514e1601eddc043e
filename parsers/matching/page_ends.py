"""Whether an answer may have gone over to the next page."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from parsers.matching.flow import CellText


def runs_over(cells: Sequence[CellText], cell: CellText, labelled: Collection[int]) -> bool:
    """Whether ``cell`` is the last of its page, and the next page begins with nobody's words.

    ``labelled`` are the cells in which labels stand. Word files have no pages: False.
    """
    box = cell.anchor.box
    if box is None:
        return False
    below = (c for c in cells if _page(c) == box.page and c.cell.y0 >= cell.cell.y1 - 3)
    if any(one.index in labelled for one in below):
        return False
    following = (c for c in cells if _page(c) == box.page + 1 and not c.blank)
    first = min(following, key=lambda c: c.cell.y0, default=None)
    return first is not None and first.index not in labelled


def _page(cell: CellText) -> int:
    return cell.anchor.box.page if cell.anchor.box else 0
