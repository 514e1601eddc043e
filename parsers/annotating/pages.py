"""Notes on scans: the pages as they were sent, marks at the places, a summary before them.

Needs the extra ``scan``: without it no place is known on a scan.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace

from pikepdf import Array, Dictionary, Name, Page, Pdf
from PIL import Image

from parsers.annotating.pdf import NotedCopy, is_signed
from parsers.annotating.sheet import sheet_of
from parsers.detect import detect
from parsers.model import Anchor, Annotated, FileKind, Note, Notes
from parsers.pdf.front import mark_as_front
from parsers.pdf.opening import opened
from parsers.scan.pixels.raster import PagePicture, pictures_of, upright_frames

_LONGEST = 2_400
"""Pixels of a page's longer side: 218 an inch."""
_JPEG = 75


def annotated_pages(files: Sequence[tuple[str, bytes]], notes: Notes) -> Annotated:
    """The pages of ``files`` (name and content) as one PDF with ``notes``."""
    with ExitStack() as stack:
        whole = stack.enter_context(Pdf.new())
        starts: dict[str, int] = {}
        for name, data in files:
            if detect(data) is FileKind.PDF:
                source = stack.enter_context(opened(data)).pdf
                if is_signed(source):
                    return Annotated(sheet_of(replace(notes, scan=False)), ".pdf", apart=True)
            else:
                source = stack.enter_context(_pdf_of(data))
            starts[name] = -1 if name in starts else len(whole.pages)
            whole.pages.extend(source.pages)
        placed = replace(notes, notes=tuple(_moved(one, starts, len(files)) for one in notes.notes))
        return Annotated(_noted(whole, placed), ".pdf", scan=True)


def _moved(note: Note, starts: dict[str, int], files: int) -> Note:
    """``note`` at its page of the whole; without a place where its file cannot be told."""
    anchor = note.anchor
    if anchor is None or anchor.box is None:
        return note
    start = 0 if files == 1 else starts.get(anchor.part, -1)
    if start < 0:
        return replace(note, anchor=Anchor(anchor.place))
    box = replace(anchor.box, page=anchor.box.page + start)
    return replace(note, anchor=replace(anchor, box=box))


def _noted(whole: Pdf, notes: Notes) -> bytes:
    stream = io.BytesIO()
    whole.save(stream)
    with opened(stream.getvalue()) as source, Pdf.open(io.BytesIO(sheet_of(notes))) as sheet:
        copy = NotedCopy(source)
        copy.put(notes)
        for number, page in enumerate(sheet.pages):
            source.pdf.pages.insert(number, page)
            mark_as_front(source.pdf.pages[number].obj)
        return copy.written()


def _pdf_of(data: bytes) -> Pdf:
    """A picture file as a PDF whose pages have the size in points by which it was read."""
    made = Pdf.new()
    for picture, frame in zip(pictures_of(data), upright_frames(data), strict=True):
        made.add_blank_page(page_size=(picture.width, picture.height))
        _draw(made, made.pages[-1], picture, frame)
    return made


def _draw(made: Pdf, page: Page, picture: PagePicture, frame: Image.Image) -> None:
    shown = made.make_stream(b"")
    shown.Type, shown.Subtype = Name.XObject, Name.Image
    if frame.mode == "1":
        shown.Width, shown.Height = frame.size
        shown.ColorSpace, shown.BitsPerComponent = Name.DeviceGray, 1
        shown.write(frame.tobytes())
    else:
        smaller = frame.convert("L" if frame.mode in {"L", "LA", "I", "F", "I;16"} else "RGB")
        smaller.thumbnail((_LONGEST, _LONGEST))
        stream = io.BytesIO()
        smaller.save(stream, "JPEG", quality=_JPEG)
        shown.Width, shown.Height = smaller.size
        shown.ColorSpace = Name.DeviceGray if smaller.mode == "L" else Name.DeviceRGB
        shown.BitsPerComponent = 8
        shown.write(stream.getvalue(), filter=Name.DCTDecode)
    page.obj.Resources = Dictionary(XObject=Dictionary(Im=shown))
    drawn = f"q {picture.width:.3f} 0 0 {picture.height:.3f} 0 0 cm /Im Do Q"
    page.obj.Contents = made.make_stream(drawn.encode())
    page.obj.MediaBox = Array([0, 0, picture.width, picture.height])
