"""``python -m tests.scans.slot_score``: what the reader says of slots, many of each content.

Only the part of the page with the slots is drawn, by the same pens, stamps and devices as whole
scans, and laid where it belongs: this weighs the judgement of ink and not the placing of pages.
``signed`` slots must not be called missing, the others not signed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.model import SURE, Anchor, SignatureReading
from parsers.scan.laying.blanks import SCALE, BlankPage, Slot, blank_pages
from parsers.scan.page.asked import PageAsked
from parsers.scan.page.fields import AROUND, read_slots
from parsers.scan.pixels.picture import Grey, flattened
from parsers.scan.pixels.raster import Quality
from tests.layouts.catalog import SIGNATURES
from tests.scans import devices, people, printing, slots
from tests.scans.box import Box
from tests.scans.dice import Dice
from tests.scans.files import jpeg
from tests.scans.pen import POINT, Page
from tests.scans.reader import form
from tests.scans.slots import SIGNED, Content

MODES = ("300", "200", "150", "copier", "fine-fax", "fax")
_MARGIN = 40.0
"""Points of the page around the slots that are drawn."""
_SHIFT = 4
"""Pixels at :data:`SCALE` by which a part may lie off where it belongs before it is laid right."""


@cache
def _blank() -> BlankPage:
    pages = blank_pages([form()])
    return next(page for page in pages if _slots_of(page))


def _slots_of(page: BlankPage) -> dict[str, Slot]:
    return {slot.field: slot for slot in page.slots if slot.field in SIGNATURES}


@cache
def _region() -> tuple[float, float, float, float]:
    """Left, top, right and bottom, in points, of what is drawn."""
    found = _slots_of(_blank()).values()
    left, top = min(s.x0 for s in found), min(s.y0 for s in found)
    right, bottom = max(s.x1 for s in found), max(s.y1 for s in found)
    page = _blank()
    return (
        max(0.0, left - _MARGIN), max(0.0, top - _MARGIN),
        min(page.width, right + _MARGIN), min(page.height, bottom + _MARGIN),
    )  # fmt: skip


@cache
def paper() -> Page:
    """The part of a page with the slots, as it is printed."""
    page = printing.pages_of(printing.filled_pdf({}))[_blank().number - 1]
    x0, y0, x1, y1 = (round(edge * POINT) for edge in _region())
    return page[y0:y1, x0:x1].copy()


def boxes() -> dict[str, Box]:
    """Where the slots are on :func:`paper`, in its pixels."""
    left, top, *_ = _region()
    return {
        name: Box(*((edge - off) * POINT for edge, off in zip(
            (slot.x0, slot.y0, slot.x1, slot.y1), (left, top, left, top), strict=True
        )))
        for name, slot in _slots_of(_blank()).items()
    }  # fmt: skip


def drawn(contents: Sequence[Content], mode: str, seed: int, *, held: bool) -> Grey:
    """The part of a page with ``contents`` in its slots, as a device sees it, at :data:`SCALE`."""
    dice = Dice(f"slots:{mode}:{seed}:{'+'.join(contents)}", held=held)
    sheet = paper().copy()
    pool = people.HELD if held else people.OPEN
    for content, box in zip(contents, boxes().values(), strict=True):
        name = f"{dice.rng.choice(pool.first)} {dice.rng.choice(pool.last)}"
        slots.put(sheet, box, content, name.upper() if seed % 2 else name, dice.rng)
    sheet = np.asarray(cv2.GaussianBlur(sheet, (0, 0), dice.between(0.5, 0.8)), np.uint8)
    return at_scale(seen(devices.grey(sheet), mode, dice), sheet)


def seen(sheet: Grey, mode: str, dice: Dice) -> Grey:
    """``sheet`` as a device sees it."""
    if mode in {"fine-fax", "fax"}:
        soft = cv2.GaussianBlur(sheet, (0, 0), 1.0)
        size = (round(sheet.shape[1] * 204 / 300), round(sheet.shape[0] * _down(mode) / 300))
        small = np.asarray(cv2.resize(soft, size, interpolation=cv2.INTER_AREA), np.uint8)
        return devices.bilevel(small, dice)
    if mode == "copier":
        seen = devices.scanned(sheet, dice, dpi=300, skew=0.0)
        return devices.bilevel(seen, dice)
    seen = devices.scanned(sheet, dice, dpi=int(mode), skew=0.0)
    packed = np.frombuffer(jpeg(seen, 60), np.uint8)
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)


def _down(mode: str) -> int:
    return 196 if mode == "fine-fax" else 98


def at_scale(seen: Grey, sheet: Page) -> Grey:
    """What was ``seen`` of ``sheet``, its ground made even, at :data:`SCALE`."""
    size = (round(sheet.shape[1] * SCALE / POINT), round(sheet.shape[0] * SCALE / POINT))
    large = cv2.resize(flattened(seen), size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(large, np.uint8)


def asked(part: Grey, quality: Quality) -> PageAsked:
    """The blank's page with ``part`` laid where its print belongs."""
    blank = _blank()
    left, top = (round(edge * SCALE) for edge in _region()[:2])
    high, wide = part.shape
    own = blank.fine[top : top + high, left : left + wide]
    wider = cv2.copyMakeBorder(part, *(_SHIFT * 3,) * 4, cv2.BORDER_REPLICATE)
    alike = cv2.matchTemplate(wider, own, cv2.TM_CCOEFF_NORMED)
    _, _, _, (x, y) = cv2.minMaxLoc(alike)
    page = blank.fine.copy()
    page[top : top + high, left : left + wide] = wider[y : y + own.shape[0], x : x + own.shape[1]]
    nowhere = Anchor("page 1")
    anchors = {slot.field: nowhere for slot in blank.slots}
    return PageAsked(blank, page, page, quality, anchors, *[np.zeros(page.shape, np.bool_)] * 2)


