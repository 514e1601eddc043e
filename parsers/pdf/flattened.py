"""Fields that were flattened: each is left as a small drawing of its own in the field's box.

A program that flattens a form paints every field's appearance (ISO 32000-2, 12.5.5) onto the page
as a form XObject: `q … cm /Name Do Q`. Its box is the field's, also where nothing was filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pikepdf
from pikepdf import Object

from parsers.model import Anchor, Control, ControlKind
from parsers.pdf.geometry import Page, Rect, rect_of
from parsers.pdf.layout import Row, rows_of
from parsers.pdf.limits import MAX_DEPTH
from parsers.pdf.shapes import Drawing, Stroke, is_small_square
from parsers.pdf.sheet import word_item
from parsers.pdf.strings import text_of
from parsers.pdf.tree import entries
from parsers.pdf.words import Word

_FEWEST = 3
"""Drawings in field's size from which a page counts as a flattened form's; a logo is one."""
_MOST = 2_000
_LEAST_WIDE, _LEAST_HIGH = 6.0, 6.0
_SMALLER = 0.8
"""The share of its field's width up to which a drawn circle is smaller than the field."""
_BUTTON = 24.0
"""Points that the button of a list is wide at most."""
_WHOLE = 0.5
"""The share of a page's area from which a drawing is the page itself, to be looked into."""

Matrix = pikepdf.Matrix


@dataclass(frozen=True, slots=True)
class Flattened:
    """What the flattened fields of one page hold, and what is left of the page's words.

    ``squares`` are the boxes of fields in a check box's size, ticked or not.
    """

    controls: list[tuple[Control, Rect]]
    squares: list[Rect]
    words: list[Word]


def flattened_on(raw: Object, page: Page, words: list[Word], drawing: Drawing) -> Flattened:
    """The flattened fields of a page; none where it has too few drawings of their kind.

    A field with something drawn or pasted in it is left to those who read marks.
    """
    boxes = list(dict.fromkeys(_boxes(raw, page)))
    squares = [box for box in boxes if is_small_square(box)]
    fields = [box for box in boxes if not is_small_square(box) and not _is_inked(box, drawing)]
    if len(boxes) < _FEWEST:
        return Flattened([], [], words)
    controls, rest = [], words
    for box in sorted(fields, key=_area):
        mine, rest = _written_in(box, rest)
        controls.append((_control(page, box, mine), box))
    controls.sort(key=lambda pair: (pair[1][1], pair[1][0]))
    return Flattened(controls, squares, rest)


def without_drawn(squares: Sequence[Rect], drawing: Drawing) -> list[Rect]:
    """The boxes of fields in a check box's size without those that draw a smaller one.

    A radio button's circle may fill a quarter of its field: its dot is a speck to the field.
    """
    return [
        box
        for box in squares
        if sum(_middle_in(one, box) and _within(one, box) for one in drawing.tick_boxes) != 1
    ]


def _within(one: Rect, box: Rect) -> bool:
    """Whether a box is drawn inside of a field's, clearly smaller than it."""
    return one[2] - one[0] <= _SMALLER * (box[2] - box[0])


def _is_inked(box: Rect, drawing: Drawing) -> bool:
    """Whether something is drawn or pasted in a field, more than the arrow of its list."""
    return any(_middle_in(rect, box) for rect, _ in drawing.pictures) or any(
        _middle_in(one.rect, box) and not _is_arrow(one, box) for one in drawing.strokes
    )


def _is_arrow(stroke: Stroke, box: Rect) -> bool:
    """A bevelled button or its triangle at a field's right end: printed with a drop-down list."""
    x0, y0, x1, y1 = stroke.rect
    room = min(box[3] - box[1], _BUTTON)
    return stroke.points <= 8 and x0 >= box[2] - room and max(x1 - x0, y1 - y0) <= room


