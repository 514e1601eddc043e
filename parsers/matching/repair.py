"""Mending what other programs break when they save a form, before it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.matching.finding import Occurrence, find_exact
from parsers.matching.flow import CellText, Thing
from parsers.matching.values import parse_date
from parsers.matching.vocabulary import Vocabulary
from parsers.model import Cell, Control, ControlKind, Extract, Line

_FRAGMENT = re.compile(r"(?:^|[\s:])(\w{1,2})$")


def repaired(extract: Extract) -> Extract:
    """The extract with dates whole again whose first letter was left outside their control.

    LibreOffice 7 writes the first character of a date control's text before the control.
    """
    mended = dict(_broken(extract.sheet))
    if not mended:
        return extract
    controls = tuple(mended.get(id(control), control) for control in extract.controls)
    cells = tuple(_with(cell, mended) for cell in extract.sheet)
    return replace(extract, controls=controls, sheet=cells)


def with_spill(control: Control, cells: Sequence[CellText], vocabulary: Vocabulary) -> Control:
    """A long text's control with the paragraphs that follow it in its cell, up to a label.

    LibreOffice and Google Docs keep only the first paragraph of a text inside its control.
    """
    cell = next((c for c in cells if any(t.control is control for t in c.things)), None)
    if cell is None or not isinstance(control.value, str) or control.multiline:
        return control
    last = cell.things[-1]
    behind = cell.text[last.offset + 1 :]
    if last.control is not control or not behind.startswith("\n") or not behind.strip():
        return control
    if any(o.label.unique and o.opens and o.ends for o in _labels_behind(vocabulary, cell, last)):
        return control
    if re.fullmatch(r"\s*\([^()]*\)\s*", behind):
        return control
    whole = f"{control.value}\n{behind.strip()}"
    return replace(control, value=whole, shown=whole)


def _labels_behind(vocabulary: Vocabulary, cell: CellText, last: Thing) -> list[Occurrence]:
    return [one for one in find_exact(vocabulary, cell) if one.start > last.offset]


def _broken(sheet: tuple[Cell, ...]) -> Iterator[tuple[int, Control]]:
    for cell in sheet:
        for line in cell.lines:
            for before, piece in zip(line.pieces, line.pieces[1:], strict=False):
                control = piece.control
                if not before.text or control is None or control.kind is not ControlKind.DATE:
                    continue
                fragment = _FRAGMENT.search(before.text)
                if fragment and isinstance(control.value, str):
                    whole = fragment.group(1) + control.value
                    if parse_date(whole):
                        yield id(control), replace(control, value=whole, shown=whole)


def _with(cell: Cell, mended: dict[int, Control]) -> Cell:
    if not any(id(p.control) in mended for line in cell.lines for p in line.pieces):
        return cell
    lines = tuple(
        Line(
            line.y0,
            line.y1,
            tuple(
                replace(piece, control=mended[id(piece.control)])
                if id(piece.control) in mended
                else piece
                for piece in line.pieces
            ),
        )
        for line in cell.lines
    )
    return replace(cell, lines=lines)
