"""Scanned pages of prints that are not ours as one profile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from form_templates.model import Form
from parsers.matching.match import match
from parsers.model import Extract, ParsedForm, Source
from parsers.pdf.geometry import Page
from parsers.scan.foreign.levelling import levelled
from parsers.scan.foreign.pages import Laid, laid_out
from parsers.scan.raster import PagePicture

Pictured = tuple[PagePicture, Page | None]
"""A page's picture, with its geometry where it came out of a PDF."""


def read_foreign(
    pages: Iterable[Pictured], forms: Sequence[Form], form_id: str | None = None
) -> ParsedForm:
    """The profile on ``pages``, whose print is not known.

    Raises NoFormError where no form is recognised.
    """
    return profile_in(extracted(pages), forms, form_id)


def extracted(pages: Iterable[Pictured]) -> Extract:
    """What ``pages`` show, before anyone asks which form it is."""
    laid: list[Laid] = []
    top = 0.0
    for picture, geometry in pages:
        tables = sum(_tables(one) for one in laid)
        laid.append(laid_out(levelled(picture), picture, top, tables, geometry))
        top += laid[-1].height
    return Extract(
        Source.SCAN,
        tuple(control for page in laid for control in page.controls),
        tuple(cell for page in laid for cell in page.cells),
        len(laid),
        tuple(mark for page in laid for mark in page.marks),
    )


def profile_in(extract: Extract, forms: Sequence[Form], form_id: str | None = None) -> ParsedForm:
    """The profile that ``extract`` is. Raises NoFormError where no form is recognised."""
    told = match(extract, forms, form_id)
    # A section that was not found may stand where the print is not understood.
    return replace(told, missing_sections=())


def _tables(page: Laid) -> int:
    return len({cell.table for cell in page.cells if cell.table is not None})
