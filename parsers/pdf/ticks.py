"""Check boxes that are printed or drawn, as controls without a name at their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.model import Anchor, Control, ControlKind
from parsers.pdf.brackets import bracketed
from parsers.pdf.geometry import Page, Rect
from parsers.pdf.glyphs import BARE, EMPTY, SOLID, SQUARES, TICKED, state_of, ticks
from parsers.pdf.grid import Face
from parsers.pdf.rings import ringed
from parsers.pdf.shapes import Drawing, is_small_square
from parsers.pdf.words import Word

_SOLID = 0.6
"""How sure a filled square is a tick: others begin the lines of a list."""
_EVEN = 1.0
"""Points by which boxes of one kind differ in their size and stand off their row or column."""
_GLYPHS = EMPTY | TICKED | BARE | SOLID


@dataclass(slots=True)
class Ticked:
    """What is left of a page once its check boxes are taken out, and the check boxes."""

    words: list[Word]
    boxes: list[tuple[Control, Rect]]
    used: list[Rect]


def take_ticks(
    page: Page, words: Sequence[Word], drawing: Drawing, faces: list[Face], taken: Sequence[Rect]
) -> Ticked:
    """Find the check boxes of a page. ``taken`` are places of real controls: never a second one.

    Small lone faces are removed from ``faces``; ``used`` are the shapes that tick a box.
    """
    squares = _squares(drawing, faces)
    typed = bracketed(words, drawing, taken)
    gone = {id(word) for word in typed.gone}
    rest = [part for word in words if id(word) not in gone for part in _parted(word)]
    known = frozenset(word.text for word in rest if word.text in _GLYPHS)
    made = Ticked([], [], typed.used)
    for rect, on in typed.boxes:
        made.boxes.append((_control(page, rect, on, "☒" if on else "☐"), rect))
    for square in squares:
        if any(_overlap(square, place) for place in taken):
            continue
        rest = _judge(page, square, rest, drawing, made)
    for one in ringed(rest, drawing):
        made.used.append(one.ring)
        made.boxes.append((_control(page, one.chosen, True, "☒"), one.chosen))
        made.boxes += [(_control(page, place, False, "☐"), place) for place in one.others]
    for word in rest:
        state = state_of(word.text, known)
        solid = state is None and word.text in SQUARES and _stands_for(word, rest)
        if state is None and not solid:
            made.words.append(word)
        elif not any(_overlap(word.rect, place) for place in taken):
            box = _control(page, word.rect, bool(solid or state), word.text)
            made.boxes.append((replace(box, sure=_SOLID) if solid else box, word.rect))
    return made


def _stands_for(solid: Word, words: Sequence[Word]) -> bool:
    """Whether a filled square is a full one of the page's boxes: one of their type and size.

    It stands in the column of one, or within its line. A bullet begins a line elsewhere.
    """
    high = solid.y1 - solid.y0
    like = [
        one
        for one in words
        if one.text in EMPTY and one.face == solid.face and abs(one.y1 - one.y0 - high) <= _EVEN
    ]
    begins = not any(w.x1 <= solid.x0 and abs(w.base - solid.base) <= _EVEN for w in words)
    return any(
        abs(one.x0 - solid.x0) <= _EVEN or (not begins and abs(one.base - solid.base) <= _EVEN)
        for one in like
    )


def _parted(word: Word) -> list[Word]:
    """A word with box characters in it, as its parts: "☐Yes" is a box and a word."""
    if len(word.text) == 1 or not any(letter in _GLYPHS - {"•", "×"} for letter in word.text):
        return [word]
    step = (word.x1 - word.x0) / len(word.text)
    parts: list[Word] = []
    start = 0
    for n in range(1, len(word.text) + 1):
        ended = n == len(word.text)
        if ended or word.text[n] in _GLYPHS or word.text[n - 1] in _GLYPHS:
            left, right = word.x0 + start * step, word.x0 + n * step
            spaced = word.spaced if start == 0 else False
            parts.append(replace(word, text=word.text[start:n], x0=left, x1=right, spaced=spaced))
            start = n
    return parts


def _squares(drawing: Drawing, faces: list[Face]) -> list[Rect]:
    """Drawn squares and circles that stand alone: rows of touching ones are combs, not boxes."""
    lone = [face for face in faces if face.table is None and is_small_square(face.rect)]
    for face in lone:
        faces.remove(face)
    solid = [rect for rect in drawing.solids[:500] if _is_checked(rect, drawing)]
    candidates = drawing.tick_boxes[:2000] + solid + [face.rect for face in lone]
    distinct: list[Rect] = []
    for rect in sorted(candidates, key=lambda r: -(r[2] - r[0])):
        if not any(_inside(rect, other) for other in distinct):
            distinct.append(rect)
    return [rect for rect in distinct if not any(_adjoins(rect, other) for other in distinct)]


def _is_checked(solid: Rect, drawing: Drawing) -> bool:
    """Whether a filled box has a smaller shape in it: browsers draw ticked boxes so."""
    wide, high = solid[2] - solid[0], solid[3] - solid[1]
    if min(wide, high) < 6.5 or abs(wide - high) > 0.1 * wide:
        return False
    return any(_ticks_it(blot, solid) and blot not in drawing.solids for blot in drawing.blots)


def _inside(rect: Rect, other: Rect) -> bool:
    x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
    return other[0] <= x <= other[2] and other[1] <= y <= other[3]


def _overlap(rect: Rect, place: Rect) -> bool:
    return _inside(rect, place) or _inside(place, rect)


def _adjoins(rect: Rect, other: Rect) -> bool:
    """Whether another box of the same height touches it at its left or right side."""
    if rect is other or abs(rect[1] - other[1]) > 1.5 or abs(rect[3] - other[3]) > 1.5:
        return False
    return min(abs(rect[0] - other[2]), abs(rect[2] - other[0])) < 1.2


def _judge(
    page: Page, square: Rect, words: list[Word], drawing: Drawing, made: Ticked
) -> list[Word]:
    """Decide one square; returns the words that are not part of it."""
    inner = [word for word in words if _inside(word.rect, _grown(square, 1.5))]
    if any(len(w.text) > 1 or not (ticks(w.text) or w.text in EMPTY or w.dingbats) for w in inner):
        return words
    grounds = [solid for solid in drawing.solids if _covers(solid, square)]
    marks = [b for b in drawing.blots if b not in grounds and _ticks_it(b, square)]
    marks += [rect for rect, _ in drawing.pictures if _ticks_it(rect, square)]
    made.used += marks
    on = bool(marks) or any(w.text not in EMPTY for w in inner)
    made.boxes.append((_control(page, square, on, "☒" if on else "☐"), square))
    return [word for word in words if word not in inner]


def _grown(rect: Rect, by: float) -> Rect:
    return rect[0] - by, rect[1] - by, rect[2] + by, rect[3] + by


def _ticks_it(shape: Rect, square: Rect) -> bool:
    """A shape in the square that is no speck; a tick may reach out of its box."""
    if not _inside(shape, square):
        return False
    wide = (shape[2] - shape[0]) / (square[2] - square[0])
    high = (shape[3] - shape[1]) / (square[3] - square[1])
    return 0.25 <= max(wide, high) <= 2.5


def _covers(solid: Rect, square: Rect) -> bool:
    """Whether a filled shape is the box's own ground."""
    return all(abs(a - b) < 0.9 for a, b in zip(solid, square, strict=True))


def _control(page: Page, rect: Rect, state: bool, shown: str) -> Control:
    anchor = Anchor(f"page {page.number}", box=page.box(rect))
    return Control("", "", ControlKind.CHECKBOX, state, shown, anchor)
