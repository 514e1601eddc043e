"""Combs: one letter or figure in each of a row of small cells, parted by lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from parsers.pdf.geometry import Rect
from parsers.pdf.grid import Across
from parsers.pdf.shapes import Drawing
from parsers.pdf.words import Word

_FEWEST = 4
"""Letters from which a row of single ones may be a comb."""
_PITCH = (0.75, 8.0)
"""Ems from one letter to the next."""
_UNEVEN = 0.15
"""The share of its width by which a letter may stand off the middle of its cell."""
_SIGNS = frozenset("/-.()")
"""Signs that forms print between the cells of a date or a phone number."""
_FIGURES, _WIDELY = 6, 1.0
"""Figures from which a row of single ones is a comb though no lines part them, ems from one to the
next."""
_TOUCH = 1.0
"""Points by which the sides of squares that are cells may differ."""
_EMPTY = 1.5
"""Pitches from which a cell was left empty between two letters."""


def combed(words: Sequence[Word], drawing: Drawing) -> list[Word]:
    """The words with each comb's letters as one word; its dividing lines leave ``drawing``.

    An empty cell between two letters is a blank.
    """
    _take_cells(drawing)
    joined: dict[int, Word] = {}
    gone: set[int] = set()
    inner: list[Across] = []
    for row in _rows(words):
        for comb in _combs(row, drawing.down):
            joined[id(comb[0])] = _joined(comb)
            gone |= {id(word) for word in comb[1:]}
            inner += [r for a, b in pairwise(comb) for r in drawing.down if _parts(r, a, b)]
    if not joined:
        return list(words)
    drawing.down = [rule for rule in drawing.down if rule not in inner]
    return [joined.get(id(word), word) for word in words if id(word) not in gone]


def _take_cells(drawing: Drawing) -> None:
    """Small squares that share their sides, many in a row, as what they are: cells of a comb, and
    no tick boxes."""
    row: list[Rect] = []
    for rect in [*sorted(drawing.tick_boxes, key=lambda one: (round(one[1]), one[0])), None]:
        if row and (rect is None or not _adjoins(row[-1], rect)):
            if len(row) >= _FEWEST:
                drawing.tick_boxes = [one for one in drawing.tick_boxes if one not in row]
                for one in row:
                    drawing.frame(one)
            row = []
        row += [rect] if rect else []


def _adjoins(left: Rect, right: Rect) -> bool:
    """Whether one square goes on where another ends, as high as that."""
    level = max(abs(left[1] - right[1]), abs(left[3] - right[3]))
    return max(level, abs(left[2] - right[0])) <= _TOUCH


def _combs(row: Sequence[Word], down: Sequence[Across]) -> Iterator[list[Word]]:
    """The stretches of a row whose letters stand in cells of one width, parted by lines."""
    pitch = median(_middle(b) - _middle(a) for a, b in pairwise(row))
    spread = list(_spread(row, pitch))
    if spread:
        yield from spread
        return
    comb = [row[0]]
    for last, word in pairwise(row):
        lines = len({round(rule[0]) for rule in down if _parts(rule, last, word)})
        signs = last.text in _SIGNS or word.text in _SIGNS
        steps = _middle(word) - _middle(last), word.x0 - last.x0  # set in the middle, or left
        uneven = min(abs(step - lines * pitch) for step in steps) > _UNEVEN * pitch
        if not signs and (not lines or uneven):
            if len(comb) >= _FEWEST:
                yield comb
            comb = []
        comb.append(word)
    if len(comb) >= _FEWEST:
        yield comb


def _spread(row: Sequence[Word], pitch: float) -> Iterator[list[Word]]:
    """The stretches of a row that are figures alone, evenly and widely set.

    So the field of a comb shows its value where the form draws no cells.
    """
    stretch = [row[0]]
    for last, word in [*pairwise(row), (row[-1], None)]:
        if word and abs(_middle(word) - _middle(last) - pitch) <= _UNEVEN * pitch:
            stretch.append(word)
            continue
        figures = all(one.text.isdigit() for one in stretch)
        if len(stretch) >= _FIGURES and figures and pitch >= _WIDELY * last.size:
            yield stretch
        stretch = [word] if word else []


def _rows(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Rows of single letters, each at most a few cells behind the one before."""
    single = [
        word for word in words if len(word.text) == 1 and not word.turned and word.text != "_"
    ]
    single.sort(key=lambda word: (round(word.base), word.x0))
    row: list[Word] = []
    for word in single:
        if row and not _follows(row[-1], word):
            if len(row) >= _FEWEST:
                yield row
            row = []
        row.append(word)
    if len(row) >= _FEWEST:
        yield row


def _follows(last: Word, word: Word) -> bool:
    pitch = (_middle(word) - _middle(last)) / last.size
    return abs(word.base - last.base) < 0.3 * last.size and _PITCH[0] <= pitch <= _PITCH[1]


def _middle(word: Word) -> float:
    return (word.x0 + word.x1) / 2


def _parts(rule: Across, one: Word, other: Word) -> bool:
    """Whether an upright line runs between two letters, no higher than a cell."""
    x, y0, y1 = rule
    between = _middle(one) < x < _middle(other)
    return between and y0 <= one.base and y1 >= one.base - one.size / 2 and y1 - y0 < 4 * one.size


def _joined(row: Sequence[Word]) -> Word:
    steps = [_middle(b) - _middle(a) for a, b in pairwise(row)]
    pitch = median(steps)
    text = row[0].text
    for step, word in zip(steps, row[1:], strict=True):
        far = step > _EMPTY * pitch and word.text not in _SIGNS and text[-1] not in _SIGNS
        text += f" {word.text}" if far else word.text
    return replace(row[0], text=text, x1=row[-1].x1)
