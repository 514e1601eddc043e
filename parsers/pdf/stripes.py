"""Shaded rows of a table without rules: a ground behind several columns, and no cell."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.pdf.geometry import Rect
from parsers.pdf.grid import Face
from parsers.pdf.words import Word

_FEWEST = 2
"""Grounds of one width that make stripes."""
_HIGH = 60.0
"""Points that a row is high at most."""
_APART = 12.0
"""Points between what stands in different columns."""
_EVEN = 1.5


def without_stripes(
    faces: Sequence[Face], grounds: Sequence[Rect], words: Sequence[Word], places: Sequence[Rect]
) -> list[Face]:
    """The faces without shaded rows that stand one under the other and hold several columns.

    ``grounds`` are the filled areas of the page, ``places`` the boxes of its controls.
    """
    rows = [rect for rect in grounds if rect[3] - rect[1] <= _HIGH]
    stripes = [rect for rect in rows if sum(_aligned(rect, one) for one in rows) >= _FEWEST]
    items = [*(word.rect for word in words), *places]
    return [
        face
        for face in faces
        if face.table is not None
        or not any(_same(face.rect, rect) for rect in stripes)
        or not _has_columns(face, items)
    ]


def _aligned(one: Rect, other: Rect) -> bool:
    return abs(one[0] - other[0]) <= _EVEN and abs(one[2] - other[2]) <= _EVEN


def _same(one: Rect, other: Rect) -> bool:
    return all(abs(a - b) <= _EVEN for a, b in zip(one, other, strict=True))


def _has_columns(face: Face, items: Sequence[Rect]) -> bool:
    """Whether what stands on one line of the face stands wide apart."""
    inside = [r for r in items if face.holds((r[0] + r[2]) / 2, (r[1] + r[3]) / 2)]
    return any(_is_parted(rect, inside) for rect in inside)


def _is_parted(rect: Rect, others: Sequence[Rect]) -> bool:
    """Whether the nearest thing behind ``rect`` on its line is far from it."""
    x0, y0, x1, y1 = rect
    level = [o for o in others if o is not rect and min(o[3], y1) - max(o[1], y0) > (y1 - y0) / 3]
    behind = [other[0] - x1 for other in level if other[0] >= x0]
    return bool(behind) and min(behind) > _APART
