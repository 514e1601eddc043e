"""Scans of our blanks by kind of damage and seed, each with its truth; the same every time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from fixtures.pdf_foreign import page_of_words
from tests.layouts.catalog import BOXES, SIGNATURES
from tests.layouts.truth import Profile
from tests.scans import devices, files, paper, people, phone, printing, slots, strokes, wordprints
from tests.scans.dice import Dice
from tests.scans.files import Picture
from tests.scans.pen import DPI, POINT, Page, draw
from tests.scans.slots import SIGNED, UNSIGNED, Content

Sent = tuple[str, bytes, int]
"""A file's name, its bytes and its number of pages."""


class Kind(StrEnum):
    """What happened to the sheets, and by which device and file they came."""

    CLEAN = "clean-300"
    GREY = "grey-200"
    LOW = "low-150"
    COPIER = "copier-300"
    DIRTY = "dirty-glass"
    PUNCHED = "holes-staples"
    TONER = "low-toner"
    TURNED = "turned"
    SHUFFLED = "shuffled"
    DOUBLED = "doubled"
    MISSING = "page-missing"
    TEXT = "hidden-text"
    LYING = "lying-text"
    FINE_FAX = "fax-fine"
    FAX = "fax-standard"
    PHOTO = "phone"
    CURLED = "phone-curled"


FAXES = frozenset({Kind.FINE_FAX, Kind.FAX})
PHOTOS = frozenset({Kind.PHOTO, Kind.CURLED})
OFFICE = frozenset(Kind) - FAXES - PHOTOS


@dataclass(frozen=True)
class Scan:
    """One file with its truth.

    ``blank`` says what was printed. ``contents`` is what stands in each slot that is there;
    ``pages`` how many pages the file has.
    """

    kind: str
    blank: str
    seed: int
    name: str
    data: bytes
    pages: int
    profile: Profile
    contents: Mapping[str, Content]

    @property
    def complete(self) -> bool:
        """Whether it is an honest form: nothing emptied, every slot signed, no page missing."""
        signed = all(content in SIGNED for content in self.contents.values())
        whole = len(self.contents) == len(SIGNATURES)
        return signed and whole and not self.profile.emptied and not self.profile.absent


@dataclass
class Sheets:
    """The pages of a form on paper, while they are made."""

    pages: list[Page]
    profile: Profile
    contents: dict[str, Content] = field(default_factory=dict)
    blank: str = ""


def make(kind: Kind, seed: int, *, held: bool = False) -> Scan:
    """The scan of a kind and a seed; of four, two are honest, one has gaps, one is unsigned."""
    dice = Dice(f"{kind}:{seed}", held=held)
    sheets = _filled(dice, seed)
    if kind is Kind.TONER:
        sheets.pages = [paper.toner_low(page, dice) for page in sheets.pages]
    _tick_by_hand(sheets, dice)
    _sign(sheets, dice, seed)
    sheets.pages = [paper.printed(page, dice) for page in sheets.pages]
    name, data, count = damaged(kind, sheets, dice)
    return Scan(kind, sheets.blank, seed, name, data, count, sheets.profile, sheets.contents)


def damaged(kind: Kind, sheets: Sheets, dice: Dice) -> Sent:
    """The sheets as they arrive; what they lose on the way they lose in their truth too."""
    return _DAMAGE[kind](sheets, dice)


_FONTS = {False: ("Helvetica",), True: ("Helvetica", "Times-Roman", "Courier")}


def _filled(dice: Dice, seed: int) -> Sheets:
    """One of the blanks, filled in and printed."""
    honest, rng = seed % 4 != 2, dice.rng
    if rng.random() < 0.5:
        path = rng.choice(wordprints.prints(dice.held, honest))
        return Sheets(printing.pages_of(path.read_bytes()), wordprints.load(path), blank="word")
    profile = people.complete(rng, people.HELD if dice.held else people.OPEN)
    if not honest:
        profile = people.emptied(rng, profile, rng.randint(1, 4))
    pdf = printing.filled_pdf(profile.written, rng.choice(_FONTS[dice.held]))
    return Sheets(printing.pages_of(pdf), profile, blank="pdf")


def _tick_by_hand(sheets: Sheets, dice: Dice) -> None:
    """Tick some of the boxes that are still empty with a pen."""
    expected = dict(sheets.profile.expected)
    if dice.chance(0.4):
        return
    who = strokes.hand(dice.rng)
    for name in BOXES:
        if expected[name] or not dice.chance(0.3):
            continue
        place = printing.places()[name]
        box, page = place.box, sheets.pages[place.page]
        x = (box.x0 + box.x1) / 2 + dice.either(0.1) * box.width
        y = (box.y0 + box.y1) / 2 + dice.either(0.1) * box.height
        lines = slots.placed(strokes.tick(dice.rng), x, y, box.width, 2 * box.height)
        draw(page, lines, who.width * POINT, who.color)
        expected[name] = True
    sheets.profile = replace(sheets.profile, expected=expected)


def _sign(sheets: Sheets, dice: Dice, seed: int) -> None:
    for slot in SIGNATURES:
        sheets.contents[slot] = dice.rng.choice((Content.INK,) * 4 + (Content.PRINT_LIKE,))
    if seed % 4 == 3:
        for slot in dice.rng.sample(SIGNATURES, dice.rng.randint(1, 2)):
            sheets.contents[slot] = dice.rng.choice(UNSIGNED)
    for slot, content in sheets.contents.items():
        place = printing.places()[slot]
        name = sheets.profile.written[slot.replace("signature", "signed_name")]
        slots.put(sheets.pages[place.page], place.box, content, name or "Jane Sample", dice.rng)


def _office(sheets: Sheets, dice: Dice, *, dpi: int, skew: float, quality: int) -> Sent:
    pages = [_toned(devices.scanned(p, dice, dpi=dpi, skew=skew), dice) for p in sheets.pages]
    return _as_office_file(pages, dice, dpi, quality)


def _toned(page: Page, dice: Dice) -> Picture:
    return page if dice.chance(0.25) else devices.grey(page)


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
    seen = [devices.scanned(page, dice, dpi=300, skew=1.0) for page in sheets.pages]
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
    seen = [devices.scanned(page, dice, dpi=200, skew=0.8) for page in sheets.pages]
    whole = dice.rng.randint(1, 3)
    quarters = [whole if dice.chance(0.6) else dice.rng.randint(1, 3) for _ in seen]
    pages = [_quarter(devices.grey(p), q) for p, q in zip(seen, quarters, strict=True)]
    return _as_office_file(pages, dice, 200, 60)


def _quarter(page: Picture, times: int) -> Picture:
    import numpy as np

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
    page = devices.grey(devices.scanned(sheets.pages[0], dice, dpi=dpi, skew=0.8))
    if dice.chance(0.5):
        return "scan.png", files.png(page), 1
    return "scan.pdf", files.pdf([page], dpi, 70), 1


def _with_text(*, lying: bool) -> Callable[[Sheets, Dice], Sent]:
    def damage(sheets: Sheets, dice: Dice) -> Sent:
        pages = [
            devices.grey(devices.scanned(page, dice, dpi=200, skew=0.3)) for page in sheets.pages
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
    Kind.CURLED: _photo(0.09),
}
