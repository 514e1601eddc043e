"""Lines on tab stops are tables where a row of heads or of captions says what stands in them."""

from __future__ import annotations

from tests.unit.word.ooxml import line_texts, para, read, run

STOPS = '<w:tabs><w:tab w:val="left" w:pos="4000"/><w:tab w:val="left" w:pos="7000"/></w:tabs>'


def line(*parts: str, stops: str = STOPS) -> str:
    """A paragraph with a tab between its parts."""
    tab = "<w:r><w:tab/></w:r>"
    return para(tab.join(part if part.startswith("<") else run(part) for part in parts),
                properties=stops)  # fmt: skip


def test_lines_under_heads_on_the_same_stops_are_the_rows_of_a_table() -> None:
    made = read(line("Phase", "Status", "Start") + line("Design", "TBD", "")).sheet
    assert [(c.table, c.row, c.column) for c in made] == [
        (0, 0, 0), (0, 0, 1), (0, 0, 2), (0, 1, 0), (0, 1, 1), (0, 1, 2),
    ]  # fmt: skip
    assert [c.x0 for c in made[:3]] == [0, 200, 350]
    assert line_texts(made[4]) == ["TBD"]
    assert made[3].anchor.place == "paragraph 2"


def test_so_are_answers_over_captions() -> None:
    made = read(line("Ann Page", "860-555-0101", "x") + line("Name", "Phone", "Date")).sheet
    assert {c.table for c in made} == {0}


def test_labels_with_their_answers_make_no_table() -> None:
    made = read(line("Name: Ann", "Phone: 1", "x") + line("Unit: DMV", "Phone: 2", "x")).sheet
    assert [c.table for c in made] == [None, None]


def test_lines_with_other_stops_or_another_number_of_tabs_do_not_belong_together() -> None:
    made = read(line("Phase", "Status") + line("Design", "TBD", "x") + para("End")).sheet
    assert {c.table for c in made} == {None}


def test_without_stops_any_number_of_tabs_parts_two_columns() -> None:
    tabs = "<w:r><w:tab/></w:r><w:r><w:tab/></w:r>"
    heads = para(run("Phase"), tabs, run("Status"), tabs, run("Start"))
    answers = para(run("Design"), tabs, tabs, run("TBD"), tabs, run("-"))
    made = read(heads + answers).sheet
    assert [line_texts(c) for c in made[3:]] == [["Design"], ["TBD"], ["-"]]
    assert {c.table for c in made} == {0}


def test_what_is_slanted_and_what_word_counts_is_said() -> None:
    counted = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    first, second = read(
        para("Title", properties=counted) + para(run("As on the contract.", "<w:i/>"))
    ).sheet
    assert (first.item_of, second.item_of) == ("3", "")
    assert [piece.italic for c in (first, second) for piece in c.lines[0].pieces] == [False, True]
