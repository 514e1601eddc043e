"""Tables that only set blocks beside each other: each of their columns is read from top to bottom.

Word has no other way to put two tables beside each other than a table around them. What stands in
one column there has nothing to do with what is at its height in the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.word.flow import Block, Table, TableCell

_ROWS = 3
"""Rows of an inner table from which it is a block of its own, and no answer in parts."""
_MOST = 3
"""Rows that such an outer table has at most: blocks, and perhaps titles over them."""


def unwrapped(blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with what stands in the columns of such tables one column after the other."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and _sets_apart(block):
            for column in zip(*block.rows, strict=True):
                for cell in column:
                    found += unwrapped(cell.blocks)
        else:
            found.append(block)
    return found


def _sets_apart(table: Table) -> bool:
    """Whether two cells of a row hold tables of several rows, and the columns are even."""
    first = table.rows[0] if table.rows else []
    shape = [(cell.column, cell.span) for cell in first]
    even = all([(c.column, c.span) for c in row] == shape for row in table.rows)
    return (
        even
        and len(table.rows) <= _MOST
        and any(sum(map(_holds_block, row)) > 1 for row in table.rows)
    )


def _holds_block(cell: TableCell) -> bool:
    return any(isinstance(block, Table) and len(block.rows) >= _ROWS for block in cell.blocks)
