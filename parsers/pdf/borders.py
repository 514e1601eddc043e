"""Borders that are no rules of a table: those around one control, and boxes to write in.

Programs paint the border of a field upon the page (LibreOffice when it exports a form, everybody
when a form is flattened or printed). Where it runs along a cell's rule it would part the cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from parsers.pdf.geometry import Rect
from parsers.pdf.grid import Across, Face, faces_of, hugs_any, without_frames
from parsers.pdf.shapes import Drawing

_SNAP = 2.6
_LINE = 1.2
"""How far from a control's sides its own frame is drawn at most: the half of a thick line."""
_HAIR = 0.1
_GAP = 5.0
"""Points that a row is high at least: less holds no words."""
_ROUNDS = 8
_MOST = 600
_LARGER = 1.3
"""How much larger than a border a cell around it is."""

Rules = tuple[list[Across], list[Across]]


def ruled_faces(drawing: Drawing, places: Sequence[Rect], first_table: int = 0) -> list[Face]:
    """The cells of a page whose controls stand at ``places``; tables count from ``first_table``.

    A control's border that is none of a table's cells is left out; a box drawn inside of a cell
    is a cell that stands alone.
    """
    rules, boxes = _cells_alone(drawing, places), list[Rect]()
    frames = [rect for rect in _framed(drawing) if not hugs_any(rect, places)]
    for _ in range(_ROUNDS):  # a border that is taken away may bare another
        faces = faces_of(*rules, first_table)
        own = _own_borders(rules, faces, places)
        drawn = [] if own else _boxes(rules, faces, frames, drawing.grounds)
        if not own and not drawn:
            break
        rules = _without_sides(rules, own + drawn)
        frames = [rect for rect in frames if rect not in drawn]
        boxes += drawn
    faces += [Face(rect) for rect in boxes]
    kept = without_frames(_without_gaps(faces), places)
    return [face for face in kept if face.table is not None or not hugs_any(face.rect, places)]


def _without_gaps(faces: Sequence[Face]) -> list[Face]:
    """The faces without the rows that are only white between the frames of controls."""
    held = {(one.table, one.row) for one in faces if one.rect[3] - one.rect[1] >= _GAP}
    return [one for one in faces if one.table is None or (one.table, one.row) in held]


def _cells_alone(drawing: Drawing, places: Sequence[Rect]) -> Rules:
    """The rules without the frames that are drawn exactly at controls which have a cell besides.

    A cell's rule may run so close beside such a frame that the two pass for one.
    """
    rules = drawing.across, drawing.down
    frames = [rect for rect in drawing.frames if any(_same(rect, one, _LINE) for one in places)]
    if not frames:
        return rules
    bare = faces_of(*_without_sides(rules, frames, _HAIR))
    own = [rect for rect in frames if _has_cell_to_itself(rect, bare, places, 1)]
    return _without_sides(rules, own, _HAIR) if own else rules


def _framed(drawing: Drawing) -> list[Rect]:
    """Rectangles, also those that are drawn as four single lines, each as long as its side."""
    found = list(drawing.frames)
    if max(len(drawing.across), len(drawing.down)) > _MOST:
        return found
    sides: dict[tuple[int, int], list[Across]] = {}
    for rule in drawing.down:
        sides.setdefault((round(rule[1]), round(rule[2])), []).append(rule)
    for top, bottom in pairwise(sorted(drawing.across, key=lambda r: (round(r[1]), r[0]))):
        near = product((-1, 0, 1), (-1, 0, 1))
        upright = [
            rule
            for dy0, dy1 in near
            for rule in sides.get((round(top[0]) + dy0, round(bottom[0]) + dy1), ())
        ]
        ends = abs(top[1] - bottom[1]) < 1 and abs(top[2] - bottom[2]) < 1
        if ends and all(any(abs(rule[0] - x) < 1 for rule in upright) for x in top[1:]):
            made = top[1], top[0], top[2], bottom[0]
            found += [] if any(_same(made, one) for one in drawing.frames) else [made]
    return found


def _own_borders(rules: Rules, faces: Sequence[Face], places: Sequence[Rect]) -> list[Rect]:
    """Borders around one control: they share no whole side with a cell, or stand in a larger one.

    In that larger one no other control stands.
    """
    borders = [face for face in faces if face.table is not None and hugs_any(face.rect, places)]
    own = [face.rect for face in borders if not any(_share_a_side(face, one) for one in faces)]
    rest = [face.rect for face in borders if face.rect not in own]
    if rest:
        bare = faces_of(*_without_sides(rules, own + rest))
        own += [rect for rect in rest if _has_cell_to_itself(rect, bare, places)]
    return own


