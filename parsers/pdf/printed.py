"""What the pages print, by PDFium: read only when the sheet is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from parsers.errors import CorruptError, EncryptedError
from parsers.model import Cell, Control, Mark
from parsers.pdf.controls import Placed
from parsers.pdf.drawing import drawing_on
from parsers.pdf.geometry import Page
from parsers.pdf.sheet import PageContent, cells_of, control_item, faces_on
from parsers.pdf.tree import FieldTree
from parsers.pdf.words import words_on


@dataclass(slots=True)
class Printed:
    """The sheet, the marks and the check boxes that the pages draw."""

    cells: tuple[Cell, ...] = ()
    marks: tuple[Mark, ...] = ()
    controls: tuple[Control, ...] = ()
    warnings: list[str] = field(default_factory=list)


@contextmanager
def _document(data: bytes) -> Iterator[Any]:
    import pypdfium2 as pdfium  # noqa: PLC0415 - a heavy import, wanted only for a sheet

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedError("The PDF asks for a password.") from error
        raise CorruptError("The PDF's pages are damaged.") from error
    try:
        yield document
    finally:
        document.close()


def read_printed(
    data: bytes, pages: Sequence[Page], tree: FieldTree, placed: Sequence[Placed]
) -> Printed:
    """Lay out every page with its text, its controls and its marks."""
    made = Printed()
    cells: list[Cell] = []
    with _document(data) as document:
        for page in pages:
            content = _content(document, page, placed, cells)
            cells += cells_of(content)
    made.cells = tuple(cells)
    return made


def _content(
    document: Any, page: Page, placed: Sequence[Placed], before: Sequence[Cell]
) -> PageContent:
    raw = document[page.number - 1]
    text = raw.get_textpage()
    words = words_on(text, page)
    drawing = drawing_on(raw.raw, page)
    table = 1 + max((cell.table for cell in before if cell.table is not None), default=-1)
    items = [
        control_item(one.control, one.place)
        for one in placed
        if one.place and one.control.page == page.number
    ]
    return PageContent(page, words, items, faces_on(drawing, table))
