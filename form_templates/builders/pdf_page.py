"""One page of the PDF blank: what is printed, its fields, and their place in the structure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pikepdf import Array, Object, Pdf, Stream

from form_templates.builders import palette
from form_templates.builders.layout import (
    LEFT,
    MARK_LEFT,
    PAD,
    PAGE_HEIGHT,
    RIGHT,
    STYLES,
    Band,
    Block,
    Box,
    Layout,
    Look,
    Sheet,
    Tile,
    field_box,
    mark_box,
    tiles_of,
)
from form_templates.builders.mark import mark_modules
from form_templates.builders.measure import BOLD, REGULAR, wrapped
from form_templates.builders.pdf_canvas import Canvas, Type
from form_templates.builders.pdf_fields import make_field
from form_templates.builders.pdf_tags import Drawn, Tag, Widget
from form_templates.model import FieldType

_FILLS = {
    Look.HEADING: palette.DEEP,
    Look.HEADER: palette.LIGHT,
    Look.ROW_HEAD: palette.PALE,
    Look.NOTE: palette.PALE,
}
_COLOURS = {Look.HEADING: palette.WHITE, Look.HEADER: palette.DEEP, Look.LABELLED: palette.LABEL}
_MIDDLE = {Look.HEADING, Look.HEADER, Look.ROW_HEAD, Look.QUESTION, Look.CHECK, Look.NOTE}
_TITLE = Type(BOLD, 18, palette.DEEP)
_PUBLISHER = Type(REGULAR, 9, palette.QUIET)
_FOOT = Type(REGULAR, 8, palette.QUIET)

Placed = tuple[Band, Tile, Box]


class PagePainter:
    """Paints one sheet onto the page of its number."""

    def __init__(self, pdf: Pdf, layout: Layout, sheet: Sheet, document: Tag) -> None:
        """``document`` gets the page's structure elements."""
        self._pdf, self._layout, self._sheet = pdf, layout, sheet
        self._form = layout.form
        self._document = document
        self._at = sheet.number - 1
        self._page: Object = pdf.pages[self._at].obj
        self._canvas = Canvas()
        self._fields: list[Object] = []

    def paint(self) -> list[Object]:
        """Draw everything; the page's fields in tab order."""
        self._head()
        for block in self._sheet.blocks:
            self._block(block)
        self._foot()
        self._page.Contents = Stream(self._pdf, self._canvas.content)
        self._page.Annots = Array(self._fields)
        return self._fields

    def _head(self) -> None:
        canvas, top = self._canvas, PAGE_HEIGHT
        publisher = wrapped(self._form.publisher, REGULAR, 9, MARK_LEFT - LEFT - 12)
        first = self._sheet.number == 1
        if first:
            with canvas.tagged("P") as mcid:
                self._publisher(publisher)
            self._document.add("P").kids.append(Drawn(self._at, mcid))
            with canvas.tagged("H1") as mcid:
                canvas.text(LEFT, top - 66, self._form.title, _TITLE)
            self._document.add("H1").kids.append(Drawn(self._at, mcid))
        with canvas.artifact(pagination=True):
            if not first:
                self._publisher(publisher)
                canvas.text(LEFT, top - 66, self._form.title, _TITLE)
            canvas.modules(mark_box(), mark_modules(self._form, self._sheet.number))

    def _publisher(self, lines: tuple[str, ...]) -> None:
        for down, line in enumerate(lines):
            self._canvas.text(LEFT, PAGE_HEIGHT - 38 - 11 * down, line, _PUBLISHER)

    def _foot(self) -> None:
        canvas, y = self._canvas, 28.0
        version = f"{self._form.title} – Version {self._form.version}"
        if self._form.revision:
            version += f" ({self._form.revision})"
        page = f"Page {self._sheet.number} of {len(self._layout.sheets)}"
        with canvas.artifact(pagination=True):
            canvas.text(LEFT, y, version, _FOOT)
            canvas.text_ending(RIGHT, y, page, _FOOT)

    def _block(self, block: Block) -> None:
        section = self._document.add("Sect")
        placed = list(tiles_of(block))
        with self._canvas.artifact():
            for _, tile, box in placed:
                self._ground(tile, box)
            bottom = PAGE_HEIGHT - block.top - block.height
            outline = Box(LEFT, bottom, RIGHT, PAGE_HEIGHT - block.top)
            self._canvas.frame(outline, palette.DEEP, 0.9)
        for grid, group in groupby(placed, key=lambda one: one[0].grid):
            if grid is None:
                for _, tile, box in group:
                    self._tile(tile, box, section)
            else:
                self._table(group, section.add("Table"))

    def _table(self, placed: Iterator[Placed], table: Tag) -> None:
        for _, row in groupby(placed, key=lambda one: one[2].y1):
            line = table.add("TR")
            for _, tile, box in row:
                scope = {Look.HEADER: "Column", Look.ROW_HEAD: "Row"}.get(tile.look, "")
                self._tile(tile, box, line.add("TH" if scope else "TD", scope))

    def _ground(self, tile: Tile, box: Box) -> None:
        if tile.look in _FILLS:
            self._canvas.fill(box, _FILLS[tile.look])
        self._canvas.frame(box, palette.LINE, 0.5)
        if not tile.field:
            return
        inner, kind = field_box(tile, box), self._form[tile.field].type
        if kind is FieldType.CHECKBOX:
            self._canvas.frame(inner, palette.INK, 0.9)
        elif kind is FieldType.SIGNATURE:
            self._canvas.line(inner.x0 + 4, inner.y0 + 6, inner.x1 - 4, palette.LINE, 0.7)

    def _tile(self, tile: Tile, box: Box, parent: Tag) -> None:
        if tile.lines:
            cell = parent.kind in {"TH", "TD"}
            kind = "H2" if tile.look is Look.HEADING else "P"
            with self._canvas.tagged("Span" if cell else kind) as mcid:
                self._lines(tile, box)
            (parent.add("Span") if cell else parent.add(kind)).kids.append(Drawn(self._at, mcid))
        if tile.field:
            field = self._form[tile.field]
            made = make_field(self._pdf, field, self._page, field_box(tile, box))
            self._fields.append(made)
            parent.add("Form").kids.append(Widget(self._at, made))

    def _lines(self, tile: Tile, box: Box) -> None:
        style = STYLES[tile.look]
        height = len(tile.lines) * style.leading
        top = box.y1 - 1.5
        if tile.look in _MIDDLE:
            top = (box.y0 + box.y1 + height) / 2
        left = box.x0 + PAD
        if tile.look is Look.CHECK:
            left = field_box(tile, box).x1 + PAD
        kind = Type(style.font, style.size, _COLOURS.get(tile.look, palette.INK))
        for down, line in enumerate(tile.lines):
            baseline = top - down * style.leading - style.leading / 2 - style.size * 0.35
            self._canvas.text(left, baseline, line, kind)
