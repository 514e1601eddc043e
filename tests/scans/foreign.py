"""Scans of other prints of the form: the layouts' PDFs, printed and scanned or photographed.

Of the sets whose layouts have been looked into; the sealed ones are not touched.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from tests.layouts import cases as layouts
from tests.layouts import filed, truth
from tests.layouts.cases import Case, Filler
from tests.layouts.catalog import BOXES, SIGNATURES
from tests.layouts.truth import Value
from tests.scans import paper, printing, slots
from tests.scans.box import Box
from tests.scans.damage import damaged
from tests.scans.dice import Dice
from tests.scans.model import Kind, Scan, Sheets
from tests.scans.pen import POINT, Page
from tests.scans.slots import UNSIGNED, Content

_TICKS_NOT_DRAWN = ("lo-form-", "lo-fr-fillable-")
"""Files whose ticks LibreOffice draws with a letter that other programs do not show."""
KINDS = (Kind.CLEAN, Kind.GREY, Kind.LOW, Kind.PHOTO)
_FOR_OTHERS = "?", ""
"""What programs print for a letter that a font does not have."""
_CONTENTS = {"signed": Content.INK, "missing": Content.EMPTY, "unclear": Content.TYPED}


@cache
def names(held: bool) -> tuple[str, ...]:
    """The layouts that make PDFs, and the files that were printed from Word, by name."""
    sets = [layouts.open_layouts(), layouts.fresh_layouts()]
    if held:
        sets = [layouts.held_layouts(), layouts.unseen_layouts()]
    made = [name for one in sets for name, layout in one.items() if layout.kind.startswith("pdf")]
    folders = ("held", "unseen") if held else ("open", "fresh")
    printed = [p.name for one in folders for p in filed.filed(one) if p.suffix == ".pdf"]
    return (*sorted(made), *sorted(printed))


@cache
def _paths() -> dict[str, str]:
    found = {}
    for folder in ("open", "held", "unseen", "fresh"):
        for path in (filed.FILES / folder).glob("*.pdf"):
            found[path.name] = str(path)
    return found


def case_of(name: str, seed: int) -> Case:
    """The print of a layout and a seed, with what stands on its paper as its truth."""
    filed_at = _paths().get(name)
    case = filed.load(Path(filed_at)) if filed_at else layouts.make(name, seed)
    text = printing.text_of(case.data)
    seen = {key: _as_printed(one, text) for key, one in case.profile.expected.items()}
    if name.startswith(_TICKS_NOT_DRAWN):
        seen |= dict.fromkeys(BOXES, False)
    return replace(case, profile=replace(case.profile, expected=seen))


def _as_printed(value: Value, text: str) -> Value:
    """``value`` with what stands in ``text`` for letters that the print's font does not have."""
    if not isinstance(value, str):
        return value
    for letter in {one for one in value if one.isalpha()} - set(text):
        others = (value.replace(letter, other) for other in _FOR_OTHERS)
        value = next((one for one in others if "".join(one.split()) in text), value)
    return value


def make(name: str, seed: int, *, held: bool = False, unsigned: bool = False) -> Scan | None:
    """The scan of a layout and a seed; None where its slots hold what no paper shows.

    Where the layout draws its signatures, what it drew shows where its slots are: these are signed
    anew in synthetic ink, on the same print unsigned. ``unsigned`` puts into one of them, or both,
    what is no signature; None then where nothing shows where they are.
    """
    case = case_of(name, seed)
    if not set(case.profile.signatures.values()) <= set(_CONTENTS):
        return None
    dice = Dice(f"foreign:{name}:{seed}{':unsigned' if unsigned else ''}", held=held)
    kind = dice.rng.choice(KINDS)
    contents = {slot: _CONTENTS[case.profile.signatures[slot]] for slot in SIGNATURES}
    if unsigned:
        for slot in dice.rng.sample(SIGNATURES, dice.rng.randint(1, len(SIGNATURES))):
            contents[slot] = dice.rng.choice(UNSIGNED)
    pages = signed(case, contents, dice)
    if pages is None:
        if unsigned:
            return None
        pages = printing.pages_of(case.data)
    sheets = Sheets([paper.printed(page, dice) for page in pages], case.profile, contents, name)
    sent, data, count = damaged(kind, sheets, dice)
    return Scan(kind, name, seed, sent, data, count, case.profile, contents)


def signed(case: Case, contents: Mapping[str, Content], dice: Dice) -> list[Page] | None:
    """The pages of a case with ``contents`` in place of its drawn signatures.

    None where the places of these cannot be told. A layout draws by lot: without the first
    signature the second looks otherwise. So each is told by two prints that differ in nothing else.
    """
    drawn = [slot for slot in SIGNATURES if case.profile.signatures[slot] == "signed"]
    bare = _unsigned(case, drawn)
    if bare is None:
        return None
    places = {}
    for slot in drawn:
        alone = _unsigned(case, [other for other in drawn if other != slot])
        found = _difference(alone, bare) if alone else None
        if found is None:
            return None
        places[slot] = found
    for slot, (number, box) in places.items():
        name = case.profile.written[slot.replace("signature", "signed_name")] or "Jane Sample"
        slots.put(bare[number], _room(box), contents[slot], name, dice.rng)
    return bare


def _unsigned(case: Case, empty: Sequence[str]) -> list[Page] | None:
    """The same print with these slots empty; None for a file that no layout draws."""
    if case.layout in _paths() or case.layout not in _layouts():
        return None
    layout = _layouts()[case.layout]
    rng = random.Random(f"{case.layout}:{case.seed}")
    made = layout.fill(rng, case.seed) if isinstance(layout, Filler) else truth.make(rng, case.seed)
    return printing.pages_of(layout.build(layout.fit(made).unsign(*empty), rng))


@cache
def _layouts() -> dict[str, layouts.Layout]:
    sets = (layouts.open_layouts, layouts.fresh_layouts, layouts.held_layouts,
            layouts.unseen_layouts)  # fmt: skip
    return {name: layout for one in sets for name, layout in one().items()}


def _difference(pages: list[Page], bare: list[Page]) -> tuple[int, Box] | None:
    """The page and place where two prints differ; None where it is not one small place."""
    if [page.shape for page in pages] != [page.shape for page in bare]:
        return None
    found = []
    for number, (one, other) in enumerate(zip(pages, bare, strict=True)):
        rows, columns = np.nonzero((one != other).any(axis=2))
        if rows.size:
            box = Box(columns.min(), rows.min(), columns.max(), rows.max())
            found.append((number, box))
    if len(found) != 1 or found[0][1].height > 70 * POINT or found[0][1].width > 300 * POINT:
        return None
    return found[0]


def _room(box: Box) -> Box:
    """The place of a drawn signature as a slot of usual height: ink stays on its line."""
    high = max(box.height, 20 * POINT)
    return Box(box.x0, box.y1 - high, box.x1, box.y1 + 0.15 * high)
