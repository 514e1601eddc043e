"""Pictures of black and white, and those that may be."""

from __future__ import annotations

import numpy as np

from parsers.scan.pixels.picture import Grey

_NEGATIVE = 0.7
"""The share of black in a picture of black and white that shows a page with its ink white."""


def positive(grey: Grey, *, bilevel: bool) -> Grey:
    """``grey`` as black on white: some programs take white for black where there are but two."""
    dark = float((grey[::3, ::3] < 128).mean())
    return 255 - grey if dark > _NEGATIVE and (bilevel or is_bilevel(grey)) else grey


def is_bilevel(grey: Grey) -> bool:
    """Whether hardly a pixel of ink or edge is anything but black and white."""
    return bool(grey.size) and _between(grey) < 0.08


def may_be_bilevel(grey: Grey) -> bool:
    """The same of a page that was drawn: a picture whose pixels do not lie on the page's own has
    greys at its edges."""
    return _between(grey) < 0.6


def _between(grey: Grey) -> float:
    """How many pixels are grey for each that is dark."""
    counts = np.bincount(grey[::3, ::3].ravel(), minlength=256)
    return float(counts[64:192].sum() / max(1, counts[:64].sum()))
