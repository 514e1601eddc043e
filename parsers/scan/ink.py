"""Signature slots: what is left when the blank's own print is taken away.

Handwriting has a long path of thin, dark strokes. What has not - dust, a smear, writing that shines
through, a line on its way elsewhere, a cross, a stamp, type - is told by its shape; what is neither
surely the one nor the other is *unclear*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.model import SignatureKind, SignatureStatus
from parsers.scan.blanks import SCALE
from parsers.scan.blots import blots_of
from parsers.scan.hands import is_by_hand
from parsers.scan.picture import Grey, grown, ink_of
from parsers.scan.type_or_hand import looks_stamped, looks_typed

_DARKER_THAN = 165
_DARK = 120
"""The grey that the darkest tenth of a pen's ink is below."""
_SPECK = 1.2
"""Points: blots smaller than this in both directions are dust."""
_LETTER = 3.4
"""Points: what is lower than that is no handwriting."""
_SHORT_PATH, _NARROW = 55.0, 18.0
"""Points: a shorter path or a narrower mark is a cross or a tick, not a name."""
_BROAD = 3.4
"""Points: a broader stroke is a smear."""
_SMEARED = "What stands in the slot may be a smear."
_LONG, _IN_STROKES, _CLOTTED, _HOLES = 7.0, 0.83, 0.39, 35
_KNOTTED = 2.3
"""How many times its stroke a pen's ink is broad at most where small letters fill their ground."""
_FELT = 2.9
"""Points: a pen that writes such letters is not as broad."""
_STREWN = "What stands in the slot may be spots or scratches."
_NO_HAND = "What stands in the slot may be lines, threads or spots, and not a name."
_NEAR_PRINT = 6
"""Pixels around the blank's own print where strokes end that cross it: it was taken away."""
_TURNS, _TURNS_FULL = 1.2, 0.3
"""How many times as long as a string drawn tight around it the outline of a pen's ink is at least,
and how much more where it fills all that the string holds."""
_TURNS_FREELY = 1.5
"""The same for ink that lies in compact pieces too, as small thick letters do."""
_COMPACT, _IN_COMPACT = 0.75, 0.25
"""The share of its hull that a compact piece fills, and the share of a pen's ink in such at most.
"""
_FRAME = 185
"""The grey of a stamp's frame, which is inked unevenly."""
_OWN_LINES = 7
"""Pixels around the blank's own print in which a line is no stamp's: it may lie a little off."""
_PALE = 225
_PALE_PATH = 60.0
_REACHES = 150
"""Pixels of ink from elsewhere in a slot from which a person should look."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands in a slot; ``reason`` says why it is unclear, ``shown`` what is typed."""

    status: SignatureStatus
    kind: SignatureKind | None
    confidence: float
    reason: str = ""
    shown: str = ""


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


def verdict(area: Grey, blank: Grey, slot: NDArray[np.bool_], *, fax: bool) -> Verdict:
    """The verdict on ``area``, a slot and its surroundings at :data:`SCALE`.

    ``blank`` is what the blank prints there, ``slot`` tells the slot's own ground from the rest.
    """
    left = area.copy()
    left[grown(ink_of(blank, 200), 3)] = 255
    found = strokes_of(ink_of(left, _DARKER_THAN), slot)
    if found.high < _LETTER:
        return _nothing(left, slot, found)
    framed = ink_of(left, _FRAME) & ~grown(~slot, 4)
    without = framed & ~grown(ink_of(blank, 200), _OWN_LINES)
    if reason := _no_hand(left, (framed, without), found, fax=fax):
        return _unclear(reason)
    typed, sure = looks_typed(left, found.ink, fax=fax)
    if typed:
        reason = "A name seems to be typed where a signature belongs."
        return Verdict(
            SignatureStatus.UNCLEAR, SignatureKind.TYPED if sure else None, 0.6, reason, typed
        )
    if reason := _no_strokes(found, grown(ink_of(blank, 200), _NEAR_PRINT)):
        return _unclear(reason)
    return Verdict(SignatureStatus.SIGNED, SignatureKind.HANDWRITING, 0.92)


def _no_hand(left: Grey, framed: Sequence[NDArray[np.bool_]], found: Strokes, *, fax: bool) -> str:
    """Why the ink of a slot may not be a name written by hand; "" where nothing speaks against.

    A stamp's frame must be seen in each of ``framed``.
    """
    if found.path < _SHORT_PATH or found.wide < _NARROW:
        return "Only a small mark stands in the slot."
    if found.broad > _BROAD:
        return _SMEARED
    if np.percentile(left[found.ink], 10) > _DARK:
        return "What stands in the slot is pale."
    if all(looks_stamped(ink, fax=fax) for ink in framed):
        return "A stamp seems to stand in the slot."
    return ""


def _no_strokes(found: Strokes, print_: NDArray[np.bool_]) -> str:
    """Why the ink of a slot may not be the strokes of a hand; "" where it is."""
    if _is_smeared(found):
        return _SMEARED
    if _is_strewn(found.ink):
        return _STREWN
    return "" if is_by_hand(found.ink, found.broad, print_) else _NO_HAND


