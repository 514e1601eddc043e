"""One Word form being filled: its wording, its pen, its paper."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.layouts import strokes
from tests.layouts.catalog import BOXES, FIELDS
from tests.layouts.outsiders_word import ooxml as x
from tests.layouts.outsiders_word.paper import Paper
from tests.layouts.outsiders_word.pens import Pen
from tests.layouts.outsiders_word.wording import Wording
from tests.layouts.truth import Profile

WIDE = 10200
"""The width between the margins of a Letter page, in twips."""


@dataclass
class Form:
    """What a design writes with."""

    profile: Profile
    words: Wording
    pen: Pen
    paper: Paper
    rng: random.Random

    def label(self, key: str, end: str | None = None, **look: object) -> str:
        """The run of a label."""
        return x.run(self.words.label(key, end), **look)

    def answer(self, key: str) -> str:
        """The runs of an answer."""
        return self.pen.answer(key)

    def pair(self, key: str) -> str:
        """A yes or no as two boxes."""
        return self.pen.pair(key)

    def heading(self, number: str, **look: object) -> str:
        """The heading of a section on a grey ground."""
        look = {"bold": True, **look}
        return x.para(
            x.run(self.words.section(number), **look), before=160, shade="D9E2F3", keep=True
        )

    def title(self, **look: object) -> str:
        """The form's title."""
        return x.para(x.run(self.words.title, **{"bold": True, "size": 15, **look}), align="center")

    def ticks(self) -> list[str]:
        """Each procurement checkbox with its label, as runs."""
        return [self.pen.box(k) + x.run(f" {self.words.label(k, '')}") for k in BOXES]

    def signature(self, who: str, width: float = 130, height: float = 30) -> str:
        """The signature of a signer: a picture, a typed mark, or nothing."""
        status = self.profile.signatures[f"{who}_signature"]
        if status == "signed":
            return self.paper.picture(strokes.picture(self.rng), width, height)
        if status == "unclear":
            said = self.profile.expected[f"{who}_signed_name"]
            return x.run(f"/s/ {said or 'J. Doe'}", italic=True)
        return ""

    def choices(self, key: str, gap: str = "   ") -> str:
        """All choices of a field, the chosen one ticked."""
        chosen = self.profile.expected[key]
        out = [self.pen.tick(c == chosen) + x.run(f" {c}{gap}") for c in FIELDS[key].choices]
        return "".join(out)
