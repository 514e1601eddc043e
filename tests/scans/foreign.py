"""Scans of other prints of the form: the layouts' PDFs, printed and scanned or photographed.

Of the sets whose layouts have been looked into; the sealed ones are not touched.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.layouts import cases as layouts
from tests.layouts import filed
from tests.layouts.cases import Case
from tests.layouts.catalog import SIGNATURES
from tests.scans import paper, printing
from tests.scans.damage import damaged
from tests.scans.dice import Dice
from tests.scans.model import Kind, Scan, Sheets
from tests.scans.slots import Content

KINDS = (Kind.CLEAN, Kind.GREY, Kind.LOW, Kind.PHOTO)
_CONTENTS = {"signed": Content.INK, "missing": Content.EMPTY, "unclear": Content.TYPED}


@cache
def names(held: bool) -> tuple[str, ...]:
    """The layouts that make PDFs, and the files that were printed from Word, by name."""
    sets = [layouts.open_layouts(), layouts.fresh_layouts()]
    if held:
        sets = [layouts.held_layouts(), layouts.unseen_layouts()]
    made = [name for one in sets for name, layout in one.items() if layout.kind.startswith("pdf")]
    paths = (*filed.filed(held=held), *filed.filed(unseen=held, fresh=not held))
    printed = [path.name for path in paths if path.suffix == ".pdf"]
    return (*sorted(made), *sorted(printed))


@cache
def _paths() -> dict[str, str]:
    found = {}
    for folder in ("open", "held", "unseen", "fresh"):
        for path in (filed.FILES / folder).glob("*.pdf"):
            found[path.name] = str(path)
    return found


def _case(name: str, seed: int) -> Case:
    if name in _paths():
        return filed.load(Path(_paths()[name]))
    return layouts.make(name, seed)


def make(name: str, seed: int, *, held: bool = False) -> Scan | None:
    """The scan of a layout and a seed; None where its slots hold what no paper shows."""
    case = _case(name, seed)
    if not set(case.profile.signatures.values()) <= set(_CONTENTS):
        return None
    dice = Dice(f"foreign:{name}:{seed}", held=held)
    kind = dice.rng.choice(KINDS)
    contents = {slot: _CONTENTS[case.profile.signatures[slot]] for slot in SIGNATURES}
    pages = [paper.printed(page, dice) for page in printing.pages_of(case.data)]
    sheets = Sheets(pages, case.profile, contents, name)
    sent, data, count = damaged(kind, sheets, dice)
    return Scan(kind, name, seed, sent, data, count, case.profile, contents)
