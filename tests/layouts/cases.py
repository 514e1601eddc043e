"""Every layout by name, and the cases made from a layout and a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol, runtime_checkable

from tests.layouts import truth
from tests.layouts.truth import Profile


class Layout(Protocol):
    """A design: fits a profile to its room and writes it into a file."""

    @property
    def name(self) -> str:
        """The layout's name, unique."""

    @property
    def kind(self) -> str:
        """What kind of file it makes: word, word-legacy, pdf-form …"""

    def fit(self, profile: Profile) -> Profile:
        """The profile without the fields that this print has no place for."""

    def build(self, profile: Profile, rng: random.Random) -> bytes:
        """The filled file."""


@runtime_checkable
class Filler(Protocol):
    """A layout with profiles of its own."""

    def fill(self, rng: random.Random, seed: int) -> Profile:
        """The profile of a seed."""


@dataclass(frozen=True)
class Case:
    """A file, with the truth beside it."""

    layout: str
    kind: str
    seed: int
    data: bytes
    profile: Profile

    @property
    def suffix(self) -> str:
        """The file's ending."""
        return ".pdf" if self.data.startswith(b"%PDF") else ".docx"


@cache
def open_layouts() -> dict[str, Layout]:
    """The layouts that matching may be tuned on."""
    from tests.layouts.pdf.designs import DESIGNS as PDF
    from tests.layouts.word.designs import DESIGNS as WORD

    return {d.name: d for d in (*WORD, *PDF)}


@cache
def held_layouts() -> dict[str, Layout]:
    """The layouts kept back: nobody tunes on them."""
    from tests.layouts.held.designs import DESIGNS as WORD
    from tests.layouts.held.pdf_designs import DESIGNS as PDF

    return {d.name: d for d in (*WORD, *PDF)}


@cache
def unseen_layouts() -> dict[str, Layout]:
    """The layouts of the last measurement: drawn after the readers, looked at by nobody."""
    from tests.layouts.unseen.designs import DESIGNS as WORD
    from tests.layouts.unseen.pdf_designs import DESIGNS as PDF

    return {d.name: d for d in (*WORD, *PDF)}


@cache
def fresh_layouts() -> dict[str, Layout]:
    """The layouts of an acceptance tester who knows the form and not the readers."""
    from tests.layouts.fresh.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def strange_layouts() -> dict[str, Layout]:
    """Forms as other programs flatten them; looked into while the PDF reader was mended."""
    from tests.layouts.strange.flatten import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def novel_layouts() -> dict[str, Layout]:
    """Word forms of older and odder make; looked into while the Word reader was mended."""
    from tests.layouts.novel.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def further_layouts() -> dict[str, Layout]:
    """Word forms of other agencies and vendors; looked into while the Word reader was mended."""
    from tests.layouts.further.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def novel_pdf_layouts() -> dict[str, Layout]:
    """PDF designs unlike those before: tax forms, combs, leaders, and odd ways to write a page."""
    from tests.layouts.novelpdf.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def further_pdf_layouts() -> dict[str, Layout]:
    """PDF designs as other clerks and other form programs make them: see docs/accuracy.md."""
    from tests.layouts.furtherpdf.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def later_pdf_layouts() -> dict[str, Layout]:
    """PDF designs of detected fields, comments and web pages: see docs/accuracy.md."""
    from tests.layouts.later_pdf.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def later_word_layouts() -> dict[str, Layout]:
    """Word forms as government offices type them in daily life: see docs/accuracy.md."""
    from tests.layouts.later_word.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def plain_word_layouts() -> dict[str, Layout]:
    """Word forms as plain offices keep or re-type them: see docs/accuracy.md."""
    from tests.layouts.plain_word.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def plain_pdf_layouts() -> dict[str, Layout]:
    """PDF prints of plain offices: an older edition, two columns, captions under lines."""
    from tests.layouts.plain_pdf.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def clerks_word_layouts() -> dict[str, Layout]:
    """Word prints that clerks re-typed and patched by hand: see docs/accuracy.md."""
    from tests.layouts.clerks_word.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def clerks_pdf_layouts() -> dict[str, Layout]:
    """PDF prints of other form programs and of clerks' typewriters: see docs/accuracy.md."""
    from tests.layouts.clerks_pdf.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def testers_word_layouts() -> dict[str, Layout]:
    """Word prints of a tester who has only the specification: see docs/accuracy.md."""
    from tests.layouts.testers_word.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def testers_pdf_layouts() -> dict[str, Layout]:
    """PDF prints of a tester who has only the specification: see docs/accuracy.md."""
    from tests.layouts.testers_pdf.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def outsiders_word_layouts() -> dict[str, Layout]:
    """Word forms as other agencies would make them, by an outsider: see docs/accuracy.md."""
    from tests.layouts.outsiders_word.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def outsiders_pdf_layouts() -> dict[str, Layout]:
    """PDF forms as other agencies would make them, by an outsider: see docs/accuracy.md."""
    from tests.layouts.outsiders_pdf.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def guests_word_layouts() -> dict[str, Layout]:
    """Word prints of strangers who bring their own forms: see docs/accuracy.md."""
    from tests.layouts.guests_word.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def guests_pdf_layouts() -> dict[str, Layout]:
    """PDF forms of portals, form programs and small offices: see docs/accuracy.md."""
    from tests.layouts.guests_pdf.designs import DESIGNS

    return {d.name: d for d in DESIGNS}


