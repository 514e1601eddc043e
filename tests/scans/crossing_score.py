"""``python -m tests.scans.crossing_score``: answers that a pen's stroke runs into or through.

Signatures reach into the fields beside them, and people underline, circle and strike out. Of honest
forms of our blanks some fields a form are crossed, and read as office scans. What is read of them
may be in doubt; it must not be wrong and sure, nor surely nothing.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator

import numpy as np

from form_templates.model import FieldType
from parsers.model import SURE
from tests.scans import printing
from tests.scans.box import Box
from tests.scans.cases import filled
from tests.scans.damage import damaged
from tests.scans.dice import Dice
from tests.scans.model import Kind, Scan, Sheets
from tests.scans.pen import POINT, draw
from tests.scans.reader import ask, form
from tests.scans.strokes import Points

_KINDS = (Kind.CLEAN, Kind.GREY, Kind.LOW, Kind.COPIER)
_TYPES = {FieldType.TEXT, FieldType.PHONE, FieldType.DATE, FieldType.CHOICE}
_FIELDS = 14
"""Fields of a form that are crossed."""
_COLORS = ((20, 30, 110), (20, 20, 20), (60, 60, 80))
_STEPS = 40


def _across(box: Box, dice: Dice) -> Points:
    """A line through the field or a part of it, come in from the left."""
    y = (box.y0 + box.y1) / 2 + dice.either(3) * POINT
    ends = y + dice.either(8) * POINT, y + dice.either(8) * POINT
    right = box.x0 + dice.between(0.2, 1.1) * box.width
    return _line(box.x0 - dice.between(5, 60) * POINT, ends[0], right, ends[1])


def _wave(box: Box, dice: Dice) -> Points:
    """A signature's end."""
    xs, y = _from_left(box, dice, 60), (box.y0 + box.y1) / 2
    turns = np.linspace(0, dice.between(3, 9), _STEPS)
    return np.column_stack([xs, y + 6 * POINT * np.sin(turns)])


def _upright(box: Box, dice: Dice) -> Points:
    """A stroke from above."""
    x = box.x0 + dice.between(0, 80) * POINT
    foot = box.y1 + dice.either(9) * POINT
    return _line(x, box.y0 - 15 * POINT, x + dice.either(20) * POINT, foot)


def _loop(box: Box, dice: Dice) -> Points:
    """A loop of a letter above."""
    turn = np.linspace(0, 2 * math.pi, _STEPS)
    x, y = box.x0 + dice.between(0, 70) * POINT, box.y0 + dice.either(6) * POINT
    wide, high = dice.between(6, 25) * POINT, dice.between(5, 14) * POINT
    return np.column_stack([x + wide * np.cos(turn), y + high * np.sin(turn)])


def _tail(box: Box, dice: Dice) -> Points:
    """A stroke that ends in the first letters."""
    y = (box.y0 + box.y1) / 2 + dice.either(5) * POINT
    return _line(box.x0 - 20 * POINT, box.y0 - 8 * POINT, _from_left(box, dice, 25)[-1], y)


def _from_left(box: Box, dice: Dice, most: float) -> Points:
    left, right = dice.between(2, 30) * POINT, dice.between(4, most) * POINT
    return np.linspace(box.x0 - left, box.x0 + right, _STEPS)


def _line(x0: float, y0: float, x1: float, y1: float) -> Points:
    return np.column_stack([np.linspace(x0, x1, _STEPS), np.linspace(y0, y1, _STEPS)])


_STROKES = {"across": _across, "wave": _wave, "upright": _upright, "loop": _loop, "tail": _tail}


def _crossed(sheets: Sheets, dice: Dice) -> Iterator[tuple[str, str]]:
    """The fields that a stroke was drawn over, and which."""
    places = printing.places()
    names = [name for name in form().fields if form()[name].type in _TYPES and name in places]
    for name in dice.rng.sample(names, _FIELDS):
        stroke, place = dice.rng.choice(sorted(_STROKES)), places[name]
        line = _STROKES[stroke](place.box, dice)
        width = dice.between(0.6, 1.6) * POINT
        draw(sheets.pages[place.page], [line], width, dice.rng.choice(_COLORS))
        yield name, stroke


def weighed(seed: int) -> Iterator[tuple[str, bool, bool, str]]:
    """For each crossed field of a form: the stroke, whether it is right and sure, what was read."""
    dice = Dice(f"crossed:{seed}")
    sheets = filled(dice, 0)
    crossed = list(_crossed(sheets, dice))
    kind = dice.rng.choice(_KINDS)
    name, data, count = damaged(kind, sheets, dice)
    scan = Scan(kind, sheets.blank, seed, name, data, count, sheets.profile, sheets.contents)
    parsed, error = ask(scan)
    if parsed is None:
        raise SystemExit(f"{kind}#{seed}: {error}")
    for field, stroke in crossed:
        told, expected = parsed.fields[field], sheets.profile.expected[field]
        value = told.value if isinstance(told.value, str | None) else str(told.value)
        read = f"{kind}#{seed} {field}: expected {expected!r} got {value!r} shown {told.shown!r}"
        yield stroke, value == expected, told.confidence >= SURE, read


def main() -> int:
    """Score the seeds that the command line names; 1 where anything is wrong and sure."""
    parser = argparse.ArgumentParser(prog="python -m tests.scans.crossing_score")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--count", type=int, default=10, help="forms, 14 fields each")
    args = parser.parse_args()
    wrong, sums = 0, dict.fromkeys(_STROKES, (0, 0, 0))
    for seed in range(args.seed, args.seed + args.count):
        for stroke, right, sure, read in weighed(seed):
            fields, rights, doubts = sums[stroke]
            sums[stroke] = fields + 1, rights + right, doubts + (not sure)
            if sure and not right:
                wrong += 1
                print("WRONG", stroke, read, flush=True)
    for stroke, (fields, rights, doubts) in sums.items():
        print(f"{stroke:8} {fields:4} crossed  {rights:4} right  {doubts:4} in doubt")
    print(f"{wrong} wrong and sure")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
