"""The sheet: made-up geometry that keeps what stands beside and below what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Cell
from tests.unit.word.ooxml import cell, line_texts, para, read, row, run, sdt, table, texts

SPAN = '<w:gridSpan w:val="2"/>'


def test_paragraphs_are_cells_below_each_other() -> None:
    first, second = read(para("One") + para("Two")).sheet
    assert first.table is None
    assert (first.y0, first.y1, second.y0) == (0, 12, 12)
    assert first.anchor.place == "paragraph 1"


def test_columns_follow_the_grid_in_points() -> None:
    left, right = read(table(row("a", "b"), grid=(2000, 4000))).sheet
    assert (left.x0, left.x1, right.x0, right.x1) == (0, 100, 100, 300)


def test_a_grid_without_widths_takes_the_cells_own() -> None:
    width = '<w:tcW w:w="{}" w:type="dxa"/>'
    cells = [cell("a", properties=width.format(1000)), cell("b", properties=width.format(3000))]
    left, right = read(table(row(*cells), grid=(0, 0))).sheet
    assert (left.x1, right.x1) == (50, 200)


def test_without_any_width_columns_are_equal() -> None:
    percent = cell("c", properties='<w:tcW w:w="50" w:type="pct"/>')
    odd = cell("d", properties='<w:tcW w:w="wide" w:type="dxa"/>')
    made = read(table(row("a", "b", percent, odd))).sheet
    assert [c.x1 - c.x0 for c in made] == [117] * 4


def test_a_table_wider_than_the_page_is_squeezed() -> None:
    made = read(table(row("a", "b"), grid=(20000, 20000))).sheet
    assert made[1].x1 == 468


def test_spans_and_skipped_columns_keep_the_grid() -> None:
    skip = '<w:gridBefore w:val="1"/>'
    body = table(
        row("a", "b", "c"),
        row(cell("wide", properties=SPAN), "d"),
        row("e", "f", properties=skip),
        grid=(2000, 2000, 2000),
    )
    by_text = {"".join(line_texts(c)): c for c in read(body).sheet}
    assert (by_text["wide"].x0, by_text["wide"].x1, by_text["wide"].column) == (0, 200, 0)
    assert by_text["d"].column == 2
    assert (by_text["e"].column, by_text["e"].x0) == (1, 100)


def test_a_row_is_as_high_as_its_tallest_cell() -> None:
    tall, low = read(table(row(cell(para("1"), para("2"), para("3")), "x"))).sheet
    assert (tall.y1, low.y1) == (36, 36)


def test_a_vertically_merged_cell_reaches_down() -> None:
    start = cell("Phase", properties='<w:vMerge w:val="restart"/>')
    more = cell("", properties="<w:vMerge/>")
    body = table(row(start, "a"), row(more, "b"), row(more, "c"), row("New", "d"))
    made = read(body).sheet
    assert (made[0].y0, made[0].y1) == (0, 36)
    assert made[6].y0 == 36
    assert made[2].lines == ()


def test_what_stands_in_a_continued_cell_belongs_to_the_first() -> None:
    start = cell("Phase", properties='<w:vMerge w:val="restart"/>')
    more = cell("two", properties="<w:vMerge/>")
    made = read(table(row(start), row(more))).sheet
    assert line_texts(made[0]) == ["Phase", "two"]


def test_an_old_horizontal_merge_is_one_cell() -> None:
    start = cell("Wide", properties='<w:hMerge w:val="restart"/>')
    more = cell("", properties='<w:hMerge w:val="continue"/>')
    made = read(table(row(start, more, "z"), grid=(1000, 1000, 1000))).sheet
    assert [(c.column, c.x1) for c in made] == [(0, 100), (2, 150)]


def test_a_nested_table_lies_inside_its_cell() -> None:
    inner = table(row("in 1", "in 2"), grid=(9000, 9000))
    body = table(row("left", cell(para("before"), inner, para("after"))), grid=(2000, 4000))
    made = {"/".join(line_texts(c)): c for c in read(body).sheet}
    outer, first, second = made["before/after"], made["in 1"], made["in 2"]
    assert (outer.table, first.table) == (0, 1)
    assert outer.x0 <= first.x0 < second.x0 < second.x1 <= outer.x1
    assert outer.y0 < first.y0 < first.y1 < outer.y1
    assert outer.anchor.place == "table 1, row 1"
    assert first.anchor.place == "table 2, row 1"


def test_breaks_make_lines() -> None:
    body = para(run("a"), "<w:r><w:br/></w:r>", run("b"), "<w:r><w:cr/><w:t>c</w:t></w:r>")
    (made,) = read(body).sheet
    assert line_texts(made) == ["a", "b", "c"]
    assert [line.y0 for line in made.lines] == [0, 12, 24]


def test_tabs_leave_gaps_up_to_the_next_stop() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="4000"/><w:tab w:val="clear" w:pos="100"/></w:tabs>'
    body = para("Name:", "<w:r><w:tab/></w:r>", "Phone:", properties=stops) + para(
        "ab", "<w:r><w:tab/></w:r>", "c", "<w:r><w:ptab/></w:r>"
    )
    stopped, plain = read(body).sheet
    assert [p.x0 for p in stopped.lines[0].pieces] == [0, 200]
    assert [p.x0 for p in plain.lines[0].pieces] == [0, 36]


def test_a_leader_of_underscores_is_a_line_to_write_on() -> None:
    stops = '<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="4000"/></w:tabs>'
    (made,) = read(para("Name: ", "<w:r><w:tab/></w:r>", properties=stops)).sheet
    assert line_texts(made)[0].startswith("Name: ____")


def test_an_underlined_tab_is_a_line_to_write_on() -> None:
    body = para("Name: ", '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/></w:r>')
    (made,) = read(body).sheet
    assert "_" in line_texts(made)[0]


def test_bold_runs_are_pieces_of_their_own() -> None:
    body = para(run("a"), run("b"), run("C", "<w:b/>"), run("d", '<w:b w:val="0"/>'))
    (made,) = read(body).sheet
    assert [(p.text, p.bold) for p in made.lines[0].pieces] == [
        ("ab", False),
        ("C", True),
        ("d", False),
    ]


def test_a_long_line_stays_inside_its_cell() -> None:
    long, other = read(table(row("word " * 60, "x"), grid=(2000, 2000))).sheet
    assert long.lines[0].pieces[-1].x1 <= other.x0


def test_indents_move_the_first_piece() -> None:
    (made,) = read(para("x", properties='<w:ind w:left="720"/>')).sheet
    assert made.lines[0].pieces[0].x0 == 36
    assert read(para("x", properties='<w:ind w:left="0"/>')).sheet[0].lines[0].pieces[0].x0 == 0


def test_a_table_indent_moves_the_table() -> None:
    body = table(row("a"), grid=(1000,)).replace(
        "<w:tblPr/>", '<w:tblPr><w:tblInd w:w="400" w:type="dxa"/></w:tblPr>'
    )
    assert read(body).sheet[0].x0 == 20
    percent = body.replace('type="dxa"/></w:tblPr>', 'type="pct"/></w:tblPr>')
    assert read(percent).sheet[0].x0 == 0


def test_a_table_without_a_grid_or_rows_harms_nothing() -> None:
    assert read("<w:tbl/>").sheet == ()
    assert texts(read(f"<w:tbl>{row('a')}</w:tbl>")) == ["a"]


def test_every_control_stands_once_on_the_sheet() -> None:
    body = para(sdt("a"), sdt("b")) + table(row(cell(para(sdt("c"))), sdt(cell("d"))))
    extract = read(body)
    placed = [p.control for c in extract.sheet for line in c.lines for p in line.pieces]
    assert [c for c in placed if c] == list(extract.controls)


def test_a_paragraph_whose_end_was_deleted_runs_into_the_next() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert texts(read(para("one ", properties=gone) + para("two"))) == ["", "one two"]


def test_line_ends_inside_a_text_are_blanks() -> None:
    assert texts(read(para(run("a\n b\tc")))) == ["a  b c"]


def test_wild_numbers_harm_nothing() -> None:
    body = table(
        row(cell("a", properties='<w:gridSpan w:val="99999999999"/>'), "b"),
        row(cell("c", properties='<w:gridSpan w:val="-3"/>')),
        grid=(1000, 1000),
    ) + para("x", properties='<w:ind w:left="nan"/><w:tabs><w:tab w:pos="-q"/></w:tabs>')
    assert [t for t in texts(read(body)) if t] == ["a", "b", "c", "x"]


names = st.text("abc", min_size=1, max_size=4)
rows_ = st.lists(st.lists(names, min_size=1, max_size=4), min_size=1, max_size=5)


def _inside(part: Cell, whole: Cell) -> bool:
    return part.x0 >= whole.x0 - 0.01 and part.x1 <= whole.x1 + 0.01


@given(rows_)
def test_cells_of_any_table_never_overlap_in_a_row(content: list[list[str]]) -> None:
    made = read(table(*[row(*cells) for cells in content])).sheet
    for one in made:
        for other in made:
            if one.row == other.row and one.column < other.column:
                assert one.x1 <= other.x0 + 0.01
            if one.row < other.row:
                assert one.y1 <= other.y0 + 0.01
    assert [line_texts(c)[0] for c in made] == [name for cells in content for name in cells]
