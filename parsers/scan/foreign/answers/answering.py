"""Which box means yes and which no: told only where the page itself shows which box is whose.

A box stands before its word on some prints and behind it on others, over it, under it, or in its
column. Where one of the two boxes or words was not seen, the others tell the contrary as well:
"Yes ☒ No" is a yes of which a box is lost at the end, or a no that lost one at its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.model import Anchor, Cell, ControlKind, Piece
from parsers.pdf.geometry import Rect

_TYPED_OR_WORD = re.compile(
    r"(?P<box>\[ ?[xX_✓✔]? ?\]|\( ?[xX_✓✔]? ?\)|_+ ?[xX✓✔] ?_+|(?<!\S)_{2,6}(?!\S))|[^\s\[\](_]+"
)
"""A box typed as two brackets or a short line, or a word."""
_TICK = re.compile("[xX✓✔]")
_ANSWERS = {"yes": True, "no": False}
_NEAR, PAIR = 24.0, 170.0
"""Points from a box to its word at most, and from one box of a pair to the other."""
_FARTHER, _MORE = 1.4, 1.0
"""How many times, and points, farther the word of another box is than a box's own."""
_LEVEL = 0.4
"""The share of the lower one's height that things of one line have in common."""
_ALIGNED, _LEADING = 4.0, 3.5
"""Points by which boxes of a list stand out of line, and their heights from one to the next."""
_HEADED, _CAPTION = 16.0, 25.0
"""Points from the middle of a box to that of the word that heads it, and from its edge to a caption
under it."""
_NEARER = 0.6


@dataclass(frozen=True, slots=True)
class Item:
    """A box, ticked or not, with its anchor, or a word with the ``answer`` that it is."""

    rect: Rect
    anchor: Anchor | None = None
    ticked: bool = False
    answer: bool | None = None

    @property
    def middle(self) -> float:
        """Where it is across the page."""
        return (self.rect[0] + self.rect[2]) / 2


def items_of(cells: Sequence[Cell]) -> list[Item]:
    """The boxes and words of a sheet, boxes that are typed too."""
    return [
        item
        for cell in cells
        for line in cell.lines
        for piece in line.pieces
        for item in _of_piece(piece, line.y0, line.y1, cell.anchor)
    ]


def _of_piece(piece: Piece, top: float, foot: float, anchor: Anchor) -> Iterator[Item]:
    control = piece.control
    if control is not None and control.kind is ControlKind.CHECKBOX:
        rect = piece.x0, top, piece.x1, foot
        yield Item(rect, control.anchor, control.value is True)
    step, before = (piece.x1 - piece.x0) / max(1, len(piece.text)), ""
    for found in _TYPED_OR_WORD.finditer(piece.text):
        rect = piece.x0 + found.start() * step, top, piece.x0 + found.end() * step, foot
        if found.group("box"):
            yield Item(rect, anchor, _TICK.search(found.group()) is not None)
        else:
            word = _letters(found.group())
            yield Item(rect, answer=None if before == "if" else _ANSWERS.get(word))
            before = word


def _letters(word: str) -> str:
    return "".join(letter for letter in word if letter.isalnum()).casefold()


def meaning_of(box: Item, items: Sequence[Item]) -> bool | None:
    """The answer that a box among ``items`` stands for; None where that is not certain."""
    told = set()
    for one, other in _pairs(box, [item for item in items if item.anchor is not None]):
        answers = _answers_of(one, other, items)
        told.add(answers[0] if one is box else answers[1])
    told -= {None}
    return told.pop() if len(told) == 1 else None


