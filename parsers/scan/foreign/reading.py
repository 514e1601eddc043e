"""Scanned pages of prints that are not ours as one profile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from form_templates.model import Form
from parsers.matching.match import match
from parsers.model import (
    Extract,
    ParsedForm,
    Reading,
    SignatureReading,
    SignatureStatus,
    Source,
)
from parsers.pdf.geometry import Page
from parsers.scan.foreign.levelling import levelled
from parsers.scan.foreign.pages import Laid, laid_out
from parsers.scan.judging import DOUBTED
from parsers.scan.raster import PagePicture

Pictured = tuple[PagePicture, Page | None]
"""A page's picture, with its geometry where it came out of a PDF."""


def read_foreign(
    pages: Iterable[Pictured],
    forms: Sequence[Form],
    form_id: str | None = None,
    time_left: Callable[[], bool] = lambda: True,
) -> ParsedForm:
    """The profile on ``pages``, whose print is not known.

    Pages for which ``time_left`` says no stay unread and are named. Raises NoFormError where no
    form is recognised.
    """
    return profile_in(extracted(pages, time_left), forms, form_id)


def extracted(pages: Iterable[Pictured], time_left: Callable[[], bool] = lambda: True) -> Extract:
    """What ``pages`` show, before anyone asks which form it is."""
    laid: list[Laid] = []
    warnings: list[str] = []
    top = 0.0
    for picture, geometry in pages:
        if not time_left():
            warnings.append(f"There was no time to read page {picture.number}.")
            continue
        tables = sum(_tables(one) for one in laid)
        laid.append(laid_out(levelled(picture), picture, top, tables, geometry))
        top += laid[-1].height
    return Extract(
        Source.SCAN,
        tuple(control for page in laid for control in page.controls),
        tuple(cell for page in laid for cell in page.cells),
        len(laid),
        tuple(mark for page in laid for mark in page.marks),
        warnings=tuple(warnings),
    )


def profile_in(extract: Extract, forms: Sequence[Form], form_id: str | None = None) -> ParsedForm:
    """The profile that ``extract`` is. Raises NoFormError where no form is recognised.

    That nothing was seen at a place is never sure on a print that nobody knows: a person looks
    before a form goes back for it. A slot is *missing* only where all slots were found and no ink
    is left over that may be its signature; else it is *unclear*.
    """
    told = match(extract, forms, form_id)
    fields = {key: _unproven(one) for key, one in told.fields.items()}
    slots = told.signatures
    if _may_be_signed(extract, slots.values()):
        slots = {key: _perhaps(one) for key, one in slots.items()}
    # A section that was not found may stand where the print is not understood.
    return replace(told, fields=fields, signatures=slots, missing_sections=())


def _unproven(reading: Reading) -> Reading:
    if isinstance(reading.value, bool) or reading.value is not None:
        return reading
    return replace(reading, confidence=min(reading.confidence, DOUBTED))


def _may_be_signed(extract: Extract, slots: Collection[SignatureReading]) -> bool:
    """Whether a slot's place was not found, or ink stands where no slot was found."""
    lost = bool(extract.warnings) or any(one.found_by is None for one in slots)
    claimed = {one.anchor for one in slots if one.status is not SignatureStatus.MISSING}
    return lost or any(mark.anchor not in claimed for mark in extract.marks)


def _perhaps(slot: SignatureReading) -> SignatureReading:
    if slot.status is not SignatureStatus.MISSING:
        return slot
    sure = min(slot.confidence, DOUBTED)
    reason = "Nothing was seen here, but the print is not one that is known."
    return replace(slot, status=SignatureStatus.UNCLEAR, confidence=sure, reason=reason)


def _tables(page: Laid) -> int:
    return len({cell.table for cell in page.cells if cell.table is not None})
