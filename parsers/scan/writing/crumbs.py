"""Print too pale for a fax machine, which leaves crumbs of its letters: prompts are grey."""

from __future__ import annotations

import numpy as np

from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.blots import blots_of
from parsers.scan.pixels.picture import Grey, ink_of

_CRUMB = 2.25
"""Square points that half of the parts of a line have less than: 2.1 at most where prompts were
too pale, on samples of both resolutions, 4.5 at least where type is black."""


def is_in_crumbs(line: Grey) -> bool:
    """Whether the letters of ``line`` fell into crumbs."""
    _, about = blots_of(ink_of(line, 165))
    areas = about[1:, 4]
    return areas.size > 0 and bool(np.median(areas) < _CRUMB * SCALE**2)
