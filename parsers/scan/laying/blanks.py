"""The blanks that scans are laid over: each page as pixels, with what is told from it.

A blank's fields stand in ``layout.json`` in points from the lower left corner of the page; here
they are :class:`Slot`, in points from the upper left.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pypdfium
from numpy.typing import NDArray

from form_templates.model import Form
from parsers.scan.pixels.marking import marks_on
from parsers.scan.pixels.picture import Grey, Points, grown, ink_of
from parsers.scan.pixels.rules import Rules, rules_in

SCALE = 10 / 3
"""Pixels a point in which pages are read: 240 dpi."""
COARSE = 1.5
"""Pixels a point in which pages are found."""
PATCH = (15, 10)
"""Half the width and height of a patch, in coarse pixels."""

_CLEAR, _EDGE = 5.4, 20.0
"""Points around print, and at the page's edges, where specks may be something else."""
_RULE, _ASIDE = 26.0, 7.0
"""Points that a rule is high at least, and by which another program prints it aside."""
_PATCHES = 90
_APART = 26
_FEATURES = 2500


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a field stands on a page: points, origin in the page's upper left corner."""

    field: str
    x0: float
    y0: float
    x1: float
    y1: float

    def pixels(self, margin: float = 0.0, scale: float = SCALE) -> tuple[int, int, int, int]:
        """Left, top, right, bottom in pixels, with ``margin`` points more on every side."""
        edges = (self.x0 - margin, self.y0 - margin, self.x1 + margin, self.y1 + margin)
        left, top, right, bottom = (max(0, round(edge * scale)) for edge in edges)
        return left, top, right, bottom


@dataclass(frozen=True)
class BlankPage:
    """One page of a form's blank.

    ``coarse`` and ``fine`` are its print without the fields' content at :data:`COARSE` and
    :data:`SCALE` pixels a point; ``patches`` the middles of telling print, in coarse pixels;
    ``keys`` and ``features`` what AKAZE finds. ``width`` and ``height`` are in points, and so are
    the corners of its mark, None where it prints none. At :data:`SCALE`, ``bare`` is where nothing
    is printed or written, and ``ruled`` where an upright rule may stand: another program prints
    rules some points aside. ``rules`` are the upright and the level ones.
    """

    form: Form
    number: int
    mark: str
    width: float
    height: float
    slots: tuple[Slot, ...]
    coarse: Grey
    fine: Grey
    patches: NDArray[np.int32]
    keys: Points
    features: NDArray[np.uint8]
    mark_corners: Points | None
    bare: NDArray[np.bool_]
    ruled: NDArray[np.bool_]
    rules: tuple[Rules, Rules]

    def ground_of(self, slot: Slot, margin: float) -> tuple[tuple[slice, slice], NDArray[np.bool_]]:
        """The pixels of a slot and ``margin`` points around it, and which of them are its own."""
        rows, columns = here = self.slice_of(slot, margin)
        own = np.zeros(self.fine[here].shape, np.bool_)
        left, top, right, bottom = slot.pixels()
        across = slice(left - columns.start, right - columns.start)
        own[top - rows.start : bottom - rows.start, across] = True
        return here, own

    def slice_of(self, slot: Slot, margin: float = 0.0) -> tuple[slice, slice]:
        """Where ``slot`` lies in a picture of this page at :data:`SCALE`."""
        left, top, right, bottom = slot.pixels(margin)
        return slice(top, bottom), slice(left, right)


def blank_pages(forms: Sequence[Form]) -> tuple[BlankPage, ...]:
    """The pages of every form of ``forms`` whose blank can be had, prepared once a process."""
    return tuple(page for form in forms if form.folder for page in _prepared(form))


@lru_cache(maxsize=64)
def _prepared(form: Form) -> tuple[BlankPage, ...]:
    folder = Path(form.folder)
    own, print_ = folder / f"{form.id}.json", folder / f"{form.id}.pdf"
    layout = own if own.is_file() else folder / "layout.json"
    if not (layout.is_file() and print_.is_file()):
        return ()
    return tuple(_pages(form, json.loads(layout.read_bytes()), print_.read_bytes()))


