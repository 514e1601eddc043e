"""Slashes that stand alone between words and are read as upright strokes: told by their lean."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from parsers.scan.blots import blots_of
from parsers.scan.picture import Grey, ink_of
from parsers.scan.recognising import Read

_UPRIGHT = frozenset("I1l|")
_LEANS = 0.28
"""How far a slash leans for its height: italics lean by 0.2 to 0.25."""
_TALL = 0.3
"""The share of its line's height that a slash has at least."""
_NEAR = 0.3
"""In parts of a line's height, how far a letter's stroke is from where it was seen."""


def with_slashes(line: Grey, read: Read) -> Read:
    """``read`` of the picture ``line``, lone strokes that lean as slashes do read as these.

    Between words a slash looks like a figure one or a capital I to the model: “Agency I Unit”.
    """
    at_all = [at for at, letter in enumerate(read.text) if letter in _UPRIGHT]
    lone = [at for at in at_all if read.text[at - 1 : at] == " " == read.text[at + 1 : at + 2]]
    leaning = {at for at in lone if _leans(line, read.places[at] * line.shape[1])}
    if not leaning:
        return read
    text = "".join("/" if at in leaning else letter for at, letter in enumerate(read.text))
    return replace(read, text=text)


def _leans(line: Grey, x: float) -> bool:
    """Whether the stroke nearest to the column ``x`` leans to the right as a slash does."""
    high = line.shape[0]
    labels, about = blots_of(ink_of(line, 165))
    tall = [one for one in range(1, len(about)) if about[one, 3] >= _TALL * high]
    middles = {one: about[one, 0] + about[one, 2] / 2 for one in tall}
    nearest = min(tall, key=lambda one: abs(middles[one] - x), default=None)
    if nearest is None or abs(middles[nearest] - x) > _NEAR * high:
        return False
    down, across = np.nonzero(labels == nearest)
    return bool(-np.polyfit(down, across, 1)[0] >= _LEANS)
