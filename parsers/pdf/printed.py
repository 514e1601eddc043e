"""What the pages print, by PDFium: read only when the sheet is wanted."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

import pypdfium2 as pypdfium
from pikepdf import Pdf

from parsers.errors import CorruptError, ScanError
from parsers.model import Cell, Control, ControlKind, Extract, Mark
from parsers.pdf.borders import ruled_faces
from parsers.pdf.combs import combed
from parsers.pdf.contents import check_contents
from parsers.pdf.controls import Controls, Placed, places_of
from parsers.pdf.covered import text_is_covered
from parsers.pdf.drawing import drawing_on
from parsers.pdf.fills import with_leaders, without_covered
from parsers.pdf.flattened import Flattened, flattened_on, without_drawn
from parsers.pdf.geometry import Page
from parsers.pdf.images import may_be_filled
from parsers.pdf.layers import as_shown
from parsers.pdf.limits import MAX_LAID_OUT
from parsers.pdf.looks import look_notes
from parsers.pdf.marks import is_scan, lies_askew, marks_on, seen_words, shows_paper
from parsers.pdf.notes import notes_on
from parsers.pdf.opening import Opened
from parsers.pdf.radios import with_printed_words
from parsers.pdf.sheet import PageContent, cells_of, control_item, mark_item
from parsers.pdf.stripes import without_stripes
from parsers.pdf.ticks import take_ticks
from parsers.pdf.tree import FieldTree
from parsers.pdf.typed_over import doubted
from parsers.pdf.words import words_on

_SCANS = (
    "The PDF is a scan: its pages are pictures without text. Scans are not read here; "
    "please send the filled form itself (Word or PDF)."
)


@dataclass(slots=True)
class Printed:
    """What the pages add to an extract, while they are read.

    ``tables`` counts the ruled tables so far, ``blank`` the pages without text, ``scans`` names
    those that are only pictures.
    """

    cells: list[Cell] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    tables: int = 0
    blank: int = 0


@contextmanager
def opened_by_pdfium(data: bytes, pdf: Pdf) -> Iterator[Any]:
    """PDFium's view of the file; where it cannot open it, of the file as pikepdf mended it."""
    try:
        document = pypdfium.PdfDocument(data)
    except pypdfium.PdfiumError:
        mended = BytesIO()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pdf.save(mended)
        try:
            document = pypdfium.PdfDocument(mended.getvalue())
        except pypdfium.PdfiumError as error:
            raise CorruptError("The PDF's pages are damaged. Please save it again.") from error
    try:
        yield document
    finally:
        document.close()


def prints_text(source: Opened) -> bool:
    """Whether any page that would be laid out holds text; False too where none can be opened."""
    pages = source.pages[:MAX_LAID_OUT]
    check_contents(source.pages_of(page.number for page in pages))
    with opened_by_pdfium(source.data, source.pdf) as document:
        for page in pages:
            with suppress(pypdfium.PdfiumError):
                if document[page.number - 1].get_textpage().count_chars():
                    return True
    return False


def with_sheet(made: Extract, source: Opened, tree: FieldTree, controls: Controls) -> Extract:
    """``made`` with the sheet of its pages, and the marks and check boxes that they draw.

    Raises ScanError when no page has text and at least one is a picture of a page,
    HostileError when the pages draw more than any form, CorruptError when none can be drawn; the
    first and the last only where there are no fields either.
    """
    printed = Printed()
    pages = source.pages[:MAX_LAID_OUT]
    check_contents(source.pages_of(page.number for page in pages))
    if len(pages) < len(source.pages):
        printed.warnings.append(f"Only the first {MAX_LAID_OUT} pages were laid out.")
    with opened_by_pdfium(as_shown(source.pdf, source.data), source.pdf) as document:
        for page in pages:
            try:
                _PageReader(document, source, page, controls, tree).read_into(printed)
            except pypdfium.PdfiumError as error:
                printed.broken.append(page.number)
                if len(printed.broken) == len(pages) and not controls.placed:
                    raise CorruptError("No page of the PDF can be read.") from error
    if printed.scans and not controls.placed and len(printed.scans) + printed.blank >= len(pages):
        raise ScanError(_SCANS)
    printed.scans += _scanned_beyond(source, len(pages))
    if printed.broken:
        named = ", ".join(str(number) for number in printed.broken)
        printed.warnings.append(f"Damaged pages cannot be read: page {named}.")
    return replace(
        made,
        controls=controls.all + tuple(printed.controls),
        sheet=tuple(printed.cells),
        marks=made.marks + tuple(printed.marks),
        warnings=tuple(dict.fromkeys([*made.warnings, *printed.warnings])),
        scanned=tuple(printed.scans),
    )


