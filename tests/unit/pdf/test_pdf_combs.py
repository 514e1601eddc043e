"""Combs: a letter in each of a row of small cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.pdf.builders import text
from tests.unit.pdf.sheets import drawn, said

STEP = 15.0


def comb(x: float, letters: str, lines: bool = True, signs: str = "") -> str:
    """Letters in the middle of cells whose dividing lines are drawn; a blank is an empty cell."""
    made = ""
    for at, letter in enumerate(letters):
        if letter != " ":
            made += text(x + at * STEP + 5, 700, letter, font="F1")
        if lines and at:
            made += f"{x + at * STEP} 697 m {x + at * STEP} 711 l S\n"
    return made + signs


def test_the_letters_of_a_comb_are_one_word() -> None:
    assert said(drawn(comb(100, "09302026"))) == ["09302026"]


def test_an_empty_cell_between_letters_is_a_blank() -> None:
    assert said(drawn(comb(100, "ANNE LEE"))) == ["ANNE LEE"]


def test_the_lines_of_a_comb_part_no_box() -> None:
    extract = drawn("90 690 160 40 re S " + text(95, 720, "Date") + comb(100, "09302026"))
    assert said(extract) == ["Date\n09302026"]


def test_a_border_between_two_combs_parts_them() -> None:
    boxes = "95 690 130 30 re S 225 690 130 30 re S "
    assert said(drawn(boxes + comb(100, "09302026") + comb(232, "10312026"))) == [
        "09302026",
        "10312026",
    ]


def test_signs_printed_between_the_cells_belong_to_what_is_written() -> None:
    groups = comb(100, "09") + comb(140, "30") + comb(180, "2026")
    signs = text(132, 700, "/") + text(172, 700, "/")
    assert said(drawn(groups + signs)) == ["09/30/2026"]


def test_single_letters_without_lines_between_them_are_no_comb() -> None:
    assert "ABCDE" not in said(drawn(comb(100, "ABCDE", lines=False)))


@given(st.text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", min_size=4, max_size=24))
def test_whatever_stands_in_a_comb_is_read_whole(letters: str) -> None:
    assert said(drawn(comb(60, letters))) == [letters]


def squares(x: float, letters: str) -> str:
    """A letter in each of a row of squares that are drawn one by one."""
    cells = "".join(f"{x + at * STEP} 696 {STEP} 16 re S\n" for at in range(len(letters)))
    return cells + comb(x, letters, lines=False)


def test_squares_in_a_row_are_the_cells_of_a_comb_and_no_tick_boxes() -> None:
    extract = drawn(squares(100, "09/30/2026"))
    assert said(extract) == ["09/30/2026"]
    assert not extract.controls


def test_single_squares_stay_tick_boxes() -> None:
    apart = "100 696 12 12 re S 160 696 12 12 re S "
    assert len(drawn(apart + text(116, 698, "Yes") + text(176, 698, "No")).controls) == 2
