"""The ways of sheets to the office: what each device and file makes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from fixtures.pdf_foreign import page_of_words
from tests.layouts.catalog import SIGNATURES
from tests.scans import devices, files, paper, people, phone, printing
from tests.scans.dice import Dice
from tests.scans.files import Picture
from tests.scans.model import Kind, Sent, Sheets
from tests.scans.pen import DPI, Page


def damaged(kind: Kind, sheets: Sheets, dice: Dice) -> Sent:
    """The sheets as they arrive; what they lose on the way they lose in their truth too."""
    return _DAMAGE[kind](sheets, dice)


def _office(sheets: Sheets, dice: Dice, *, dpi: int, skew: float, quality: int) -> Sent:
    seen: list[Picture] = list(sheets.pages)
    if dice.chance(0.75):
        seen = [devices.grey(page) for page in seen]
    pages = [devices.scanned(page, dice, dpi=dpi, skew=skew) for page in seen]
    return _as_office_file(pages, dice, dpi, quality)


def _as_office_file(pages: Sequence[Picture], dice: Dice, dpi: int, quality: int) -> Sent:
    if dice.chance(0.15):
        return "scan.tif", files.tiff(pages, (dpi, dpi)), len(pages)
    return "scan.pdf", files.pdf(pages, dpi, quality), len(pages)


def _clean(sheets: Sheets, dice: Dice) -> Sent:
    return _office(sheets, dice, dpi=300, skew=0.3, quality=85)


def _grey(sheets: Sheets, dice: Dice) -> Sent:
    return _office(sheets, dice, dpi=200, skew=1.8, quality=round(dice.between(38, 42)))


def _low(sheets: Sheets, dice: Dice) -> Sent:
    return _office(sheets, dice, dpi=150, skew=0.8, quality=70)


def _copier(sheets: Sheets, dice: Dice) -> Sent:
    seen = [devices.scanned(devices.grey(p), dice, dpi=300, skew=1.0) for p in sheets.pages]
    pages = [devices.bilevel(page, dice) for page in seen]
    if dice.chance(0.5):
        return "copier.tif", files.tiff(pages, (300, 300)), len(pages)
    return "copier.pdf", files.pdf(pages, 300), len(pages)


def _pale(sheets: Sheets, dice: Dice) -> Sent:
    """The toner was low when the form was printed; pens are as dark as ever."""
    return _office(sheets, dice, dpi=dice.rng.choice((200, 200, 300)), skew=1.0, quality=60)


def _worn(wear: Callable[[Page, Dice], Page]) -> Callable[[Sheets, Dice], Sent]:
    def damage(sheets: Sheets, dice: Dice) -> Sent:
        sheets.pages = [wear(page, dice) for page in sheets.pages]
        dpi = dice.rng.choice((200, 200, 300))
        return _office(sheets, dice, dpi=dpi, skew=1.0, quality=60)

    return damage


def _turned(sheets: Sheets, dice: Dice) -> Sent:
    seen = [devices.scanned(devices.grey(p), dice, dpi=200, skew=0.8) for p in sheets.pages]
    whole = dice.rng.randint(1, 3)
    quarters = [whole if dice.chance(0.6) else dice.rng.randint(1, 3) for _ in seen]
    pages = [_quarter(p, q) for p, q in zip(seen, quarters, strict=True)]
    return _as_office_file(pages, dice, 200, 60)


def _quarter(page: Picture, times: int) -> Picture:
    return np.ascontiguousarray(np.rot90(page, times))


def _shuffled(sheets: Sheets, dice: Dice) -> Sent:
    """The last page first; often with a page in between that is none of the form."""
    sheets.pages.reverse()
    if dice.chance(0.6):
        letter = page_of_words(
            "Cover letter", ("Dear planners", "please find our profile", "Yours")
        )
        sheets.pages.insert(dice.rng.randint(0, 2), printing.pages_of(letter)[0])
    return _office(sheets, dice, dpi=200, skew=1.0, quality=60)


def _doubled(sheets: Sheets, dice: Dice) -> Sent:
    """One page was drawn in twice."""
    again = dice.rng.randrange(len(sheets.pages))
    sheets.pages.insert(again, sheets.pages[again])
    return _office(sheets, dice, dpi=200, skew=1.0, quality=60)


def _missing(sheets: Sheets, dice: Dice) -> Sent:
    """One page stayed behind, and what stood on it cannot be read."""
    lost = dice.rng.randrange(len(sheets.pages))
    del sheets.pages[lost]
    gone = frozenset(name for name, place in printing.places().items() if place.page == lost)
    sheets.contents = {k: v for k, v in sheets.contents.items() if k not in gone}
    sheets.profile = sheets.profile.without(gone - set(SIGNATURES))
    dpi = dice.rng.choice((200, 300))
    page = devices.scanned(devices.grey(sheets.pages[0]), dice, dpi=dpi, skew=0.8)
    if dice.chance(0.5):
        return "scan.png", files.png(page), 1
    return "scan.pdf", files.pdf([page], dpi, 70), 1


def _with_text(*, lying: bool) -> Callable[[Sheets, Dice], Sent]:
    def damage(sheets: Sheets, dice: Dice) -> Sent:
        pages = [
            devices.scanned(devices.grey(page), dice, dpi=200, skew=0.3) for page in sheets.pages
        ]
        other = people.complete(dice.rng, people.OPEN) if lying else sheets.profile
        texts = printing.words_of(printing.filled_pdf(other.written))
        return "ocr.pdf", files.pdf_with_text(pages, texts, 200, 60), len(pages)

    return damage


def _fax(*, fine: bool) -> Callable[[Sheets, Dice], Sent]:
    def damage(sheets: Sheets, dice: Dice) -> Sent:
        count, sender = len(sheets.pages), devices.sender(dice)
        pages = [
            devices.faxed(page, dice, fine=fine, header=f"{sender}      P.{n:02d}/{count:02d}")
            for n, page in enumerate(sheets.pages, 1)
        ]
        return "fax.tif", files.tiff(pages, (204, 196 if fine else 98)), count

    return damage


def _photo(curl: float) -> Callable[[Sheets, Dice], Sent]:
    def damage(sheets: Sheets, dice: Dice) -> Sent:
        pages = [phone.photographed(page, dice, curl=curl) for page in sheets.pages]
        if dice.chance(0.2):
            return "photo.heic", files.heic(pages), len(pages)
        quality = round(dice.between(68, 82))
        return "photos.pdf", files.pdf(pages, DPI, quality), len(pages)

    return damage


def _single_files(sheets: Sheets, dice: Dice) -> Sent:
    """A mail with a file for each page, JPEG or HEIC; not always in order."""
    pages = [phone.photographed(page, dice) for page in sheets.pages]
    heic = dice.chance(0.25)
    sent = [
        (f"IMG_{n}.HEIC", files.heic([page])) if heic else (f"IMG_{n}.jpg", files.jpeg(page, 80))
        for n, page in enumerate(pages, dice.rng.randint(1000, 9000))
    ]
    if dice.chance(0.3):
        sent.reverse()
    return "photos.eml", files.mail(sent), len(pages)


_DAMAGE: dict[Kind, Callable[[Sheets, Dice], Sent]] = {
    Kind.CLEAN: _clean,
    Kind.GREY: _grey,
    Kind.LOW: _low,
    Kind.COPIER: _copier,
    Kind.DIRTY: _worn(paper.dirty),
    Kind.PUNCHED: _worn(paper.punched),
    Kind.TONER: _pale,
    Kind.TURNED: _turned,
    Kind.SHUFFLED: _shuffled,
    Kind.DOUBLED: _doubled,
    Kind.MISSING: _missing,
    Kind.TEXT: _with_text(lying=False),
    Kind.LYING: _with_text(lying=True),
    Kind.FINE_FAX: _fax(fine=True),
    Kind.FAX: _fax(fine=False),
    Kind.PHOTO: _photo(0.0),
    Kind.CURLED: _photo(0.04),
    Kind.SINGLE: _single_files,
    Kind.BENT: _photo(0.09),
}