def _written_in(box: Rect, words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of a field and the others; what runs over its edge was written there too."""
    runs = {word.run for word in words if word.run and _middle_in(word.rect, box)}
    mine = [word for word in words if word.run in runs or _middle_in(word.rect, box)]
    return mine, [word for word in words if word not in mine]


def _area(box: Rect) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _middle_in(rect: Rect, box: Rect) -> bool:
    x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _boxes(raw: Object, page: Page) -> Iterator[Rect]:
    """The boxes on the sheet of the page's drawings in field's size that hold no picture."""
    left = [_MOST]
    for matrix, form in _drawn(raw, Matrix(), 0, page, left):
        placed = _placed(form, matrix, page)
        if placed and page.holds(placed) and _sized(placed, page) and not _has_picture(form):
            yield placed


def _sized(box: Rect, page: Page) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    if wide < _LEAST_WIDE or high < _LEAST_HIGH:
        return False
    return _area(box) < _WHOLE * page.width * page.height


def _drawn(
    stream: Object, matrix: Matrix, depth: int, page: Page, left: list[int]
) -> Iterator[tuple[Matrix, Object]]:
    """Every form XObject that a stream paints, with the matrix under which it does."""
    resources = stream.get("/Resources")
    named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(named, pikepdf.Dictionary) or depth > MAX_DEPTH:
        return
    stack: list[Matrix] = []
    for operator, operands in _instructions(stream, "q Q cm Do"):
        match operator:
            case "q":
                stack.append(matrix)
            case "Q" if stack:
                matrix = stack.pop()
            case "cm" if len(operands) == 6:
                matrix = Matrix(*(float(number) for number in operands)) @ matrix
            case "Do" if operands:
                form = named.get("/" + text_of(operands[0]))
                if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != "/Form":
                    continue
                left[0] -= 1
                if left[0] < 0:
                    return
                inner = _own(form) @ matrix
                placed = _placed(form, inner, page)
                if placed and _area(placed) >= _WHOLE * page.width * page.height:
                    yield from _drawn(form, inner, depth + 1, page, left)
                else:
                    yield inner, form


def _own(form: Object) -> Matrix:
    found = form.get("/Matrix")
    if not isinstance(found, pikepdf.Array) or len(found) != 6:
        return Matrix()
    return Matrix(*(float(number) for number in found.as_list()))


def _placed(form: Object, matrix: Matrix, page: Page) -> Rect | None:
    box = rect_of(form.get("/BBox"))
    if box is None:
        return None
    corners = [matrix.transform((x, y)) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return page.placed((min(across), min(down), max(across), max(down)))


def _has_picture(form: Object) -> bool:
    """Whether a drawing paints a picture; resources may name pictures that others paint."""
    named = entries(entries(form.get("/Resources")).get("/XObject"))
    images = {
        name for name, one in named.items() if text_of(entries(one).get("/Subtype")) == "Image"
    }
    return bool(images) and any(name in images for name in _painted(form))


def _painted(form: Object) -> Iterator[str]:
    for _, operands in _instructions(form, "Do"):
        if operands:
            yield "/" + text_of(operands[0])


def _instructions(stream: Object, operators: str) -> Iterator[tuple[str, list[Object]]]:
    """The instructions of a stream with these operators; bytes that are none are left out."""
    for instruction in pikepdf.parse_content_stream(stream, operators):
        try:
            operator = str(instruction.operator)
        except UnicodeDecodeError:
            continue
        yield operator, list(instruction.operands)


def _control(page: Page, box: Rect, words: Sequence[Word]) -> Control:
    text = _text(rows_of([word_item(word) for word in words]), box)
    anchor = Anchor(f"page {page.number}", box=page.box(box))
    return Control("", "", ControlKind.TEXT, text or None, text, anchor)


def _text(rows: Sequence[Row], box: Rect) -> str:
    """The lines of a field: a full one goes on in the next, a short one ends a paragraph."""
    lines = [" ".join(i.word.text for i in row.items if i.word) for row in rows]
    if not lines:
        return ""
    text = lines[0]
    for (last, row), line in zip(pairwise(rows), lines[1:], strict=True):
        room = box[2] - max(item.rect[2] for item in last.items)
        first = row.items[0]
        full = room < first.rect[2] - first.rect[0] + 0.6 * first.size
        text += f" {line}" if full else f"\n{line}"
    return text