def _pages(form: Form, layout: dict[str, object], print_: bytes) -> Iterator[BlankPage]:
    fields, marks = layout["fields"], layout["pages"]
    assert isinstance(fields, dict)  # noqa: S101 - our own builder's file
    assert isinstance(marks, list)  # noqa: S101
    with pypdfium.PdfDocument(print_) as document:
        for number in range(1, len(document) + 1):
            width, height = document[number - 1].get_size()
            slots = tuple(
                Slot(name, x0, height - y1, x1, height - y0)
                for name, place in fields.items()
                if place["page"] == number
                for x0, y0, x1, y1 in (place["box"],)
            )
            coarse, fine = (_print(document, number, scale) for scale in (COARSE, SCALE))
            mask = _mask(coarse, slots)
            keys, features = features_of(coarse, mask)
            mark = next((one["mark"] for one in marks if one["page"] == number), "")
            yield BlankPage(
                form, number, mark, width, height, slots, coarse, fine,
                _patches(coarse, mask), keys, features, _mark_corners(fine, mark),
                _bare(fine, slots), _ruled(fine), rules_in(fine, SCALE),
            )  # fmt: skip


def _bare(fine: Grey, slots: Sequence[Slot]) -> NDArray[np.bool_]:
    bare = ~grown(ink_of(fine, 200), round(_CLEAR * SCALE))
    for slot in slots:
        left, top, right, bottom = slot.pixels(3.0)
        bare[top:bottom, left:right] = False
    edge = round(_EDGE * SCALE)
    bare[:edge] = bare[-edge:] = False
    bare[:, :edge] = bare[:, -edge:] = False
    return bare


def _ruled(fine: Grey) -> NDArray[np.bool_]:
    tall = np.ones((round(_RULE * SCALE), 1), np.uint8)
    rules = cv2.morphologyEx(ink_of(fine, 200).astype(np.uint8), cv2.MORPH_OPEN, tall)
    return np.asarray(cv2.dilate(rules, np.ones((1, round(2 * _ASIDE * SCALE)), np.uint8)) > 0)


def _mark_corners(fine: Grey, mark: str) -> Points | None:
    return next((corners / SCALE for text, corners in marks_on(fine) if text == mark), None)


def _print(document: pypdfium.PdfDocument, number: int, scale: float) -> Grey:
    bitmap = document[number - 1].render(scale=scale, grayscale=True, may_draw_forms=False)
    grey = np.asarray(bitmap.to_numpy(), np.uint8)
    return grey.reshape(grey.shape[:2]).copy()


def _mask(coarse: Grey, slots: Sequence[Slot]) -> Grey:
    """White where print may be looked at: everywhere but inside the fields."""
    mask = np.full(coarse.shape, 255, np.uint8)
    for slot in slots:
        left, top, right, bottom = slot.pixels(0.0, COARSE)
        mask[top:bottom, left:right] = 0
    return mask


def features_of(grey: Grey, mask: Grey | None = None) -> tuple[Points, NDArray[np.uint8]]:
    """The strongest AKAZE features of ``grey``: their places in pixels, and what they look like."""
    finder = cv2.AKAZE.create(threshold=0.002, nOctaves=3, nOctaveLayers=3)
    keys, found = finder.detectAndCompute(grey, mask)
    if found is None or not keys:
        return np.zeros((0, 2)), np.zeros((0, 61), np.uint8)
    best = np.argsort([-key.response for key in keys])[:_FEATURES]
    return np.array([keys[at].pt for at in best], np.float64), np.asarray(found[best], np.uint8)


def _patches(coarse: Grey, mask: Grey) -> NDArray[np.int32]:
    """Middles of small areas with print that can be found again in both directions."""
    wide, high = PATCH
    inner = np.zeros_like(mask)
    inner[high + 12 : -high - 12, wide + 12 : -wide - 12] = 255
    clear = cv2.erode(mask, np.ones((2 * high - 5, 2 * wide - 9), np.uint8))
    found = cv2.goodFeaturesToTrack(
        coarse, _PATCHES, 0.02, _APART, mask=cv2.bitwise_and(clear, inner), blockSize=9
    )
    return np.rint(found.reshape(-1, 2)).astype(np.int32)
