"""Where a table's columns stand (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

from lxml import etree

from parsers.word.looks import points
from parsers.word.names import CELL_PR, W


def grid_of(element: etree._Element | None) -> list[float]:
    """The widths of ``w:tblGrid`` in points; 0 where a column's is not said."""
    if element is None:
        return []
    return [points(column.get(W + "w")) for column in element if column.tag == W + "gridCol"]


def table_indent(properties: etree._Element | None) -> float:
    """How far a table stands from the left edge, in points."""
    indent = None if properties is None else properties.find(W + "tblInd")
    if indent is None or indent.get(W + "type", "dxa") != "dxa":
        return 0.0
    return points(indent.get(W + "w"))


def cell_width(cell: etree._Element) -> float:
    """The width that a cell asks for, in points; 0 where it asks for none."""
    width = cell.find(f"{CELL_PR}/{W}tcW")
    if width is None or width.get(W + "type", "dxa") != "dxa":
        return 0.0
    return points(width.get(W + "w"))
