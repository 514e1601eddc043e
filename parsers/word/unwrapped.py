"""Tables that only set blocks beside each other: each of their columns is read from top to bottom.

Word has no other way to put two tables beside each other than a table around them. What stands in
one column there has nothing to do with what is at its height in the next, unless rows belong
together: where there are several of blocks, or as many in one block as in the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.word.flow import Block, Table, TableCell

_ROWS = 3
"""Rows of an inner table from which it is a block of its own, and no answer in parts."""


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
    """Whether a table is one row of blocks, of which none has as many rows as another."""
    if len(table.rows) != 1 or len(table.rows[0]) < 2:
        return False
    row = table.rows[0]
    return all(map(_holds_block, row)) and len(set(map(_height, row))) == len(row)


def _holds_block(cell: TableCell) -> bool:
    return any(isinstance(block, Table) and len(block.rows) >= _ROWS for block in cell.blocks)


def _height(cell: TableCell) -> int:
    """The rows of all tables in a cell."""
    return sum(len(block.rows) for block in cell.blocks if isinstance(block, Table))
