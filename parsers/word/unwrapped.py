"""Tables that only set blocks beside each other: each of their columns is read from top to bottom.

Word has no other way to put two tables beside each other than a table around them. What stands in
one column there has nothing to do with what is at its height in the next, where each has a title
of its own and one is far longer than the other. Else rows may belong together: persons at the left,
their phones at the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.word.flow import Block, Paragraph, Table, TableCell, text_of

_ROWS = 3
"""Rows of an inner table from which it is a block of its own, and no answer in parts."""
_LONGER = 2
"""How many times as many rows a block has as the next, so that no row belongs to one of these."""


def unwrapped(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with what stands in the columns of such tables one column after the other."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and _sets_apart(block):
            for cell in block.rows[0]:
                found += unwrapped(cell.blocks)
        else:
            found.append(block)
    return found


def _sets_apart(table: Table) -> bool:
    """Whether a table is one row of blocks under titles, each far longer than the next."""
    if len(table.rows) != 1 or len(table.rows[0]) < 2:
        return False
    row = table.rows[0]
    heights = sorted(map(_height, row))
    longer = all(more >= _LONGER * less for less, more in pairwise(heights))
    return longer and all(_holds_block(cell) and _titled(cell) for cell in row)


def _titled(cell: TableCell) -> bool:
    """Whether words stand over all else in a cell."""
    first = cell.blocks[0]
    return isinstance(first, Paragraph) and bool(text_of(first.items).strip())


def _holds_block(cell: TableCell) -> bool:
    return any(isinstance(block, Table) and len(block.rows) >= _ROWS for block in cell.blocks)


def _height(cell: TableCell) -> int:
    """The rows of all tables in a cell."""
    return sum(len(block.rows) for block in cell.blocks if isinstance(block, Table))
