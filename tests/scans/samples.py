"""``python -m tests.scans.samples``: draws the scans among the sample forms of ``fixtures`` anew.

They are kept small: 150 dpi, and photographs of three megapixels.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

import fixtures
from fixtures.answers import IT_MANAGER, SPONSOR, complete
from tests.layouts.catalog import SIGNATURES
from tests.scans import devices, files, paper, phone, printing, slots
from tests.scans.dice import Dice
from tests.scans.files import Picture
from tests.scans.pen import Page
from tests.scans.slots import Content

_FOLDER = Path(fixtures.__file__).parent / "forms"


def _sheets(title: str, agency: str, dice: Dice) -> list[Page]:
    """A complete profile on paper, both slots signed."""
    answers = complete(title, agency, "Sample Requestor", "11/20/2026")
    pages = printing.pages_of(printing.filled_pdf(answers))
    assert set(SIGNATURES) == {IT_MANAGER, SPONSOR}
    for slot in SIGNATURES:
        place = printing.places()[slot]
        slots.put(pages[place.page], place.box, Content.INK, "", dice.rng)
    return [paper.printed(page, dice) for page in pages]


def _office(page: Page, dice: Dice) -> Picture:
    return devices.scanned(devices.grey(page), dice, dpi=150, skew=0.8, noise=1.0)


def _complete() -> dict[str, bytes]:
    dice = Dice("sample:office")
    pages = [_office(page, dice) for page in _sheets("Road Salt Depot", "Test Roads Office", dice)]
    return {"scan-office.pdf": files.pdf(pages, 150, 40)}


def _faxed() -> dict[str, bytes]:
    dice = Dice("sample:fax")
    sheets, sender = _sheets("Ferry Tickets", "Sample Ferry Board", dice), devices.sender(dice)
    pages = [
        devices.faxed(page, dice, fine=False, header=f"{sender}      P.{n:02d}/02")
        for n, page in enumerate(sheets, 1)
    ]
    return {"scan-fax.tif": files.tiff(pages, (204, 98))}


def _photographed() -> dict[str, bytes]:
    dice = Dice("sample:phone")
    made = {}
    for number, page in enumerate(_sheets("Bee Census", "Mock Farm Bureau", dice), 1):
        photo = phone.photographed(page, dice)
        small = cv2.resize(photo, (1632, 2176), interpolation=cv2.INTER_AREA)
        made[f"scan-phone-{number}.jpg"] = files.jpeg(np.asarray(small, np.uint8), 55)
    return made


def _first_page_only() -> dict[str, bytes]:
    dice = Dice("sample:missing")
    first, _ = _sheets("Snow Plows", "Example Winter Service", dice)
    return {"scan-first-page.pdf": files.pdf([_office(first, dice)], 150, 40)}


SAMPLES: tuple[Callable[[], dict[str, bytes]], ...] = (
    _complete,
    _faxed,
    _photographed,
    _first_page_only,
)


def main() -> None:
    """Draw all of them."""
    for draw in SAMPLES:
        for name, data in draw().items():
            (_FOLDER / name).write_bytes(data)
            print(f"{name}: {len(data) // 1000} kB")


if __name__ == "__main__":
    main()
