"""The later Word designs: which print, pen and wording make which layout."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.layouts.later_word import kit, lines, mixed, second, tables, wording
from tests.layouts.novel.wording import SOURCE, Wording
from tests.layouts.truth import Profile
from tests.layouts.word.ooxml import Package, para, run
from tests.layouts.word.pens import Controls, Legacy, Pen
from tests.layouts.word.sheet import missing_rows


@dataclass(frozen=True)
class LaterWord:
    """One layout: a print of the form, the pen that fills it, the wording, the print's habits."""

    name: str
    kind: str
    body: kit.Body
    pen: type[Pen] = Pen
    pen_with: Mapping[str, object] = field(default_factory=dict)
    words: Wording = SOURCE
    habits: Mapping[str, object] = field(default_factory=dict)
    package_with: Mapping[str, object] = field(default_factory=dict)
    vendor_rows: int = 3

    def fit(self, profile: Profile) -> Profile:
        """The profile as far as this print has room for it; a typed name is no signature."""
        profile = profile.without(missing_rows(self.vendor_rows))
        return profile.signed_as("unclear") if self.habits.get("sign") == "typed" else profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.docx``; ``profile`` must have been through :meth:`fit`."""
        package = Package(**self.package_with)  # type: ignore[arg-type]
        pen = self.pen(profile, self.words, rng, package, **self.pen_with)  # type: ignore[arg-type]
        form = kit.Clerk(
            profile,
            self.words,
            pen,
            rng,
            package,
            vendor_rows=self.vendor_rows,
            **self.habits,  # type: ignore[arg-type]
        )
        return package.build(self.body(form))


_BARE = {"tags": "", "aliases": False}
_TRACKED = {"track": True}
_RUNNING = {
    "header": para(run("DAS/BEST Customer Engagement Profile – Version 1.9", size=8)),
    "footer": para(run("Customer Engagement Profile    R1.00.40    Page 1 of 3", size=8)),
}
DESIGNS = (
    LaterWord("lw-label-in-cell", "word-text", tables.label_in_cell,
              pen_with={"ticks": "bracket"}, habits={"answers": "round"}),
    LaterWord("lw-label-in-cell-bare", "word", tables.label_in_cell, Controls, pen_with=_BARE,
              words=wording.BUREAU, habits={"answers": "boxes", "sign": "control"},
              vendor_rows=4),
    LaterWord("lw-captions-under", "word-text", tables.captions_under, words=wording.BUREAU,
              habits={"answers": "after"}, package_with=_RUNNING),
    LaterWord("lw-captions-fields", "word-legacy", tables.captions_under, Legacy,
              words=wording.CLIPPED, package_with={"protect": "forms"},
              habits={"answers": "boxes", "sign": "vml"}),
    LaterWord("lw-person-blocks", "word-text", tables.person_blocks, words=SOURCE,
              pen_with={"ticks": "wingdings"}, habits={"answers": "boxes"}),
    LaterWord("lw-person-blocks-bare", "word", tables.person_blocks, Controls,
              pen_with={"tags": "foreign", "aliases": False, "rich": True},
              words=wording.TALK, vendor_rows=4),
    LaterWord("lw-hints-in-cells", "word-text", tables.hints_in_cells, words=wording.TWOFOLD,
              habits={"answers": "round", "sign": "floating"}),
    LaterWord("lw-underlined", "word-text", lines.underlined, words=SOURCE,
              pen_with={"ticks": "line"}, habits={"answers": "underline"}),
    LaterWord("lw-memo", "word-text", lines.memo, words=SOURCE,
              habits={"answers": "bold", "sign": "typed"}, package_with=_RUNNING),
    LaterWord("lw-newspaper", "word-text", lines.newspaper, words=wording.BUREAU,
              pen_with={"ticks": "check"}, habits={"answers": "boxes"}),
    LaterWord("lw-guided", "word", lines.guided, Controls, pen_with={**_BARE, "combo": True},
              words=wording.TALK, habits={"answers": "boxes"}),
    LaterWord("lw-guided-tracked", "word-tracked", lines.guided, pen_with=_TRACKED,
              words=wording.TALK, package_with=_TRACKED),
    LaterWord("lw-ranges", "word-text", mixed.ranges, words=SOURCE,
              habits={"answers": "highlight"}, package_with=_RUNNING),
    LaterWord("lw-sideways-halves", "word-text", mixed.sideways_halves, words=wording.CLIPPED,
              pen_with={"ticks": "check"}, habits={"answers": "boxes"}),
    LaterWord("lw-struck", "word-text", mixed.struck, words=wording.CLIPPED,
              habits={"answers": "strike"}),
    LaterWord("lw-options", "word-text", mixed.options, words=wording.BUREAU,
              pen_with={"ticks": "bracket"},
              habits={"answers": "round", "choices": "round", "sign": "ink"}),
    LaterWord("lw-prompted", "word-text", mixed.prompted, words=SOURCE,
              habits={"answers": "text"}),
    LaterWord("lw-nested", "word-legacy", mixed.nested, Legacy, words=SOURCE,
              package_with={"protect": "forms"}, habits={"sign": "floating"}),
    LaterWord("lz-register", "word-text", second.register, words=SOURCE,
              pen_with={"ticks": "check"}),
    LaterWord("lz-combined", "word-tracked", second.combined, pen_with=_TRACKED,
              words=wording.BUREAU, package_with=_TRACKED),
    LaterWord("lz-worksheet", "word", second.worksheet, Controls, pen_with={**_BARE, "rich": True},
              words=SOURCE, habits={"answers": "boxes"}),
    LaterWord("lz-worksheet-typed", "word-text", second.worksheet, words=wording.BUREAU,
              pen_with={"ticks": "bracket"}),
    LaterWord("lz-survey", "word-text", second.survey, words=wording.TALK,
              habits={"sign": "floating"}),
    LaterWord("lz-letter", "word-text", second.letter, words=SOURCE,
              habits={"answers": "bold"}),
    LaterWord("lz-bilingual", "word-legacy", second.bilingual, Legacy, words=SOURCE,
              package_with={"protect": "forms"}),
)  # fmt: skip
