"""The outsider's PDF designs: which arrangement, way of filling in and wording make which."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.layouts.outsiders_pdf import after, bodies
from tests.layouts.outsiders_pdf.sheet import BLUE, Sheet
from tests.layouts.outsiders_word import wording
from tests.layouts.outsiders_word.people import DAYS, SHORT, Hand
from tests.layouts.outsiders_word.wording import Wording
from tests.layouts.truth import Profile

_LATIN = Hand(latin=True, days=(*DAYS[:5], *DAYS[6:]), flat=True)


@dataclass(frozen=True)
class OutsiderPdf:
    """An arrangement and the sheet's settings; ``flat`` presses the fields into the page."""

    name: str
    kind: str
    body: Callable[[Sheet], None]
    words: Wording = wording.SOURCE
    sheet: Mapping[str, object] = field(default_factory=dict)
    hand: Hand = _LATIN
    flat: bool = False

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""
        return self.hand.fill(rng, seed)

    def fit(self, profile: Profile) -> Profile:
        """The profile as it is: these prints have room for all of it."""
        return profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.pdf``."""
        sheet = Sheet(profile, self.words, rng, **self.sheet)  # type: ignore[arg-type]
        self.body(sheet)
        data = sheet.finish()
        if sheet.notes:
            data = after.annotated(data, sheet.notes)
        return after.flattened(data) if self.flat else data


_CAPS = Hand(DAYS[:2], SHORT, caps=True, latin=True, flat=True)
_SIGNED = Hand(latin=True, flat=True, typed=True, days=DAYS[:2])
_FORM = {"way": "form"}
_HAND = {"font": "Times-Italic", "size": 11, "ink": BLUE}
DESIGNS = (
    OutsiderPdf("op-blocks-caps", "pdf-text", bodies.blocks, wording.FEDERAL, {"size": 8},
                _CAPS),
    OutsiderPdf("op-blocks-form", "pdf-bare", bodies.blocks, wording.FEDERAL, _FORM),
    OutsiderPdf("op-blocks-flat", "pdf-flat", bodies.blocks, wording.FEDERAL, _FORM, flat=True),
    OutsiderPdf("op-blocks-notes", "pdf-text", bodies.blocks, wording.FEDERAL,
                {"way": "notes", "size": 9}),
    OutsiderPdf("op-lines-hand", "pdf-text", bodies.lines, wording.SOURCE,
                {**_HAND, "ring": True}),
    OutsiderPdf("op-lines-glyphs", "pdf-text", bodies.lines, wording.SOURCE,
                {"way": "glyphs", "font": "Helvetica"}),
    OutsiderPdf("op-lines-form", "pdf-bare", bodies.lines, wording.PLAIN, _FORM),
    OutsiderPdf("op-lines-turned", "pdf-text", bodies.lines, wording.OFFICIAL,
                {"turned": True, "font": "Vera", "size": 8}),
    OutsiderPdf("op-captions", "pdf-text", bodies.captions, wording.OFFICIAL,
                {"font": "Vera", "size": 9, "ink": BLUE}),
    OutsiderPdf("op-captions-flat", "pdf-flat", bodies.captions, wording.SOURCE, _FORM, flat=True),
    OutsiderPdf("op-halves", "pdf-text", bodies.halves, wording.PLAIN, {"size": 9},
                Hand(DAYS[:2], latin=True, flat=True)),
    OutsiderPdf("op-halves-form", "pdf-bare", bodies.halves, wording.SOURCE, _FORM,
                Hand(DAYS[:2], latin=True, flat=True)),
    OutsiderPdf("op-blocks-digital-look", "pdf-text", bodies.blocks, wording.FEDERAL,
                {"font": "Helvetica"}, _SIGNED),
)  # fmt: skip
"""PDF forms as other agencies would make them, by an outsider: see docs/accuracy.md."""
