"""Scans of our blanks by kind of damage and seed, each with its truth; the same every time."""

from __future__ import annotations

from dataclasses import replace

from tests.layouts.catalog import BOXES, SIGNATURES
from tests.scans import paper, people, printing, slots, strokes, wordprints
from tests.scans.damage import damaged
from tests.scans.dice import Dice
from tests.scans.model import Kind, Scan, Sheets
from tests.scans.pen import POINT, draw
from tests.scans.slots import UNSIGNED, Content


def make(kind: Kind, seed: int, *, held: bool = False) -> Scan:
    """The scan of a kind and a seed; of four, two are honest, one has gaps, one is unsigned."""
    dice = Dice(f"{kind}:{seed}", held=held)
    sheets = filled(dice, seed)
    if kind is Kind.TONER:
        sheets.pages = [paper.toner_low(page, dice) for page in sheets.pages]
    _tick_by_hand(sheets, dice)
    _sign(sheets, dice, seed)
    sheets.pages = [paper.printed(page, dice) for page in sheets.pages]
    name, data, count = damaged(kind, sheets, dice)
    return Scan(kind, sheets.blank, seed, name, data, count, sheets.profile, sheets.contents)


_FONTS = {False: ("Helvetica",), True: ("Helvetica", "Times-Roman", "Courier")}


def filled(dice: Dice, seed: int) -> Sheets:
    """One of the blanks, filled in and printed."""
    honest, rng = seed % 4 != 2, dice.rng
    if rng.random() < 0.5:
        path = rng.choice(wordprints.prints(dice.held, honest))
        return Sheets(printing.pages_of(path.read_bytes()), wordprints.load(path), blank="word")
    profile = people.complete(rng, people.HELD if dice.held else people.OPEN)
    if not honest:
        profile = people.emptied(rng, profile, rng.randint(1, 4))
    pdf = printing.filled_pdf(profile.written, rng.choice(_FONTS[dice.held]))
    return Sheets(printing.pages_of(pdf), profile, blank="pdf")


def _tick_by_hand(sheets: Sheets, dice: Dice) -> None:
    """Tick some of the boxes that are still empty with a pen."""
    expected = dict(sheets.profile.expected)
    if dice.chance(0.4):
        return
    who = strokes.hand(dice.rng)
    for name in BOXES:
        if expected[name] or not dice.chance(0.3):
            continue
        place = printing.places()[name]
        box, page = place.box, sheets.pages[place.page]
        x = (box.x0 + box.x1) / 2 + dice.either(0.1) * box.width
        y = (box.y0 + box.y1) / 2 + dice.either(0.1) * box.height
        lines = slots.placed(strokes.tick(dice.rng), x, y, box.width, 2 * box.height)
        draw(page, lines, who.width * POINT, who.color)
        expected[name] = True
    sheets.profile = replace(sheets.profile, expected=expected)


def _sign(sheets: Sheets, dice: Dice, seed: int) -> None:
    for slot in SIGNATURES:
        sheets.contents[slot] = dice.rng.choice((Content.INK,) * 4 + (Content.PRINT_LIKE,))
    if seed % 4 == 3:
        for slot in dice.rng.sample(SIGNATURES, dice.rng.randint(1, 2)):
            sheets.contents[slot] = dice.rng.choice(UNSIGNED)
    for slot, content in sheets.contents.items():
        place = printing.places()[slot]
        name = sheets.profile.written[slot.replace("signature", "signed_name")]
        slots.put(sheets.pages[place.page], place.box, content, name or "Jane Sample", dice.rng)
