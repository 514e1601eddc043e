"""What places in doubt look like on pages of other prints, as they were made upright.

Each page is kept as a small picture until the form is matched: only then is known what is in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from form_templates.model import Form
from parsers.cropping import shown_as
from parsers.model import Box, Damage, Evidence, ParsedForm
from parsers.pdf.evidence import in_doubt
from parsers.pdf.geometry import Page
from parsers.scan.foreign.sheet.lying import Level
from parsers.scan.laying.blanks import SCALE
from parsers.scan.page.evidence import damage_seen
from parsers.scan.pixels.picture import Grey, Points
from parsers.scan.pixels.raster import PagePicture

KEPT = 0.75
"""The scale at which a page is kept: 180 dpi, enough for eyes."""
_BESIDE, _ABOVE, _BELOW = 9.0, 13.0, 6.0
"""Points around a place that are shown with it."""
_LEAST_WIDE = 120.0
"""Points: a tick box alone says nothing."""


@dataclass(frozen=True)
class Kept:
    """A page as it was read: ``picture`` upright.

    ``unread`` are places of the file where handwriting may stand that was not seen as such.
    ``there`` leads from points of the page as it lies in the file, from its upper left corner, to
    pixels of ``picture``. ``high`` is the file's page in points, ``file`` its geometry in a PDF.
    """

    picture: Grey
    there: NDArray[np.float64]
    high: float
    file: Page | None
    damage: Damage
    unread: tuple[Box, ...] = ()

    def place(self, box: Box) -> Points:
        """The corners of a box of the file, in pixels of ``picture``."""
        if self.file is not None:
            x0, y0, x1, y1 = self.file.placed((box.x0, box.y0, box.x1, box.y1))
            y0, y1 = y0 - self.file.top, y1 - self.file.top
        else:
            x0, y0, x1, y1 = box.x0, self.high - box.y1, box.x1, self.high - box.y0
        corners = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])
        return np.asarray(cv2.perspectiveTransform(corners[None], self.there)[0], np.float64)


def kept(
    level: Level, picture: PagePicture, file: Page | None, unread: tuple[Box, ...] = ()
) -> Kept:
    """The page ``level``, made of ``picture``, as it is kept."""
    small = cv2.resize(level.grey, None, fx=KEPT, fy=KEPT, interpolation=cv2.INTER_AREA)
    high, wide = picture.grey.shape
    pixels = np.diag([wide / picture.width, high / picture.height, 1.0])
    zoom = np.diag([KEPT * SCALE, KEPT * SCALE, 1.0])
    there = zoom @ np.linalg.inv(level.back) @ pixels
    edges = np.array([[0.0, 0.0], [level.width, 0.0], [level.width, level.height],
                      [0.0, level.height]])  # fmt: skip
    damage = damage_seen(level.to_picture(edges), level.width, picture.quality)
    return Kept(np.asarray(small, np.uint8), there, picture.height, file, damage, unread)


def with_evidence(told: ParsedForm, form: Form, pages: Mapping[int, Kept]) -> ParsedForm:
    """``told``, a profile of ``form``, with a picture of each place on ``pages`` that a person may
    be asked about; ``pages`` are by their number in anchors."""
    return replace(told, evidence=tuple(_pictures(told, form, pages)))


def _pictures(told: ParsedForm, form: Form, pages: Mapping[int, Kept]) -> Iterator[Evidence]:
    for field, anchor in in_doubt(told, form):
        page = pages.get(anchor.box.page) if anchor.box else None
        if page is None or anchor.box is None:
            continue
        cut = _cut(page.picture, page.place(anchor.box))
        made = shown_as(field, Image.fromarray(cut), anchor.place, page.damage)
        if made is not None:
            yield made


def _cut(page: Grey, corners: Points) -> Grey:
    pixel = SCALE * KEPT
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    right = max(right, left + _LEAST_WIDE * pixel)
    edges = (
        left - _BESIDE * pixel, top - _ABOVE * pixel,
        right + _BESIDE * pixel, bottom + _BELOW * pixel,
    )  # fmt: skip
    x0, y0, x1, y1 = (max(0, round(float(edge))) for edge in edges)
    return np.ascontiguousarray(page[y0:y1, x0:x1])
