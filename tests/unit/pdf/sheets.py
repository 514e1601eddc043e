"""The sheet of a page that a test draws, as words."""

from __future__ import annotations

from collections.abc import Iterable

from parsers.model import Cell, Extract
from parsers.pdf import read_pdf
from tests.unit.pdf.builders import Document


def drawn(instructions: str, **options) -> Extract:
    return read_pdf(Document(**options).draw(instructions).bytes())


def words(cell: Cell) -> str:
    """A cell's lines; a control as its value, a mark as its kind."""
    return "\n".join(
        " | ".join(
            p.text or (str(p.control.value) if p.control else p.mark.kind.value)
            for p in line.pieces
        )
        for line in cell.lines
    )


def said(extract: Extract | Iterable[Cell]) -> list[str]:
    cells = extract.sheet if isinstance(extract, Extract) else extract
    return [words(cell) for cell in cells]


def grid(xs: list[float], ys: list[float]) -> str:
    """Ruled lines at every x and y."""
    lines = [f"{xs[0]} {y} m {xs[-1]} {y} l S" for y in ys]
    lines += [f"{x} {ys[0]} m {x} {ys[-1]} l S" for x in xs]
    return "\n".join(lines) + "\n"
