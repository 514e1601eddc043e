"""Signature slots: what is left when the blank's own print is taken away.

Handwriting has a long path of thin, dark strokes. What has not - dust, a smear, writing that shines
through, a line on its way elsewhere, a cross, a stamp, type - is told by its size, its tone and its
look (:mod:`parsers.scan.slots.sorts`); what is neither surely the one nor the other is *unclear*.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.model import SignatureKind, SignatureStatus
from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import recogniser
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, grown, ink_of
from parsers.scan.slots.bridging import coming_in
from parsers.scan.slots.gaps import whole
from parsers.scan.slots.hands import is_mark, signs, told_of
from parsers.scan.slots.notices import is_notice, is_stamped
from parsers.scan.slots.placeholders import with_placeholder
from parsers.scan.slots.sorts import Sort, sorts_of
from parsers.scan.slots.spilt import is_strewn
from parsers.scan.slots.strokes import REACHES, Strokes, strokes_of
from parsers.scan.writing.lines import lines_of

_DARK = 140
"""The grey that the darkest tenth of a pen's ink is below, thin strokes and photos counted."""
_LETTER = 3.4
"""Points: what is lower than that is no handwriting."""
_SHORT_PATH, _NARROW = 55.0, 18.0
"""Points: a shorter path or a narrower mark is a cross or a tick, not a name."""
_SOME_PATH = 20.0
"""Points of path, in pieces that are low, from which a slot is not empty: a thin pen on a fax."""
_BROADEST = 5.5
"""Points: a broader stroke is a smear."""
SURELY_FROM, HANDS_FROM = 0.85, 0.5
"""How likely ink is handwriting by its look from which it signs, and from which it signs where its
strokes turn as a hand's: docs/accuracy.md tells what they let pass."""
_TYPED_FROM = 0.9
_READ, _STAMPED = 0.85, 0.7
"""How well letters are read that tell what they are, and those of stamps, which are inked unevenly.
"""
_LETTERS, _PLAINLY, _LIKE_TYPE = 4, 0.95, 0.05
"""Letters from which they may be type, how well that is read, and how likely it is type then."""
_SMALL = "Only a small mark stands in the slot."
_SMEARED = "What stands in the slot may be a smear."
_STAMP = "A stamp seems to stand in the slot."
_REMARK = "A remark seems to stand where a signature belongs."
_REASONS = {
    Sort.HAND: "It is not certain that a pen wrote what stands in the slot.",
    Sort.TYPE: "A name seems to be typed where a signature belongs.",
    Sort.STAMP: _STAMP,
    Sort.MARK: _SMALL,
    Sort.LINES: "What stands in the slot may be lines, threads or scratches, and not a name.",
    Sort.SPOTS: "What stands in the slot may be spots or a smear.",
}
_LINES = 3
_NEAR_PRINT = 6
"""Pixels around the blank's own print where strokes end that cross it: it was taken away."""
_REST = 2.0
"""Points: what is left of a printed line is narrower."""
_CROSSING = 13
"""Pixels within which ink on both sides of a rule is one stroke: a rule and what is left around."""
_PALE = 225
_PALE_PATH = 60.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands in a slot; ``reason`` says why it is unclear, ``shown`` what is typed."""

    status: SignatureStatus
    kind: SignatureKind | None
    confidence: float
    reason: str = ""
    shown: str = ""


def verdict(area: Grey, blank: Grey, slot: NDArray[np.bool_]) -> Verdict:
    """The verdict on ``area``, a slot and its surroundings at :data:`SCALE`.

    ``blank`` is what the blank prints there, ``slot`` tells the slot's own ground from the rest.
    """
    printed = ink_of(with_placeholder(area, blank, slot), 200)
    left, found, near = left_in(area, printed, slot)
    if found.high < _LETTER:
        return _nothing(left, slot, found)
    if reason := _no_hand(left, found):
        return _unclear(reason)
    return _by_its_look(left, found, near)


def _by_its_look(left: Grey, found: Strokes, near: NDArray[np.bool_]) -> Verdict:
    """The verdict on ink that may be a name: what sort it looks like, and what is read there."""
    sorts = sorts_of(left, found.ink)
    likely = max(sorts, key=sorts.__getitem__)
    text, mean = _text_of(left, found.ink)
    if mean >= _STAMPED and is_stamped(text):
        return _unclear(_STAMP)
    if likely is Sort.TYPE or _is_plain(text, mean, sorts):
        sure = sorts[Sort.TYPE] >= _TYPED_FROM and mean >= _READ
        kind = SignatureKind.TYPED if sure else None
        return Verdict(SignatureStatus.UNCLEAR, kind, 0.6, _REASONS[Sort.TYPE], text)
    if mean >= _READ and is_notice(text):
        return _unclear(_REMARK)
    if is_by_hand(sorts, found, near):
        return Verdict(SignatureStatus.SIGNED, SignatureKind.HANDWRITING, 0.92)
    return _unclear(_REASONS[likely])


def _is_plain(text: str, mean: float, sorts: dict[Sort, float]) -> bool:
    """Whether small letters are read as only type is, and look a little like it too."""
    letters = sum(map(str.isalpha, text))
    small = letters >= _LETTERS and text != text.upper()
    return small and mean >= _PLAINLY and sorts[Sort.TYPE] >= _LIKE_TYPE


def is_by_hand(sorts: dict[Sort, float], found: Strokes, hidden: NDArray[np.bool_]) -> bool:
    """Whether a hand wrote more than a mark: it looks so, or hardly so and turns as hands do.

    On ``hidden`` ground lies print that was taken away, and with it what crosses it.
    """
    look = sorts[Sort.HAND]
    if look < HANDS_FROM:
        return False
    told = told_of(found.ink, found.broad, hidden)
    if is_mark(told, found.path):
        return False
    if look >= SURELY_FROM:
        return True
    return signs(told, found.ink, found.broad) and not is_strewn(found.ink)


def _text_of(left: Grey, ink: NDArray[np.bool_]) -> tuple[str, float]:
    """What is read in ``ink`` of ``left``, and the mean probability of the line read least well;
    nothing where there are more lines than a stamp has."""
    alone = left.copy()
    alone[~grown(ink, 3)] = 255
    lines = lines_of(alone, ink)
    if not 1 <= len(lines) <= _LINES:
        return "", 0.0
    read = recogniser().read(lines)
    return " ".join(line.text for line in read), min(line.mean for line in read)


def left_in(
    area: Grey, printed: NDArray[np.bool_], slot: NDArray[np.bool_]
) -> tuple[Grey, Strokes, NDArray[np.bool_]]:
    """``area`` without what is ``printed`` there, the ink of ``slot``, and what lies near print."""
    left = area.copy()
    print_ = grown(printed, 3)
    left[print_] = 255
    near = grown(printed, _NEAR_PRINT)
    ink = _without_rests(_joined(whole(left), print_), near)
    strange = coming_in(ink, print_, slot)
    found = strokes_of(ink & ~strange, slot)
    reaching = found.reaching or int((strange & slot).sum()) > REACHES
    return left, replace(found, reaching=reaching), near


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
    if _runs_through(found.ink):
        return _REASONS[Sort.LINES]
    if np.percentile(left[found.ink], 10) > _DARK:
        return "What stands in the slot is pale."
    return ""


def _unclear(reason: str) -> Verdict:
    return Verdict(SignatureStatus.UNCLEAR, None, 0.6, reason)


def _runs_through(ink: NDArray[np.bool_]) -> bool:
    """Whether ink comes in at one edge of what is seen and leaves at the other: no name does."""
    about = blots_of(ink)[1][1:]
    return bool((about[:, 2] == ink.shape[1]).any() or (about[:, 3] == ink.shape[0]).any())


def _nothing(left: Grey, slot: NDArray[np.bool_], found: Strokes) -> Verdict:
    """Whether a slot without handwriting is empty, or holds what a person should look at."""
    if found.lines:
        return _unclear("Only a line crosses the slot.")
    if found.reaching:
        return _unclear("Ink reaches into the slot from elsewhere.")
    if found.path > _SOME_PATH:
        return _unclear("Something small stands in the slot.")
    soft = np.asarray(cv2.GaussianBlur(left, (0, 0), 1.2), np.uint8)
    pale = strokes_of(ink_of(soft, _PALE), slot)
    if pale.high >= _LETTER and pale.path > _PALE_PATH:
        return _unclear("Something pale stands in the slot.")
    return Verdict(SignatureStatus.MISSING, None, 0.92)
