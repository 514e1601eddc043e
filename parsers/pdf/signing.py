"""Signature fields and buttons that hold a picture: what stands in them, as claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from parsers.model import Anchor, Mark, MarkKind
from parsers.pdf.limits import MAX_DEPTH
from parsers.pdf.strings import date_of, name_text, text_of
from parsers.pdf.tree import Node, entries

if TYPE_CHECKING:
    from pikepdf import Object

_LOOKED_AT = 60


def digital_mark(value: object, anchor: Anchor) -> Mark:
    """The mark of a signature field whose /V is ``value``.

    Present only when a signature dictionary with /ByteRange or /Contents stands there. A document
    timestamp is nobody's signature: its mark is labelled so and not present. Nothing is verified.
    """
    node = entries(value)
    signed = "/ByteRange" in node or "/Contents" in node
    if not signed:
        return Mark(MarkKind.DIGITAL, False, anchor)
    if text_of(node.get("/Type")) == "DocTimeStamp" or text_of(node.get("/SubFilter")) == (
        "ETSI.RFC3161"
    ):
        return Mark(MarkKind.DIGITAL, False, anchor, label="document timestamp")
    signer = text_of(node.get("/Name")).strip() or text_of(node.get("/Reason")).strip()
    when = date_of(text_of(node.get("/M"))) if "/M" in node else None
    return Mark(MarkKind.DIGITAL, True, anchor, signer or None, when)


def normal_appearance(widget: Node) -> Object | None:
    """The widget's normal appearance stream, the one for its state where there are several."""
    normal = entries(widget.get("/AP")).get("/N")
    if isinstance(normal, pikepdf.Dictionary):
        state = text_of(widget.get("/AS"))
        normal = next(
            (look for key, look in entries(normal).items() if name_text(key) == state), None
        )
    return normal if isinstance(normal, pikepdf.Stream) else None


def picture_in(widget: Node) -> Object | None:
    """The image that a button shows: in its appearance, or as its icon (/MK /I)."""
    found = _image_below(normal_appearance(widget))
    return found if found is not None else _image_below(entries(widget.get("/MK")).get("/I"))


def _image_below(drawing: object) -> Object | None:
    """The first image used by a form drawing or by drawings inside it."""
    waiting: list[tuple[object, int]] = [(drawing, 0)]
    for _ in range(_LOOKED_AT):
        if not waiting:
            return None
        current, depth = waiting.pop()
        node = entries(current)
        if text_of(node.get("/Subtype")) == "Image":
            return current  # type: ignore[return-value]  # only a stream has a subtype here
        resources = entries(node.get("/Resources"))
        if depth < MAX_DEPTH:
            inner = entries(resources.get("/XObject")).values()
            waiting.extend((below, depth + 1) for below in inner)
    return None
