"""The outsider's Word designs: which page, pen, wording and hand make which layout."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.layouts.outsiders_word import flowing, grids, marked, pens, wording
from tests.layouts.outsiders_word.form import Form
from tests.layouts.outsiders_word.paper import Paper
from tests.layouts.outsiders_word.people import COMPACT, DAYS, SHORT, Hand
from tests.layouts.outsiders_word.wording import Wording
from tests.layouts.truth import Profile


@dataclass(frozen=True)
class OutsiderWord:
    """A page design with a pen; ``look`` is the look of the answers, ``paper`` the stationery."""

    name: str
    kind: str
    body: Callable[[Form], str]
    pen: type[pens.Pen] = pens.Pen
    words: Wording = wording.SOURCE
    hand: Hand = field(default_factory=Hand)
    look: Mapping[str, object] = field(default_factory=dict)
    paper: Mapping[str, object] = field(default_factory=dict)
    wide: bool = False

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""
        return self.hand.fill(rng, seed)

    def fit(self, profile: Profile) -> Profile:
        """The profile as it is: these prints have room for all of it."""
        return profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.docx``."""
        paper = Paper(**{"foot": "Form CEP (Rev. 01/26)", **self.paper})  # type: ignore[arg-type]
        pen = self.pen(profile, rng, dict(self.look))
        form = Form(profile, self.words, pen, paper, rng)
        return paper.save(self.body(form), wide=self.wide)


_TYPIST = {"font": "Courier New", "size": 10}
_BLUE = {"color": "1F3CA6"}
_HAND = {"font": "Segoe Script", "italic": True, "color": "1F3CA6"}
DESIGNS = (
    OutsiderWord("ow-blocks-caps", "word-text", grids.blocks, words=wording.FEDERAL,
                 hand=Hand(DAYS[:1], SHORT, caps=True), look=_TYPIST,
                 paper={"font": "Arial Narrow", "size": 9, "head": "OMB Control No. 0000-0000"}),
    OutsiderWord("ow-blocks-legacy", "word-legacy", grids.blocks, pens.Legacy, wording.FEDERAL,
                 paper={"protected": True, "size": 9}),
    OutsiderWord("ow-blocks-compact", "word-text", grids.blocks, pens.Bracketed, wording.FEDERAL,
                 Hand((COMPACT,), SHORT, caps=True), _TYPIST),
    OutsiderWord("ow-cards-controls", "word", grids.cards, pens.Controls, wording.PLAIN),
    OutsiderWord("ow-cards-typed", "word-text", grids.cards, pens.Wingdings, wording.PLAIN,
                 look=_BLUE),
    OutsiderWord("ow-responses", "word-text", grids.responses, words=wording.SOURCE,
                 paper={"head": "Form CEP\tAgency Responses", "font": "Calibri"}),
    OutsiderWord("ow-nested", "word-text", grids.nested, pens.Bracketed, wording.OFFICIAL),
    OutsiderWord("ow-nested-controls", "word", grids.nested, pens.Controls, wording.SOURCE),
    OutsiderWord("ow-landscape", "word-text", grids.landscape, words=wording.PLAIN, wide=True,
                 hand=Hand(DAYS[:2]), paper={"size": 9}),
    OutsiderWord("ow-merged", "word-text", grids.merged, words=wording.OFFICIAL, look=_BLUE),
    OutsiderWord("ow-letter-slash", "word-text", flowing.letter, pens.Bracketed, wording.SOURCE,
                 Hand(typed=True), paper={"font": "Times New Roman", "size": 11}),
    OutsiderWord("ow-memo", "word-text", flowing.memo, words=wording.PLAIN,
                 paper={"font": "Times New Roman", "size": 11}),
    OutsiderWord("ow-interview", "word-text", flowing.interview, words=wording.ASKED),
    OutsiderWord("ow-columns", "word-text", flowing.columns, words=wording.PLAIN, look=_HAND),
    OutsiderWord("ow-under-rules", "word-text", flowing.under_rules, pens.Wingdings,
                 wording.OFFICIAL, look=_TYPIST),
    OutsiderWord("ow-guided-controls", "word", flowing.guided, pens.Controls, wording.SOURCE),
    OutsiderWord("ow-guided-legacy", "word-legacy", flowing.guided, pens.Legacy, wording.PLAIN),
    OutsiderWord("ow-noted-tracked", "word-tracked", flowing.noted, pens.Tracked, wording.SOURCE),
    OutsiderWord("ow-circled", "word-text", flowing.circled, pens.Circled, wording.LOUD),
    OutsiderWord("ow-textboxes", "word-text", flowing.boxed_text, words=wording.SOURCE,
                 hand=Hand(flat=True)),
    OutsiderWord("ow-outline-ruled", "word-text", flowing.outline, pens.Ruled, wording.SOURCE),
    OutsiderWord("ow-bilingual", "word-text", marked.facing, words=wording.SPANISH),
    OutsiderWord("ow-choices", "word-text", marked.choices, words=wording.PLAIN),
    OutsiderWord("ow-choices-controls", "word", marked.choices, pens.Controls, wording.SOURCE),
)  # fmt: skip
"""Word prints as other agencies would make them, by an outsider: see docs/accuracy.md."""
