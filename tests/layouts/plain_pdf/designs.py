"""The plain PDF designs: which print, hand and program make which layout."""

from __future__ import annotations

from dataclasses import dataclass

from tests.layouts.furtherpdf.forms import OddForm
from tests.layouts.later_pdf.designs import Later
from tests.layouts.later_pdf.kit import Sheet
from tests.layouts.plain_pdf import prints
from tests.layouts.plain_pdf.naming import Plain
from tests.layouts.plain_pdf.wording import CAPTIONS, HALVES, OLDER


@dataclass(frozen=True)
class PlainPdf(Later):
    """A later design whose form has plain names."""

    def _filled(self, data: bytes, sheet: Sheet) -> bytes:  # type: ignore[override]
        if self.way != "form":
            return super()._filled(data, sheet)
        naming = Plain(self.names, self.words)
        return OddForm(sheet, naming, odd=self.odd, **self.form).make(data)  # type: ignore[arg-type]


BLACK = {"value_font": "Courier", "ink": (0.0, 0.0, 0.0)}
DESIGNS = (
    PlainPdf("pp-older", "pdf-text", prints.older, words=OLDER,
             habits={"sign": "strokes", "vendor_rows": 2, "pen": "X", **BLACK}),
    PlainPdf("pp-two-up-designer", "pdf-bare", prints.two_up, words=HALVES, way="form",
             names="designer", form={"opt": True, "state": "1"},
             habits={"sign": "ink", "vendor_rows": 2}),
    PlainPdf("pp-under-sentences", "pdf-form", prints.captions_under, words=CAPTIONS, way="form",
             names="sentences", form={"state": "1", "opt": True},
             habits={"sign": "image", "vendor_rows": 2}),
    PlainPdf("pp-older-pressed", "pdf-flat", prints.older, words=OLDER, way="form",
             names="designer", pressed=True, habits={"sign": "stamp", "vendor_rows": 3}),
    PlainPdf("pp-leaders", "pdf-text", prints.leaders, words=CAPTIONS,
             habits={"sign": "image", "vendor_rows": 2, "pen": "ring"}),
)  # fmt: skip
