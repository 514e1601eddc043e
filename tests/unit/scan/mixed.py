"""PDFs of typed pages and scanned ones, put together as people do it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image

import fixtures
from fixtures.answers import Answers, complete
from fixtures.pdf_fill import fill_pdf
from parsers.scan.picture import Grey

SCAN = (Path(fixtures.__file__).parent / "forms" / "scan-office.pdf").read_bytes()
"""A profile of two pages, signed on the second, as an office scanner sends it."""
ANSWERS: Answers = complete(
    "Road Salt Depot", "Test Roads Office", "Sample Requestor", "11/20/2026"
)

Pages = tuple[bytes, int]
"""A file and one of its pages, from 1."""


def typed(*, flat: bool = False, signed: Sequence[str] = (), **changes: str) -> bytes:
    """The profile of :data:`SCAN` as typed; nobody signed it but in the slots ``signed``."""
    seeds = {slot: number for number, slot in enumerate(signed, start=5)}
    return fill_pdf(ANSWERS | changes, seeds, flat=flat)


def merged(first: bytes, *pages: Pages, without: Sequence[int] = (), before: bool = False) -> bytes:
    """The file ``first`` with ``pages`` behind it, or ``before`` it, and some of its own taken out.

    Fields whose pages are taken out stay in the form, as merging programs leave them.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(first)) as whole:
        for number in sorted(without, reverse=True):
            del whole.pages[number - 1]
        for place, (data, number) in enumerate(pages):
            with pikepdf.open(io.BytesIO(data)) as other:
                whole.pages.insert(place if before else len(whole.pages), other.pages[number - 1])
        whole.save(out)
    return out.getvalue()


def scanned(*sheets: Grey, dpi: int = 150) -> bytes:
    """A PDF whose pages are pictures of ``sheets``."""
    first, *others = [Image.fromarray(np.asarray(sheet)) for sheet in sheets]
    out = io.BytesIO()
    first.save(out, "PDF", resolution=dpi, save_all=True, append_images=others)
    return out.getvalue()
