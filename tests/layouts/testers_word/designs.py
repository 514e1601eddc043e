"""The tester's Word designs: which arrangement, pen and names make which layout."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.layouts.testers_word import flowing, tabled
from tests.layouts.testers_word.form import Form
from tests.layouts.testers_word.look import drawn
from tests.layouts.testers_word.page import Paper
from tests.layouts.testers_word.pens import Controls, Legacy, Pen, Ruled, Tracked
from tests.layouts.testers_word.people import filled
from tests.layouts.testers_word.roster import roster
from tests.layouts.testers_word.signing import STYLES
from tests.layouts.truth import Profile

Options = dict[str, tuple[object, ...]]


@dataclass(frozen=True)
class TesterWord:
    """An arrangement and a pen; ``knobs`` are what the seed draws of, by their names."""

    name: str
    kind: str
    body: Callable[[Form], str]
    pen: type[Pen] = Pen
    knobs: Options = field(default_factory=dict)
    approvals: tuple[str, ...] = ("matrix", "columns", "blocks", "within")
    signs: tuple[str, ...] = STYLES
    colon: bool = False

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""
        return filled(rng, seed)

    def fit(self, profile: Profile) -> Profile:
        """The profile as it is: these prints have room for all of it."""
        return profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.docx``."""
        look = drawn(rng)
        look.colon |= self.colon
        tracking = self.pen is Tracked
        protected = self.pen is Legacy and rng.random() < 0.6
        paper = Paper(look, protected, tracking)
        chosen = {name: rng.choice(of) for name, of in self.knobs.items()}
        pen = self.pen(profile, look, paper, rng, **chosen)  # type: ignore[arg-type]
        form = Form(pen, look, paper, rng, rng.choice(self.signs), rng.choice(self.approvals))
        return paper.save(self.body(form))


_TYPED = ("glyph", "ballot", "wingdings", "bracket")
_BOTH = ("words", "boxes")
_LINES = ("lines", "matrix", "columns")
_TAGS: Options = {"naming": ("tag",), "prefix": (True, False)}
_TITLES: Options = {"naming": ("title",), "prefix": (True, False)}
_FIRST = (
    TesterWord("tw-tags-source", "word", tabled.source, Controls, {**_TAGS, "words": _BOTH}),
    TesterWord("tw-titles-above", "word", tabled.above, Controls, _TITLES),
    TesterWord("tw-bare-fourcol", "word", tabled.four_columns, Controls,
               {"prefix": (True, False), "words": _BOTH}),
    TesterWord("tw-legacy-source", "word-legacy", tabled.source, Legacy, {}),
    TesterWord("tw-typed-source", "word-text", tabled.source, Pen, {"ticks": _TYPED}, colon=True),
    TesterWord("tw-leaders", "word-text", flowing.ruled, Ruled,
               {"line": ("leader", "tabbed"), "ticks": _TYPED}, _LINES, colon=True),
)  # fmt: skip
DESIGNS = (
    *_FIRST,
    TesterWord("tw-tags-twocol", "word", tabled.two_columns, Controls,
               {**_TAGS, "whole": (True,), "ticks": ("control", "glyph", "legacy")}),
    TesterWord("tw-titles-listed", "word", flowing.listed, Controls,
               {**_TITLES, "words": _BOTH}, _LINES),
    TesterWord("tw-bare-paragraphs", "word", flowing.questions, Controls,
               {"prefix": (True, False), "ticks": ("control", "wingdings")}, _LINES),
    TesterWord("tw-legacy-questions", "word-legacy", flowing.questions, Legacy,
               {"words": _BOTH}, _LINES),
    TesterWord("tw-legacy-twocol", "word-legacy", tabled.two_columns, Legacy,
               {"ticks": ("legacy", "glyph", "bracket")}),
    TesterWord("tw-typed-above", "word-text", tabled.above, Pen,
               {"ticks": _TYPED, "words": _BOTH}),
    TesterWord("tw-typed-twocol", "word-text", tabled.two_columns, Pen,
               {"ticks": _TYPED, "words": _BOTH}),
    TesterWord("tw-underscores", "word-text", flowing.listed, Ruled,
               {"line": ("underlined", "typed"), "ticks": _TYPED, "words": _BOTH},
               ("lines", "matrix"), colon=True),
    TesterWord("tw-tracked-fourcol", "word-tracked", tabled.four_columns, Tracked,
               {"ticks": _TYPED}),
    TesterWord("tw-tracked-questions", "word-tracked", flowing.questions, Tracked,
               {"ticks": ("glyph", "bracket"), "words": _BOTH}, _LINES),
    TesterWord("tw-roster-typed", "word-text", roster, Pen, {"ticks": _TYPED},
               ("under", "matrix")),
    TesterWord("tw-roster-bare", "word", roster, Controls,
               {"prefix": (True, False), "ticks": ("control", "legacy")}, ("under", "within")),
    TesterWord("tw-roster-legacy", "word-legacy", roster, Legacy, {}, ("under", "lines")),
    TesterWord("tw-paired", "word-text", flowing.paired, Pen, {"ticks": _TYPED}, colon=True),
    TesterWord("tw-newspaper", "word-text", flowing.newspaper, Pen,
               {"ticks": _TYPED, "words": _BOTH}, _LINES, colon=True),
)  # fmt: skip
