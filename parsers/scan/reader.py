"""The pages of a scanned file: each found, laid over its blank, and read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

import cv2
import numpy as np

from form_templates.marks import read_mark
from form_templates.model import Form
from parsers.errors import NoFormError, ReadTimeoutError, UnsupportedError
from parsers.model import Anchor, Box, FileKind, ParsedForm
from parsers.pdf.geometry import Page
from parsers.scan.foreign.answers.filing import Pictured
from parsers.scan.foreign.reading import read_foreign
from parsers.scan.foreign.sheet.written import is_written
from parsers.scan.laying.blanks import BlankPage, Slot, blank_pages
from parsers.scan.laying.cleaning import (
    darkened,
    darker,
    is_crisp,
    is_dusty,
    is_faint,
    is_worn,
    loses_thin_print,
    parted_streaks,
    streaks_on,
)
from parsers.scan.laying.placing import Placement, place
from parsers.scan.laying.steadying import Mark, laid_by_rules, steadied
from parsers.scan.page.asked import PageAsked
from parsers.scan.page.evidence import damage_of, sight_of
from parsers.scan.page.fields import read_fields
from parsers.scan.page.misplaced import doubted_where_odd
from parsers.scan.pixels.marking import marks_on
from parsers.scan.pixels.pdf import pages_of_pdf
from parsers.scan.pixels.picture import Grey, Points, flattened, ink_of
from parsers.scan.pixels.raster import PagePicture, Quality, pages_to_draw
from parsers.scan.pixels.waiting import Waiting
from parsers.scan.profile.assembling import FileRead, PageRead, assembled, with_files_unlooked
from parsers.scan.writing.toning import tone_of_answers

TimeLeft = Callable[[], bool]
"""Whether there is time for one more page."""

_NO_FORM = "No form that this office knows was found in the scan."
_NOT_ALL = (
    "{} has pages that were not read ({} of {}), and no form was found on the others; a person "
    "will look at it."
)
_KEPT = 3
"""Strange pages of a file that are kept as drawn: most files have no more, and each takes 10 MB."""
_MOST_STRANGE = 20
"""Strange pages of a file that are read as another print of a form, which has two or three."""
_WRITTEN = 0.004
"""The share of ink from which the rest of a sheet is not blank."""
_CRISP = frozenset({Quality.SCAN, Quality.DUSTY})
"""Pages whose letters are as dark under a streak as beside it."""
_MOST = 0.6
"""The share of a sheet that a page takes up at most which is not alone on it."""


def read_scan(
    data: bytes,
    kind: FileKind,
    forms: Sequence[Form],
    form_id: str | None = None,
    time_left: TimeLeft = lambda: True,
) -> ParsedForm:
    """The profile on the pages of a picture or PDF, whatever its text layer says.

    Pages that lie on none of our blanks are read as another print of a form, where none does.
    ``form_id`` forces one of ``forms``. Pages for which ``time_left`` says no stay unread and are
    named. Raises NoFormError where no page is of a form that is known, and the errors of opening.
    """
    blanks = blank_pages([form for form in forms if form_id in {None, form.id}])
    read = read_pages(data, kind, blanks, time_left)
    if read.pages:
        return assembled([read])
    strange = strange_pages(data, kind, read, time_left)
    if not strange:
        raise none_in(read) or NoFormError(_NO_FORM)
    try:
        told = read_foreign(strange, forms, form_id, time_left)
    except NoFormError as error:
        raise none_in(read) or error from error
    return with_files_unlooked(told, forms, [read])


def none_in(read: FileRead, name: str = "The file") -> ReadTimeoutError | None:
    """Why nobody can say that there is no form in ``read``, None where all of it was looked at."""
    if not read.unread:
        return None
    return ReadTimeoutError(_NOT_ALL.format(name, len(read.unread), read.count))


def read_pages(
    data: bytes,
    kind: FileKind,
    blanks: Sequence[BlankPage],
    time_left: TimeLeft,
    name: str = "",
    only: Collection[int] | None = None,
) -> FileRead:
    """Every page of one file, ``name`` in anchors where the file is one of several.

    ``only`` names the pages of a PDF that are read; the others are not looked at.
    """
    made, crowded = FileRead(name, others=only is not None), list[int]()
    for page in _pages(data, kind, only):
        made.count += 1
        made.damaged |= page.damaged
        in_time = time_left()
        picture = page.draw() if in_time else None
        if picture is None:
            made.unread.append(page.number)
            made.undrawn += [page.number] if in_time else []
            continue
        geometry = page.geometry
        flat = flattened(picture.grey)
        placed = _placed(flat, picture.grey, blanks)
        made.pages += [_read_page(one, flat, picture, geometry, name) for one in placed]
        if not placed and is_written(flat, picture.height):
            made.strange.append(picture.number)
            if len(made.drawn) < _KEPT:
                made.drawn[picture.number] = picture, geometry
        elif len(placed) == 1 and _shows_more(flat, placed[0]):
            crowded.append(picture.number)
    if not made.is_complete():
        made.strange += crowded
    return made


def strange_pages(
    data: bytes, kind: FileKind, read: FileRead, time_left: TimeLeft = lambda: True
) -> list[Pictured]:
    """The pages of a file with writing that are none of our blanks', as ``read`` names them.

    Of very many the first, as long as there is time: the others then count in ``read`` as pages
    that nobody looked at.
    """
    first = read.strange[:_MOST_STRANGE]
    drawn = {number: read.drawn[number] for number in first if number in read.drawn}
    wanted = frozenset(first) - drawn.keys()
    for page in _pages(data, kind, wanted) if wanted else ():
        picture = page.draw() if page.number in wanted and time_left() else None
        if picture is not None:
            drawn[page.number] = picture, page.geometry
    read.unread = sorted({*read.unread, *read.strange} - drawn.keys())
    read.strange = [number for number in read.strange if number in drawn]
    return [Pictured(*drawn[number], read.name) for number in read.strange]


def _pages(data: bytes, kind: FileKind, only: Collection[int] | None = None) -> Iterator[Waiting]:
    if kind is FileKind.PDF:
        yield from pages_of_pdf(data, only)
    elif kind is FileKind.IMAGE:
        yield from (Waiting(number, None, draw) for number, draw in pages_to_draw(data))
    else:
        raise UnsupportedError("This file is neither a picture nor a PDF; send one of these.")


def _placed(flat: Grey, grey: Grey, blanks: Sequence[BlankPage]) -> list[Placement]:
    """The pages of ``blanks`` that a picture shows: one, or several where their marks name them."""
    marks = _marked(grey, blanks)
    if len(marks) < 2:
        found = _one_placed(flat, blanks, marks[0] if marks else None)
        return [found] if found else []
    each = (_one_placed(flat, [mark[0]], mark) for mark in marks)
    return [found for found in each if found]


def _shows_more(flat: Grey, placed: Placement) -> bool:
    """Whether a sheet has room and ink for another page beside the one that was found on it."""
    wide, high = placed.page.width, placed.page.height
    corners = np.array([[0.0, 0.0], [wide, 0.0], [wide, high], [0.0, high]])
    outline = np.rint(placed.to_picture(corners)).astype(np.int32)
    if cv2.contourArea(outline) > _MOST * flat.size:
        return False
    beside = cv2.fillConvexPoly(np.ones(flat.shape, np.uint8), outline, 0)
    return bool(ink_of(flat)[beside > 0].mean() > _WRITTEN)


def _one_placed(flat: Grey, blanks: Sequence[BlankPage], mark: Mark) -> Placement | None:
    placed = place(flat, blanks, mark)
    return steadied(flat, placed, mark) if placed else laid_by_rules(flat, mark)


def _read_page(
    placed: Placement, flat: Grey, picture: PagePicture, geometry: Page | None, name: str
) -> PageRead:
    anchors = _anchors(placed, picture, geometry, name)
    asked = _asked(placed.page, placed.upright(flat), picture.quality, anchors)
    sight = sight_of(asked, damage_of(placed, asked.quality))
    told, crossed = read_fields(asked)
    told = doubted_where_odd(placed.page.form, told)
    return PageRead(picture.number, placed.page, placed.agreement, told, sight, crossed)


def _asked(
    page: BlankPage, upright: Grey, quality: Quality, anchors: dict[str, Anchor]
) -> PageAsked:
    """The upright page with dirt taken off and low toner made dark, and how far it is trusted."""
    inked = upright.copy()
    if quality is not Quality.STANDARD_FAX and is_faint(upright, page):
        upright = darkened(upright, page)
        quality = Quality.FAINT if is_faint(upright, page) else Quality.PALE
    elif quality is Quality.SCAN:
        tone = tone_of_answers(upright, page)
        pale = Quality.SCAN if tone is None else Quality.PALE
        quality = Quality.DUSTY if is_dusty(upright, page) else pale
        upright = upright if tone is None else darker(upright, tone)
    streaks = streaks_on(inked, page)
    wiped, hidden = parted_streaks(inked, streaks) if quality in _CRISP else (streaks, streaks)
    inked[wiped] = upright[wiped] = 255
    thin_lost = loses_thin_print(upright, page)
    worn = thin_lost and is_worn(upright, page)
    marks_lost = thin_lost and not is_crisp(upright, page)
    return PageAsked(
        page, upright, inked, quality, anchors, streaks, hidden, thin_lost, worn, marks_lost
    )


def _marked(grey: Grey, blanks: Sequence[BlankPage]) -> list[tuple[BlankPage, Points]]:
    """The pages that printed marks name, each once, and the marks' corners in pixels."""
    found: dict[str, tuple[BlankPage, Points]] = {}
    for text, corners in marks_on(grey):
        mark = read_mark(text)
        for page in blanks:
            if mark and read_mark(page.mark) == mark:
                found.setdefault(page.mark, (page, corners))
                break
    return list(found.values())


def _anchors(
    placed: Placement, picture: PagePicture, geometry: Page | None, name: str
) -> dict[str, Anchor]:
    """Where each field stands in the file: page, and box in points of that page."""
    high, wide = picture.grey.shape
    per = np.array([picture.width / wide, picture.height / high])
    place_ = f"{name}, page {picture.number}" if name else f"page {picture.number}"
    made = {}
    for slot in placed.page.slots:
        corners = placed.to_picture(_corners(slot)) * per
        (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
        if geometry:
            box = geometry.box((x0, y0 + geometry.top, x1, y1 + geometry.top))
        else:
            box = Box(picture.number, x0, picture.height - y1, x1, picture.height - y0)
        made[slot.field] = Anchor(place_, part=name, box=_plain(box))
    return made


def _plain(box: Box) -> Box:
    x0, y0, x1, y1 = (round(float(edge), 1) for edge in (box.x0, box.y0, box.x1, box.y1))
    return Box(box.page, x0, y0, x1, y1)


def _corners(slot: Slot) -> Points:
    return np.array(
        [[slot.x0, slot.y0], [slot.x1, slot.y0], [slot.x1, slot.y1], [slot.x0, slot.y1]]
    )
