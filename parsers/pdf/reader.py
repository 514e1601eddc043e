"""One PDF as an extract: fields first, the printed sheet where it is asked for."""

from __future__ import annotations

from parsers.model import Cell, Control, Extract, Mark, Source
from parsers.pdf.controls import Placed, read_controls
from parsers.pdf.formmark import form_mark_of
from parsers.pdf.geometry import pages_of
from parsers.pdf.opening import opened
from parsers.pdf.tree import read_tree


def read(data: bytes, sheet: bool) -> Extract:
    """See :func:`parsers.pdf.read_pdf`."""
    with opened(data) as pdf:
        pages = pages_of(pdf)
        tree = read_tree(pdf)
        controls = read_controls(tree, pages)
        cells: tuple[Cell, ...] = ()
        drawn: tuple[Control, ...] = ()
        marks = _control_marks(controls.placed)
        warnings = list(controls.warnings)
        if sheet or not controls.placed:
            from parsers.pdf.printed import read_printed  # noqa: PLC0415 - PDFium is heavy

            printed = read_printed(data, pages, tree, controls.placed)
            cells, marks, drawn = printed.cells, marks + printed.marks, printed.controls
            warnings += printed.warnings
        source = Source.PDF_FORM if controls.placed else Source.PDF_TEXT
        return Extract(
            source=source,
            controls=controls.all + drawn,
            sheet=cells,
            pages=len(pages),
            marks=marks,
            form_mark=form_mark_of(pdf),
            warnings=tuple(dict.fromkeys(warnings)),
        )


def _control_marks(placed: list[Placed]) -> tuple[Mark, ...]:
    return tuple(one.control.mark for one in placed if one.control.mark)
