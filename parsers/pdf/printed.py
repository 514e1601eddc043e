"""What the pages print, by PDFium: read only when the sheet is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from parsers.errors import CorruptError, EncryptedError, UnsupportedError
from parsers.model import Cell, Control, Mark
from parsers.pdf.controls import Placed, places_of
from parsers.pdf.drawing import drawing_on
from parsers.pdf.geometry import Page
from parsers.pdf.grid import faces_of
from parsers.pdf.marks import is_scan, marks_on, seen_words
from parsers.pdf.notes import notes_on
from parsers.pdf.sheet import PageContent, cells_of, control_item, mark_item
from parsers.pdf.ticks import take_ticks
from parsers.pdf.tree import FieldTree
from parsers.pdf.words import words_on

_SCANS = (
    "The PDF is a scan: its pages are pictures without text. Scans are not read yet; "
    "please send the filled form itself (Word or PDF)."
)


@dataclass(slots=True)
class Printed:
    """The sheet, the marks and the check boxes that the pages draw."""

    cells: tuple[Cell, ...] = ()
    marks: tuple[Mark, ...] = ()
    controls: tuple[Control, ...] = ()
    warnings: list[str] = field(default_factory=list)
    tables: int = 0
    blank: int = 0


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
    """Lay out every page with its text, its controls and its marks.

    Raises UnsupportedError when no page has text and at least one is a picture of a page.
    """
    made = Printed()
    scans: list[int] = []
    with _document(data) as document:
        for page in pages:
            mine = [one for one in placed if one.place and one.control.page == page.number]
            _PageReader(document, page, mine, tree).read_into(made, scans)
    if scans and not placed and len(scans) + made.blank >= len(pages):
        raise UnsupportedError(_SCANS)
    if scans:
        named = ", ".join(str(number) for number in scans)
        made.warnings.append(f"Scanned pages are not read yet: page {named}.")
    return made


class _PageReader:
    """One page on its way from PDFium to cells."""

    def __init__(
        self, document: Any, page: Page, placed: Sequence[Placed], tree: FieldTree
    ) -> None:
        self.document = document
        self.page = page
        self.placed = placed
        self.raw = document[page.number - 1]
        self.notes = notes_on(page, tree.annotations)

    def read_into(self, made: Printed, scans: list[int]) -> None:
        """Add this page to ``made``; a page that is only a picture goes to ``scans``."""
        drawing = drawing_on(self.raw.raw, self.page)
        words = seen_words(words_on(self.raw.get_textpage(), self.page), drawing)
        if not self.placed and is_scan(self.page, words, drawing):
            scans.append(self.page.number)
        elif not words and not self.placed and not self.notes.words:
            made.blank += 1
        drawing.blots += self.notes.blots
        faces = faces_of(drawing.across, drawing.down, made.tables)
        taken = [place for one in self.placed for place in places_of(one, self.page)]
        ticked = take_ticks(self.page, words + self.notes.words, drawing, faces, taken)
        marks = marks_on(self.document, self.raw, self.page, drawing, ticked.used)
        marks += self.notes.marks
        made.controls += tuple(control for control, _ in ticked.boxes)
        made.marks += tuple(mark for mark, _ in marks)
        made.tables = 1 + max(
            (f.table or 0 for f in faces if f.table is not None), default=made.tables - 1
        )
        items = [control_item(one.control, one.place) for one in self.placed if one.place]
        items += [control_item(control, rect) for control, rect in ticked.boxes]
        items += [mark_item(mark, rect) for mark, rect in marks]
        content = PageContent(self.page, ticked.words, items, faces, drawing.across)
        made.cells += tuple(cells_of(content))
        if drawing.cut:
            made.warnings.append(f"Page {self.page.number} draws more than we read.")
