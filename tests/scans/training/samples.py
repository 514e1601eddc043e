"""``python -m tests.scans.training.samples OUT --fonts FOLDER``: slots drawn for training.

Each sample is the picture that the model sees of a slot's ink, as the reader finds it, and its
sort. Pens, typefaces, stamps, dirt, papers and devices are drawn by lot.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from parsers.scan.pixels.picture import Grey, ink_of
from parsers.scan.pixels.raster import Quality
from parsers.scan.slots.ink import left_in
from parsers.scan.slots.sorts import Sort, picture_of
from tests.scans import devices, people, slot_score
from tests.scans.dice import Dice
from tests.scans.files import jpeg
from tests.scans.paper import clouds
from tests.scans.pen import Page
from tests.scans.training.contents import contents

_LEAST = 3.4
"""Points: what is lower is not asked about."""
_SHARES = {
    Sort.HAND: 50, Sort.TYPE: 28, Sort.STAMP: 7, Sort.MARK: 4, Sort.LINES: 13, Sort.SPOTS: 8,
}  # fmt: skip
_NAMES = (
    "Ann Test", "Jo Sample", "Kim Example-Placeholder", "B. Mock", "Ruth Template", "Otto Dummy",
)  # fmt: skip


def _name(rng: random.Random) -> str:
    pool = rng.choice((people.OPEN, people.HELD))
    return rng.choice((rng.choice(_NAMES), f"{rng.choice(pool.first)} {rng.choice(pool.last)}"))


def drawn(fonts: Path, seed: int) -> Iterator[tuple[Sort, Grey]]:
    """The pictures of two slots that are filled by lot; none of one that has no ink."""
    dice = Dice(f"training:{seed}")
    sheet, boxes = slot_score.paper().copy(), slot_score.boxes()
    sorts = dice.rng.choices(list(_SHARES), list(_SHARES.values()), k=len(boxes))
    told = contents(fonts)
    for sort, box in zip(sorts, boxes.values(), strict=True):
        weights, puts = zip(*told[sort], strict=True)
        dice.rng.choices(puts, weights)[0](sheet, box, _name(dice.rng), dice.rng)
    part = _nudged(slot_score.at_scale(_seen(sheet, dice), sheet), dice)
    page = slot_score.asked(part, Quality.SCAN)
    for name, sort in zip(boxes, sorts, strict=True):
        area, blank, slot = slot_score.slot_of(page, name)
        left, found, _near = left_in(area, ink_of(blank, 200), slot)
        if found.high >= _LEAST:
            yield sort, picture_of(left, found.ink)


def _seen(sheet: Page, dice: Dice) -> Grey:
    """The sheet as some device sees it."""
    rng = dice.rng
    soft = cv2.GaussianBlur(sheet, (0, 0), rng.uniform(0.4, 1.2))
    grey = devices.grey(np.asarray(soft, np.uint8))
    how = rng.choices(("scan", "copier", "fax", "photo"), (60, 14, 12, 14))[0]
    if how == "fax":
        return slot_score.seen(grey, rng.choice(("fine-fax", "fine-fax", "fax")), dice)
    dpi = rng.choice((300, 300, 200, 200, 240, 150, 100 if how == "photo" else 150))
    seen = np.asarray(devices.scanned(grey, dice, dpi=dpi, skew=0.0), np.uint8)
    if how == "copier":
        return np.where(seen < rng.uniform(110, 205), 0, 255).astype(np.uint8)
    if how == "photo":
        seen = _photographed(seen, dice)
    packed = np.frombuffer(jpeg(seen, rng.choice((30, 45, 60, 75, 90))), np.uint8)
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)


def _photographed(seen: Grey, dice: Dice) -> Grey:
    soft = cv2.GaussianBlur(seen, (0, 0), dice.rng.uniform(0.5, 1.4))
    light = dice.rng.uniform(0.65, 1) + 0.08 * clouds(seen.shape[:2], 300, dice)
    return np.clip(soft * light, 0, 255).astype(np.uint8)


def _nudged(part: Grey, dice: Dice) -> Grey:
    """The part a little turned and stretched, as placing a page leaves it."""
    high, wide = part.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), dice.either(0.15), 1 + dice.either(0.002))
    made = cv2.warpAffine(part, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=255)
    return np.asarray(made, np.uint8)


def _job(fonts: Path, seed: int) -> list[tuple[int, Grey]]:
    cv2.setNumThreads(1)
    order = list(Sort)
    try:
        return [(order.index(sort), shown) for sort, shown in drawn(fonts, seed)]
    except cv2.error:
        return []


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fonts", type=Path, required=True, help="a folder with typefaces")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=1000, help="parts of two slots")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Draw samples and write them as one file."""
    args = _arguments()
    sorts: list[int] = []
    shown: list[Grey] = []
    begun = time.monotonic()
    job, seeds = partial(_job, args.fonts), range(args.seed, args.seed + args.count)
    with multiprocessing.Pool(args.processes) as pool:
        for at, made in enumerate(pool.imap_unordered(job, seeds, chunksize=16), start=1):
            sorts += [sort for sort, _ in made]
            shown += [picture for _, picture in made]
            if at % 1000 == 0:
                since = time.monotonic() - begun
                print(f"{at} parts, {len(sorts)} slots, {since:.0f} s", flush=True)
    np.savez_compressed(args.out, sorts=np.array(sorts, np.uint8), shown=np.stack(shown))


if __name__ == "__main__":
    main()
