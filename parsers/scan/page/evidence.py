"""What places in doubt look like on the normalised page, and why they are in doubt.

A page is kept as a small picture until all pages of a file are put together: only then is known
which readings are in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from form_templates.model import FieldType, Form
from parsers.cropping import shown_as
from parsers.model import Damage, Evidence, Reading, within_limits
from parsers.scan.laying.blanks import SCALE, BlankPage, Slot
from parsers.scan.laying.placing import Placement
from parsers.scan.page.asked import PageAsked
from parsers.scan.page.fields import Told
from parsers.scan.pixels.picture import Grey, Points
from parsers.scan.pixels.raster import Quality

Rect = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels of the kept page."""

_KEPT = 0.75
"""The scale at which a page is kept: 180 dpi, enough for eyes."""
_BESIDE, _ABOVE, _BELOW = 9.0, 13.0, 4.0
"""Points around a field that are shown with it: above it stands its label, or another field."""
_BOX_SAYS = 130.0
"""Points to the right of a tick box: what it is for is printed there."""
_LOW = 1.9
"""Pixels a point below which letters are small: 137 dpi."""
_TILTED = 0.012
"""How much longer than the opposite one a side of the page is where a camera looked at it."""
_INK, _STROKE = 128, 4
"""The grey of ink, and pixels of it in a column: one or two are dust."""
_NARROWEST = 300
_CURLED = 4.0
"""Points by which paper before a camera is bent; a scanner's is bent by up to 3."""
_QUALITIES = {
    Quality.STANDARD_FAX: Damage.STANDARD_FAX,
    Quality.FINE_FAX: Damage.FINE_FAX,
    Quality.FAINT: Damage.FAINT,
}
_REASONS = {
    Damage.CROSSED: "A streak runs through it.",
    Damage.STANDARD_FAX: "In black and white as coarse as this, no letter can be trusted.",
    Damage.FAINT: "The page is faint.",
}


@dataclass(frozen=True)
class Sight:
    """A page as it was read: its ``picture``, three megabytes, and where its fields stand on it.

    ``crossed`` are the fields that a streak runs through.
    """

    picture: Grey
    places: Mapping[str, Rect]
    damage: Damage
    crossed: frozenset[str] = frozenset()

    def damage_at(self, field: str) -> Damage:
        """What happened to the page where ``field`` stands."""
        return Damage.CROSSED if field in self.crossed else self.damage


Sights = Mapping[tuple[str, int], Sequence[Sight]]
"""Pages by the file's name and the page's number in it, as anchors have them: two may be printed on
one sheet."""


def sight_of(page: PageAsked, damage: Damage) -> Sight:
    """``page`` as it is kept."""
    small = cv2.resize(page.upright, None, fx=_KEPT, fy=_KEPT, interpolation=cv2.INTER_LINEAR)
    slots = page.blank.slots
    crossed = (slot.field for slot in slots if page.streaks[page.blank.slice_of(slot)].any())
    places = {slot.field: _place(slot, page.blank) for slot in slots}
    return Sight(np.asarray(small, np.uint8), places, damage, frozenset(crossed))


def _place(slot: Slot, blank: BlankPage) -> Rect:
    beside = _BOX_SAYS if blank.form[slot.field].type is FieldType.CHECKBOX else _BESIDE
    above = _BELOW if any(_is_above(other, slot) for other in blank.slots) else _ABOVE
    edges = (slot.x0 - _BESIDE, slot.y0 - above, slot.x1 + beside, slot.y1 + _BELOW)
    left, top, right, bottom = (max(0, round(edge * SCALE * _KEPT)) for edge in edges)
    return left, top, right, bottom


def _is_above(other: Slot, slot: Slot) -> bool:
    """Whether ``other`` would be seen above ``slot``, where a label would be."""
    beside = other.x1 <= slot.x0 or other.x0 >= slot.x1
    return not beside and slot.y0 - _ABOVE < other.y1 <= slot.y0 + 1


