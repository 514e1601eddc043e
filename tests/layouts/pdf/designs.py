"""The open PDF designs: which sections, names and ways of filling make which layout."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from tests.layouts import words as wording
from tests.layouts.pdf import more_parts, overlays, parts
from tests.layouts.pdf.naming import Naming
from tests.layouts.pdf.sheet import PdfSheet
from tests.layouts.pdf.widgets import FormMaker
from tests.layouts.truth import Profile
from tests.layouts.word.sheet import missing_rows
from tests.layouts.words import Words

Builder = Callable[[PdfSheet], None]


@dataclass(frozen=True)
class PdfDesign:
    """One layout: the section builders in order, and how values get into it.

    ``way``: "form" (an AcroForm with ``names`` and ``form``), "pypdf" or "pikepdf" (blank, then
    filled by that library), "drawn", "typewriter"; ``flatten``: "", "pypdf" or "pikepdf".
    """

    name: str
    kind: str
    sections: tuple[Builder, ...]
    way: str = "form"
    names: str = "bare"
    form: Mapping[str, object] = field(default_factory=dict)
    words: Words = wording.SOURCE
    habits: Mapping[str, object] = field(default_factory=dict)
    flatten: str = ""

    def fit(self, profile: Profile) -> Profile:
        """The profile as far as this print has room and letters for it."""
        rows = int(str(self.habits.get("vendor_rows", 4)))
        profile = profile.without(missing_rows(rows)) if rows < 4 else profile
        if self.habits.get("sign", "field") == "field":
            profile = profile.signed_as("digital")
        in_fields = self.way in {"form", "pypdf", "pikepdf"} and not self.flatten
        return profile if in_fields else _western(profile)

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.pdf``; ``profile`` must have been through :meth:`fit`."""
        sheet = PdfSheet(profile, self.words, rng, drawn=self.way == "drawn", **self.habits)  # type: ignore[arg-type]
        sheet.masthead()
        for part in self.sections:
            part(sheet)
        data = self._fill(sheet.finish(), sheet)
        data = overlays.signed_over(data, sheet)
        return overlays.flatten_pikepdf(data) if self.flatten == "pikepdf" else data

    def _fill(self, data: bytes, sheet: PdfSheet) -> bytes:
        if self.way == "drawn":
            return data
        if self.way == "typewriter":
            return overlays.typewritten(data, sheet)
        settings = {"fill": "direct" if self.way == "form" else "later", **self.form}
        maker = FormMaker(sheet, Naming(self.names, self.words), **settings)  # type: ignore[arg-type]
        data = maker.make(data)
        if self.way == "pypdf":
            return overlays.fill_pypdf(data, maker.values, self.flatten == "pypdf")
        return overlays.fill_pikepdf(data, maker.values) if self.way == "pikepdf" else data


def _western(profile: Profile) -> Profile:
    """The profile with what the built-in fonts cannot print written otherwise."""
    swap = {"ễ": "e"}

    def plain(text: object) -> object:
        if isinstance(text, str):
            for old, new in swap.items():
                text = text.replace(old, new)
        return text

    return replace(
        profile,
        written={k: str(plain(v)) for k, v in profile.written.items()},
        expected={k: plain(v) for k, v in profile.expected.items()},  # type: ignore[misc]
    )


def _asked(number: str) -> Builder:
    return lambda s: parts.asked(s, number)


def _one_column(s: PdfSheet) -> None:
    parts.boxes(s, columns=1)


def _dates_first(s: PdfSheet) -> None:
    parts.phases(s, ("start", "finish", "status"))


_TWO, _THREE, _FOUR = _asked("II"), _asked("III"), _asked("IV")
GRID = (parts.identity, _TWO, _THREE, parts.phases, _FOUR, parts.boxes, parts.vendors)
COLUMNS = (
    parts.identity_columns, _TWO, _THREE, _dates_first, _FOUR, _one_column, parts.vendors,
)  # fmt: skip
STRIPS = (
    parts.identity, _TWO, _THREE, parts.phase_strips, _FOUR, _one_column, parts.vendors,
)  # fmt: skip
CAPTIONS = (
    more_parts.captions, _TWO, _THREE, more_parts.phase_captions, _FOUR, parts.boxes,
    parts.vendors, more_parts.sign_captions,
)  # fmt: skip


def _right(number: str) -> Builder:
    return lambda s: more_parts.answers_right(s, number)


MATRIX = (
    more_parts.people_matrix, _right("II"), _right("III"), parts.phases, _right("IV"),
    _one_column, parts.vendors, parts.sign_table,
)  # fmt: skip

