"""The further PDF designs: which print, pen, form and afterlife make which layout."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.layouts.furtherpdf import after, later, lines, tables
from tests.layouts.furtherpdf.forms import OddForm, OddNaming
from tests.layouts.furtherpdf.inside import inside
from tests.layouts.furtherpdf.kit import A4, A4_WIDE, LETTER_WIDE, Sheet
from tests.layouts.furtherpdf.newspaper import columns
from tests.layouts.furtherpdf.typed import typescript
from tests.layouts.furtherpdf.wording import ASKED, COUNTY, SHORT
from tests.layouts.novelpdf.designs import NovelPdf
from tests.layouts.pdf import overlays
from tests.layouts.truth import Profile
from tests.layouts.unseen.wording import PLAIN, SPELLED
from tests.layouts.unseen.wording import SOURCE as CAPITALS


@dataclass(frozen=True)
class Further(NovelPdf):
    """A novel design on a further sheet; ``odd`` is what its form program did otherwise."""

    body: Callable[[Sheet], None]  # type: ignore[assignment]  # a sheet of its own
    odd: frozenset[str] = field(default_factory=frozenset)

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.pdf``; ``profile`` must have been through :meth:`fit`."""
        sheet = Sheet(profile, self.words, rng, drawn=self.way == "drawn", **self.habits)  # type: ignore[arg-type]
        self.body(sheet)
        data = self._filled(sheet.finish(), sheet)
        data = overlays.signed_over(data, sheet)
        data = overlays.flatten_pikepdf(data) if self.pressed else data
        for change in self.then:
            data = change(data)
        return data

    def _filled(self, data: bytes, sheet: Sheet) -> bytes:  # type: ignore[override]
        if self.way != "form":
            return super()._filled(data, sheet)
        naming = OddNaming(self.names, self.words)
        return OddForm(sheet, naming, odd=self.odd, **self.form).make(data)  # type: ignore[arg-type]


