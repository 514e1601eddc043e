"""The body of the Word blank: a table for each section of the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from form_templates.builders import palette
from form_templates.builders.layout import (
    GAP,
    LEFT,
    LONG_VALUE,
    MARK_TOP,
    PAD,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    STYLES,
    TOP,
    VALUE,
    Band,
    Block,
    Box,
    Layout,
    Look,
    Tile,
    field_box,
    tiles_of,
)
from form_templates.builders.word_controls import Controls
from form_templates.builders.word_xml import Element, R, paragraph, root, run, twips, w
from form_templates.model import FieldType, Form

_FILLS = {
    Look.HEADING: palette.DEEP,
    Look.HEADER: palette.LIGHT,
    Look.ROW_HEAD: palette.PALE,
    Look.NOTE: palette.PALE,
}
_COLOURS = {Look.HEADING: palette.WHITE, Look.HEADER: palette.DEEP, Look.LABELLED: palette.LABEL}
_BOTTOM_MARGIN, _FOOTER = 36.0, 25.5
_FRAME = 1.0
"""The line around a table: it comes on top of the heights of its rows."""
_LAST_LINE = 1.0


@dataclass(frozen=True, slots=True)
class Ends:
    """The relationships of header and footer."""

    header: str
    footer: str


def document(layout: Layout, controls: Controls, marks: list[Element], ends: Ends) -> Element:
    """``w:document``; ``marks`` are the runs with the pages' marks, one a page."""
    body = w("body")
    last = len(layout.sheets)
    for sheet in layout.sheets:
        for at, block in enumerate(sheet.blocks):
            if at:
                body.append(paragraph(leading=GAP - _FRAME))
            body.append(_table(layout.form, block, controls))
        kids = [marks[sheet.number - 1]]
        if sheet.number < last:
            kids.append(w("r", w("br", type="page")))
        body.append(paragraph(*kids, leading=_LAST_LINE))
    body.append(_section(ends))
    return root("document", body)


def _section(ends: Ends) -> Element:
    references = [w("headerReference", type="default"), w("footerReference", type="default")]
    for reference, relation in zip(references, (ends.header, ends.footer), strict=True):
        reference.set(f"{{{R}}}id", relation)
    margins = {"top": TOP, "right": PAGE_WIDTH - RIGHT, "bottom": _BOTTOM_MARGIN, "left": LEFT}
    margins |= {"header": MARK_TOP, "footer": _FOOTER, "gutter": 0.0}
    return w(
        "sectPr",
        *references,
        w("pgSz", w=twips(PAGE_WIDTH), h=twips(PAGE_HEIGHT)),
        w("pgMar", **{name: twips(value) for name, value in margins.items()}),
    )


def _table(form: Form, block: Block, controls: Controls) -> Element:
    edges = sorted({edge for band in block.bands for t in band.tiles for edge in (t.x0, t.x1)})
    columns = [w("gridCol", w=twips(right) - twips(left)) for left, right in pairwise(edges)]
    table = w("tbl", _table_properties(block.section.heading), w("tblGrid", *columns))
    placed = list(tiles_of(block))
    for band in block.bands:
        row = [(tile, box) for of, tile, box in placed if of is band]
        table.append(_row(form, band, row, edges, controls))
    return table


def _table_properties(caption: str) -> Element:
    outer = {"val": "single", "sz": round(_FRAME * 8), "space": 0, "color": palette.DEEP}
    inner = {"val": "single", "sz": 4, "space": 0, "color": palette.LINE}
    sides = [w(side, **outer) for side in ("top", "left", "bottom", "right")]
    lines = [w(side, **inner) for side in ("insideH", "insideV")]
    margins = [w(side, w=twips(PAD), type="dxa") for side in ("left", "right")]
    return w(
        "tblPr",
        w("tblW", w=twips(RIGHT) - twips(LEFT), type="dxa"),
        w("tblInd", w=0, type="dxa"),
        w("tblBorders", *sides, *lines),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
        w("tblCaption", val=caption),
    )


def _row(
    form: Form, band: Band, tiles: list[tuple[Tile, Box]], edges: list[float], controls: Controls
) -> Element:
    heading = band.tiles[0].look is Look.HEADING
    properties = w(
        "trPr",
        w("cantSplit"),
        w("trHeight", val=twips(band.height), hRule="exact"),
        w("tblHeader") if heading else None,
    )
    row = w("tr", properties)
    for tile, box in tiles:
        span = edges.index(tile.x1) - edges.index(tile.x0)
        cell = w(
            "tcPr",
            w("tcW", w=twips(tile.x1) - twips(tile.x0), type="dxa"),
            w("gridSpan", val=span) if span > 1 else None,
            _shade(tile),
            None if tile.look is Look.LABELLED else w("vAlign", val="center"),
        )
        row.append(w("tc", cell, *_paragraphs(form, tile, box, controls)))
    return row


def _shade(tile: Tile) -> Element | None:
    fill = _FILLS.get(tile.look)
    return w("shd", val="clear", color="auto", fill=fill) if fill else None


def _paragraphs(form: Form, tile: Tile, box: Box, controls: Controls) -> Iterator[Element]:
    style = STYLES[tile.look]
    printed = run(tile.text, style, _COLOURS.get(tile.look, palette.INK)) if tile.lines else None
    if not tile.field:
        heading = "Heading1" if tile.look is Look.HEADING else ""
        yield paragraph(*_some(printed), leading=style.leading, style=heading)
        return
    field = form[tile.field]
    control = controls.make(field, field_box(tile, box))
    if tile.look is Look.CHECK:
        label = run(f" {tile.text}", style, palette.INK)
        yield paragraph(control, label, leading=style.leading)
        return
    if printed is not None:
        yield paragraph(printed, leading=style.leading, before=1.5)
    if field.type is FieldType.SIGNATURE:
        yield paragraph(control)
    else:
        long = field.type is FieldType.LONG_TEXT
        leading = LONG_VALUE.leading if long else VALUE.leading
        yield paragraph(control, leading=leading, before=1.5 if tile.lines else 0.0)


def _some(element: Element | None) -> tuple[Element, ...]:
    return () if element is None else (element,)