@cache
def sealed_layouts() -> dict[str, Layout]:
    """The layouts of the acceptance test. For measuring only: see ``score.show_sums``."""
    from tests.layouts.sealed.designs import DESIGNS as WORD
    from tests.layouts.sealed.pdf_designs import DESIGNS as PDF

    return {d.name: d for d in (*WORD, *PDF)}


SETS: Mapping[str, Callable[[], dict[str, Layout]]] = {
    "open": open_layouts,
    "held": held_layouts,
    "unseen": unseen_layouts,
    "fresh": fresh_layouts,
    "strange": strange_layouts,
    "novel": novel_layouts,
    "further": further_layouts,
    "novel_pdf": novel_pdf_layouts,
    "further_pdf": further_pdf_layouts,
    "later_pdf": later_pdf_layouts,
    "later_word": later_word_layouts,
    "plain_word": plain_word_layouts,
    "plain_pdf": plain_pdf_layouts,
    "clerks_word": clerks_word_layouts,
    "clerks_pdf": clerks_pdf_layouts,
    "testers_word": testers_word_layouts,
    "testers_pdf": testers_pdf_layouts,
    "outsiders_word": outsiders_word_layouts,
    "outsiders_pdf": outsiders_pdf_layouts,
    "guests_word": guests_word_layouts,
    "guests_pdf": guests_pdf_layouts,
    "sealed": sealed_layouts,
}
"""The layouts of each set, by the set's name."""


def find(name: str) -> Layout:
    """The layout called ``name``, of any set."""
    return {key: layout for some in SETS.values() for key, layout in some().items()}[name]


def make_from(layout: Layout, seed: int) -> Case:
    """The case of a layout and a seed; the same every time."""
    rng = random.Random(f"{layout.name}:{seed}")
    made = layout.fill(rng, seed) if isinstance(layout, Filler) else truth.make(rng, seed)
    profile = layout.fit(made)
    return Case(layout.name, layout.kind, seed, layout.build(profile, rng), profile)


def make(name: str, seed: int) -> Case:
    """The case of a layout, by name, and a seed."""
    return make_from(find(name), seed)


def cases(names: Iterable[str], seeds: Iterable[int]) -> Iterator[Case]:
    """The cases of these layouts and seeds."""
    seeds = tuple(seeds)
    for name in names:
        for seed in seeds:
            yield make(name, seed)
