"""Lines to write on that are printed as type: rows of underscores and of dots.

What stands upon such a line was written there: the line is paper then and no part of the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.pdf.geometry import Rect
from parsers.pdf.words import Word

_LONG = 8
"""Characters of a line; a shorter one may be a box to tick ("____ Yes")."""
_UPON = 2.0
"""Points by which what stands upon a line reaches over it at least."""
_LEADING = 0.8
"""Ems above a line of type within which something stands upon it."""


def without_covered(words: Sequence[Word], places: Sequence[Rect]) -> list[Word]:
    """The words without typed lines upon which something stands.

    ``places`` are those of controls and marks on the sheet; words stand upon lines too.
    """
    lines = [word for word in words if word.fills and len(word.text) >= _LONG]
    if not lines:
        return list(words)
    written = [word.rect for word in words if not word.fills and not word.turned]
    covered = {
        id(line) for line in lines if any(_stands_on(rect, line) for rect in (*written, *places))
    }
    return [word for word in words if id(word) not in covered]


def _stands_on(rect: Rect, line: Word) -> bool:
    x0, y0, x1, y1 = rect
    across = min(x1, line.x1) - max(x0, line.x0)
    middle = line.base - _LEADING * line.size / 2
    return across > min(_UPON, (x1 - x0) / 2) and y0 <= middle <= y1 + 0.3 * line.size
