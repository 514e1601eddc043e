"""What the scanner or the printer did to a page as a whole: streaks, and print that is faint."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE, BlankPage
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, grown, ink_of

_STREAK = 26.0
"""Points: no stroke of writing is straight up and down for so long."""
_STREAKED, _DARKER = 210, 30
"""The grey of a streak, and by how much it is darker where a letter lies under it."""
_PALE_STREAK = 120
"""The grey from which letters are seen under a streak."""
_IN_SIGHT = 0.6
"""The share of a streak at least that shows between what is printed."""
_SPECK, _LEAST, _SPECK_GREY = 2.4, 5, 170
"""Points that a speck is wide at most, and its pixels at least."""
_PRINTED, _SEEN = 110, 140
_ENOUGH = 1000
"""Dark pixels of a blank from which its print tells how dark a page is."""
_DARK, _MOST = 60, 2.5
"""The grey that print is given, and how many times as dark it is made at most."""
_FAINT, _WORN = 0.8, 0.88
"""The share of the blank's print that is there on a page whose letters can be trusted, and where
thin print is gone too: 0.85 on copies of copies, 0.9 and more on those of a good copier, of the
Word blank too, whose wider type lies a little aside."""
_SOFT, _BETWEEN = 170, 0.045
"""The grey of print that is soft, and the share of it that is so at most where it is broken: 0.03
on copies of copies, 0.053 and more on photos."""

_THINNED = 0.9
"""How broad strokes are at least, by the blank's, on a page in black and white that has its
accents: of 1,210 names on 44 such pages none lost one from there on, some did where it was 0.84."""
_PLACE, _SOME_INK = 64, 0.01
"""Pixels of a square of the page, and the share of ink in one that tells how broad strokes are."""
_ASIDE, _PLACES = 6, 15
"""Pixels from where a rule belongs in which it is looked for, and places along each piece of it."""
_RULED, _THERE = 205, 0.5
"""The grey of a thin rule, and the share of them that is there where thin strokes are shown."""


def streaks_on(page: Grey, blank: BlankPage) -> NDArray[np.bool_]:
    """Where dirt on the glass draws lines down through everything."""
    ink = ink_of(page, _STREAKED)
    own = grown(ink_of(blank.fine, 200), 3)
    tall = np.ones((round(_STREAK * SCALE), 1), np.uint8)
    free = (ink & ~own & ~blank.ruled).astype(np.uint8)
    closed = cv2.morphologyEx(free, cv2.MORPH_CLOSE, np.ones((9, 1), np.uint8))
    counts = np.asarray(cv2.boxFilter(closed, -1, (1, len(tall)), normalize=False))
    seen = counts >= _IN_SIGHT * len(tall)
    columns = np.flatnonzero(seen.any(axis=0))
    if columns.size:
        through = closed[:, columns] | own[:, columns].astype(np.uint8)
        seen[:, columns] &= np.asarray(cv2.erode(through, tall)) > 0
    if not seen.any():
        return seen
    found = np.asarray(cv2.dilate(seen.astype(np.uint8), tall)) * closed
    return np.asarray((cv2.dilate(found, np.ones((9, 5), np.uint8)) > 0) & ~own)


def parted_streaks(
    page: Grey, streaks: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """What is to be wiped off ``page`` of its ``streaks``, and where they may hide something.

    What lies under a pale one is darker and stays. Under a dark one it may be all gone, where that
    is broader or darker than as usual.
    """
    wiped, hiding = streaks.copy(), np.zeros_like(streaks)
    labels, about = blots_of(streaks)
    for number, (left, top, wide, high, _) in enumerate(about[1:], start=1):
        here = np.s_[top : top + high, left : left + wide]
        own = labels[here] == number
        grey = np.where(own, page[here], 255)
        broad, dark = (grey < _STREAKED).sum(axis=1), grey.min(axis=1).astype(int)
        usual = float(np.median(dark))
        if usual >= _PALE_STREAK:
            wiped[here] &= ~(own & grown(grey < usual - _DARKER, 1))
        else:
            more = (broad > np.median(broad) + 1) | (dark < usual - _DARKER)
            hiding[here] |= own & grown(more[:, None], 2)
    return wiped, hiding


_NEAR_LETTERS = np.ones((round(8 * SCALE), round(16 * SCALE)), np.uint8)
"""Four points above and below letters, and eight beside them, dots are theirs."""


def is_dusty(page: Grey, blank: BlankPage) -> bool:
    """Whether specks lie where nothing is printed or written: others may lie on letters.

    Labels in a wider type than the blank's reach there too; the dots beside their letters are no
    specks.
    """
    ink = ink_of(page, _SPECK_GREY)
    specks = _specks_in(ink & blank.bare)
    if not specks.any():
        return False
    labels, about = blots_of(ink)
    strange = np.bincount(labels[blank.bare & ~specks], minlength=len(about)) > 0
    strange &= about[:, 2:4].max(axis=1) > _SPECK * SCALE
    strange[0] = False
    letters = cv2.dilate(strange[labels].astype(np.uint8), _NEAR_LETTERS) > 0
    return bool(_specks_in(specks & ~letters).any())


def _specks_in(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The parts of ``ink`` that are as small as specks, and no single pixels."""
    labels, about = blots_of(ink)
    speck = (about[:, 2:4].max(axis=1) <= _SPECK * SCALE) & (about[:, 4] >= _LEAST)
    speck[0] = False
    return np.asarray(speck[labels])


