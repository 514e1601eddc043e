"""The later PDF designs: which print, hand and program make which layout."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.layouts.furtherpdf.designs import Further
from tests.layouts.furtherpdf.forms import OddForm
from tests.layouts.furtherpdf.kit import A4, A4_WIDE, LETTER_WIDE
from tests.layouts.later_pdf import corners, cover, flowing, official, programs, second, tabular
from tests.layouts.later_pdf.forms import Detected, commented
from tests.layouts.later_pdf.kit import Sheet
from tests.layouts.later_pdf.wording import COUNCIL, DIVISION, OFFICE, PLAIN
from tests.layouts.novelpdf import after
from tests.layouts.novelpdf.designs import western
from tests.layouts.pdf import overlays
from tests.layouts.truth import Profile


@dataclass(frozen=True)
class Later(Further):
    """A further design on a later sheet; ``notes`` lays the answers over it as comments.

    ``typed`` signs with a name after "/s/", which no reader may take for a signature.
    """

    body: Callable[[Sheet], None]  # type: ignore[assignment]  # a sheet of its own
    notes: Callable[[bytes, Sheet], bytes] | None = None
    typed: bool = False

    def fit(self, profile: Profile) -> Profile:
        """The profile as far as this print has room and letters for it."""
        profile = super().fit(profile)
        profile = western(profile) if self.notes else profile
        return profile.signed_as("unclear") if self.typed else profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.pdf``; ``profile`` must have been through :meth:`fit`."""
        sheet = Sheet(profile, self.words, rng, drawn=self.way == "drawn", **self.habits)  # type: ignore[arg-type]
        self.body(sheet)
        data = self._filled(sheet.finish(), sheet)
        data = self.notes(data, sheet) if self.notes else overlays.signed_over(data, sheet)
        data = overlays.flatten_pikepdf(data) if self.pressed else data
        for change in self.then:
            data = change(data)
        return data

    def _filled(self, data: bytes, sheet: Sheet) -> bytes:  # type: ignore[override]
        if self.way == "blank":
            return data
        if self.way != "form":
            return super()._filled(data, sheet)
        naming = Detected(self.names, self.words)
        return OddForm(sheet, naming, odd=self.odd, **self.form).make(data)  # type: ignore[arg-type]


BLACK = {"value_font": "Courier", "ink": (0.0, 0.0, 0.0)}
FIRST = (
    Later("lp-official-detected", "pdf-form", official.official, words=OFFICE, way="form",
          names="detected", form={"state": "On", "pairs": True}, then=(after.cropped,),
          habits={"sign": "image", "vendor_rows": 2}),
    Later("lp-official-notes", "pdf-notes", official.official, words=PLAIN, way="blank",
          notes=commented(), habits={"sign": "none", "vendor_rows": 2, "yes_no": "boxes",
                                     "rules": True}),
    Later("lp-official-typed", "pdf-notes", official.official, words=COUNCIL, way="blank",
          notes=commented(signed="typed"), typed=True, pressed=True,
          habits={"sign": "none", "vendor_rows": 3}),
    Later("lp-corners-hierarchy", "pdf-bare", corners.corners, words=DIVISION, way="form",
          names="hierarchy", form={"parent": True, "pairs": True, "opt": True},
          odd=frozenset({"comb"}), habits={"sign": "stamp", "vendor_rows": 2, "comb": True}),
    Later("lp-corners-spaced", "pdf-text", corners.corners, words=PLAIN, then=(after.turned,),
          habits={"sign": "strokes", "vendor_rows": 2, "hand": "spaced", "glyphs": True,
                  "paper": A4, "value_font": "Vera", "size": 8.0}),
    Later("lp-transposed", "pdf-text", tabular.transposed, words=DIVISION,
          habits={"sign": "image", "vendor_rows": 3, "paper": LETTER_WIDE, "pen": "cross",
                  "size": 7.5, **BLACK}),
    Later("lp-transposed-silent", "pdf-bare", tabular.transposed, words=COUNCIL, way="form",
          names="numbered", form={"opt": True, "state": "X"}, odd=frozenset({"silent"}),
          habits={"sign": "ink", "vendor_rows": 2, "paper": A4_WIDE}),
    Later("lp-spans", "pdf-text", tabular.spans, words=PLAIN,
          habits={"sign": "image", "vendor_rows": 2, "pen": "check"}),
    Later("lp-leaders", "pdf-text", flowing.leaders, words=DIVISION,
          habits={"sign": "strokes", "vendor_rows": 2, "hand": "letters", "glyphs": True,
                  "value_font": "Vera", "ligatures": True, "size": 10.0}),
    Later("lp-below-shifted", "pdf-bare", flowing.below, words=COUNCIL, way="form",
          names="shifted", habits={"sign": "ink", "vendor_rows": 2}),
    Later("lp-below", "pdf-text", flowing.below, words=PLAIN, then=(after.type3,),
          habits={"sign": "image", "vendor_rows": 2, "pen": "X", "size": 8.5}),
    Later("lp-survey", "pdf-text", flowing.survey, words=DIVISION,
          habits={"sign": "image", "vendor_rows": 2, "pen": "cross", "paper": A4, **BLACK}),
    Later("lp-survey-odd", "pdf-bare", flowing.survey, words=PLAIN, way="form", names="dotted",
          form={"opt": True, "state": "1"}, odd=frozenset({"silent"}),
          habits={"sign": "stamp", "vendor_rows": 3}),
    Later("lp-covered", "pdf-text", cover.covered, words=PLAIN,
          habits={"sign": "image", "vendor_rows": 2, "pen": "check", "size": 9.5, **BLACK}),
    Later("lp-covered-pressed", "pdf-flat", cover.covered, words=COUNCIL, way="form",
          names="detected", pressed=True, habits={"sign": "ink", "vendor_rows": 3}),
)  # fmt: skip
SECOND = (
    Later("lq-sentences", "pdf-text", second.sentences, words=PLAIN,
          habits={"sign": "image", "vendor_rows": 2, "pen": "check", "size": 8.5}),
    Later("lq-sentences-form", "pdf-bare", second.sentences, words=PLAIN, way="form",
          names="hierarchy", habits={"sign": "ink", "vendor_rows": 2}),
    Later("lq-strips", "pdf-text", second.strips, words=COUNCIL,
          habits={"sign": "strokes", "vendor_rows": 3, "glyphs": True, "size": 8.0, **BLACK}),
    Later("lq-strips-furnished", "pdf-form", second.strips, words=DIVISION, way="form",
          names="detected", form={"state": "1", "pairs": True}, then=(programs.furnished,),
          habits={"sign": "stamp", "vendor_rows": 2}),
    Later("lq-framed", "pdf-text", second.framed, words=DIVISION,
          habits={"sign": "image", "vendor_rows": 2, "paper": LETTER_WIDE, "size": 8.5}),
    Later("lq-framed-pressed", "pdf-flat", second.framed, words=PLAIN, way="form", pressed=True,
          names="dotted", habits={"sign": "stamp", "vendor_rows": 3}),
    Later("lq-grouped", "pdf-text", second.grouped, words=COUNCIL,
          habits={"sign": "image", "vendor_rows": 2, "pen": "X", **BLACK}),
    Later("lq-grouped-prompted", "pdf-bare", second.grouped, words=PLAIN, way="form",
          names="bare", form={"opt": True, "state": "X"}, then=(programs.prompted,),
          habits={"sign": "ink", "vendor_rows": 2}),
)  # fmt: skip
DESIGNS = (*FIRST, *SECOND)
