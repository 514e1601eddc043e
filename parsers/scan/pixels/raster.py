"""Pages as grey pixels: out of pictures of every kind, and out of PDFs.

Fax machines send pixels that are twice as high as wide; they are made square here.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

import cv2
import numpy as np
from PIL import Image, ImageOps, ImageSequence, JpegImagePlugin

from parsers.errors import CorruptError, TooLargeError
from parsers.scan.pixels.bilevel import is_bilevel, positive
from parsers.scan.pixels.picture import Grey

MAX_PAGES = 300
"""Pages of one file; a profile has two or three."""
_MAX_PIXELS = 90_000_000
_LARGEST_JPEG = 250_000_000
"""Pixels of a JPEG that is decoded smaller than it is: telephones take up to 200 million."""
_LONGEST = 3600
"""The longer side, in pixels, to which larger pages are brought down: 300 dpi and a margin."""
FINE = 250.0
"""Pixels an inch from which letters in black and white are as good as grey ones."""
_COARSE = 180.0
"""Pixels an inch of black and white below which no letter nor figure can be trusted alone, as on a
standard fax: “5” and “6” differ by a pixel at 150."""
_WHOLE = 190.0
"""Pixels an inch from which letters are whole on a page in black and white that was not faxed."""
_FAX_LINES = frozenset({1728, 2048, 2432})
"""Dots of a fax machine's line, at 200 dots an inch too (ITU-T T.4, table 1; T.30)."""
_SQUARE = 1.03
"""How many more dots an inch one way than the other are as many."""
_LARGEST_SHEET = 24.0
"""Inches of the longer side of the largest sheet that is scanned."""
_SPREAD = 0.8
"""Pixels by which those of a standard fax are spread across."""
_HEIF = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_JPEG = b"\xff\xd8"
_FORMATS = ("JPEG", "PNG", "TIFF", "GIF", "BMP", "WEBP", "AVIF")
"""What is opened, whatever else the library knows: some of its readers start programs."""
_TOO_MANY = "The picture has more than {} pages; please send the form by itself."
_TOO_LARGE = "A page has more than 90 million pixels; please scan it at 300 dpi and send it again."


class Quality(Enum):
    """How far letters on a page can be trusted."""

    SCAN = "scan"
    FINE_FAX = "fine_fax"
    STANDARD_FAX = "standard_fax"
    CROSSED = "crossed"
    """A stroke from elsewhere runs into the letters."""
    DUSTY = "dusty"
    """Specks lie on the page: they make accents and stops."""
    PALE = "pale"
    """Toner was low, and its print was made dark: what it left out may have been written."""
    FAINT = "faint"
    """The print itself is pale or broken."""


@dataclass(frozen=True)
class PagePicture:
    """One page of a file: ``number`` from 1, ``width`` and ``height`` in points as seen.

    A picture file says its resolution, or counts as letter paper.
    """

    number: int
    grey: Grey
    width: float
    height: float
    quality: Quality


def pictures_of(data: bytes) -> Iterator[PagePicture]:
    """The pages of a JPEG, PNG, TIFF, HEIC or other picture file.

    Raises CorruptError where it cannot be opened, TooLargeError for too many pixels or pages.
    """
    return (draw() for _, draw in pages_to_draw(data))


def pages_to_draw(data: bytes) -> Iterator[tuple[int, Callable[[], PagePicture]]]:
    """The same pages, each with its number and what draws it, until the next one is asked for."""
    with _telling():
        for number, frame in enumerate(_frames(data), start=1):
            if number > MAX_PAGES:
                raise TooLargeError(_TOO_MANY.format(MAX_PAGES))
            yield number, partial(_drawn, number, frame)


def _drawn(number: int, frame: Callable[[], Image.Image]) -> PagePicture:
    with _telling():
        return _from_frame(number, frame())


