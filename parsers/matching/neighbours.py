"""Which cell stands right of, below or above a label on the sheet, whatever is printed in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from parsers.matching.finding import Occurrence
from parsers.matching.flow import CellText, Thing
from parsers.model import Cell, ControlKind

_TOUCH = 6.0
"""Points between a box and its caption."""
_AS_WIDE = 0.9
"""The share of a title's bar that the box under it is wide."""
_BESIDE = 0.4
"""The share of the lower one's height that two cells beside each other have in common."""
_SLACK = 3.0
"""Points by which cells that stand beside each other may overlap."""


def overlap(one: Cell, other: Cell) -> float:
    """How much of the lower one's height two cells share."""
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared / max(1.0, min(one.y1 - one.y0, other.y1 - other.y0))


def _shared_width(one: Cell, other: Cell) -> float:
    return min(one.x1, other.x1) - max(one.x0, other.x0)


def _narrower(one: Cell, other: Cell) -> float:
    return min(one.x1 - one.x0, other.x1 - other.x0)


def on_line(cell: Cell, label: Occurrence) -> bool:
    """Whether a cell shares its height, or a label's, with the other for the most part."""
    shared = min(cell.y1, label.y1) - max(cell.y0, label.y0)
    return shared >= 0.4 * min(cell.y1 - cell.y0, label.y1 - label.y0)


def right(cells: Sequence[CellText], label: Occurrence) -> CellText | None:
    """The nearest cell right of the label's own, in its table row or on its line."""
    mine = cells[label.cell].cell
    end = _line_end(mine, label)
    found = [
        other
        for other in cells
        if other.index != label.cell
        and other.cell.x0 >= end - _SLACK
        and (_same_table_row(mine, other.cell) or on_line(other.cell, label))
        and not _of_two_tables(mine, other.cell)
    ]
    return min(found, key=lambda other: other.cell.x0, default=None)


def _line_end(cell: Cell, label: Occurrence) -> float:
    """Where the line ends upon which a label ends: questions under each other are one paragraph.

    In a table, and in a Word file, the cell's own end.
    """
    if cell.table is not None or cell.anchor.box is None:
        return cell.x1
    mine = [line.pieces[-1].x1 for line in cell.lines if line.pieces and line.y1 == label.y1]
    return mine[0] if len(mine) == 1 else cell.x1


def _of_two_tables(one: Cell, other: Cell) -> bool:
    """Whether two cells are of different tables of a Word file, whatever stands on their lines.

    On a page what is drawn as one table may be taken for two.
    """
    drawn = one.anchor.box is not None or other.anchor.box is not None
    return not drawn and None not in {one.table, other.table} and one.table != other.table


def _same_table_row(one: Cell, other: Cell) -> bool:
    return one.table is not None and one.table == other.table and one.row == other.row


def below(cells: Sequence[CellText], label: Occurrence, *, across: bool = False) -> list[CellText]:
    """The cells below the label's own in its column, nearest first.

    ``across`` takes paragraphs under a table and tables under a paragraph too.
    """
    mine = cells[label.cell].cell
    found = [
        other
        for other in cells
        if other.index != label.cell
        and other.cell.y0 >= mine.y1 - _SLACK
        and _shared_width(other.cell, mine) >= 0.3 * _narrower(other.cell, mine)
        and (across or (other.cell.table is None) == (mine.table is None))
    ]
    return sorted(found, key=lambda other: (other.cell.y0, abs(other.cell.x0 - mine.x0)))


def above(cells: Sequence[CellText], label: Occurrence) -> CellText | None:
    """The cell right above the label's own, in the same table."""
    return over(cells, cells[label.cell].cell)


def past_spacer(title: CellText, cell: CellText, under: Sequence[CellText]) -> CellText:
    """The ruled box under a title's bar where ``cell`` is the empty line that Word needs between.

    ``under`` are the cells under the title, nearest first. A box with an empty line of its own is
    no bar, and what is narrower than the bar is another table's.
    """
    at = under.index(cell) + 1
    behind = under[at] if at < len(under) else cell
    spacer = cell.blank and cell.cell.table is None and cell.anchor.box is None
    barred = title.cell.table is not None and behind.cell.table is not None
    barred = barred and not title.text.endswith("\n") and _wide(behind) >= _AS_WIDE * _wide(title)
    near = behind.cell.y0 - cell.cell.y1 <= 2 * _TOUCH
    return behind if spacer and barred and near else cell


def over(cells: Sequence[CellText], mine: Cell) -> CellText | None:
    """The cell right above another, in the same table."""
    found = [
        other
        for other in cells
        if other.cell.y1 <= mine.y0 + _SLACK
        and mine.y0 - other.cell.y1 < 20
        and other.cell.table == mine.table
        and _shared_width(other.cell, mine) >= 0.5 * _narrower(other.cell, mine)
    ]
    return max(found, key=lambda other: other.cell.y1, default=None)


def left(cells: Sequence[CellText], label: Occurrence) -> list[CellText]:
    """The cells left of the label's own on its line, nearest first."""
    mine = cells[label.cell].cell
    found = [
        other
        for other in cells
        if other.index != label.cell
        and other.cell.x1 <= mine.x0 + _SLACK
        and on_line(other.cell, label)
    ]
    return sorted(found, key=lambda other: -other.cell.x1)


