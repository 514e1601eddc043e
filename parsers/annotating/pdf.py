"""Notes on a PDF: a highlight at each place, a note beside it, a summary on the first page.

ISO 32000-1, 12.5.6.4 and 12.5.6.10. The notes lie below the fields, so that these can be filled in
as before, and are not printed.
"""

from __future__ import annotations

from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from parsers.annotating.sheet import sheet_of
from parsers.model import Annotated, Box, Note, Notes
from parsers.pdf.geometry import Page, Rect
from parsers.pdf.notes import OUR_NOTE, is_ours
from parsers.pdf.opening import Opened, opened
from parsers.pdf.tree import entries

_YELLOW = (1.0, 0.93, 0.55)
_RED = (0.85, 0.2, 0.15)
_MARGIN = 1.5
"""Points by which a highlight is larger than the place that it marks."""
_LEAST = 28.0
"""Points that a highlight is wide at least: smaller ones would pass for ticks."""
_ICON, _EDGE = 18.0, 6.0
"""Points of an icon's sides, and between the summary's and the page's upper left corner."""
_WIDE = 70.0
"""Points from which a place has room for the icon beside what is written there."""
_NO_ZOOM, _NO_ROTATE = 0b01000, 0b10000
"""Flags of notes (12.5.3). Without the flag Print they stay on the screen. On a page that is turned
one that does not turn with it would lie beside its place, or off the page.
"""


def annotate_pdf(data: bytes, notes: Notes) -> Annotated:
    """``data`` with a note at each place; a signed file gets a sheet of its own."""
    with opened(data) as source:
        if is_signed(source.pdf):
            return Annotated(sheet_of(notes), ".pdf", apart=True)
        return Annotated(NotedCopy(source).with_notes(notes), ".pdf")


def is_signed(pdf: Pdf) -> bool:
    """Whether altering the file would break a signature, or the rights that Adobe gave it."""
    return any("/ByteRange" in entries(one) for one in pdf.objects)


class NotedCopy:
    """An open PDF on its way to being written again."""

    def __init__(self, source: Opened) -> None:
        self._pdf, self._pages = source.pdf, source.pages
        self._count = 0

    def with_notes(self, notes: Notes) -> bytes:
        """The bytes of the copy."""
        self.put(notes)
        self._summary(notes)
        return self.written()

    def put(self, notes: Notes) -> None:
        """Each note at its place, and none of an earlier copy."""
        for page in self._pdf.pages:
            self._take_out_ours(page.obj)
        for note in notes.notes:
            box = note.anchor.box if note.anchor else None
            if box is not None and 1 <= box.page <= len(self._pages):
                self._at(box, note, notes)

    def written(self) -> bytes:
        """The bytes of the copy as it stands now."""
        stream = BytesIO()
        self._pdf.save(stream, encryption=True if self._pdf.is_encrypted else None)
        return stream.getvalue()

    @staticmethod
    def _take_out_ours(page: Object) -> None:
        held = page.get("/Annots")
        if isinstance(held, Array):
            kept = [one for one in held if not is_ours(entries(one))]
            if len(kept) != len(held):
                page.Annots = Array(kept)

    def _at(self, box: Box, note: Note, notes: Notes) -> None:
        page = self._pages[box.page - 1]
        left, high, right, low = page.placed((box.x0, box.y0, box.x1, box.y1))
        right = max(right + _MARGIN, left - _MARGIN + _LEAST)
        place = (left - _MARGIN, high - _MARGIN, right, low + _MARGIN)
        rect = _rect(page.box(place))
        highlight = self._annotation("/Highlight", rect, note.said, notes, 0)
        x0, y0, x1, y1 = rect
        highlight.QuadPoints = Array([x0, y1, x1, y1, x0, y0, x1, y0])
        highlight.AP = Dictionary(N=self._yellow(rect))
        self._put(box.page, highlight, below=True)
        icon = self._annotation("/Text", _icon(place, page), note.said, notes, _flags(page))
        self._put(box.page, icon)

    def _summary(self, notes: Notes) -> None:
        page = self._pages[0]
        high = page.top + _EDGE
        rect = _rect(page.box((_EDGE, high, _EDGE + _ICON, high + _ICON)))
        note = self._annotation("/Text", rect, notes.summary, notes, _flags(page))
        note.Open = True
        note.C = Array(list(_RED))
        self._put(1, note)

    def _annotation(self, kind: str, rect: Rect, text: str, notes: Notes, flags: int) -> Object:
        self._count += 1
        made = Dictionary(
            Type=Name.Annot, Subtype=Name(kind), Rect=Array(list(rect)), Contents=String(text),
            T=String(notes.author), NM=String(f"{OUR_NOTE}{self._count}"),
            M=String(notes.at.strftime("D:%Y%m%d%H%M%SZ")), C=Array(list(_YELLOW)),
            F=flags,
        )  # fmt: skip
        if kind == "/Text":
            made.Name = Name.Comment
        return made

    def _yellow(self, rect: Rect) -> Object:
        """The look of a highlight: what is printed below it stays readable."""
        x0, y0, x1, y1 = rect
        red, green, blue = _YELLOW
        drawn = f"/G gs {red} {green} {blue} rg {x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f"
        look = self._pdf.make_stream(drawn.encode())
        look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array(list(rect))
        look.Resources = Dictionary(ExtGState=Dictionary(G=Dictionary(BM=Name.Multiply)))
        return self._pdf.make_indirect(look)

    def _put(self, number: int, made: Object, *, below: bool = False) -> None:
        """Add an annotation to those that the page has, over them or ``below``."""
        page = self._pdf.pages[number - 1].obj
        held = page.get("/Annots")
        there = list(held) if isinstance(held, Array) else []
        there.insert(0 if below else len(there), self._pdf.make_indirect(made))
        page.Annots = Array(there)


def _flags(page: Page) -> int:
    return _NO_ZOOM if page.turn else _NO_ZOOM | _NO_ROTATE


def _icon(place: Rect, page: Page) -> Rect:
    """The icon of a place on the sheet: in its upper right corner, behind one that is narrow."""
    left, high, right, _ = place
    inside = right - left >= _WIDE
    x0 = right - _ICON - 1 if inside else min(right + 1, page.width - _ICON - 1)
    return _rect(page.box((x0, high, x0 + _ICON, high + _ICON)))


def _rect(box: Box) -> Rect:
    return box.x0, box.y0, box.x1, box.y1
