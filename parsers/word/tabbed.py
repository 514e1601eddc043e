"""Tables made of tabs: lines on the same tab stops, under a row of heads or over one of captions.

WordPerfect and the typewriter knew no other. Where a line says "Label: answer", tabs part several
of these and make no table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from parsers.word.flow import RULED_TAB, Block, Item, Paragraph, Run, Table, TableCell

_PAGE = 468.0
_LEAST = 2
_WIDE = 60
"""Characters that the head of a column or a caption may have."""


def with_tables(blocks: Sequence[Block], next_table: Callable[[], int]) -> list[Block]:
    """``blocks`` with every run of paragraphs that is a table as a table.

    ``next_table`` gives the number of the next table.
    """
    found: list[Block] = []
    for group in _groups(blocks):
        rows = [block for block in group if isinstance(block, Paragraph)]
        parts = [_segments(row) for row in rows]
        tabbed = len(rows) == len(group) >= _LEAST and (_told(parts[0]) or _told(parts[-1]))
        found += [_table(rows, parts, next_table())] if tabbed else group
    return found


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of paragraphs with as many tabs on the same stops; all other blocks by themselves."""
    group: list[Block] = []
    shape: tuple[object, ...] = ()
    for block in blocks:
        mine = _shape(block)
        if group and (not mine or mine != shape):
            yield group
            group = []
        group.append(block)
        shape = mine
    if group:
        yield group


def _shape(block: Block) -> tuple[object, ...]:
    """The number of a paragraph's tabs and where they stop; () where these make no columns.

    Without stops of its own, as many tabs part two columns as it took.
    """
    if not isinstance(block, Paragraph):
        return ()
    texts = [item.text for item in block.items if isinstance(item, Run)]
    if any("\n" in text for text in texts):
        return ()
    if not block.stops:
        count = len(_segments(block))
        return (count,) if count > _LEAST else ()
    count = sum(text.count("\t") + text.count(RULED_TAB) for text in texts)
    if not 0 < count <= len(block.stops):
        return ()
    return count, tuple(stop for stop, _ in block.stops)


def _segments(row: Paragraph) -> list[list[Item]]:
    """What stands between the tabs of a paragraph; without stops of its own none is empty."""
    parts: list[list[Item]] = [[]]
    for item in row.items:
        if not isinstance(item, Run):
            parts[-1].append(item)
            continue
        for number, text in enumerate(item.text.replace(RULED_TAB, "\t").split("\t")):
            if number:
                parts.append([])
            if text:
                parts[-1].append(item._replace(text=text))
    return parts if row.stops else [part for part in parts if part]


def _told(parts: Sequence[Sequence[Item]]) -> bool:
    """Whether a line is nothing but heads of columns, or captions."""
    for part in parts:
        if not part or not all(isinstance(item, Run) for item in part):
            return False
        text = "".join(item.text for item in part if isinstance(item, Run)).strip()
        if not any(letter.isalpha() for letter in text) or ":" in text or len(text) > _WIDE:
            return False
    return True


def _table(rows: Sequence[Paragraph], parts: Sequence[list[list[Item]]], index: int) -> Table:
    """The table that these lines make."""
    first = rows[0]
    count = len(parts[0])
    stops = [stop for stop, _ in first.stops[: count - 1]]
    stops = stops or [_PAGE * at / count for at in range(1, count)]
    edges = [first.indent, *stops, max(_PAGE, stops[-1] + 1)]
    grid = [max(1.0, right - left) for left, right in pairwise(edges)]
    table = Table(index, first.place, grid, places=tuple(row.place for row in rows))
    for row, segments in zip(rows, parts, strict=True):
        table.rows.append(
            [
                TableCell([Paragraph(part, row.place, row.path)], None, row.path, column)
                for column, part in enumerate(segments)
            ]
        )
    return table
