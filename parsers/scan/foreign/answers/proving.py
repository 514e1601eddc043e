"""Yes or no by boxes: sure only where the page itself shows which box is whose."""

from __future__ import annotations

from collections.abc import Sequence

from form_templates.model import FieldType
from parsers.model import Anchor, Cell, Reading
from parsers.scan.foreign.answers.answering import PAIR, Item, items_of, level, meaning_of
from parsers.scan.foreign.answers.astray import astray
from parsers.scan.foreign.answers.lessening import in_doubt
from parsers.scan.foreign.answers.profile_read import ProfileRead

_WHOSE = "It is not certain which of yes and no the box that is ticked belongs to."
_ASTRAY = "The box stands on the line of another row of its table."
_BEFORE, _BEHIND = 6.0, 14.0
"""Points from the side of its frame to a word that begins there, fewer than a box takes, and from
the word to the frame's other side at least: around a line of type alone there is no frame."""
_NEXT, _ALIGNED = 3.5, 16.0
"""Heights of a line to the other answer of a list, and points that it stands out of line."""


def proven(read: ProfileRead) -> ProfileRead:
    """``read`` with each yes and no in doubt for which its boxes do not stand surely.

    Where one question has boxes, others are not answered by a bare word: their boxes were lost,
    but where the word stands in a frame of its own.
    Where none has, a word is no answer beside which the other one is printed.
    """
    fields, sheet = read.told.fields, read.extract.sheet
    items, boxes = items_of(sheet), _by_anchor(sheet)
    asked = [fields[f.id] for f in read.form.values if f.type is FieldType.YES_NO]
    given = [one for one in asked if isinstance(one.value, bool)]
    boxed = any(one.anchor in boxes for one in given)
    doubtful = [
        one
        for one in given
        if (
            {meaning_of(b, items) for b in boxes.get(one.anchor, []) if b.ticked} != {one.value}
            if boxed and not _is_framed(one, sheet, items)
            else _is_one_of_two(one, sheet, items)
        )
    ]
    why = {one.field: _WHOSE for one in doubtful}
    strays = astray(sheet)
    why |= {key: _ASTRAY for key, one in fields.items() if one.anchor in strays}
    return read.with_readings({key: in_doubt(fields[key], reason) for key, reason in why.items()})


def _is_one_of_two(one: Reading, sheet: Sequence[Cell], items: Sequence[Item]) -> bool:
    """Whether the other answer is printed on the line of a bare one: a mark tells which."""
    mine = items_of([cell for cell in sheet if cell.anchor == one.anchor])
    said = [item for item in mine if item.answer is one.value]
    others = [item for item in items if item.answer is not None and item.answer is not one.value]
    return any(
        level(word, other)
        and max(word.rect[0], other.rect[0]) - min(word.rect[2], other.rect[2]) <= PAIR
        for word in said
        for other in others
    )


def _by_anchor(sheet: Sequence[Cell]) -> dict[Anchor | None, list[Item]]:
    """The boxes that have an anchor; none for a cell's own where boxes stand in it."""
    found: dict[Anchor | None, list[Item]] = {}
    for cell in sheet:
        for item in items_of([cell]):
            if item.anchor is not None:
                found.setdefault(cell.anchor, [])
                found.setdefault(item.anchor, []).append(item)
    return found


def _is_framed(one: Reading, sheet: Sequence[Cell], items: Sequence[Item]) -> bool:
    """Whether a bare answer stands alone at the beginning of a frame of its own, as a list of
    choices is shown, and the other one is printed neither beside it nor over or under it."""
    cells = [cell for cell in sheet if cell.anchor == one.anchor]
    mine = items_of(cells)
    if len(cells) != 1 or len(mine) != 1 or mine[0].answer is not one.value:
        return False
    (cell,), (word,) = cells, mine
    frame = word.rect[0] - cell.x0 <= _BEFORE and cell.x1 - word.rect[2] >= _BEHIND
    return frame and not any(
        item.answer is not None and item.answer is not one.value and _is_listed(word, item)
        for item in items
    )


def _is_listed(word: Item, other: Item) -> bool:
    """Whether two words are over each other as those of a list are."""
    (_, top, _, foot), (_, above, _, below) = word.rect, other.rect
    near = max(above - foot, top - below) <= _NEXT * (foot - top)
    return near and abs(word.middle - other.middle) <= _ALIGNED
