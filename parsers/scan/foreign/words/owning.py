"""Letters on a line that no letter of what was read is left for: the model passed one over."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

_BROAD, _TALL = 3.0, 2.0
"""Points both ways from which ink that hangs together is a letter or several."""
_STEM = 3.0
"""Points that a slim letter is high at least."""
_ASIDE = 1.6
"""Points from its ink at which a letter may be seen: the first look has fewer places on a line."""
_OVER = 0.5
"""The share of the narrower of two that stand above each other which both have in common."""

_Part = tuple[int, int]
"""The left and right edge of ink, in pixels."""


def letters_passed_over(line: Grey, read: Read) -> list[float]:
    """Where on ``line``, from 0 to 1, a letter stands for which ``read`` has none.

    Each letter that was read is one on the paper: what stands between two that have their own ink
    is neither's, however near these are. Letters that touch are one, and may have several.
    """
    wide = line.shape[1]
    broad, slim = _broad_and_slim(line)
    seen = [x * wide for x, one in zip(read.places, read.text, strict=False) if one != " "]
    seen = [x for x in seen if _is_in(x, broad) or not _is_in(x, slim)]
    aside, at = _ASIDE * SCALE, 0
    lost = []
    for left, right in broad:
        while at < len(seen) and seen[at] < left - aside:
            at += 1
        if at < len(seen) and seen[at] <= right + aside:
            at += 1
        else:
            lost.append((left + right) / 2 / wide)
    return lost


def _is_in(x: float, parts: Sequence[_Part]) -> bool:
    return any(left <= x <= right for left, right in parts)


def _broad_and_slim(line: Grey) -> tuple[list[_Part], list[_Part]]:
    """The edges of what is as broad as most letters, from the left, and of what is slim and tall,
    as an i is."""
    _, about = blots_of(ink_of(line, 165))
    found, slim = list[_Part](), list[_Part]()
    for left, _, across, down, _ in about[1:].tolist():
        if across >= _BROAD * SCALE and down >= _TALL * SCALE:
            found.append((left, left + across))
        elif down >= _STEM * SCALE:
            slim.append((left, left + across))
    return _one_above_other(sorted(found)), slim


def _one_above_other(parts: Sequence[_Part]) -> list[_Part]:
    """``parts``, those that stand above each other as one."""
    made: list[_Part] = []
    for left, right in parts:
        narrower = min(right - left, made[-1][1] - made[-1][0]) if made else 0
        if made and made[-1][1] - left > _OVER * narrower:
            made[-1] = (made[-1][0], max(right, made[-1][1]))
        else:
            made.append((left, right))
    return made
