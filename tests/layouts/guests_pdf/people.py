"""How guests fill a form in: odd seeds all of it, even seeds with something left out."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace

from tests.layouts import truth
from tests.layouts.catalog import SIGNATURES
from tests.layouts.outsiders_word.people import DAYS, PHONES, Hand
from tests.layouts.truth import Profile


class Guest(Hand):
    """A hand that keeps the letters a western typewriter has."""

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""
        made = replace(_profile(rng, seed), absent=frozenset())
        days, phones = rng.choice(self.days), rng.choice(self.phones)
        written, expected = dict(made.written), dict(made.expected)
        for key, value in made.expected.items():
            if value and isinstance(value, str):
                self._write(key, value, days, phones, rng, written, expected)
        made = replace(made, written=written, expected=expected)
        return made.signed_as("unclear") if self.typed else made

    def _text(self, text: str) -> str:
        text = text.replace("’", "'").replace("–", "-").replace("•", "-")
        return "".join(map(_letter, text.replace("\n", " ") if self.flat else text))


def _letter(one: str) -> str:
    try:
        one.encode("cp1252")
    except UnicodeEncodeError:
        return unicodedata.normalize("NFD", one)[0]
    return one


def _profile(rng: random.Random, seed: int) -> Profile:
    """Odd seeds are complete; of the even ones some lack only a signature, some only a field."""
    if seed % 2:
        return truth.honest(rng)
    turn = seed // 2 % 4
    if turn == 1:
        return truth.honest(rng).unsign(SIGNATURES[seed // 8 % 2])
    if turn == 3:
        return truth.faulty(rng, 1)
    return truth.faulty(rng, rng.randint(1, 6), unsigned=rng.randint(0, 2))


SLASHED = Guest(DAYS[:2], flat=True)
PLAIN = Guest((*DAYS[:5], DAYS[6], DAYS[8]), PHONES, flat=True)
LINED = Guest((DAYS[0], DAYS[2], DAYS[5]), PHONES[:6])
CAPS = Guest(DAYS[:1], PHONES[:3], caps=True, flat=True)
