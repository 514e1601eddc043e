"""The novel PDF designs: which print, pen and afterlife make which layout."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from tests.layouts.catalog import FIELDS
from tests.layouts.novelpdf import after, boxes, lines
from tests.layouts.novelpdf.kit import Sheet, years
from tests.layouts.pdf import overlays
from tests.layouts.pdf.naming import Naming
from tests.layouts.pdf.widgets import FormMaker
from tests.layouts.truth import Profile, Value
from tests.layouts.unseen import wording
from tests.layouts.word.sheet import missing_rows
from tests.layouts.words import Words

_SIGNED = {f"{who}_{part}": label for who in ("it_manager", "business_sponsor")
           for part, label in (("signature", "Signature"), ("signed_name", "Printed Name"),
                               ("signed_date", "Date"))}  # fmt: skip
OWN = Words(other=_SIGNED, end="", heading="SECTION {number} - {title}")


@dataclass(frozen=True)
class NovelPdf:
    """One layout: a print, how values get into it, and what happens to the file afterwards.

    ``way``: "drawn", "typewriter" or "form"; ``pressed`` flattens a filled form.
    """

    name: str
    kind: str
    body: Callable[[Sheet], None]
    way: str = "drawn"
    names: str = "bare"
    form: Mapping[str, object] = field(default_factory=dict)
    words: Words = OWN
    habits: Mapping[str, object] = field(default_factory=dict)
    then: tuple[after.After, ...] = ()
    pressed: bool = False

    def fit(self, profile: Profile) -> Profile:
        """The profile as far as this print has room and letters for it."""
        rows = int(str(self.habits.get("vendor_rows", 4)))
        profile = profile.without(missing_rows(rows)) if rows < 4 else profile
        if self.habits.get("comb"):
            profile = _combed(profile)
        return western(profile) if self.way != "form" or self.pressed else profile

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

    def _filled(self, data: bytes, sheet: Sheet) -> bytes:
        if self.way == "drawn":
            return data
        if self.way == "typewriter":
            return overlays.typewritten(data, sheet)
        maker = FormMaker(sheet, Naming(self.names, self.words), **self.form)  # type: ignore[arg-type]
        return maker.make(data)


def _combed(profile: Profile) -> Profile:
    """The profile with dates and phones as bare figures, one for each cell of a comb."""
    written = dict(profile.written)
    for key, value in profile.expected.items():
        if isinstance(value, str) and FIELDS[key].type == "date":
            written[key] = years(value)
        elif isinstance(value, str) and FIELDS[key].type == "phone":
            written[key] = value.removeprefix("+1")
    return replace(profile, written=written)


def western(profile: Profile) -> Profile:
    """The profile in letters that the built-in fonts can print."""

    def plain(value: Value) -> Value:
        return value.replace("ễ", "e") if isinstance(value, str) else value

    written = {k: v.replace("ễ", "e") for k, v in profile.written.items()}
    return replace(profile, written=written,
                   expected={k: plain(v) for k, v in profile.expected.items()})  # fmt: skip


_TYPED = {"value_font": "Courier", "ink": (0.0, 0.0, 0.0)}
DESIGNS = (
    NovelPdf("nv-tax-comb", "pdf-text", boxes.tax,
             habits={"comb": True, "sign": "image", "value_font": "Courier", "vendor_rows": 3}),
    NovelPdf("nv-tax-form", "pdf-bare", boxes.tax, way="form", form={"opt": True, "state": "On"},
             habits={"sign": "ink", "vendor_rows": 2, "row": 22.0}),
    NovelPdf("nv-tax-tips", "pdf-form", boxes.tax, way="form", names="short",
             words=wording.PLAIN, habits={"sign": "image", "vendor_rows": 3}, then=(after.turned,)),
    NovelPdf("nv-tax-typed", "pdf-text", boxes.tax, way="typewriter",
             habits={"sign": "stamp", "vendor_rows": 2, "beside": True}),
    NovelPdf("nv-leaders", "pdf-text", lines.leaders, then=(after.letterwise,),
             habits={"sign": "strokes", "vendor_rows": 2, "pen": "cross", **_TYPED}),
    NovelPdf("nv-leaders-flat", "pdf-flat", lines.leaders, way="form", pressed=True,
             words=wording.PLAIN, habits={"sign": "ink", "vendor_rows": 3}),
    NovelPdf("nv-underscored", "pdf-text", lines.underscored, then=(after.shuffled,),
             habits={"sign": "image", "vendor_rows": 2, "value_font": "Times-Italic"}),
    NovelPdf("nv-underscored-form", "pdf-bare", lines.underscored, way="form",
             form={"fill": "bare"}, habits={"sign": "stamp", "vendor_rows": 2},
             then=(after.cropped,)),
    NovelPdf("nv-captions-haunted", "pdf-text", lines.captioned, then=(after.haunted,),
             habits={"sign": "strokes", "vendor_rows": 2, "value_font": "Courier"}),
    NovelPdf("nv-captions-form", "pdf-bare", lines.captioned, way="form", form={"pairs": True},
             habits={"sign": "ink", "vendor_rows": 3}, then=(after.nested,)),
    NovelPdf("nv-matrices", "pdf-text", boxes.matrices, then=(after.nested,),
             habits={"sign": "image", "pen": "✔", "beside": True}),
    NovelPdf("nv-matrices-type3", "pdf-text", boxes.matrices, then=(after.type3,),
             words=wording.PLAIN,
             habits={"sign": "image", "pen": "cross", "vendor_rows": 3}),
    NovelPdf("nv-matrices-flat", "pdf-flat", boxes.matrices, way="form", pressed=True,
             habits={"sign": "stamp"}, then=(after.watermarked,)),
    NovelPdf("nv-cards", "pdf-text", boxes.cards, then=(after.turned,),
             habits={"sign": "strokes", "pen": "disc", "vendor_rows": 2, "value_font": "Vera",
                     "ligatures": True}),
    NovelPdf("nv-cards-form", "pdf-bare", boxes.cards, way="form", form={"state": "1"},
             habits={"sign": "image", "vendor_rows": 4}, then=(after.watermarked,)),
    NovelPdf("nv-unmapped", "pdf-opaque", boxes.matrices, then=(after.unmapped,),
             habits={"sign": "image", "value_font": "Vera"}),
)  # fmt: skip