def _scanned_beyond(source: Opened, laid_out: int) -> tuple[int, ...]:
    """The pages behind those ``laid_out`` that are pictures of paper: a form may be on them."""
    beyond = source.pages[laid_out:]
    asked = [one for one in beyond if may_be_filled(source.pdf.pages[one.number - 1].obj)]
    if not asked:
        return ()
    from parsers.pdf.scanned import scanned_among  # noqa: PLC0415 - it opens files with this module

    return scanned_among(source, asked, ())


class _PageReader:
    """One page on its way from PDFium to cells."""

    def __init__(
        self, document: Any, source: Opened, page: Page, controls: Controls, tree: FieldTree
    ) -> None:
        self.document = document
        self.page = page
        self.controls = controls
        self.raw = document[page.number - 1]
        self.notes = notes_on(page, tree.annotations)
        self.drawing = drawing_on(self.raw.raw, page)
        self.words = seen_words(words_on(self.raw.get_textpage(), page), self.drawing)
        askew = lies_askew(self.words) and not self._asks()
        if askew or text_is_covered(document, page, self.words, self.drawing):
            self.words = []
        self.paper = askew or shows_paper(page, self.words, self.drawing)
        self.words = with_leaders(combed(self.words, self.drawing))
        self.placed = self._mine()
        self.flat = Flattened([], [], self.words)
        if all(control.kind is ControlKind.SIGNATURE for control in controls.all):
            raw = source.pdf.pages[page.number - 1].obj
            self.flat = flattened_on(raw, page, self.words, self.drawing)
        self.flat = doubted(self.flat, self.notes.words)

    def _asks(self) -> bool:
        """Whether the page has fields other than slots: then these say what was answered."""
        return any(
            one.place and one.control.page == self.page.number
            and one.control.kind is not ControlKind.SIGNATURE
            for one in self.controls.placed
        )  # fmt: skip

    def _mine(self) -> list[Placed]:
        """The controls of this page, with words for buttons that have none."""
        mine = []
        for place, one in enumerate(self.controls.placed):
            if one.place and one.control.page == self.page.number:
                self.controls.placed[place] = with_printed_words(one, self.page, self.words)
                mine.append(self.controls.placed[place])
        return mine

    def read_into(self, made: Printed) -> None:
        """Add this page to ``made``."""
        if not self.controls.fresh:
            made.warnings += [note for one in self.placed for note in look_notes(one)]
        self._classify(made)
        self.drawing.blots += self.notes.blots
        taken = [place for one in self.placed for place in places_of(one, self.page)]
        places = [*taken, *(rect for _, rect in self.flat.controls)]
        faces = ruled_faces(self.drawing, places, made.tables)
        words = self.flat.words + self.notes.words
        faces = without_stripes(faces, self.drawing.grounds, words, places)
        self.drawing.tick_boxes += without_drawn(self.flat.squares, self.drawing)
        ticked = take_ticks(self.page, words, self.drawing, faces, places)
        marks = marks_on(
            self.document, self.raw, self.page, self.drawing, ticked.used, paper=self.paper
        )
        marks += self.notes.marks
        made.controls += [control for control, _ in (*self.flat.controls, *ticked.boxes)]
        made.marks += [mark for mark, _ in marks]
        made.tables += len({face.table for face in faces if face.table is not None})
        items = [control_item(one.control, one.place) for one in self.placed if one.place]
        items += [
            control_item(control, rect) for control, rect in (*self.flat.controls, *ticked.boxes)
        ]
        items += [mark_item(mark, rect) for mark, rect in marks]
        written = without_covered(ticked.words, [*places, *(rect for _, rect in marks)])
        content = PageContent(self.page, written, items, faces, self.drawing.across)
        made.cells += cells_of(content)

    def _classify(self, made: Printed) -> None:
        """Note a page that is only a picture, that is blank, or that is too much to read.

        Under a picture of paper fields may be left over: people replace a page by its scan.
        """
        number = self.page.number
        if self.drawing.cut:
            made.warnings.append(f"Page {number} draws more than we read.")
        if self.paper or (not self.placed and is_scan(self.page, self.words, self.drawing)):
            made.scans.append(number)
        elif not self.placed and not self.words and not self.notes.words:
            made.blank += 1