def touching(cells: Sequence[CellText], label: Occurrence) -> list[CellText]:
    """The cells right over or under the label's own, of whatever table."""
    mine = cells[label.cell].cell
    return [
        other
        for other in cells
        if other.index != label.cell
        and -_SLACK <= max(other.cell.y0 - mine.y1, mine.y0 - other.cell.y1) <= _TOUCH
        and _shared_width(other.cell, mine) > 0
    ]


def beside(cells: Sequence[CellText], cell: Cell) -> CellText | None:
    """The nearest cell that goes on with the row of ``cell``."""
    found = [
        other
        for other in cells
        if other.cell.x0 >= cell.x1 - _SLACK and overlap(other.cell, cell) > 0.4
    ]
    return min(found, key=lambda other: other.cell.x0, default=None)


def crossing(cells: Sequence[CellText], column: Occurrence, row: Occurrence) -> CellText | None:
    """The cell under ``column`` and beside ``row``."""
    head, heads = cells[column.cell].cell, cells[row.cell]
    beside = [c.cell for c in cells if c.index != column.cell and _on_row_of(head, c.cell)]
    right_of = min(heads.x_at(row.end), heads.cell.x1)
    found = [
        other
        for other in cells
        if other.index not in {column.cell, row.cell}
        and on_line(other.cell, row)
        and _shared_width(other.cell, head) >= -6
        and (other.cell.x0 >= right_of - _SLACK or head.x1 <= heads.cell.x0 + _SLACK)
        and (_shared_width(other.cell, head) > 0 or not _is_under_any(other.cell, beside))
    ]
    return max(found, key=lambda other: _shared_width(other.cell, head), default=None)


def _on_row_of(head: Cell, other: Cell) -> bool:
    """Whether a cell stands beside a header, and no part of it over or under the header."""
    return overlap(head, other) > _BESIDE and _shared_width(head, other) <= _SLACK


def _is_under_any(cell: Cell, heads: Sequence[Cell]) -> bool:
    """Whether a cell stands under one of these headers: what is beside another's edge is theirs."""
    return any(_shared_width(cell, head) > 0 and head.y1 <= cell.y0 + _SLACK for head in heads)


def column(cells: Sequence[CellText], head: Occurrence) -> list[CellText]:
    """The cells at least half under or over a header, in its table where it has one, by height."""
    mine = cells[head.cell].cell
    found = [
        other
        for other in cells
        if _shared_width(other.cell, mine) >= 0.5 * _narrower(other.cell, mine)
        and (mine.table in {None, other.cell.table} or _lone_control(other))
    ]
    return sorted(found, key=lambda other: other.cell.y0)


def _wide(cell: CellText) -> float:
    return cell.cell.x1 - cell.cell.x0


def _lone_control(cell: CellText) -> bool:
    """Whether a cell is nothing but a control: rows of a table may be drawn without their rules."""
    lone = len(cell.things) == 1 and len(cell.text) == 1 and cell.cell.table is None
    return lone and cell.things[0].control is not None


def lines_under(
    cells: Sequence[CellText], first: CellText, label: Occurrence, labelled: Collection[int]
) -> tuple[CellText, ...]:
    """The paragraphs that go on under ``first``, beside its label, to where another label stands.

    ``labelled`` are the cells in which labels stand.
    """
    mine, found = first.cell, list[CellText]()
    others = [cells[index].cell for index in labelled if index != label.cell]
    under = (c for c in cells if c.cell.y0 >= mine.y0 and c is not first)
    for cell in sorted(under, key=lambda one: one.cell.y0):
        if abs(cell.cell.x0 - mine.x0) > _SLACK:
            continue
        beside = any(overlap(other, cell.cell) > 0.4 for other in others)
        if beside or cell.index in labelled or cell.things or cell.cell.table is not None:
            break
        found.append(cell)
    return tuple(found)


def heads_controls(cells: Sequence[CellText], label: Occurrence) -> bool:
    """Whether a label is alone in the first cell of a table's row of controls, else empty."""
    mine = cells[label.cell]
    if mine.cell.table is None or mine.things or "\n" in mine.text.strip():
        return False
    row = [c for c in cells if c is not mine and _same_table_row(mine.cell, c.cell)]
    lone = [c for c in row if len(c.text) == len(c.things) == 1 and c.things[0].control]
    behind = all(other.cell.x0 >= mine.cell.x1 - _SLACK for other in row)
    return bool(lone) and behind and all(other.blank or other in lone for other in row)


def before(cells: Sequence[CellText], label: Occurrence) -> Thing | None:
    """The control that stands directly before a label on its line (a box before its words)."""
    cell = cells[label.cell]
    things = [t for t in cell.things if t.offset < label.start]
    if not things:
        return None
    last = things[-1]
    between = cell.text[last.offset + 1 : label.start]
    return last if "\n" not in between and not between.strip() else None


def holds_answer(cell: CellText) -> bool:
    """Whether a control other than a check box stands in the cell."""
    kinds = {t.control.kind for t in cell.things if t.control}
    return bool(kinds - {ControlKind.CHECKBOX})


def of_same_list(one: CellText, other: CellText) -> bool:
    """Whether Word counts two paragraphs in one list: then both are questions."""
    return bool(one.cell.item_of) and one.cell.item_of == other.cell.item_of
