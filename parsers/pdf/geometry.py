"""Page geometry: from a page's own user space to the sheet.

User space is in points with its origin where the file likes; the sheet is what a reader sees: the
crop box, turned as the page says, ``y`` downwards, pages below each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Object, Pdf

from parsers.model import Box
from parsers.pdf.limits import MAX_DEPTH

Rect = tuple[float, float, float, float]
"""x0, y0, x1, y1 with x0 <= x1 and y0 <= y1."""

LETTER: Rect = (0.0, 0.0, 612.0, 792.0)
_FARTHEST = 20_000.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``number`` from 1, the visible ``crop`` in user space, ``turn`` in degrees.

    ``top`` is where the page begins on the sheet.
    """

    number: int
    crop: Rect
    turn: int
    top: float

    @property
    def width(self) -> float:
        """The width as seen, in points."""
        x0, y0, x1, y1 = self.crop
        return y1 - y0 if self.turn in {90, 270} else x1 - x0

    @property
    def height(self) -> float:
        """The height as seen, in points."""
        x0, y0, x1, y1 = self.crop
        return x1 - x0 if self.turn in {90, 270} else y1 - y0

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space on the sheet."""
        x0, y0, x1, y1 = self.crop
        if self.turn == 90:
            return y - y0, self.top + x - x0
        if self.turn == 180:
            return x1 - x, self.top + y - y0
        if self.turn == 270:
            return y1 - y, self.top + x1 - x
        return x - x0, self.top + y1 - y

    def placed(self, rect: Rect) -> Rect:
        """A rectangle of user space on the sheet."""
        if not self.turn:
            left, base = self.crop[0], self.top + self.crop[3]
            return rect[0] - left, base - rect[3], rect[2] - left, base - rect[1]
        ax, ay = self.seen(rect[0], rect[1])
        bx, by = self.seen(rect[2], rect[3])
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def box(self, on_sheet: Rect) -> Box:
        """A rectangle of the sheet as a box in user space."""
        ax, ay = self._user(on_sheet[0], on_sheet[1])
        bx, by = self._user(on_sheet[2], on_sheet[3])
        return Box(self.number, min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def _user(self, across: float, down: float) -> tuple[float, float]:
        x0, y0, x1, y1 = self.crop
        down -= self.top
        if self.turn == 90:
            return x0 + down, y0 + across
        if self.turn == 180:
            return x1 - across, y0 + down
        if self.turn == 270:
            return x1 - down, y1 - across
        return x0 + across, y1 - down

    def holds(self, on_sheet: Rect) -> bool:
        """Whether the middle of a rectangle of the sheet lies on this page."""
        across = (on_sheet[0] + on_sheet[2]) / 2
        down = (on_sheet[1] + on_sheet[3]) / 2 - self.top
        return -1 <= across <= self.width + 1 and -1 <= down <= self.height + 1


def rect_of(value: object) -> Rect | None:
    """An array of four numbers as a rectangle; None for anything else."""
    if not isinstance(value, Object):
        return None
    try:
        return ordered([float(part) for part in value.unparse()[1:-1].split()])
    except ValueError:
        return _slow_rect(value)


def _slow_rect(value: Object) -> Rect | None:
    """A rectangle whose numbers stand in objects of their own."""
    try:
        return ordered([float(number) for number in value.as_list()])
    except (TypeError, ValueError, ArithmeticError):
        return None


def ordered(numbers: Sequence[float]) -> Rect | None:
    """Four finite numbers as a rectangle, corners in order."""
    if len(numbers) != 4:
        return None
    ax, ay, bx, by = numbers
    if ax > bx:
        ax, bx = bx, ax
    if ay > by:
        ay, by = by, ay
    whole = ax > -_FARTHEST and bx < _FARTHEST and ay > -_FARTHEST and by < _FARTHEST
    return (ax, ay, bx, by) if whole else None


def pages_of(pdf: Pdf) -> tuple[Page, ...]:
    """Every page of the document with its place on the sheet."""
    pages = []
    top = 0.0
    for number, page in enumerate(pdf.pages, 1):
        made = Page(number, _crop(page.obj), _turn(page.obj), top)
        pages.append(made)
        top += made.height
    return tuple(pages)


def _crop(page: Object) -> Rect:
    media = rect_of(_inherited(page, "/MediaBox")) or LETTER
    if media[2] - media[0] < 1 or media[3] - media[1] < 1:
        media = LETTER
    crop = rect_of(_inherited(page, "/CropBox"))
    if crop is None:
        return media
    cut = (
        max(crop[0], media[0]), max(crop[1], media[1]),
        min(crop[2], media[2]), min(crop[3], media[3]),
    )  # fmt: skip
    return cut if cut[2] - cut[0] > 1 and cut[3] - cut[1] > 1 else media


def _turn(page: Object) -> int:
    from parsers.pdf.strings import number  # noqa: PLC0415

    return number(_inherited(page, "/Rotate")) // 90 * 90 % 360


def _inherited(page: Object, key: str) -> object:
    node: object = page
    for _ in range(MAX_DEPTH):
        get = getattr(node, "get", None)
        if get is None:
            return None
        value = get(key)
        if value is not None:
            return value
        node = get("/Parent")
        if node is None:
            return None
    return None