def damage_of(placed: Placement, quality: Quality) -> Damage:
    """What happened to a page, by how its picture lies on the blank."""
    corners = np.array(
        [[0.0, 0.0], [placed.page.width, 0.0], [placed.page.width, placed.page.height],
         [0.0, placed.page.height]]
    )  # fmt: skip
    seen = cv2.perspectiveTransform(corners[None], placed.back)[0]
    return damage_seen(seen, placed.page.width, quality, curled=_bow(placed) > _CURLED)


def damage_seen(seen: Points, width: float, quality: Quality, *, curled: bool = False) -> Damage:
    """What happened to a page ``width`` points wide whose corners lie at ``seen`` in its picture,
    in pixels, clockwise from the upper left."""
    if quality in _QUALITIES:
        return _QUALITIES[quality]
    if curled or _tilt(seen) > _TILTED:
        return Damage.PHOTO
    across = float(np.hypot(*(seen[1] - seen[0]))) / width
    return Damage.LOW_RESOLUTION if across < _LOW else Damage.NONE


def _tilt(corners: Points) -> float:
    sides = np.hypot(*(np.roll(corners, -1, axis=0) - corners).T)
    pairs: NDArray[np.float64] = np.stack([sides[:2], sides[2:]])
    return float((pairs.max(axis=0) / np.maximum(pairs.min(axis=0), 1.0)).max() - 1)


def _bow(placed: Placement) -> float:
    """The most that the page is bent by, in points, beyond being turned and stretched."""
    return float(np.abs(placed.bend[3:]).sum(axis=0).max())


def explained(form: Form, told: Mapping[str, Told], sights: Sights) -> dict[str, Told]:
    """``told`` with the reason of every value that was found and is in doubt."""
    return {key: _explained(form, one, sights) for key, one in told.items()}


def _explained(form: Form, one: Told, sights: Sights) -> Told:
    sight = _sight(one, sights)
    if not isinstance(one, Reading) or one.sure or one.reason or sight is None:
        return one
    return replace(one, reason=_why(form, one, sight.damage_at(one.field)))


def _why(form: Form, one: Reading, damage: Damage) -> str:
    if form[one.field].type is FieldType.CHECKBOX:
        return "It is not certain whether this is ticked."
    if not one.shown:
        return "It seems to be empty."
    if one.value is None:
        return "What seems to stand there is not what is asked for."
    return _REASONS.get(damage, "Its letters were not read with certainty.")


def evidence_of(told: Mapping[str, Told], sights: Sights) -> tuple[Evidence, ...]:
    """A picture of each place in doubt, in the order of ``told``; long texts yield to the others.

    Bounded as :func:`within_limits` says.
    """
    made = list(_pictures(told, sights))
    first = sorted(made, key=lambda one: one.high > one.wide / 4)
    kept = set(within_limits(first))
    return tuple(one for one in made if one in kept)


def _pictures(told: Mapping[str, Told], sights: Sights) -> Iterator[Evidence]:
    for field, one in told.items():
        sight = _sight(one, sights)
        if sight is None or one.anchor is None or one.sure:
            continue
        left, top, right, bottom = sight.places[field]
        cut = Image.fromarray(_trimmed(sight.picture[top:bottom, left:right]))
        made = shown_as(field, cut, one.anchor.place, sight.damage_at(field))
        if made is not None:
            yield made


def _trimmed(cut: Grey) -> Grey:
    """``cut`` without the empty paper on its right, so that what is written is shown large."""
    edge = round(2 * _BESIDE * SCALE * _KEPT)
    inked = np.flatnonzero((cut[:, :-edge] < _INK).sum(axis=0) >= _STROKE)
    last = int(inked[-1]) + edge if inked.size else 0
    return cut[:, : max(last, cut.shape[1] // 3, _NARROWEST)]


def _sight(one: Told, sights: Sights) -> Sight | None:
    if one.anchor is None or one.anchor.box is None:
        return None
    seen = sights.get((one.anchor.part, one.anchor.box.page), ())
    return next((sight for sight in seen if one.field in sight.places), None)