def slot_of(page: PageAsked, name: str) -> tuple[Grey, Grey, NDArray[np.bool_]]:
    """A slot with its surroundings, what the blank prints there, and which of it is the slot."""
    here, own = page.blank.ground_of(_slots_of(page.blank)[name], AROUND)
    return page.inked[here], page.blank.fine[here], own


_QUALITIES = {"fine-fax": Quality.FINE_FAX, "fax": Quality.STANDARD_FAX}


def weighed(
    content: Content, mode: str, seed: int, *, held: bool
) -> Iterator[tuple[SignatureReading, Grey]]:
    """What is said of each slot of a part that holds ``content`` twice, and its picture."""
    part = drawn((content,) * len(SIGNATURES), mode, seed, held=held)
    page = asked(part, _QUALITIES.get(mode, Quality.SCAN))
    told = read_slots(page)
    for name, slot in _slots_of(_blank()).items():
        yield told[name], page.upright[page.blank.slice_of(slot, 14.0)]


def _said(told: SignatureReading) -> str:
    return str(told.status) + ("" if told.confidence >= SURE else "?")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.scans.slot_score", description=__doc__)
    parser.add_argument("--content", action="append", default=[], help="only these contents")
    parser.add_argument("--mode", action="append", default=[], choices=MODES)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=20, help="parts of two slots, a mode")
    parser.add_argument("--held", action="store_true", help="the held-out generator")
    parser.add_argument("--write", type=Path, help="write pictures of what was judged wrongly here")
    return parser.parse_args()


def _is_wrong(content: Content, said: str) -> bool:
    good = "signed" if content in SIGNED else "missing"
    return said != good and not (content not in SIGNED and said == "unclear?")


def main() -> int:
    """Print what was said of each content; 1 where a slot was called what it must never be."""
    args = _arguments()
    cv2.setNumThreads(1)
    bad = 0
    for content in Content:
        if args.content and content not in args.content:
            continue
        for mode in args.mode or MODES:
            said: Counter[str] = Counter()
            why: Counter[str] = Counter()
            for seed in range(args.seed, args.seed + args.count):
                for at, (told, picture) in enumerate(weighed(content, mode, seed, held=args.held)):
                    said[_said(told)] += 1
                    why[told.reason] += told.status != "signed"
                    if args.write and _is_wrong(content, _said(told)):
                        args.write.mkdir(parents=True, exist_ok=True)
                        name = f"{content}-{mode}-{seed}-{at}-{_said(told).rstrip('?')}.png"
                        cv2.imwrite(str(args.write / name), picture)
            bad += said["missing"] if content in SIGNED else said["signed"]
            reasons = "; ".join(f"{n} {reason}" for reason, n in why.most_common() if n and reason)
            print(f"{content:<15}{mode:<10}{dict(said)}  {reasons}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
