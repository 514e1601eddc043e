"""Slashes that stand alone between words: read as upright strokes, or not at all, and told by
their lean."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from parsers.scan.laying.blanks import SCALE
from parsers.scan.letters.recognising import Read
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

Letter = tuple[str, float]
"""A letter, and where on its line it was seen, from 0 to 1."""

_UPRIGHT = frozenset("I1l|")
_LEANS = 0.24
"""How far a slash leans for its height: Arial's by 0.26, others more; its italics by 0.21. A
capital I that leans as much has feet, which no slash has."""
_ROWS = 4
"""Rows of pixels from which a stroke tells how it leans."""
_TALL = 0.3
"""The share of its line's height that a slash has at least."""
_NEAR = 0.3
"""In parts of a line's height, how far a letter's stroke is from where it was seen."""
_ALONE = 1.3
"""Points of white on both sides of a slash that stands alone."""
_PAPER = 245
_THIN = 2.6
"""Points that the stroke of a slash is broad at most: bold ones are; no letter is as straight."""


def with_slashes(line: Grey, read: Read) -> Read:
    """``read`` of the picture ``line``, lone strokes that lean as slashes do read as these.

    Between words a slash looks like a figure one or a capital I to the model, “Agency I Unit”, or
    like nothing: bold and coarse ones it leaves out.
    """
    if " " not in read.text:
        return read
    letters = list(zip(read.text, read.places, strict=True))
    for x in _slashes(line):
        letters = _with_slash(letters, x / line.shape[1], _NEAR * line.shape[0] / line.shape[1])
    return replace(
        read,
        text="".join(letter for letter, _ in letters),
        places=tuple(place for _, place in letters),
    )


def _with_slash(letters: list[Letter], x: float, near: float) -> list[Letter]:
    """``letters`` with a slash at ``x``, where they have a lone stroke there or only a space."""
    at = min(range(len(letters)), key=lambda one: abs(letters[one][1] - x))
    if abs(letters[at][1] - x) <= near and letters[at][0] in _UPRIGHT:
        text = "".join(letter for letter, _ in letters)
        slash = [("/", letters[at][1])] if _is_lone(text, at) else letters[at : at + 1]
        return letters[:at] + slash + letters[at + 1 :]
    if any(abs(place - x) <= near for letter, place in letters if letter != " "):
        return letters
    for at, (letter, place) in enumerate(letters):
        if letter == " " and letters[at - 1][1] < x < letters[at + 1][1]:
            return [*letters[:at], (" ", place), ("/", x), (" ", x), *letters[at + 1 :]]
    return letters


def doubtful_slashes(line: Grey, read: Read) -> list[int]:
    """Where in its text ``read`` has a slash alone between words, and no stroke of ``line`` leans
    as one."""
    wide, near = line.shape[1], _NEAR * line.shape[0]
    lone = [at for at, letter in enumerate(read.text) if letter == "/" and _is_lone(read.text, at)]
    seen = _slashes(line) if lone else []
    return [at for at in lone if all(abs(x - read.places[at] * wide) > near for x in seen)]


def _is_lone(text: str, at: int) -> bool:
    return text[at - 1 : at] == " " == text[at + 1 : at + 2]


def _slashes(line: Grey) -> list[float]:
    """The middles of strokes that stand alone and lean to the right as slashes do, in pixels."""
    # type may be pale: ink is what is nearer to its darkest than to the paper
    ink = ink_of(line, round(max(165.0, (np.percentile(line, 2) + _PAPER) / 2)))
    labels, about = blots_of(ink)
    white = np.asarray(~ink.any(axis=0))
    gap = round(_ALONE * SCALE)
    found = []
    for one, (left, top, wide, high, area) in enumerate(about.tolist()):
        if not one or high < _TALL * line.shape[0] or area > _THIN * SCALE * high:
            continue
        before, behind = white[max(0, left - gap) : left], white[left + wide : left + wide + gap]
        if not (before.all() and behind.all()):
            continue
        if leans_as_a_slash(labels[top : top + high, left : left + wide] == one):
            found.append(left + wide / 2)
    return found


def leans_as_a_slash(stroke: NDArray[np.bool_]) -> bool:
    """Whether the ink of ``stroke`` is straight and leans to the right as a slash does."""
    down, across = np.nonzero(stroke)
    if len(set(down.tolist())) < _ROWS:
        return False
    slope, start = np.polyfit(down, across, 1)
    straight = np.ptp(across - (slope * down + start)) <= _THIN * SCALE
    return bool(-slope >= _LEANS and straight)
