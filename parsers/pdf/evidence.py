"""What places in doubt look like on the pages of a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdfium2 as pypdfium

from form_templates.model import FieldType, Form
from parsers.cropping import shown_as
from parsers.errors import ParseError
from parsers.model import (
    Anchor,
    Box,
    Damage,
    Evidence,
    ParsedForm,
    Reading,
    SignatureReading,
)
from parsers.pdf.opening import opened
from parsers.pdf.printed import opened_by_pdfium

if TYPE_CHECKING:
    from PIL.Image import Image

    from parsers.pdf.geometry import Page

_SCALE = 2.5
"""Pixels a point: 180 an inch, enough for eyes."""
_LONGEST = 4_000
"""Pixels of a page's longer side: larger pages are drawn smaller."""
_BESIDE, _ABOVE = 9.0, 13.0
"""Points around a place that are shown with it."""


def with_evidence(data: bytes, read: ParsedForm, forms: Sequence[Form]) -> ParsedForm:
    """``read`` with a picture of each place in the PDF ``data`` that a person may be asked about.

    ``forms`` are those that it may be of. What cannot be drawn has none.
    """
    form = next((one for one in forms if one.id == read.form), None)
    anchors = dict(in_doubt(read, form)) if form else {}
    if not anchors:
        return read
    made: tuple[Evidence, ...] = ()
    with (
        suppress(ParseError, pypdfium.PdfiumError),
        opened(data) as source,
        opened_by_pdfium(source.data, source.pdf) as document,
    ):
        with suppress(pypdfium.PdfiumError):
            document.init_forms()
        made = tuple(_pictures(document, source.pages, anchors))
    return replace(read, evidence=made)


def in_doubt(read: ParsedForm, form: Form) -> Iterator[tuple[str, Anchor]]:
    """Places in doubt of what may be required; a text layer shows long texts as they are."""
    told: dict[str, Reading | SignatureReading] = {**read.fields, **read.signatures}
    for name, one in told.items():
        field = form.fields.get(name)
        if field is None or field.type is FieldType.LONG_TEXT:
            continue
        asked = field.required or field.required_when is not None
        if asked and not one.sure and one.found_by is not None and one.anchor and one.anchor.box:
            yield name, one.anchor


def _pictures(
    document: Any, pages: tuple[Page, ...], anchors: Mapping[str, Anchor]
) -> Iterator[Evidence]:
    drawn: dict[int, tuple[Image, float]] = {}
    for name, anchor in anchors.items():
        box = anchor.box
        if box is None or not 1 <= box.page <= len(pages):
            continue
        page = pages[box.page - 1]
        if box.page not in drawn:
            scale = min(_SCALE, _LONGEST / max(page.width, page.height))
            raw = document[box.page - 1].render(scale=scale, grayscale=True)
            drawn[box.page] = raw.to_pil().convert("L"), scale
        made = shown_as(name, _cut(*drawn[box.page], page, box), anchor.place, Damage.NONE)
        if made is not None:
            yield made


def _cut(picture: Image, scale: float, page: Page, box: Box) -> Image:
    left, top, right, bottom = page.placed((box.x0, box.y0, box.x1, box.y1))
    edges = (
        (left - _BESIDE) * scale, (top - page.top - _ABOVE) * scale,
        (right + _BESIDE) * scale, (bottom - page.top + _BESIDE) * scale,
    )  # fmt: skip
    x0, y0, x1, y1 = (max(0, round(edge)) for edge in edges)
    return picture.crop((x0, y0, min(x1, picture.width), min(y1, picture.height)))
