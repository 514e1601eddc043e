"""Small sheets made by hand, as a reader would hand them over.

A block is a paragraph (text), or a row of a table (a tuple of cells); rows that follow each other
are one table. A cell or paragraph is text, a control, a mark, or a list of these side by side;
newlines in text begin lines, tabs set words apart.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby

from form_templates import load_office
from form_templates.model import Form
from parsers.matching import match
from parsers.model import (
    Anchor,
    Box,
    Cell,
    Control,
    ControlKind,
    Extract,
    Line,
    Mark,
    MarkKind,
    ParsedForm,
    Piece,
    Source,
    Value,
)

Atom = str | Control | Mark
Content = Atom | list[Atom]
Block = Content | tuple[Content, ...]

HERE = Anchor("here")
WIDE, HIGH, LETTER = 540.0, 14.0, 5.0


@cache
def form() -> Form:
    """The Customer Engagement Profile."""
    return load_office("ct_cep").form


def text_box(value: str | None = None, name: str = "", title: str = "", **more: object) -> Control:
    """A text control."""
    return control(ControlKind.TEXT, value, name, title, **more)


def tick_box(ticked: bool = False, name: str = "", title: str = "") -> Control:
    """A check box."""
    return control(ControlKind.CHECKBOX, ticked, name, title)


def control(
    kind: ControlKind,
    value: str | bool | tuple[str, ...] | None = None,
    name: str = "",
    title: str = "",
    **more: object,
) -> Control:
    """Any control; what shows is its value."""
    shown = value if isinstance(value, str) else ""
    told = {"shown": shown, "anchor": HERE, **more}
    return Control(name=name, title=title, kind=kind, value=value, **told)  # type: ignore[arg-type]


def mark(kind: MarkKind = MarkKind.PICTURE, present: bool = True, **more: object) -> Mark:
    """A picture, ink or signature."""
    return Mark(kind, present, **{"anchor": HERE, **more})  # type: ignore[arg-type]


def boxed(x0: float = 0, y0: float = 0, x1: float = 100, y1: float = 20, page: int = 1) -> Anchor:
    """A place on a page."""
    return Anchor("page 1", box=Box(page, x0, y0, x1, y1))


def sheet(*blocks: Block) -> tuple[Cell, ...]:
    """The cells of these blocks, one under another."""
    found: list[Cell] = []
    top, tables = 0.0, 0
    for is_table, some in groupby(blocks, key=lambda block: isinstance(block, tuple)):
        for row, block in enumerate(some):
            cells = block if isinstance(block, tuple) else (block,)
            bottom = top + HIGH * max(_height(cell) for cell in cells)
            table = tables if is_table else None
            wide = WIDE / len(cells)
            for column, content in enumerate(cells):
                left = column * wide
                lines = _lines(content, left + 2, top)
                found.append(Cell(left, top, left + wide, bottom, lines, HERE, table, row, column))
            top = bottom if is_table else bottom + 6
        tables += is_table
        top += 6
    return tuple(found)


def _atoms(content: Content) -> list[Atom]:
    return content if isinstance(content, list) else [content]


def _height(content: Content) -> int:
    return 1 + sum(atom.count("\n") for atom in _atoms(content) if isinstance(atom, str))


def _lines(content: Content, left: float, top: float) -> tuple[Line, ...]:
    rows: list[list[Piece]] = [[]]
    x = left
    for atom in _atoms(content):
        if isinstance(atom, Mark):
            rows[-1].append(Piece(x, x + 60, mark=atom))
            x += 61
        elif isinstance(atom, Control):
            rows[-1].append(Piece(x, x + 60, control=atom))
            x += 61
        else:
            for number, text in enumerate(atom.split("\n")):
                if number:
                    rows.append([])
                    x = left
                x = _add_text(rows[-1], text, x)
    return tuple(
        Line(top + HIGH * at, top + HIGH * (at + 1), tuple(pieces))
        for at, pieces in enumerate(rows)
    )


def _add_text(pieces: list[Piece], text: str, x: float) -> float:
    for number, part in enumerate(text.split("\t")):
        x += 30 if number else 0
        if part:
            pieces.append(Piece(x, x + LETTER * len(part), text=part))
            x += LETTER * len(part)
    return x


def extract(*blocks: Block, source: Source = Source.WORD_TEXT, **more: object) -> Extract:
    """What a reader would make of these blocks."""
    cells = sheet(*blocks)
    controls = tuple(
        piece.control
        for cell in cells
        for line in cell.lines
        for piece in line.pieces
        if piece.control
    )
    return Extract(source, controls, cells, **more)  # type: ignore[arg-type]


def read(*blocks: Block, source: Source = Source.WORD_TEXT, **more: object) -> ParsedForm:
    """These blocks read as the Customer Engagement Profile, whatever they are."""
    return match(extract(*blocks, source=source, **more), [form()], "ct_cep")


def read_controls(*controls: Control, source: Source = Source.WORD, **more: object) -> ParsedForm:
    """Controls without a sheet, read as the Customer Engagement Profile."""
    return match(Extract(source, controls, (), **more), [form()], "ct_cep")  # type: ignore[arg-type]


def values(parsed: ParsedForm, *fields: str) -> tuple[Value, ...]:
    """The values of these fields."""
    return tuple(parsed.fields[field].value for field in fields)


def filled(parsed: ParsedForm) -> dict[str, Value]:
    """Every field that has a value, save boxes that are not ticked."""
    return {
        field: reading.value
        for field, reading in parsed.fields.items()
        if reading.value is not None and reading.value is not False
    }