def _pairs(box: Item, boxes: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """``box`` and others of which one may mean yes and the other no: those next to it on its line,
    and over it and under it in a list."""
    row = [one for one in boxes if one is not box and level(one, box)]
    left = [one for one in row if box.rect[0] - one.rect[0] > 0 and _is_near(one, box)]
    right = [one for one in row if one.rect[0] - box.rect[0] > 0 and _is_near(box, one)]
    over = [one for one in boxes if one not in row and _is_under(one, box)]
    under = [one for one in boxes if one not in row and _is_under(box, one)]
    if left:
        yield max(left, key=lambda one: one.rect[0]), box
    if right:
        yield box, min(right, key=lambda one: one.rect[0])
    if over:
        yield max(over, key=lambda one: one.rect[1]), box
    if under:
        yield box, min(under, key=lambda one: one.rect[1])


def _is_near(left: Item, right: Item) -> bool:
    return right.rect[0] - left.rect[2] <= PAIR


def _is_under(one: Item, other: Item) -> bool:
    """Whether a box is the next of a list."""
    (left, top, _, foot), (x, y, _, _) = one.rect, other.rect
    return abs(x - left) <= _ALIGNED and 0 < y - top <= _LEADING * (foot - top)


def _answers_of(one: Item, other: Item, items: Sequence[Item]) -> tuple[bool | None, bool | None]:
    """What two boxes mean; None for both where that is not certain."""
    sides = [_Sides.of(box, items) for box in (one, other)]
    behind = sides[0].behind_answer, sides[1].behind_answer
    before = sides[0].before_answer, sides[1].before_answer
    leads, trails = _differ(behind), _differ(before)
    if leads and trails:
        leads, trails = all(s.leads for s in sides), all(s.trails for s in sides)
    if leads and not any(side.trails for side in sides):
        return behind
    if trails and not any(side.leads for side in sides):
        return before
    if any(answer is not None for answer in (*behind, *before)) or not level(one, other):
        return None, None
    return _captioned(one, other, items)


def _differ(answers: tuple[bool | None, bool | None]) -> bool:
    return set(answers) == {True, False}


@dataclass(frozen=True, slots=True)
class _Sides:
    """What stands next to a box on its line: before it and behind it, and how far."""

    before_answer: bool | None
    behind_answer: bool | None
    before: float
    behind: float

    @classmethod
    def of(cls, box: Item, items: Sequence[Item]) -> _Sides:
        """The sides of ``box``."""
        row = [item for item in items if item is not box and level(box, item)]
        left = max((i for i in row if i.middle < box.middle), key=lambda i: i.rect[2], default=None)
        right = min((i for i in row if i.middle > box.middle), key=lambda i: i.rect[0],
                    default=None)  # fmt: skip
        before = box.rect[0] - left.rect[2] if left else _NEAR * 2
        behind = right.rect[0] - box.rect[2] if right else _NEAR * 2
        return cls(
            left.answer if left and before <= _NEAR else None,
            right.answer if right and behind <= _NEAR else None,
            max(before, 0.0), max(behind, 0.0),
        )  # fmt: skip

    @property
    def leads(self) -> bool:
        """Whether the box stands clearly nearer to what is behind it."""
        return self.before > _FARTHER * self.behind + _MORE

    @property
    def trails(self) -> bool:
        """Whether it stands clearly nearer to what is before it."""
        return self.behind > _FARTHER * self.before + _MORE


def _captioned(one: Item, other: Item, items: Sequence[Item]) -> tuple[bool | None, bool | None]:
    """What two boxes mean by the words over them, at the head of a table too, or right under."""
    words = [item for item in items if item.answer is not None]
    over = [_nearest(box, words, over=True) for box in (one, other)]
    under = [_nearest(box, words, over=False) for box in (one, other)]
    far = [_apart(one, over[0]), _apart(one, under[0])]
    if far[0] < _NEARER * far[1]:
        first, second = over
    elif far[1] <= _CAPTION and far[1] < _NEARER * far[0]:
        first, second = under
    else:
        return None, None
    if first is None or second is None or not level(first, second):
        return None, None
    found = first.answer, second.answer
    return found if _differ(found) else (None, None)


def _nearest(box: Item, words: Sequence[Item], *, over: bool) -> Item | None:
    """The nearest of ``words`` in line with the middle of a box, over it or under it."""
    aligned = [w for w in words if abs(w.middle - box.middle) <= _HEADED and not level(w, box)]
    aligned = [w for w in aligned if (w.rect[1] < box.rect[1]) is over]
    return min(aligned, key=lambda w: _apart(box, w), default=None)


def _apart(box: Item, word: Item | None) -> float:
    if word is None:
        return float("inf")
    return max(word.rect[1] - box.rect[3], box.rect[1] - word.rect[3], 0.0)


def level(one: Item, other: Item) -> bool:
    """Whether two things stand on one line."""
    (_, top, _, foot), (_, above, _, below) = one.rect, other.rect
    common = min(foot, below) - max(top, above)
    return common >= _LEVEL * min(foot - top, below - above)
