"""The clerks' Word designs: which print, pen, wording and habit make which layout."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.layouts.clerks_word import tabled, typed
from tests.layouts.clerks_word.habits import (
    Copied,
    Habit,
    Picked,
    loud,
    not_applicable,
    picked,
    see_attached,
)
from tests.layouts.clerks_word.wording import BOARD, BUREAU, CAPS, COMMISSION
from tests.layouts.later_word.designs import LaterWord
from tests.layouts.novel.wording import SOURCE
from tests.layouts.truth import Profile
from tests.layouts.word.ooxml import para, run
from tests.layouts.word.pens import Legacy


@dataclass(frozen=True)
class ClerkWord(LaterWord):
    """A later design with the habits of whoever fills it; ``titled`` puts the title in the head."""

    fills: tuple[Habit, ...] = ()
    titled: bool = False

    def fit(self, profile: Profile) -> Profile:
        """The profile as this clerk writes it on this print."""
        profile = super().fit(profile)
        for habit in self.fills:
            profile = habit(profile)
        return profile

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled ``.docx``; ``profile`` must have been through :meth:`fit`."""
        if not self.titled:
            return super().build(profile, rng)
        label, shown = self.words.label, profile.written
        head = para(run(f"{label('engagement_title')}: "), run(shown["engagement_title"]),
                    run(f"\t{label('date_requested')}: "), run(shown["date_requested"]),
                    tabs=(5400,))  # fmt: skip
        made = LaterWord(
            self.name,
            self.kind,
            self.body,
            self.pen,
            self.pen_with,
            self.words,
            self.habits,
            {**self.package_with, "header": head},
            self.vendor_rows,
        )
        return made.build(profile, rng)


def _blue() -> dict[str, object]:
    return {"bold": True, "italic": True, "color": "0000FF"}


DESIGNS = (
    ClerkWord("cw-memo-caps", "word-text", typed.memo_cover, words=CAPS, fills=(loud,),
              pen_with={"ticks": "bracket"}, habits={"sign": "vml"}, vendor_rows=2),
    ClerkWord("cw-interview", "word-text", typed.interview, words=BOARD,
              pen_with={"ticks": "check"}, habits={"answers": "text"}, vendor_rows=2),
    ClerkWord("cw-ruled-tabs", "word-text", typed.ruled_tabs, words=COMMISSION,
              pen_with={"ticks": "line", "look": _blue}, habits={"answers": "boxes"},
              vendor_rows=2),
    ClerkWord("cw-appendix", "word-text", typed.appendix, words=COMMISSION,
              fills=(not_applicable,), pen_with={"ticks": "bracket"},
              habits={"answers": "round", "sign": "typed"}, vendor_rows=2),
    ClerkWord("cw-sidebar-copied", "word", tabled.sidebar, Copied, words=SOURCE,
              fills=(see_attached,), habits={"sign": "control"}, vendor_rows=2),
    ClerkWord("cw-matrix-legacy", "word-legacy", tabled.yes_no_matrix, Legacy, words=BUREAU,
              package_with={"protect": "forms"}, habits={"sign": "inline"}, vendor_rows=3),
    ClerkWord("cw-nested-picked", "word", tabled.nested, Picked, words=BUREAU, fills=(picked,),
              pen_with={"tags": "foreign", "aliases": False}, habits={"sign": "ink"},
              titled=True, vendor_rows=2),
    ClerkWord("cw-contacts", "word-tracked", tabled.contacts, words=COMMISSION,
              fills=(not_applicable,), pen_with={"track": True, "ticks": "bracket"},
              habits={"answers": "text", "sign": "floating"}, package_with={"track": True},
              vendor_rows=3),
)  # fmt: skip
