"""The arrows that open lists of choices as screens show them: they tick no box."""

from __future__ import annotations

import numpy as np

from parsers.scan.pixels.picture import Grey, ink_of

_POINTED, _FULL = 0.4, 0.9
"""The foot of an arrow in parts of its head, and how much of each of its rows is ink."""
_NARROW, _MOSTLY = 0.6, 0.75
"""The same of an uneven one, and of all its rows together."""


def is_arrow(inside: Grey) -> bool:
    """Whether nothing stands ``inside`` a box but an arrow down."""
    ink = ink_of(inside)
    rows = np.flatnonzero(ink.any(axis=1))
    if len(rows) < 4 or len(rows) != rows[-1] - rows[0] + 1:
        return False
    held = ink[rows]
    first, last = held.argmax(axis=1), held.shape[1] - held[:, ::-1].argmax(axis=1)
    wide = last - first
    full = bool((held.sum(axis=1) >= _FULL * wide)[1:].all())  # soft pictures hollow its upper edge
    narrows = bool((np.diff(wide[1:]) <= 1).all()) and wide[-1] <= _POINTED * wide[:2].max()
    middle = (first + last) / 2
    return full and narrows and bool(np.ptp(middle) <= 2) and wide.max() >= len(rows)


def may_be_arrow(inside: Grey) -> bool:
    """Whether what stands ``inside`` a box may be an arrow that damage made uneven: mostly full,
    and broad above."""
    ink = ink_of(inside)
    rows = np.flatnonzero(ink.any(axis=1))
    if len(rows) < 4:
        return False
    held = ink[rows]
    wide = held.shape[1] - held[:, ::-1].argmax(axis=1) - held.argmax(axis=1)
    broad_above = 2 * int(wide.argmax()) <= len(rows) and wide[-1] <= _NARROW * wide.max()
    return bool(broad_above and held.sum() >= _MOSTLY * wide.sum() and wide.max() < held.shape[1])
