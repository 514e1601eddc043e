"""A Word profile in the making: labels, answers in the way of the design, signatures."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from tests.layouts import strokes
from tests.layouts.catalog import FIELDS
from tests.layouts.fresh import fill, ink
from tests.layouts.fresh.ooxml import blank_document, look, para, picture, run, save
from tests.layouts.truth import Profile
from tests.layouts.words import Words


class Way(Protocol):
    """How answers stand in the file."""

    def answer(self, sheet: Sheet, key: str) -> str:
        """The runs of a text, phone, date, choice or yes/no answer."""

    def box(self, sheet: Sheet, key: str, on: bool) -> str:
        """The runs of a checkbox; ``key`` is the field it belongs to."""

    def slot(self, sheet: Sheet, key: str, drawn: str) -> str:
        """The runs of a signature slot; ``drawn`` is the signature, or ""."""


@dataclass
class Sheet:
    """What the pieces of a design share."""

    profile: Profile
    rng: random.Random
    words: Words
    way: Way
    images: Callable[[bytes], str]
    inks: Callable[[bytes], str]
    label_look: str = ""
    answer_look: str = ""
    signed_by: str = "inline"
    number: int = 100

    def next(self) -> int:
        """A number not used before in this file."""
        self.number += 1
        return self.number

    def text(self, key: str) -> str:
        """What the agency wrote there."""
        return self.profile.written[key]

    def name(self, key: str) -> str:
        """The label of a field, bare."""
        return self.words.label(key, "")

    def label(self, key: str, end: str | None = None) -> str:
        """The label of a field, as a run; a question or sentence ends with its own mark."""
        asks = FIELDS[key].label.endswith(("?", "."))
        return run(self.words.label(key, "" if asks else end), self.label_look)

    def word(self, text: str) -> str:
        """Any other printed word in the look of labels."""
        return run(self.words.word(text), self.label_look)

    def answer(self, key: str) -> str:
        """The answer's runs."""
        return self.way.answer(self, key)

    def box(self, key: str) -> str:
        """The runs of a checkbox of section V."""
        return self.way.box(self, key, bool(self.profile.expected[key]))

    def yes_no(self, key: str) -> str:
        """Two checkboxes, Yes and No."""
        said = self.profile.expected[key]
        yes, no = self.way.box(self, key, said is True), self.way.box(self, key, said is False)
        return yes + run(" Yes    ") + no + run(" No")

    def options(self, key: str, between: str = "    ") -> str:
        """A checkbox for every choice of a field."""
        said = self.profile.expected[key]
        parts = [
            self.way.box(self, key, said == c) + run(f" {self.words.word(c)}")
            for c in FIELDS[key].choices
        ]
        return run(between).join(parts)

    def sign(self, key: str) -> str:
        """The signature slot's runs."""
        drawn = ""
        if self.profile.signatures[key] == "signed" and self.signed_by != "none":
            rid = self.images(strokes.picture(self.rng))
            drawn = picture(rid, self.next(), float_=self.signed_by == "float")
            if self.signed_by == "ink":
                drawn = ink.run(self.inks(ink.part(self.rng)), self.next(), drawn)
        return self.way.slot(self, key, drawn)

    def hint(self, text: str) -> str:
        """A line of small grey print."""
        return para(run(text, look(italic=True, size=7.5, color="7F7F7F")), after=40)


@dataclass(frozen=True)
class WordDesign:
    """A Word layout: its page, its words and its way of answering."""

    name: str
    kind: str
    page: Callable[[Sheet], str]
    way: Callable[[], Way]
    words: Words = field(default_factory=Words)
    label_look: str = ""
    answer_look: str = ""
    signed_by: str = "inline"
    absent: frozenset[str] = frozenset(
        {f"vendor_{n}_{x}" for n in (3, 4) for x in ("name", "authority")}
    )
    header: str = ""
    footer: str = ""
    font: str = "Liberation Sans"
    size: float = 10
    landscape: bool = False

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""
        return fill.fill(rng, seed)

    def fit(self, profile: Profile) -> Profile:
        """The profile without what this print has no place for."""
        return profile.without(self.absent)

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled file."""
        doc = blank_document(self.header, self.footer, self.font, self.size, self.landscape)

        def keep(data: bytes) -> str:
            return str(doc.part.get_or_add_image(io.BytesIO(data))[0])

        def pen(data: bytes) -> str:
            return ink.relate(doc.part, data)

        sheet = Sheet(
            profile,
            rng,
            self.words,
            self.way(),
            keep,
            pen,
            self.label_look,
            self.answer_look,
            self.signed_by,
        )
        return save(doc, self.page(sheet))
