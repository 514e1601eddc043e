"""Questions that run over several lines of a ruled cell, with their boxes beside one of these."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import ControlKind
from parsers.pdf.layout import Item, Row, segments_of

_BOXES = frozenset({ControlKind.CHECKBOX, ControlKind.CHOICE})
_EDGE = 3.0
"""Points by which the lines of one question may begin apart."""
_MORE = 2
"""Lines that a question may go on for behind that of its boxes."""
_STOPS = (".", ":", "?")


def questions_first(rows: Sequence[Row]) -> list[Row]:
    """The lines of a cell, boxes beside the middle of a question standing behind its last line."""
    boxed = [at for at, row in enumerate(rows) if any(item.control for item in row.items)]
    if len(boxed) != 1 or not 0 < len(rows) - 1 - boxed[0] <= _MORE:
        return list(rows)
    at = boxed[0]
    words, *rest = segments_of(rows[at])
    behind = [item for segment in rest for item in segment]
    if not behind or not _goes_on(words, behind, rows[at + 1 :]):
        return list(rows)
    asked, last = rows[at], rows[-1]
    first, end = Row(asked.y0, asked.y1, words), Row(last.y0, last.y1, [*last.items, *behind])
    return [*rows[:at], first, *rows[at + 1 : -1], end]


def _goes_on(words: Sequence[Item], boxes: Sequence[Item], following: Sequence[Row]) -> bool:
    """Whether the lines under a question's words, left of its boxes, go on with it."""
    kinds = {item.control.kind for item in boxes if item.control}
    last = words[-1].word
    if not all(item.word for item in words) or last is None or last.text.endswith(_STOPS):
        return False
    if not kinds or not kinds <= _BOXES:
        return False
    edge, limit = words[0].rect[0], boxes[0].rect[0]
    return all(
        all(item.word for item in row.items)
        and _begins_small(row.items[0])
        and abs(row.items[0].rect[0] - edge) <= _EDGE
        and row.items[-1].rect[2] <= limit
        for row in following
    )


def _begins_small(item: Item) -> bool:
    """Whether a word goes on with a sentence: with a capital another question may begin."""
    return item.word is not None and item.word.text[:1].islower()