def is_faint(page: Grey, blank: BlankPage) -> bool:
    """Whether much of what the blank prints dark is missing or pale."""
    seen = _seen_of_print(page, blank)
    return seen.size >= _ENOUGH and bool((seen < _SEEN).mean() < _FAINT)


def is_worn(page: Grey, blank: BlankPage) -> bool:
    """Whether what the blank prints dark is broken, as on a copy of a copy, or is thinner: there or
    gone, where a photo's is soft."""
    seen = _seen_of_print(page, blank)
    there = float((seen < _SEEN).mean()) if seen.size >= _ENOUGH else 1.0
    return is_crisp(page, blank) and (there < _WORN or _breadth(page, blank) < _THINNED)


def is_crisp(page: Grey, blank: BlankPage) -> bool:
    """Whether what the blank prints dark is there or gone, as on a page in black and white."""
    seen = _seen_of_print(page, blank)
    soft = float((seen < _SOFT).mean() - (seen < _SEEN).mean()) if seen.size >= _ENOUGH else 0.0
    return soft < _BETWEEN


def _breadth(page: Grey, blank: BlankPage) -> float:
    """How broad strokes are, by the blank's: the share of their ink that is there or beside it, in
    most places of the page. What lies aside or is gone altogether is in few."""
    own = ink_of(blank.fine, 128)
    seen = ink_of(page, 128) & grown(ink_of(blank.fine, 200), 2)
    want, got = _by_places(own), _by_places(seen)
    printed = want > _SOME_INK
    return float(np.median(got[printed] / want[printed])) if printed.any() else 1.0


def _by_places(ink: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The share of ``ink`` in each small square of the page."""
    high, wide = (side // _PLACE for side in ink.shape)
    shares = cv2.resize(ink.astype(np.float32), (wide, high), interpolation=cv2.INTER_AREA)
    return np.asarray(shares, np.float32)


def loses_thin_print(page: Grey, blank: BlankPage) -> bool:
    """Whether most of the thin rules of the blank are not seen: a pen's stroke may be gone too."""
    seen, count = 0, 0
    for rules in blank.rules:
        picture = page if rules.axis == 0 else page.T
        across, along = (
            np.rint(rules.middles[:, at] * SCALE) for at in (rules.axis, 1 - rules.axis)
        )
        aside = np.arange(-_ASIDE, _ASIDE + 1)
        down = np.linspace(-0.7, 0.7, _PLACES) * rules.half * SCALE
        rows = np.clip(along[:, None] + np.rint(down), 0, picture.shape[0] - 1).astype(int)
        columns = np.clip(across[:, None] + aside, 0, picture.shape[1] - 1).astype(int)
        darkest = picture[rows[:, :, None], columns[:, None, :]].min(axis=2)
        seen += int(((darkest < _RULED).mean(axis=1) >= 0.5).sum())
        count += len(darkest)
    return bool(seen < _THERE * count)


def darkened(page: Grey, blank: BlankPage) -> Grey:
    """``page`` with its print as dark as print is, where toner was low."""
    return darker(page, float(np.median(_seen_of_print(page, blank))))


def darker(page: Grey, tone: float) -> Grey:
    """``page`` with what has the grey ``tone`` as dark as print is."""
    more = min(_MOST, (255 - _DARK) / max(1.0, 255 - tone))
    levels = 255 - np.clip((255 - np.arange(256)) * max(1.0, more), 0, 255)
    return np.asarray(levels.astype(np.uint8)[page], np.uint8)


def _seen_of_print(page: Grey, blank: BlankPage) -> Grey:
    """How dark each pixel is that the blank prints dark; print may lie a pixel aside."""
    return np.asarray(cv2.erode(page, np.ones((3, 3), np.uint8))[ink_of(blank.fine, _PRINTED)])
