"""A PDF without some of its fields: what lies under them can be seen then."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Object

from parsers.model import Control
from parsers.pdf.controls import Placed, read_controls
from parsers.pdf.geometry import Rect, rect_of
from parsers.pdf.opening import opened
from parsers.pdf.strings import text_of
from parsers.pdf.tree import elements, entries, read_tree


def without_fields(
    data: bytes, pages: Collection[int], chosen: Callable[[Sequence[Control]], Collection[str]]
) -> bytes:
    """``data`` without the widgets on ``pages`` of the fields whose names are ``chosen``.

    ``data`` itself where there are none. Raises the errors of ``parsers.pdf.opening.opened``.
    """
    with opened(data) as source:
        placed = read_controls(read_tree(source.pdf), source.pages).placed
        names = chosen([one.control for one in placed]) if placed else ()
        gone = _places([one for one in placed if one.control.name in names])
        there = sorted(set(pages) & gone.keys())
        if not there:
            return data
        for number in there:
            holder = source.pdf.pages[number - 1].obj
            kept = (one for one in elements(holder.get("/Annots")) if not _is_at(one, gone[number]))
            holder.Annots = pikepdf.Array(kept)
        out = BytesIO()
        source.pdf.save(out)
        return out.getvalue()


def _places(placed: Sequence[Placed]) -> dict[int, set[Rect]]:
    """The rectangles of widgets by page."""
    found: dict[int, set[Rect]] = {}
    for one in placed:
        for widget in one.raw.widgets:
            if widget.page and (rect := widget.rect):
                found.setdefault(widget.page, set()).add(rect)
    return found


def _is_at(annotation: Object, places: Collection[Rect]) -> bool:
    node = entries(annotation)
    return text_of(node.get("/Subtype")) == "Widget" and rect_of(node.get("/Rect")) in places
