"""The strokes of ink that belong to a slot, without dust, long lines and a neighbour's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of, border_of

_SPECK = 1.2
"""Points: blots smaller than this in both directions are dust."""
_HALF = 0.5
"""The share of a stroke that is level with the slot: the rest is not more than that."""
_STEM, _AMONG = 1.25, 0.6
"""How many times as high as other strokes a letter's stem is at most, and how much of it stands
beside one of them."""
REACHES, _TOUCHES = 150, 40
"""Pixels of ink from elsewhere in a slot from which a person should look, and of ink that stands
beside it: somebody signed over the label or the name."""


@dataclass(frozen=True)
class Strokes:
    """The ink of a slot without dust and long lines.

    ``path`` is how far the pen went, ``broad`` its stroke, ``wide`` and ``high`` the whole, in
    points; ``lines`` says that long straight lines were left out, ``reaching`` that other ink
    reaches into the slot and mostly stands elsewhere.
    """

    ink: NDArray[np.bool_]
    path: float
    broad: float
    wide: float
    high: float
    lines: bool
    reaching: bool


def strokes_of(ink: NDArray[np.bool_], slot: NDArray[np.bool_]) -> Strokes:
    """The strokes of ``ink`` that belong to ``slot``: most of each lies on its ground."""
    labels, about = blots_of(ink)
    beside = np.bincount(labels[slot.any(axis=1)].ravel(), minlength=len(about))
    inside = np.bincount(labels[slot].ravel(), minlength=len(about))
    keep: NDArray[np.bool_] = np.zeros(len(about), np.bool_)
    straight: list[int] = []
    reaching = False
    for one in range(1, len(about)):
        across, down, area = (int(about[one, at]) for at in (2, 3, 4))
        if max(across, down) < _SPECK * SCALE or not inside[one]:
            continue
        if _is_line(labels, about, one):
            straight.append(one)
        elif belongs(about[one], int(inside[one]), int(beside[one]), ink.shape[0]):
            keep[one] = True
        else:
            level = beside[one] > _HALF * area and area > REACHES
            reaching = reaching or inside[one] > (_TOUCHES if level else REACHES)
    stems = [one for one in straight if inside[one] == about[one, 4] and _is_stem(about, keep, one)]
    lines = any(max(about[one, 2:4]) > 25 * SCALE for one in straight if one not in stems)
    keep[stems] = True
    return _measured(np.asarray(keep[labels]), int(about[keep, 3].max(initial=0)), lines, reaching)


def belongs(about: NDArray[np.int32], inside: int, beside: int, high: int) -> bool:
    """Whether enough of a blot stands in a slot: of its pixels ``inside`` are in it, and ``beside``
    level with it, on ground that is ``high`` pixels high."""
    return min(inside / _share_needed(about, high), beside / _HALF) >= int(about[4])


def _measured(kept: NDArray[np.bool_], highest: int, lines: bool, reaching: bool) -> Strokes:
    columns = np.flatnonzero(kept.any(axis=0))
    border = border_of(kept)
    return Strokes(
        kept,
        border / 2 / SCALE,
        2 * float(kept.sum()) / max(1.0, border) / SCALE,
        float(np.ptp(columns)) / SCALE if columns.size else 0.0,
        highest / SCALE,
        lines,
        reaching,
    )


def _is_stem(about: NDArray[np.int32], keep: NDArray[np.bool_], one: int) -> bool:
    """Whether a straight stroke stands among others as a letter's stem, no higher than they are."""
    _, top, across, down, _ = about[one]
    if not keep.any() or across > down:
        return False
    highest = int(about[keep, 3].max())
    over = np.minimum(about[keep, 1] + about[keep, 3], top + down)
    over -= np.maximum(about[keep, 1], top)
    return bool(down <= _STEM * highest and over.max() >= _AMONG * down)


def _share_needed(about: NDArray[np.int32], high: int) -> float:
    """The share of a blot that must be in the slot; more where it goes on beyond what is seen."""
    cut = about[1] == 0 or about[1] + about[3] == high
    return 0.75 if cut else 0.4


def _is_line(labels: NDArray[np.int32], about: NDArray[np.int32], one: int) -> bool:
    """Whether a blot is one long thin line, hardly bent."""
    left, top, across, down = (int(about[one, at]) for at in range(4))
    if max(across, down) < 12 * SCALE:
        return False
    ys, xs = np.nonzero(labels[top : top + down, left : left + across] == one)
    points = np.stack([xs, ys], axis=1).astype(np.float64)
    points -= points.mean(axis=0)
    _, spread, axes = np.linalg.svd(points[:: max(1, len(points) // 400)], full_matrices=False)
    along, aside = points @ axes[0], points @ axes[1]
    if spread[1] > 0.2 * spread[0]:
        return False
    bow = np.polyval(np.polyfit(along, aside, 2), along)
    return bool(np.percentile(np.abs(aside - bow), 95) < 1.3 * SCALE)
