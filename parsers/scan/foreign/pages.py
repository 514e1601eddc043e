"""A page of any print as cells: words, rules, boxes and ink of its picture, laid out as a PDF's."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

import numpy as np

from parsers.model import Anchor, Box, Cell, Control, ControlKind, Mark, MarkKind
from parsers.pdf.borders import ruled_faces
from parsers.pdf.geometry import Page, Rect
from parsers.pdf.shapes import Drawing
from parsers.pdf.sheet import PageContent, cells_of, control_item, mark_item
from parsers.pdf.ticks import take_ticks
from parsers.pdf.words import Word
from parsers.scan.foreign.boxes.choosing import (
    chosen_on,
    doubted_beside,
    rings_on,
    with_words_in_rings,
)
from parsers.scan.foreign.boxes.dots import discs_on
from parsers.scan.foreign.boxes.rounding import without_round_boxes
from parsers.scan.foreign.boxes.ruling import Ruled, ruled
from parsers.scan.foreign.boxes.squares import Square, squares_and_arrows, without_squares
from parsers.scan.foreign.sheet.lying import Level
from parsers.scan.foreign.words.bracketing import with_brackets
from parsers.scan.foreign.words.clipping import with_cut_off
from parsers.scan.foreign.words.combing import Comb, combs_of, packed, unpacked, without_teeth
from parsers.scan.foreign.words.inking import inked_on, scrawled, unread
from parsers.scan.foreign.words.leaders import without_leaders
from parsers.scan.foreign.words.runs import Run, runs_of
from parsers.scan.foreign.words.tearing import with_torn
from parsers.scan.foreign.words.trusting import Tokens
from parsers.scan.foreign.words.typewriting import with_wide_spaces
from parsers.scan.foreign.words.wording import words_in
from parsers.scan.laying.blanks import SCALE
from parsers.scan.pixels.picture import ink_of
from parsers.scan.pixels.raster import PagePicture

_MOST = 700
"""Runs of letters on one page, beyond which it is a picture of something else."""


@dataclass(frozen=True, slots=True)
class SeenPage(Page):
    """A page as it was made upright: a box on it is told in points of the page in the file."""

    level: Level | None = None
    picture: PagePicture | None = None
    file: Page | None = None

    def box(self, on_sheet: Rect) -> Box:
        """A rectangle of the sheet as a box in the file's own space."""
        if self.level is None or self.picture is None:
            return Page.box(self, on_sheet)
        x0, y0, x1, y1 = on_sheet
        top = self.top
        corners = np.array([[x0, y0 - top], [x1, y0 - top], [x1, y1 - top], [x0, y1 - top]])
        high, wide = self.picture.grey.shape
        per = np.array([self.picture.width / wide, self.picture.height / high])
        seen = self.level.to_picture(corners) * per
        (a0, b0), (a1, b1) = (tuple(map(float, edge)) for edge in (seen.min(0), seen.max(0)))
        if self.file is not None:
            return _plain(self.file.box((a0, b0 + self.file.top, a1, b1 + self.file.top)))
        tall = self.picture.height
        return _plain(Box(self.number, a0, tall - b1, a1, tall - b0))


def _plain(box: Box) -> Box:
    return Box(box.page, *(round(edge, 1) for edge in (box.x0, box.y0, box.x1, box.y1)))


@dataclass(frozen=True)
class Laid:
    """One page's cells, check boxes and ink on the sheet; ``height`` is what it takes of it.

    ``unread`` are places where something stands that may be handwriting though it was not seen as
    such.
    """

    cells: tuple[Cell, ...]
    controls: tuple[Control, ...]
    marks: tuple[Mark, ...]
    words: int
    height: float
    unread: tuple[Box, ...] = ()


