"""Pictures and strokes on a page as marks, and pages that are only a picture."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from parsers.model import Anchor, Mark, MarkKind
from parsers.pdf.geometry import Page, Rect
from parsers.pdf.limits import MAX_PIXELS
from parsers.pdf.shapes import Drawing, Stroke
from parsers.pdf.sign_lines import is_bare_line
from parsers.pdf.words import Word
from parsers.pictures import Look, look

_SMALLEST = 3.0
_LOOKED_AT = 60
_BACKGROUND = 0.6
_SCAN = 0.7
_FEW_LETTERS = 12
_MANY_LETTERS, _NEARLY_ALL = 120, 0.9
_NEAR = 9.0
_INK_POINTS = 8
_OUTLINES = 400


def marks_on(
    document: Any, raw: Any, page: Page, drawing: Drawing, used: Sequence[Rect], *, paper: bool
) -> list[tuple[Mark, Rect]]:
    """Pictures (blank ones with ``present`` False) and handwriting drawn as strokes.

    ``used`` are shapes that tick a check box; backgrounds as large as the page are left out, and
    all pictures where they are the page itself, ``paper``, in strips perhaps.
    """
    made: list[tuple[Mark, Rect]] = []
    for place, (rect, handle) in enumerate(() if paper else drawing.pictures):
        wide, high = rect[2] - rect[0], rect[3] - rect[1]
        if min(wide, high) < _SMALLEST or rect in used:
            continue
        if wide * high > _BACKGROUND * page.width * page.height:
            continue
        seen, bare = _look(document, raw, handle) if place < _LOOKED_AT else (Look.DRAWN, False)
        mark = Mark(
            MarkKind.PICTURE,
            seen is not Look.BLANK,
            _anchor(page, rect),
            doubtful=bare or seen in {Look.PALE, Look.UNKNOWN},
        )
        made.append((mark, rect))
    strokes = [stroke for stroke in drawing.strokes if stroke.rect not in used]
    inked = _handwriting(page, strokes)
    return made + [(Mark(MarkKind.INK, True, _anchor(page, rect)), rect) for rect in inked]


def _anchor(page: Page, rect: Rect) -> Anchor:
    return Anchor(f"page {page.number}", box=page.box(rect))


def _look(document: Any, raw: Any, handle: Any) -> tuple[Look, bool]:
    """What a picture shows, and whether that is a line to sign on that nobody signed."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(handle, wide, high)
    if not 0 < wide.value * high.value <= MAX_PIXELS:
        return Look.UNKNOWN, False
    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(document.raw, raw.raw, handle)
    if not bitmap:
        return Look.UNKNOWN, False
    image = pypdfium.PdfBitmap.from_raw(bitmap).to_pil()  # its buffer frees the bitmap
    return look(image), is_bare_line(image)


def _handwriting(page: Page, strokes: Sequence[Stroke]) -> list[Rect]:
    """Strokes that lie together and are too many for an arrow or a cross."""
    groups: list[Stroke] = []
    for stroke in strokes[: _OUTLINES * 5]:
        rect, points = stroke.rect, stroke.points
        near = [group for group in groups if _close(group.rect, rect)]
        for group in near:
            groups.remove(group)
            rect = _around(group.rect, rect)
            points += group.points
        groups.append(Stroke(rect, points))
    return [group.rect for group in groups if _is_ink(page, group)]


def _is_ink(page: Page, group: Stroke) -> bool:
    wide, high = group.rect[2] - group.rect[0], group.rect[3] - group.rect[1]
    small_enough = wide < 0.7 * page.width and high < 0.25 * page.height
    return group.points >= _INK_POINTS and wide >= 15 and high >= 5 and small_enough


def _close(one: Rect, other: Rect) -> bool:
    apart_x = max(one[0], other[0]) - min(one[2], other[2])
    apart_y = max(one[1], other[1]) - min(one[3], other[3])
    return apart_x <= _NEAR and apart_y <= _NEAR


def _around(one: Rect, other: Rect) -> Rect:
    return (
        min(one[0], other[0]), min(one[1], other[1]),
        max(one[2], other[2]), max(one[3], other[3]),
    )  # fmt: skip


def is_scan(page: Page, words: Sequence[Word], drawing: Drawing) -> bool:
    """Whether a page is a picture of a page: hardly a letter that can be seen, and images all over.

    Letters drawn as outlines are no text either.
    """
    outlined = len(drawing.strokes) >= _OUTLINES
    return _is_wordless(words) and (outlined or is_filled(page, drawing))


def shows_paper(page: Page, words: Sequence[Word], drawing: Drawing) -> bool:
    """Whether what a page shows is a picture of paper, whatever fields lie on it."""
    return _is_wordless(words) and is_filled(page, drawing)


def lies_askew(words: Sequence[Word]) -> bool:
    """Whether a page was turned away from its letters: they run up, down, or stand on their heads.

    Who looks at it turns their head, or the page; the reader of scans does as well.
    """
    letters = sum(len(word.text) for word in words)
    turned = sum(len(word.text) for word in words if word.turned)
    return letters >= _MANY_LETTERS and turned > _NEARLY_ALL * letters


def is_filled(page: Page, drawing: Drawing) -> bool:
    """Whether pictures lie all over a page."""
    area = sum((r[2] - r[0]) * (r[3] - r[1]) for r, _ in drawing.pictures)
    return area >= _SCAN * page.width * page.height


def _is_wordless(words: Sequence[Word]) -> bool:
    return sum(len(word.text) for word in words) <= _FEW_LETTERS


def seen_words(words: Sequence[Word], drawing: Drawing) -> list[Word]:
    """Words without white ones that stand on no coloured ground and no picture."""
    grounds = [*drawing.grounds, *(rect for rect, _ in drawing.pictures)]
    return [word for word in words if not word.pale or _on_any(word, grounds)]


def _on_any(word: Word, grounds: Sequence[Rect]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return any(r[0] <= x <= r[2] and r[1] <= y <= r[3] for r in grounds)
