"""What was put over empty signature slots, without laying out the pages.

An agency that has no certificate signs with a pen on a tablet, a stamp, or a picture over the slot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsers.model import Control, ControlKind, Mark
from parsers.pdf.contents import check_contents
from parsers.pdf.controls import Placed
from parsers.pdf.geometry import Rect
from parsers.pdf.opening import Opened
from parsers.pdf.tree import FieldTree


def marks_over(source: Opened, tree: FieldTree, empty: Sequence[Placed]) -> tuple[Mark, ...] | None:
    """Ink, stamps, pictures and strokes that touch one of the ``empty`` slots.

    Annotations are asked first; only the pages of slots that have none are looked over by PDFium.
    None where such a page cannot be drawn: then the file has to be laid out to say so. Raises
    HostileError where pages hold too much.
    """
    if not empty:
        return ()
    from parsers.pdf.notes import notes_on  # noqa: PLC0415 - only few slots are empty

    found: list[Mark] = []
    bare: dict[int, list[Rect]] = {}
    for page in source.pages:
        slots = [one.place for one in empty if one.place and one.control.page == page.number]
        if not slots:
            continue
        notes = notes_on(page, tree.annotations).marks
        found += _touching(notes, slots)
        left = [slot for slot in slots if not any(_touch(slot, rect) for _, rect in notes)]
        if left:
            bare[page.number] = left
    drawn = _drawn(source, bare) if bare else []
    return None if drawn is None else (*drawn, *found)


def is_empty_slot(control: Control) -> bool:
    """Whether a control is a signature field in which nothing stands."""
    return control.kind is ControlKind.SIGNATURE and not (control.mark and control.mark.present)


def _drawn(source: Opened, bare: dict[int, list[Rect]]) -> list[Mark] | None:
    from pypdfium2 import PdfiumError  # noqa: PLC0415 - PDFium is heavy

    from parsers.pdf.drawing import drawing_on  # noqa: PLC0415
    from parsers.pdf.marks import marks_on  # noqa: PLC0415
    from parsers.pdf.printed import opened_by_pdfium  # noqa: PLC0415
    from parsers.pdf.scanned import is_paper  # noqa: PLC0415

    check_contents(source.pages_of(bare))
    found: list[Mark] = []
    try:
        with opened_by_pdfium(source.data, source.pdf) as document:
            for number, slots in bare.items():
                page, raw = source.pages[number - 1], document[number - 1]
                drawing = drawing_on(raw.raw, page)
                paper = is_paper(document, page, drawing)
                marks = marks_on(document, raw, page, drawing, (), paper=paper)
                found += _touching(marks, slots)
    except PdfiumError:
        return None
    return found


def _touching(marks: Iterable[tuple[Mark, Rect]], slots: Sequence[Rect]) -> list[Mark]:
    return [mark for mark, rect in marks if any(_touch(slot, rect) for slot in slots)]


def _touch(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
