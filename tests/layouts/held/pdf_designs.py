"""The held PDF designs."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf

from tests.layouts.held import pdf_parts as held
from tests.layouts.held import wording
from tests.layouts.pdf import more_parts as more
from tests.layouts.pdf import parts
from tests.layouts.pdf.designs import PdfDesign
from tests.layouts.pdf.sheet import PdfSheet
from tests.layouts.truth import Profile

Builder = Callable[[PdfSheet], None]


def _way(way: Callable[[PdfSheet, str], None], number: str) -> Builder:
    return lambda s: way(s, number)


def _dates_first(s: PdfSheet) -> None:
    parts.phases(s, ("finish", "status", "start"))


def _asked(way: Callable[[PdfSheet, str], None]) -> tuple[Builder, Builder, Builder]:
    return _way(way, "II"), _way(way, "III"), _way(way, "IV")


_RIGHT, _PLAIN = _asked(more.answers_right), _asked(held.plain_questions)
CAPTIONS = (
    more.captions, *_PLAIN[:2], more.phase_captions, _PLAIN[2], parts.boxes, held.vendor_lines,
    more.sign_captions,
)  # fmt: skip
MATRIX = (
    more.people_matrix, *_RIGHT[:2], held.phases_across, _RIGHT[2], parts.boxes, parts.vendors,
    held.sign_columns,
)  # fmt: skip
FLUSH = (
    held.right_aligned, *_RIGHT[:2], _dates_first, _RIGHT[2], parts.boxes, parts.vendors,
    more.sign_captions,
)  # fmt: skip
RULES = (
    held.over_rules, *_PLAIN[:2], parts.phases, _PLAIN[2], parts.boxes, parts.vendors,
    held.sign_columns,
)  # fmt: skip
LEADERS = (
    held.leaders, *_PLAIN[:2], parts.phase_strips, _PLAIN[2], parts.boxes, held.vendor_lines,
    parts.sign_lines,
)  # fmt: skip


@dataclass(frozen=True)
class Turned(PdfDesign):
    """The same design on pages that lie on their side and are shown turned upright."""

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """Turn every page's content by a quarter, and say so in /Rotate."""
        pdf = pikepdf.open(io.BytesIO(super().build(profile, rng)))
        for page in pdf.pages:
            _, _, wide, high = (float(v) for v in page.MediaBox)
            page.contents_add(f"q 0 1 -1 0 {high} 0 cm".encode(), prepend=True)
            page.contents_add(b"Q")
            page.MediaBox = pikepdf.Array([0, 0, high, wide])
            page.Rotate = 90
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


DESIGNS: tuple[PdfDesign, ...] = (
    PdfDesign(
        "held-pdf-captions", "pdf-bare", CAPTIONS, words=wording.TITLED,
        form={"state": "On", "pairs": True}, habits={"yes_no": "radio", "sign": "ink"},
    ),
    PdfDesign(
        "held-pdf-matrix", "pdf-bare", MATRIX, names="livecycle", words=wording.REWORDED,
        form={"parent": True, "state": "2"}, habits={"sign": "image", "vendor_rows": 2},
    ),
    PdfDesign(
        "held-pdf-flush-short", "pdf-form", FLUSH, names="short", way="pikepdf",
        words=wording.TITLED, habits={"sign": "stamp"},
    ),
    PdfDesign(
        "held-pdf-captions-long", "pdf-form", CAPTIONS, names="long", words=wording.REWORDED,
        form={"fill": "bare", "opt": True}, habits={"yes_no": "radio", "sign": "strokes"},
    ),
    PdfDesign(
        "held-pdf-matrix-wizard", "pdf-form", MATRIX, names="wizard", way="pypdf",
        words=wording.SHOUTED, habits={"sign": "field"},
    ),
    PdfDesign(
        "held-pdf-printed-captions", "pdf-text", CAPTIONS, way="drawn", words=wording.TITLED,
        habits={"yes_no": "boxes", "sign": "strokes", "value_font": "Times-Roman", "tick": "✔"},
    ),
    PdfDesign(
        "held-pdf-printed-matrix", "pdf-text", MATRIX, way="drawn", words=wording.SHOUTED,
        habits={"sign": "image", "value_font": "Courier", "tick": "X"},
    ),
    Turned(
        "held-pdf-turned", "pdf-text", FLUSH, way="drawn", words=wording.REWORDED,
        habits={"sign": "image", "font": "Times-Roman", "tick": "✘"},
    ),
    PdfDesign(
        "held-pdf-typewriter", "pdf-text", CAPTIONS, way="typewriter", words=wording.NUMBERED,
        habits={"yes_no": "boxes", "sign": "ink"},
    ),
    PdfDesign(
        "held-pdf-flat", "pdf-text", FLUSH, flatten="pikepdf", words=wording.SHOUTED,
        habits={"sign": "stamp"},
    ),
    PdfDesign(
        "held-pdf-over-rules", "pdf-bare", RULES, words=wording.REWORDED,
        habits={"yes_no": "boxes", "sign": "strokes"},
    ),
    PdfDesign(
        "held-pdf-leaders", "pdf-text", LEADERS, way="drawn", words=wording.TITLED,
        habits={"way": "line", "yes_no": "boxes", "sign": "image", "tick": "✘"},
    ),
)  # fmt: skip
