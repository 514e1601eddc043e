"""Signature slots: what is left when the blank's own print is taken away.

Handwriting has a long path of thin, dark strokes. What has not - dust, a smear, writing that shines
through, a line on its way elsewhere, a cross, a stamp, type - is told by its shape; what is neither
surely the one nor the other is *unclear*.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.model import SignatureKind, SignatureStatus
from parsers.scan.blanks import SCALE
from parsers.scan.blots import blots_of, border_of
from parsers.scan.gaps import whole
from parsers.scan.hands import (
    has_rings,
    is_mark,
    is_marker,
    signs,
    stands_in_row,
    told_of,
    winds_much,
)
from parsers.scan.lettered import reads_as_letters
from parsers.scan.notices import is_stamped
from parsers.scan.picture import Grey, grown, ink_of
from parsers.scan.placeholders import with_placeholder
from parsers.scan.spilt import is_smeared, is_strewn, runs_through
from parsers.scan.type_or_hand import is_ruled, looks_stamped, looks_typed

_DARK, _THIN_DARK, _THIN = 120, 135, 0.8
"""The grey that the darkest tenth of a pen's ink is below, that of a thin stroke, which no scanner
shows as dark as it is, and the points from which it is not thin."""
_SPECK = 1.2
"""Points: blots smaller than this in both directions are dust."""
_LETTER = 3.4
"""Points: what is lower than that is no handwriting."""
_SHORT_PATH, _NARROW = 55.0, 18.0
"""Points: a shorter path or a narrower mark is a cross or a tick, not a name."""
_BROADEST = 5.5
"""Points: a broader stroke is a smear."""
_STAMP = "A stamp seems to stand in the slot."
_SMALL = "Only a small mark stands in the slot."
_SMEARED = "What stands in the slot may be a smear."
_STREWN = "What stands in the slot may be spots or scratches."
_NO_HAND = "What stands in the slot may be lines, threads or spots, and not a name."
_NEAR_PRINT = 6
"""Pixels around the blank's own print where strokes end that cross it: it was taken away."""
_REST = 2.0
"""Points: what is left of a printed line is narrower."""
_FRAME = 185
"""The grey of a stamp's frame, which is inked unevenly."""
_OWN_LINES = 7
"""Pixels around the blank's own print in which a line is no stamp's: it may lie a little off."""
_CROSSING = 13
"""Pixels within which ink on both sides of a rule is one stroke: a rule and what is left around."""
_PALE = 225
_PALE_PATH = 60.0
_HALF = 0.5
"""The share of a stroke that is level with the slot: the rest is not more than that."""
_STEM, _AMONG = 1.25, 0.6
"""How many times as high as other strokes a letter's stem is at most, and how much of it stands
beside one of them."""
_REACHES, _TOUCHES = 150, 40
"""Pixels of ink from elsewhere in a slot from which a person should look, and of ink that stands
beside it: somebody signed over the label or the name."""


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
    printed = ink_of(with_placeholder(area, blank, slot), 200)
    left = area.copy()
    print_ = grown(printed, 3)
    left[print_] = 255
    near = grown(printed, _NEAR_PRINT)
    found = strokes_of(_without_rests(_joined(whole(left), print_), near), slot)
    if found.high < _LETTER:
        return _nothing(left, slot, found)
    prints = ink_of(blank, 200), printed
    framed = _STAMP if _is_framed(left, prints, slot, fax=fax) else ""
    if reason := _no_hand(left, found) or framed:
        return _unclear(reason)
    typed, sure = looks_typed(left, found.ink, fax=fax)
    if typed and is_stamped(typed):
        return _unclear(_STAMP)
    if typed:
        reason = "A name seems to be typed where a signature belongs."
        return Verdict(
            SignatureStatus.UNCLEAR, SignatureKind.TYPED if sure else None, 0.6, reason, typed
        )
    if reason := _no_strokes(left, found, near):
        return _unclear(reason)
    return Verdict(SignatureStatus.SIGNED, SignatureKind.HANDWRITING, 0.92)


def _is_framed(
    left: Grey,
    prints: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    slot: NDArray[np.bool_],
    *,
    fax: bool,
) -> bool:
    """Whether a stamp's frame is seen in a slot.

    ``prints`` is the blank's own print and what was taken away. It must be seen in all ink and in
    that which is clear of the blank's lines; where a picture was taken away too it must be seen
    where strokes go on across it, and its lines may be broken there.
    """
    own, taken = prints
    ink = ink_of(left, _FRAME) & ~grown(~slot, 4)
    if (taken & ~own).any():
        print_ = grown(taken, 3)
        return looks_stamped(_joined(ink & ~print_, print_), fax=True)
    clear = ink & ~grown(own, _OWN_LINES)
    return looks_stamped(ink, fax=fax) and looks_stamped(clear, fax=fax)


def _joined(ink: NDArray[np.bool_], print_: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """``ink`` with its strokes joined where they cross the print that was taken away with them."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_CROSSING, _CROSSING))
    closed = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_CLOSE, disc) > 0
    return np.asarray(ink | (closed & print_))


def _without_rests(ink: NDArray[np.bool_], near: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """``ink`` without what is left of the print's own lines: low, and all of it ``near`` them."""
    labels, about = blots_of(ink)
    beside = np.bincount(labels[near].ravel(), minlength=len(about))
    rest = (beside == about[:, 4]) & (about[:, 2:4].min(axis=1) < _REST * SCALE)
    rest[0] = False
    return np.asarray(ink & ~rest[labels])


def _no_hand(left: Grey, found: Strokes) -> str:
    """Why the ink of a slot may not be a name's; "" where nothing speaks against."""
    if found.path < _SHORT_PATH or found.wide < _NARROW:
        return _SMALL
    if found.broad > _BROADEST:
        return _SMEARED
    if np.percentile(left[found.ink], 10) > (_THIN_DARK if found.broad < _THIN else _DARK):
        return "What stands in the slot is pale."
    return ""


def _no_strokes(left: Grey, found: Strokes, print_: NDArray[np.bool_]) -> str:
    """Why the ink of a slot may not be the strokes of a hand; "" where it is."""
    if runs_through(found.ink) or (is_ruled(found.ink) and not stands_in_row(found.ink)):
        return _NO_HAND
    told = told_of(found.ink, found.broad, print_)
    if is_mark(told, found.path):
        return _SMALL
    if is_smeared(found.ink, found.broad, winds=is_marker(told)):
        return _SMEARED
    strewn = is_strewn(found.ink) and not winds_much(told, found.broad)
    if not strewn and signs(told, found.ink, found.broad):
        return ""
    if not has_rings(found.ink) and reads_as_letters(left, found.ink, found.broad, found.high):
        return ""
    return _STREWN if strewn else _NO_HAND


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
        elif (
            min(inside[one] / _share_needed(about[one], ink.shape[0]), beside[one] / _HALF) >= area
        ):
            keep[one] = True
        else:
            level = beside[one] > _HALF * area and area > _REACHES
            reaching = reaching or inside[one] > (_TOUCHES if level else _REACHES)
    stems = [one for one in straight if inside[one] == about[one, 4] and _is_stem(about, keep, one)]
    lines = any(max(about[one, 2:4]) > 25 * SCALE for one in straight if one not in stems)
    keep[stems] = True
    return _measured(np.asarray(keep[labels]), int(about[keep, 3].max(initial=0)), lines, reaching)


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
