"""All hostile inputs, in families, and as many variations of them as are wanted."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from tests.hostile.archives import archives
from tests.hostile.bodies import html
from tests.hostile.certified import certified
from tests.hostile.containers import containers
from tests.hostile.floods import floods
from tests.hostile.headers import headers
from tests.hostile.images import images
from tests.hostile.kinds import Hostile, Must
from tests.hostile.names import names
from tests.hostile.packed import packed
from tests.hostile.pdf_tables import pdf_tables
from tests.hostile.pdfs import pdfs
from tests.hostile.picture_bombs import picture_bombs
from tests.hostile.senders import senders
from tests.hostile.smuggled import smuggled
from tests.hostile.structures import structures
from tests.hostile.titles import titles
from tests.hostile.word import words
from tests.hostile.word_twice import word_twice
from tests.hostile.xml import xml

FIXED: tuple[Callable[[], Iterator[Hostile]], ...] = (
    archives, containers, structures, html, headers, names,
)  # fmt: skip
"""The same bytes each time."""
DRAWN: tuple[Callable[[random.Random], Iterator[Hostile]], ...] = (
    packed, xml, words, pdfs, images, floods, senders, titles, smuggled, certified, pdf_tables,
    picture_bombs, word_twice,
)  # fmt: skip
"""Places, sizes and noise in them are drawn by chance."""
_MOST_MUTATED = 200_000
"""Bytes; what is longer shows nothing more when a few of them change."""


@cache
def every() -> tuple[Hostile, ...]:
    """The fixed ones."""
    return tuple(hostile for family in FIXED for hostile in family())


def drawn(chance: random.Random) -> Iterator[tuple[str, Hostile]]:
    """One of each of the others, with the name of its family."""
    for family in DRAWN:
        for hostile in family(chance):
            yield family.__name__, hostile


def corpus(count: int, seed: int) -> Iterator[tuple[str, Hostile]]:
    """``count`` inputs with the names of their families; the same for the same ``seed``.

    Round after round of all families; from the second on, those that are always the same have some
    of their bytes changed.
    """
    chance, given, round_ = random.Random(seed), 0, 1
    while True:
        fixed = ((family.__name__, one) for family in FIXED for one in family())
        again = fixed if round_ == 1 else ((name, _mutated(one, chance)) for name, one in fixed)
        for name, hostile in chain(again, drawn(chance)):
            if given == count:
                return
            given += 1
            yield name, replace(hostile, name=f"{hostile.name} #{round_}")
        round_ += 1


def _mutated(hostile: Hostile, chance: random.Random) -> Hostile:
    """The same with up to twenty bytes changed; nothing but survival is known of it then."""
    raw = bytearray(hostile.raw)
    if 0 < len(raw) < _MOST_MUTATED:
        for _ in range(chance.randint(1, 20)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    return replace(hostile, raw=bytes(raw), check=lambda _: True, must=Must.HARMLESS)
