"""Where a table's columns stand (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

from lxml import etree

from parsers.word.looks import points
from parsers.word.names import CELL_PR, W

_COLUMN, _TYPE, _WIDTH = W + "gridCol", W + "type", W + "w"
_CELL_WIDTH = f"{CELL_PR}/{W}tcW"


def grid_of(element: etree._Element | None) -> list[float]:
    """The widths of ``w:tblGrid`` in points; 0 where a column's is not said."""
    if element is None:
        return []
    return [points(column.get(_WIDTH)) for column in element if column.tag == _COLUMN]


def table_indent(properties: etree._Element | None) -> float:
    """How far a table stands from the left edge, in points."""
    indent = None if properties is None else properties.find(W + "tblInd")
    if indent is None or indent.get(_TYPE, "dxa") != "dxa":
        return 0.0
    return points(indent.get(_WIDTH))


def cell_width(cell: etree._Element | None) -> float:
    """The width that a cell asks for, in points; 0 where it asks for none."""
    width = None if cell is None else cell.find(_CELL_WIDTH)
    if width is None or width.get(_TYPE, "dxa") != "dxa":
        return 0.0
    return points(width.get(_WIDTH))