@contextmanager
def _telling() -> Iterator[None]:
    """Whatever Pillow raises for a picture becomes one of our errors."""
    try:
        yield
    except (TooLargeError, MemoryError):
        raise
    except Image.DecompressionBombError as error:
        raise TooLargeError(_TOO_LARGE) from error
    except Exception as error:
        # Pillow's decoders end in every way on foreign bytes.
        raise CorruptError(
            "The picture cannot be read; please scan it anew and send it again."
        ) from error


def upright_frames(data: bytes) -> Iterator[Image.Image]:
    """The same pages in their own colours and pixels, as they are looked at.

    Raises what Pillow raises for a picture that cannot be opened.
    """
    for frame in _frames(data):
        shown = frame()
        if shown.width * shown.height > _MAX_PIXELS:
            _draft(shown, None)
        _check_pixels(shown)
        yield _on_white(ImageOps.exif_transpose(shown))


def _frames(data: bytes) -> Iterator[Callable[[], Image.Image]]:
    """Every picture of a file, decoded when it is asked for: telephones put several into one."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        import pillow_heif  # noqa: PLC0415 - only telephones send these

        found = pillow_heif.open_heif(data, convert_hdr_to_8bit=True)
        yield from (partial(_of_heif, one) for one in found)
        return
    if data[:2] == _JPEG and _is_large(data):
        # Not by ``Image.open``, which judges the size before the picture can be made smaller.
        yield partial(JpegImagePlugin.JpegImageFile, io.BytesIO(data))
        return
    with Image.open(io.BytesIO(data), formats=_FORMATS) as file:
        yield from (partial(_as_it_is, frame) for frame in ImageSequence.Iterator(file))


def _is_large(data: bytes) -> bool:
    with JpegImagePlugin.JpegImageFile(io.BytesIO(data)) as file:
        return file.width * file.height > min(_MAX_PIXELS, Image.MAX_IMAGE_PIXELS or _MAX_PIXELS)


def _of_heif(one: Any) -> Image.Image:
    _check_pixels(one)
    picture: Image.Image = one.to_pillow()
    return picture


def _as_it_is(frame: Image.Image) -> Image.Image:
    return frame


def _from_frame(number: int, frame: Image.Image) -> PagePicture:
    across, down = _dpi(frame)
    bilevel = frame.mode == "1"
    _draft(frame, "L")
    _check_pixels(frame)
    upright = ImageOps.exif_transpose(frame)
    grey = np.asarray(_on_white(upright).convert("L"), np.uint8)
    return page_picture(number, grey, across, down, bilevel=bilevel)


def _draft(frame: Image.Image, mode: str | None) -> None:
    """Have a JPEG decoded no larger than it is needed, which takes that much less memory; not one
    that comes in several passes, of which a decoder keeps every pixel."""
    if frame.format != "JPEG" or frame.width * frame.height > _LARGEST_JPEG:
        return
    if "progressive" not in frame.info or frame.width * frame.height <= _MAX_PIXELS:
        frame.draft(mode, (_LONGEST * 3 // 4, _LONGEST))


def _check_pixels(frame: Any) -> None:
    wide, high = frame.size
    if wide * high > _MAX_PIXELS:
        raise TooLargeError(_TOO_LARGE)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    return _of_eight_bits(picture) if picture.mode.startswith("I") else picture


def _of_eight_bits(picture: Image.Image) -> Image.Image:
    """A picture of finer greys in 256 of them: Pillow would make all but the darkest white."""
    fine = np.asarray(picture)
    if fine.max(initial=0) <= 255:
        return picture.convert("L")
    return Image.fromarray((np.clip(fine, 0, 65_535) // 256).astype(np.uint8))


def _dpi(frame: Image.Image) -> tuple[float, float]:
    """Pixels an inch across and down, 0 where the file does not say or says nonsense: programs
    write 72 where they do not know, which would make a page as large as a door."""
    said: Any = frame.info.get("dpi", (0, 0))
    try:
        across, down = float(said[0]), float(said[1])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return 0.0, 0.0
    likely = 60 <= across <= 2400 and 60 <= down <= 2400
    wide, high = frame.size
    likely = likely and max(wide / across, high / down) <= _LARGEST_SHEET
    return (across, down) if likely else (0.0, 0.0)


def page_picture(
    number: int, grey: Grey, across: float, down: float, *, bilevel: bool
) -> PagePicture:
    """``grey`` as a page with square pixels; ``across`` and ``down`` are its pixels an inch, or 0.

    ``bilevel`` says that the file knows only black and white; else it is looked at.
    """
    grey = positive(grey, bilevel=bilevel)
    high, wide = grey.shape
    stretch = across / down if across and down else 1.0
    if not 0.8 < stretch < 1.25 and 0.3 < stretch < 4:
        high = round(high * stretch)
    elif high < 0.7 * wide and 1400 <= wide <= 3600 and (bilevel or is_bilevel(grey)):
        stretch, high = 2.0, high * 2  # a standard fax whose file does not say so
    low = _rows_repeat(grey) or (stretch > 1.6)
    dots = across or wide / 8.5, down or across or wide / 8.5
    quality = _quality(grey, dots, low=low, bilevel=bilevel)
    if quality is Quality.STANDARD_FAX:
        grey = _without_steps(grey, 0.5 if stretch > 1.6 else 1.0)
    shrink = min(1.0, _LONGEST / max(wide, high))
    size = (round(wide * shrink), round(high * shrink))
    if size != (grey.shape[1], grey.shape[0]):
        way = cv2.INTER_AREA if shrink < 1 else cv2.INTER_CUBIC
        grey = np.asarray(cv2.resize(grey, size, interpolation=way), np.uint8)
    points = 72 / across if across else 792 / max(wide, high)
    return PagePicture(number, grey, wide * points, high * points, quality)


def _without_steps(grey: Grey, down: float) -> Grey:
    """The rows of a standard fax, or each of them twice, as the strokes that they were made from:
    drawn out as they are they make steps, which are no letters' edges. ``down`` is how far, in
    rows, each is spread."""
    soft = cv2.GaussianBlur(grey, (0, 0), sigmaX=_SPREAD, sigmaY=down)
    return np.asarray(soft, np.uint8)


def _quality(grey: Grey, dots: tuple[float, float], *, low: bool, bilevel: bool) -> Quality:
    if not (bilevel or is_bilevel(grey)):
        return Quality.SCAN
    return Quality.STANDARD_FAX if low else quality_of_bilevel(grey.shape, dots)


def quality_of_bilevel(size: Sequence[int], dots: tuple[float, float]) -> Quality:
    """How far letters of black and white can be trusted, by the page's ``size`` in pixels, before
    they are made square, and its ``dots`` an inch, across and down: a scanner's are as many both
    ways, and its lines are as long as the sheet is wide."""
    less, more = sorted(dots)
    if less >= FINE:
        return Quality.SCAN
    if less < _COARSE:
        return Quality.STANDARD_FAX
    faxed = more > _SQUARE * less or not _FAX_LINES.isdisjoint(size)
    return Quality.FINE_FAX if faxed or less < _WHOLE else Quality.SCAN


def _rows_repeat(grey: Grey) -> bool:
    """Whether rows with ink mostly repeat the one above: half the resolution, written twice.

    Tall strokes repeat their rows too; but what is written twice never changes twice in a row.
    """
    dark = grey < 128
    inked = dark[1:].sum(axis=1) > 0.01 * grey.shape[1]
    same = (dark[1:] ^ dark[:-1]).sum(axis=1) <= 0.002 * grey.shape[1]
    changed = inked & ~same
    again = int((changed[:-1] & changed[1:]).sum())
    repeats = (same & inked).sum() > 0.4 * inked.sum() and again < 0.5 * changed.sum()
    return bool(inked.sum() > 50 and repeats)
