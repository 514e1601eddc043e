"""Filled forms as other programs flatten them: fields become part of the page."""

from __future__ import annotations

import io
import random
import subprocess
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from tests.layouts.pdf.designs import DESIGNS as FORMS
from tests.layouts.pdf.designs import PdfDesign
from tests.layouts.strange.writer import western
from tests.layouts.truth import Profile

Flattener = Callable[[bytes], bytes]


def by_pikepdf(data: bytes) -> bytes:
    """qpdf's way: looks made anew, each painted on the page as a drawing of its own."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
        if "/AcroForm" in pdf.Root:
            del pdf.Root.AcroForm
        pdf.save(out)
    return out.getvalue()


def by_pdfium(data: bytes) -> bytes:
    """PDFium's way, which Chromium and many viewers print by: all looks in one drawing a page."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for page in document:
        pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def by_cairo(data: bytes) -> bytes:
    """Poppler's way: the whole page drawn anew, nothing left of its fields."""
    return subprocess.run(
        ["pdftocairo", "-pdf", "-", "-"], input=data, capture_output=True, check=True, timeout=120
    ).stdout


WAYS: dict[str, Flattener] = {"pikepdf": by_pikepdf, "pdfium": by_pdfium, "cairo": by_cairo}
FLATTENED = ("pdf-bare-below", "pdf-bare-captions", "pdf-bare-grid", "pdf-bare-lines")


@dataclass(frozen=True)
class Flat:
    """One of the open AcroForms, flattened."""

    form: PdfDesign
    way: str
    kind: str = "pdf-flat"

    @property
    def name(self) -> str:
        """The form's name and the way."""
        return f"st-{self.way}-{self.form.name}"

    def fit(self, profile: Profile) -> Profile:
        """The profile as the form takes it, in letters that its fonts have."""
        return western(self.form.fit(profile))

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The flattened file."""
        return WAYS[self.way](self.form.build(profile, rng))


DESIGNS = tuple(
    Flat(form, way) for form in FORMS if form.name in FLATTENED for way in ("pikepdf", "pdfium")
)
