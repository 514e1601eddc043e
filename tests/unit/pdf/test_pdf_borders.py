"""Borders that are no rules of a table, and boxes to write in."""

from __future__ import annotations

import pytest

from parsers.pdf.borders import ruled_faces
from parsers.pdf.geometry import Rect
from parsers.pdf.grid import Face
from parsers.pdf.shapes import Drawing, Ink, Sub, take_sub

DARK = Ink(stroked=False, filled=True, white=False)
WHITE = Ink(stroked=False, filled=True, white=True)


def lines(made: Drawing, rect: Rect) -> None:
    """Draw four single lines around ``rect``, as programs do that know no rectangles."""
    made.frame(rect)


def box(made: Drawing, rect: Rect) -> None:
    """Draw a rectangle."""
    made.frame(rect)
    made.frames.append(rect)


def table() -> Drawing:
    """Two rows of two cells, ruled by lines over the whole of the table."""
    made = Drawing()
    made.across += [(y, 100, 400) for y in (100, 130, 160)]
    made.down += [(x, 100, 160) for x in (100, 200, 400)]
    return made


CELLS = [(100, 100, 200, 130), (200, 100, 400, 130), (100, 130, 200, 160), (200, 130, 400, 160)]


def cells(faces: list[Face]) -> list[Rect]:
    """The cells of tables."""
    return [face.rect for face in faces if face.table is not None]


def near(found: list[Rect], wanted: list[Rect]) -> bool:
    return len(found) == len(wanted) and all(
        max(abs(a - b) for a, b in zip(one, other, strict=True)) < 2
        for one, other in zip(found, wanted, strict=True)
    )


def test_a_control_s_border_along_a_cell_s_rule_does_not_part_the_cell() -> None:
    made, border = table(), (200.5, 101.5, 320.0, 118.0)
    lines(made, border)
    assert near(cells(ruled_faces(made, [border])), CELLS)


def test_nor_do_the_borders_of_controls_above_each_other_and_side_by_side() -> None:
    made = table()
    made.down.append((300, 100, 160))
    borders = [(x + 0.5, y + 1.5, x + 70, y + 18) for y in (100, 130) for x in (200, 300)]
    for border in borders:
        lines(made, border)
    assert len(cells(ruled_faces(made, borders))) == 6


def test_cells_that_controls_fill_are_a_table() -> None:
    made = Drawing()
    for cell in CELLS:
        lines(made, cell)
    places = [(x0 + 2, y0 + 2, x1 - 2, y1 - 2) for x0, y0, x1, y1 in CELLS]
    assert near(cells(ruled_faces(made, places)), CELLS)


def test_a_border_around_a_control_in_the_open_is_no_cell() -> None:
    made, border = Drawing(), (100.0, 100.0, 200.0, 118.0)
    lines(made, border)
    assert ruled_faces(made, [border]) == []
    assert ruled_faces(made, []) == [Face(border)]


@pytest.mark.parametrize("draw", [box, lines])
def test_a_box_drawn_along_a_cell_s_rule_stands_in_the_cell(draw) -> None:  # type: ignore[no-untyped-def]
    made, drawn = table(), (200.5, 101.5, 320.0, 118.0)
    draw(made, drawn)
    faces = ruled_faces(made, [])
    assert near(cells(faces), CELLS)
    assert [face.rect for face in faces if face.table is None] == [drawn]


def test_boxes_that_touch_each_other_are_the_cells_of_a_table() -> None:
    made = Drawing()
    box(made, (90, 90, 410, 170))
    for cell in CELLS:
        box(made, cell)
    assert set(CELLS) <= set(cells(ruled_faces(made, [])))


def test_a_box_under_a_coloured_bar_is_no_table_with_it() -> None:
    made, bar, under = Drawing(), (100.0, 80.0, 400.0, 100.0), (100.0, 100.0, 300.0, 118.0)
    made.frame(bar)
    made.grounds.append(bar)
    box(made, under)
    faces = ruled_faces(made, [])
    assert near([face.rect for face in faces if face.table is None], [bar, under])


def circle(middle: float, radius: float, corners: int) -> Sub:
    import math

    turns = [2 * math.pi * n / corners for n in range(corners)]
    return Sub(
        [(middle + radius * math.cos(t), middle + radius * math.sin(t)) for t in turns], closed=True
    )


def test_a_circle_of_many_corners_is_a_box_and_one_in_it_its_tick() -> None:
    made = Drawing()
    take_sub(made, circle(50, 4.2, 128), DARK)
    take_sub(made, circle(50, 3.6, 116), WHITE)
    assert len(made.tick_boxes) == 1
    assert made.solids == []
    take_sub(made, circle(50, 3, 188), DARK)
    assert len(made.blots) == 1


def test_a_shape_of_few_corners_is_no_circle() -> None:
    made = Drawing()
    take_sub(made, circle(50, 4.2, 3), DARK)
    assert made.tick_boxes == []
    assert made.solids == []


def test_frames_of_fields_that_nearly_fill_their_cells_part_no_cell() -> None:
    made, grid = Drawing(), [(x, y) for y in range(100, 157, 19) for x in (100, 300)]
    for x, y in grid:  # each cell is drawn for itself, and a field within it
        box(made, (x, y, x + 200, y + 19))
    places = [(x + 2, y + 1.5, x + 198, y + 17.5) for x, y in grid if x == 300]
    for x0, y0, x1, y1 in places:
        box(made, (x0 + 0.5, y0 + 0.5, x1 - 0.5, y1 - 0.5))
    assert near(cells(ruled_faces(made, places)), [(x, y, x + 200, y + 19) for x, y in grid])


def test_a_frame_in_the_lower_half_of_its_cell_parts_it_no_more() -> None:
    made = table()
    box(made, (202.3, 143.3, 397.7, 157.7))
    assert near(cells(ruled_faces(made, [(202, 143, 398, 158)])), CELLS)


def test_frames_that_are_all_the_table_there_is_stay_its_cells() -> None:
    made, grid = Drawing(), [(x, y) for y in (100, 120) for x in (100, 300)]
    places = [(x, y, x + 200, y + 20) for x, y in grid]
    for place in places:
        box(made, place)
    assert near(cells(ruled_faces(made, places)), places)


def test_the_white_between_frames_upon_each_other_is_no_row() -> None:
    made = Drawing()
    places = [(x, y, x + 200, y + 14) for y in (100, 117) for x in (100, 304)]
    for place in places:
        box(made, place)
    found = ruled_faces(made, places)
    assert near([face.rect for face in found if face.rect[3] - face.rect[1] < 5], [])
    assert len(found) == len(places)
