"""Lines to write on that are printed as type: rows of underscores and of dots.

What stands upon such a line was written there: the line is paper then and no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.pdf.geometry import Rect
from parsers.pdf.words import Word

_DOTS = re.compile(r"[.…]{1,3}")
_FEWEST = 5
"""Dots that make a leader."""
_APART = 1.2
"""Ems between the dots of a leader."""
_LONG = 8
"""Characters of a line; a shorter one may be a box to tick ("____ Yes")."""
_UPON = 2.0
"""Points by which what stands upon a line reaches over it at least."""
_LEADING = 0.8
"""Ems above a line of type within which something stands upon it."""


def with_leaders(words: Sequence[Word]) -> list[Word]:
    """The words, dots that lead with blanks between them (". . . .") as one line of dots each."""
    made: list[Word] = []
    dots: list[Word] = []
    for word in words:
        if dots and not _leads_on(dots[-1], word):
            made += _joined(dots)
            dots = []
        if _DOTS.fullmatch(word.text) and not word.turned:
            dots.append(word)
        else:
            made.append(word)
    return made + _joined(dots)


def _leads_on(last: Word, word: Word) -> bool:
    gap = word.x0 - last.x1
    level = abs(word.base - last.base) < 0.3 * word.size
    return _DOTS.fullmatch(word.text) is not None and level and 0 <= gap < _APART * word.size


def _joined(dots: Sequence[Word]) -> list[Word]:
    """One word of as many dots, where there are enough of them."""
    if sum(len(dot.text) for dot in dots) < _FEWEST:
        return list(dots)
    text = "".join(dot.text for dot in dots)
    return [replace(dots[0], text=text, x1=dots[-1].x1)]


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
