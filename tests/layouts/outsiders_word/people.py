"""Filled profiles in the hand of one office: its days, its numbers, its letters."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from tests.layouts import truth
from tests.layouts.catalog import FIELDS, SIGNATURES
from tests.layouts.truth import Profile, Value

DAYS = (
    "{d:%m}/{d:%d}/{d:%Y}", "{d.month}/{d.day}/{d.year}", "{d:%B} {d.day}, {d.year}",
    "{d.day} {d:%B} {d.year}", "{d:%d}-{d:%b}-{d.year}", "{d:%A}, {d:%B} {d.day}, {d.year}",
    "{d:%m}-{d:%d}-{d.year}", "{d:%Y}-{d:%m}-{d:%d}", "{d:%b} {d.day}, {d.year}",
)  # fmt: skip
COMPACT = "{d:%Y}{d:%m}{d:%d}"
SLASHED = DAYS[:2]
PHONES = (
    "({a}) {b}-{c}", "{a}-{b}-{c}", "{a}.{b}.{c}", "{a}-{b}-{c}, Ext. {x}", "({a}) {b}-{c} x{x}",
    "+1 ({a}) {b}-{c}", "{a} {b} {c}", "{a}-{b}-{c} (office)",
)  # fmt: skip
SHORT = PHONES[:3]
_TYPED = {"text", "long_text"}


@dataclass(frozen=True)
class Hand:
    """How an office writes: ``caps`` in capitals, ``latin`` without letters a typewriter lacks."""

    days: tuple[str, ...] = DAYS
    phones: tuple[str, ...] = PHONES
    caps: bool = False
    latin: bool = False
    typed: bool = False
    flat: bool = False

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed in this hand; of eight the seventh lacks but one signature."""
        lacking = seed % 8 == 6
        profile = truth.honest(rng) if lacking else truth.make(rng, seed)
        if lacking:
            profile = profile.unsign(SIGNATURES[seed // 8 % 2])
        written, expected = dict(profile.written), dict(profile.expected)
        days, phones = rng.choice(self.days), rng.choice(self.phones)
        for key, value in profile.expected.items():
            if value and isinstance(value, str):
                self._write(key, value, days, phones, rng, written, expected)
        made = replace(profile, written=written, expected=expected)
        return made.signed_as("unclear") if self.typed else made

    def _write(
        self, key: str, value: str, days: str, phones: str, rng: random.Random,
        written: dict[str, str], expected: dict[str, Value],
    ) -> None:  # fmt: skip
        kind = FIELDS[key].type
        if kind == "date":
            text = days.format(d=date.fromisoformat(value))
        elif kind == "phone":
            number = {"a": value[2:5], "b": value[5:8], "c": value[8:], "x": rng.randint(12, 899)}
            text = phones.format(**number)
        else:
            text = self._text(value) if kind in _TYPED else value
        written[key] = text.upper() if self.caps else text
        if kind in _TYPED:
            expected[key] = written[key]

    def _text(self, text: str) -> str:
        if self.flat:
            text = text.replace("\n", " ").replace("•", "-")
        if not self.latin:
            return text
        for old, new in (("’", "'"), ("–", "-"), ("•", "-"), ("“", '"'), ("”", '"')):
            text = text.replace(old, new)
        return "".join(c for c in unicodedata.normalize("NFD", text) if ord(c) < 128)
