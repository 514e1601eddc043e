"""The unseen PDF designs: which print, names and way of filling make which layout."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from tests.layouts.pdf import overlays
from tests.layouts.pdf.widgets import FormMaker
from tests.layouts.truth import Profile, Value
from tests.layouts.unseen import pdf_boxes, pdf_lines, wording
from tests.layouts.unseen.naming import Named
from tests.layouts.unseen.pdf_kit import Print
from tests.layouts.word.sheet import missing_rows
from tests.layouts.words import Words


@dataclass(frozen=True)
class UnseenPdf:
    """One layout: a print, and how values get into it.

    ``way``: "form", "pikepdf" (blank, then filled by it), "drawn" or "typewriter"; ``flatten``
    presses the filled form into the page.
    """

    name: str
    kind: str
    body: Callable[[Print], None]
    way: str = "form"
    names: str = "bare"
    form: Mapping[str, object] = field(default_factory=dict)
    words: Words = wording.SOURCE
    habits: Mapping[str, object] = field(default_factory=dict)
    flatten: bool = False

    def fit(self, profile: Profile) -> Profile:
        """The profile as far as this print has room and letters for it."""
        rows = int(str(self.habits.get("vendor_rows", 4)))
        profile = profile.without(missing_rows(rows)) if rows < 4 else profile
        if self.habits.get("sign", "field") == "field":
            profile = profile.signed_as("digital")
        return _western(profile) if self.flatten or self.way in {"drawn", "typewriter"} else profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.pdf``; ``profile`` must have been through :meth:`fit`."""
        sheet = Print(profile, self.words, rng, drawn=self.way == "drawn", **self.habits)  # type: ignore[arg-type]
        self.body(sheet)
        data = overlays.signed_over(self._fill(sheet.finish(), sheet), sheet)
        return overlays.flatten_pikepdf(data) if self.flatten else data

    def _fill(self, data: bytes, sheet: Print) -> bytes:
        if self.way == "drawn":
            return data
        if self.way == "typewriter":
            return overlays.typewritten(data, sheet)
        settings = {"fill": "direct" if self.way == "form" else "later", **self.form}
        maker = FormMaker(sheet, Named(self.names, self.words), **settings)  # type: ignore[arg-type]
        data = maker.make(data)
        return overlays.fill_pikepdf(data, maker.values) if self.way == "pikepdf" else data


def _western(profile: Profile) -> Profile:
    """The profile in letters that the built-in fonts can print."""

    def plain(value: Value) -> Value:
        return value.replace("ễ", "e") if isinstance(value, str) else value

    written = {k: v.replace("ễ", "e") for k, v in profile.written.items()}
    return replace(profile, written=written,
                   expected={k: plain(v) for k, v in profile.expected.items()})  # fmt: skip


_FEET = {"running": "DAS/BEST   Technology Engagement Request", "foot": "Form TER-7 (Rev. 3/2025)"}
DESIGNS = (
    UnseenPdf("un-pdf-captioned", "pdf-form", pdf_boxes.captioned, names="livecycle",
              form={"pairs": True}, habits={"vendor_rows": 3}),
    UnseenPdf("un-pdf-tree", "pdf-form", pdf_boxes.shaded_pages, names="tree",
              words=wording.CLERK, form={"parent": True}, habits={**_FEET, "vendor_rows": 3}),
    UnseenPdf("un-pdf-tips", "pdf-form", pdf_boxes.matrix, names="tips", words=wording.PLAIN,
              form={"state": "On"}, habits={"sign": "stamp"}),
    UnseenPdf("un-pdf-hungarian", "pdf-form", pdf_lines.approvals_top, way="pikepdf",
              names="hungarian", words=wording.SPELLED,
              form={"wrap": True}, habits={"vendor_rows": 2, "sign": "ink"}),
    UnseenPdf("un-pdf-cards", "pdf-bare", pdf_boxes.cards, words=wording.BUREAU,
              form={"opt": True}, habits={"vendor_rows": 2}),
    UnseenPdf("un-pdf-questions", "pdf-bare", pdf_lines.questions, words=wording.ASKING,
              form={"fill": "bare", "opt": True}, habits={"vendor_rows": 3, "sign": "image"}),
    UnseenPdf("un-pdf-flattened", "pdf-text", pdf_lines.flush_right, names="bare",
              words=wording.CLERK, flatten=True, habits={"vendor_rows": 2, "sign": "image"}),
    UnseenPdf("un-pdf-typewriter", "pdf-text", pdf_boxes.captioned, way="typewriter",
              habits={"sign": "stamp", "vendor_rows": 2, "rules": True}),
    UnseenPdf("un-pdf-print-questions", "pdf-text", pdf_lines.questions, way="drawn",
              words=wording.NEIGHBOR, habits={"sign": "strokes", "vendor_rows": 2, "tick": "●"}),
    UnseenPdf("un-pdf-print-pages", "pdf-text", pdf_boxes.shaded_pages, way="drawn",
              words=wording.BUREAU, habits={**_FEET, "sign": "image", "vendor_rows": 3,
              "font": "Times-Roman", "value_font": "Courier"}),
    UnseenPdf("un-pdf-print-top", "pdf-text", pdf_lines.approvals_top, way="drawn",
              words=wording.PLAIN, habits={"sign": "strokes", "vendor_rows": 2, "tick": "✔"}),
    UnseenPdf("un-pdf-print-matrix", "pdf-text", pdf_boxes.matrix, way="drawn",
              words=wording.SOURCE, habits={"sign": "image", "tick": "X"}),
    UnseenPdf("un-pdf-print-right", "pdf-text", pdf_lines.flush_right, way="drawn",
              words=wording.ASKING, habits={"sign": "image", "vendor_rows": 2,
              "value_font": "Times-Roman"}),
)  # fmt: skip
