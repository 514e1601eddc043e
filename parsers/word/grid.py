"""Where a table's cells stand: grid columns, spans, widths (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

from lxml import etree

from parsers.word.flow import TableCell
from parsers.word.names import VAL, W

_TWIPS = 20.0
_MAX_COLUMNS = 63


def grid_of(element: etree._Element | None) -> list[float]:
    """The widths of ``w:tblGrid`` in points; 0 where a column's is not said."""
    if element is None:
        return []
    return [_points(column.get(W + "w")) for column in element if column.tag == W + "gridCol"]


def table_indent(properties: etree._Element | None) -> float:
    """How far a table stands from the left edge, in points."""
    indent = None if properties is None else properties.find(W + "tblInd")
    if indent is None or indent.get(W + "type", "dxa") != "dxa":
        return 0.0
    return max(0.0, _points(indent.get(W + "w")))


def row_skips(properties: etree._Element | None) -> int:
    """How many grid columns a row leaves out before its first cell."""
    before = None if properties is None else properties.find(W + "gridBefore")
    return 0 if before is None else _count(before.get(VAL), least=0)


def is_deleted_cell(properties: etree._Element | None) -> bool:
    """Whether a tracked change deleted this cell."""
    return properties is not None and properties.find(W + "cellDel") is not None


def cell_place(properties: etree._Element | None, cell: TableCell) -> int:
    """Read a cell's span, width and vertical merge into ``cell``; returns the span."""
    for node in () if properties is None else properties:
        tag = node.tag
        if tag == W + "tcW":
            if node.get(W + "type", "dxa") == "dxa":
                cell.width = _points(node.get(W + "w"))
        elif tag == W + "gridSpan":
            cell.span = _count(node.get(VAL), least=1)
        elif tag == W + "vMerge":
            cell.continues = node.get(VAL, "continue") == "continue"
    return cell.span


def _count(text: str | None, *, least: int) -> int:
    if text is None or not text.isdecimal():
        return least
    return min(max(int(text[:6]), least), _MAX_COLUMNS)


def _points(text: str | None) -> float:
    try:
        return min(float(text or 0) / _TWIPS, 10_000.0)
    except ValueError:
        return 0.0