DESIGNS: tuple[PdfDesign, ...] = (
    PdfDesign("pdf-ids-grid", "pdf-form", (*GRID, parts.sign_table), names="ids"),
    PdfDesign(
        "pdf-tooltips-below", "pdf-form", (*GRID, parts.sign_cells), names="short",
        form={"pairs": True}, words=wording.PLAIN,
        habits={"way": "below", "yes_no": "radio", "vendor_rows": 2},
    ),
    PdfDesign(
        "pdf-long-tooltips", "pdf-form", (*COLUMNS, parts.sign_lines), names="long",
        form={"parent": True, "state": "On", "opt": True}, words=wording.ABBREVIATED,
        habits={"way": "split", "yes_no": "radio", "sign": "image"},
    ),
    PdfDesign(
        "pdf-wizard-lines", "pdf-form", (*STRIPS, parts.sign_lines), names="wizard",
        form={"fill": "bare"}, words=wording.PLAIN,
        habits={"way": "line", "yes_no": "boxes", "sign": "ink"},
    ),
    PdfDesign(
        "pdf-bare-grid", "pdf-bare", (*GRID, parts.sign_table), habits={"sign": "image"},
        form={"state": "1"},
    ),
    PdfDesign(
        "pdf-bare-below", "pdf-bare", (*GRID, parts.sign_cells), way="pypdf",
        words=wording.CURLY, habits={"way": "below", "yes_no": "boxes", "sign": "stamp"},
    ),
    PdfDesign(
        "pdf-bare-above", "pdf-bare", (*COLUMNS, parts.sign_table), words=wording.LOUD,
        form={"fill": "bare", "pairs": True},
        habits={"way": "above", "yes_no": "radio", "vendor_rows": 3},
    ),
    PdfDesign(
        "pdf-bare-lines", "pdf-bare", (*STRIPS, parts.sign_lines), way="pikepdf",
        words=wording.ABBREVIATED,
        habits={"way": "line", "yes_no": "radio", "sign": "strokes", "rules": False},
    ),
    PdfDesign(
        "pdf-livecycle-split", "pdf-bare", (*GRID, parts.sign_cells), names="livecycle",
        words=wording.PLAIN, form={"state": "Choice1"},
        habits={"way": "split", "yes_no": "boxes", "font": "Times-Roman"},
    ),
    PdfDesign(
        "pdf-flat-pypdf", "pdf-text", (*GRID, parts.sign_table), way="pypdf", flatten="pypdf",
        form={"wrap": True},
        habits={"sign": "image"},
    ),
    PdfDesign(
        "pdf-flat-pikepdf", "pdf-text", (*GRID, parts.sign_cells), flatten="pikepdf",
        words=wording.PLAIN, habits={"way": "below", "yes_no": "radio", "sign": "ink"},
    ),
    PdfDesign(
        "pdf-printed-grid", "pdf-text", (*GRID, parts.sign_table), way="drawn",
        habits={"sign": "strokes", "yes_no": "boxes", "tick": "✘"},
    ),
    PdfDesign(
        "pdf-printed-lines", "pdf-text", (*STRIPS, parts.sign_lines), way="drawn",
        words=wording.ABBREVIATED,
        habits={"way": "line", "sign": "image", "yes_no": "text", "value_font": "Courier"},
    ),
    PdfDesign(
        "pdf-printed-split", "pdf-text", (*COLUMNS, parts.sign_cells), way="drawn",
        words=wording.PLAIN,
        habits={"way": "split", "yes_no": "boxes", "sign": "image", "tick": "✔"},
    ),
    PdfDesign(
        "pdf-printed-above", "pdf-text", (*COLUMNS, parts.sign_table), way="drawn",
        words=wording.CURLY,
        habits={"way": "above", "yes_no": "radio", "tick": "●", "sign": "image"},
    ),
    PdfDesign(
        "pdf-typewriter", "pdf-text", (*GRID, parts.sign_lines), way="typewriter",
        words=wording.PLAIN, habits={"way": "below", "yes_no": "boxes", "sign": "stamp"},
    ),
    PdfDesign(
        "pdf-bare-captions", "pdf-bare", CAPTIONS, words=wording.PLAIN,
        habits={"yes_no": "boxes", "sign": "image"},
    ),
    PdfDesign(
        "pdf-bare-matrix", "pdf-bare", MATRIX, words=wording.PLAIN, names="livecycle",
        habits={"sign": "stamp"},
    ),
    PdfDesign(
        "pdf-printed-captions", "pdf-text", CAPTIONS, way="drawn", words=wording.ABBREVIATED,
        habits={"yes_no": "boxes", "sign": "image", "tick": "✔"},
    ),
    PdfDesign(
        "pdf-flat-matrix", "pdf-text", MATRIX, flatten="pikepdf", words=wording.CURLY,
        habits={"sign": "strokes"},
    ),
)  # fmt: skip
