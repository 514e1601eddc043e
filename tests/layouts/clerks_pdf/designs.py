"""The clerks' PDF designs: which print, hand and program make which layout."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.layouts.clerks_pdf import prints
from tests.layouts.clerks_pdf.sheets import Programmed, Sheet
from tests.layouts.clerks_pdf.typescript import typescript
from tests.layouts.clerks_pdf.wording import PROGRAM, TYPIST
from tests.layouts.furtherpdf.forms import OddForm
from tests.layouts.furtherpdf.kit import LETTER_WIDE
from tests.layouts.later_pdf import kit, programs
from tests.layouts.later_pdf.designs import Later
from tests.layouts.novelpdf.designs import western
from tests.layouts.pdf import overlays
from tests.layouts.truth import Profile


@dataclass(frozen=True)
class ClerkPdf(Later):
    """A later design on a clerk's sheet, its fields named by a programmer."""

    def fit(self, profile: Profile) -> Profile:
        """The profile as far as this print has room and letters for it."""
        return western(super().fit(profile))

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.pdf``; ``profile`` must have been through :meth:`fit`."""
        sheet = Sheet(profile, self.words, rng, drawn=self.way == "drawn", **self.habits)  # type: ignore[arg-type]
        self.body(sheet)
        data = overlays.signed_over(self._filled(sheet.finish(), sheet), sheet)
        data = overlays.flatten_pikepdf(data) if self.pressed else data
        for change in self.then:
            data = change(data)
        return data

    def _filled(self, data: bytes, sheet: kit.Sheet) -> bytes:  # type: ignore[override]
        if self.way != "form":
            return super()._filled(data, sheet)
        naming = Programmed(self.names, self.words)
        return OddForm(sheet, naming, odd=self.odd, **self.form).make(data)  # type: ignore[arg-type]


BLACK = {"value_font": "Courier", "ink": (0.0, 0.0, 0.0)}
DESIGNS = (
    ClerkPdf("cp-halves-subform", "pdf-bare", prints.halves, words=PROGRAM, way="form",
             names="subform", form={"opt": True, "state": "1"}, odd=frozenset({"comb"}),
             habits={"sign": "stamp", "vendor_rows": 3, "paper": LETTER_WIDE, "comb": True}),
    ClerkPdf("cp-above-hungarian", "pdf-form", prints.boxes_above, words=PROGRAM, way="form",
             names="hungarian", form={"pairs": True, "state": "On"}, then=(programs.furnished,),
             habits={"sign": "ink", "vendor_rows": 2}),
    ClerkPdf("cp-above-printed", "pdf-text", prints.boxes_above, words=PROGRAM,
             habits={"sign": "image", "vendor_rows": 2, "pen": "check", "hyphens": True,
                     "value_font": "Vera", "size": 8.0}),
    ClerkPdf("cp-cards-pressed", "pdf-flat", prints.cards, words=TYPIST, way="form", pressed=True,
             names="subform", habits={"sign": "stamp", "vendor_rows": 3}),
    ClerkPdf("cp-typescript", "pdf-text", typescript, words=TYPIST,
             habits={"sign": "strokes", "vendor_rows": 2, "pen": "X", "size": 8.0, **BLACK}),
)  # fmt: skip
