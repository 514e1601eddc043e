"""Labels set flush right against their answers, in columns with no more than a blank between them.

Where such a label goes on in the next line nothing else tells where it ends in the first:
"Director de Jane Sample", and under it "informática:".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.pdf.layout import Item, Row, segments_of

_EVEN = 1.0
"""Points by which the ends of labels set flush right may differ."""
_UNEVEN = 6.0
"""Points by which their beginnings differ at least, once."""
_HABIT = 3
"""Labels that end at one place, with an answer behind each."""
_LINES = 4
"""Lines that such a label has at most."""
_CLOSE = 0.8
"""Sizes between the lines of one label."""


def columns_of(rows: Sequence[Row]) -> list[list[list[Item]]]:
    """Each row's segments, also parted where a label that is set flush right goes on below."""
    edges = _edges(rows)
    return [
        [
            part
            for segment in segments_of(row)
            for part in _parted(segment, [row, *rows[at + 1 : at + _LINES]], edges)
        ]
        for at, row in enumerate(rows)
    ]


def _edges(rows: Sequence[Row]) -> list[float]:
    """Where labels end that are set flush right, with an answer right behind each."""
    ends: dict[int, list[tuple[float, float]]] = {}
    for row in rows:
        asking = next((item for item in row.items[:-1] if _asks(item)), None)
        if asking:
            place = asking.rect[2]
            ends.setdefault(round(place), []).append((place, row.items[0].rect[0]))
    return [
        sum(place for place, _ in found) / len(found)
        for found in ends.values()
        if len(found) >= _HABIT and max(x for _, x in found) - min(x for _, x in found) > _UNEVEN
    ]


def _parted(segment: list[Item], lines: Sequence[Row], edges: Sequence[float]) -> list[list[Item]]:
    """A segment in two where one of its words ends at such an edge, and its label goes on below.

    ``lines`` are the segment's and those under it.
    """
    for at, item in enumerate(segment[:-1]):
        edge = next((e for e in edges if abs(item.rect[2] - e) <= _EVEN), None)
        if edge is not None and not _asks(item) and item.word and _goes_on(lines, edge):
            return [segment[: at + 1], segment[at + 1 :]]
    return [segment]


def _goes_on(lines: Sequence[Row], edge: float) -> bool:
    """Whether the next lines end at the same edge, up to one that ends there with a colon."""
    for row, below in pairwise(lines):
        if below.y0 - row.y1 >= _CLOSE * row.size:
            return False
        last = next((i for i in below.items if abs(i.rect[2] - edge) <= _EVEN and i.word), None)
        if last is None or _asks(last):
            return last is not None
    return False


def _asks(item: Item) -> bool:
    return item.word is not None and item.word.text.endswith(":")
