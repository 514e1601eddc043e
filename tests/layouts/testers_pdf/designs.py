"""The tester's PDF designs: which arrangement, program and names make which layout."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.lib.colors import Color, black

from tests.layouts.pdf.overlays import flatten_pikepdf
from tests.layouts.testers_pdf import bodies, overlay, story
from tests.layouts.testers_pdf.naming import Naming
from tests.layouts.testers_pdf.sheet import Sheet
from tests.layouts.testers_pdf.story import Story
from tests.layouts.testers_word.look import drawn
from tests.layouts.testers_word.people import filled
from tests.layouts.truth import Profile

_BLUE = Color(0.05, 0.1, 0.45)
_FONTS = ("Arial", "Times New Roman")


@dataclass(frozen=True)
class TesterPdf:
    """An arrangement, drawn or with fields; ``knobs`` are what the seed draws of."""

    name: str
    kind: str
    body: Callable[[Sheet], None]
    names: tuple[str, ...] = ("bare",)
    knobs: dict[str, tuple[object, ...]] = field(default_factory=dict)
    press: Callable[[bytes], bytes] | None = None
    digital: bool = False

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""
        return filled(rng, seed)

    def fit(self, profile: Profile) -> Profile:
        """The profile as it is, signed by certificate where this design has such fields."""
        return profile.signed_as("digital") if self.digital else profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.pdf``."""
        look = drawn(rng, _FONTS)
        chosen = {name: rng.choice(of) for name, of in self.knobs.items()}
        chosen.setdefault("sign", rng.choice(("image", "strokes", "ink", "stamp")))
        chosen.setdefault("approvals", rng.choice(("matrix", "under", "lines")))
        form = self.kind in {"pdf-form", "pdf-bare"} or self.press is not None
        naming = Naming(rng.choice(self.names))
        sheet = Sheet(profile, look, rng, naming, form, ink=rng.choice((black, _BLUE)), **chosen)  # type: ignore[arg-type]
        self.body(sheet)
        data = overlay.signed_over(sheet.finish(), sheet)
        if self.digital:
            return overlay.certified(data, sheet)
        return self.press(data) if self.press else data


@dataclass(frozen=True)
class TesterStory:
    """A print that platypus lays out."""

    name: str
    body: Callable[[Story], None]
    colon: bool = False
    kind: str = "pdf-text"

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""
        return filled(rng, seed)

    def fit(self, profile: Profile) -> Profile:
        """The profile as it is."""
        return profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.pdf``."""
        look = drawn(rng, _FONTS)
        look.colon |= self.colon
        story = Story(profile, look, rng, rng.choice(("dingbat", "bracket")))
        self.body(story)
        return story.made()


_ANY = ("words", "boxes")
_SPOKEN = ("camel", "prefix", "words", "caps")
_DRAWN = {"ticks": ("dingbat", "letter", "cross"), "yes_no": _ANY}
_FORM = {"ticks": ("check", "cross"), "yes_no": ("words", "boxes", "radio"), "comb": (True, False)}
DESIGNS = (
    TesterPdf("tp-names-source", "pdf-form", bodies.source, _SPOKEN, _FORM),
    TesterPdf("tp-names-above", "pdf-form", bodies.above, _SPOKEN, _FORM),
    TesterPdf("tp-tips-beside", "pdf-form", bodies.beside, ("tips",), _FORM),
    TesterPdf("tp-tips-halves", "pdf-form", bodies.halves, ("tips",), _FORM),
    TesterPdf("tp-bare-source", "pdf-bare", bodies.source, ("bare",), _FORM),
    TesterPdf("tp-bare-above", "pdf-bare", bodies.above, ("bare",), _FORM),
    TesterPdf("tp-bare-beside", "pdf-bare", bodies.beside, ("bare",), _FORM),
    TesterPdf("tp-sig-fields", "pdf-form", bodies.source, (*_SPOKEN, "bare"),
              {**_FORM, "sign": ("sig",)}, digital=True),
    TesterPdf("tp-pressed-source", "pdf-flat", bodies.source, ("bare",), _FORM, flatten_pikepdf),
    TesterPdf("tp-pressed-halves", "pdf-flat", bodies.halves, ("bare",), _FORM,
              overlay.pressed_by_hand),
    TesterPdf("tp-drawn-source", "pdf-text", bodies.source, knobs=_DRAWN),
    TesterPdf("tp-drawn-beside", "pdf-text", bodies.beside, knobs=_DRAWN),
    TesterPdf("tp-drawn-above", "pdf-text", bodies.above, knobs=_DRAWN),
    TesterPdf("tp-drawn-halves", "pdf-text", bodies.halves, knobs=_DRAWN),
    TesterPdf("tp-bare-roster", "pdf-bare", bodies.roster, ("bare",), _FORM),
    TesterPdf("tp-drawn-roster", "pdf-text", bodies.roster, knobs=_DRAWN),
    TesterStory("tp-story-tables", story.tables),
    TesterStory("tp-story-grid", story.grid, colon=True),
    TesterStory("tp-story-lines", story.lines, colon=True),
    TesterPdf("tp-pypdf-beside", "pdf-flat", bodies.beside, ("bare",),
              {**_FORM, "yes_no": _ANY}, overlay.pressed_pypdf),
)  # fmt: skip