def laid_out(
    level: Level,
    picture: PagePicture,
    top: float,
    tables: int,
    file: Page | None = None,
    printed: Container[Tokens] = (),
) -> Laid:
    """The page ``level`` at ``top`` of the sheet; ``tables`` are counted so far.

    ``file`` is the page's geometry where it came out of a PDF, ``printed`` what forms print.
    """
    crop = (0.0, 0.0, level.width, level.height)
    page = SeenPage(picture.number, crop, 0, top, level, picture, file)
    squares, arrows = squares_and_arrows(level.grey)
    plain, rounded = without_round_boxes(without_squares(level.grey, squares, arrows))
    rules = ruled(plain)
    inked, taken = inked_on(rules.bare)
    clean = rules.bare.copy()
    clean[taken] = 255
    rings = rings_on(rules.bare)
    clean = with_words_in_rings(rules.bare, clean, rings)
    combs = combs_of(rules.down)
    beneath, packs = packed(without_leaders(clean), combs)
    clean = beneath[: len(clean)]
    runs = runs_of(ink_of(clean, 165))
    runs = [*runs, *(pack.run for pack in packs)] if len(runs) <= _MOST else []
    said = with_wide_spaces(words_in(beneath, runs, top, printed))
    said = unpacked(said, packs, top)
    said = with_brackets(clean, said, top)
    by_hand, written = scrawled(rules.bare, clean, said, inked)
    words = [word for one in said if one.run not in written for word in one.words]
    words = with_torn(words, taken, written, printed, top)
    places = [_down(square.rect, top) for square in squares]
    chosen = list(chosen_on(level.grey, words, rings, places, top, discs_on(rules.bare)))
    parting = [word for one in chosen for word in one.between]
    words = [word for word in words if word not in parting]
    drawing = _drawing(rules, combs, rounded, top)
    marks = [
        _mark(page, _rect_of(one.run, top), doubtful=one.doubtful)
        for one in by_hand
        if not any(pair.marked_by(_rect_of(one.run, 0.0)) for pair in chosen)
    ]
    words = doubted_beside(words, [rect for _, rect in marks])
    boxes = [_box(page, square) for square in squares]
    boxes += [_chosen(page, *place, pair.sure) for pair in chosen for place in pair.at]
    laid = _cells(page, words, drawing, boxes, marks, tables)
    return replace(laid, unread=tuple(page.box(_rect_of(run, top)) for run in unread(said)))


def _drawing(rules: Ruled, combs: Sequence[Comb], rounded: Sequence[Rect], top: float) -> Drawing:
    """The rules and grounds of a page at ``top`` of the sheet, and its ``rounded`` boxes."""
    made = Drawing(
        across=[(y + top, x0, x1) for y, x0, x1 in rules.across],
        down=[(x, y0 + top, y1 + top) for x, y0, y1 in without_teeth(rules.down, combs)],
        grounds=[_down(rect, top) for rect in rules.grounds],
    )
    for rect in rounded:
        made.frame(_down(rect, top))
    return made


def _cells(
    page: SeenPage,
    words: list[Word],
    drawing: Drawing,
    boxes: list[tuple[Control, Rect]],
    marks: list[tuple[Mark, Rect]],
    tables: int,
) -> Laid:
    faces = ruled_faces(drawing, [], tables)
    words = with_cut_off(words, faces)
    ticked = take_ticks(page, words, drawing, faces, [rect for _, rect in boxes])
    found = [*boxes, *ticked.boxes]
    items = [control_item(control, rect) for control, rect in found]
    items += [mark_item(mark, rect) for mark, rect in marks]
    cells = cells_of(PageContent(page, ticked.words, items, faces, drawing.across))
    return Laid(
        tuple(cells),
        tuple(control for control, _ in found),
        tuple(mark for mark, _ in marks),
        len(words),
        page.height,
    )


def _down(rect: Rect, top: float) -> Rect:
    return rect[0], rect[1] + top, rect[2], rect[3] + top


def _rect_of(run: Run, top: float) -> Rect:
    return run.left / SCALE, run.top / SCALE + top, run.right / SCALE, run.bottom / SCALE + top


def _box(page: SeenPage, square: Square) -> tuple[Control, Rect]:
    rect = _down(square.rect, page.top)
    anchor = Anchor(f"page {page.number}", box=page.box(rect))
    shown = "☒" if square.ticked else "☐"
    made = Control("", "", ControlKind.CHECKBOX, square.ticked, shown, anchor, sure=square.sure)
    return made, rect


def _chosen(page: SeenPage, rect: Rect, marked: bool, sure: float) -> tuple[Control, Rect]:
    """A word that is marked, or is not, as the box that would stand before it."""
    anchor = Anchor(f"page {page.number}", box=page.box(rect))
    shown = "☒" if marked else "☐"
    made = Control("", "", ControlKind.CHECKBOX, marked, shown, anchor, sure=sure)
    return made, rect


def _mark(page: SeenPage, rect: Rect, *, doubtful: bool) -> tuple[Mark, Rect]:
    anchor = Anchor(f"page {page.number}", box=page.box(rect))
    return Mark(MarkKind.INK, True, anchor, doubtful=doubtful), rect
