"""Laying out a form: which band stands on which page, and how high it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from form_templates.builders.layout import (
    BOTTOM,
    CHECK_SIZE,
    GAP,
    LEFT,
    LONG_VALUE,
    PAD,
    RIGHT,
    STYLES,
    TOP,
    Band,
    Block,
    Layout,
    Look,
    Sheet,
    Tile,
)
from form_templates.builders.measure import wrapped
from form_templates.model import FieldType, Form, Grid, Note, Part, Row, Section

_HEADING, _HEADER, _LINE, _CHECK, _SIGNATURE = 18.0, 16.0, 20.0, 18.0, 42.0
_VALUE_UNDER_LABEL = 17.0
_ANSWER = 66.0
_CHARACTERS_A_LINE = 88
_MOST_GROWTH = 0.6


def lay_out(form: Form) -> Layout:
    """Lay ``form`` out on US Letter; a section is only broken where it is longer than a page."""
    sheets: list[list[Block]] = [[]]
    for section in form.sections:
        bands = tuple(_bands(form, section))
        for piece in _pieces(bands):
            top = _end(sheets[-1]) + GAP if sheets[-1] else TOP
            if sheets[-1] and top + sum(band.height for band in piece) > BOTTOM:
                sheets.append([])
                top = TOP
            sheets[-1].append(Block(section, top, piece))
    pages = (_spread(form, blocks) for blocks in sheets)
    return Layout(form, tuple(Sheet(number, page) for number, page in enumerate(pages, start=1)))


def _end(blocks: list[Block]) -> float:
    return blocks[-1].top + blocks[-1].height


def _pieces(bands: tuple[Band, ...]) -> Iterator[tuple[Band, ...]]:
    """The section in one piece, or in as many as pages it needs."""
    piece: list[Band] = []
    for band in bands:
        if piece and sum(one.height for one in piece) + band.height > BOTTOM - TOP:
            yield tuple(piece)
            piece = []
        piece.append(band)
    yield tuple(piece)


def _spread(form: Form, blocks: list[Block]) -> tuple[Block, ...]:
    """Give the room that is left on a page to its long texts and signatures, within reason."""
    growing = [b for block in blocks for b in block.bands if _grows(form, b)]
    total = sum(band.height for band in growing)
    share = min((BOTTOM - _end(blocks)) / total, _MOST_GROWTH) if total else 0.0
    spread: list[Block] = []
    for block in blocks:
        bands = tuple(
            replace(b, height=round(b.height * (1 + share), 1)) if _grows(form, b) else b
            for b in block.bands
        )
        top = _end(spread) + GAP if spread else TOP
        spread.append(Block(block.section, top, bands))
    return tuple(spread)


def _grows(form: Form, band: Band) -> bool:
    types = {form[tile.field].type for tile in band.tiles if tile.field}
    return bool(types & {FieldType.LONG_TEXT, FieldType.SIGNATURE})


def _bands(form: Form, section: Section) -> Iterator[Band]:
    yield Band(_HEADING, (_tile(Look.HEADING, LEFT, RIGHT, section.heading),))
    for number, part in enumerate(section.parts):
        yield from _part(form, part, number)


def _part(form: Form, part: Part, number: int) -> Iterator[Band]:
    match part:
        case Note(text):
            tile = _tile(Look.NOTE, LEFT, RIGHT, text)
            yield Band(_text_height(tile, 6), (tile,))
        case Grid():
            yield from _grid(form, part, number)
        case Row():
            yield _row(form, part)


def _tile(look: Look, x0: float, x1: float, text: str, field: str | None = None) -> Tile:
    style = STYLES[look]
    indent = CHECK_SIZE + PAD if look is Look.CHECK else 0.0
    room = x1 - x0 - 2 * PAD - indent
    return Tile(look, x0, x1, wrapped(text, style.font, style.size, room), field)


def _text_height(tile: Tile, more: float) -> float:
    return len(tile.lines) * STYLES[tile.look].leading + more


def _edges(widths: tuple[int, ...], count: int) -> tuple[float, ...]:
    """The left edges of ``count`` columns and the right edge of the last."""
    widths = widths or (1,) * count
    total, edges = sum(widths), [LEFT]
    for width in widths:
        edges.append(edges[-1] + (RIGHT - LEFT) * width / total)
    return tuple(round(edge, 1) for edge in edges)


def _row(form: Form, row: Row) -> Band:
    fields = [form[name] for name in row.fields]
    if len(fields) == 1 and fields[0].type is FieldType.YES_NO:
        answer = round(RIGHT - _ANSWER, 1)
        ask = _tile(Look.QUESTION, LEFT, answer, fields[0].label)
        height = max(_LINE, _text_height(ask, 8))
        return Band(height, (ask, Tile(Look.VALUE, answer, RIGHT, (), fields[0].id)))
    edges = _edges(row.widths, len(fields))
    tiles = []
    for field, x0, x1 in zip(fields, edges, edges[1:], strict=False):
        look = Look.CHECK if field.type is FieldType.CHECKBOX else Look.LABELLED
        tiles.append(_tile(look, x0, x1, field.label, field.id))
    heights = [_height(form, tile) for tile in tiles]
    if len(tiles) < len(edges) - 1:
        tiles.append(Tile(Look.EMPTY, edges[len(tiles)], RIGHT))
    return Band(max(heights), tuple(tiles))


def _height(form: Form, tile: Tile) -> float:
    field = form[tile.field] if tile.field else None
    if field is None:
        return max(_LINE, _text_height(tile, 8))
    if field.type is FieldType.CHECKBOX:
        return max(_CHECK, _text_height(tile, 7))
    label = _text_height(tile, 4) if tile.lines else 0.0
    if field.type is FieldType.LONG_TEXT:
        lines = max(3, -(-(field.limit or 500) // _CHARACTERS_A_LINE) + 1)
        return label + lines * LONG_VALUE.leading + 4
    if field.type is FieldType.SIGNATURE:
        return label + _SIGNATURE
    return label + _VALUE_UNDER_LABEL if tile.lines else _LINE


def _grid(form: Form, grid: Grid, number: int) -> Iterator[Band]:
    headed = any(row.label for row in grid.rows)
    names = ((grid.corner,) if headed else ()) + grid.headers
    edges = _edges(grid.widths, len(names))
    spans = tuple(pairwise(edges))
    heads = tuple(_tile(Look.HEADER, *span, name) for span, name in zip(spans, names, strict=True))
    yield Band(max(_HEADER, *(_text_height(tile, 6) for tile in heads)), heads, number)
    for row in grid.rows:
        tiles = [_tile(Look.ROW_HEAD, *spans[0], row.label)] if headed else []
        for name, span in zip(row.fields, spans[len(tiles) :], strict=True):
            tiles.append(Tile(Look.VALUE, *span, (), name))
        yield Band(max(_height(form, tile) for tile in tiles), tuple(tiles), number)
