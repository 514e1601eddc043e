"""Lines that do not run from left to right."""

from __future__ import annotations

from tests.unit.pdf.builders import text
from tests.unit.pdf.sheets import drawn, said

UP = "q 0 1 -1 0 66 600 cm BT /F1 9 Tf (SECTION I - AGENCY) Tj ET Q\n"
SIDE = "50 580 20 150 re S 70 580 200 150 re S\n"


def test_a_line_that_runs_up_a_box_is_a_title_at_the_top_of_what_stands_beside_it() -> None:
    extract = drawn(SIDE + UP + text(80, 710, "Name: Jane Doe"))
    assert said(extract) == ["SECTION I - AGENCY", "Name: Jane Doe"]
    title, beside = extract.sheet
    assert title.table is None
    assert title.y1 <= beside.y0 + 1


def test_a_line_that_runs_down_is_read_from_the_top() -> None:
    down = "q 0 -1 1 0 56 715 cm BT /F1 9 Tf (PART 2) Tj ET Q\n"
    assert "PART 2" in said(drawn(SIDE + down + text(80, 710, "Name")))


def test_a_turned_line_in_no_box_says_nothing_of_its_place() -> None:
    assert said(drawn(text(72, 700, "Name") + UP)) == ["Name"]


def test_a_watermark_is_no_part_of_the_form() -> None:
    slanted = "BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 200 Tm (COPY) Tj ET\n"
    assert said(drawn(text(72, 700, "Name") + slanted)) == ["Name"]