def _boxes(
    rules: Rules, faces: Sequence[Face], frames: Sequence[Rect], grounds: Sequence[Rect]
) -> list[Rect]:
    """Drawn boxes that stand in a cell, or under a heading's ground, and touch its rules."""
    lone = [face.rect for face in faces if face.table is None]
    parts = [Face(rect) for rect in frames if not any(_same(rect, one) for one in lone)]
    frames = [one.rect for one in parts if not any(_share_a_side(one, other) for other in parts)]
    if not frames:
        return []
    bare = faces_of(*_without_sides(rules, frames))
    return [
        rect
        for rect in frames
        if any(_stands_in(rect, face) for face in bare) or _hangs(rect, faces, grounds)
    ]


def _stands_in(rect: Rect, face: Face) -> bool:
    """Whether a box leaves room in a cell on one side at least of each axis."""
    (x0, y0, x1, y1), (a0, b0, a1, b1) = face.rect, rect
    across, down = max(a0 - x0, x1 - a1), max(b0 - y0, y1 - b1)
    return _around(face.rect, rect) and min(across, down) > _SNAP


def _hangs(rect: Rect, faces: Sequence[Face], grounds: Sequence[Rect]) -> bool:
    """Whether a box is a table only by the coloured bars that it touches."""
    mine = next((face for face in faces if _same(face.rect, rect)), None)
    if mine is None or mine.table is None:
        return False
    others = [face for face in faces if face.table == mine.table and face is not mine]
    return all(
        not _share_a_side(mine, one) and any(_same(one.rect, ground) for ground in grounds)
        for one in others
    )


def _without_sides(rules: Rules, rects: Sequence[Rect], room: float = _SNAP) -> Rules:
    across, down = rules
    turned = [_turned(rect) for rect in rects]
    return (
        [rule for rule in across if not any(_is_side(rule, rect, room) for rect in rects)],
        [rule for rule in down if not any(_is_side(rule, rect, room) for rect in turned)],
    )


def _has_cell_to_itself(
    rect: Rect, faces: Sequence[Face], places: Sequence[Rect], larger: float = _LARGER
) -> bool:
    area = (rect[2] - rect[0]) * (rect[3] - rect[1])
    return any(
        face.area > larger * area
        and _around(face.rect, rect)
        and sum(face.holds((p[0] + p[2]) / 2, (p[1] + p[3]) / 2) for p in places) == 1
        for face in faces
    )


def _share_a_side(one: Face, other: Face) -> bool:
    """Whether two cells stand beside each other and are equally high, or upon and equally wide."""
    if one is other or one.table != other.table:
        return False
    (ax0, ay0, ax1, ay1), (bx0, by0, bx1, by1) = one.rect, other.rect
    high = abs(ay0 - by0) < 1 and abs(ay1 - by1) < 1
    wide = abs(ax0 - bx0) < 1 and abs(ax1 - bx1) < 1
    touch_x = min(abs(ax0 - bx1), abs(ax1 - bx0)) < 1
    touch_y = min(abs(ay0 - by1), abs(ay1 - by0)) < 1
    return (high and touch_x) or (wide and touch_y)


def _around(outer: Rect, inner: Rect) -> bool:
    (x0, y0, x1, y1), (a0, b0, a1, b1) = outer, inner
    return x0 - _SNAP <= a0 and y0 - _SNAP <= b0 and a1 <= x1 + _SNAP and b1 <= y1 + _SNAP


def _same(one: Rect, other: Rect, room: float = _SNAP) -> bool:
    return all(abs(a - b) <= room for a, b in zip(one, other, strict=True))


def _is_side(rule: Across, rect: Rect, room: float) -> bool:
    """Whether a horizontal rule is the upper or lower side of a rectangle, no longer than it."""
    (at, start, end), (x0, y0, x1, y1) = rule, rect
    return (
        min(abs(at - y0), abs(at - y1)) <= room
        and abs(start - x0) <= room
        and abs(end - x1) <= room
    )


def _turned(rect: Rect) -> Rect:
    """A rectangle with its axes exchanged: its upright sides as horizontal ones."""
    x0, y0, x1, y1 = rect
    return y0, x0, y1, x1
