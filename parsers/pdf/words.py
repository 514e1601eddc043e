"""Printed words with their places, as a reader sees them.

PDFium gives characters with boxes; lines and columns are made elsewhere. What nobody sees is left
out: text in render mode 3, fully transparent text, text off the page, white text on white ground.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import pypdfium2.raw as pdfium

from parsers.errors import HostileError
from parsers.pdf.geometry import Page, Rect
from parsers.pdf.glyphs import from_symbol_font, symbolic
from parsers.pdf.limits import MAX_CHARS

_GAP = 0.28
_TIGHT = 0.15
"""Ems between letters that are of one word, though PDFium put a space between them."""
_BOLD = ("bold", "black", "heavy", "-bd", "semibold", "demi")
_DINGBATS = ("dingbats", "wingdings", "webdings", "symbol")


class TextPage(Protocol):
    """The part of a PDFium text page that is used here."""

    raw: Any


@dataclass(frozen=True, slots=True)
class Word:
    """A word on the sheet: ``base`` its baseline, ``size`` its em in points.

    ``spaced``: white space stands before it. ``turned``: it does not run from left to right.
    ``dingbats`` is the symbol font's family, "" for text. ``pale``: white, seen only on a ground.
    ``run`` numbers the showing of text that it begins in: words of one were written together.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    spaced: bool = True
    turned: bool = False
    dingbats: str = ""
    pale: bool = False
    run: int = 0

    @property
    def y0(self) -> float:
        """The top of the em box."""
        return self.base - 0.78 * self.size

    @property
    def y1(self) -> float:
        """The bottom of the em box."""
        return self.base + 0.22 * self.size

    @property
    def rect(self) -> Rect:
        """The em box."""
        return self.x0, self.y0, self.x1, self.y1


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
    run: int
    below: float | None = None
    begun: bool = False


@dataclass(slots=True)
class _Char:
    text: str
    box: Rect
    base: float
    style: Style
    spaced: bool
    gap: float = _GAP


def words_on(text: TextPage, page: Page) -> list[Word]:
    """The words of one page in the order of the file, each once."""
    return list(_once(_grouped(_characters(text, page))))


def _characters(text: TextPage, page: Page) -> Iterator[_Char]:
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
        letter = _letter(code)
        if not letter:
            made_up = pdfium.FPDFText_IsGenerated(text.raw, index) == 1
            spaced, gap = spaced or not made_up, _TIGHT
            continue
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
        yield _Char(letter, placed, placed[3] - style.below, style, spaced, gap)
        spaced, gap = False, _GAP


def _letter(code: int) -> str:
    """A character, "" for white space and for codes that are none."""
    if code <= 0x20 or code in {0xA0, 0xAD, 0xFFFE, 0xFFFF, 0x200B, 0xFEFF}:
        return ""
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    letter = chr(code)
    return "" if letter.isspace() else letter


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
        return Style(
            size=self._size(index),
            bold=any(word in name for word in _BOLD) or _weight(handle) >= 650,
            turned=off > 8,
            shown=mode not in {3, 7} and not (coloured and alpha.value < 8 and mode == 0),
            pale=pale and mode == 0,
            dingbats=next((word for word in _DINGBATS if word in name), ""),
            font=name,
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


def _weight(handle: object) -> int:
    return int(pdfium.FPDFFont_GetWeight(pdfium.FPDFTextObj_GetFont(handle)))


def _grouped(chars: Iterator[_Char]) -> Iterator[Word]:
    """Characters that touch become words."""
    run: list[_Char] = []
    for char in chars:
        if run and not _touches(run[-1], char):
            yield _word(run)
            run = []
        run.append(char)
    if run:
        yield _word(run)


def _touches(last: _Char, char: _Char) -> bool:
    if char.spaced or not (char.style is last.style or _alike(char.style, last.style)):
        return False
    if char.style.dingbats or last.style.dingbats or symbolic(char.text) or symbolic(last.text):
        return False
    if char.style.turned:
        return True
    em = char.style.size
    gap = char.box[0] - last.box[2]
    return abs(char.base - last.base) < 0.3 * em and -0.6 * em < gap < char.gap * em


def _alike(one: Style, other: Style) -> bool:
    same = one.bold == other.bold and one.turned == other.turned and one.pale == other.pale
    return same and abs(one.size - other.size) < 0.15 * one.size


def _word(run: list[_Char]) -> Word:
    first = run[0]
    turned = first.style.turned
    text = "".join(char.text for char in run)
    if first.style.dingbats or symbolic(text):
        text = from_symbol_font(text, first.style.dingbats, first.style.font)
    base = max(char.box[3] for char in run) if turned else first.base
    return Word(
        text=text,
        x0=min(char.box[0] for char in run),
        x1=max(char.box[2] for char in run),
        base=base,
        size=first.style.size,
        bold=first.style.bold,
        spaced=first.spaced,
        turned=turned,
        dingbats=first.style.dingbats,
        pale=first.style.pale,
        run=first.style.run,
    )


def _once(words: Iterator[Word]) -> Iterator[Word]:
    """Leave out what is printed again on (nearly) the same place: shadows, fake bold."""
    placed: dict[str, list[Word]] = {}
    for word in words:
        twins = placed.setdefault(word.text, [])
        if any(abs(t.x0 - word.x0) < 1.6 and abs(t.base - word.base) < 1.6 for t in twins):
            continue
        twins.append(word)
        yield word