def _is_smeared(found: Strokes) -> bool:
    """Whether ink lies in crumbs or clots, as black and white makes of a smear, and not in strokes.

    Measured on samples: of strokes at least 84 in 100 parts lie in long ones, which fill up to 38
    of 100 parts of their rectangles, and up to 47 where letters are small; of smears either less
    do, or they fill more and are broad in places or all over, or they are full of holes.
    """
    ink = found.ink.astype(np.uint8)
    about = blots_of(ink)[1][1:]
    outlines, _ = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if len(outlines) - len(about) >= _HOLES:
        return True
    across, down, area = (np.asarray(about[:, at], np.float64) for at in (2, 3, 4))
    long_ = np.maximum(across, down) >= _LONG * SCALE
    if area[long_].sum() < _IN_STROKES * area.sum():
        return True
    broadest = 2 * float(cv2.distanceTransform(ink, cv2.DIST_L2, 5).max()) / SCALE
    clotted = (area * area / (across * down)).sum() >= _CLOTTED * area.sum()
    return bool(clotted and (broadest > _KNOTTED * found.broad or found.broad > _FELT))


def _is_strewn(ink: NDArray[np.bool_]) -> bool:
    """Whether ink lies in drops, flecks or streaks: a pen turns, and these do not.

    A string drawn tight around ink that does not turn is as long as its outline. Measured on
    samples: of signatures the outline is at least 1.29 times as long, and 1.2 of two or three
    plain letters, which are doubted then; of drops up to 1.12, of flecks and streaks up to 1.5
    where many lie across one another, but then some still lie apart.
    """
    labels, about = blots_of(ink)
    around, _ = cv2.findContours(ink.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hulls = [cv2.convexHull(one) for one in around]
    strings = np.array([cv2.arcLength(hull, closed=True) for hull in hulls])
    held = np.array([cv2.contourArea(hull) for hull in hulls]) + strings / 2 + 1
    area = np.array([about[labels[one[0, 0, 1], one[0, 0, 0]], 4] for one in around], np.float64)
    turns = _border(ink) / max(1.0, float(strings.sum()))
    if turns < _TURNS + _TURNS_FULL * area.sum() / held.sum():
        return True
    compact = float(area[area > _COMPACT * held].sum() / area.sum())
    return turns < _TURNS_FREELY and compact > _IN_COMPACT


def _unclear(reason: str) -> Verdict:
    return Verdict(SignatureStatus.UNCLEAR, None, 0.6, reason)


def _nothing(left: Grey, slot: NDArray[np.bool_], found: Strokes) -> Verdict:
    """Whether a slot without handwriting is empty, or holds what a person should look at."""
    if found.lines:
        return _unclear("Only a line crosses the slot.")
    if found.reaching:
        return _unclear("Ink reaches into the slot from elsewhere.")
    if found.path > _SHORT_PATH:
        return _unclear("Something small stands in the slot.")
    soft = np.asarray(cv2.GaussianBlur(left, (0, 0), 1.2), np.uint8)
    pale = strokes_of(ink_of(soft, _PALE), slot)
    if pale.high >= _LETTER and pale.path > _PALE_PATH:
        return _unclear("Something pale stands in the slot.")
    return Verdict(SignatureStatus.MISSING, None, 0.92)


def strokes_of(ink: NDArray[np.bool_], slot: NDArray[np.bool_]) -> Strokes:
    """The strokes of ``ink`` that belong to ``slot``: most of each lies on its ground."""
    labels, about = blots_of(ink)
    count = len(about)
    inside = np.bincount(labels[slot].ravel(), minlength=count)
    keep: NDArray[np.bool_] = np.zeros(count, np.bool_)
    lines = reaching = False
    for one in range(1, count):
        across, down, area = (int(about[one, at]) for at in (2, 3, 4))
        if max(across, down) < _SPECK * SCALE or not inside[one]:
            continue
        if _is_line(labels, about, one):
            lines = lines or max(across, down) > 25 * SCALE
        elif inside[one] >= _share_needed(about[one], ink.shape[0]) * area:
            keep[one] = True
        else:
            reaching = reaching or inside[one] > _REACHES
    kept = np.asarray(keep[labels])
    rows, columns = np.flatnonzero(kept.any(axis=1)), np.flatnonzero(kept.any(axis=0))
    highest = int(about[keep, 3].max()) if keep.any() else 0
    border = _border(kept)
    return Strokes(
        kept,
        border / 2 / SCALE,
        2 * float(kept.sum()) / max(1.0, border) / SCALE,
        float(np.ptp(columns)) / SCALE if columns.size else 0.0,
        highest / SCALE if rows.size else 0.0,
        lines,
        reaching,
    )


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


def _border(ink: NDArray[np.bool_]) -> float:
    """The length of all outlines, inner ones too, in pixels."""
    outlines, _ = cv2.findContours(ink.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    return float(sum(cv2.arcLength(outline, closed=True) for outline in outlines))