BLACK = {"value_font": "Courier", "ink": (0.0, 0.0, 0.0)}
FIRST = (
    Further("fu-numbered", "pdf-text", tables.numbered, words=COUNTY, then=(after.apart,),
            habits={"sign": "image", "vendor_rows": 3, "paper": A4, "pen": "check", **BLACK}),
    Further("fu-numbered-dotted", "pdf-bare", tables.numbered, words=CAPITALS, way="form",
            names="dotted", form={"opt": True, "pairs": True},
            habits={"sign": "ink", "vendor_rows": 2, "font": "Times-Roman"}),
    Further("fu-roles", "pdf-text", tables.roles, words=SHORT, then=(after.bled,),
            habits={"sign": "strokes", "paper": LETTER_WIDE, "value_font": "Vera",
                    "ligatures": True, "pen": "✔"}),
    Further("fu-roles-numbers", "pdf-bare", tables.roles, words=COUNTY, way="form",
            names="numbered", odd=frozenset({"silent", "rich"}),
            habits={"sign": "image", "paper": A4_WIDE}),
    Further("fu-roles-pressed", "pdf-flat", tables.roles, words=SPELLED, way="form", pressed=True,
            habits={"sign": "stamp", "paper": LETTER_WIDE}),
    Further("fu-ticks", "pdf-text", tables.ticks, words=PLAIN,
            habits={"sign": "image", "vendor_rows": 2, "pen": "check", **BLACK}),
    Further("fu-ticks-labelled", "pdf-bare", tables.ticks, words=COUNTY, way="form",
            names="dotted", odd=frozenset({"labelled"}),
            habits={"sign": "ink", "vendor_rows": 3, "paper": A4}),
    Further("fu-ticks-tips", "pdf-form", tables.ticks, words=SHORT, way="form",
            names="abbreviated", habits={"sign": "stamp", "vendor_rows": 2}),
    Further("fu-columns", "pdf-text", columns, words=PLAIN,
            habits={"sign": "image", "vendor_rows": 2, "pen": "disc",
                    "value_font": "Times-Italic"}),
    Further("fu-columns-comb", "pdf-form", columns, words=COUNTY, way="form",
            names="abbreviated", odd=frozenset({"comb"}), form={"state": "1"},
            habits={"sign": "image", "vendor_rows": 2, "comb": True}),
    Further("fu-columns-pressed", "pdf-flat", columns, words=ASKED, way="form", pressed=True,
            habits={"sign": "ink", "vendor_rows": 2}),
    Further("fu-trailing", "pdf-text", lines.trailing, words=COUNTY,
            habits={"sign": "strokes", "vendor_rows": 3, "paper": A4_WIDE, "pen": "cross",
                    "font": "Times-Roman", "value_font": "Times-Roman"}),
    Further("fu-trailing-shown", "pdf-bare", lines.trailing, words=PLAIN, way="form",
            names="numbered", odd=frozenset({"shown"}), habits={"sign": "ink", "vendor_rows": 2}),
    Further("fu-inside", "pdf-text", inside, words=SHORT, then=(after.upside_down,),
            habits={"sign": "image", "vendor_rows": 2, "pen": "ring"}),
    Further("fu-inside-nested", "pdf-form", inside, words=COUNTY, way="form",
            names="nested", form={"parent": True, "opt": True}, then=(after.unstructured,),
            habits={"sign": "stamp", "vendor_rows": 3}),
    Further("fu-inside-silent", "pdf-bare", inside, words=SPELLED, way="form",
            names="numbered", form={"opt": True}, odd=frozenset({"silent"}), then=(after.bled,),
            habits={"sign": "image", "vendor_rows": 2}),
    Further("fu-margin", "pdf-text", lines.margin, words=ASKED,
            habits={"sign": "image", "vendor_rows": 2, "pen": "check"}),
    Further("fu-margin-dotted", "pdf-bare", lines.margin, words=SPELLED, way="form",
            names="dotted", form={"pairs": True},
            habits={"sign": "ink", "vendor_rows": 3, "paper": A4}),
    Further("fu-typescript", "pdf-text", typescript, words=COUNTY,
            habits={"sign": "strokes", "vendor_rows": 2, "pen": "X", **BLACK}),
    Further("fu-typescript-form", "pdf-bare", typescript, words=SPELLED, way="form",
            habits={"sign": "ink", "vendor_rows": 2, "rules": False}),
)  # fmt: skip
LATER = (
    Further("fv-outline", "pdf-text", later.outlined, words=CAPITALS,
            habits={"sign": "image", "vendor_rows": 2, "pen": "check", **BLACK}),
    Further("fv-outline-form", "pdf-bare", later.outlined, words=COUNTY, way="form",
            names="dotted", habits={"sign": "ink", "vendor_rows": 2, "paper": A4}),
    Further("fv-tiers", "pdf-text", later.tiered, words=PLAIN,
            habits={"sign": "strokes", "vendor_rows": 3, "paper": LETTER_WIDE, "pen": "X"}),
    Further("fv-tiers-pressed", "pdf-flat", later.tiered, words=COUNTY, way="form", pressed=True,
            habits={"sign": "stamp", "vendor_rows": 2}),
    Further("fv-inline", "pdf-text", later.inline, words=SPELLED, then=(after.upside_down,),
            habits={"sign": "image", "vendor_rows": 2, "pen": "ring", "paper": LETTER_WIDE,
                    "value_font": "Times-Italic"}),
    Further("fv-inline-form", "pdf-bare", later.inline, words=SHORT, way="form",
            names="numbered", form={"pairs": True}, habits={"sign": "stamp", "vendor_rows": 3}),
    Further("fv-behind", "pdf-text", later.behind, words=PLAIN,
            habits={"sign": "image", "vendor_rows": 2, "pen": "disc"}),
    Further("fv-behind-form", "pdf-bare", later.behind, words=COUNTY, way="form", names="dotted",
            form={"parent": True}, habits={"sign": "ink", "vendor_rows": 2}),
)  # fmt: skip
DESIGNS = (*FIRST, *LATER)
