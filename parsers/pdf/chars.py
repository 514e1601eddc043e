"""Printed characters with their places and looks, by PDFium.

What nobody sees is left out: text in render mode 3, fully transparent text, text off the page. So
is text at a slant, which is a watermark or a stamp and no part of a form.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import pypdfium2.raw as pdfium

from parsers.errors import HostileError
from parsers.pdf.geometry import Page, Rect
from parsers.pdf.limits import MAX_CHARS

_GAP = 0.28
_TIGHT = 0.15
"""Ems between letters that are of one word, though PDFium put a space between them."""
_BOLD = ("bold", "black", "heavy", "-bd", "semibold", "demi")
_DINGBATS = ("dingbats", "wingdings", "webdings", "symbol")
UNKNOWN = "\ufffd"
"""Stands for a glyph that is seen, of which the file does not say what letter it is."""
_HYPHEN = 2
"""PDFium's code for the hyphen at a line's end."""
_ASKEW = 8.0
"""Degrees by which a line may stray from its direction."""


class TextPage(Protocol):
    """The part of a PDFium text page that is used here."""

    raw: Any


@dataclass(slots=True)
class Style:
    """What all characters of one text object share.

    ``below`` is how far their boxes reach below the baseline, None until it is asked for. What has
    ``begun`` on the page is read to its end, though it may run off the page or out of its field.
    """

    size: float
    bold: bool
    turned: bool
    shown: bool
    pale: bool
    dingbats: str
    font: str
    face: str
    run: int
    below: float | None = None
    begun: bool = False


@dataclass(slots=True)
class Char:
    """A character on the sheet; ``gap`` ems may part it from the one before within a word."""

    text: str
    box: Rect
    base: float
    style: Style
    spaced: bool
    gap: float = _GAP


def characters(text: TextPage, page: Page) -> Iterator[Char]:
    """What is seen of a page's characters, in the order of the file."""
    styles = _Styles(text, page)
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    spaced, gap = True, _GAP
    count = pdfium.FPDFText_CountChars(text.raw)
    if count > MAX_CHARS:
        raise HostileError(
            f"A page of the PDF holds {count:,} characters, which no form does. Please save it "
            "again and send the new file."
        )
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        letter = "-" if _breaks_word(text, index, code) else _letter(code)
        if not letter:
            made_up = pdfium.FPDFText_IsGenerated(text.raw, index) == 1
            if made_up or not _is_unmapped(text, index, code):
                spaced, gap = spaced or not made_up, _TIGHT
                continue
            letter = UNKNOWN
        style = styles.at(index)
        if not style.shown:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text.raw, index, box):
            continue
        placed = page.placed((box.left, box.bottom, box.right, box.top))
        if not (style.begun or page.holds(placed)):
            continue
        style.begun = True
        if style.below is None:
            pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
            style.below = placed[3] - page.seen(x.value, y.value)[1]
        yield Char(letter, placed, placed[3] - style.below, style, spaced, gap)
        spaced, gap = False, _GAP


def _breaks_word(text: TextPage, index: int, code: int) -> bool:
    """Whether a printed hyphen ends a line: PDFium gives it a code of its own."""
    return code == _HYPHEN and pdfium.FPDFText_IsHyphen(text.raw, index) == 1


def _letter(code: int) -> str:
    """A character, "" for white space and for codes that are none."""
    if code <= 0x20 or code in {0xA0, 0xAD, 0xFFFE, 0xFFFF, 0x200B, 0xFEFF}:
        return ""
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    letter = chr(code)
    return "" if letter.isspace() else letter


def _is_unmapped(text: TextPage, index: int, code: int) -> bool:
    """Whether a code that is no letter's stands for a glyph rather than for white space."""
    if code in {0x09, 0x0A, 0x0D, 0x20, 0xA0, 0xAD}:
        return False
    return code < 0x20 or pdfium.FPDFText_HasUnicodeMapError(text.raw, index) == 1


class _Styles:
    """Styles by text object: asked once an object, not once a character."""

    def __init__(self, text: TextPage, page: Page) -> None:
        self.text = text.raw
        self.turn = page.turn
        self.known: dict[int, Style] = {}

    def at(self, index: int) -> Style:
        handle = pdfium.FPDFText_GetTextObject(self.text, index)
        key = ctypes.cast(handle, ctypes.c_void_p).value or 0
        style = self.known.get(key)
        if style is None:
            style = self.known[key] = self._make(handle, index)
        return style

    def _make(self, handle: object, index: int) -> Style:
        mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        coloured = pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
        pale = bool(coloured) and min(red.value, green.value, blue.value) >= 250
        name = _font_name(handle)
        angle = math.degrees(pdfium.FPDFText_GetCharAngle(self.text, index))
        # PDFium counts a quarter turn the other way round than the page's /Rotate does.
        off = min(abs((angle + way * self.turn + 180) % 360 - 180) for way in (-1, 1))
        slanted = min(off % 90, 90 - off % 90) > _ASKEW
        return Style(
            size=self._size(index),
            bold=any(word in name for word in _BOLD) or _weight(handle) >= 650,
            turned=off > _ASKEW,
            shown=mode not in {3, 7}
            and not (coloured and alpha.value < 8 and mode == 0)
            and not slanted,
            pale=pale and mode == 0,
            dingbats=next((word for word in _DINGBATS if word in name), ""),
            font=name,
            face=f"{_family(name)} {red.value} {green.value} {blue.value}",
            run=len(self.known) + 1,
        )

    def _size(self, index: int) -> float:
        nominal = float(pdfium.FPDFText_GetFontSize(self.text, index))
        matrix = pdfium.FS_MATRIX()
        if pdfium.FPDFText_GetMatrix(self.text, index, matrix):
            scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
            if 0.001 < scale < 1000:
                nominal *= scale
        return min(max(nominal, 1.0), 200.0)


def _font_name(handle: object) -> str:
    font = pdfium.FPDFTextObj_GetFont(handle)
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
    return buffer.value.decode("latin-1").lower()


def _family(name: str) -> str:
    """A font's family: its name without the tag of a subset and without its style."""
    return re.split(r"[-,]|bold|italic|oblique", name.partition("+")[2] or name)[0]


def _weight(handle: object) -> int:
    return int(pdfium.FPDFFont_GetWeight(pdfium.FPDFTextObj_GetFont(handle)))
