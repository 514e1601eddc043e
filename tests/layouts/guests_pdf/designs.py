"""The guests' PDF designs: which arrangement, wording and hand make which."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.layouts.guests_pdf import after, form, odd, office, official, people, typed, web, wording
from tests.layouts.guests_pdf.paper import BLUE, Paper
from tests.layouts.outsiders_word.people import Hand
from tests.layouts.outsiders_word.wording import Wording
from tests.layouts.truth import Profile


@dataclass(frozen=True)
class GuestPdf:
    """An arrangement, the paper's settings, and who filled it in."""

    name: str
    kind: str
    body: Callable[[Paper], None]
    words: Wording = wording.SOURCE
    hand: Hand = people.PLAIN
    paper: Mapping[str, object] = field(default_factory=dict)
    make: Callable[..., Paper] = Paper

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""
        return self.hand.fill(rng, seed)

    def fit(self, profile: Profile) -> Profile:
        """The profile as it is: these prints have room for all of it."""
        return profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.pdf``."""
        paper = self.make(profile, self.words, rng, **self.paper)
        self.body(paper)
        return after.laid(paper.finish(), paper)


DESIGNS = (
    GuestPdf("gp-chrome", "pdf-text", web.chrome, wording.ASKED, people.SLASHED,
             {"frame": web.browser}),
    GuestPdf("gp-report", "pdf-text", web.report, wording.ASKED, people.LINED),
    GuestPdf("gp-survey", "pdf-text", web.survey, wording.ASKED, people.LINED),
    GuestPdf("gp-tax", "pdf-text", official.tax, wording.LAW, people.CAPS,
             {"font": "Courier", "points": 8}),
    GuestPdf("gp-brochure", "pdf-text", official.brochure, wording.SOURCE, people.PLAIN,
             {"wide": True, "margin": 34, "points": 8.5, "ink": BLUE}),
    GuestPdf("gp-spreadsheet", "pdf-text", office.spreadsheet, wording.SHORT, people.SLASHED,
             {"frame": office.sheet_frame, "points": 8}),
    GuestPdf("gp-typewriter", "pdf-text", office.typewriter, wording.SOURCE, people.PLAIN),
    GuestPdf("gp-envelope", "pdf-text", typed.envelope, wording.SOURCE, people.PLAIN,
             {"frame": typed.envelope_frame, "ink": BLUE}),
    GuestPdf("gp-dingbats", "pdf-text", typed.dingbats, wording.CAPITALS, people.LINED,
             {"font": "Times-BoldItalic", "points": 10}),
    GuestPdf("gp-undefined", "pdf-bare", form.undefined, wording.SOURCE, people.SLASHED),
    GuestPdf("gp-tips", "pdf-form", form.tips, wording.SHORT, people.PLAIN,
             {"wide": True, "points": 8}),
    GuestPdf("gp-outlined", "pdf-text", odd.outlined, wording.ASKED, people.PLAIN,
             {"font": "Vera", "points": 8}),
    GuestPdf("gp-right", "pdf-text", odd.right, wording.LAW, people.PLAIN,
             {"font": "Courier", "points": 9}),
    GuestPdf("gp-sidebar", "pdf-text", odd.sidebar, wording.FRENCH, people.PLAIN, {"ink": BLUE}),
    GuestPdf("gp-record", "pdf-text", odd.record, wording.SOURCE, people.SLASHED,
             {"wide": True, "rotate": 270, "font": "Vera", "points": 7.5}),
    GuestPdf("gp-letters", "pdf-text", odd.letters, wording.SHORT, people.PLAIN,
             {"font": "Vera", "points": 8}, odd.Letters),
)  # fmt: skip
