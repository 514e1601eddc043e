"""Where everything of a blank form stands: one layout for both formats.

All numbers are points. A :class:`Sheet` is a page; ``y`` of its bands counts down from the top of
the page, ``x`` of their tiles from its left edge. :class:`Box` counts as PDF does, from the lower
left corner. Rows have exact heights, so that a printed and scanned form keeps its rectangles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from form_templates.builders.measure import BOLD, ITALIC, REGULAR
from form_templates.model import Form, Section

PAGE_WIDTH, PAGE_HEIGHT = 612.0, 792.0
LEFT, RIGHT = 40.0, PAGE_WIDTH - 40.0
TOP, BOTTOM = 82.0, PAGE_HEIGHT - 52.0
"""Where the body begins and ends, down from the top of the page."""

MARK_SIZE = 40.0
MARK_LEFT, MARK_TOP = RIGHT - MARK_SIZE, 28.0
"""The QR code's place, down from the top of the page."""

GAP = 9.0
PAD = 4.0


class Look(StrEnum):
    """How a tile is printed."""

    HEADING = "heading"
    HEADER = "header"
    ROW_HEAD = "row_head"
    LABELLED = "labelled"
    QUESTION = "question"
    VALUE = "value"
    CHECK = "check"
    NOTE = "note"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Style:
    """Type of a look: font, size and line height in points."""

    font: str
    size: float
    leading: float


STYLES = {
    Look.HEADING: Style(BOLD, 9.5, 12),
    Look.HEADER: Style(BOLD, 8.5, 10),
    Look.ROW_HEAD: Style(REGULAR, 9, 11),
    Look.LABELLED: Style(REGULAR, 8, 10),
    Look.QUESTION: Style(REGULAR, 9, 11),
    Look.VALUE: Style(REGULAR, 9.5, 12),
    Look.CHECK: Style(REGULAR, 9, 11),
    Look.NOTE: Style(ITALIC, 8, 10),
    Look.EMPTY: Style(REGULAR, 8, 10),
}
VALUE, LONG_VALUE = STYLES[Look.VALUE], Style(REGULAR, 9, 11)

CHECK_SIZE = 10.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: points from the lower left corner of the page."""

    x0: float
    y0: float
    x1: float
    y1: float

    def within(self, by: float) -> Box:
        """This rectangle, smaller by ``by`` on every side."""
        return Box(self.x0 + by, self.y0 + by, self.x1 - by, self.y1 - by)


@dataclass(frozen=True, slots=True)
class Tile:
    """A cell of a band, from ``x0`` to ``x1``: printed ``lines``, and the field it holds."""

    look: Look
    x0: float
    x1: float
    lines: tuple[str, ...] = ()
    field: str | None = None

    @property
    def text(self) -> str:
        """What is printed in it."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Band:
    """A row of a section's table. ``grid`` numbers the grid it belongs to, None outside grids."""

    height: float
    tiles: tuple[Tile, ...]
    grid: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A section, or as much of it as stands on one page; ``top`` down from the page's top."""

    section: Section
    top: float
    bands: tuple[Band, ...]

    @property
    def height(self) -> float:
        """The sum of its bands."""
        return sum(band.height for band in self.bands)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, from 1."""

    number: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole form, laid out."""

    form: Form
    sheets: tuple[Sheet, ...]


def mark_box() -> Box:
    """Where the page's machine-readable mark stands, on every page."""
    top = PAGE_HEIGHT - MARK_TOP
    return Box(MARK_LEFT, top - MARK_SIZE, MARK_LEFT + MARK_SIZE, top)


def tiles_of(block: Block) -> Iterator[tuple[Band, Tile, Box]]:
    """Every tile of a block with its band and its rectangle."""
    top = PAGE_HEIGHT - block.top
    for band in block.bands:
        for tile in band.tiles:
            yield band, tile, Box(tile.x0, top - band.height, tile.x1, top)
        top -= band.height


def field_box(tile: Tile, box: Box) -> Box:
    """Where the field of ``tile`` stands in the tile's rectangle."""
    if tile.look is Look.CHECK:
        middle = (box.y0 + box.y1) / 2
        left = box.x0 + PAD
        half = CHECK_SIZE / 2
        return Box(left, middle - half, left + CHECK_SIZE, middle + half)
    label = len(tile.lines) * STYLES[tile.look].leading + 2 if tile.lines else 0.0
    inner = box.within(2)
    return replace(inner, y1=inner.y1 - label)


def field_places(layout: Layout) -> Iterator[tuple[str, int, Box]]:
    """Every field with its page, from 1, and its rectangle."""
    for sheet in layout.sheets:
        for block in sheet.blocks:
            for _, tile, box in tiles_of(block):
                if tile.field:
                    yield tile.field, sheet.number, field_box(tile, box)
